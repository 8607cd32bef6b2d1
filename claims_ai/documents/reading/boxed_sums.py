"""Sums of a form written by hand, a digit in each column of 万 千 百 十 元 角 分: the total behind a ¥, and the charges above it."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claims_ai.documents import parse
from claims_ai.documents.geometry import union
from claims_ai.documents.labels import Span
from claims_ai.documents.layout import Sheet
from claims_ai.documents.text import half_width, squash
from claims_ai.money import amount_text
from claims_ai.values import Field, Item, Line

_COLUMNS = re.compile(r"[元圆]角分$")
_LEAST, _MOST, _FEWEST = 3, 9, 2
_CHARGE = re.compile(
    r"(?P<name>[^\d\s]\S*)(?: (?P<unit>[\u4e00-\u9fff]{1,2}))?(?: (?P<quantity>\d{1,3}))? (?P<price>\d+\.\d{1,2})(?P<digits>(?: [\d一]{1,4})+)"
)


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


def charges_in_boxes(sheet: Sheet) -> tuple[Item, ...]:
    """The rows of a name, perhaps a unit and a quantity, a price, and digits that are those of their product, of which some may be lost."""
    return tuple(item for row in sheet.rows for item in _charge(row)) if _has_columns(sheet) else ()


def _charge(row: Sequence[Line]) -> Iterator[Item]:
    match = _CHARGE.fullmatch(" ".join(half_width(line.text).strip() for line in row))
    if match is None:
        return
    quantity, price = Decimal(match["quantity"] or 1), Decimal(match["price"])
    amount, digits = quantity * price, squash(match["digits"]).replace("一", "1")
    if len(digits) >= _FEWEST and _goes_into(digits, str(int(amount * 100))):
        yield Item(
            squash(match["name"]),
            amount_text(amount),
            round(min(line.confidence for line in row), 4),
            union([line.box for line in row]),
            quantity=str(quantity),
            unit=match["unit"],
            unit_price=f"{price.normalize():f}",
        )


def _has_columns(sheet: Sheet) -> bool:
    """Whether 元, 角 and 分 stand beside each other as headings."""
    texts = ["".join(squash(line.text) for line in row if len(squash(line.text)) < 8) for row in sheet.rows]
    return any(_COLUMNS.search(text) for text in texts)


def _goes_into(digits: str, whole: str) -> bool:
    """Whether the digits come in the whole in this order."""
    rest = iter(whole)
    return all(digit in rest for digit in digits)
