"""Print under a watermark that says what a copy is for: the page is read a second time with the paler ink of the watermark lifted into the paper."""

from collections.abc import Sequence
from statistics import median

from claims_ai.documents.geometry import shared
from claims_ai.documents.image import crop, grey, lifted, percentile
from claims_ai.documents.intake import Picture
from claims_ai.documents.lines import read_lines
from claims_ai.documents.ocr import Ocr
from claims_ai.documents.watermark import left_of_marks, pieces
from claims_ai.values import Line

# So much brighter the ink of a watermark has to be than that of the print, of 255; at that part of the way from the
# one to the other is what counts as print.
_PALER, _PRINT = 35.0, 0.6
_SURE, _SAME = 0.8, 0.3


def read_under_watermark(ocr: Ocr, picture: Picture, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of an upright page without its watermark, and as they read without it; the same lines where there is none, or none paler
    than the print."""
    marks = pieces(lines)
    if not marks:
        return tuple(lines)
    foreign = {id(line) for line in marks}
    own = [line for line in lines if id(line) not in foreign]
    sure = [line for line in own if line.confidence > _SURE]
    if not sure:
        return tuple(lines)
    paler, ink = (median(percentile(grey(crop(picture, line.box)), 5) for line in some) for some in (marks, sure))
    if paler - ink < _PALER:
        return tuple(own)
    clean = lifted(picture, ink, ink + _PRINT * (paler - ink))
    again = [line for line in read_lines(ocr, clean, ocr.find(clean)) if line.text]
    kept = [line for line in own if not any(shared(line.box, other.box) > _SAME for other in again)]
    gone = {id(line) for line in left_of_marks((*again, *kept), marks)}
    return tuple(line for line in (*again, *kept) if id(line) not in gone)
