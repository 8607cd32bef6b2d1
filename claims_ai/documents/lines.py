"""The text of found lines: each read a little narrowed, the doubtful ones once more a little widened."""

from collections.abc import Sequence

from claims_ai.documents.image import text_line
from claims_ai.documents.intake import Picture
from claims_ai.documents.ocr import Ocr
from claims_ai.values import Box, Line

# A narrowed line takes less time and is read no worse: on 40 real receipts 193 wrong characters instead of 211 of 17,800.
# A widened reading of those under this score, the surer of both standing, leaves 186; a third reading leaves as many.
_NARROW, _WIDE, _DOUBTFUL = 0.8, 1.15, 0.9


def read_lines(ocr: Ocr, picture: Picture, boxes: Sequence[Box]) -> tuple[Line, ...]:
    """A line for each box, in their order; its text is empty where nothing was read."""
    texts = ocr.recognise([text_line(picture, box, _NARROW) for box in boxes])
    doubtful = [i for i, read in enumerate(texts) if read.score < _DOUBTFUL]
    again = ocr.recognise([text_line(picture, boxes[i], _WIDE) for i in doubtful])
    for i, second in zip(doubtful, again, strict=True):
        texts[i] = max(texts[i], second, key=lambda read: read.score)
    return tuple(Line(read.text, read.score, box, read.scores) for box, read in zip(boxes, texts, strict=True))
