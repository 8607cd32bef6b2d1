"""银行卡: a long number in groups of four, the bank's name, and sometimes a date."""

import re
from collections.abc import Sequence
from itertools import pairwise

from claims_ai.documents import parse
from claims_ai.documents.labels import Span
from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading.common import Reading
from claims_ai.documents.text import half_width, squash
from claims_ai.identifiers import bank_card
from claims_ai.values import Field, Line

_BANK = re.compile(r"(?!发卡|开户|请|本|各|该|任何)[\u4e00-\u9fff]{2,14}?(?:银行|信用社|信用联社|信用合作社)")
_DATE = re.compile(r"(?<![\d/])(0[1-9]|1[0-2])\s*/\s*(?:20)?(\d{2})(?![\d/])")
_GROUP = 4
_DIGITS = re.compile(r"[\d ]+")


def read(sheet: Sheet) -> Reading:
    """Read the front of a bank card."""
    found = {"card_number": _card_number(sheet), "bank_name": _bank_name(sheet), "valid_thru": _valid_thru(sheet)}
    return Reading({name: value for name, value in found.items() if value})


def _card_number(sheet: Sheet) -> Field | None:
    """15 to 19 digits, in one line or in neighbouring lines of one row, else over rows one under the other."""
    for line in sheet.lines:
        spans = _row(sheet, line)
        digits = _joined(spans)
        if 15 <= len(digits) <= 19 and spans[0].line is line:
            return parse.field(_without_overlap(spans) or digits, spans)
    stacks = (_stack(sheet, line) for line in sheet.lines)
    return next((parse.field(_joined(spans), spans) for spans in stacks if spans), None)


def _without_overlap(spans: Sequence[Span]) -> str | None:
    """The number of groups of four whose boxes reach into one another, so that a group begins with the last digit of the one before;
    only the check digit tells that it is none of its own."""
    groups = [re.sub(r"\D", "", span.text) for span in spans]
    kept = [groups[0], *(own[len(own) > _GROUP and own[0] == before[-1] :] for before, own in pairwise(groups))]
    number = "".join(kept)
    return number if not bank_card.is_valid("".join(groups)) and bank_card.is_valid(number) else None


def _row(sheet: Sheet, line: Line) -> list[Span]:
    row = [line, *(other for other in sheet.right_of(line.box) if other is not line)]
    return [Span(other, 0, len(other.text)) for other in row if _DIGITS.fullmatch(half_width(other.text))]


def _stack(sheet: Sheet, first: Line) -> list[Span]:
    """Groups of four in rows of a card that stands upright; only the check digit tells that they are one number."""
    spans, line = [], first
    while re.fullmatch(r"(?:\d{4} ?){0,3}\d{1,4}", half_width(line.text).strip()):
        spans.append(Span(line, 0, len(line.text)))
        if len(_joined(spans)) >= 16 and bank_card.is_valid(_joined(spans)):
            return spans
        under = sheet.below(line.box)
        if not under or len(spans) > 4:
            break
        line = under[0]
    return []


def _joined(spans: Sequence[Span]) -> str:
    return re.sub(r"\D", "", "".join(span.text for span in spans))


def _bank_name(sheet: Sheet) -> Field | None:
    for line in sheet.lines:
        match = _BANK.search(squash(line.text))
        if match:
            return parse.field(match[0], [Span(line, 0, len(line.text))])
    return None


def _valid_thru(sheet: Sheet) -> Field | None:
    """The last month and year on the card: where it also prints since when it is valid, that one is earlier."""
    found = [
        parse.field(f"20{match[2]}-{match[1]}", [Span(line, match.start(), match.end())])
        for line in sheet.lines
        for match in _DATE.finditer(half_width(line.text))
    ]
    return max(found, key=lambda field: field.value, default=None)
