"""Draws the emblem side of a resident ID card (居民身份证): 1012 × 638 pixels, marked 样本."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from PIL import Image, ImageDraw

from training.render import copies, emblem, invent, paper
from training.render.canvas import Canvas, Ink, Rendered, Style

SIZE = 1012, 638
AUTHORITIES = (
    "江州市公安局东湖分局",
    "江州市公安局云溪分局",
    "江州市公安局",
    "云溪县公安局",
    "临江区公安分局",
    "青石土家族苗族自治县公安局",
    "东湖市公安局",
    "松岗彝族自治县公安局",
)


@dataclass(frozen=True)
class Look:
    """One print of the card: tints, typefaces and where things stand; `emblem` is left, top and size."""

    paper: Ink
    lines: Ink
    blush: Ink
    ink: Ink
    title: Style
    name: Style
    label: Style
    filled: Style
    emblem: tuple[int, int, int]
    middle: int
    rows: tuple[int, int]
    columns: tuple[int, int]


NEW = Look(
    paper=(238, 240, 240),
    lines=(204, 222, 226),
    blush=(246, 222, 214),
    ink=(30, 30, 34),
    title=Style("serif", 56, weight=1.0, spacing=8),
    name=Style("serif", 82, weight=1.6, spacing=14),
    label=Style("sans", 29, weight=0.7, spacing=2),
    filled=Style("sans", 31, spacing=1),
    emblem=(66, 52, 204),
    middle=636,
    rows=(492, 566),
    columns=(262, 424),
)
WORN = replace(
    NEW,
    paper=(228, 226, 226),
    lines=(208, 212, 218),
    blush=(232, 216, 214),
    ink=(84, 82, 88),
    filled=Style("sans", 31, weight=0.2),
)
BROAD = Look(
    paper=(240, 243, 238),
    lines=(210, 226, 214),
    blush=(244, 214, 206),
    ink=(30, 30, 34),
    title=Style("serif", 50, weight=0.6, spacing=18, squeeze=0.94),
    name=Style("sans", 74, weight=1.2, spacing=24),
    label=Style("sans", 33, spacing=0, squeeze=0.9),
    filled=Style("serif", 33, weight=0.6, spacing=0),
    emblem=(44, 40, 230),
    middle=646,
    rows=(470, 556),
    columns=(218, 392),
)


def _side(look: Look, rng: random.Random) -> Rendered:
    """The card in one look, valid from some day for 5, 10 or 20 years or without end."""
    canvas = Canvas(SIZE, rng, shift=2)
    canvas.image = _background(look)
    left, top, size = look.emblem
    badge = emblem.emblem(size)
    canvas.image.paste(badge, (left, top), badge)
    canvas.text((look.middle, 132), "中华人民共和国", look.title.but(ink=look.ink), "m")
    canvas.text((look.middle, 236), "居民身份证", look.name.but(ink=look.ink), "m")
    _rows(canvas, look, rng)
    canvas.text((40, 614), "样本", Style("sans", 17, (178, 190, 196)))
    return canvas.done("id_card_back", corner=34)


def _rows(canvas: Canvas, look: Look, rng: random.Random) -> None:
    (first, second), (labels, values) = look.rows, look.columns
    label, filled = look.label.but(ink=look.ink), look.filled.but(ink=look.ink)
    canvas.text((labels, first), "签发机关", label)
    canvas.value((values, first), "authority", rng.choice(AUTHORITIES), filled)
    canvas.text((labels, second), "有效期限", label)
    begun = invent.day(rng, 2005, 2025)
    years = rng.choice((5, 10, 10, 20, 20, 0))
    end = canvas.value((values, second), "valid_from", begun, filled, f"{begun:%Y.%m.%d}")
    end = canvas.text((end + 2, second + canvas.shift[1]), "-", filled)[1][0]
    at = end + 2 - canvas.shift[0], second
    canvas.value(at, "valid_until", until(begun, years), filled, _shown(begun, years))


def until(begun: date, years: int) -> date | str:
    """The day a paper ends that many years later; none is 长期."""
    if not years:
        return "long-term"
    leap = (begun.month, begun.day) == (2, 29) and (begun.year + years) % 4
    return begun.replace(year=begun.year + years, day=28 if leap else begun.day)


def _shown(begun: date, years: int) -> str:
    end = until(begun, years)
    return "长期" if isinstance(end, str) else f"{end:%Y.%m.%d}"


def _background(look: Look) -> Image.Image:
    """Fine waves, a blush of light behind the emblem and the Great Wall along the foot."""
    plate = paper.guilloche(SIZE, look.paper, look.lines, period=8, waves=3.2)
    x, y = np.meshgrid((np.arange(SIZE[0]) - 200) / 520, (np.arange(SIZE[1]) - 180) / 330)
    share = Image.fromarray((np.clip(1 - np.hypot(x, y), 0, 1) * 150).astype(np.uint8))
    plate.paste(Image.new("RGB", SIZE, look.blush), (0, 0), share)
    _wall(plate, look.lines)
    return plate


def _wall(plate: Image.Image, tint: Ink) -> None:
    ink = tuple(round(c * 0.93) for c in tint)
    pen = ImageDraw.Draw(plate)
    xs = np.arange(380, 1012, 6)
    ys = 560 - 90 * np.exp(-(((xs - 820) / 160) ** 2)) - 40 * np.sin(xs / 70) + (xs < 600) * (600 - xs) * 0.25
    for lift in (0, 16):
        pen.line([(float(x), float(y) - lift) for x, y in zip(xs, ys, strict=True)], fill=ink, width=3)
    for x, y in zip(xs[::3], ys[::3], strict=True):
        pen.rectangle((x, y - 24, x + 8, y - 16), fill=ink)
    for i in (12, 44, 78):
        pen.rectangle((xs[i] - 22, ys[i] - 66, xs[i] + 22, ys[i]), outline=ink, width=3)
        pen.line((xs[i] - 28, ys[i] - 66, xs[i] + 28, ys[i] - 66), fill=ink, width=5)


def _copy(rng: random.Random) -> Rendered:
    return copies.on_sheet(_side(rng.choice((NEW, WORN)), rng), rng)


TRAIN: Mapping[str, Callable[[random.Random], Rendered]] = {
    "back": lambda rng: _side(NEW, rng),
    "back_worn": lambda rng: _side(WORN, rng),
}
BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "back_broad": lambda rng: _side(BROAD, rng),
    "back_copy": _copy,
}
