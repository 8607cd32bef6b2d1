"""Receipts of shops and pharmacies: no two are laid out alike, so a learned reader chooses among what is printed."""

from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading.common import Reading
from claims_ai.documents.reading.learned.ranker import shipped_reader


def read(sheet: Sheet) -> Reading:
    """Read a receipt."""
    return Reading({name: choice.field for name, choice in shipped_reader().read(sheet).items()})
