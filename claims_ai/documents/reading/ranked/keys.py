"""What stands by a candidate and may name it: the text before it in its line, the text left of it, and the text above it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims_ai.documents.geometry import width_height
from claims_ai.documents.layout import Sheet
from claims_ai.documents.text import by_look, half_width
from claims_ai.values import Box, Line

Floats = NDArray[np.float64]

_TAIL = re.compile(r"[\u4e00-\u9fffA-Za-z№()/]{1,16}[\s:]*$")
# a Chinese label with its English words behind it: the Chinese one names the value
_ENGLISH = re.compile(r"(?<=[\u4e00-\u9fff)])\s*[A-Za-z][A-Za-z.'/ ]*(?=[\s:]*$)")
_FAR = 99.0


@dataclass(frozen=True, slots=True)
class Key:
    """A text that may be a label, as it looks, and how far away it stands in line heights; empty where there is none."""

    text: str
    gap: float
    colon: bool = False


NO_KEY = Key("", _FAR)


def tail(text: str) -> tuple[str, bool]:
    """The last words of a text as they look, without their colon and English words, and whether there was one."""
    match = _TAIL.search(_ENGLISH.sub("", half_width(text)))
    if not match:
        return "", False
    bare = re.sub(r"[\s:]", "", match[0])
    return by_look(bare), ":" in match[0]


class Surroundings:
    """The neighbours of the lines of a page: which line stands left of each, and which above."""

    def __init__(self, sheet: Sheet, lines: Sequence[Line]) -> None:
        self._lines = tuple(lines)
        self._edges = np.array([_edges(line.box) for line in lines], float).reshape(-1, 6)
        self._slopes = np.array([sheet.slope_at(line.box) for line in lines])
        self._height = sheet.line_height

    def left_of(self, line: Line) -> Key:
        """The nearest line left of this one in its row."""
        x0, y0, _, _, _, height = _edges(line.box)
        right, right_y = self._edges[:, 2], self._edges[:, 3]
        reach = 0.7 * np.maximum(min(height, 1.5 * self._height), 0.6 * self._edges[:, 5])
        level = np.abs(right_y + self._slopes * (x0 - right) - y0) < reach
        beside = level & (right < x0 + 0.8 * height)
        if not beside.any():
            return NO_KEY
        nearest = int(np.where(beside, right, -np.inf).argmax())
        text, colon = tail(self._lines[nearest].text)
        return Key(text, float((x0 - right[nearest]) / (self._height or 1)), colon)

    def above(self, line: Line, start: float, end: float) -> Key:
        """The nearest line above a stretch of this one, between two shares of its length."""
        x0, y0, x1, y1, _, height = _edges(line.box)
        left, right = x0 + (x1 - x0) * start, x0 + (x1 - x0) * end
        top = y0 + (y1 - y0) * (start + end) / 2 - height / 2
        over = np.minimum(self._edges[:, 2], right) - np.maximum(self._edges[:, 0], left) > 0
        drop = top - self._edges[:, 4]
        fits = over & (drop > -0.4 * height) & (drop < 3.5 * self._height)
        if not fits.any():
            return NO_KEY
        nearest = int(np.where(fits, drop, np.inf).argmin())
        text, colon = tail(self._over(nearest, left, right))
        return Key(text, float(drop[nearest] / (self._height or 1)), colon)

    def _over(self, index: int, left: float, right: float) -> str:
        """The words of a line that stand over a stretch; all of it where the line is not much wider."""
        text, (x0, _, x1, *_) = self._lines[index].text, self._edges[index]
        if x1 - x0 < 2 * (right - left) or not text:
            return text
        first, last = (round((edge - x0) / (x1 - x0) * len(text)) for edge in (left, right))
        words = [m for m in re.finditer(r"\S+", text) if m.end() > first and m.start() < max(last, first + 1)]
        return words[-1][0] if words else ""


def _edges(box: Box) -> tuple[float, float, float, float, float, float]:
    """Left end, its middle height, right end, its middle height, bottom, and height."""
    a, b, c, d = box
    return (a[0] + d[0]) / 2, (a[1] + d[1]) / 2, (b[0] + c[0]) / 2, (b[1] + c[1]) / 2, (c[1] + d[1]) / 2, width_height(box)[1]  # fmt: skip
