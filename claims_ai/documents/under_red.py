"""Black print under the red of seals: read a second time without the red, and put in the place of what the seal cut short."""

from collections.abc import Sequence

from rapidfuzz.fuzz import partial_ratio

from claims_ai.documents.geometry import bounds, width_height
from claims_ai.documents.image import crop, ink_is_mixed, red_erased, without_red
from claims_ai.documents.intake import Picture
from claims_ai.documents.lines import read_lines
from claims_ai.documents.ocr import Ocr
from claims_ai.values import Box, Line

_WELL, _SURE = 0.85, 0.97
_ALIKE = 80
# how sure each character of a line is that need not be read again, and what is no reading but a scrap of the seal
_EACH, _SCRAP = 0.8, 0.5
_ANY_INK = 0.0005


def read_without_red(ocr: Ocr, picture: Picture, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines with black print under red ink, read in the red channel, and the unsure ones again with the red painted over."""
    if not ink_is_mixed(picture, _ANY_INK):
        return ()
    pale = without_red(picture)
    sure = [line.box for line in lines if line.confidence >= _SURE and min(line.scores, default=1.0) >= _EACH]
    doubtful = [box for box in ocr.find(pale) if not any(_same_place(box, other) for other in sure)]
    again = [box for box in doubtful if ink_is_mixed(crop(picture, box), _ANY_INK)]
    readings = read_lines(ocr, pale, again)
    unsure = [line.box for line in readings if line.confidence < _SURE]
    painted_over = read_lines(ocr, red_erased(picture), unsure) if unsure else ()
    return tuple(line for line in (*readings, *painted_over) if line.text and not _known(line, lines))


def with_covered(lines: Sequence[Line], red_free: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with those a seal cut short replaced by their red-free reading, and those it hid altogether added."""
    merged = list(lines)
    for line in _surest_by_place(red_free):
        covered = [other for other in merged if _inside(other.box, line.box)]
        if all(_goes_on(other, line) or other.confidence < _SCRAP for other in covered):
            merged = [other for other in merged if other not in covered and not _misled(other, line)] + [line]
    return tuple(merged)


def _misled(other: Line, line: Line) -> bool:
    """Whether a line took in some of the seal beside it, so that less was read of it less surely."""
    return _inside(line.box, other.box) and _goes_on(other, line) and line.confidence > other.confidence


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
    apart = max(abs(a[0][0] - b[0][0]), abs(a[1][0] - b[1][0]))
    return apart < 0.5 * min(width_height(a)[1], width_height(b)[1]) and _overlap(a, b) > 0.8


def _overlap(a: Box, b: Box) -> float:
    """Shared area as a part of the smaller one, of the boxes' upright bounds."""
    ax0, ay0, ax1, ay1 = bounds(a)
    bx0, by0, bx1, by1 = bounds(b)
    shared = max(0.0, min(ax1, bx1) - max(ax0, bx0)) * max(0.0, min(ay1, by1) - max(ay0, by0))
    return shared / (min((ax1 - ax0) * (ay1 - ay0), (bx1 - bx0) * (by1 - by0)) or 1.0)
