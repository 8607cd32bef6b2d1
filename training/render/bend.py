"""A sheet in space, flat, curled or folded, on a surface under a camera: the picture, with every box moved along exactly."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from PIL import Image, ImageDraw

from training.render.canvas import Rendered
from training.render.effects import Floats, as_image, moved

# A profile is the sheet seen from its edge: knots (share of its length, height in shares of its length), both ends included.
Profile = Sequence[tuple[float, float]]
FLAT: Profile = ((0.0, 0.0), (1.0, 0.0))
_KNOTS = 28


@dataclass(frozen=True, slots=True)
class View:
    """Where a camera stands: degrees off the vertical in two directions, degrees turned, distance in page diagonals.

    `fill` is the share of the picture the page takes up, `at` where in what is left over it lies; over 1 cuts the page off.
    """

    tilt: float = 0.0
    swing: float = 0.0
    roll: float = 0.0
    distance: float = 1.5
    fill: float = 0.9
    at: tuple[float, float] = (0.5, 0.5)
    aspect: float = 4 / 3


@dataclass(frozen=True, slots=True)
class _Strip:
    """A flat part of the sheet between two knots: where it begins and ends on the page, its homography, its light."""

    start: float
    end: float
    forth: Floats
    light: float


def curl(height: float, waves: float = 0.5, skewed: float = 0.0) -> Profile:
    """A page that does not lie flat: `waves` half periods of a sine of that height, leaning by `skewed`."""
    s = np.linspace(0, 1, _KNOTS)
    z = height * np.sin(2 * np.pi * waves * (s ** (1 + skewed)))
    return [(float(a), float(b)) for a, b in zip(s, z, strict=True)]


def folded(rng: np.random.Generator, parts: int, height: float) -> Profile:
    """A page that was folded into so many parts along one side and rises at every other fold."""
    inner = np.arange(1, parts) / parts + rng.uniform(-0.01, 0.01, parts - 1)
    ups = [height * rng.uniform(0.5, 1) * (place % 2) for place in range(1, parts)]
    return [(0.0, height * rng.uniform(0, 0.4)), *zip(inner.tolist(), ups, strict=True), (1.0, height * rng.uniform(0, 0.4))]  # fmt: skip


def shoot(
    page: Rendered, view: View, background: Image.Image | None, profile: Profile = FLAT, axis: int = 0
) -> Rendered:
    """The page as the camera sees it over `background` (scaled to fit; None for white); it bends along `axis`, 0 across."""
    knots = _knots(page.image.size, profile, axis, view)
    size, placed = _framed(knots, view)
    strips = _strips(page.image.size, profile, axis, placed)
    sheet, solid = _drawn(page, strips, axis, size)
    ground = np.full((size[1], size[0], 3), 252.0) if background is None else np.asarray(background.resize(size), float)
    shadow = cv2.GaussianBlur(solid, (0, 0), 0.012 * max(size))
    offset = np.roll(shadow, (round(0.008 * size[1]), round(0.006 * size[0])), (0, 1))
    ground = ground * (1 - (0.0 if background is None else 0.4) * offset[..., None])
    picture = as_image(ground * (1 - solid[..., None]) + sheet * solid[..., None])
    return moved(page, lambda x, y: _forth(strips, axis, x, y), picture)


def _knots(size: tuple[int, int], profile: Profile, axis: int, view: View) -> Floats:
    """The pictures of both edges at every knot: an array of (knots, 2, 2)."""
    along, across = size[axis], size[1 - axis]
    steps = [np.sqrt(max(0.0, (b[0] - a[0]) ** 2 - (b[1] - a[1]) ** 2)) for a, b in pairwise(profile)]
    places = np.concatenate([[0], np.cumsum(steps)]) * along
    heights = np.array([z for _, z in profile]) * along
    u, z = places - places[-1] / 2, heights - heights.mean()
    edges = np.array([[[a, e * across, h] for e in (-0.5, 0.5)] for a, h in zip(u, z, strict=True)])
    space = edges if axis == 0 else edges[..., [1, 0, 2]]
    return _projected(space, view, float(np.hypot(*size)))


def _projected(points: Floats, view: View, diagonal: float) -> Floats:
    tilt, swing, roll = np.radians((view.tilt, view.swing, view.roll))
    about_x = np.array([[1, 0, 0], [0, np.cos(tilt), -np.sin(tilt)], [0, np.sin(tilt), np.cos(tilt)]])
    about_y = np.array([[np.cos(swing), 0, np.sin(swing)], [0, 1, 0], [-np.sin(swing), 0, np.cos(swing)]])
    about_z = np.array([[np.cos(roll), -np.sin(roll), 0], [np.sin(roll), np.cos(roll), 0], [0, 0, 1]])
    turned = points @ about_z.T @ (about_y @ about_x).T
    reach = view.distance * diagonal
    seen: Floats = turned[..., :2] * (reach / (reach - turned[..., 2:]))
    return seen


def _framed(knots: Floats, view: View) -> tuple[tuple[int, int], Floats]:
    """The picture's size, and the knots moved to their place in it."""
    low, high = knots.min(axis=(0, 1)), knots.max(axis=(0, 1))
    wide, tall = (high - low) / view.fill
    if wide >= tall:
        width, height = max(wide, tall * view.aspect), max(tall, wide / view.aspect)
    else:
        width, height = max(wide, tall / view.aspect), max(tall, wide * view.aspect)
    room = np.array((width, height)) - (high - low)
    placed: Floats = knots - low + room * np.array(view.at)
    return (round(width), round(height)), placed


def _strips(size: tuple[int, int], profile: Profile, axis: int, knots: Floats) -> list[_Strip]:
    along, across = size[axis], size[1 - axis]
    strips = []
    for (s, z), (t, y), here, there in zip(profile, profile[1:], knots, knots[1:], strict=False):
        flat = [(s * along, 0), (t * along, 0), (t * along, across), (s * along, across)]
        source = np.array(flat if axis == 0 else [point[::-1] for point in flat], np.float32)
        target = np.array([here[0], there[0], there[1], here[1]], np.float32)
        forth = cv2.getPerspectiveTransform(source, target).astype(float)
        strips.append(_Strip(s * along, t * along, forth, 1 - 1.1 * (y - z) / (t - s)))
    return strips


def _drawn(page: Rendered, strips: Sequence[_Strip], axis: int, size: tuple[int, int]) -> tuple[Floats, Floats]:
    """The sheet's picture and where it is, each part from its own homography and joined without seams."""
    width, height = page.image.size
    back_x, back_y = np.full((2, size[1], size[0]), -9.0, np.float32)
    light = np.ones((size[1], size[0]), np.float32)
    for strip in strips:
        _trace(strip, page.image.size, axis, back_x, back_y, light)
    paper = Image.new("L", (width, height))
    ImageDraw.Draw(paper).rounded_rectangle((0, 0, width - 1, height - 1), page.corner, fill=255)
    pixels = np.dstack([np.asarray(page.image.convert("RGB")), np.asarray(paper)])
    inside = (back_x > -2) & (back_x < width + 1) & (back_y > -2) & (back_y < height + 1)
    seen = cv2.remap(pixels, back_x, back_y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    solid = np.asarray(cv2.GaussianBlur((seen[..., 3] / 255 * inside).astype(np.float32), (0, 0), 0.7), np.float32)
    smooth = cv2.GaussianBlur(light, (0, 0), 2.0) if len(strips) < _KNOTS - 1 else cv2.GaussianBlur(light, (0, 0), 12.0)
    return seen[..., :3] * smooth[..., None], solid


def _trace(
    strip: _Strip, page: tuple[int, int], axis: int, back_x: Floats, back_y: Floats, light: Floats
) -> None:  # fmt: skip
    """Write where each picture point of a strip lies on the page."""
    ends = np.array([(strip.start, 0), (strip.end, 0), (strip.end, page[1 - axis]), (strip.start, page[1 - axis])])
    corners = ends if axis == 0 else ends[:, ::-1]
    there = cv2.perspectiveTransform(corners[None].astype(np.float64), strip.forth)[0]
    (x0, y0), (x1, y1) = np.floor(there.min(0)).astype(int) - 2, np.ceil(there.max(0)).astype(int) + 3
    x0, y0, x1, y1 = max(0, x0), max(0, y0), min(back_x.shape[1], x1), min(back_x.shape[0], y1)
    if x0 >= x1 or y0 >= y1:
        return
    back, (y, x) = np.linalg.inv(strip.forth), np.mgrid[y0:y1, x0:x1].astype(float)
    w = back[2, 0] * x + back[2, 1] * y + back[2, 2]
    u, v = (back[i, 0] * x + back[i, 1] * y + back[i, 2] for i in (0, 1))
    u, v = u / w, v / w
    along = u if axis == 0 else v
    own = (along >= strip.start - 1.5) & (along <= strip.end + 1.5)
    for target, value in ((back_x, u), (back_y, v), (light, np.full_like(u, strip.light))):
        target[y0:y1, x0:x1][own] = value[own]


def _forth(strips: Sequence[_Strip], axis: int, x: float, y: float) -> tuple[float, float]:
    along = x if axis == 0 else y
    strip = next((strip for strip in strips if along <= strip.end), strips[-1])
    u, v, w = strip.forth @ (x, y, 1.0)
    return float(u / w), float(v / w)
