"""银行卡: a long number in groups of four, the bank's name, and sometimes a date."""

import re

from claims_ai.documents import parse
from claims_ai.documents.labels import Span
from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading.common import Reading
from claims_ai.documents.text import half_width, squash
from claims_ai.values import Field

_BANK = re.compile(r"[\u4e00-\u9fff]{2,10}(?:银行|信用社|信用联社)")


def read(sheet: Sheet) -> Reading:
    """Read the front of a bank card."""
    found = {"card_number": _card_number(sheet), "bank_name": _bank_name(sheet), "valid_thru": _valid_thru(sheet)}
    return Reading({name: value for name, value in found.items() if value})


def _card_number(sheet: Sheet) -> Field | None:
    """15 to 19 digits, in one line or in neighbouring lines of one row."""
    for line in sheet.lines:
        row = [
            Span(line, 0, len(line.text)),
            *(Span(o, 0, len(o.text)) for o in sheet.right_of(line.box) if o is not line),
        ]
        spans = [span for span in row if re.fullmatch(r"[\d ]+", half_width(span.text))]
        digits = re.sub(r"\D", "", "".join(span.text for span in spans))
        if 15 <= len(digits) <= 19 and spans[:1] and spans[0].line is line:
            return parse.field(digits, spans)
    return None


def _bank_name(sheet: Sheet) -> Field | None:
    for line in sheet.lines:
        match = _BANK.search(squash(line.text))
        if match:
            return parse.field(match[0], [Span(line, 0, len(line.text))])
    return None


def _valid_thru(sheet: Sheet) -> Field | None:
    for line in sheet.lines:
        match = re.search(r"(?<![\d/])(0[1-9]|1[0-2])\s*/\s*(\d{2})(?![\d/])", half_width(line.text))
        if match:
            return parse.field(f"20{match[2]}-{match[1]}", [Span(line, match.start(), match.end())])
    return None
