"""Electronic medical invoices of several provinces: one Form each, filled in by one routine."""

import random
from dataclasses import dataclass

from training.render import paper, seal
from training.render.canvas import BLACK, Canvas, Ink, Rendered, Style
from training.render.contents import MedicalInvoice
from training.render.medical_form import Column, Filler, Place, charge, hospital_seal, writing

Edges = tuple[float, float, float, float]  # left, top, right, bottom


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


def draw(form: Form, content: MedicalInvoice, rng: random.Random) -> Rendered:
    """The invoice on that form."""
    canvas = Canvas(form.size, rng, shift=4)
    ink = rng.choice(form.inks)
    label = Style(form.face, 23, ink, weight=0.2)
    face = rng.choice(form.fills)
    filled = Style(face, form.fill_size, rng.choice((BLACK, (62, 62, 70))), squeeze=0.86 if face == "mono" else 0.96)
    filler = Filler(canvas, content, label, filled, writing(rng, *form.days))
    for part in (_head, _table, _charges, _information, _seals):
        part(form, filler)
    return canvas.done(content.document_type)


def _head(form: Form, filler: Filler) -> None:
    content, canvas = filler.content, filler.canvas
    kind = "住院" if content.served_until else "门诊"
    x, y, size = form.title_at
    title = form.title.format(province=content.province, kind=kind)
    canvas.text((x, y), title, filler.form.but(size=size, spacing=5, weight=0.8), "m")
    pressed = seal.worn(seal.supervision(content.province), canvas.rng)
    canvas.stamp(pressed, form.seal_at, _ink(filler), canvas.rng.uniform(-2, 2))
    for left, top, width in form.codes:
        canvas.image.paste(paper.qr(qr_text(content), width), (left, top))
    filler.places(form.head, min([left for left, _, _ in form.codes if left > x], default=form.box[2]))


def qr_text(content: MedicalInvoice) -> str:
    """What the QR code of a medical e-invoice says."""
    day = f"{content.issue_date:%Y%m%d}"
    return f"01,32,{content.code},{content.number},{content.total},{day},{content.check_code}"


def _table(form: Form, filler: Filler) -> None:
    left, top, right, bottom = form.box
    ink = filler.form.ink
    filler.canvas.frame(*form.box, ink, 3)
    for y in (form.header, form.words, form.info):
        filler.canvas.rule((left, y), (right, y), ink)
    for i, char in enumerate(form.side):
        step = (bottom - form.info) / (len(form.side) + 0.5)
        filler.canvas.text((left + 24, form.info + (i + 0.75) * step), char, filler.form, "m")
    width = (right - left) / form.groups
    for group in range(form.groups):
        for column in form.columns:
            at = left + group * width + column.at, (top + form.header) / 2
            filler.canvas.text(at, column.heading, filler.form.but(size=21), column.anchor)


def _charges(form: Form, filler: Filler) -> None:
    left, _, right, _ = form.box
    width, charges = (right - left) / form.groups, filler.content.charges
    style = filler.filled
    rows = -(-len(charges) // form.groups)
    heights = [form.header + form.row * 0.7] * form.groups
    for i, one in enumerate(charges):
        group = i // rows if form.by_column else i % form.groups
        if group == 0 and not form.by_column:
            heights = [max(heights)] * form.groups
        taken = charge(filler, one, left + group * width, heights[group], form.columns, style, style.size * 1.25)
        heights[group] += max(form.row, taken + form.row - style.size * 1.25)


def _information(form: Form, filler: Filler) -> None:
    filler.places(form.totals, form.box[2])
    dark = filler.form.but(ink=BLACK if form.side == "其他信息" else filler.form.ink, size=21)
    filler.places(form.places, form.box[2], dark)
    if form.running:
        filler.running(form.running, form.running_at, form.box[2] - 24, filler.filled.size * 1.5)
    filler.places(form.foot, form.box[2] + 20)


def _seals(form: Form, filler: Filler) -> None:
    content, rng = filler.content, filler.canvas.rng
    pressed = hospital_seal(content.hospital_name, rng, ("收费专用章", "电子票据专用章", "财务专用章"))
    filler.canvas.stamp(pressed, rng.choice(form.seals), _ink(filler), rng.uniform(-8, 8))


def _ink(filler: Filler) -> Ink:
    """Red, or grey where the payer printed without colour."""
    return (150, 150, 154) if filler.form.ink == BLACK else (232, 96, 100)
