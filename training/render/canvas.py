"""A page to draw on that remembers exactly which value stands where."""

import random
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from PIL import Image, ImageChops, ImageDraw

from claims_ai.money import amount_text
from claims_ai.values import Box, Item
from training.render.faces import font_of

BLACK = (38, 38, 42)

Ink = tuple[int, int, int]
Value = str | Decimal | date
Listing = tuple[Mapping[str, str], ...]


class Truth(NamedTuple):
    """What a field says, in the contract's form (the parties of an accident are a list), and where it stands."""

    value: str | Listing
    box: Box


@dataclass(frozen=True)
class Rendered:
    """A drawn page with its exact truth; `orientation` as in the contract, `corner` the radius of round ones.

    `more` are further documents on the same picture, in order of their size as the contract has it.
    """

    image: Image.Image
    document_type: str
    fields: Mapping[str, Truth]
    items: tuple[Item, ...] = ()
    orientation: int = 0
    corner: int = 0
    more: tuple["Rendered", ...] = ()


Layouts = Mapping[str, Callable[[random.Random], Rendered]]
"""By the name of a layout, what invents its contents and draws the page."""


@dataclass(frozen=True)
class Style:
    """How text is set, `font` of faces.py. `spacing` in pixels between glyphs, `weight` thickens, `squeeze` narrows,
    `slant` leans."""

    font: str = "serif"
    size: int = 24
    ink: Ink = BLACK
    spacing: float = 0
    weight: float = 0
    squeeze: float = 1
    slant: float = 0
    dotted: bool = False

    def but(self, **changes: object) -> "Style":
        """The same style with some things changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


class Canvas:
    """Draws on one page. Positions are the left end (or middle, or right end) of a line at half its height."""

    def __init__(self, size: tuple[int, int], rng: random.Random, paper: Ink = (255, 255, 255), shift: int = 0):
        """`shift`: how many pixels filled-in values may sit off, as from a dot-matrix printer."""
        self.image = Image.new("RGB", size, paper)
        self.rng = rng
        self.shift = rng.randint(-shift, shift), rng.randint(-shift, shift)
        self._fields: dict[str, Truth] = {}
        self._items: list[Item] = []

    def text(self, at: tuple[float, float], text: str, style: Style, anchor: str = "l") -> Box:
        """Print text that is no value; gives the box of its ink."""
        mask, baseline = _glyphs(text, style)
        left = at[0] - {"l": 0, "m": mask.width / 2, "r": mask.width}[anchor]
        place = round(left), round(at[1] + 0.37 * style.size - baseline)
        self.image.paste(style.ink, place, mask)
        x0, y0, x1, y1 = mask.getbbox() or (0, 0, 1, 1)
        return rectangle(place[0] + x0, place[1] + y0, place[0] + x1, place[1] + y1)

    def value(
        self,
        at: tuple[float, float],
        field: str | None,
        value: Value | None,
        style: Style,
        shown: str | None = None,
        anchor: str = "l",
    ) -> float:
        """Fill a value in and record it under `field`, if it has one; gives where its ink ends.

        `shown` is how the page writes it where that is not the contract's form. None leaves the place empty.
        """
        if value is None:
            return at[0]
        box = self._fill(at, shown or contract_form(value), style, anchor)
        if field:
            self._fields[field] = Truth(contract_form(value), box)
        return box[1][0]

    def pair(
        self, at: tuple[float, float], label: str, label_style: Style, field: str | None, value: Value | None,
        style: Style, shown: str | None = None,
    ) -> float:  # fmt: skip
        """A printed label with its value right behind it; gives where the ink ends."""
        end = self.text(at, label, label_style)[1][0]
        return self.value((end + label_style.size * 0.3, at[1]), field, value, style, shown)

    def spread(self, field: str, value: Value, parts: Sequence[tuple[tuple[float, float], str]], style: Style) -> None:
        """A value printed in several places (the parts of a date, the rows of an address), recorded with one box."""
        boxes = [self._fill(at, part, style, "l") for at, part in parts]
        self._fields[field] = Truth(contract_form(value), around(boxes))

    def record(self, field: str, value: Value | Listing, boxes: Sequence[Box]) -> None:
        """Remember a value that was written by other means, with one box round its parts."""
        self._fields[field] = Truth(value if isinstance(value, tuple) else contract_form(value), around(list(boxes)))

    def item(
        self, name: str, amount: Decimal, cells: Sequence[tuple[tuple[float, float], str, str]],
        style: Style, quantity: str | None = None, unit: str | None = None, unit_price: str | None = None,
        beside: Box | None = None,
    ) -> None:  # fmt: skip
        """Print one charge as cells of (position, text, anchor) and record it with the box around them.

        `beside` is the box of its name where the form has it printed already.
        """
        boxes = [self._fill(at, text, style, anchor) for at, text, anchor in cells] + ([beside] if beside else [])
        self._items.append(Item(name, amount_text(amount), 1.0, around(boxes), quantity, unit, unit_price))

    def rule(self, start: tuple[float, float], end: tuple[float, float], ink: Ink, width: int = 2) -> None:
        """A straight printed line."""
        ImageDraw.Draw(self.image).line((*start, *end), fill=ink, width=width)

    def frame(self, x0: float, y0: float, x1: float, y1: float, ink: Ink, width: int = 2) -> None:
        """A printed rectangle."""
        ImageDraw.Draw(self.image).rectangle((x0, y0, x1, y1), outline=ink, width=width)

    def stamp(self, seal: Image.Image, centre: tuple[float, float], ink: Ink, angle: float = 0) -> None:
        """Press a seal (a mask of its ink) over whatever is printed there; the print shows through."""
        mask = seal.rotate(angle, expand=True, resample=Image.Resampling.BICUBIC)
        layer = Image.new("RGB", self.image.size, (255, 255, 255))
        layer.paste(ink, (round(centre[0] - mask.width / 2), round(centre[1] - mask.height / 2)), mask)
        self.image = ImageChops.multiply(self.image, layer)

    def done(self, document_type: str, corner: int = 0) -> Rendered:
        """The page with its truth; `corner` as in Rendered."""
        return Rendered(self.image, document_type, dict(self._fields), tuple(self._items), corner=corner)

    def _fill(self, at: tuple[float, float], text: str, style: Style, anchor: str) -> Box:
        return self.text((at[0] + self.shift[0], at[1] + self.shift[1]), text, style, anchor)


def contract_form(value: Value) -> str:
    """The value as the extraction contract writes it."""
    if isinstance(value, Decimal):
        return amount_text(value)
    return value.isoformat() if isinstance(value, date) else value


def rectangle(x0: float, y0: float, x1: float, y1: float) -> Box:
    """The upright box with these edges."""
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))


def around(boxes: list[Box]) -> Box:
    """The upright box round all of these."""
    xs, ys = zip(*(point for box in boxes for point in box), strict=True)
    return rectangle(min(xs), min(ys), max(xs), max(ys))


def width_of(text: str, style: Style) -> float:
    """How many pixels wide the text comes out."""
    return _glyphs(text, style)[0].width


def first_row(text: str, style: Style, width: float) -> int:
    """How many characters of the text fit into so many pixels, at least one."""
    return max(1, bisect_right(range(1, len(text) + 1), width, key=lambda n: width_of(text[:n], style)))


def _glyphs(text: str, style: Style) -> tuple[Image.Image, int]:
    """The mask of the text's ink and the height of its baseline in it."""
    size = style.size
    faces = [font_of(char, style.font, size) for char in text]
    starts, x = [], 0.0
    for char, face in zip(text, faces, strict=True):
        starts.append(x)
        x += face.getlength(char) + style.spacing
    height, baseline = round(size * 1.6), round(size * 1.2)
    mask = Image.new("L", (max(1, round(x - style.spacing)), height))
    pen = ImageDraw.Draw(mask)
    for char, face, start in zip(text, faces, starts, strict=True):
        pen.text((start, baseline), char, fill=255, font=face, anchor="ls", stroke_width=style.weight)
    return _shaped(mask, style, baseline), baseline


def _shaped(mask: Image.Image, style: Style, baseline: int) -> Image.Image:
    if style.squeeze != 1:
        mask = mask.resize((max(1, round(mask.width * style.squeeze)), mask.height), Image.Resampling.LANCZOS)
    if style.slant:
        lean = (1, style.slant, -style.slant * baseline, 0, 1, 0)
        room = mask.width + round(style.slant * style.size), mask.height
        mask = mask.transform(room, Image.Transform.AFFINE, lean, Image.Resampling.BICUBIC)
    if style.dotted:
        mask = ImageChops.multiply(mask, _pins(mask.size))
    return mask


@cache
def _pins(size: tuple[int, int]) -> Image.Image:
    """The grid of a dot-matrix printer's needles, as how much ink each place takes."""
    tile = Image.new("L", (3, 3), 235)
    tile.paste(120, (2, 0, 3, 3))
    tile.paste(120, (0, 2, 3, 3))
    grid = Image.new("L", size)
    for y in range(0, size[1], 3):
        for x in range(0, size[0], 3):
            grid.paste(tile, (x, y))
    return grid
