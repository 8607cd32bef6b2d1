"""An explanation: what a claimant is told, in sections of plain text. A letter, a page and an answer of the API show the same.

Every text is data: whoever shows it escapes it.
"""

from dataclasses import dataclass

from claims_ai.explain.words import Language


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: its cells, a sentence that explains the first, and whether it is the sum of the others."""

    cells: tuple[str, ...]
    note: str = ""
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first column is text, `figures` are the columns of figures."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    figures: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A paper to send: its picture's name, its title and state, and lines of label and text."""

    picture: str
    title: str
    state: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, in the order of the fields. `samples` are pictures' names with their captions."""

    key: str
    title: str
    paragraphs: tuple[str, ...] = ()
    table: Table | None = None
    cards: tuple[Card, ...] = ()
    samples: tuple[tuple[str, str], ...] = ()
    points: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is decided, in one sentence and a few facts, and then in sections."""

    language: Language
    kind: str
    title: str
    summary: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
