"""What a copy is marked with so that it serves nothing else (仅供办理保险理赔使用, 他用无效): written all over the page, and no part of what it says."""

import re
from collections.abc import Sequence
from statistics import median

from rapidfuzz.fuzz import partial_ratio

from claims_ai.documents.geometry import bounds, slope
from claims_ai.documents.text import squash
from claims_ai.values import Box, Line

_MARK = re.compile(r"仅供|仅限|仅用于|专供|只供|他用无效|它用无效|挪作他用|再次复印|复印无效")
_WORDING = re.compile(r"[仅供限]|使用|理赔|保险|他用|无效|复印|\d\d-\d\d")
_ALIKE = 85
# radians; figures of a short line may lean that much
_ACROSS = 0.1
_LEAST = 3


def is_mark(line: Line) -> bool:
    """Whether a line says what a copy is for."""
    return bool(_MARK.search(squash(line.text)))


def pieces(lines: Sequence[Line]) -> list[Line]:
    """The lines of a watermark: those that tell its wording, pieces of it, and misread ones aslant as it is; a single remark is none."""
    marks = [line for line in lines if is_mark(line)]
    if not marks:
        return []
    whole = max((squash(line.text) for line in marks), key=len) * 2
    aslant = {id(line) for line in _aslant(lines) if _sounds_like(squash(line.text), whole)}
    is_written_over = len(marks) >= _LEAST or any(id(mark) in aslant for mark in marks)
    if len({*map(id, marks), *aslant}) < _LEAST or not is_written_over:
        return []
    return [line for line in lines if is_mark(line) or id(line) in aslant or _is_piece(squash(line.text), whole)]


def _aslant(lines: Sequence[Line]) -> list[Line]:
    """The lines that run at an angle to those that have no word of a watermark."""
    long = [line for line in lines if len(squash(line.text)) > 2]
    level = [slope(line.box) for line in long if not _WORDING.search(line.text)]
    usual = median(level) if level else 0.0
    return [line for line in long if abs(slope(line.box) - usual) > _ACROSS]


def _sounds_like(text: str, whole: str) -> bool:
    """Whether a text has a word of watermarks, or half its characters from this one's."""
    return bool(_WORDING.search(text)) or 2 * sum(char in whole for char in text) >= len(text)


def left_of_marks(lines: Sequence[Line], marks: Sequence[Line]) -> list[Line]:
    """The lines that are what is left of a watermark, of which `marks` were read before: pieces of its wording, and single characters of it
    where it stood."""
    whole = max((squash(line.text) for line in marks), key=len) * 2
    return [
        line
        for line in lines
        if is_mark(line)
        or _is_piece(bare := squash(line.text).strip(".,·:-"), whole)
        or (len(bare) == 1 and bare in whole and any(_touches(line.box, mark.box) for mark in marks))
    ]


def _touches(box: Box, other: Box) -> bool:
    (a, b, c, d), (e, f, g, h) = bounds(box), bounds(other)
    return a < g and e < c and b < h and f < d


def without_watermark(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines but for those of a watermark."""
    foreign = {id(line) for line in pieces(lines)}
    return tuple(line for line in lines if id(line) not in foreign)


def _is_piece(text: str, whole: str) -> bool:
    return len(text) > 1 and any(char in whole for char in text) and partial_ratio(text, whole) >= _ALIKE
