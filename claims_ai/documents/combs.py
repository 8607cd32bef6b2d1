"""Numbers written one character a box: rows of equal cells, found by their ruling.

Text detection finds only some single digits in such boxes, or none, while the ruling is plain: upright strokes of one height at equal distances,
with a rule above and below them. A table of equal columns has wider cells, or rows of them under one another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

import cv2
import numpy as np

from claims_ai.documents.geometry import bounds, lean, width_height
from claims_ai.documents.image import Mask, grey
from claims_ai.documents.intake import Picture
from claims_ai.values import Box

Floats = np.ndarray[Any, np.dtype[np.float64]]

# The longer side on which ruling is looked for, and how much darker than what is round it ink is, in grey levels.
_SIDE, _INK = 2400, 9
_FEWEST = 8
# In line heights: how high a stroke must be, how long a rule; a cell's width in its height and in line heights; a gap between cells in their width.
_STROKE, _RULE = 1.0, 1.5
_NARROW, _WIDE, _WIDE_IN_LINES, _GAP = 0.3, 1.7, 3.0, 1.5
_EQUAL, _RULED, _STRUCK = 0.2, 0.7, 0.8
_LEVEL = 0.012
_BESIDE = np.arange(-3, 4)[:, None]
# Line heights round the text, as an empty comb may stand out of it.
_AROUND = 10.0
# So many rows of equal cells under one another are a table.
_ROWS = 3


@dataclass(frozen=True, slots=True)
class Comb:
    """The cells of a row of boxes from left to right, each with its corners clockwise from the top left."""

    cells: tuple[Box, ...]

    @property
    def box(self) -> Box:
        """The whole row."""
        return self.cells[0][0], self.cells[-1][1], self.cells[-1][2], self.cells[0][3]


@dataclass(frozen=True, slots=True)
class _Ruling:
    """Ink of a level picture, and its upright strokes one a row: where across, from which height to which."""

    ink: Mask
    strokes: Floats
    line_height: float


def find_combs(picture: Picture, boxes: Sequence[Box]) -> tuple[Comb, ...]:
    """The rows of boxes on an upright page that has text lines in these places."""
    if not boxes:
        return ()
    high = median(min(width_height(box)) for box in boxes)
    level, turn, share = _text_area(grey(picture), boxes, _AROUND * high)
    ruling = _ruling(level, share * high)
    found = [_whole(ruling, cells) for run in _runs(ruling) for cells in _cells(ruling, run)]
    back = np.linalg.inv(np.vstack([turn, (0, 0, 1)]))
    return tuple(Comb(tuple(_moved(cell, back) for cell in cells)) for cells in found if not _in_table(cells, found))


def _text_area(level: Picture, boxes: Sequence[Box], margin: float) -> tuple[Picture, Floats, float]:
    """The part of a picture with text in it, its rows level, large ones reduced; the matrix that takes a place there, and the share."""
    angle = lean(boxes)
    angle = angle if abs(angle) > _LEVEL else 0.0
    turn = np.array([(np.cos(angle), np.sin(angle), 0.0), (-np.sin(angle), np.cos(angle), 0.0)])
    height, width = level.shape
    frame = bounds(_moved(((0, 0), (width, 0), (width, height), (0, height)), turn))
    text = bounds(point for box in boxes for point in _moved(box, turn))
    left, top = (int(max(edge, end - margin)) for edge, end in zip(frame[:2], text[:2], strict=True))
    right, foot = (int(min(edge, end + margin)) for edge, end in zip(frame[2:], text[2:], strict=True))
    share = min(1.0, _SIDE / max(right - left, foot - top, 1))
    turn = (turn - ((0, 0, left), (0, 0, top))) * share
    size = max(1, round((right - left) * share)), max(1, round((foot - top) * share))
    if angle:
        part = cv2.warpAffine(level, turn, size, flags=cv2.INTER_NEAREST, borderMode=cv2.BORDER_REPLICATE)
    else:
        part = level[top:foot, left:right]
        part = cv2.resize(part, size, interpolation=cv2.INTER_AREA) if share < 1 else part
    return np.asarray(part, np.uint8), turn, share


def _ruling(level: Picture, line_height: float) -> _Ruling:
    """Ink is what is darker than the paper round it; strokes end where rules cross them, so that each row of a table has its own."""
    reach = 2 * round(line_height / 2) + 1
    ink = cv2.adaptiveThreshold(level, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, max(3, reach), _INK)
    upright = _opened(ink, (3, 1), (1, max(3, round(_STROKE * line_height))))
    rules = _opened(ink, (1, 3), (max(3, round(_RULE * line_height)), 1))
    strokes = cv2.subtract(upright, cv2.dilate(rules, np.ones((1, 5), np.uint8)))
    outlines, _ = cv2.findContours(strokes, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    left, top, wide, high = np.array([cv2.boundingRect(outline) for outline in outlines] or np.zeros((0, 4))).T
    thin = (high > 0.85 * _STROKE * line_height) & (wide < np.maximum(7, 0.25 * high))
    found = np.column_stack([left + (wide - 1) / 2, top, top + high])[thin].astype(np.float64)
    return _Ruling(ink > 0, found[np.argsort(found[:, 0])], line_height)


def _opened(ink: Any, grown: tuple[int, int], length: tuple[int, int]) -> Any:
    """Strokes of that length in ink, also where they lean a little."""
    thick = cv2.dilate(ink, np.ones(grown[::-1], np.uint8))
    return cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones(length[::-1], np.uint8))


def _runs(ruling: _Ruling) -> Iterator[Floats]:
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
    same &= (near[:, 0] - x > _NARROW * high) & free[last + 1 : end]
    return last + 1 + int(same.argmax()) if same.any() else None


def _cells(ruling: _Ruling, run: Floats) -> Iterator[tuple[Box, ...]]:
    """The cells between the strokes of a run: ruled above and below, and as wide as most are; where two of them are, a stroke was missed."""
    steps = np.diff(run[:, 0])
    closed = [_closed(ruling.ink, a, b) for a, b in pairwise(run)]
    if sum(closed) < _FEWEST - 2:
        return
    wide = median(step for step, ruled in zip(steps, closed, strict=True) if ruled)
    cells: list[Box] = []
    for step, ruled, a, b in zip(steps, closed, run[:-1], run[1:], strict=True):
        count = round(step / wide) if ruled else 0
        if count in (1, 2) and abs(step / count - wide) < _EQUAL * wide:
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


def _whole(ruling: _Ruling, cells: tuple[Box, ...]) -> tuple[Box, ...]:
    """The cells with those at the ends whose outer stroke has run into a rule of the table round them."""
    row = list(cells)
    for end, place in ((0, 0), (-1, len(row))):
        while (beyond := _beyond(ruling.ink, row, end)) is not None:
            row.insert(place and len(row), beyond)
    return tuple(row)


def _beyond(ink: Mask, row: Sequence[Box], end: int) -> Box | None:
    """The cell beyond the first or last one, if there is one: ruled above and below, with a stroke where it ends."""
    last, inner = np.array(row[end]), np.array(row[3 if end == 0 else -4])
    step, wide = (last - inner) / 3, width_height(row[end])[0]
    best = max(
        np.arange(-0.15 * wide, 0.15 * wide + 1).tolist(), key=lambda off: _struck(ink, _outer(last + step, end, off))
    )
    outer, held = _outer(last + step, end, best), _outer(last, end, 0.0)
    if _struck(ink, outer) < _STRUCK or not all(_ruled(ink, *sorted((held[i], outer[i]))) for i in (0, 1)):
        return None
    (left, low), (right, foot) = sorted((held, outer))
    return left, right, foot, low


def _outer(cell: Floats, end: int, off: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """The upper and lower end of the outer side of a cell, moved so far across."""
    top, foot = (cell[0], cell[3]) if end == 0 else (cell[1], cell[2])
    return (float(top[0] + off), float(top[1])), (float(foot[0] + off), float(foot[1]))


def _struck(ink: Mask, side: tuple[tuple[float, float], tuple[float, float]]) -> float:
    """How much of the way between two places, one above the other, is ink."""
    (x0, y0), (x1, y1) = side
    steps = max(2, round(y1 - y0))
    y = np.linspace(y0, y1, steps).round().astype(int).clip(0, ink.shape[0] - 1)
    x = np.linspace(x0, x1, steps).round().astype(int) + _BESIDE[2:5]
    return float(ink[y, x.clip(0, ink.shape[1] - 1)].any(axis=0).mean())


def _between(left: Floats, right: Floats, count: int) -> Iterator[Box]:
    """So many equal cells between two strokes."""
    for i in range(count):
        (x0, top0, foot0), (x1, top1, foot1) = (left + (right - left) * (i + k) / count for k in (0, 1))
        yield (x0, top0), (x1, top1), (x1, foot1), (x0, foot0)


def _closed(ink: Mask, left: Floats, right: Floats) -> bool:
    """Whether a rule runs from stroke to stroke both above and below."""
    return all(_ruled(ink, (left[0], left[end]), (right[0], right[end])) for end in (1, 2))


def _ruled(ink: Mask, start: tuple[float, float], end: tuple[float, float]) -> bool:
    steps = max(2, round(end[0] - start[0]))
    x = np.linspace(start[0], end[0], steps).astype(int)
    y = np.linspace(start[1], end[1], steps).round().astype(int) + _BESIDE
    return bool(ink[np.minimum(np.maximum(y, 0), len(ink) - 1), x].any(axis=0).mean() > _RULED)


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


def _moved(box: Box, matrix: Floats) -> Box:
    a, b, c, d = (matrix @ (x, y, 1.0) for x, y in box)
    return (a[0], a[1]), (b[0], b[1]), (c[0], c[1]), (d[0], d[1])
