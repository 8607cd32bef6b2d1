"""How the print slopes at each place of a page, told by its long lines: folded, curled and skewed pages have rows that bend."""

from collections.abc import Iterable
from functools import cached_property
from statistics import median

from claims_ai.documents.geometry import centre, slope, width_height
from claims_ai.values import Box

_NEIGHBOURS = 7
_LONG = 4
# how far a row is walked at a time, in line heights
_STRIDE = 4


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
        return median(m[2] for m in self.long) if self.long else 0.0

    def at(self, box: Box) -> float:
        """The slope of the print round a place: the median of the nearest long lines."""
        if box not in self._at:
            self._at[box] = self._slope(*centre(box))
        return self._at[box]

    def level(self, box: Box) -> float:
        """Height at which the row through the middle of a box crosses the left edge of the page, walked along the slope of each place."""
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
        nearest = sorted(self.long, key=lambda m: (m[0] - x) ** 2 + 4 * (m[1] - y) ** 2)[:_NEIGHBOURS]
        return median(m[2] for m in nearest) if nearest else 0.0
