"""How a document lies on the picture it came on: boxes as they were read go back to exactly where they stand on the upload."""

from dataclasses import dataclass
from math import cos, degrees, sin
from typing import Any

import numpy as np

from claims_ai.documents.geometry import bounds
from claims_ai.values import Box, Point

Matrix = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Placing:
    """`matrix` (3 × 3, row by row) maps pixels of the document as it was read to pixels of the upload; `size` is (width, height) as read."""

    matrix: tuple[float, ...]
    size: tuple[int, int]

    @property
    def orientation(self) -> int:
        """The clockwise rotation (0, 90, 180, 270) at which the document lies on the upload, a slant left out."""
        (x0, y0), (x1, y1) = self._moved(
            self.array, [(self.size[0] * share, self.size[1] / 2) for share in (0.45, 0.55)]
        )
        return round(degrees(np.arctan2(y1 - y0, x1 - x0)) / 90) % 4 * 90

    @property
    def array(self) -> Matrix:
        """The matrix as an array."""
        return np.array(self.matrix, dtype=np.float64).reshape(3, 3)

    def to_upload(self, box: Box) -> Box:
        """A box as read, as it stands on the upload."""
        a, b, c, d = self._moved(self.array, box)
        return a, b, c, d

    def as_read(self, box: Box) -> Box:
        """A box of the upload, as it stands on the document as read."""
        a, b, c, d = self._moved(np.asarray(np.linalg.inv(self.array), np.float64), box)
        return a, b, c, d

    def area(self, upload: tuple[int, int]) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of the smallest upright part of an upload of that size that holds the document."""
        width, height = self.size
        left, top, right, bottom = bounds(self._moved(self.array, ((0, 0), (width, 0), (width, height), (0, height))))
        return max(0, int(left)), max(0, int(top)), min(upload[0], int(right) + 1), min(upload[1], int(bottom) + 1)

    def within(self, outer: "Placing") -> "Placing":
        """The same document where what it was read from is itself a part of an upload."""
        return Placing(_row_by_row(outer.array @ self.array), self.size)

    @staticmethod
    def _moved(matrix: Matrix, points: Any) -> list[Point]:
        u, v, w = matrix @ np.vstack([np.asarray(points, dtype=np.float64).T, np.ones(len(points))])
        return [(float(x), float(y)) for x, y in zip(u / w, v / w, strict=True)]


def lying(orientation: int, upload: tuple[int, int]) -> Placing:
    """The whole of an upload of that (width, height), set upright from 0, 90, 180 or 270 degrees clockwise."""
    width, height = upload
    matrices = {
        0: (1, 0, 0, 0, 1, 0, 0, 0, 1),
        90: (0, -1, width, 1, 0, 0, 0, 0, 1),
        180: (-1, 0, width, 0, -1, height, 0, 0, 1),
        270: (0, 1, 0, -1, 0, height, 0, 0, 1),
    }
    return Placing(tuple(map(float, matrices[orientation])), (height, width) if orientation in (90, 270) else upload)


def slanted(angle: float, origin: Point, size: tuple[float, float]) -> Placing:
    """A part of an upload whose top left is `origin` and whose rows climb by `angle` (radians, clockwise), of that width and height."""
    c, s = cos(angle), sin(angle)
    return Placing((c, -s, origin[0], s, c, origin[1], 0.0, 0.0, 1.0), (max(1, round(size[0])), max(1, round(size[1]))))


def warped(matrix: Matrix, size: tuple[int, int]) -> Placing:
    """A document straightened by a homography from pixels as read to pixels of the upload."""
    return Placing(_row_by_row(matrix), size)


def _row_by_row(matrix: Matrix) -> tuple[float, ...]:
    return tuple(float(value) for value in (matrix / matrix[2, 2]).ravel())
