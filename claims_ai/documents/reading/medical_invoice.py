"""医疗门诊收费票据 and 医疗住院收费票据: paper forms and e-invoices of all provinces."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from claims_ai.documents import parse
from claims_ai.documents.labels import Span
from claims_ai.documents.layout import Sheet, label_hits, under_spans
from claims_ai.documents.reading.charges import read_charges
from claims_ai.documents.reading.common import Labelled, Reading, lone_date, read_labelled, spans_after
from claims_ai.documents.reading.hospital import hospital_name
from claims_ai.documents.reading.items import read_categories, read_items
from claims_ai.documents.reading.medical_labels import ALL, COMMON, INPATIENT, OUTPATIENT, STAY, TOTAL_ROW, WORDS
from claims_ai.documents.reading.multiplied_rows import multiplied_rows
from claims_ai.documents.reading.stay import lone_range
from claims_ai.documents.reading.table import read_reckoned, read_table
from claims_ai.documents.reading.under_heads import read_under_heads
from claims_ai.documents.text import half_width, squash
from claims_ai.values import Field, Line

_FILLED_IN = re.compile(r"^\D{0,6}(20\d\d)[\s年.]+(\d{1,2})[\s月.]+(\d{1,2})(?!\d)")

_DAYS = re.compile(r"(?:共\s*(?:计|住院)?|住院)\s*(\d{1,3}\s*天)")
_DAYS_APART = re.compile(r"住院\s*(\d{1,3})$")
_FIGURE = re.compile(r"20\d\d|\d{1,2}")
_RANGE = re.compile(r"^\s*:?\s*20\d\d\D\d{1,2}\D\d{1,2}\D.*?20\d\d")


_PAYMENTS = {
    label for one in COMMON if one.name.endswith("_paid") or one.name.startswith("self_") for label in one.labels
}
_OWN_EXPENSE = re.compile(r"全?自费|公费")
_HEADINGS, _MONEY = 3, re.compile(r"\d\.\d\d(?!\d)")
# how a type of hospital is cut where its line ends, and what is left over
_TYPE_ENDS = {"保健": "院", "保": "健院", "医": "院", "卫生": "院", "专科": "医院", "综合": "医院", "中医": "医院"}
CHARGES = (read_items, read_categories, read_table, read_reckoned, read_under_heads, multiplied_rows)
"""How the charges of medical invoices may be printed."""


def read_outpatient(sheet: Sheet) -> Reading:
    """Read a 门诊 invoice."""
    return _read(sheet, COMMON + OUTPATIENT)


def read_inpatient(sheet: Sheet) -> Reading:
    """Read a 住院 invoice, whose stay is often printed as one range."""
    reading = _read(sheet, COMMON + INPATIENT)
    return replace(reading, fields={**_days_told(sheet), **(_stay(sheet) or lone_range(sheet)), **reading.fields})


def _read(sheet: Sheet, fields: Sequence[Labelled]) -> Reading:
    found = {**_under_headings(sheet, fields), **read_labelled(sheet, fields, ALL, wrapped=True)}
    extra = {
        "hospital_name": hospital_name(sheet),
        "total_amount": _total_beside_words(sheet),
        "issue_date": _split_date(sheet) or lone_date(sheet, ALL) or _shifted_date(sheet),
        "invoice_number": _red_number(sheet),
        "insurance_type": _at_own_expense(sheet),
    }
    found = {**{name: value for name, value in extra.items() if value}, **found}
    if "total_amount" in found and "total_amount_in_words" not in found:
        found.update(_misread_words(sheet, Decimal(found["total_amount"].value)))
    if "hospital_type" in found:
        found["hospital_type"] = _whole_type(sheet, found["hospital_type"])
    return Reading(found, read_charges(sheet, CHARGES, found.get("total_amount")))


def _whole_type(sheet: Sheet, cut: Field) -> Field:
    """The type of a hospital with its last characters, which stand alone at the beginning of a row below: 三级中医医|院."""
    end = next((end for words, end in _TYPE_ENDS.items() if cut.value.endswith(words)), None)
    rest = (
        line for line in sheet.lines if end and squash(line.text) == end and cut.box and line.box[0][1] > cut.box[0][1]
    )
    if found := next(rest, None):
        return replace(cut, value=cut.value + squash(found.text), text=f"{cut.text} {found.text}")
    return cut


def _at_own_expense(sheet: Sheet) -> Field | None:
    """自费 as the sort of insurance, which is a label too: it is none where no sum stands behind it."""
    labels = next(one.labels for one in COMMON if one.name == "insurance_type")
    for hit in label_hits(sheet, ALL):
        beside = sheet.right_of(hit.line.box) if hit.name in labels else []
        charged = len(beside) > 1 and re.match(r"[¥\d]", half_width(beside[1].text))
        if beside and not charged and _OWN_EXPENSE.fullmatch(squash(beside[0].text)):
            return parse.field(squash(beside[0].text), [Span(beside[0], 0, len(beside[0].text))])
    return None


def _under_headings(sheet: Sheet, fields: Sequence[Labelled]) -> dict[str, Field]:
    """What was paid where it stands in a table under its headings: several of them in a row that has no amount."""
    found: dict[str, Field] = {}
    hits = [hit for hit in label_hits(sheet, ALL) if hit.name in _PAYMENTS]
    for hit in hits:
        level = [line for line in sheet.lines if abs(line.box[0][1] - hit.line.box[0][1]) < 0.7 * sheet.line_height]
        beside = [other for other in hits if other.line in level]
        if len(beside) < _HEADINGS or any(_MONEY.search(half_width(line.text)) for line in level):
            continue
        field = next(one.name for one in fields if hit.name in one.labels)
        if amount := parse.amount(under_spans(sheet, ALL, hit)):
            found.setdefault(field, amount)
    return found


def _misread_words(sheet: Sheet, total: Decimal) -> dict[str, Field]:
    parser = parse.words_for(total)
    values = (parser(spans) for spans in spans_after(sheet, ALL, WORDS))
    found = next((value for value in values if value), None)
    return {"total_amount_in_words": found} if found else {}


def _stay(sheet: Sheet) -> dict[str, Field]:
    for spans in spans_after(sheet, ALL, STAY):
        days = parse.dates(spans)
        if days and _RANGE.search("".join(span.text for span in spans)):
            return dict(zip(("admission_date", "discharge_date"), days, strict=False))
    return {}


def _days_told(sheet: Sheet) -> dict[str, Field]:
    """The length of the stay where it is told behind its days: 共 10 天."""
    for line in sheet.lines:
        match = _DAYS.search(half_width(line.text))
        match = match or _before_a_unit(sheet, line)
        if match and (days := parse.whole_number([Span(line, *match.span(1))])):
            return {"inpatient_days": days}
    return {}


def _before_a_unit(sheet: Sheet, line: Line) -> re.Match[str] | None:
    """The number of days whose 天 is printed away from it."""
    match = _DAYS_APART.search(half_width(line.text).strip())
    beside = sheet.right_of(line.box) if match else []
    return match if any(squash(other.text) == "天" for other in beside[:2]) else None


def _total_beside_words(sheet: Sheet) -> Field | None:
    """Older forms print the total in digits in the row of the words, without 小写: the last amount with two decimals there."""
    hits = [hit for hit in label_hits(sheet, ALL) if hit.name in (*TOTAL_ROW, *WORDS)]
    for hit in hits:
        row = [
            line
            for line in sheet.right_of(hit.line.box, drift=0.9)
            if not ALL.hits(line) or _amount_in(line, at_start=True)
        ]
        for line in reversed(row):
            total = _amount_in(line)
            if total:
                return total
    return None


def _amount_in(line: Line, *, at_start: bool = False) -> Field | None:
    match = re.match(
        r"\D{0,5}(\d[\d,]*\.\d\d)(?!\d)" if at_start else r".*?(\d[\d,]*\.\d\d)(?!\d)", half_width(line.text)
    )
    return parse.amount([Span(line, match.start(1), match.end(1))]) if match else None


def _red_number(sheet: Sheet) -> Field | None:
    """Paper forms print № and the number in one, above the table."""
    for line in sheet.lines:
        match = re.match(r"^N[A-Za-zº°.:]{0,2}\s*(\d{8,10})$", half_width(line.text).strip())
        if match:
            return parse.field(match[1], [Span(line, 0, len(line.text))])
    return None


def _split_date(sheet: Sheet) -> Field | None:
    """A date whose year, month and day were filled in over a printed 年 月 日 at the foot of the page."""
    foot = [line for line in (*sheet.lines, *sheet.red_free) if line.box[0][1] > 0.7 * (sheet.size[1] or 0)]
    for line in foot:
        match = _FILLED_IN.match(half_width(line.text))
        day = parse.calendar_day(*match.groups()) if match else None
        if match and day:
            return parse.field(day.isoformat(), [Span(line, match.start(1), match.end())])
    return None


def _shifted_date(sheet: Sheet) -> Field | None:
    """A date whose figures slipped off the printed 年 月 日 by up to a line when they were filled in."""
    lone = {char: [line for line in sheet.lines if squash(line.text) == char] for char in "年月日"}
    figures = [line for line in sheet.lines if _FIGURE.fullmatch(squash(line.text))]
    for year in lone["年"]:
        day = next((line for line in lone["日"] if _in_row(sheet, year, line)), None)
        if not day or not any(_in_row(sheet, year, month) for month in lone["月"]):
            continue
        near = sorted((f for f in figures if _between(sheet, year, day, f)), key=lambda line: line.box[0][0])
        told = parse.calendar_day(*(squash(line.text) for line in near)) if len(near) == 3 else None
        if told:
            return parse.field(told.isoformat(), [Span(line, 0, len(line.text)) for line in near])
    return None


def _in_row(sheet: Sheet, first: Line, other: Line) -> bool:
    """Whether a line stands a little to the right of another, at its height."""
    (x0, y0), (x1, y1) = first.box[0], other.box[0]
    return 0 < x1 - x0 < 10 * sheet.line_height and abs(y1 - y0) < 0.7 * sheet.line_height


def _between(sheet: Sheet, year: Line, day: Line, figure: Line) -> bool:
    """Whether a figure stands by the printed 年 月 日, up to a line and a half above or under them."""
    (left, top), (right, _), (x, y), height = year.box[0], day.box[1], figure.box[0], sheet.line_height
    return left - 3.5 * height < x < right + 1.5 * height and abs(y - top) < 1.5 * height
