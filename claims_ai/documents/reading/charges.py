"""Which reading of the charges of a page is the right one: that which adds up to its total."""

from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation

from claims_ai.documents.layout import Sheet
from claims_ai.values import Field, Item

Reader = Callable[[Sheet], tuple[Item, ...]]


def read_charges(sheet: Sheet, readers: Sequence[Reader], total: Field | None) -> tuple[Item, ...]:
    """The charges by the first reader whose sum is the total; where none is, by the first that finds any."""
    readings = (items for reader in readers if (items := reader(sheet)))
    first = next(readings, ())
    due = _amount(total.value) if total else None
    if due is None or _sum(first) == due:
        return first
    return next((items for items in readings if _sum(items) == due), first)


def _sum(items: Sequence[Item]) -> Decimal:
    return sum((Decimal(item.amount) for item in items), Decimal(0))


def _amount(text: str | None) -> Decimal | None:
    try:
        return Decimal(text or "")
    except InvalidOperation:
        return None
