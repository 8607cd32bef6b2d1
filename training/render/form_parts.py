"""What ruled forms and running texts are made of: cells with words or values in print or by hand, and prose with values in it."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PIL import ImageDraw

from claims_ai.values import Box
from training.render import penmanship
from training.render.canvas import Canvas, Ink, Listing, Style, Value, contract_form, first_row, width_of
from training.render.penmanship import Pen

Area = tuple[float, float, float, float]
Part = tuple[str, str | None]
"""A stretch of prose and the key under which its boxes are kept, if it is a value."""


@dataclass(frozen=True)
class Form:
    """A canvas with how its words are printed and how it is filled in: by a pen or by a printer. `stray` in pixels."""

    canvas: Canvas
    words: Style
    filling: Pen | Style
    stray: float = 0

    def label(self, area: Area, text: str, style: Style | None = None) -> None:
        """Printed words in the middle of a cell, wrapped where they do not fit; a line break in `text` is kept."""
        style = style or self.words
        rows = [row for line in text.split("\n") for row in wrapped(line, style, area[2] - area[0] - style.size * 0.5)]
        step = style.size * 1.35
        top = (area[1] + area[3]) / 2 - step * (len(rows) - 1) / 2
        for i, row in enumerate(rows):
            self.canvas.text(((area[0] + area[2]) / 2, top + i * step), row, style, "m")

    def cell(self, area: Area, text: str = "", style: Style | None = None, fill: Ink | None = None) -> None:
        """A ruled cell with printed words."""
        if fill:
            ImageDraw.Draw(self.canvas.image).rectangle(area, fill=fill)
        self.canvas.frame(*area, self.words.ink, 2)
        if text:
            self.label(area, text, style)

    def fill(
        self, area: Area, field: str | None, value: Value | None, shown: str | None = None, indent: float = 14
    ) -> list[Box]:
        """A value in a cell, wrapped where it is long; gives its boxes and records them if it has a field."""
        if value is None:
            return []
        text = shown or contract_form(value)
        boxes = self._rows(area, text, indent)
        if field:
            self.canvas.record(field, value, boxes)
        return boxes

    def _rows(self, area: Area, text: str, indent: float) -> list[Box]:
        room, high = area[2] - area[0] - 2 * indent, area[3] - area[1]
        style, size = self.filling, self.filling.size
        if len(self._wrapped(text, round(size * 0.78), room)) == 1:
            size = next(s for s in range(size, 0, -1) if len(self._wrapped(text, s, room)) == 1)
        while size > 16 and len(self._wrapped(text, size, room)) * size * 1.2 > high:
            size -= 2
        rows = self._wrapped(text, size, room)
        rng, step = self.canvas.rng, size * 1.25
        x = area[0] + indent + rng.uniform(0, self.stray)
        top = (area[1] + area[3]) / 2 - step * (len(rows) - 1) / 2 + rng.uniform(-self.stray, self.stray) / 2
        if isinstance(style, Pen):
            return [
                penmanship.write(self.canvas, (x, top + i * step), row, style.of(size), room)
                for i, row in enumerate(rows)
            ]
        return [self.canvas.text((x, top + i * step), row, style.but(size=size)) for i, row in enumerate(rows)]

    def _wrapped(self, text: str, size: int, room: float) -> list[str]:
        style = self.filling
        if isinstance(style, Style):
            return wrapped(text, style.but(size=size), room)
        pen, rows = style.of(size), [""]
        for char in text:
            rows[-1] += char
            if penmanship.length(rows[-1], pen) > room and len(rows[-1]) > 1:
                rows[-1:] = [rows[-1][:-1], char]
        return rows

    def digits(self, area: Area, field: str | None, value: str | None, count: int) -> None:
        """A row of `count` boxes, one character in each; those of a shorter number at the end stay empty."""
        left, top, right, foot = area
        wide = (right - left) / count
        for i in range(count):
            self.canvas.frame(left + i * wide, top, left + (i + 1) * wide, foot, self.words.ink, 1)
        if value is None:
            return
        rng, size = self.canvas.rng, min(self.filling.size, round(wide * 1.05))
        boxes = []
        for i, char in enumerate(value[:count]):
            at = (
                left + (i + 0.5) * wide + rng.uniform(-0.1, 0.1) * wide,
                (top + foot) / 2 + rng.uniform(-self.stray, self.stray) / 3,
            )
            boxes.append(self._single(at, char, size))
        if field:
            self.canvas.record(field, value, boxes)

    def _single(self, at: tuple[float, float], char: str, size: int) -> Box:
        style = self.filling
        if isinstance(style, Pen):
            pen = style.of(size)
            return penmanship.write(self.canvas, (at[0] - penmanship.length(char, pen) / 2, at[1]), char, pen)
        return self.canvas.text(at, char, style.but(size=size), "m")

    def day(self, at: tuple[float, float], field: str | None, day: date | None, gap: float = 1.0) -> float:
        """Places for year, month and day before their printed words, filled in or not; gives where they end."""
        x, y = at
        size, boxes = self.filling.size, list[Box]()
        for part, word, wide in zip(("%Y", "%m", "%d"), "年月日", (3.0, 2.0, 2.0), strict=True):
            room = wide * size * gap
            if day:
                text = day.strftime(part).lstrip("0")
                boxes += self.fill((x, y - size, x + room, y + size), None, text, indent=size * 0.2)
            x = self.canvas.text((x + room, y), word, self.words)[1][0] + 4
        if day and field:
            self.canvas.record(field, day, boxes)
        return x

    def tick(self, at: tuple[float, float], text: str, *, chosen: bool, side: int = 22) -> float:
        """A box to tick with its words behind it; gives where they end."""
        x, y = at
        self.canvas.frame(x, y - side / 2, x + side, y + side / 2, self.words.ink, 2)
        if chosen:
            ink = self.filling.ink
            bend = self.canvas.rng.uniform(-3, 3)
            points = (x + 3, y + bend, x + side * 0.42, y + side * 0.4, x + side * 1.15, y - side * 0.7 + bend)
            ImageDraw.Draw(self.canvas.image).line(points, fill=ink, width=3, joint="curve")
        return self.canvas.text((x + side + 6, y), text, self.words)[1][0]


def wrapped(text: str, style: Style, room: float) -> list[str]:
    """The text in rows that fit; an empty text is one empty row."""
    rows = []
    while text and width_of(text, style) > room:
        fits = first_row(text, style, room)
        rows.append(text[:fits])
        text = text[fits:]
    return [*rows, text]


def prose(
    canvas: Canvas, parts: Sequence[Part], area: tuple[float, float, float], style: Style, step: float, indent: float = 2,
    filled: Style | None = None,
) -> tuple[float, dict[str, list[Box]]]:  # fmt: skip
    """A paragraph between (left, top, right), first line indented by so many characters; values may break over rows.

    Gives the height of its last row and the boxes by key.
    """
    left, y, right = area
    x, boxes = left + indent * style.size, dict[str, list[Box]]()
    for text, key in parts:
        pen = filled if key and filled else style
        while text:
            fits = first_row(text, pen, max(1, right - x)) if right - x > pen.size else 0
            if fits:
                box = canvas.text((x, y), text[:fits], pen)
                boxes.setdefault(key or "", []).append(box)
                x += width_of(text[:fits], pen) + pen.spacing
                text = text[fits:]
            if text:
                x, y = left, y + step
    return y, boxes


def record(canvas: Canvas, boxes: dict[str, list[Box]], values: dict[str, Value | Listing]) -> None:
    """Remember the values of a text by the boxes of their keys; a list's parts have keys that begin with its field's name."""
    for field, value in values.items():
        own = [box for key, found in boxes.items() if key == field or key.startswith(f"{field}.") for box in found]
        canvas.record(field, value, own)


def paper_tone(rng: random.Random) -> Ink:
    """The white of some paper."""
    return rng.choice(((255, 255, 255), (252, 251, 247), (249, 248, 244), (246, 247, 250)))
