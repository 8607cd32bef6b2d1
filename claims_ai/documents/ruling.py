"""The ruling of a page: its upright strokes, and where rules run, on a level copy of it.

Ink is what is darker than the paper round it, so that faint rules are seen as well as bold ones, in a shadow too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import cv2
import numpy as np

from claims_ai.documents.geometry import bounds, lean, width_height
from claims_ai.documents.image import Mask, grey
from claims_ai.documents.intake import Picture
from claims_ai.values import Box, Point

Floats = np.ndarray[Any, np.dtype[np.float64]]

# The longer side on which ruling is looked for, and how much darker than what is round it ink is, in grey levels.
_SIDE, _INK = 2400, 9
# In line heights: how high a stroke must be, how much of it is left where rules cross it, how long a rule, how far above and below the text there may be any.
_STROKE, _LEFT, _RULE, _AROUND = 0.8, 0.85, 1.5, 10.0
# Radians; pixels beside the place where ink counts.
_LEVEL, _RULED = 0.012, 0.7
_NEAR, _NEXT = np.arange(-3, 4)[:, None], np.arange(-1, 2)[:, None]


@dataclass(frozen=True, slots=True)
class Ruling:
    """Ink of the level copy of a page, and its upright strokes, from left to right: where across, from which height to which.

    `line_height` is that of text there, `turn` the 3 × 3 matrix that takes a place on the page to the copy.
    """

    ink: Mask
    strokes: Floats
    line_height: float
    turn: Floats

    def ruled(self, start: Point, end: Point) -> bool:
        """Whether a rule runs from one place to another on its right."""
        steps = max(2, round(end[0] - start[0]))
        x = np.linspace(start[0], end[0], steps).astype(int).clip(0, self.ink.shape[1] - 1)
        y = np.linspace(start[1], end[1], steps).round().astype(int) + _NEAR
        return bool(self.ink[y.clip(0, len(self.ink) - 1), x].any(axis=0).mean() > _RULED)

    def struck(self, top: Point, foot: Point) -> float:
        """How much of the way between two places, one above the other, is ink."""
        steps = max(2, round(foot[1] - top[1]))
        y = np.linspace(top[1], foot[1], steps).round().astype(int).clip(0, len(self.ink) - 1)
        x = np.linspace(top[0], foot[0], steps).round().astype(int) + _NEXT
        return float(self.ink[y, x.clip(0, self.ink.shape[1] - 1)].any(axis=0).mean())

    def on_page(self, box: Box) -> Box:
        """A box of the copy, as it stands on the page."""
        return moved(box, np.asarray(np.linalg.inv(self.turn), np.float64))


def find_ruling(picture: Picture, boxes: Sequence[Box]) -> Ruling:
    """The ruling of an upright page that has text lines in these places; strokes end where rules cross them, so that each row has its own."""
    high = median(min(width_height(box)) for box in boxes)
    level, turn, share = _text_area(grey(picture), boxes, _AROUND * high)
    high *= share
    reach = 2 * round(high / 2) + 1
    ink = cv2.adaptiveThreshold(level, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, max(3, reach), _INK)
    upright = _opened(ink, (3, 1), (1, max(3, round(_STROKE * high))))
    rules = _opened(ink, (1, 3), (max(3, round(_RULE * high)), 1))
    strokes = cv2.subtract(upright, cv2.dilate(rules, np.ones((1, 5), np.uint8)))
    outlines, _ = cv2.findContours(strokes, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    left, top, wide, tall = np.array([cv2.boundingRect(outline) for outline in outlines] or np.zeros((0, 4))).T
    thin = (tall > _LEFT * _STROKE * high) & (wide < np.maximum(7, 0.25 * tall))
    found = np.column_stack([left + (wide - 1) / 2, top, top + tall])[thin].astype(np.float64)
    return Ruling(ink > 0, found[np.argsort(found[:, 0])], high, np.vstack([turn, (0.0, 0.0, 1.0)]))


def without_rules(ink: Picture, high: float) -> Picture:
    """Ink without what runs on straight for much longer than a line is high, across or down."""
    long = max(3, round(_RULE * high))
    rules = _opened(ink, (1, 3), (long, 1)) | _opened(ink, (3, 1), (1, long))
    return np.asarray(ink * (cv2.dilate(rules, np.ones((3, 3), np.uint8)) == 0), np.uint8)


def _text_area(level: Picture, boxes: Sequence[Box], margin: float) -> tuple[Picture, Floats, float]:
    """The part of a picture as high as the text in it, its rows level, large ones reduced; the matrix that takes a place there, and the share."""
    angle = lean(boxes)
    angle = angle if abs(angle) > _LEVEL else 0.0
    turn = np.array([(np.cos(angle), np.sin(angle), 0.0), (-np.sin(angle), np.cos(angle), 0.0)])
    height, width = level.shape
    frame = bounds(moved(((0, 0), (width, 0), (width, height), (0, height)), turn))
    text = bounds(point for box in boxes for point in moved(box, turn))
    left, top = int(frame[0]), int(max(frame[1], text[1] - margin))
    right, foot = int(frame[2]), int(min(frame[3], text[3] + margin))
    share = min(1.0, _SIDE / max(right - left, foot - top, 1))
    turn = (turn - ((0, 0, left), (0, 0, top))) * share
    size = max(1, round((right - left) * share)), max(1, round((foot - top) * share))
    if angle:
        part = cv2.warpAffine(level, turn, size, flags=cv2.INTER_NEAREST, borderMode=cv2.BORDER_REPLICATE)
    else:
        part = level[top:foot, left:right]
        part = cv2.resize(part, size, interpolation=cv2.INTER_AREA) if share < 1 else part
    return np.asarray(part, np.uint8), turn, share


def _opened(ink: Any, grown: tuple[int, int], length: tuple[int, int]) -> Any:
    """Strokes of that length in ink, also where they lean a little."""
    thick = cv2.dilate(ink, np.ones(grown[::-1], np.uint8))
    return cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones(length[::-1], np.uint8))


def moved(box: Box, matrix: Floats) -> Box:
    """A box with its corners moved by a 2 × 3 or 3 × 3 matrix."""
    a, b, c, d = (matrix @ (x, y, 1.0) for x, y in box)
    return (a[0], a[1]), (b[0], b[1]), (c[0], c[1]), (d[0], d[1])
