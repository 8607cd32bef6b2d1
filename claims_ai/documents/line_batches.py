"""Which lines are recognised together: a batch has one width, to which its lines are padded.

A network prepares itself anew for each shape of a batch, which takes a core as long as 150 pixels of line where it has met the shape
before, and four times as long where it has not. So shapes are few, and lines of like width share a batch where the padding costs less
than one more batch would.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from claims_ai.documents.image import LINE_HEIGHT, scaled
from claims_ai.documents.intake import Picture
from claims_ai.documents.ocr import by_width

_WIDTHS = (64, 96, 128, 160, 208, 256, 320, 384, 448, 512, 640, 800, 960, 1120, 1280, 1600, 2000, 2560, 3200)
# What a batch costs beside its lines, in pixels of their width; how many lines it may hold, and how wide they may be together.
_TURN, _SIZES, _MOST = 150, (1, 2, 4, 8), 640


def line_batches(crops: Sequence[Picture], at_once: int = 1) -> Iterator[tuple[list[int], Any]]:
    """What recognition takes of lines, batch by batch, the largest first: which lines, and their pictures at one size.

    `at_once` batches run side by side: none is then larger than its share.
    """
    order = by_width(crops)
    widths = [_width(crops[i]) for i in order]
    for start, end in batches(widths, min(_MOST, sum(widths) // at_once)):
        yield order[start:end], np.stack([_padded(crops[i], widths[end - 1]) for i in order[start:end]])


def batches(widths: Sequence[int], most: int) -> list[tuple[int, int]]:
    """Where batches of lines of ascending widths begin and end, so that they cost least together; the largest first.

    No batch but that of a single line is wider than `most` in all.
    """
    costs, sizes = [0], [0]
    for end, width in enumerate(widths, 1):
        fitting = [size for size in _SIZES if size <= end and (size == 1 or size * width <= most)]
        cost, size = min((costs[end - size] + _TURN + size * width, -size) for size in fitting)
        costs.append(cost)
        sizes.append(-size)
    found, end = list[tuple[int, int]](), len(widths)
    while end:
        found.append((end - sizes[end], end))
        end -= sizes[end]
    return sorted(found, key=lambda batch: (batch[0] - batch[1]) * widths[batch[1] - 1])


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
