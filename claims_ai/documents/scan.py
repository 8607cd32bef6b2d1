"""One picture to its text: which way up, the lines, a second reading under red seals, and the quality verdict.

This is the part that costs time, so it can run in a process of its own: a picture goes in, a `Scan` comes out.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from claims_ai.documents import quality
from claims_ai.documents.geometry import bounds
from claims_ai.documents.image import crop, ink_is_mixed, red_erased, turn, without_red
from claims_ai.documents.intake import Picture
from claims_ai.documents.ocr import Ocr
from claims_ai.documents.orientation import find_orientation
from claims_ai.values import Box, Line, Quality


@dataclass(frozen=True, slots=True)
class Scan:
    """The text of a picture in the pixels of the upright page; `red_free` are lines read again without red ink."""

    orientation: int
    lines: tuple[Line, ...]
    red_free: tuple[Line, ...]
    quality: Quality
    ocr_ms: float


class Scanner(Protocol):
    """Whoever turns a picture into a Scan: the OCR of this process, or one in a service of its own."""

    def __call__(self, picture: Picture) -> Scan:
        """Read a picture."""
        ...


def scan(ocr: Ocr, picture: Picture) -> Scan:
    """Read a picture that may lie on any side."""
    started = time.perf_counter()
    boxes = ocr.find(picture)
    orientation = find_orientation(ocr, picture, boxes)
    upright = turn(picture, orientation)
    read = _read(ocr, upright, ocr.find(upright) if orientation else boxes)
    lines = tuple(line for line in read if line.text)
    red_free = _read_without_red(ocr, upright, lines)
    verdict = quality.judge(upright, lines)
    return Scan(orientation, lines, red_free, verdict, (time.perf_counter() - started) * 1000)


def _read(ocr: Ocr, picture: Picture, boxes: Sequence[Box]) -> tuple[Line, ...]:
    texts = ocr.recognise([crop(picture, box) for box in boxes])
    return tuple(Line(text, score, box) for box, (text, score) in zip(boxes, texts, strict=True))


def _read_without_red(ocr: Ocr, picture: Picture, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines with black print under red ink, read in the red channel and with the red painted over: whichever is read more surely."""
    if not ink_is_mixed(picture):
        return ()
    pale = without_red(picture)
    again = [box for box in ocr.find(pale) if ink_is_mixed(crop(picture, box))]
    readings = zip(_read(ocr, pale, again), _read(ocr, red_erased(picture), again), strict=True)
    better = (max(pair, key=lambda line: line.confidence) for pair in readings)
    return tuple(line for line in better if line.text and not _known(line, lines))


def _known(line: Line, lines: Sequence[Line]) -> bool:
    return any(line.text == other.text and _overlap(line.box, other.box) > 0.8 for other in lines)


def _overlap(a: Box, b: Box) -> float:
    """Shared area as a part of the smaller one, of the boxes' upright bounds."""
    ax0, ay0, ax1, ay1 = bounds(a)
    bx0, by0, bx1, by1 = bounds(b)
    shared = max(0.0, min(ax1, bx1) - max(ax0, bx0)) * max(0.0, min(ay1, by1) - max(ay0, by0))
    return shared / (min((ax1 - ax0) * (ay1 - ay0), (bx1 - bx0) * (by1 - by0)) or 1.0)


class LocalScanner:
    """The OCR of this process, loaded when the first picture comes."""

    def __init__(self, load: Callable[[], Ocr]) -> None:
        self._load = load
        self._ocr: Ocr | None = None

    def __call__(self, picture: Picture) -> Scan:
        """Read a picture."""
        ocr = self._ocr = self._ocr or self._load()
        return scan(ocr, picture)
