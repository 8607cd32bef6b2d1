"""Pictures of papers as claimants really send them and that can be read: USABLE by name, each drawn from a page and random numbers.

The strength of everything is drawn from a continuous range that ends where reading begins to suffer: what is just bad enough is in neither
this module nor `spoil`, as two people would not agree on it. Print is at least 13 pixels high here, blur at most an eleventh of that
(standard deviation), light at least two fifths, the camera at most 25° off and the page at most 8° askew.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
from PIL import ImageEnhance

from training.render import bend, effects, light, objects
from training.render.bend import FLAT, Profile, View
from training.render.canvas import Rendered
from training.render.surfaces import SURFACES, surface
from training.render.trace import FREE, PRINT, SHEET, place, print_height, traced, untraced

Rng = np.random.Generator
Capture = Callable[[Rendered, Rng], Rendered]
LEAST_PRINT = 13.0
_SIDES = (1300, 2100)
_MOST = 2400


def usable(page: Rendered, name: str, rng: Rng) -> Rendered:
    """One of the USABLE captures of a page."""
    return untraced(USABLE[name](traced(page), rng))


def frame(page: Rendered, rng: Rng, sides: tuple[int, int] = _SIDES) -> Rendered:
    """The picture at a usual number of pixels, more where its print would get too small to read."""
    enough = max(page.image.size) * LEAST_PRINT * rng.uniform(1.0, 1.4) / print_height(page)
    return effects.resize(page, round(min(max(rng.uniform(*sides), enough), _MOST)))


def shot(
    page: Rendered, rng: Rng, view: View, profile: Profile = FLAT, axis: int = 0, ground: str | None = None
) -> Rendered:
    """A page photographed on a surface, in even light and sharp, at a usual number of pixels; a card lies flat."""
    long, short = 1200, round(1200 / view.aspect)
    shape = (short, long) if page.image.height > page.image.width else (long, short)
    table = surface(ground or str(rng.choice(list(SURFACES))), shape, rng)
    return frame(bend.shoot(page, view, table, FLAT if page.corner else profile, axis), rng)


def exposed(page: Rendered, rng: Rng) -> Rendered:
    """As bright as a phone makes a page: white paper is seldom white in a photo, and tinted by lamp and sky."""
    warmth, share = rng.uniform(-0.04, 0.05), rng.uniform(0.7, 0.98)
    colour = share * np.array((1 + warmth, 1.0, 1 - warmth))
    return replace(page, image=effects.as_image(np.asarray(page.image) * np.minimum(colour, 1.0)))


def photo(
    page: Rendered, rng: Rng, view: View, profile: Profile = FLAT, axis: int = 0, ground: str | None = None
) -> Rendered:
    """A page photographed on a surface as `shot`, at an ordinary exposure."""
    return exposed(shot(page, rng, view, profile, axis, ground), rng)


def view(rng: Rng, careless: float) -> View:
    """A camera held by hand, from straight above (0) to as carelessly as can still be read (1)."""
    tilt, swing = rng.uniform(-1, 1, 2) * careless * np.array((25, 16))
    roll = rng.uniform(-8, 8) * careless
    place = rng.uniform(0.2, 0.8), rng.uniform(0.2, 0.8)
    return View(
        float(tilt),
        float(swing),
        float(roll),
        rng.uniform(1.3, 2.2),
        rng.uniform(0.86, 0.97) - 0.2 * careless,
        place,
        rng.choice((4 / 3, 16 / 9)),
    )


def _aspect(page: Rendered) -> float:
    return max(page.image.size) / min(page.image.size)


def developed(page: Rendered, rng: Rng, soft: float = 0.4, quality: tuple[int, int] = (78, 95)) -> Rendered:
    """What lens, sensor and file do to every photo: a blur up to `soft` of what is allowed, grain, JPEG."""
    blurred = effects.blur(page, rng.uniform(0.2, 1.0) * soft * LEAST_PRINT / 11)
    return effects.compress(effects.noise(blurred, rng, rng.uniform(0.5, 2.5)), int(rng.integers(*quality)))


def _careful(page: Rendered, rng: Rng) -> Rendered:
    return developed(light.lamp(photo(page, rng, view(rng, 0.25)), rng, rng.uniform(0.02, 0.15)), rng)


def _careless(page: Rendered, rng: Rng) -> Rendered:
    taken = light.lamp(photo(page, rng, view(rng, 1.0)), rng, rng.uniform(0.1, 0.35))
    return developed(taken, rng, 0.8, (60, 90))


def _uneven(page: Rendered, rng: Rng) -> Rendered:
    return developed(light.lamp(photo(page, rng, view(rng, 0.4)), rng, rng.uniform(0.25, 0.45)), rng)


def _dim(page: Rendered, rng: Rng) -> Rendered:
    dimmed = effects.dark(shot(page, rng, view(rng, 0.4)), rng.uniform(0.42, 0.65))
    return developed(light.grain(dimmed, rng, rng.uniform(1, 3)), rng)


def _shadow(page: Rendered, rng: Rng) -> Rendered:
    return developed(light.shadow(photo(page, rng, view(rng, 0.4)), rng, rng.uniform(0.15, 0.45)), rng)


def _folded(page: Rendered, rng: Rng) -> Rendered:
    creased = effects.crease(page, rng, rng.uniform(0.08, 0.2))
    profile = bend.folded(rng, int(rng.choice((2, 3, 4))), rng.uniform(0.005, 0.03))
    return developed(
        light.lamp(photo(creased, rng, view(rng, 0.5), profile, int(rng.integers(2))), rng, rng.uniform(0, 0.25)), rng
    )


def _curled(page: Rendered, rng: Rng) -> Rendered:
    profile = bend.curl(rng.uniform(0.01, 0.05) * rng.choice((-1, 1)), rng.choice((0.5, 1.0)), rng.uniform(-0.3, 0.3))
    taken = photo(page, rng, view(rng, 0.5), profile, int(rng.integers(2)))
    return developed(light.lamp(taken, rng, rng.uniform(0, 0.25)), rng)


def _soft(page: Rendered, rng: Rng) -> Rendered:
    return developed(photo(page, rng, view(rng, 0.4)), rng, 1.0)


def _messenger(page: Rendered, rng: Rng) -> Rendered:
    taken = light.lamp(photo(page, rng, view(rng, 0.5)), rng, rng.uniform(0.05, 0.3))
    return effects.compress(developed(taken, rng, 0.5), int(rng.integers(40, 61)))


def _scan(page: Rendered, rng: Rng) -> Rendered:
    lid = View(roll=rng.uniform(-3, 3), distance=50, fill=rng.uniform(0.93, 1.0), aspect=_aspect(page))
    flat = frame(bend.shoot(page, lid, None), rng, (1300, 1700))
    soft = effects.blur(flat, rng.uniform(0.2, 0.6))
    return effects.compress(effects.noise(soft, rng, 1.5), int(rng.integers(60, 92)))


def _photocopy(page: Rendered, rng: Rng) -> Rendered:
    copied = effects.specks(_scan(page, rng), rng, int(rng.integers(200, 4000)))
    grey = ImageEnhance.Contrast(copied.image.convert("L")).enhance(rng.uniform(1.1, 1.6))
    return replace(copied, image=ImageEnhance.Brightness(grey).enhance(rng.uniform(0.9, 1.08)).convert("RGB"))


def _screenshot(page: Rendered, rng: Rng) -> Rendered:
    return frame(page, rng, (1000, 1600))


def _screen(page: Rendered, rng: Rng) -> Rendered:
    taken = photo(page, rng, view(rng, 0.35), ground="black_desk")
    return developed(light.screen(taken, rng, rng.uniform(0.05, 0.2)), rng)


def _full(page: Rendered, rng: Rng) -> Rendered:
    """The page fills the picture and its empty margins are partly outside: no table to be seen."""
    near = replace(view(rng, 0.15), fill=rng.uniform(0.99, 1.02), aspect=max(page.image.size) / min(page.image.size))
    return developed(light.lamp(photo(page, rng, near), rng, rng.uniform(0.05, 0.25)), rng)


def _highlight(page: Rendered, rng: Rng) -> Rendered:
    """A reflection that pales the print somewhere without taking it away."""
    taken = photo(page, rng, view(rng, 0.4))
    x, y = rng.uniform(0.1, 0.9, 2)
    spot = float(x), float(y), rng.uniform(0.06, 0.2), rng.uniform(0.06, 0.2)
    return developed(light.washed(taken, spot, rng.uniform(0.2, 0.5)), rng)


def _flash(page: Rendered, rng: Rng) -> Rendered:
    """A flash on glossy paper whose white spot hits no print."""
    taken = developed(photo(page, rng, view(rng, 0.4)), rng)
    corners, size = place(taken, FREE), np.array(taken.image.size)
    radii = (corners.max(0) - corners.min(0)) / 2 * rng.uniform(0.5, 0.8)
    (x, y), (across, down) = corners.mean(0) / size, radii / size
    return light.burnt(taken, (x, y, across, down), rng.uniform(0.2, 0.3))


def _stapled(page: Rendered, rng: Rng) -> Rendered:
    return _careful(objects.staple(page, rng), rng)


def _held(page: Rendered, rng: Rng) -> Rendered:
    """A thumb or two at the margin, on no print."""
    taken = shot(page, rng, view(rng, 0.4))
    for side in rng.permutation(4)[: rng.integers(1, 3)]:
        taken = _with_thumb(taken, int(side), rng)
    return developed(exposed(taken, rng), rng)


def _with_thumb(page: Rendered, side: int, rng: Rng) -> Rendered:
    """A thumb that reaches from outside over one side of the sheet (0 top, clockwise) and ends on its margin."""
    sheet, printed, share = place(page, SHEET), place(page, PRINT), rng.uniform(0.25, 0.75)
    edge, inner = (quad[side] * (1 - share) + quad[(side + 1) % 4] * share for quad in (sheet, printed))
    inward = sheet.mean(0) - (sheet[side] + sheet[(side + 1) % 4]) / 2
    inward = inward / np.linalg.norm(inward)
    sides = np.linalg.norm(sheet - np.roll(sheet, 1, axis=0), axis=1)
    width = (0.24 if page.corner else 0.1) * float(sides.min())
    tip = edge + inward * max(0.0, float((inner - edge) @ inward)) * rng.uniform(0.2, 0.8)
    long = max(page.image.size)
    thumb = objects.finger(width, rng, long / width)
    angle = float(np.degrees(np.arctan2(-inward[0], -inward[1])))
    return objects.laid_over(page, thumb, tuple(tip - inward * long / 2), angle)


def _beside(page: Rendered, rng: Rng) -> Rendered:
    """A pen, phone or card beside the page, on no print."""
    near = View(fill=rng.uniform(0.6, 0.75), at=(float(rng.choice((0.05, 0.95))),) * 2, roll=rng.uniform(-5, 5))
    taken = shot(page, rng, near)
    sheet, size = place(taken, SHEET), np.array(taken.image.size)
    room = int(np.argmax(np.maximum(size - sheet.max(0), sheet.min(0))))
    beyond = size[room] - sheet.max(0)[room] > sheet.min(0)[room]
    gap = (size - sheet.max(0))[room] if beyond else sheet.min(0)[room]
    middle = rng.uniform(0.3, 0.7, 2) * size
    middle[room] = size[room] - 0.45 * gap if beyond else 0.45 * gap
    name = str(rng.choice(("pen", "phone", "card")))
    thing = objects.THINGS[name](float(gap) * (0.12 if name == "pen" else 0.7), rng)
    angle = (0 if room == 0 else 90) + rng.uniform(-8, 8) + (90 if name == "card" else 0)
    return developed(exposed(objects.laid_over(taken, thing, tuple(middle), angle), rng), rng)


USABLE: Mapping[str, Capture] = {
    "careful": _careful, "careless": _careless, "uneven": _uneven, "dim": _dim, "shadow": _shadow, "folded": _folded, "curled": _curled,
    "soft": _soft, "messenger": _messenger, "scan": _scan, "photocopy": _photocopy, "screenshot": _screenshot, "screen": _screen,
    "full": _full, "highlight": _highlight, "flash": _flash, "stapled": _stapled, "held": _held, "beside": _beside,
}  # fmt: skip
