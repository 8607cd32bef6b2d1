"""The text of found lines: each read a little narrowed, the doubtful ones once more a little widened."""

import re
from collections.abc import Sequence
from dataclasses import replace

from claims_ai.documents.image import text_line
from claims_ai.documents.intake import Picture
from claims_ai.documents.ocr import Ocr, Text
from claims_ai.values import Box, Line

# A narrowed line takes less time and is read no worse: on 40 real receipts 193 wrong characters instead of 211 of 17,800.
# A widened reading of those under this score, the surer of both standing, leaves 186; a third reading leaves as many.
_NARROW, _WIDE, _DOUBTFUL = 0.8, 1.15, 0.9
# A one read as a stroke, a zero as a letter; equal digits that ran into one, surely read (30000.00 as 300.00), come apart when widened.
_NO_DIGIT, _LEGIBLE = re.compile(r"\d[|丨]|[|丨]\d|\d\.\d[A-Za-z]\b"), 0.85
# what is no more than one or two strokes within a long number is a one; more of them are the rules of boxes
_STROKES, _LONG = re.compile(r"(?<![\d.|丨])\d+[|丨]\d+(?:[|丨]\d+)?(?![\d.|丨])"), 9

# a sum in which one stroke stands among the digits
_STROKE_IN_SUM = re.compile(r"(?<![\d.|丨])(\d{1,6})[|丨](\d{0,6}\.\d\d)(?![\d|丨])")

# the check character of an ID number
_CROSS = re.compile(r"(?<=\d{17})[×✕]")

# digits each by itself, and a space that parts two of them
_APART, _BETWEEN = re.compile(r"(?<!\d)(?:\d [年月]?){5,}"), re.compile(r"[\d年月] [\dXx年月日]")


def read_lines(ocr: Ocr, picture: Picture, boxes: Sequence[Box]) -> tuple[Line, ...]:
    """A line for each box, in their order; its text is empty where nothing was read."""
    texts = ocr.recognise([text_line(picture, box, _NARROW) for box in boxes])
    doubtful = [i for i, read in enumerate(texts) if read.score < _DOUBTFUL or _may_lack_digits(read)]
    again = ocr.recognise([text_line(picture, boxes[i], _WIDE) for i in doubtful], again=True)
    for i, second in zip(doubtful, again, strict=True):
        texts[i] = _better(texts[i], second)
    texts = [_closed_up(replace(read, text=_with_ones(_CROSS.sub("X", read.text)))) for read in texts]
    return tuple(Line(read.text, read.score, box, read.scores) for box, read in zip(boxes, texts, strict=True))


def _closed_up(read: Text) -> Text:
    """A text without the spaces between single digits and the signs of a date, as they are written in boxes of their own."""
    if not _APART.search(read.text):
        return read
    kept = [i for i, char in enumerate(read.text) if not (char == " " and _BETWEEN.match(read.text, max(0, i - 1)))]
    scores = tuple(read.scores[i] for i in kept) if len(read.scores) == len(read.text) else ()
    return replace(read, text="".join(read.text[i] for i in kept), scores=scores)


def _with_ones(text: str) -> str:
    return _STROKE_IN_SUM.sub(r"\g<1>1\2", _STROKES.sub(_ones, text))


def _ones(number: re.Match[str]) -> str:
    return re.sub("[|丨]", "1", number[0]) if len(number[0]) >= _LONG else number[0]


def _may_lack_digits(read: Text) -> bool:
    return read.uneven or _NO_DIGIT.search(read.text) is not None


def _better(first: Text, second: Text) -> Text:
    """The surer of two readings; where digits may be lacking, the one that has more."""
    if _may_lack_digits(first) and second.score > _LEGIBLE and _digits(second) > _digits(first):
        return second
    return max(first, second, key=lambda read: read.score)


def _digits(read: Text) -> int:
    return sum(map(str.isdigit, read.text))
