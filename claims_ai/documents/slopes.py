"""How the print slopes at each place of a page, told by its long lines: folded, curled and skewed pages have rows that bend."""

from collections.abc import Iterable
from functools import cached_property
from statistics import median

import numpy as np
from numpy.typing import NDArray

from claims_ai.documents.geometry import centre, slope, width_height
from claims_ai.values import Box

_NEIGHBOURS = 7
_LONG = 4
# how far a row is walked at a time, in line heights
_STRIDE = 4
# what all slopes may be off together, in radians, and in which steps that is tried
_OFF, _STEP = 0.014, 0.0005
# lines of one row stand so far apart, and their levels at most so far, in line heights
_APART, _NEAR = 6.0, 0.2
# how much better rows have to come out for slopes to be off, of so many lines, and how many pairs have to agree, near and far
_BETTER, _FEWEST, _PAIRS = 1.15, 12, 6
Floats = NDArray[np.float64]


class Slopes:
    """The slopes of a page whose lines are usually `line_height` pixels high."""

    def __init__(self, boxes: Iterable[Box], line_height: float) -> None:
        self._boxes, self._line_height = tuple(boxes), line_height
        self._at: dict[Box, float] = {}
        self._levels: dict[Box, float] = {}
        self._near: dict[tuple[int, int], float] = {}

    @cached_property
    def long(self) -> tuple[tuple[float, float, float], ...]:
        """Centre and slope of the lines long enough to tell a slope."""
        sizes = ((box, *width_height(box)) for box in self._boxes)
        return tuple((*centre(box), slope(box)) for box, width, height in sizes if width > _LONG * height)

    @property
    def usual(self) -> float:
        """The slope of the whole page."""
        return self._told + self._off if self.long else 0.0

    def at(self, box: Box) -> float:
        """The slope of the print round a place: the median of the nearest long lines."""
        if box not in self._at:
            self._at[box] = self._slope(*centre(box)) + self._off
        return self._at[box]

    def level(self, box: Box) -> float:
        """Height at which the row through the middle of a box crosses the left edge of the page, walked along the slope of each place."""
        return self._walked(box) - self._off * centre(box)[0]

    @property
    def _told(self) -> float:
        return median(m[2] for m in self.long)

    @cached_property
    def _off(self) -> float:
        """What all slopes are off: detection lays the boxes of many short lines level where the print leans a little, but in the middle.

        It is the slope, beyond what lines tell, with which most lines that stand apart are of one level, those near as well as those far:
        a block that is only set lower is as much so near as far.
        """
        if len(self._boxes) < _FEWEST or not self.long:
            return 0.0
        x, _ = np.array([centre(box) for box in self._boxes]).T
        levels = np.array([self._walked(box) for box in self._boxes])
        one, other = np.nonzero(np.triu(np.abs(x[:, None] - x) > _APART * self._line_height))
        across, down = np.abs(x[one] - x[other]), np.where(x[one] > x[other], 1, -1) * (levels[one] - levels[other])
        may_be = np.abs(down) < _OFF * across + _NEAR * self._line_height
        across, down = across[may_be], down[may_be]
        tried: Floats = np.arange(-_OFF, _OFF + _STEP / 2, _STEP, dtype=np.float64)
        middle = float(np.median(across)) if len(across) else 0.0
        near, far = (
            _agreeing(tried, across[part], down[part], _NEAR * self._line_height)
            for part in (across < middle - self._line_height, across > middle + self._line_height)
        )
        best, none = int((near + far).argmax()), len(tried) // 2
        sure = all(part[best] > max(_BETTER * part[none], _PAIRS) for part in (near, far))
        return float(tried[best]) if sure else 0.0

    def _walked(self, box: Box) -> float:
        if box not in self._levels:
            x, y = centre(box)
            while x > 0:
                stride = min(_STRIDE * self._line_height, x)
                y -= self._slope_near(x - stride / 2, y) * stride
                x -= stride
            self._levels[box] = y
        return self._levels[box]

    def _slope_near(self, x: float, y: float) -> float:
        """The slope round a place, told once for all places near it."""
        near = round(x / self._line_height / _STRIDE), round(y / self._line_height)
        if near not in self._near:
            self._near[near] = self._slope(x, y)
        return self._near[near]

    def _slope(self, x: float, y: float) -> float:
        if not self.long:
            return 0.0
        away = (self._long[:, 0] - x) ** 2 + 4 * (self._long[:, 1] - y) ** 2
        nearest = np.argpartition(away, _NEIGHBOURS - 1)[:_NEIGHBOURS] if len(away) > _NEIGHBOURS else slice(None)
        return float(np.median(self._long[nearest, 2]))

    @cached_property
    def _long(self) -> Floats:
        return np.array(self.long)


def _agreeing(tried: Floats, across: Floats, down: Floats, near: float) -> Floats:
    """How many of pairs of lines, so far from one another across and down the page, are of one level with each slope tried."""
    apart = np.abs(down - tried[:, None] * across) / near
    return np.asarray(np.maximum(1 - apart, 0).sum(axis=1), np.float64)
