"""How the rows of a page run: level, leaning, like a fan, or in waves where the paper curls. Told from the slopes of its lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from claims_ai.documents.geometry import centre, slope, width_height
from claims_ai.values import Box

Floats = np.ndarray[Any, np.dtype[np.float64]]

_POWERS = 5
_MIN_LINES, _LONG = 8, 3.0
# How much slopes may differ (radians) before rows are no longer taken for straight, and how much of that a bend has to explain.
_STRAIGHT, _UNEXPLAINED = 0.006, 0.6
_ROUNDS, _FAR, _STIFF = 4, 2.5, 0.02
_SETTLED = 6


@dataclass(frozen=True, slots=True)
class Bend:
    """The slope of rows as a polynomial of the place: `slopes[i][j]` belongs to xⁱyʲ, with x and y in [-1, 1] over `size` in pixels."""

    slopes: tuple[tuple[float, float], ...]
    size: tuple[int, int]

    def out(self, points: Floats) -> Floats:
        """Points (n × 2) of the page with straight rows, as they lie on the bent one."""
        return np.column_stack([points[:, 0], points[:, 1] + self.drop(points[:, 0], points[:, 1])])

    def back(self, points: Floats) -> Floats:
        """Points of the bent page, as they lie on that with straight rows."""
        rows = points[:, 1].copy()
        for _ in range(_SETTLED):
            rows = points[:, 1] - self.drop(points[:, 0], rows)
        return np.column_stack([points[:, 0], rows])

    def drop(self, x: Floats, y: Floats) -> Floats:
        """How many pixels under its height in the middle of the page a row runs at a place."""
        half = self.size[0] / 2
        u, v = x / half - 1, y / (self.size[1] / 2) - 1
        terms = [u ** (power + 1) / (power + 1) * (a + b * v) for power, (a, b) in enumerate(self.slopes)]
        return np.asarray(half * np.sum(terms, axis=0), np.float64)


def bend_of(boxes: Sequence[Box], size: tuple[int, int]) -> Bend | None:
    """How the rows of lines on a page of that size bend; None where they are straight, or no bend explains their slopes."""
    long = [box for box in boxes if width_height(box)[0] > _LONG * width_height(box)[1]]
    if len(long) < _MIN_LINES:
        return None
    places = np.array([centre(box) for box in long])
    slopes = np.tan([slope(box) for box in long])
    weights = np.sqrt([width_height(box)[0] for box in long])
    if _spread(slopes, weights) < _STRAIGHT:
        return None
    terms = _terms(places, size)
    solved, kept = _fitted(terms, slopes, weights)
    if _spread((slopes - terms @ solved)[kept], weights[kept]) > _UNEXPLAINED * _spread(slopes[kept], weights[kept]):
        return None
    return Bend(tuple((float(a), float(b)) for a, b in solved.reshape(_POWERS, 2)), size)


def _terms(places: Floats, size: tuple[int, int]) -> Floats:
    x, y = places[:, 0] / (size[0] / 2) - 1, places[:, 1] / (size[1] / 2) - 1
    return np.stack([x**power * (y if j else 1.0) for power in range(_POWERS) for j in (0, 1)], axis=1)


def _fitted(terms: Floats, slopes: Floats, weights: Floats) -> tuple[Floats, Any]:
    """Coefficients by least squares, the higher powers held back, with outliers left out; and which slopes were kept."""
    stiff = np.diag(np.repeat(_STIFF * np.arange(_POWERS) ** 2, 2).astype(float)) * float(weights.sum()) / 10
    kept = np.ones(len(slopes), bool)
    solved = np.zeros(terms.shape[1])
    for _ in range(_ROUNDS):
        used = terms[kept] * weights[kept, None]
        solved = np.linalg.solve(
            used.T @ used + stiff + 1e-6 * np.eye(len(solved)), used.T @ (slopes[kept] * weights[kept])
        )
        away = np.abs(slopes - terms @ solved)
        kept = away < max(_STRAIGHT, _FAR * 1.48 * float(np.median(away)))
    return solved, kept


def _spread(values: Floats, weights: Floats) -> float:
    """The weighted standard deviation."""
    if not len(values):
        return 0.0
    middle = np.average(values, weights=weights)
    return float(np.sqrt(np.average((values - middle) ** 2, weights=weights)))
