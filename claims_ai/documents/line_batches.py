"""Which lines are recognised together: a batch has one width, to which its lines are padded.

A network prepares itself anew for each shape of a batch, which takes a core as long as 150 pixels of line where it has met the shape
before, and four times as long where it has not. So shapes are few. Lines of one padded width alone share a batch: padded to the next
width, which would spare some batches, hospital names under seals and sums are read less surely.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import numpy as np

from claims_ai.documents.image import LINE_HEIGHT, scaled
from claims_ai.documents.intake import Picture
from claims_ai.documents.ocr import by_width

_WIDTHS: tuple[int, ...] = (*range(48, 480, 48), *range(480, 1280, 80), *range(1280, 3201, 160))
# How wide the lines of a batch may be together, and how many they may be.
_MOST, _LINES = 640, 8


def line_batches(crops: Sequence[Picture], at_once: int = 1) -> Iterator[tuple[list[int], Any]]:
    """What recognition takes of lines, batch by batch, the widest first: which lines, and their pictures at one size.

    `at_once` batches run side by side: none is then larger than its share.
    """
    order = by_width(crops)
    widths = [_width(crops[i]) for i in order]
    for start, end in reversed(batches(widths, min(_MOST, sum(widths) // at_once))):
        yield order[start:end], np.stack([_padded(crops[i], widths[start]) for i in order[start:end]])


def batches(widths: Sequence[int], most: int) -> list[tuple[int, int]]:
    """Where batches of lines of ascending widths begin and end: 1, 2, 4 or 8 of one width, no wider than `most` in all but for a single line."""
    found, end = list[tuple[int, int]](), 0
    for width, same in groupby(widths):
        left = len(list(same))
        while left:
            size = 1 << min(left, _LINES, max(1, most // width)).bit_length() - 1
            found.append((end, end + size))
            end, left = end + size, left - size
    return found


def _width(crop: Picture) -> int:
    """The width a line is padded to at least."""
    height, width = crop.shape[:2]
    wanted = LINE_HEIGHT * width / height
    return next((known for known in _WIDTHS if known >= wanted), _WIDTHS[-1])


def _padded(crop: Picture, width: int) -> Picture:
    """A line at the height of the network on mid-grey, which is zero to it."""
    height, own = crop.shape[:2]
    fits = height == LINE_HEIGHT and own <= width
    line = crop if fits else scaled(crop, min(width, -(-LINE_HEIGHT * own // height)), LINE_HEIGHT)
    paper: Picture = np.full((LINE_HEIGHT, width, 3), 128, np.uint8)
    paper[:, : line.shape[1]] = line
    return paper
