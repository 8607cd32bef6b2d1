"""Rows of charges that reckon: a name, and at the end of the row a price, a quantity and just their product, whatever heads they stand under.

The further pages of a list often have neither a title nor heads.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from claims_ai.documents.layout import Sheet
from claims_ai.documents.text import half_width, squash
from claims_ai.values import Line

_FEN = Decimal("0.01")
_NAME, _LONGEST = re.compile(r"[\u4e00-\u9fff]{2}"), 40
# price, quantity and amount, or quantity, price and amount, at the end of a row; a unit may stand between
_PRICE, _QUANTITY, _UNIT = r"\d{1,9}(?:,\d{3})*\.\s?\d{1,4}", r"\d{1,5}(?:\.\d{1,3})?", r"[\u4e00-\u9fff]{0,3}"
# what the insurance makes of the charge, behind its amount: its class, the share of the insured and what that comes to
_INSURED = r"(?:\s+(?:[甲乙丙]类?|全?自费|无|\d{1,3}(?:\.\d{1,2})?%|\d{1,9}\.\d{1,4}|[01])){0,4}"
_ORDERS = (
    re.compile(rf"(?P<price>{_PRICE})\s+(?P<quantity>{_QUANTITY})\s*(?P<unit>{_UNIT})\s+(?P<amount>{_PRICE}){_INSURED}\s*$"),
    re.compile(rf"(?<![\d.])(?P<quantity>{_QUANTITY})\s*(?P<unit>{_UNIT})\s+(?P<price>{_PRICE})\s+(?P<amount>{_PRICE}){_INSURED}\s*$"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReckonedRow:
    """A row of charges: the line its name begins in, its other lines, and what they tell."""

    name: Line
    lines: tuple[Line, ...]
    price: Decimal
    quantity: Decimal
    unit: str
    amount: Decimal


def reckoned_rows(sheet: Sheet) -> Iterator[ReckonedRow]:
    """The rows of a page whose amount is their price times their quantity, from the top."""
    for row in sheet.rows:
        name = next((line for line in row if _NAME.search(line.text)), None)
        told = " ".join(half_width(line.text).strip() for line in row)
        if name is not None and len(squash(name.text)) <= _LONGEST:
            yield from _row(name, row, told)


def _row(name: Line, row: tuple[Line, ...], told: str) -> Iterator[ReckonedRow]:
    for match in (match for order in _ORDERS if (match := order.search(told))):
        price, quantity, amount = (_number(match[key]) for key in ("price", "quantity", "amount"))
        if quantity and amount and (price * quantity).quantize(_FEN, ROUND_HALF_UP) == amount:
            yield ReckonedRow(name, row, price, quantity, match["unit"], amount)
            return


def _number(text: str) -> Decimal:
    return Decimal(re.sub(r"[,\s]", "", text))
