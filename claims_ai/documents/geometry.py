"""Boxes: four corners, clockwise from the top left of the text as read. Rotations are multiples of 90°, clockwise."""

from collections.abc import Iterable, Sequence
from math import atan2, hypot, pi
from typing import Any

import numpy as np

from claims_ai.values import Box, Point

Angles = np.ndarray[Any, np.dtype[Any]]

# What leans otherwise than most by so many radians may still be of the same page, taken from the side; and once that is reckoned with.
_FANNED, _ASIDE, _FITTED = 0.5, 0.15, 8
# Rows that are level (usable photos reach 0.15 radians) and lines that are aslant, in so many of which a page still has rows of its own.
_LEVEL, _ASLANT, _ROWS = 0.17, 0.26, 3


def turn_back(box: Box, orientation: int, size: tuple[int, int]) -> Box:
    """Map a box from the upright page to the page as uploaded, which lies `orientation` degrees clockwise.

    `size` is (width, height) of the page as uploaded.
    """
    width, height = size

    def move(point: Point) -> Point:
        x, y = point
        if orientation == 90:
            return width - y, x
        if orientation == 180:
            return width - x, height - y
        if orientation == 270:
            return y, height - x
        return x, y

    a, b, c, d = (move(p) for p in box)
    return a, b, c, d


def width_height(box: Box) -> tuple[float, float]:
    """Length of the box along and across its text."""
    a, b, c, d = box
    return (hypot(b[0] - a[0], b[1] - a[1]) + hypot(c[0] - d[0], c[1] - d[1])) / 2, (
        hypot(d[0] - a[0], d[1] - a[1]) + hypot(c[0] - b[0], c[1] - b[1])
    ) / 2


def slope(box: Box) -> float:
    """Angle of the text line in radians, 0 for level text."""
    a, b, c, d = box
    return atan2((b[1] + c[1]) - (a[1] + d[1]), (b[0] + c[0]) - (a[0] + d[0]))


def lean(boxes: Sequence[Box]) -> float:
    """The angle in radians, within ±45°, by which rows of text (or lines that stand on end) are off the level."""
    long = (box for box in boxes if max(width_height(box)) > 4 * min(width_height(box)))
    angles = np.array([tilt(box) for box in long])
    return float(np.median(angles[_in_rows(angles)])) if len(angles) else 0.0


def _in_rows(angles: Angles) -> Angles:
    """Which lines, by their angles, are of rows: where some lie level and nearly all others aslant, these are a watermark across the page,
    of which a card may bear more lines than it has rows. The rows of a page that lies askew, or is seen from the side, have no such gap."""
    level, aslant = np.abs(angles) < _LEVEL, np.abs(angles) > _ASLANT
    marked = level.sum() >= max(_ROWS, int((~level & ~aslant).sum()) + 1)
    return ~aslant if marked else np.ones(len(angles), bool)


def tilt(box: Box) -> float:
    """The angle in radians, within ±45°, by which a box that lies or stands is off the level."""
    width, height = width_height(box)
    angle = slope(box) if width > height else slope((*box[1:], box[0]))
    return (angle + pi / 4) % (pi / 2) - pi / 4


def usual_tilts(boxes: Sequence[Box]) -> list[float]:
    """How each box would lean if it lay as those round it do, in radians: over a page seen from the side that changes evenly."""
    tilts = np.array([tilt(box) for box in boxes])
    usual = np.full(len(boxes), lean(boxes))
    if len(boxes) < _FITTED:
        return [float(angle) for angle in usual]
    middles = np.array([centre(box) for box in boxes])
    rows = _in_rows(tilts)
    places = np.column_stack([middles / max(1.0, float(middles.max())), np.ones(len(boxes))])
    for near in (_FANNED, _ASIDE, _ASIDE):
        same = rows & (np.abs(tilts - usual) < near)
        if same.sum() >= _FITTED:
            usual = places @ np.linalg.lstsq(places[same], tilts[same], rcond=None)[0]
    return [float(angle) for angle in usual]


def centre(box: Box) -> tuple[float, float]:
    """The middle of a box."""
    a, b, c, d = box
    return (a[0] + b[0] + c[0] + d[0]) / 4, (a[1] + b[1] + c[1] + d[1]) / 4


def bounds(points: Iterable[Point]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def part_of(box: Box, start: float, end: float) -> Box:
    """The part of a line's box between two shares of its length."""
    a, b, c, d = box

    def between(p: Point, q: Point, share: float) -> Point:
        return p[0] + (q[0] - p[0]) * share, p[1] + (q[1] - p[1]) * share

    return between(a, b, start), between(a, b, end), between(d, c, end), between(d, c, start)


def union(boxes: Iterable[Box]) -> Box:
    """The upright rectangle round several boxes; a single box is returned as it is."""
    several = list(boxes)
    if len(several) == 1:
        return several[0]
    left, top, right, bottom = bounds(p for box in several for p in box)
    return (left, top), (right, top), (right, bottom), (left, bottom)


def shared(a: Box, b: Box) -> float:
    """Shared area as a part of the smaller one, of the boxes' upright bounds."""
    ax0, ay0, ax1, ay1 = bounds(a)
    bx0, by0, bx1, by1 = bounds(b)
    area = max(0.0, min(ax1, bx1) - max(ax0, bx0)) * max(0.0, min(ay1, by1) - max(ay0, by0))
    return area / (min((ax1 - ax0) * (ay1 - ay0), (bx1 - bx0) * (by1 - by0)) or 1.0)
