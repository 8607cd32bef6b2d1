"""Running text of a form without the words down its side: in a table, 成因分析 beside a paragraph is no part of it."""

import re
from collections.abc import Sequence

from claims_ai.documents.geometry import bounds
from claims_ai.documents.layout import Sheet
from claims_ai.documents.text import is_chinese, squash
from claims_ai.values import Line

# in characters: such a word, the last line of a paragraph, and one that is full
_LONGEST, _RUNNING, _PARAGRAPH = 8, 6, 13
_FULL_LINES = 3
Bounds = tuple[float, float, float, float]
_LABEL = re.compile(r"(?:事故)?责任(?:认定|划分)?|(?:事故|基本)事实|事实及责任|认定(?:结论|意见|责任)")
_FIGURES = re.compile(r"[\d:,。;、]")


def without_side_words(sheet: Sheet) -> tuple[Line, ...]:
    """The lines of a page but for short words left of a paragraph at its height; of two pages side by side the left one first."""
    told = [(bounds(line.box), sum(map(is_chinese, line.text))) for line in sheet.lines]
    running = [(box, long) for box, long in told if long >= _RUNNING]
    lines = [line for row in sheet.rows for line in row]
    kept = [line for line in lines if not (_is_beside(line, running, sheet.line_height) or _is_label(sheet, line))]
    gutter = _gutter(kept)
    return tuple(kept) if gutter is None else tuple(sorted(kept, key=lambda line: line.box[0][0] > gutter))


def _is_label(sheet: Sheet, line: Line) -> bool:
    """Whether a line is the label of a row of text, whose last line may be too short to be known for one."""
    return _LABEL.fullmatch(squash(line.text)) is not None and bool(sheet.right_of(line.box))


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where a sheet of two pages side by side is parted: no line goes across, and running text stands on both sides."""
    spans = sorted((bounds(line.box)[0], bounds(line.box)[2], sum(map(is_chinese, line.text))) for line in lines)
    reached, found = 0.0, None
    for i, (left, right, _) in enumerate(spans):
        full = [sum(long >= _PARAGRAPH for _, _, long in side) for side in (spans[:i], spans[i:])]
        if left > reached and min(full) >= _FULL_LINES:
            found = (reached + left) / 2
        reached = max(reached, right)
    return found


def _is_beside(line: Line, running: Sequence[tuple[Bounds, int]], height: float) -> bool:
    text = squash(line.text)
    if len(text) > _LONGEST or _FIGURES.search(text):
        return False
    _, top, right, foot = bounds(line.box)
    beside = [(box, long) for box, long in running if right < box[0] + 0.5 * height]
    near = [(box[1], long) for box, long in beside if box[1] - height < foot and top < box[3] + height]
    # a paragraph has two lines at least: beside one the word is the label of its row
    apart = max((y for y, _ in near), default=0.0) - min((y for y, _ in near), default=0.0)
    return apart > 0.5 * height and max(long for _, long in near) >= _PARAGRAPH
