"""A heading that text detection passed over: large print above all lines found, where a seal lies over it.

Detection finds it where it is given that strip of the page alone.
"""

from collections.abc import Sequence

import cv2
import numpy as np

from claims_ai.documents.geometry import bounds, shared, width_height
from claims_ai.documents.image import Mask
from claims_ai.documents.intake import Picture
from claims_ai.documents.lines import read_lines
from claims_ai.documents.ocr import Ocr
from claims_ai.documents.ruling import Ruling, moved
from claims_ai.values import Box, Line

# In heights of a line: how far above the text the strip ends, how high and wide the characters of a heading are, and how level with one another.
_ABOVE, _HIGH, _WIDE, _LEVEL = 0.3, (1.1, 4.0), 4.0, 0.6
# So many characters make a heading; so many pieces are no print; so well is it read.
_FEWEST, _PIECES, _WELL = 4, 500, 0.88
_SHARED = 0.2


def with_heading(ocr: Ocr, picture: Picture, ruling: Ruling, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of an upright page with the heading that was passed over."""
    strip = _strip(ruling, lines)
    if strip is None:
        return lines
    height, width = picture.shape[:2]
    left, top, right, foot = (round(side) for side in bounds(ruling.on_page(strip)))
    left, top, right, foot = max(0, left), max(0, top), min(width, right), min(height, foot)
    boxes = [_moved_by(box, left, top) for box in ocr.find(picture[top:foot, left:right])]
    new = [box for box in boxes if all(shared(box, line.box) < _SHARED for line in lines)]
    usual = ruling.line_height * width_height(ruling.on_page(((0, 0), (0, 1), (1, 1), (1, 0))))[0]
    large = [box for box in new if width_height(box)[1] > _HIGH[0] * usual]
    found = (line for line in read_lines(ocr, picture, large) if len(line.text) >= _FEWEST and line.confidence > _WELL)
    return (*lines, *found)


def _strip(ruling: Ruling, lines: Sequence[Line]) -> Box | None:
    """The strip of the level copy above all lines, if large print stands in it."""
    left, top, right, _ = bounds(point for line in lines for point in moved(line.box, ruling.turn))
    high = ruling.line_height
    foot = int(top - _ABOVE * high)
    if foot < _HIGH[0] * high:
        return None
    ink = ruling.ink[:foot, max(0, int(left)) : max(0, int(right))]
    if not ink.size or _most_in_a_row(ink, high) < _FEWEST:
        return None
    return (left - high, 0), (right + high, 0), (right + high, foot), (left - high, foot)


def _most_in_a_row(ink: Mask, high: float) -> int:
    """How many pieces as large as the characters of a heading stand at one height."""
    near = np.ones((max(1, round(0.3 * high)), max(1, round(0.15 * high))), np.uint8)
    joined = cv2.morphologyEx(ink.astype(np.uint8), cv2.MORPH_CLOSE, near)
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    wide, tall = stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_HEIGHT]
    fit = (tall > _HIGH[0] * high) & (tall < _HIGH[1] * high) & (wide < _WIDE * high)
    if not fit.any() or len(stats) > _PIECES:
        return 0
    middles = (stats[1:, cv2.CC_STAT_TOP] + tall / 2)[fit]
    return int((np.abs(middles[:, None] - middles) < _LEVEL * high).sum(axis=1).max())


def _moved_by(box: Box, left: int, top: int) -> Box:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = box
    return (ax + left, ay + top), (bx + left, by + top), (cx + left, cy + top), (dx + left, dy + top)
