"""Numbers written one character a box: rows of equal cells, found by their ruling.

Text detection finds only some single digits in such boxes, or none, while the ruling is plain: upright strokes of one height at equal distances,
with a rule above and below them. A table of equal columns has wider cells, or rows of them under one another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import numpy as np

from claims_ai.documents.geometry import width_height
from claims_ai.documents.image import Mask
from claims_ai.documents.ruling import Floats, Ruling
from claims_ai.values import Box, Point

# A row of boxes has so many cells; so many rows of equal cells under one another are a table.
_FEWEST, _ROWS = 8, 3
# A cell's width in its height and in line heights; a gap between two of them in their width.
_NARROW, _WIDE, _WIDE_IN_LINES, _GAP = 0.3, 1.7, 3.0, 1.5
# How unlike equal cells may be in width, and in height; how much of a stroke is ink, and how far from its place it may be in widths of a cell.
_UNLIKE, _EVEN, _STRUCK, _OFF = 0.2, 0.12, 0.8, 0.15
# In widths of a cell: what is as near to the end of a row is a rule of the table round it, a stroke within the other is of the row.
_EDGE, _BESIDE = 0.3, 2.5


@dataclass(frozen=True, slots=True)
class Comb:
    """The cells of a row of boxes from left to right, each with its corners clockwise from the top left."""

    cells: tuple[Box, ...]

    @property
    def box(self) -> Box:
        """The whole row."""
        return self.cells[0][0], self.cells[-1][1], self.cells[-1][2], self.cells[0][3]


def find_combs(ruling: Ruling) -> tuple[Comb, ...]:
    """The rows of boxes on a page; none that may not be there as a whole."""
    found = [_whole(ruling, cells) for run in _runs(ruling) for cells in _cells(ruling, run)]
    sure = (cells for cells in found if not (_cut(ruling, cells) or _goes_on(ruling, cells) or _in_table(cells, found)))
    return tuple(Comb(tuple(map(ruling.on_page, cells))) for cells in sure)


def _runs(ruling: Ruling) -> Iterator[Floats]:
    """Strokes of one height, side by side, each as near the one before as cells or the gaps between them are wide."""
    strokes = ruling.strokes
    free = np.ones(len(strokes), bool)
    for first in range(len(strokes)):
        if not free[first]:
            continue
        run = [first]
        while (following := _next(strokes, free, run[-1], ruling.line_height)) is not None:
            run.append(following)
        if len(run) >= _FEWEST:
            free[run] = False
            yield strokes[run]


def _next(strokes: Floats, free: Mask, last: int, line_height: float) -> int | None:
    x, top, foot = strokes[last]
    high = foot - top
    reach = 2 * min(_WIDE * high, _WIDE_IN_LINES * line_height)
    end = int(np.searchsorted(strokes[:, 0], x + reach, "right"))
    near = strokes[last + 1 : end]
    slack = 0.06 * high + 0.05 * (near[:, 0] - x)
    same = (abs(near[:, 1] - top) < slack) & (abs(near[:, 2] - foot) < slack)
    same &= abs(near[:, 2] - near[:, 1] - high) < max(2.5, 0.1 * high)
    same &= (near[:, 0] - x > max(3.0, 0.06 * high)) & free[last + 1 : end]
    return last + 1 + int(same.argmax()) if same.any() else None


def _cells(ruling: Ruling, run: Floats) -> Iterator[tuple[Box, ...]]:
    """The cells between the strokes of a run: ruled above and below, and as wide as most are; where two of them are, a stroke was missed."""
    steps = np.diff(run[:, 0])
    closed = [_closed(ruling, a, b) for a, b in pairwise(run)]
    if sum(closed) < _FEWEST - 2:
        return
    wide = median(step for step, ruled in zip(steps, closed, strict=True) if ruled)
    cells: list[Box] = []
    for step, ruled, a, b in zip(steps, closed, run[:-1], run[1:], strict=True):
        count = round(step / wide) if ruled else 0
        if count in (1, 2) and abs(step / count - wide) < _UNLIKE * wide:
            cells += _between(a, b, count)
        elif step > _GAP * wide:
            yield from _enough(cells, ruling.line_height)
            cells = []
    yield from _enough(cells, ruling.line_height)


def _enough(cells: Sequence[Box], line_height: float) -> Iterator[tuple[Box, ...]]:
    if len(cells) >= _FEWEST:
        wide, high = width_height(cells[0])
        if _NARROW * high < wide < min(_WIDE * high, _WIDE_IN_LINES * line_height):
            yield tuple(cells)


def _whole(ruling: Ruling, cells: tuple[Box, ...]) -> tuple[Box, ...]:
    """The cells with those at the ends whose outer stroke has run into a rule of the table round them."""
    row = list(cells)
    for end, place in ((0, 0), (-1, len(row))):
        while (beyond := _beyond(ruling, row, end)) is not None:
            row.insert(place and len(row), beyond)
    return tuple(row)


def _beyond(ruling: Ruling, row: Sequence[Box], end: int) -> Box | None:
    """The cell beyond the first or last one, if there is one: ruled above and below, with a stroke where it ends."""
    last, inner = np.array(row[end]), np.array(row[3 if end == 0 else -4])
    step, wide = (last - inner) / 3, width_height(row[end])[0]
    places = [_outer(last + step, end, off) for off in np.arange(-_OFF * wide, _OFF * wide + 1).tolist()]
    held, outer = _outer(last, end, 0.0), max(places, key=lambda side: ruling.struck(*side))
    on_picture = 0 < outer[0][0] < ruling.ink.shape[1] - 1
    (left, low), (right, foot) = sorted((held, outer))
    if on_picture and ruling.struck(*outer) > _STRUCK and ruling.ruled(left, right) and ruling.ruled(low, foot):
        return left, right, foot, low
    return None


def _outer(cell: Floats, end: int, off: float) -> tuple[Point, Point]:
    """The upper and lower end of the outer side of a cell, moved so far across."""
    top, foot = (cell[0], cell[3]) if end == 0 else (cell[1], cell[2])
    return (float(top[0] + off), float(top[1])), (float(foot[0] + off), float(foot[1]))


def _between(left: Floats, right: Floats, count: int) -> Iterator[Box]:
    """So many equal cells between two strokes."""
    for i in range(count):
        (x0, top0, foot0), (x1, top1, foot1) = (left + (right - left) * (i + k) / count for k in (0, 1))
        yield (x0, top0), (x1, top1), (x1, foot1), (x0, foot0)


def _closed(ruling: Ruling, left: Floats, right: Floats) -> bool:
    """Whether a rule runs from stroke to stroke both above and below."""
    return all(ruling.ruled((left[0], left[end]), (right[0], right[end])) for end in (1, 2))


def _cut(ruling: Ruling, cells: tuple[Box, ...]) -> bool:
    """Whether a row of boxes goes on beyond the picture: its rules run to the edge."""
    (left, _, _, _), (_, right, _, _) = cells[0], cells[-1]
    wide, edge = width_height(cells[0])[0], float(ruling.ink.shape[1] - 1)
    return (left[0] < wide and ruling.ruled((0.0, left[1]), left)) or (
        right[0] > edge - wide and ruling.ruled(right, (edge, right[1]))
    )


def _goes_on(ruling: Ruling, cells: tuple[Box, ...]) -> bool:
    """Whether more strokes of that height stand right before or behind a row of boxes: it was not found whole."""
    (wide, high), (x, top, foot) = width_height(cells[0]), ruling.strokes.T
    alike = abs(foot - top - high) < _EVEN * high
    return any(
        bool((alike & (abs(top - end[1]) < _EVEN * high) & (away > _EDGE * wide) & (away < _BESIDE * wide)).any())
        for end, away in ((cells[0][0], cells[0][0][0] - x), (cells[-1][1], x - cells[-1][1][0]))
    )


def _in_table(cells: tuple[Box, ...], found: Sequence[tuple[Box, ...]]) -> bool:
    """Whether there are as many cells of the same width above or below, row on row."""
    left, right, (wide, high) = cells[0][0][0], cells[-1][1][0], width_height(cells[0])
    alike = [
        other
        for other in found
        if abs(other[0][0][0] - left) < 0.5 * wide
        and abs(other[-1][1][0] - right) < 0.5 * wide
        and abs(other[0][0][1] - cells[0][0][1]) < (_ROWS - 1) * 1.3 * high
    ]
    return len(alike) >= _ROWS
