"""Running text of a form without the words down its side: in a table, 成因分析 beside a paragraph is no part of it."""

import re

from claims_ai.documents.geometry import bounds
from claims_ai.documents.layout import Sheet
from claims_ai.documents.text import is_chinese, squash
from claims_ai.values import Line

_LONGEST, _PARAGRAPH = 8, 13
_FIGURES = re.compile(r"[\d:,。;、]")


def without_side_words(sheet: Sheet) -> tuple[Line, ...]:
    """The lines of a page but for short words left of a paragraph at its height."""
    paragraphs = [bounds(line.box) for line in sheet.lines if sum(map(is_chinese, line.text)) >= _PARAGRAPH]
    return tuple(line for line in sheet.lines if not _is_beside(line, paragraphs, sheet.line_height))


def _is_beside(line: Line, paragraphs: list[tuple[float, float, float, float]], height: float) -> bool:
    text = squash(line.text)
    if len(text) > _LONGEST or _FIGURES.search(text):
        return False
    _, top, right, foot = bounds(line.box)
    beside = [(y0, y1) for x0, y0, _, y1 in paragraphs if right < x0 + 0.5 * height]
    near = [(y0, y1) for y0, y1 in beside if y0 - height < foot and top < y1 + height]
    # a paragraph has two lines at least: beside one the word is the label of its row
    return len(near) > 1 and abs(near[0][0] - near[-1][0]) > 0.5 * height
