"""Seals as masks of their ink: the finance ministry's oval, hospital seals round, oval or square, small ones in a box."""

import math
import random

import numpy as np
from PIL import Image, ImageDraw

from training.render.canvas import Ink
from training.render.faces import font

RED = (206, 40, 44)
REDS: tuple[Ink, ...] = ((206, 40, 44), (224, 76, 84), (232, 96, 100), (214, 58, 92), (190, 48, 40), (238, 120, 124))
OTHERS: tuple[Ink, ...] = ((62, 78, 168), (84, 60, 150), (120, 62, 140))
"""Blue and violet pads."""

_SCALE = 2  # drawn larger and reduced, so that curves come out smooth


def supervision(province: str, width: int = 236) -> Image.Image:
    """The oval 财政票据监制章 that overlaps the title of every invoice."""
    seal = _Seal(width, round(width * 0.66))
    seal.ring(1, 5)
    seal.ring(0.88, 2)
    seal.arc("财政票据监制章", 0.71, 0.095, top=True)
    seal.line(province, 0.5, 0.095)
    seal.arc("财政部监制", 0.71, 0.085, top=False)
    return seal.done()


def tax_supervision(province: str, width: int = 190) -> Image.Image:
    """The oval 发票监制章 that overlaps the title of a VAT invoice."""
    seal = _Seal(width, round(width * 0.66))
    seal.ring(1, 6)
    seal.ring(0.88, 2)
    seal.arc("全国统一发票监制章", 0.7, 0.085, top=True)
    seal.line("国家税务总局", 0.52, 0.08)
    seal.arc(f"{province}税务局", 0.7, 0.08, top=False)
    return seal.done()


def round_star(name: str, purpose: str, width: int = 168) -> Image.Image:
    """A round hospital seal: the name on the upper arc, a star, the purpose below."""
    seal = _Seal(width, width)
    seal.ring(1, 5)
    seal.arc(name, 0.78, min(0.15, 1.55 / len(name)), top=True)
    seal.star(0.3)
    seal.line(purpose, 0.78, min(0.1, 0.62 / len(purpose)))
    return seal.done()


def oval(name: str, number: str, purpose: str, width: int = 208) -> Image.Image:
    """An oval hospital seal: the name on the upper arc, the organisation's number, the purpose below."""
    seal = _Seal(width, round(width * 0.66))
    seal.ring(1, 5)
    seal.arc(name, 0.76, min(0.085, 1.4 / len(name)), top=True)
    seal.line(number, 0.52, 0.064)
    seal.line(purpose, 0.75, 0.072)
    return seal.done()


def round_coded(name: str, purpose: str, number: str, width: int = 176) -> Image.Image:
    """A round hospital seal with two rings, its register number along the lower edge."""
    seal = _Seal(width, width)
    seal.ring(1, 5)
    seal.ring(0.93, 1)
    seal.arc(name, 0.76, min(0.14, 1.5 / len(name)), top=True)
    seal.star(0.24)
    seal.line(purpose, 0.71, min(0.09, 0.56 / len(purpose)))
    seal.arc(number, 0.8, 0.05, top=False)
    return seal.done()


def square(name: str, purpose: str, width: int = 150) -> Image.Image:
    """A square seal: the name in rows of equal length over the purpose."""
    seal, text = _Seal(width, width), name + purpose
    seal.box(5)
    across = math.ceil(math.sqrt(len(text)))
    rows = [text[i : i + across] for i in range(0, len(text), across)]
    for i, row in enumerate(rows):
        seal.line(row, (i + 0.5) / len(rows) * 0.86 + 0.07, 0.78 / across)
    return seal.done()


def boxed(text: str, width: int = 150) -> Image.Image:
    """A small seal of one line in a frame, such as 现金收讫."""
    seal = _Seal(width, round(width * 0.36))
    seal.box(4)
    seal.line(text, 0.5, min(0.17, 0.82 / len(text)))
    return seal.done()


def worn(seal: Image.Image, rng: random.Random, strength: float = 1) -> Image.Image:
    """The seal pressed by hand: patches with less ink; `strength` is the share of ink that is left on the pad."""
    noise = np.random.default_rng(rng.randrange(2**32))
    patches = Image.fromarray(noise.integers(120, 256, (9, 9), dtype=np.uint8))
    patches = patches.resize(seal.size, Image.Resampling.BICUBIC)
    grain = noise.integers(190, 256, (seal.height, seal.width))
    ink = np.asarray(seal, np.float32) * np.asarray(patches, np.float32) / 255 * grain / 255 * strength
    return Image.fromarray(ink.astype(np.uint8))


def ink(rng: random.Random) -> Ink:
    """What a pad is soaked in: one of REDS, rarely one of OTHERS."""
    return rng.choice(OTHERS if rng.random() < 0.1 else REDS)


class _Seal:
    """A seal in the making; radii and heights are shares of its own size."""

    def __init__(self, width: int, height: int):
        self.size = width, height
        self.a, self.b = width * _SCALE / 2, height * _SCALE / 2
        self.mask = Image.new("L", (width * _SCALE, height * _SCALE))
        self.pen = ImageDraw.Draw(self.mask)

    def ring(self, radius: float, width: int) -> None:
        a, b = self.a * radius, self.b * radius
        self.pen.ellipse((self.a - a, self.b - b, self.a + a - 1, self.b + b - 1), outline=255, width=width * _SCALE)

    def box(self, width: int) -> None:
        edges = (2, 2, self.mask.width - 3, self.mask.height - 3)
        self.pen.rectangle(edges, outline=255, width=width * _SCALE)

    def line(self, text: str, height: float, size: float) -> None:
        face = font("sans", round(size * 2 * self.a))
        self.pen.text((self.a, 2 * self.b * height), text, 255, face, "mm", stroke_width=1)

    def arc(self, text: str, radius: float, size: float, *, top: bool) -> None:
        """Text evenly spread along the ellipse, heads outward above and inward below."""
        turns = np.linspace(-2.3, 2.3, 400)
        rise = -1 if top else 1
        xs, ys = self.a * (1 + radius * np.sin(turns)), self.b * (1 + rise * radius * np.cos(turns))
        along = np.concatenate([[0], np.cumsum(np.hypot(np.diff(xs), np.diff(ys)))])
        length = min(along[-1], len(text) * size * 2 * self.a * 1.3)
        stops = along[-1] / 2 + ((np.arange(len(text)) + 0.5) / len(text) - 0.5) * length
        leans = np.degrees(np.arctan2(np.gradient(ys), np.gradient(xs)))
        for char, *place in zip(text, *(np.interp(stops, along, v) for v in (xs, ys, leans)), strict=True):
            self._glyph(char, (place[0], place[1]), round(size * 2 * self.a), -place[2])

    def star(self, radius: float) -> None:
        spokes = ((radius * (1, 0.382)[i % 2], math.pi * (i / 5 - 0.5)) for i in range(10))
        self.pen.polygon([(self.a * (1 + r * math.cos(t)), self.b * (1 + r * math.sin(t))) for r, t in spokes], 255)

    def done(self) -> Image.Image:
        return self.mask.resize(self.size, Image.Resampling.LANCZOS)

    def _glyph(self, char: str, centre: tuple[float, float], size: int, angle: float) -> None:
        tile = Image.new("L", (size * 2, size * 2))
        ImageDraw.Draw(tile).text((size, size), char, 255, font("sans", size), "mm", stroke_width=1)
        tile = tile.rotate(angle, resample=Image.Resampling.BICUBIC)
        self.mask.paste(255, (round(centre[0] - size), round(centre[1] - size)), tile)
