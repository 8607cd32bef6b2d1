"""One picture to its text: which way up, the lines, a second reading under red seals, and the quality verdict.

This is the part that costs time, so it can run in a process of its own: a picture goes in, a `Scan` comes out.
"""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from claims_ai.documents import quality
from claims_ai.documents.day_gaps import with_days
from claims_ai.documents.image import cut_out, turn
from claims_ai.documents.in_boxes import with_boxed
from claims_ai.documents.intake import Picture
from claims_ai.documents.lines import read_lines
from claims_ai.documents.lost_heading import with_heading
from claims_ai.documents.ocr import Ocr
from claims_ai.documents.orientation import find_orientation, is_lying
from claims_ai.documents.placing import Placing, lying
from claims_ai.documents.rectify import straightening
from claims_ai.documents.ruling import find_ruling
from claims_ai.documents.several import documents_apart, documents_told_apart, none_alone
from claims_ai.documents.under_red import read_without_red, with_covered
from claims_ai.documents.under_watermark import read_under_watermark
from claims_ai.documents.unfound import with_unfound
from claims_ai.documents.watermark import left_of_marks, pieces
from claims_ai.values import Box, Line, Quality

_WELL = 0.85
# What a document beside a document may be taken for.
_OF_NEIGHBOURS = {"covered", "cropped", "skewed"}


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

    def __call__(self, picture: Picture, /) -> Scan:
        """Read a picture."""
        ...


def scan(ocr: Ocr, picture: Picture) -> Scan:
    """Read a picture that may lie on any side and show several documents: the largest, with the others as its `more`."""
    started = time.perf_counter()
    boxes = ocr.find(picture)
    read = partial(_read_part, ocr, picture)
    found = documents_apart(picture, boxes, read) or _on_one_sheet(ocr, picture, boxes, read)
    return replace(found[0], more=tuple(found[1:]), ocr_ms=(time.perf_counter() - started) * 1000)


def glance(ocr: Ocr, picture: Picture) -> tuple[str, ...]:
    """The problems of a picture seen before it is read, in a fraction of a second; none where it can be used."""
    boxes = ocr.find(picture)
    if is_lying(boxes):
        height, width = picture.shape[:2]
        placing, picture = lying(90, (width, height)), turn(picture, 90)
        boxes = [(b, c, d, a) for a, b, c, d in map(placing.as_read, boxes)]
    problems = partial(quality.glance, picture)
    seen = problems(boxes)
    return () if _OF_NEIGHBOURS & set(seen) and none_alone(picture, boxes, problems) else seen


def _on_one_sheet(ocr: Ocr, picture: Picture, boxes: Sequence[Box], read: Callable[[Placing], Scan]) -> list[Scan]:
    """The document or documents on one sheet; of several each is judged by what is round its own lines, as neither covers the other."""
    found = documents_told_apart(_read_whole(ocr, picture, boxes), read)
    return found if len(found) == 1 else [_judged_alone(picture, each) for each in found]


def _judged_alone(picture: Picture, seen: Scan) -> Scan:
    height, width = picture.shape[:2]
    upright = lying(seen.orientation, (width, height))
    part = seen.placing or upright
    lines = [replace(line, box=upright.as_read(part.to_upload(line.box))) for line in seen.lines]
    return replace(seen, quality=quality.judge(turn(picture, seen.orientation), lines))


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
    marks = pieces(lines)
    lines = read_under_watermark(ocr, upright, lines)
    red_free = read_without_red(ocr, upright, lines)
    if marks:
        gone = {id(line) for line in left_of_marks(red_free, marks)}
        red_free = tuple(line for line in red_free if id(line) not in gone)
    lines = _with_ruling(ocr, upright, with_covered(lines, red_free), marked=bool(marks))
    height, width = picture.shape[:2]
    seen = Scan(orientation, lines, red_free, quality.judge(upright, lines), 0.0, lying(orientation, (width, height)))
    straight = straightening([line.box for line in lines], (upright.shape[1], upright.shape[0]))
    return _straightened(seen, straight) if straight else seen


def _with_ruling(ocr: Ocr, upright: Picture, lines: tuple[Line, ...], *, marked: bool) -> tuple[Line, ...]:
    """The lines with what was passed over: numbers in ruled boxes, days between the signs of a date, and lines and a heading, if none are of a watermark."""
    if not lines:
        return ()
    ruling = find_ruling(upright, [line.box for line in lines])
    boxed = with_boxed(ocr, upright, ruling, lines)
    if marked:
        return boxed
    return with_days(ocr, upright, with_unfound(ocr, upright, ruling, with_heading(ocr, upright, ruling, boxed)))


def _straightened(seen: Scan, straight: Placing) -> Scan:
    """A scan with its boxes where they are on the page set straight."""
    lines, red_free = (
        tuple(replace(line, box=straight.as_read(line.box)) for line in read) for read in (seen.lines, seen.red_free)
    )
    placing = straight.within(seen.placing) if seen.placing else straight
    return replace(seen, lines=lines, red_free=red_free, placing=placing)


def _read_upright(ocr: Ocr, picture: Picture, boxes: Sequence[Box]) -> tuple[int, Picture, tuple[Line, ...]]:
    """How the page lies, the page set upright, and its lines. What reads well as it lies is not tried the other way up."""
    lines = () if is_lying(boxes) else read_lines(ocr, picture, boxes)
    orientation = 0 if _reads_well(lines) else find_orientation(ocr, picture, boxes)
    if orientation:
        picture = turn(picture, orientation)
        lines = read_lines(ocr, picture, ocr.find(picture))
    return orientation, picture, tuple(line for line in lines if line.text)


def _reads_well(lines: Sequence[Line]) -> bool:
    letters = sum(len(line.text) for line in lines)
    return letters > 0 and sum(line.confidence * len(line.text) for line in lines) / letters > _WELL


class LocalScanner:
    """The OCR of this process, loaded when the first picture comes."""

    def __init__(self, load: Callable[[], Ocr]) -> None:
        self._load = load
        self._loading = threading.Lock()
        self._ocr: Ocr | None = None

    def __call__(self, picture: Picture) -> Scan:
        """Read a picture."""
        return scan(self._loaded(), picture)

    def glance(self, picture: Picture) -> tuple[str, ...]:
        """The problems of a picture, before it is read."""
        return glance(self._loaded(), picture)

    def _loaded(self) -> Ocr:
        with self._loading:
            self._ocr = self._ocr or self._load()
            return self._ocr
