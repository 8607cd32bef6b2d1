"""Which reading of the charges of a page is the right one: that which adds up to its total."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation

from claims_ai.documents.layout import Sheet
from claims_ai.values import Field, Item

Reader = Callable[[Sheet], tuple[Item, ...]]
# what stands under a name: 150.00 × 3项
_PRODUCT = re.compile(r"[¥￥]?\d[\d.,]*\s*[×xX*]\s*\d")


def read_charges(sheet: Sheet, readers: Sequence[Reader], total: Field | None) -> tuple[Item, ...]:
    """The charges by the first reader whose sum is the total; where none is, by the first that finds any."""
    readings = (items for reader in readers if (items := reader(sheet)) and _are_named(items))
    first = next(readings, ())
    due = _amount(total.value) if total else None
    if due is None or _sum(first) == due:
        return first
    return next((items for items in readings if _sum(items) == due), first)


def _are_named(items: Sequence[Item]) -> bool:
    """Whether most charges have a name, not a price and a quantity in place of one."""
    return 2 * sum(_PRODUCT.match(item.name) is not None for item in items) < len(items)


def _sum(items: Sequence[Item]) -> Decimal:
    return sum((Decimal(item.amount) for item in items), Decimal(0))


def _amount(text: str | None) -> Decimal | None:
    try:
        return Decimal(text or "")
    except InvalidOperation:
        return None
