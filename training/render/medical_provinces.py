"""Electronic medical invoices of several provinces: one Form each, filled in by one routine."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PIL import Image

from training.render import paper, seal
from training.render.canvas import BLACK, Canvas, Ink, Rendered, Style
from training.render.contents import Charge, MedicalInvoice
from training.render.medical_flow import Flow, in_columns, pairs, running
from training.render.medical_form import Filler, Place, writing
from training.render.medical_labels import TRAIN, Dialect, shuffled, spoken, with_lines
from training.render.medical_seals import press
from training.render.medical_table import Column, charge, part

Edges = tuple[float, float, float, float]  # left, top, right, bottom
Printer = Callable[[Filler, Charge, float, float, Sequence[Column], Style, float], float]


@dataclass(frozen=True)
class Form:
    """One province's print. Heights are those of the table's inner rules; `running` are payments in one paragraph."""

    size: tuple[int, int]
    inks: tuple[Ink, ...]
    face: str
    title: str
    title_at: tuple[float, float, int]  # x, y, size in pixels
    seal_at: tuple[float, float]
    codes: tuple[tuple[int, int, int], ...]  # QR codes: x, y, width
    box: Edges
    header: float
    words: float
    info: float
    head: tuple[Place, ...]
    groups: int
    columns: tuple[Column, ...]
    totals: tuple[Place, ...]
    places: tuple[Place, ...]
    foot: tuple[Place, ...]
    seals: tuple[tuple[float, float], ...]  # where the hospital's seal may lie
    running: tuple[tuple[str, str], ...] = ()
    running_at: tuple[float, float] = (0, 0)
    days: tuple[str, ...] = ("%Y-%m-%d",)
    by_column: bool = False
    row: float = 36
    side: str = "其他信息"
    fills: tuple[str, ...] = ("serif", "sans", "mono")
    fill_size: int = 22
    flow: Flow | None = None  # instead of `places`: pairs in the words of the `dialect`
    dialect: Dialect = TRAIN
    panes: tuple[float, ...] = ()  # where rules part the lower block
    rules: tuple[Edges, ...] = ()  # further lines, each from a point to another
    supervised: bool = True  # the finance ministry's seal lies over the title
    first: float = 0.7  # how far below the heading the first charge stands, in rows


def draw(form: Form, content: MedicalInvoice, rng: random.Random) -> Rendered:
    """The invoice on that form."""
    canvas = Canvas(form.size, rng, shift=4)
    content = with_lines(form.dialect, content, rng, form.flow.lines) if form.flow else content
    ink = rng.choice(form.inks)
    label = Style(form.face, 23, ink, weight=0.2)
    face = rng.choice(form.fills)
    filled = Style(face, form.fill_size, rng.choice((BLACK, (62, 62, 70))), squeeze=0.86 if face == "mono" else 0.96)
    filler = Filler(canvas, content, label, filled, writing(rng, *form.days))
    for drawn in (_head, _table, _charges, _information, _seals):
        drawn(form, filler)
    return canvas.done(content.document_type)


def _head(form: Form, filler: Filler) -> None:
    content, canvas = filler.content, filler.canvas
    kind = "住院" if content.served_until else "门诊"
    x, y, size = form.title_at
    title = form.title.format(province=content.province, kind=kind)
    canvas.text((x, y), title, filler.form.but(size=size, spacing=5, weight=0.8), "m")
    if form.supervised:
        pressed = seal.worn(seal.supervision(content.province), canvas.rng)
        canvas.stamp(pressed, form.seal_at, _ink(filler), canvas.rng.uniform(-2, 2))
    for left, top, width in form.codes:
        canvas.image.paste(qr(content, width), (left, top))
    filler.places(form.head, min([left for left, _, _ in form.codes if left > x], default=form.box[2]))


def qr(content: MedicalInvoice, width: int) -> Image.Image:
    """The QR code of a medical e-invoice, its middle covered where numbers of the print are."""
    said = content.code, content.number, content.total, f"{content.issue_date:%Y%m%d}", content.check_code
    code = paper.qr(",".join(("01", "32", *map(str, said))), width)
    if content.erased:
        code.paste((255, 255, 255), (0, round(width * 0.22), width, round(width * 0.76)))
    return code


def _table(form: Form, filler: Filler) -> None:
    left, top, right, bottom = form.box
    ink = filler.form.ink
    filler.canvas.frame(*form.box, ink, 3)
    for y in (form.header, form.words, form.info):
        filler.canvas.rule((left, y), (right, y), ink)
    for x0, y0, x1, y1 in form.rules:
        filler.canvas.rule((x0, y0), (x1, y1), ink, 1)
    for i, char in enumerate(form.side):
        step = (bottom - form.info) / (len(form.side) + 0.5)
        filler.canvas.text((left + 24, form.info + (i + 0.75) * step), char, filler.form, "m")
    width = (right - left) / form.groups
    for group in range(form.groups):
        for column in form.columns:
            at = left + group * width + column.at, (top + form.header) / 2
            filler.canvas.text(at, column.heading, filler.form.but(size=21), column.anchor)


def _charges(form: Form, filler: Filler) -> None:
    """Charges beside each other or column by column, each class followed by what makes it up."""
    left, _, right, _ = form.box
    width, style = (right - left) / form.groups, filler.filled
    lines: list[tuple[Printer, Charge]] = []
    for one in filler.content.charges:
        lines += [(charge, one), *((part, below) for below in one.parts)]
    rows = -(-len(lines) // form.groups)
    heights = [form.header + form.row * form.first] * form.groups
    for i, (printed, one) in enumerate(lines):
        group = i // rows if form.by_column else i % form.groups
        if group == 0 and not form.by_column:
            heights = [max(heights)] * form.groups
        taken = printed(filler, one, left + group * width, heights[group], form.columns, style, style.size * 1.25)
        heights[group] += max(form.row, taken + form.row - style.size * 1.25)


def _information(form: Form, filler: Filler) -> None:
    filler.places(form.totals, form.box[2])
    dark = filler.form.but(ink=BLACK if form.side == "其他信息" else filler.form.ink, size=21)
    filler.places(form.places, form.box[2], dark)
    for x in form.panes:
        filler.canvas.rule((x, form.info), (x, form.box[3]), filler.form.ink)
    if form.flow:
        _flow(form, form.flow, filler, dark)
    if form.running:
        filler.running(form.running, form.running_at, form.box[2] - 24, filler.filled.size * 1.5)
    filler.places(form.foot, form.box[2] + 20)


def _flow(form: Form, flow: Flow, filler: Filler, style: Style) -> None:
    content, rng = filler.content, filler.canvas.rng
    names = spoken(form.dialect, rng, inpatient=content.served_until is not None)
    entries = pairs(filler, shuffled(flow.groups, rng), names, flow.colon)
    (in_columns if flow.xs else running)(filler, flow, entries, style)


def _seals(form: Form, filler: Filler) -> None:
    canvas, at = filler.canvas, filler.canvas.rng.choice(form.seals)
    ink = _ink(filler) if filler.form.ink == BLACK else None
    press(
        canvas,
        filler.content.hospital_name,
        at,
        ("收费专用章", "电子票据专用章", "财务专用章"),
        ink=ink,
        lean=8,
    )


def _ink(filler: Filler) -> Ink:
    """Red, or grey where the payer printed without colour."""
    return (150, 150, 154) if filler.form.ink == BLACK else (232, 96, 100)
