"""Whether print runs out of the picture: lines cut at its sides, rows cut at its top or foot, rules that go on beyond it, ink along it."""

from collections.abc import Iterator, Sequence
from typing import Any

import cv2
import numpy as np

from claims_ai.documents.geometry import bounds, width_height
from claims_ai.documents.image import Mask, percentile
from claims_ai.documents.intake import Picture
from claims_ai.values import Box

Marks = np.ndarray[Any, np.dtype[np.int_]]

# How much darker than the paper ink is, in grey levels: that share of its brightness, but more than grain.
_INK, _GRAIN, _BRIGHT_RIM, _CLEAN_RIM = 0.18, 25.0, 0.85, 0.75
_ROW_STROKES, _ROW_SHARE = 5, 0.12
# A part of the frame as long as so many lines are high tells print that is cut there; how much of a side must show the page.
_WORD, _PART = 6.0, 0.4
_LEAN = 0.05


def cut_lines(level: Picture, boxes: Sequence[Box]) -> int:
    """How many lines of text end in ink at the left or right edge of a picture in grey, the side that cuts more."""
    mirrored = [_mirrored(box, level.shape[1]) for box in boxes]
    return max(_cut_at_left(level, boxes), _cut_at_left(level[:, ::-1], mirrored))


def cut_rows(level: Picture, boxes: Sequence[Box]) -> int:
    """How many lines of text have ink all along the top or foot of a picture, in grey or but its red layer: only a part of their height is on the picture."""
    height = level.shape[0]
    return sum(_cut_at_top(level, box) for box in boxes) + sum(
        _cut_at_top(level[::-1], _flipped(box, height)) for box in boxes
    )


def crossing_rules(level: Picture, line_height: float, paper: Mask) -> int:
    """How many printed rules run out of a picture in grey on the side where most do; a letter cut in half is too short for one.

    `paper` is where paper is, on a reduced copy: the joints of a table are no rules. Those of a page a little askew lean.
    """
    deep, white = max(3, round(1.5 * line_height)), percentile(level, 75)
    leaning = np.ones((1, 1 + 2 * round(_LEAN * deep)), np.uint8)
    return max(
        int(_strokes(np.asarray(cv2.erode(rim, leaning), np.uint8), white, on).sum())
        for rim, on in _rims(level, paper, deep)
    )


def cut_print(level: Picture, line_height: float, paper: Mask) -> bool:
    """Whether there is ink at the frame as close as only print has it, of which too little is left for a line to be found there.

    `level` is the picture without red ink, as stamps are set on the edge of a page.
    """
    white, word = percentile(level, 75), np.ones(max(3, round(_WORD * line_height)), int)
    return any(
        int(np.convolve(_strokes(rim, white, on), word).max()) >= _ROW_STROKES for rim, on in _rims(level, paper, 2)
    )


def _rims(level: Picture, paper: Mask, deep: int) -> Iterator[tuple[Picture, Mask]]:
    """The strip so deep along each side of a picture, lying, with where it is paper."""
    yield level[:deep], paper[0]
    yield level[-deep:], paper[-1]
    yield level[:, :deep].T, paper[:, 0]
    yield level[:, -deep:].T, paper[:, -1]


def _strokes(rim: Picture, white: float, paper: Mask) -> Marks:
    """Where dark places begin along a strip of bright paper whose every row is dark there; nowhere if a shadow lies along the rim."""
    line = rim.max(axis=0).astype(np.uint8)[None]
    round_it = cv2.medianBlur(line, 31).astype(int)
    on = cv2.resize(paper.astype(np.uint8)[None], (line.shape[1], 1), interpolation=cv2.INTER_NEAREST) > 0
    bright = (round_it > _BRIGHT_RIM * white) & on
    if on.mean() < _PART or bright[on].mean() < _CLEAN_RIM:
        return np.zeros(line.shape[1], int)
    ink = ((round_it - line > max(_GRAIN, _INK * white)) & bright)[0]
    return np.asarray(np.diff(np.concatenate([[0], ink.astype(int)])) == 1, int)


def _cut_at_left(level: Picture, boxes: Sequence[Box]) -> int:
    cut = 0
    for box in boxes:
        x0, y0, x1, y1 = bounds(box)
        inset = (y1 - y0) / 5
        row = level[max(0, int(y0 + inset)) : max(0, int(y1 - inset)), max(0, int(x0)) : max(0, int(x1))]
        if x0 < max(3.0, 0.12 * min(width_height(box))) and row.size:
            middle = (percentile(row, 5) + percentile(row, 90)) / 2
            cut += bool((row[:, :2] < middle).mean() > 0.12)
    return cut


def _cut_at_top(level: Picture, box: Box) -> bool:
    x0, y0, x1, y1 = bounds(box)
    if y0 > max(3.0, 0.12 * min(width_height(box))) or x1 - x0 < 1.5 * (y1 - y0):
        return False
    row = level[: max(1, int(y1)), max(0, int(x0)) : max(0, int(x1))]
    if not row.size:
        return False
    dark, bright = percentile(row, 5), percentile(row, 90)
    if bright - dark < max(_GRAIN, _INK * bright):
        return False
    ink = (row[:2] < (dark + bright) / 2).all(axis=0)
    return bool(ink.mean() > _ROW_SHARE and (np.diff(ink.astype(int)) == 1).sum() >= _ROW_STROKES)


def _mirrored(box: Box, width: int) -> Box:
    a, b, c, d = ((width - x, y) for x, y in box)
    return b, a, d, c


def _flipped(box: Box, height: int) -> Box:
    a, b, c, d = ((x, height - y) for x, y in box)
    return d, c, b, a
