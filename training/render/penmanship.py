"""Writing by hand: glyphs of a hand's typeface that differ each time, on a line that drifts, with a pen's uneven ink."""

import random
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from claims_ai.values import Box
from training.render.canvas import Canvas, Ink, around, rectangle
from training.render.faces import font, font_of

INKS: tuple[Ink, ...] = ((30, 30, 36), (38, 40, 48), (26, 38, 110), (30, 52, 138), (44, 62, 128))


@dataclass(frozen=True)
class Pen:
    """One writer's hand. `wild` from 0 (neat) to 1, `lean` as a share of the height, `slope` pixels up a pixel, `gap` a share of the glyph."""

    font: str
    size: int
    ink: Ink
    wild: float = 0.4
    lean: float = 0.0
    slope: float = 0.0
    gap: float = 0.0
    weight: float = 0.0

    def of(self, size: int) -> "Pen":
        """The same hand writing larger or smaller."""
        return replace(self, size=size)


def anyone(rng: random.Random, size: int, fonts: tuple[str, ...] = ("hand", "cursive", "kai")) -> Pen:
    """Somebody's hand."""
    face = rng.choice(fonts)
    return Pen(
        font=face,
        size=size,
        ink=rng.choice(INKS),
        wild=rng.uniform(0.15, 0.8),
        lean=rng.uniform(-0.06, 0.22),
        slope=rng.uniform(-0.01, 0.035),
        gap=rng.uniform(0.04, 0.24) if face == "cursive" else rng.uniform(-0.05, 0.16),
        weight=rng.choice((0, 0, 0.3)),
    )


def write(canvas: Canvas, at: tuple[float, float], text: str, pen: Pen, room: float = 9999) -> Box:
    """Write from the left end at half the line's height, smaller where it would not fit; gives the box of the ink."""
    long = length(text, pen)
    pen = pen if long <= room else pen.of(max(12, round(pen.size * room / long)))
    boxes, x, rng = [], at[0], canvas.rng
    for char in text:
        wide = _advance(char, pen)
        if char.strip():
            middle = x + wide / 2, at[1] - pen.slope * (x - at[0]) + rng.gauss(0, 0.035) * pen.size * pen.wild
            boxes.append(_ink(canvas, middle, _glyph(char, pen, rng), pen))
        x += wide * (1 + rng.gauss(0, 0.04) * pen.wild)
    return around(boxes)


def length(text: str, pen: Pen) -> float:
    """About how many pixels the writing takes."""
    return sum(_advance(char, pen) for char in text)


def _advance(char: str, pen: Pen) -> float:
    return float(_face(char, pen).getlength(char) * (1 + pen.gap) + 0.05 * pen.size * char.isdigit())


def _face(char: str, pen: Pen) -> ImageFont.FreeTypeFont:
    """The hand's typeface, or a smaller Kai for what it does not have."""
    own = font_of(char, pen.font, pen.size)
    return font_of(char, "kai", round(pen.size * 0.88)) if own is font("serif", pen.size) else own


def _glyph(char: str, pen: Pen, rng: random.Random) -> Image.Image:
    """One glyph as a mask, leaning, turned and pulled a little out of shape."""
    side = pen.size * 2
    tile = Image.new("L", (side, side))
    face = _face(char, pen)
    ImageDraw.Draw(tile).text((side / 2, side / 2 + pen.size * 0.37), char, 255, face, "ms", stroke_width=pen.weight)
    pull = 0.05 * pen.wild * side
    lean = pen.lean * side / 2
    corners = ((lean, 0), (-lean, side), (side - lean, side), (side + lean, 0))
    quad = [c + rng.gauss(0, pull / 2) for corner in corners for c in corner]
    return tile.transform((side, side), Image.Transform.QUAD, quad, Image.Resampling.BICUBIC)


def _ink(canvas: Canvas, middle: tuple[float, float], glyph: Image.Image, pen: Pen) -> Box:
    left, top = round(middle[0] - glyph.width / 2), round(middle[1] - glyph.height / 2)
    canvas.image.paste(pen.ink, (left, top), _uneven(glyph, canvas.rng))
    x0, y0, x1, y1 = glyph.point(lambda v: 255 * (v > 40)).getbbox() or (pen.size, pen.size, pen.size + 1, pen.size + 1)
    return rectangle(left + x0, top + y0, left + x1, top + y1)


def _uneven(glyph: Image.Image, rng: random.Random) -> Image.Image:
    """Pressure that changes along the strokes."""
    press = np.random.default_rng(rng.randrange(2**32)).integers(165, 256, (4, 4), dtype=np.uint8)
    share = np.asarray(Image.fromarray(press).resize(glyph.size, Image.Resampling.BICUBIC), np.float32) / 255
    return Image.fromarray((np.asarray(glyph, np.float32) * share).astype(np.uint8))
