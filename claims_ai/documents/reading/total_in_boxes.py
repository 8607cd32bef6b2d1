"""The total of a form written by hand, a digit in each column of 万 千 百 十 元 角 分, behind a ¥."""

import re
from decimal import Decimal

from claims_ai.documents import parse
from claims_ai.documents.labels import Span
from claims_ai.documents.layout import Sheet
from claims_ai.documents.text import half_width, squash
from claims_ai.money import amount_text
from claims_ai.values import Field

_COLUMNS = re.compile(r"[元圆]角分$")
_LEAST, _MOST = 3, 9


def total_in_boxes(sheet: Sheet, words: Field | None) -> Field | None:
    """The digits behind the last ¥ of a page with such columns, where they are what the words say; of some, those not lost are."""
    if words is None or not _has_columns(sheet):
        return None
    cents = str(int(Decimal(words.value) * 100))
    for row in reversed(sheet.rows):
        start = next((i for i, line in enumerate(row) if "¥" in half_width(line.text)), None)
        spans = [Span(line, 0, len(line.text)) for line in row[start:]] if start is not None else []
        digits = "".join(squash(span.text).rpartition("¥")[2] for span in spans)
        if re.fullmatch(rf"\d{{{_LEAST},{_MOST}}}", digits) and _goes_into(digits, cents):
            whole = digits == cents
            return parse.field(amount_text(Decimal(words.value)), spans, 1.0 if whole else words.confidence)
    return None


def _has_columns(sheet: Sheet) -> bool:
    """Whether 元, 角 and 分 stand beside each other as headings."""
    texts = ["".join(squash(line.text) for line in row if len(squash(line.text)) < 8) for row in sheet.rows]
    return any(_COLUMNS.search(text) for text in texts)


def _goes_into(digits: str, whole: str) -> bool:
    """Whether the digits come in the whole in this order."""
    rest = iter(whole)
    return all(digit in rest for digit in digits)
