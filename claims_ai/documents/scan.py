"""One picture to its text: which way up, the lines, a second reading under red seals, and the quality verdict.

This is the part that costs time, so it can run in a process of its own: a picture goes in, a `Scan` comes out.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from rapidfuzz.fuzz import partial_ratio

from claims_ai.documents import quality
from claims_ai.documents.geometry import bounds, width_height
from claims_ai.documents.image import (
    crop,
    cut_out,
    grown,
    ink_is_mixed,
    red_erased,
    stretched,
    text_line,
    turn,
    without_red,
)
from claims_ai.documents.intake import Picture
from claims_ai.documents.ocr import Ocr
from claims_ai.documents.orientation import find_orientation, is_lying
from claims_ai.documents.placing import Placing, lying
from claims_ai.documents.rectify import straightening
from claims_ai.documents.several import documents_apart, documents_told_apart
from claims_ai.values import Box, Line, Quality

_WELL, _SURE = 0.85, 0.97
# A line read with less certainty is read twice more, stretched and with more paper round it, and the surest reading stands:
# on the real medical pages 131 instead of 127 of 145 printed values are then among the lines, on receipts as many.
_DOUBTFUL, _WIDER, _LOOSER = 0.9, 1.15, 0.12
_ALIKE = 80
_ANY_INK = 0.0005


@dataclass(frozen=True, slots=True)
class Scan:
    """The text of a document in the pixels of it as it was read; `red_free` are lines read again without red ink.

    `placing` says where it lies on the picture (None: it is the whole picture, set upright), `more` are further documents there.
    """

    orientation: int
    lines: tuple[Line, ...]
    red_free: tuple[Line, ...]
    quality: Quality
    ocr_ms: float
    placing: Placing | None = None
    more: tuple["Scan", ...] = ()


class Scanner(Protocol):
    """Whoever turns a picture into a Scan: the OCR of this process, or one in a service of its own."""

    def __call__(self, picture: Picture) -> Scan:
        """Read a picture."""
        ...


def scan(ocr: Ocr, picture: Picture) -> Scan:
    """Read a picture that may lie on any side and show several documents: the largest, with the others as its `more`."""
    started = time.perf_counter()
    boxes = ocr.find(picture)
    read = partial(_read_part, ocr, picture)
    found = documents_apart(picture, boxes, read) or documents_told_apart(_read_whole(ocr, picture, boxes), read)
    return replace(found[0], more=tuple(found[1:]), ocr_ms=(time.perf_counter() - started) * 1000)


def _read_part(ocr: Ocr, picture: Picture, part: Placing) -> Scan:
    """The document on a part of a picture."""
    own = cut_out(picture, part)
    seen = _read_whole(ocr, own, ocr.find(own))
    inner = seen.placing or lying(seen.orientation, part.size)
    placing = inner.within(part)
    return replace(seen, orientation=placing.orientation, placing=placing)


def _read_whole(ocr: Ocr, picture: Picture, boxes: Sequence[Box]) -> Scan:
    """The text of a picture as that of one document, its rows straight and level."""
    orientation, upright, lines = _read_upright(ocr, picture, boxes)
    red_free = _read_without_red(ocr, upright, lines)
    lines = with_covered(lines, red_free)
    height, width = picture.shape[:2]
    seen = Scan(orientation, lines, red_free, quality.judge(upright, lines), 0.0, lying(orientation, (width, height)))
    straight = straightening([line.box for line in lines], (upright.shape[1], upright.shape[0]))
    return _straightened(seen, straight) if straight else seen


def _straightened(seen: Scan, straight: Placing) -> Scan:
    """A scan with its boxes where they are on the page set straight."""
    lines, red_free = (
        tuple(replace(line, box=straight.as_read(line.box)) for line in read) for read in (seen.lines, seen.red_free)
    )
    placing = straight.within(seen.placing) if seen.placing else straight
    return replace(seen, lines=lines, red_free=red_free, placing=placing)


def _read_upright(ocr: Ocr, picture: Picture, boxes: Sequence[Box]) -> tuple[int, Picture, tuple[Line, ...]]:
    """How the page lies, the page set upright, and its lines. What reads well as it lies is not tried the other way up."""
    lines = () if is_lying(boxes) else _read(ocr, picture, boxes)
    orientation = 0 if _reads_well(lines) else find_orientation(ocr, picture, boxes)
    if orientation:
        picture = turn(picture, orientation)
        lines = _read(ocr, picture, ocr.find(picture))
    return orientation, picture, tuple(line for line in lines if line.text)


def _reads_well(lines: Sequence[Line]) -> bool:
    letters = sum(len(line.text) for line in lines)
    return letters > 0 and sum(line.confidence * len(line.text) for line in lines) / letters > _WELL


def _read(ocr: Ocr, picture: Picture, boxes: Sequence[Box]) -> tuple[Line, ...]:
    crops = [text_line(picture, box) for box in boxes]
    texts = ocr.recognise(crops)
    doubtful = [i for i, read in enumerate(texts) if read.score < _DOUBTFUL]
    wider = ocr.recognise([stretched(crops[i], _WIDER) for i in doubtful])
    looser = ocr.recognise([text_line(picture, grown(boxes[i], _LOOSER)) for i in doubtful])
    for i, *again in zip(doubtful, wider, looser, strict=True):
        texts[i] = max((texts[i], *again), key=lambda read: read.score)
    return tuple(Line(read.text, read.score, box, read.scores) for box, read in zip(boxes, texts, strict=True))


def _read_without_red(ocr: Ocr, picture: Picture, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines with black print under red ink, read in the red channel, and again with the red painted over."""
    if not ink_is_mixed(picture, _ANY_INK):
        return ()
    pale = without_red(picture)
    sure = [line for line in lines if line.confidence >= _SURE]
    doubtful = [box for box in ocr.find(pale) if not any(_same_place(box, line.box) for line in sure)]
    again = [box for box in doubtful if ink_is_mixed(crop(picture, box), _ANY_INK)]
    readings = (*_read(ocr, pale, again), *_read(ocr, red_erased(picture), again))
    return tuple(line for line in readings if line.text and not _known(line, lines))


def with_covered(lines: Sequence[Line], red_free: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with those a seal cut short replaced by their red-free reading, and those it hid altogether added."""
    merged = list(lines)
    for line in _surest_by_place(red_free):
        covered = [other for other in merged if _inside(other.box, line.box)]
        if all(_goes_on(other, line) for other in covered):
            merged = [other for other in merged if other not in covered] + [line]
    return tuple(merged)


def _surest_by_place(lines: Sequence[Line]) -> list[Line]:
    surest: dict[Box, Line] = {}
    for line in lines:
        if line.confidence >= _WELL and len(line.text) > 1:
            surest[line.box] = max(line, surest.get(line.box, line), key=lambda read: read.confidence)
    return list(surest.values())


def _inside(part: Box, whole: Box) -> bool:
    """Whether most of a box lies in another."""
    x0, y0, x1, y1 = bounds(part)
    u0, v0, u1, v1 = bounds(whole)
    shared = max(0.0, min(x1, u1) - max(x0, u0)) * max(0.0, min(y1, v1) - max(y0, v0))
    return shared > 0.6 * ((x1 - x0) * (y1 - y0) or 1.0)


def _goes_on(cut: Line, whole: Line) -> bool:
    """Whether a line is the beginning, the end or the middle of a longer one, but for a character at its cut."""
    return len(whole.text) > len(cut.text) and partial_ratio(cut.text, whole.text) >= _ALIKE


def _known(line: Line, lines: Sequence[Line]) -> bool:
    return any(line.text == other.text and _overlap(line.box, other.box) > 0.8 for other in lines)


def _same_place(a: Box, b: Box) -> bool:
    """Whether two boxes hold the same stretch of a row: they overlap, and begin and end together."""
    ends = 0.5 * min(width_height(a)[1], width_height(b)[1])
    return _overlap(a, b) > 0.8 and abs(a[0][0] - b[0][0]) < ends and abs(a[1][0] - b[1][0]) < ends


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
