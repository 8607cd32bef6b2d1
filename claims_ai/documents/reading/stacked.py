"""Labels that wrap in a narrow cell: 患病或出险 over 时间 is one label."""

import re

from claims_ai.documents.geometry import centre, union, width_height
from claims_ai.documents.labels import Vocabulary
from claims_ai.documents.layout import Sheet
from claims_ai.documents.text import squash
from claims_ai.values import Line

_PART = re.compile(r"[\u4e00-\u9fff()/、或及]{1,10}[:]?")
# how far the middle of the second line is below the first, and their middles or left edges apart, at most, in line heights
_UNDER, _ASIDE = 1.0, 1.5


def with_whole_labels(sheet: Sheet, vocabulary: Vocabulary) -> Sheet:
    """The page with the two lines of a label that wraps put together, where they are not two labels."""
    parts = [line for line in sheet.lines if _PART.fullmatch(squash(line.text))]
    taken: dict[int, Line | None] = {}
    for first in parts:
        second = next(iter(sheet.below(first.box, _UNDER)), None)
        if second is None or {id(first), id(second)} & set(taken) or not _PART.fullmatch(squash(second.text)):
            continue
        if _goes_on(first, second, sheet.line_height, vocabulary):
            confidence = min(first.confidence, second.confidence)
            taken[id(second)] = Line(
                first.text.strip() + second.text.strip(), confidence, union([first.box, second.box])
            )
            taken[id(first)] = None
    whole = [taken.get(id(line), line) for line in sheet.lines]
    return Sheet([line for line in whole if line], sheet.red_free, sheet.size) if taken else sheet


def _goes_on(first: Line, second: Line, height: float, vocabulary: Vocabulary) -> bool:
    above, below = squash(first.text), squash(second.text).rstrip(":")
    near = [abs(first.box[0][0] - second.box[0][0]), abs(centre(first.box)[0] - centre(second.box)[0])]
    return (
        vocabulary.is_label(above + below)
        and not (vocabulary.is_label(above) and vocabulary.is_label(below))
        and min(near) < _ASIDE * height
        and abs(width_height(first.box)[1] - width_height(second.box)[1]) < 0.5 * height
    )
