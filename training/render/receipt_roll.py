"""A strip of receipt paper, printed from the top down and cut off below the last line."""

import random
from collections.abc import Sequence
from dataclasses import replace

from PIL import Image

from training.render.canvas import Canvas, Rendered, Style, Value, width_of
from training.render.medical_form import narrowed, rows_of

LONGEST = 6000  # pixels of paper at most

Cell = tuple[float, str, str]  # share of the width, text, anchor


class Roll:
    """The strip in the making: everything is printed at the height `y`, which `down` moves on."""

    def __init__(self, rng: random.Random, width: int, style: Style, leading: float = 1.5, margin: float = 0.05):
        """`leading` in sizes of the style from line to line, `margin` in widths of the strip."""
        self.canvas = Canvas((width, LONGEST), rng)
        self.rng, self.style, self.leading = rng, style, leading
        self.left, self.right, self.middle = width * margin, width * (1 - margin), width / 2
        self.y = style.size * rng.uniform(1.5, 4)

    @property
    def room(self) -> float:
        return self.right - self.left

    def down(self, lines: float = 1) -> None:
        """Feed the paper by so many lines."""
        self.y += lines * self.leading * self.style.size

    def at(self, anchor: str) -> float:
        """Where text of that anchor stands on the strip."""
        return {"l": self.left, "m": self.middle, "r": self.right}[anchor]

    def text(self, text: str, anchor: str = "l", style: Style | None = None) -> None:
        """Print lines that are no value, as many as the text needs."""
        style = style or self.style
        self.make_room(style)
        for row in wrapped(text, style, self.room):
            self.canvas.text((self.at(anchor), self.y), row, style, anchor)
            self.y += self.leading * style.size

    def rows(self, field: str, value: str, rows: Sequence[str], anchor: str = "m", style: Style | None = None) -> None:
        """Print a value that stands in several rows, such as a shop's name or address."""
        style, parts = style or self.style, []
        for row in rows:
            fitted = narrowed(style, row, self.room)
            shift = {"l": 0.0, "m": width_of(row, fitted) / 2, "r": width_of(row, fitted)}[anchor]
            parts.append(((self.at(anchor) - shift, self.y), row))
            self.y += self.leading * style.size
        if parts:
            narrowest = min((narrowed(style, row, self.room) for row in rows), key=lambda s: (s.size, s.squeeze))
            self.canvas.spread(field, value, parts, narrowest)

    def wrapped(self, field: str, value: str, anchor: str = "m", style: Style | None = None) -> None:
        """Print a value in as many rows as it needs."""
        self.rows(field, value, wrapped(value, style or self.style, self.room), anchor, style)

    def cells(self, *cells: Cell, style: Style | None = None) -> None:
        """Print texts beside each other in one line."""
        for share, text, anchor in cells:
            self.canvas.text((self.left + share * self.room, self.y), text, style or self.style, anchor)
        self.down()

    def pair(
        self, label: str, field: str | None, value: Value, shown: str | None = None,
        share: float = 0, style: Style | None = None,
    ) -> float:  # fmt: skip
        """Print a label and its value right behind it, without feeding; gives where the ink ends."""
        style = style or self.style
        return self.canvas.pair((self.left + share * self.room, self.y), label, style, field, value, style, shown)

    def ends(
        self, label: str, field: str | None, value: Value, shown: str | None = None,
        share: float = 0, end: float = 1, style: Style | None = None,
    ) -> None:  # fmt: skip
        """Print a label from `share` of the line and its value flush with `end` of it, and feed."""
        style = style or self.style
        self.make_room(style)
        self.canvas.text((self.left + share * self.room, self.y), label, style)
        self.canvas.value((self.left + end * self.room, self.y), field, value, style, shown, "r")
        self.y += self.leading * style.size

    def labelled(self, label: str, text: str, share: float) -> None:
        """Print a label and a text in the column at `share` of the line, further right where the label is long; feed."""
        end = self.canvas.text((self.left, self.y), label, self.style)[1][0]
        self.canvas.text((max(end + self.style.size * 0.4, self.left + share * self.room), self.y), text, self.style)
        self.down()

    def make_room(self, style: Style) -> None:
        """Feed a little before a line that is higher than the others."""
        self.y += max(0, style.size - self.style.size) * 0.6

    def dashes(self, mark: str = "-", style: Style | None = None) -> None:
        """A line of that character across the strip."""
        style = style or self.style
        self.canvas.text((self.left, self.y), mark * int(self.room / width_of(mark * 10, style) * 10), style)
        self.down()

    def rule(self, width: int = 2) -> None:
        """A solid line across the strip."""
        self.canvas.rule((self.left, self.y), (self.right, self.y), self.style.ink, width)
        self.down(0.7)

    def picture(self, picture: Image.Image, high: int = 200) -> None:
        """Print a code or a logo in the middle, at most so many pixels high."""
        picture.thumbnail((round(self.room), high))
        self.canvas.image.paste(picture, (round(self.middle - picture.width / 2), round(self.y)))
        self.y += picture.height + self.style.size

    def done(self, kind: str = "receipt") -> Rendered:
        """The receipt, or a document of another kind, cut off a little below what was printed last."""
        page = self.canvas.done(kind)
        bottom = min(LONGEST, round(self.y + self.style.size * self.rng.uniform(0.8, 4)))
        return replace(page, image=page.image.crop((0, 0, page.image.width, bottom)))


def wrapped(text: str, style: Style, width: float) -> list[str]:
    """The text in rows no wider than that, broken between words where it has any."""
    if width_of(text, style) <= width:
        return [text]
    if " " not in text.strip():
        return rows_of(text, style, width)
    rows = [""]
    for word in text.split():
        longer = f"{rows[-1]} {word}".strip()
        rows = [*rows[:-1], longer] if width_of(longer, style) <= width else [*rows, word]
    return [row for row in rows if row]
