"""A page set straight: where its rows lean, run apart or bend, the boxes of its lines are straightened.

The picture is not: each line is cut out along its own box, and reads as well from a photo 50° aside or on curled paper as from a flat
page (99 of 100 characters, measured on drawn pages). What suffers is telling rows, columns and the places of labels; at 12° of lean nine in
ten charges were lost for that, and none are once their boxes are straight. It costs no second reading.
"""

from collections.abc import Sequence
from math import cos, sin

import numpy as np

from claims_ai.documents.geometry import bounds, lean
from claims_ai.documents.placing import Placing, Shift
from claims_ai.documents.rows import Bend, bend_of
from claims_ai.values import Box

# Rows that lean by less, in radians, are level enough.
_LEVEL = 0.012
# A bend that makes the page so much higher is one of a few lines, drawn out far beyond them.
_GROWN = 1.6


def straightening(boxes: Sequence[Box], size: tuple[int, int]) -> Placing | None:
    """How an upright page with these lines, of that (width, height), lies as seen from one with straight, level rows; None where it is one."""
    angle = lean(boxes)
    level = _levelling(angle, size) if abs(angle) > _LEVEL else None
    bend = bend_of([level.as_read(box) for box in boxes] if level else boxes, level.size if level else size)
    if bend is None:
        return level
    straight = _grown(bend)
    if straight.size[1] > _GROWN * bend.size[1]:
        return level
    return straight.within(level) if level else straight


def _levelling(angle: float, size: tuple[int, int]) -> Placing:
    """A page turned by `angle` round its middle, so large that all of it is on it."""
    (width, height), c, s = size, cos(angle), sin(angle)
    turn = np.array([(c, -s), (s, c)])
    corners = (np.array([(0, 0), (width, 0), (width, height), (0, height)]) - (width / 2, height / 2)) @ turn
    left, top, right, bottom = bounds(map(tuple, corners))
    x, y = turn @ (left, top) + (width / 2, height / 2)
    moved = Shift((c, -s, float(x), s, c, float(y), 0.0, 0.0, 1.0))
    return Placing((moved,), (round(right - left), round(bottom - top)))


def _grown(bend: Bend) -> Placing:
    """A page with straight rows, so high that all of the bent one is on it."""
    width, height = bend.size
    edges = np.linspace(0, width, 33)
    above = bend.back(np.column_stack([edges, np.zeros(33)]))[:, 1].min()
    below = bend.back(np.column_stack([edges, np.full(33, height)]))[:, 1].max()
    shift = Shift((1.0, 0.0, 0.0, 0.0, 1.0, float(above), 0.0, 0.0, 1.0))
    return Placing((shift, bend), (width, round(below - above)))
