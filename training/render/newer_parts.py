"""What the newer layouts of the benchmark share: a value beside or under its label, and a text of several rows."""

from collections.abc import Sequence
from typing import NamedTuple

from training.render.canvas import Canvas, Style, Value, contract_form
from training.render.form_parts import wrapped
from training.render.medical_form import narrowed


class Entry(NamedTuple):
    """A label with what stands behind or under it; `shown` is how the page writes it."""

    label: str
    field: str | None
    value: Value | None
    shown: str | None = None

    @property
    def text(self) -> str:
        """What is printed."""
        return "" if self.value is None else self.shown or contract_form(self.value)


def beside(canvas: Canvas, at: tuple[float, float], entry: Entry, label: Style, filled: Style, right: float) -> float:
    """A label with its value behind it, narrower where it would not end before `right`; gives where the ink ends."""
    end = canvas.text(at, entry.label, label)[1][0] + label.size * 0.3 if entry.label else at[0]
    style = narrowed(filled, entry.text, right - end)
    return canvas.value((end, at[1]), entry.field, entry.value, style, entry.shown)


def row(
    canvas: Canvas,
    y: float,
    places: Sequence[float],
    entries: Sequence[Entry],
    label: Style,
    filled: Style,
    right: float,
) -> None:
    """Labels with their values in one row, each ending before the next place or at `right`."""
    for x, end, entry in zip(places, (*places[1:], right + 12), entries, strict=True):
        beside(canvas, (x, y), entry, label, filled, end - 12)


def under(
    canvas: Canvas, at: tuple[float, float], entry: Entry, label: Style, filled: Style, room: float, step: float = 0
) -> None:
    """A label with its value below it; `step` pixels down, else as the sizes need."""
    canvas.text(at, entry.label, label)
    down = step or label.size * 0.7 + filled.size * 0.85
    canvas.value((at[0], at[1] + down), entry.field, entry.value, narrowed(filled, entry.text, room), entry.shown)


def told(
    canvas: Canvas,
    field: str | None,
    text: str,
    at: tuple[float, float],
    room: float,
    style: Style,
    leading: float = 1.5,
) -> float:
    """A text of several lines, each wrapped to the room; gives the height of the row below."""
    x, y = at
    parts = []
    for line in text.split("\n"):
        for piece in wrapped(line, style, room):
            parts.append(((x, y), piece))
            y += style.size * leading
    if field:
        canvas.spread(field, text.replace("\n", ""), parts, style)
        return y
    for place, piece in parts:
        canvas.text(place, piece, style)
    return y
