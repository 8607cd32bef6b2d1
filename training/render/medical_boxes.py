"""Paper forms of older systems: printed item names with amounts beside them, dates and totals in separate boxes."""

import random
from dataclasses import dataclass
from datetime import date

from claims_ai.money import amount_text
from training.render import medical_bills, paper, seal
from training.render.canvas import Canvas, Ink, Rendered, Style, width_of
from training.render.contents import Charge, MedicalInvoice
from training.render.medical_form import Filler, Place, writing
from training.render.medical_seals import press

NUMERALS = "零壹贰叁肆伍陆柒捌玖"
UNITS = ("拾", "万", "仟", "佰", "拾", "元", "角", "分")


@dataclass(frozen=True)
class Sheet:
    """One printed form; heights are those of its inner rules, `cells` how many charges stand beside each other."""

    size: tuple[int, int]
    paper: Ink
    lines: Ink | None  # of the security pattern
    form: Ink
    pen: Style
    title: str
    box: tuple[int, int, int, int]
    cells: int
    rows: int
    row: int
    head: tuple[Place, ...]
    date_at: tuple[int, int]
    words_at: tuple[int, int, int]  # x, y and how far the boxes are apart
    places: tuple[Place, ...]
    foot: tuple[Place, ...]
    seal_at: tuple[int, int]
    shift: int = 9
    printed: tuple[str, ...] = ()  # names of charges the form has places for, column by column
    face: str = "serif"
    boxed_date: bool = False
    number_ink: Ink = (176, 48, 44)
    stay_at: tuple[int, int] | None = None


def draw(sheet: Sheet, content: MedicalInvoice, rng: random.Random) -> Rendered:
    """The invoice on that form, its values shifted off their places."""
    canvas = Canvas(sheet.size, rng, sheet.paper, shift=sheet.shift)
    content = medical_bills.on_form(content, sheet.printed, rng) if sheet.printed else content
    form = Style(sheet.face, 21, sheet.form, weight=0.3)
    filler = Filler(canvas, content, form, sheet.pen, writing(rng))
    for part in (_paper, _head, _charges, _total, _payments):
        part(sheet, filler)
    return canvas.done(content.document_type)


def _paper(sheet: Sheet, filler: Filler) -> None:
    left, top, right, bottom = sheet.box
    if sheet.lines:
        pattern = paper.guilloche((right - left, bottom - top), sheet.paper, sheet.lines, period=9)
        filler.canvas.image.paste(pattern, (left, top))
    filler.canvas.frame(*sheet.box, sheet.form, 3)


def _head(sheet: Sheet, filler: Filler) -> None:
    content, canvas = filler.content, filler.canvas
    kind = "住院" if content.served_until else "门诊"
    title = sheet.title.format(province=content.province, kind=kind)
    canvas.text((sheet.size[0] / 2, 64), title, filler.form.but(size=36, spacing=6, weight=0.9), "m")
    stamp = seal.worn(seal.supervision(content.province, 200), canvas.rng)
    canvas.stamp(stamp, (sheet.size[0] / 2 - 60, 70), seal.RED, 2)
    filler.places([place for place in sheet.head if place.label != "№"], sheet.size[0] - 24)
    for place in sheet.head:
        if place.label == "№":
            end = canvas.text((place.x, place.y), "№", filler.form.but(size=28))[1][0]
            filler.at(end + 10, place.y, place.field, style=Style("mono", 31, sheet.number_ink, spacing=2))
    (boxed_date if sheet.boxed_date else split_date)(filler, "issue_date", content.issue_date, sheet.date_at)
    if sheet.stay_at and content.served_until:
        _stay(filler, sheet.stay_at, content.served_from, content.served_until)


def boxed_date(filler: Filler, field: str, day: date, at: tuple[int, int]) -> None:
    """Year, month and day in three cells under their printed names."""
    (x, y), parts = at, []
    for left, right, char, text in (
        (0, 86, "年", f"{day.year}"),
        (86, 146, "月", f"{day.month}"),
        (146, 206, "日", f"{day.day}"),
    ):
        filler.canvas.frame(x + left, y - 44, x + right, y + 22, filler.form.ink, 1)
        filler.canvas.text((x + (left + right) / 2, y - 28), char, filler.form.but(size=18), "m")
        parts.append(((x + (left + right) / 2 - width_of(text, filler.filled) / 2, y), text))
    filler.canvas.rule((x, y - 14), (x + 206, y - 14), filler.form.ink, 1)
    filler.canvas.spread(field, day, parts, filler.filled)


def _stay(filler: Filler, at: tuple[int, int], first: date, last: date) -> None:
    """自 年 月 日 至 年 月 日 共 天."""
    x, y = at
    filler.canvas.text((x, y), "住院日期 自", filler.form)
    split_date(filler, "admission_date", first, (x + 130, y))
    filler.canvas.text((x + 380, y), "至", filler.form)
    split_date(filler, "discharge_date", last, (x + 416, y))
    filler.canvas.text((x + 670, y), "共", filler.form)
    filler.at(x + 704, y, "inpatient_days")
    filler.canvas.text((x + 746, y), "天", filler.form)


def split_date(filler: Filler, field: str, day: date, at: tuple[int, int]) -> None:
    """年 月 日 are printed; the numbers are filled in before them, as the printer's drift has it."""
    (x, y), parts = at, ((0, f"{day.year}"), (102, f"{day.month:02d}"), (172, f"{day.day:02d}"))
    for offset, char in ((70, "年"), (140, "月"), (210, "日")):
        filler.canvas.text((x + offset, y), char, filler.form)
    filler.canvas.spread(field, day, [((x + off, y), text) for off, text in parts], filler.filled)


def _charges(sheet: Sheet, filler: Filler) -> None:
    """Item names and amounts in ruled cells, row by row; empty cells stay empty."""
    left, top, right, _ = sheet.box
    width = (right - left) / sheet.cells
    for cell in range(sheet.cells):
        x = left + cell * width
        filler.canvas.text((x + width * 0.28, top + sheet.row / 2), "项　目", filler.form, "m")
        filler.canvas.text((x + width * 0.78, top + sheet.row / 2), "金　额", filler.form, "m")
        for share in (0.56, 1):
            line = x + width * share
            filler.canvas.rule((line, top), (line, top + sheet.row * (sheet.rows + 1)), sheet.form, 1)
    for height in range(top + sheet.row, top + sheet.row * (sheet.rows + 2), sheet.row):
        filler.canvas.rule((left, height), (right, height), sheet.form, 1)
    if sheet.printed:
        _beside(sheet, filler, width)
        return
    for i, one in enumerate(filler.content.charges[: sheet.cells * sheet.rows]):
        x, y = left + i % sheet.cells * width, top + (i // sheet.cells + 1.5) * sheet.row
        _charge(filler, one, x, y, width)


def _beside(sheet: Sheet, filler: Filler, width: float) -> None:
    """Every charge the form knows by its printed name, amounts filled in beside those that were made."""
    amounts = {one.name: one.amount for one in filler.content.charges}
    for i, name in enumerate(sheet.printed):
        x, y = sheet.box[0] + i // sheet.rows * width, sheet.box[1] + (i % sheet.rows + 1.5) * sheet.row
        box = filler.canvas.text((x + 14, y), name, filler.form)
        if name in amounts:
            cells = [((x + width * 0.95, y), filler.money(amounts[name]), "r")]
            filler.canvas.item(name, amounts[name], cells, filler.filled, beside=box)


def _charge(filler: Filler, one: Charge, x: float, y: float, width: float) -> None:
    cells = [((x + 14, y), one.name, "l"), ((x + width * 0.96, y), amount_text(one.amount), "r")]
    filler.canvas.item(one.name, one.amount, cells, filler.filled)


def _total(sheet: Sheet, filler: Filler) -> None:
    """The total in words, one numeral before each printed unit, and in figures."""
    x, y, apart = sheet.words_at
    content, canvas = filler.content, filler.canvas
    canvas.text((sheet.box[0] + 12, y), "合计人民币(大写)", filler.form)
    cents = f"{int(content.total_in_words.scaleb(2)):08d}"
    parts = []
    for i, (digit, unit) in enumerate(zip(cents, UNITS, strict=True)):
        canvas.text((x + i * apart + apart * 0.55, y), unit, filler.form)
        leading = i < 5 and int(cents[: i + 1]) == 0
        parts.append(((x + i * apart, y), "⊗" if leading else NUMERALS[int(digit)]))
    first = next(i for i, part in enumerate(parts) if part[1] != "⊗")
    for at, mark in parts[max(first - 1, 0) : first]:
        canvas.value(at, None, mark, filler.filled.but(font="sans"))
    canvas.spread("total_amount_in_words", content.total_in_words, parts[first:], filler.filled)
    end = canvas.text((x + 8 * apart + 40, y), "￥", filler.form)[1][0]
    filler.at(end + 8, y, "total_amount")
    canvas.rule((sheet.box[0], y + sheet.row / 2), (sheet.box[2], y + sheet.row / 2), sheet.form, 2)


def _payments(sheet: Sheet, filler: Filler) -> None:
    filler.places(sheet.places, sheet.size[0] - 24)
    filler.places(sheet.foot, sheet.size[0] - 24)
    ward = "住院" if filler.content.served_until else "门诊"
    purposes = "收费专用章", "财务专用章", f"{ward}收费章"
    press(filler.canvas, filler.content.hospital_name, sheet.seal_at, purposes, 168)
