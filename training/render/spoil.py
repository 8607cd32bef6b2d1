"""Pictures that have to be taken again, by what is wrong with them: UNUSABLE, each drawn from a page and random numbers.

Strengths begin where a good part of the values can no longer be read (measured with our own OCR on the pages of the book) or
no longer is on the picture, with room to the worst of `capture`: blur over a quarter of the print's height (standard deviation; a shake
over its whole height), a sixth of the light or less, print under 7 pixels, an eighth or more of the values hidden, burnt out or cut off,
the camera 48° or the page 20° off. What lies between is in neither.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

import numpy as np
from PIL import Image

from claims_ai.values import Box
from training.render import effects, light, objects
from training.render.bend import View
from training.render.canvas import Rendered
from training.render.capture import Rng, developed, exposed, photo, shot, view
from training.render.effects import Floats
from training.render.surfaces import SURFACES, surface
from training.render.trace import PRINT, place, print_height, traced, untraced

_LOST = 0.125
_TRIES = 40
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A picture that cannot be used; `problems` are the names that say rightly why, the main one first."""

    page: Rendered
    problems: tuple[str, ...]


Spoil = Callable[[Rendered, Rng], Spoilt]


def unusable(page: Rendered, name: str, rng: Rng) -> Spoilt:
    """One of the UNUSABLE pictures of a page."""
    spoilt = UNUSABLE[name](traced(page), rng)
    return replace(spoilt, page=untraced(spoilt.page))


def lost(page: Rendered, gone: Callable[[Box], bool]) -> float:
    """The share of a page's values for which `gone` holds; of 9 parts of its print where it has fewer than three values."""
    boxes = [truth.box for name, truth in page.fields.items() if not name.startswith("_")]
    boxes += [item.box for item in page.items if item.box]
    places = boxes if len(boxes) >= 3 else _parts(place(page, PRINT))
    return sum(map(gone, places)) / len(places)


def _parts(quad: Floats) -> list[Box]:
    """A quadrangle cut in three by three."""
    shares = np.linspace(0, 1, 4)

    def at(x: float, y: float) -> tuple[float, float]:
        top, bottom = quad[0] * (1 - x) + quad[1] * x, quad[3] * (1 - x) + quad[2] * x
        u, v = top * (1 - y) + bottom * y
        return float(u), float(v)

    return [(at(a, c), at(b, c), at(b, d), at(a, d)) for a, b in pairwise(shares) for c, d in pairwise(shares)]  # fmt: skip


def _ordinary(page: Rendered, rng: Rng) -> Rendered:
    """A picture with nothing wrong so far: photographed, or flat as from a scanner."""
    if rng.random() < 0.25:
        return effects.resize(page, round(rng.uniform(1300, 1700)))
    return photo(page, rng, view(rng, 0.4))


def _defocused(page: Rendered, rng: Rng) -> Spoilt:
    taken = _ordinary(page, rng)
    radius = rng.uniform(0.55, 1.2) * print_height(taken)
    return Spoilt(developed(light.defocus(taken, radius), rng), ("blurred", "low_resolution"))


def _blurred(page: Rendered, rng: Rng) -> Spoilt:
    taken = _ordinary(page, rng)
    return Spoilt(
        developed(effects.blur(taken, rng.uniform(0.27, 0.6) * print_height(taken)), rng), ("blurred", "low_resolution")
    )


def _shaken(page: Rendered, rng: Rng) -> Spoilt:
    taken = _ordinary(page, rng)
    length = rng.uniform(1.1, 2.4) * print_height(taken)
    return Spoilt(developed(light.shake(taken, length, rng.uniform(0, np.pi)), rng), ("blurred",))


def _dark(page: Rendered, rng: Rng) -> Spoilt:
    night = effects.dark(light.lamp(_ordinary(page, rng), rng, rng.uniform(0, 0.3)), rng.uniform(0.04, 0.17))
    return Spoilt(developed(light.grain(night, rng, rng.uniform(1, 6)), rng), ("too_dark",))


def _small(page: Rendered, rng: Rng) -> Spoilt:
    """Few pixels, sometimes made many again."""
    taken = _ordinary(page, rng)
    share = rng.uniform(3.2, 6.8) / print_height(taken)
    few = effects.resize(developed(taken, rng, 0.2), max(100, round(max(taken.image.size) * share)))
    if rng.random() < 0.4:
        few = effects.resize(few, round(max(few.image.size) * rng.uniform(1.5, 4)))
    return Spoilt(effects.compress(few, int(rng.integers(50, 90))), ("low_resolution", "blurred"))


def _glaring(page: Rendered, rng: Rng) -> Spoilt:
    """A flash, a lamp or a window reflected where the values are."""
    taken = photo(page, rng, view(rng, 0.4))
    spot = _until(lambda: _spot(taken, rng), lambda spot: lost(taken, _in_spot(taken, spot)) >= _LOST)
    return Spoilt(developed(light.burnt(taken, spot, rng.uniform(0.1, 0.5)), rng), ("glare",))


def _spot(taken: Rendered, rng: Rng) -> light.Spot:
    quad, size = place(taken, PRINT), np.array(taken.image.size)
    middle, radii = _somewhere(quad, rng) / size, np.ptp(quad, axis=0) * rng.uniform(0.14, 0.34, 2) / size
    return float(middle[0]), float(middle[1]), float(radii[0]), float(radii[1])


def _somewhere(quad: Floats, rng: Rng) -> Floats:
    """A point well inside a quadrangle."""
    u, v = rng.uniform(0.17, 0.83, 2)
    top, bottom = quad[0] * (1 - u) + quad[1] * u, quad[3] * (1 - u) + quad[2] * u
    inside: Floats = top * (1 - v) + bottom * v
    return inside


def _in_spot(page: Rendered, spot: light.Spot) -> Callable[[Box], bool]:
    size = np.array(page.image.size)

    def burnt(box: Box) -> bool:
        away = (np.array(box).mean(0) / size - spot[:2]) / spot[2:]
        return float(np.hypot(*away)) < 0.95

    return burnt


def _covered(page: Rendered, rng: Rng) -> Spoilt:
    """A hand, finger, card, slip or phone over the values."""
    taken = shot(page, rng, view(rng, 0.4))
    over = _until(lambda: _put_over(taken, rng), lambda made: lost(taken, _changed(taken, made)) >= _LOST)
    return Spoilt(developed(exposed(over, rng), rng), ("covered",))


def _put_over(taken: Rendered, rng: Rng) -> Rendered:
    quad = place(taken, PRINT)
    name, middle = str(rng.choice(list(_WIDTHS))), _somewhere(quad, rng)
    width = float(np.ptp(quad, axis=0).min()) * rng.uniform(*_WIDTHS[name])
    if name == "finger":
        return _reaching(taken, objects.finger(width, rng, 12), middle, rng)
    thing = objects.THINGS[name](width, rng)
    if name == "hand":
        return _reaching(taken, thing, middle, rng)
    return objects.laid_over(taken, thing, (float(middle[0]), float(middle[1])), float(rng.uniform(0, 360)))


# Widths as shares of the shorter side of the printed area.
_WIDTHS = {"finger": (0.14, 0.26), "hand": (0.4, 0.7), "card": (0.4, 0.75), "slip": (0.35, 0.8), "phone": (0.3, 0.45)}


def _reaching(taken: Rendered, thing: Image.Image, tip: Floats, rng: Rng) -> Rendered:
    """A finger or hand whose tip lies there and that comes from outside the picture."""
    inward = tip - np.array(taken.image.size) * (rng.uniform(0, 1), rng.choice((0.0, 1.0)))
    inward = inward / max(1.0, float(np.linalg.norm(inward)))
    middle = tip - inward * thing.height * 0.45
    return objects.laid_over(
        taken, thing, (float(middle[0]), float(middle[1])), float(np.degrees(np.arctan2(-inward[0], -inward[1])))
    )


def _changed(before: Rendered, after: Rendered) -> Callable[[Box], bool]:
    """Whether most of a place looks different."""
    levels = [np.asarray(page.image.convert("L"), int) for page in (before, after)]
    different = np.abs(levels[0] - levels[1]) > 12

    def covered(box: Box) -> bool:
        (x0, y0), (x1, y1) = np.maximum(np.min(box, axis=0), 0).astype(int), np.max(box, axis=0).astype(int) + 1
        part = different[y0:y1, x0:x1]
        return bool(part.size and part.mean() > 0.5)

    return covered


def _cropped(page: Rendered, rng: Rng) -> Spoilt:
    """One side of the page outside the picture, or two."""
    taken = _ordinary(page, rng)
    cut = _until(lambda: _cut(taken, rng), lambda made: _LOST <= lost(made, _outside(made)) <= 0.7)
    return Spoilt(developed(_without_lost(cut), rng), ("cropped",))


def _cut(taken: Rendered, rng: Rng) -> Rendered:
    """The picture without a part of it on one or two sides."""
    w, h = taken.image.size
    frame = [0, 0, w, h]
    for side in rng.permutation(4)[: int(rng.choice((1, 1, 2)))]:
        inward = rng.uniform(0.15, 0.5) * (w, h)[side % 2]
        frame[side] = round(frame[side] + inward * (1 if side < 2 else -1))
    left, top, right, bottom = frame
    return effects.moved(taken, lambda x, y: (x - left, y - top), taken.image.crop((left, top, right, bottom)))


def _outside(page: Rendered) -> Callable[[Box], bool]:
    """Whether a third of a place or more is beyond the frame."""
    w, h = page.image.size

    def beyond(box: Box) -> bool:
        (x0, y0), (x1, y1) = np.min(box, axis=0), np.max(box, axis=0)
        seen = max(0.0, min(x1, w) - max(x0, 0)) * max(0.0, min(y1, h) - max(y0, 0))
        return bool(seen < 0.67 * (x1 - x0) * (y1 - y0))

    return beyond


def _without_lost(page: Rendered) -> Rendered:
    """What is no longer on the picture is no truth of it."""
    gone = _outside(page)
    kept = {name: truth for name, truth in page.fields.items() if name.startswith("_") or not gone(truth.box)}
    return replace(
        page, fields=kept, items=tuple(item for item in page.items if item.box is None or not gone(item.box))
    )


def _from_the_side(page: Rendered, rng: Rng) -> Spoilt:
    """Photographed from so far aside that the print at the far end is a few pixels high."""
    steep = rng.uniform(52, 66) * rng.choice((-1, 1))
    tilt, swing = (steep, rng.uniform(-8, 8)) if rng.random() < 0.6 else (rng.uniform(-8, 8), steep)
    aside = View(tilt, swing, rng.uniform(-6, 6), rng.uniform(0.9, 1.3), rng.uniform(0.8, 0.95))
    taken = photo(page, rng, aside)
    share = min(1.0, rng.uniform(4, 7.5) / _far_print(taken))
    far = effects.resize(taken, round(max(taken.image.size) * share))
    return Spoilt(developed(far, rng), ("skewed", "low_resolution"))


def _far_print(page: Rendered) -> float:
    """How high the smallest print of a page is: of nine parts of it that were as large before, the narrowest tells by how much it shrank."""
    sides = [_narrow(part) for part in _parts(place(page, PRINT))]
    return print_height(page) * min(sides) / _narrow(_parts(place(page, PRINT))[4])


def _narrow(part: Box) -> float:
    a, b, c, d = (np.array(point) for point in part)
    return float(min(np.linalg.norm(a - d), np.linalg.norm(b - c), np.linalg.norm(a - b), np.linalg.norm(d - c)))


def _askew(page: Rendered, rng: Rng) -> Spoilt:
    """Lying far from straight in the picture."""
    turned = View(
        rng.uniform(-8, 8), rng.uniform(-8, 8), rng.uniform(20, 45) * rng.choice((-1, 1)), 1.6, rng.uniform(0.85, 0.97)
    )
    return Spoilt(developed(photo(page, rng, turned), rng), ("skewed",))


def _blank(page: Rendered, rng: Rng) -> Spoilt:
    """The back of the page, or a sheet not yet filled in."""
    w, h = page.image.size
    sheet = replace(page, image=Image.new("RGB", (w, h), (250, 249, 246)))
    return _textless(light.lamp(_ordinary(sheet, rng), rng, rng.uniform(0, 0.3)), rng, "no_text")


def _empty(page: Rendered, rng: Rng) -> Spoilt:
    """The table alone."""
    table = surface(str(rng.choice(list(SURFACES))), (1440, 1080), rng)
    return _textless(light.lamp(replace(page, image=table), rng, rng.uniform(0, 0.4)), rng, "no_text")


def _night(page: Rendered, rng: Rng) -> Spoilt:
    """A lens that a pocket or a finger covers."""
    colour = rng.uniform(0, 22, 3) if rng.random() < 0.5 else np.array((70, 24, 18)) * rng.uniform(0.4, 1.2)
    glow = effects.cloud((1440, 1080), rng, 3)[..., None] * 14
    picture = replace(page, image=effects.as_image(np.broadcast_to(colour, (1080, 1440, 3)) + glow))
    return _textless(light.grain(picture, rng, rng.uniform(1, 4)), rng, "no_text", "too_dark", "covered")


def _textless(page: Rendered, rng: Rng, *problems: str) -> Spoilt:
    marks = {name: truth for name, truth in page.fields.items() if name.startswith("_")}
    return Spoilt(developed(replace(page, fields=marks, items=()), rng), problems)


def _until(attempt: Callable[[], Made], enough: Callable[[Made], bool]) -> Made:
    """The first attempt that suffices, else the last."""
    made = attempt()
    for _ in range(_TRIES):
        if enough(made):
            break
        made = attempt()
    return made


UNUSABLE: Mapping[str, Spoil] = {
    "defocused": _defocused, "blurred": _blurred, "shaken": _shaken, "dark": _dark, "small": _small, "glaring": _glaring, "covered": _covered,
    "cropped": _cropped, "from_the_side": _from_the_side, "askew": _askew, "blank": _blank, "empty": _empty, "night": _night,
}  # fmt: skip
