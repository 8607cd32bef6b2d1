"""How a document lies on the picture it came on: boxes as they were read go back to exactly where they stand on the upload."""

from dataclasses import dataclass
from math import cos, degrees, sin
from typing import Any

import numpy as np

from claims_ai.documents.geometry import bounds
from claims_ai.documents.rows import Bend
from claims_ai.values import Box, Point

Floats = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Shift:
    """A 3 × 3 matrix, row by row, that moves pixels to pixels."""

    matrix: tuple[float, ...]

    @property
    def array(self) -> Floats:
        """The matrix as an array."""
        return np.array(self.matrix, dtype=np.float64).reshape(3, 3)

    def out(self, points: Floats) -> Floats:
        """Points (n × 2) moved."""
        return _moved(self.array, points)

    def back(self, points: Floats) -> Floats:
        """Points moved back."""
        return _moved(np.asarray(np.linalg.inv(self.array), np.float64), points)


@dataclass(frozen=True, slots=True)
class Placing:
    """`steps` take pixels of the document as it was read to pixels of the upload, one after the other; `size` is (width, height) as read."""

    steps: tuple[Shift | Bend, ...]
    size: tuple[int, int]

    @property
    def orientation(self) -> int:
        """The clockwise rotation (0, 90, 180, 270) at which the document lies on the upload, a slant left out."""
        width, height = self.size
        (x0, y0), (x1, y1) = self.out(np.array([(0.45 * width, height / 2), (0.55 * width, height / 2)]))
        return round(degrees(np.arctan2(y1 - y0, x1 - x0)) / 90) % 4 * 90

    def to_upload(self, box: Box) -> Box:
        """A box as read, as it stands on the upload."""
        return _as_box(self.out(np.array(box)))

    def as_read(self, box: Box) -> Box:
        """A box of the upload, as it stands on the document as read."""
        points = np.array(box)
        for step in reversed(self.steps):
            points = step.back(points)
        return _as_box(points)

    def area(self, upload: tuple[int, int]) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of the smallest upright part of an upload of that size that holds the document."""
        left, top, right, bottom = bounds(self.to_upload(self.frame))
        return max(0, int(left)), max(0, int(top)), min(upload[0], int(right) + 1), min(upload[1], int(bottom) + 1)

    @property
    def frame(self) -> Box:
        """The corners of the document as read."""
        width, height = self.size
        return (0.0, 0.0), (float(width), 0.0), (float(width), float(height)), (0.0, float(height))

    def out(self, points: Floats) -> Floats:
        """Points (n × 2) as read, as they stand on the upload."""
        for step in self.steps:
            points = step.out(points)
        return points

    def within(self, outer: "Placing") -> "Placing":
        """The same document where what it was read from is itself a part of an upload."""
        return Placing(self.steps + outer.steps, self.size)


def lying(orientation: int, upload: tuple[int, int]) -> Placing:
    """The whole of an upload of that (width, height), set upright from 0, 90, 180 or 270 degrees clockwise."""
    width, height = upload
    matrices = {
        0: (1, 0, 0, 0, 1, 0, 0, 0, 1),
        90: (0, -1, width, 1, 0, 0, 0, 0, 1),
        180: (-1, 0, width, 0, -1, height, 0, 0, 1),
        270: (0, 1, 0, -1, 0, height, 0, 0, 1),
    }
    turned = Shift(tuple(map(float, matrices[orientation])))
    return Placing((turned,), (height, width) if orientation in (90, 270) else upload)


def slanted(angle: float, origin: Point, size: tuple[float, float]) -> Placing:
    """A part of an upload whose top left is `origin` and whose rows climb by `angle` (radians, clockwise), of that width and height."""
    c, s = cos(angle), sin(angle)
    moved = Shift((c, -s, origin[0], s, c, origin[1], 0.0, 0.0, 1.0))
    return Placing((moved,), (max(1, round(size[0])), max(1, round(size[1]))))


def _moved(matrix: Floats, points: Floats) -> Floats:
    u, v, w = matrix @ np.vstack([points.T, np.ones(len(points))])
    return np.column_stack([u / w, v / w])


def _as_box(points: Floats) -> Box:
    a, b, c, d = ((float(x), float(y)) for x, y in points)
    return a, b, c, d
