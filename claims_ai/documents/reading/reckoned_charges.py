"""The charges of a page that has no heads: rows that reckon."""

from claims_ai.documents.geometry import union
from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading.charge_names import charge_name
from claims_ai.documents.reckoned import ReckonedRow, reckoned_rows
from claims_ai.money import amount_text
from claims_ai.values import Item

_FEWEST = 3


def read_rows_that_reckon(sheet: Sheet) -> tuple[Item, ...]:
    """A charge for each row whose amount is its price times its quantity; none where these are but a few."""
    rows = tuple(reckoned_rows(sheet))
    return tuple(map(_item, rows)) if len(rows) >= _FEWEST else ()


def _item(row: ReckonedRow) -> Item:
    return Item(
        charge_name(row.name.text),
        amount_text(row.amount),
        round(min(line.confidence for line in row.lines), 4),
        union([line.box for line in row.lines]),
        quantity=f"{row.quantity.normalize():f}",
        unit=row.unit or None,
        unit_price=f"{row.price.normalize():f}",
    )
