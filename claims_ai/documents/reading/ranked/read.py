"""The fields of a page as the learned reader chooses them, with what the rules alone can read."""

from collections.abc import Mapping
from dataclasses import replace

from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading import read_fields
from claims_ai.documents.reading.common import ADDS_UP, Choice, Reading
from claims_ai.documents.reading.learned.ranker import shipped_reader
from claims_ai.documents.reading.ranked import types
from claims_ai.documents.reading.ranked.chooser import shipped_forms
from claims_ai.values import Field

_SHORT = 6
Doubts = Mapping[str, tuple[float, float]]
"""Log-odds and lead of each choice, by field."""


def read_chosen(document_type: str, sheet: Sheet) -> tuple[Reading, Doubts]:
    """The reading of a page of the given kind, and how clearly each field was chosen."""
    if document_type == "receipt":
        chosen = shipped_reader().read(sheet)
        return Reading({name: one.field for name, one in chosen.items()}), doubts_of(chosen)
    ruled = read_fields(document_type, sheet)
    if document_type not in types.FIELDS_OF:
        return ruled, {}
    chosen = shipped_forms().read(sheet, document_type, ruled.fields)
    return merged(ruled, chosen), doubts_of(chosen)


def doubts_of(chosen: Mapping[str, Choice]) -> Doubts:
    """Log-odds and lead alone."""
    return {name: (one.margin, one.lead) for name, one in chosen.items()}


def merged(ruled: Reading, chosen: Mapping[str, Choice]) -> Reading:
    """The rules' reading with what the learned reader chose in place of theirs; where it chose nothing, the rules are more often right than not.

    A number that it has only the beginning of stays as the rules put it together from two lines, as does one that a check of theirs bears out.
    """
    borne_out = {name for name, field in ruled.fields.items() if ADDS_UP in field.checks}
    better = {
        name: one.field
        for name, one in chosen.items()
        if name not in borne_out
        and not _is_cut(one.field, ruled.fields.get(name), diagnosis=name.endswith("diagnosis"))
    }
    return replace(ruled, fields={**ruled.fields, **better})


def _is_cut(chosen: Field, ruled: Field | None, *, diagnosis: bool) -> bool:
    """Whether a chosen number is only the beginning of the one the rules read, or a diagnosis lacks what stands in brackets in the next row."""
    value = chosen.value
    number = value.isascii() and value.isalnum() and len(value) > _SHORT
    rest = ruled.value.removeprefix(value) if ruled is not None and ruled.value.startswith(value) else ""
    return rest != "" and (number or (diagnosis and rest.startswith("(")))
