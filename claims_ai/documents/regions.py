"""Several documents on one picture: where a picture may be cut between them, and the parts that come of it.

Cuts go along rows and columns of the text, however it lies, through bands without text. Whether a band shows the table, not paper, is
told here; whether each side is a document of its own is told from its words, by `wholes`.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import atan2, cos, sin
from statistics import median
from typing import Any

import numpy as np

from claims_ai.documents.geometry import bounds, lean
from claims_ai.documents.image import small_lab
from claims_ai.documents.intake import Picture
from claims_ai.documents.placing import Placing, slanted
from claims_ai.values import Box

Bounds = tuple[float, float, float, float]
Floats = np.ndarray[Any, np.dtype[np.floating]]

_SIDE = 640
# How wide a band without text has to be, in line heights, and how little of it may be paper.
_BAND_LINES, _PAPER_IN_BAND = 1.6, 0.1
# How far the paper beside a band may be from what is seen in it to be the same, in Lab: brightness, and colour.
_LIGHT, _TINT = 22.0, 11.0
# What parts papers is wider than a printed rule: in line heights, and the places at which its edges are soft.
_NO_RULE, _SOFT_EDGES = 0.25, 2
_MIN_LINES = 3
# How much is cut out round the text of a part, as a share of its longer side, where nothing else is near.
_MARGIN = 0.2


def split(picture: Picture, boxes: Sequence[Box]) -> tuple[Placing, ...]:
    """The parts of a picture that hold groups of text with something else than their paper between; none where it is a single group."""
    if len(boxes) < 2 * _MIN_LINES:
        return ()
    angle = lean(boxes)
    areas = [_round(group) for group in _parted([_level(box, angle) for box in boxes], _Ground(picture, angle))]
    return parts(areas, angle) if len(areas) > 1 else ()


def halves(boxes: Sequence[Box], most: int = 6) -> Iterator[tuple[int, list[int], list[int]]]:
    """Ways to cut a page's boxes in two at a wide empty band, the widest first: the axis (0 side by side, 1 one under the other),
    and the places of the boxes before and after it."""
    angle = lean(boxes)
    spots = [_level(box, angle) for box in boxes]
    found = [(end - start, axis, end) for axis in (1, 0) for start, end in _bands(spots, axis)]
    for _, axis, end in sorted(found, reverse=True)[:most]:
        first = [place for place, spot in enumerate(spots) if spot[axis] < end]
        after = [place for place, spot in enumerate(spots) if spot[axis] >= end]
        if min(len(first), len(after)) >= _MIN_LINES:
            yield axis, first, after


def parts(areas: Sequence[Bounds], angle: float) -> tuple[Placing, ...]:
    """The parts of a picture round areas given in the frame of rows that lean by `angle`, each with the empty space round its text."""
    return tuple(_part(area, [other for other in areas if other is not area], angle) for area in areas)


def area_of(boxes: Sequence[Box], angle: float) -> Bounds:
    """The bounds of boxes in the frame of rows that lean by `angle`."""
    return _round([_level(box, angle) for box in boxes])


def _part(area: Bounds, others: Sequence[Bounds], angle: float) -> Placing:
    """The area with a margin that ends half-way to the next one."""
    x0, y0, x1, y1 = area
    margin = _MARGIN * max(x1 - x0, y1 - y0)
    room = [margin] * 4
    for u0, v0, u1, v1 in others:
        if v0 < y1 and y0 < v1:
            room[0] = min(room[0], (x0 - u1) / 2) if u1 <= x0 else room[0]
            room[2] = min(room[2], (u0 - x1) / 2) if u0 >= x1 else room[2]
        if u0 < x1 and x0 < u1:
            room[1] = min(room[1], (y0 - v1) / 2) if v1 <= y0 else room[1]
            room[3] = min(room[3], (v0 - y1) / 2) if v0 >= y1 else room[3]
    left, top, right, bottom = x0 - room[0], y0 - room[1], x1 + room[2], y1 + room[3]
    origin = left * cos(angle) - top * sin(angle), left * sin(angle) + top * cos(angle)
    return slanted(angle, origin, (right - left, bottom - top))


def united(one: Placing, other: Placing) -> Placing:
    """The smallest part that holds two parts of one picture that lean alike."""
    left, top, right, bottom = bounds((*one.as_read(other.to_upload(other.frame)), *one.frame))
    (x, y), (u, v), *_ = one.to_upload(((left, top), (right, top), (right, bottom), (left, bottom)))
    return slanted(atan2(v - y, u - x), (x, y), (right - left, bottom - top))


def distance(one: Placing, other: Placing) -> float:
    """How far apart two parts of one picture that lean alike are, in pixels; below zero where they overlap."""
    u0, v0, u1, v1 = bounds(one.as_read(other.to_upload(other.frame)))
    return max(u0 - one.size[0], -u1, v0 - one.size[1], -v1)


def _parted(spots: Sequence[Bounds], ground: "_Ground") -> list[list[Bounds]]:
    """Groups of spots, cut at bands of which the ground says that they part documents, again and again."""
    for axis in (1, 0):
        for start, end in _bands(spots, axis):
            sides = [spot for spot in spots if spot[axis] < end], [spot for spot in spots if spot[axis] >= end]
            if min(map(len, sides)) >= _MIN_LINES and ground.changes(axis, start, end, sides):
                return [group for side in sides for group in _parted(side, ground)]
    return [list(spots)]


def _bands(spots: Sequence[Bounds], axis: int) -> list[tuple[float, float]]:
    """Where nothing stands along an axis for some line heights."""
    if len(spots) < 2:
        return []
    least = _BAND_LINES * median(min(x1 - x0, y1 - y0) for x0, y0, x1, y1 in spots)
    ordered = sorted((spot[axis], spot[axis + 2]) for spot in spots)
    bands, reached = [], ordered[0][1]
    for (_, _), (start, end) in pairwise(ordered):
        if start - reached > least:
            bands.append((reached, start))
        reached = max(reached, end)
    return bands


class _Ground:
    """The colours of a picture, reduced, by place in the frame of rows that lean by an angle."""

    def __init__(self, picture: Picture, angle: float) -> None:
        self._lab, self._share = small_lab(picture, _SIDE)
        self._cos, self._sin = cos(angle), sin(angle)

    def changes(self, axis: int, start: float, end: float, sides: tuple[Sequence[Bounds], Sequence[Bounds]]) -> bool:
        """Whether somewhere in a band a line goes right across both sides' extent and is the paper of neither side."""
        low, high = (
            pick(spot[place] for side in sides for spot in side) for pick, place in ((min, 1 - axis), (max, 3 - axis))
        )
        along = np.linspace(start, end, max(8, round((end - start) * self._share)))
        band = self._seen(axis, along, np.linspace(low, high, 160))
        papers = (self._paper(axis, along, side) for side in sides)
        alike = np.zeros(band.shape[:2], bool)
        for paper in papers:
            away = np.abs(band - paper)
            alike |= (away[..., 0] < _LIGHT) & (np.hypot(away[..., 1], away[..., 2]) < _TINT)
        height = median(min(x1 - x0, y1 - y0) for side in sides for x0, y0, x1, y1 in side)
        return _longest_run(alike.mean(axis=1) < _PAPER_IN_BAND) > _SOFT_EDGES + _NO_RULE * height * self._share

    def _paper(self, axis: int, along: Floats, side: Sequence[Bounds]) -> Floats:
        """The usual colour right at the text of a side that is nearest to the band."""
        near = sorted(side, key=lambda spot: min(abs(spot[axis + 2] - along[0]), abs(along[-1] - spot[axis])))[:3]
        colours = []
        for spot in near:
            depth = 0.12 * min(spot[2] - spot[0], spot[3] - spot[1])
            edges = np.array((spot[axis] - depth, spot[axis + 2] + depth))
            colours.append(self._seen(axis, edges, np.linspace(spot[1 - axis], spot[3 - axis], 24)).reshape(-1, 3))
        return np.asarray(np.median(np.concatenate(colours), axis=0), np.float32)

    def _seen(self, axis: int, along: Floats, across: Floats) -> Floats:
        """The colours on a grid of places along an axis and across it."""
        a, b = np.meshgrid(along, across, indexing="ij")
        u, v = (b, a) if axis else (a, b)
        x, y = (u * self._cos - v * self._sin) * self._share, (u * self._sin + v * self._cos) * self._share
        height, width = self._lab.shape[:2]
        seen: Floats = self._lab[np.clip(y.astype(int), 0, height - 1), np.clip(x.astype(int), 0, width - 1)]
        return seen


def _longest_run(mask: "np.ndarray[Any, np.dtype[np.bool_]]") -> int:
    """The most places of a mask in a row that are set."""
    runs = "".join("1" if each else "0" for each in mask).split("0")
    return max(map(len, runs))


def _level(box: Box, angle: float) -> Bounds:
    """A box's bounds in the frame of rows that lean by `angle`."""
    return bounds((x * cos(angle) + y * sin(angle), y * cos(angle) - x * sin(angle)) for x, y in box)


def _round(group: Sequence[Bounds]) -> Bounds:
    x0, y0, x1, y1 = zip(*group, strict=True)
    return min(x0), min(y0), max(x1), max(y1)
