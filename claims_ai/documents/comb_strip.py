"""The characters of a comb cut out of their boxes and set side by side on white, as a line of print that can be read at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from claims_ai.documents.combs import Comb
from claims_ai.documents.geometry import part_of, width_height
from claims_ai.documents.image import LINE_HEIGHT, grey, percentile
from claims_ai.documents.intake import Picture
from claims_ai.values import Box

Extent = tuple[int, int, int, int]
"""Left, top, right and bottom."""

_HIGH = 64
# What is cut off a cell's edges for its ruling, as a part of it, and in pixels at least; how wide what is left of it may be.
_RULE, _PIXELS, _REST = 0.06, 2.0, 5
# what runs down most of a cell's height at its edge may be thicker, as a part of its width: a rule that leans
_TALL, _THICK = 0.75, 0.15
# Ink is darker than this part of the way from paper to the darkest in a quarter of the cells, if that is so much darker at all.
_INK, _PAPER, _DARKEST, _FAINT = 0.45, 75.0, 25.0, 30.0
# A character is that part of a cell long, a speck has fewer pixels.
_LONG, _SPECK, _MARGIN = 0.2, 6, 0.08


@dataclass(frozen=True, slots=True)
class Characters:
    """What stands in the cells of a comb: the picture of each that is filled with where its ink is, and the place of all of them."""

    cells: tuple[Picture, ...]
    inks: tuple[Extent, ...]
    box: Box


def cut_characters(picture: Picture, comb: Comb) -> Characters | None:
    """The characters in the boxes of a comb; None where it is empty."""
    cells = [_whitened(_inside(picture, cell)) for cell in comb.cells]
    levels = [grey(cell) for cell in cells]
    darkest = float(np.percentile([percentile(level, 0.5) for level in levels], _DARKEST))
    if 255 - darkest < _FAINT:
        return None
    inks = [_ink(level, 255 - _INK * (255 - darkest)) for level in levels]
    filled = [i for i, ink in enumerate(inks) if ink]
    if not filled:
        return None
    there = tuple(ink for ink in inks if ink)
    return Characters(tuple(cells[i] for i in filled), there, _place(comb.cells[filled[0] : filled[-1] + 1], there))


def strip(characters: Characters, gap: float, share: float) -> Picture:
    """The characters on a line with gaps of that part of their height; its width is a share of what its height asks for."""
    top, foot = _heights(characters.inks)
    margin, beside = round(0.15 * (foot - top)) + 1, round(gap * (foot - top) / 2)
    edge = np.full((foot - top + 2 * margin, margin, 3), 255, np.uint8)
    parts = [
        _alone(cell, ink, (top, foot), margin, beside)
        for cell, ink in zip(characters.cells, characters.inks, strict=True)
    ]
    line = np.hstack([edge, *parts, edge])
    width = max(8, round(line.shape[1] * LINE_HEIGHT / line.shape[0] * share))
    return np.asarray(cv2.resize(line, (width, LINE_HEIGHT), interpolation=cv2.INTER_AREA), np.uint8)


def _alone(cell: Picture, ink: Extent, heights: tuple[int, int], margin: int, beside: int) -> Picture:
    """One character in a column of its own, as high in the line as it stands in its cell."""
    left, right = max(0, ink[0] - 2), min(cell.shape[1], ink[2] + 2)
    top, foot = max(0, heights[0] - 2), min(_HIGH, heights[1] + 2)
    column = np.full((heights[1] - heights[0] + 2 * margin, right - left + 2 * beside, 3), 255, np.uint8)
    start = margin - (heights[0] - top)
    seen = cell[top:foot, left:right][: column.shape[0] - max(0, start)]
    column[max(0, start) : max(0, start) + len(seen), beside : beside + right - left] = seen
    return column


def _inside(picture: Picture, cell: Box) -> Picture:
    """The picture of a cell without its ruling, straightened, `_HIGH` pixels high."""
    wide, high = (max(1.0, side) for side in width_height(cell))
    across, down = max(_RULE, _PIXELS / wide), max(_RULE, _PIXELS / high)
    corners = _part(cell, (across, 1 - across), (down, 1 - down))
    size = max(8, round(_HIGH * wide / high)), _HIGH
    own = np.array([(0, 0), (size[0], 0), size, (0, _HIGH)], np.float32)
    matrix = cv2.getPerspectiveTransform(np.array(corners, np.float32), own)
    seen = cv2.warpPerspective(picture, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(seen, np.uint8)


def _whitened(cell: Picture) -> Picture:
    """A cell with its paper made white."""
    paper = np.percentile(cell.reshape(-1, 3), _PAPER, axis=0)
    return np.asarray(np.minimum(cell * (255 / np.maximum(paper, 1)), 255), np.uint8)


def _ink(level: Picture, limit: float) -> Extent | None:
    """Where a character is in a cell, what is left of the ruling at its edges left out; None in an empty one."""
    _, _, stats, _ = cv2.connectedComponentsWithStats((level < limit).astype(np.uint8), connectivity=8)
    left, top, wide, high, area = stats[1:].T
    right, foot = left + wide, top + high
    thick = np.where(high > _TALL * _HIGH, max(_REST, _THICK * level.shape[1]), _REST)
    upright = (wide <= thick) & ((left <= 1) | (right >= level.shape[1] - 1))
    lying = (high <= _REST) & ((top <= 1) | (foot >= level.shape[0] - 1))
    kept = ~upright & ~lying & (area >= _SPECK)
    if not kept.any():
        return None
    x0, y0, x1, y1 = (int(side) for side in (left[kept].min(), top[kept].min(), right[kept].max(), foot[kept].max()))
    return (x0, y0, x1, y1) if max(x1 - x0, y1 - y0) > _LONG * _HIGH else None


def _heights(inks: Sequence[Extent]) -> tuple[int, int]:
    return min(ink[1] for ink in inks), max(ink[3] for ink in inks)


def _place(cells: Sequence[Box], inks: Sequence[Extent]) -> Box:
    """Where the characters of these cells stand: from the first to the last, as high as they are and a little more."""
    top, foot = _heights(inks)
    return _part(
        Comb(tuple(cells)).box, (0.0, 1.0), (max(0.0, top / _HIGH - _MARGIN), min(1.0, foot / _HIGH + _MARGIN))
    )


def _part(box: Box, across: tuple[float, float], down: tuple[float, float]) -> Box:
    """The part of a box between these shares of its width and of its height."""
    a, b, c, d = part_of(box, *across)
    a, d, c, b = part_of((a, d, c, b), *down)
    return a, b, c, d
