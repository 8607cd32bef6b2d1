"""居民身份证, the side with the portrait. Its labels and values are printed in one line, and the address wraps."""

import re
from collections.abc import Sequence
from dataclasses import replace

from claims_ai.documents import parse
from claims_ai.documents.labels import Span
from claims_ai.documents.layout import Sheet
from claims_ai.documents.personal import is_personal
from claims_ai.documents.reading.common import Reading
from claims_ai.documents.text import half_width, squash
from claims_ai.identifiers import resident_id
from claims_ai.identifiers.common import compact
from claims_ai.values import Field, Line

_NUMBER = re.compile(r"(?<![\dA-Za-z])(\d{17}[\dXx])(?![\dA-Za-z])")
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,}(?:省|自治区|市|区|县|旗|州)")
_LABELS = re.compile(r"姓\s*名|性\s*别|民\s*族|出\s*生|住\s*址|公\s*民|身份号码")


def read(sheet: Sheet) -> Reading:
    """Read the portrait side of an ID card."""
    found = {
        "name": _name(sheet),
        "sex": _sex(sheet),
        "ethnicity": _behind(sheet, r"民\s*族", r"([\u4e00-\u9fff]{1,6})"),
        "birth_date": _birth_date(sheet),
        "address": _address(sheet),
        "id_number": _id_number(sheet),
    }
    return Reading({name: value for name, value in found.items() if value})


def _behind(sheet: Sheet, label: str, form: str) -> Field | None:
    """The value printed behind a label in its line, or in the next line of its row."""
    for line in sheet.lines:
        text = half_width(line.text)
        at = re.search(label, text)
        if not at:
            continue
        rest = re.match(rf"[\s:·.,、]*{form}", text[at.end() :])
        if rest:
            return parse.field(squash(rest[1]), [Span(line, at.end() + rest.start(1), at.end() + rest.end(1))])
        for neighbour in sheet.right_of(line.box):
            match = re.match(rf"^\s*{form}\s*$", half_width(neighbour.text))
            if neighbour is not line and match and not _LABELS.search(neighbour.text):
                return parse.field(squash(match[1]), [Span(neighbour, 0, len(neighbour.text))])
    return None


def _name(sheet: Sheet) -> Field | None:
    """The name; the dot inside a long one may be read as any other dot."""
    found = _behind(sheet, r"姓\s*名", r"([\u4e00-\u9fff][\u4e00-\u9fff·.•・]{1,18})") or _unlabelled_name(sheet)
    return replace(found, value=re.sub("[.•・]", "·", found.value)) if found else None


def _unlabelled_name(sheet: Sheet) -> Field | None:
    """Where 姓名 was not read: the only name above the row of sex and people."""
    tops = [line.box[0][1] for line in sheet.lines if re.search(r"性\s*别|民\s*族", line.text)]
    above = [line for line in sheet.lines if tops and line.box[3][1] < min(tops) + 0.5 * sheet.line_height]
    names = [line for line in above if is_personal(squash(line.text)) and not _LABELS.search(line.text)]
    return parse.person([Span(names[0], 0, len(names[0].text))]) if len(names) == 1 else None


def _sex(sheet: Sheet) -> Field | None:
    for line in sheet.lines:
        match = re.search(r"(?:性\s*别)\s*([男女])|^\s*([男女])\s*(?:民\s*族|$)", half_width(line.text))
        if match:
            group = 1 if match[1] else 2
            return parse.field(
                "male" if match[group] == "男" else "female", [Span(line, match.start(group), match.end(group))]
            )
    return None


def _birth_date(sheet: Sheet) -> Field | None:
    """The date printed in one line, or in pieces in the row of 出生."""
    for line in sheet.lines:
        match = re.search(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日?", half_width(line.text))
        if match:
            return parse.one_date([Span(line, match.start(), match.end())])
    for line in sheet.lines:
        at = re.search(r"出\s*生", half_width(line.text))
        if at:
            spans = [Span(line, at.end(), len(line.text)), *_beside(sheet, line)]
            return parse.one_date(spans) or _in_number(sheet, spans)
    return None


def _in_number(sheet: Sheet, spans: Sequence[Span]) -> Field | None:
    """A birth date of which only the figures were read, where the number says that they are those of the day: 1992 720."""
    number = _id_number(sheet)
    if number is None or not resident_id.is_valid(number.value):
        return None
    born = resident_id.birth_date(number.value)
    figures = "".join(re.findall(r"\d", "".join(span.text for span in spans)))
    return parse.field(born.isoformat(), spans) if figures == f"{born.year}{born.month}{born.day}" else None


def _beside(sheet: Sheet, line: Line) -> list[Span]:
    return [Span(other, 0, len(other.text)) for other in sheet.right_of(line.box) if other is not line]


def _id_number(sheet: Sheet) -> Field | None:
    for line in sheet.lines:
        text = half_width(line.text)
        match = _NUMBER.search(re.sub(r"\s", "", text))
        if match:
            return parse.field(compact(match[1]), [Span(line, 0, len(text))])
    return None


def _address(sheet: Sheet) -> Field | None:
    """The line of 住址 and those under it, down to the number."""
    for line in sheet.lines:
        at = re.search(r"住\s*址|^住(?!院)|^址", half_width(line.text))
        if at:
            spans = [Span(line, at.end(), len(line.text)), *_continued(sheet, line)]
            spans = [span for span in spans if _bare(span)]
            return parse.field("".join(_bare(span) for span in spans), spans) if spans else None
    return _unlabelled_address(sheet)


def _bare(span: Span) -> str:
    return squash(span.text).strip("，,.。·:;、")


def _unlabelled_address(sheet: Sheet) -> Field | None:
    """Where 住址 was not read: the lines of an address between the birth date and the number, which stand under each other."""
    birth = [line.box[3][1] for line in sheet.lines if re.search(r"\d{4}\s*年|出\s*生", half_width(line.text))]
    number = [line.box[0][1] for line in sheet.lines if _NUMBER.search(re.sub(r"\s", "", half_width(line.text)))]
    if not birth or not number:
        return None
    slack = 0.5 * sheet.line_height
    rows = [
        line for line in sheet.lines if birth[0] - slack < line.box[0][1] < number[0] and not _LABELS.search(line.text)
    ]
    first = next((i for i, line in enumerate(rows) if _PLACE.search(line.text)), None)
    if first is None:
        return None
    left = rows[first].box[0][0]
    under = [
        line
        for line in rows[first:]
        if abs(line.box[0][0] - left) < 2.5 * sheet.line_height and re.search(r"[\u4e00-\u9fff]", line.text)
    ]
    spans = [Span(line, 0, len(line.text)) for line in under]
    return parse.field("".join(_bare(span) for span in spans), spans)


def _continued(sheet: Sheet, first: Line) -> Sequence[Span]:
    beside = [line for line in sheet.right_of(first.box) if line is not first and not _LABELS.search(line.text)]
    last = beside[0] if beside else first
    spans = [Span(line, 0, len(line.text)) for line in beside[:1]]
    while True:
        under = [
            line
            for line in sheet.below(last.box, rows=1.6)
            if line is not last and not re.search(r"身份|号码|\d{12}|公民", line.text)
        ]
        if not under or len(spans) > 4:
            return spans
        last = under[0]
        spans.append(Span(last, 0, len(last.text)))
