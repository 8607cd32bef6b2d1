"""Stylised badges in the manner of those on official papers; none is a copy of a real one."""

import math
from functools import cache

from PIL import Image, ImageDraw

RED, GOLD = (200, 34, 36), (232, 180, 72)
_SCALE = 3  # drawn larger and reduced, so that curves come out smooth

Points = list[tuple[float, float]]


@cache
def emblem(size: int) -> Image.Image:
    """A red disc with stars over a gate, in a golden wreath on a cogwheel, with transparency round it."""
    side = size * _SCALE
    image = Image.new("RGBA", (side, side))
    pen = ImageDraw.Draw(image)
    _wreath(pen, side)
    pen.ellipse(_round(side, 0.39), fill=RED, outline=GOLD, width=side // 60)
    pen.polygon(star(side * 0.5, side * 0.27, side * 0.085), fill=GOLD)
    for i, (x, y) in enumerate(((0.35, 0.36), (0.43, 0.42), (0.57, 0.42), (0.65, 0.36))):
        pen.polygon(star(side * x, side * y, side * 0.036, turn=i), fill=GOLD)
    _gate(pen, side)
    return image.resize((size, size), Image.Resampling.LANCZOS)


def star(x: float, y: float, radius: float, turn: float = 0) -> Points:
    """The corners of a five-pointed star."""
    spokes = ((radius * (1, 0.382)[i % 2], math.pi * (i / 5 - 0.5) + turn) for i in range(10))
    return [(x + r * math.cos(t), y + r * math.sin(t)) for r, t in spokes]


def _round(side: int, share: float) -> tuple[float, float, float, float]:
    return side * (0.5 - share), side * (0.46 - share), side * (0.5 + share), side * (0.46 + share)


def _wreath(pen: ImageDraw.ImageDraw, side: int) -> None:
    pen.ellipse(_round(side, 0.45), fill=GOLD)
    for i in range(44):
        angle = math.pi * (0.62 + 1.76 * i / 43)
        x, y = side * (0.5 + 0.43 * math.sin(angle)), side * (0.46 - 0.43 * math.cos(angle))
        pen.ellipse((x - side * 0.028, y - side * 0.028, x + side * 0.028, y + side * 0.028), fill=GOLD, outline=RED)
    pen.pieslice(
        (side * 0.34, side * 0.78, side * 0.66, side * 1.04), 180, 360, fill=GOLD, outline=RED, width=side // 90
    )
    for share in (0.22, 0.78):
        pen.polygon(
            [(side * x, side * y) for x, y in ((share, 0.8), (share + 0.06, 0.98), (share - 0.07, 0.96))], fill=RED
        )


def _gate(pen: ImageDraw.ImageDraw, side: int) -> None:
    pen.rectangle((side * 0.27, side * 0.64, side * 0.73, side * 0.73), fill=GOLD)
    pen.rectangle((side * 0.34, side * 0.57, side * 0.66, side * 0.62), fill=GOLD)
    for y, half in ((0.57, 0.2), (0.53, 0.15)):
        roof = ((0.5 - half, y), (0.5 - half * 0.8, y - 0.03), (0.5 + half * 0.8, y - 0.03), (0.5 + half, y))
        pen.polygon([(side * a, side * b) for a, b in roof], fill=GOLD)
    for i in range(5):
        x = side * (0.34 + 0.08 * i)
        pen.rectangle((x - side * 0.014, side * 0.67, x + side * 0.014, side * 0.73), fill=RED)
