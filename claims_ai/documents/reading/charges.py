"""Which reading of the charges of a page is the right one: that which adds up to its total."""

from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation

from claims_ai.documents.layout import Sheet
from claims_ai.values import Field, Item

Reader = Callable[[Sheet], tuple[Item, ...]]


def read_charges(sheet: Sheet, readers: Sequence[Reader], total: Field | None) -> tuple[Item, ...]:
    """The charges by the first reader whose sum is the total; where none is, by the first that finds any."""
    readings = (reader(sheet) for reader in readers)
    found = [items for items in readings if items]
    adding_up = (items for items in found if total and _sum(items) == _amount(total.value))
    return next(adding_up, next(iter(found), ()))


def _sum(items: Sequence[Item]) -> Decimal:
    return sum((Decimal(item.amount) for item in items), Decimal(0))


def _amount(text: str | None) -> Decimal | None:
    try:
        return Decimal(text or "")
    except InvalidOperation:
        return None
