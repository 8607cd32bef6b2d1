"""The boxes of text lines from a detection network's map, found as PaddleOCR does (DBPostProcess).

Its own code would do, but importing it takes two seconds and 220 MB.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

import cv2
import numpy as np

from claims_ai.values import Box

Map = np.ndarray[Any, np.dtype[np.float32]]

_SMALLEST, _MARGIN = 3, 2


@dataclass(frozen=True, slots=True)
class TextBoxes:
    """`ink` is how sure a pixel has to be, `text` a box, both in [0, 1]; a box grows by `margin` times its area over its outline."""

    ink: float = 0.3
    text: float = 0.6
    margin: float = 1.5
    most: int = 1000

    @staticmethod
    def from_config(steps: Mapping[str, Any]) -> "TextBoxes":
        """The thresholds of a model folder in PaddleOCR's form."""
        return TextBoxes(steps["thresh"], steps["box_thresh"], steps["unclip_ratio"], steps["max_candidates"])

    def find(self, certainty: Map, size: tuple[int, int]) -> list[Box]:
        """Boxes on a picture of that (width, height), corners clockwise from the top left, given the certainty of each pixel's text."""
        outlines, _ = cv2.findContours((certainty > self.ink).astype(np.uint8), cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
        share = np.array(size) / certainty.shape[::-1]
        return [_placed(corners * share, size) for corners in self._certain(certainty, outlines[: self.most])]

    def _certain(self, certainty: Map, outlines: Any) -> Iterator[Any]:
        for outline in outlines:
            middle, (width, height), angle = cv2.minAreaRect(outline)
            grow = self.margin * width * height / (width + height or 1.0)
            large = min(width, height) >= _SMALLEST and min(width, height) + grow >= _SMALLEST + _MARGIN
            if large and _mean_within(certainty, cv2.boxPoints((middle, (width, height), angle))) >= self.text:
                yield cv2.boxPoints((middle, (width + grow, height + grow), angle))


def _mean_within(certainty: Map, corners: Any) -> float:
    """The mean of the map within a box."""
    (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
    x0, y0 = max(0, floor(left)), max(0, floor(top))
    part = certainty[y0 : ceil(bottom) + 1, x0 : ceil(right) + 1]
    mask = np.zeros(part.shape, np.uint8)
    cv2.fillPoly(mask, [(corners - (x0, y0)).astype(np.int32)], (1,))
    return float(cv2.mean(part, mask)[0])


def _placed(corners: Any, size: tuple[int, int]) -> Box:
    """The corners, given clockwise, from the top left on, none outside the picture: the first side is the one that runs most to the right.

    So a line that stands on end is higher than wide, also where it leans by more than its own height.
    """
    sides = np.roll(corners, -1, axis=0) - corners
    first = int((sides[:, 0] / np.maximum(np.linalg.norm(sides, axis=1), 1e-6)).argmax())
    a, b, c, d = np.clip(np.roll(corners, -first, axis=0), 0, size)
    return tuple((float(x), float(y)) for x, y in (a, b, c, d))  # type: ignore[return-value]
