"""Several documents on one photo: groups of text with a band between them in which the table shows instead of paper."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import numpy as np

from claims_ai.documents.geometry import bounds, width_height
from claims_ai.documents.intake import Picture
from claims_ai.documents.paper import Paper, find_paper
from claims_ai.values import Box

# How wide a band without text has to be, in line heights, and how little of it may be paper.
_BAND_LINES, _PAPER_IN_BAND = 2.0, 0.1
_MIN_LINES = 3


def split(picture: Picture, boxes: Sequence[Box]) -> tuple[Box, ...]:
    """The upright rectangles round the text of each document, the largest first; a single one when nothing shows between.

    Only documents one under the other or side by side are told apart. Two cards copied onto one white sheet stay one region:
    a gap alone would also cut every invoice in two.
    """
    if len(boxes) < 2 * _MIN_LINES:
        return (_round(boxes),) if boxes else ()
    paper = find_paper(picture, boxes)
    for axis in (1, 0):
        groups = _parted(boxes, axis, paper)
        if len(groups) > 1 and all(len(group) >= _MIN_LINES for group in groups):
            return tuple(sorted((_round(group) for group in groups), key=_area, reverse=True))
    return (_round(boxes),)


def within(boxes: Sequence[Box], region: Box) -> tuple[Box, ...]:
    """The boxes whose bounds lie in a region that `split` gave."""
    x0, y0, x1, y1 = bounds(region)
    inside = [(box, bounds(box)) for box in boxes]
    return tuple(box for box, (u0, v0, u1, v1) in inside if x0 <= u0 and y0 <= v0 and u1 <= x1 and v1 <= y1)


def _parted(boxes: Sequence[Box], axis: int, paper: Paper) -> list[list[Box]]:
    """The boxes in groups along an axis (0 across, 1 down), parted at every empty band that shows no paper."""
    spans = sorted(((bounds(box)[axis], bounds(box)[axis + 2], box) for box in boxes), key=lambda span: span[:2])
    band = _BAND_LINES * median(min(width_height(box)) for box in boxes)
    groups, reached = [[spans[0][2]]], spans[0][1]
    for (_, _, _), (start, end, box) in pairwise(spans):
        if start - reached > band and _shows_table(paper, boxes, axis, reached, start):
            groups.append([])
        groups[-1].append(box)
        reached = max(reached, end)
    return groups


def _shows_table(paper: Paper, boxes: Sequence[Box], axis: int, start: float, end: float) -> bool:
    """Whether somewhere in a band a line goes right across the text's extent without meeting paper."""
    x0, y0, x1, y1 = (round(side * paper.share) for side in _bounds(boxes))
    first, last = round(start * paper.share), round(end * paper.share) + 1
    lines = paper.solid[first:last, x0:x1] if axis else paper.solid[y0:y1, first:last].T
    return bool(lines.size and float(np.min(lines.mean(axis=1))) < _PAPER_IN_BAND)


def _bounds(group: Sequence[Box]) -> tuple[float, float, float, float]:
    return bounds(point for box in group for point in box)


def _round(group: Sequence[Box]) -> Box:
    x0, y0, x1, y1 = _bounds(group)
    return (x0, y0), (x1, y0), (x1, y1), (x0, y1)


def _area(region: Box) -> float:
    width, height = width_height(region)
    return width * height
