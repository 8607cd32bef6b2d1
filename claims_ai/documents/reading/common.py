"""The one contract of all readers: `read(sheet) -> Reading`. A reader declares its labels and adds what its form prints without one."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from claims_ai.documents import parse
from claims_ai.documents.labels import Hit, Span, Vocabulary
from claims_ai.documents.layout import Sheet, headings, label_hits, red_free_spans, under_spans, value_spans
from claims_ai.documents.parse import Parser
from claims_ai.documents.text import half_width
from claims_ai.values import Field, Item, Line

ADDS_UP = "sum_of_row"
"""The check of a sum that was found to be that of others beside it."""
_YEAR = re.compile(r"\s*20\d\d")
_DATE = re.compile(r"\s*20\d\d\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?\s*")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found on one page."""

    fields: Mapping[str, Field] = field(default_factory=dict)
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidate a model took for a field, its log-odds, and its lead over the best one of another value."""

    field: Field
    margin: float
    lead: float


@dataclass(frozen=True, slots=True)
class Labelled:
    """A field printed beside one of its labels, the most telling label first."""

    name: str
    labels: tuple[str, ...]
    parse: Parser


def vocabulary_of(fields: Sequence[Labelled], stops: Sequence[str]) -> Vocabulary:
    """All labels of a form. Each label is its own name, so that a reader can prefer one over another."""
    labels = {label: label for f in fields for label in f.labels}
    return Vocabulary({**dict.fromkeys(stops, ""), **labels})


def read_labelled(
    sheet: Sheet, fields: Sequence[Labelled], vocabulary: Vocabulary, *, under: bool = False, wrapped: bool = False
) -> dict[str, Field]:
    """Each field from the first of its labels that has a value of the right form.

    `under` also looks under any label, as in the cells of a table, not only in rows of nothing but labels; `wrapped` joins
    running text over its lines.
    """
    hits = label_hits(sheet, vocabulary, wrapped=wrapped)
    heads = headings(sheet, vocabulary)
    over = {hit for hit in hits if under or id(hit.line) in heads}
    found = {f.name: _read_one(sheet, vocabulary, hits, f, over) for f in fields}
    return {name: value for name, value in found.items() if value}


def _read_one(
    sheet: Sheet, vocabulary: Vocabulary, hits: Sequence[Hit], wanted: Labelled, over: Set[Hit]
) -> Field | None:
    """The value of the first label that has one; of those in `over` also from under them."""
    for label in wanted.labels:
        for hit in (h for h in hits if h.name == label):
            readings = (value_spans(sheet, vocabulary, hit), red_free_spans(sheet, vocabulary, hit))
            values = [value for spans in readings if (value := wanted.parse(spans))]
            if not values and hit in over:
                values = [value for value in [wanted.parse(under_spans(sheet, vocabulary, hit))] if value]
            if values:
                return max(values, key=lambda value: value.confidence)
    return None


def spans_after(sheet: Sheet, vocabulary: Vocabulary, names: Sequence[str]) -> list[list[Span]]:
    """The value spans of each place one of the labels stands, with and without red."""
    hits = [hit for hit in label_hits(sheet, vocabulary) if hit.name in names]
    readings = ((value_spans(sheet, vocabulary, hit), red_free_spans(sheet, vocabulary, hit)) for hit in hits)
    return [spans for pair in readings for spans in pair if spans]


def lone_date(sheet: Sheet, vocabulary: Vocabulary) -> Field | None:
    """The only date of the page that has its line, or its pieces of a row, to itself and belongs to no label."""
    owned = {id(span.line) for hit in label_hits(sheet, vocabulary) for span in value_spans(sheet, vocabulary, hit)[:1]}
    for pool in (sheet.lines, sheet.red_free):
        starts = [line for line in pool if id(line) not in owned and _YEAR.match(half_width(line.text))]
        rows = ([line, *(other for other in sheet.right_of(line.box, pool) if other is not line)] for line in starts)
        found = {date.value: date for row in rows if (date := _only_a_date(row))}
        if found:
            return found.popitem()[1] if len(found) == 1 else None
    return None


def _only_a_date(row: Sequence[Line]) -> Field | None:
    """The date that the first line of a row is, alone or with the pieces that follow it."""
    for count in range(1, min(len(row), 6) + 1):
        if _DATE.fullmatch("".join(half_width(line.text) for line in row[:count])):
            return parse.one_date([Span(line, 0, len(line.text)) for line in row[:count]])
    return None
