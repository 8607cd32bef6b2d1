"""Lines to rows and label-value pairs: where the value of a printed label stands, beside it or shifted from it.

A `Sheet` holds the lines of one page twice: as first read, and those read again with the red of the seals taken out.
Geometry follows each place's own slope, so that folded and skewed pages have straight rows.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from statistics import median

from claims_ai.documents.geometry import centre, shared, width_height
from claims_ai.documents.joining import joined, with_stacks
from claims_ai.documents.labels import Hit, Span, Vocabulary, Wrapped, is_gloss, whole_labels
from claims_ai.documents.slopes import Slopes
from claims_ai.documents.text import half_width, is_chinese, simplified
from claims_ai.values import Box, Line

_WIDE_GAP = 14
_CELL = 10
_HEADINGS = 3


class Sheet:
    """The lines of an upright page, in reading order, with the neighbours of each."""

    def __init__(self, lines: Sequence[Line], red_free: Sequence[Line] = (), size: tuple[int, int] = (0, 0)) -> None:
        whole = whole_labels([_simplified(line) for line in lines])
        self.lines = tuple(sorted(whole, key=lambda line: (line.box[0][1], line.box[0][0])))
        self.red_free = tuple(map(_simplified, red_free))
        self.size = size

    @cached_property
    def line_height(self) -> float:
        """The usual height of a line, in pixels."""
        heights = [width_height(line.box)[1] for line in self.lines]
        return median(heights) if heights else 1.0

    @cached_property
    def text(self) -> str:
        """All text, one line a line, half-width."""
        return "\n".join(half_width(line.text) for line in self.lines)

    @cached_property
    def rows(self) -> tuple[tuple[Line, ...], ...]:
        """The lines row by row, each from left to right, along the slope of the page."""
        tilt = self._slopes.usual
        heights = {id(line): centre(line.box)[1] - tilt * centre(line.box)[0] for line in self.lines}
        rows: list[list[Line]] = []
        for line in sorted(self.lines, key=lambda line: heights[id(line)]):
            if rows and heights[id(line)] - heights[id(rows[-1][0])] < 0.5 * self.line_height:
                rows[-1].append(line)
            else:
                rows.append([line])
        return tuple(tuple(sorted(row, key=_left)) for row in rows)

    @cached_property
    def _slopes(self) -> Slopes:
        return Slopes((line.box for line in self.lines), self.line_height)

    def slope_at(self, box: Box) -> float:
        """The slope of the print round a place."""
        return self._slopes.at(box)

    def level(self, line: Line) -> float:
        """Height of a line's middle where its row crosses the left edge of the page."""
        return self._slopes.level(line.box)

    def right_of(self, box: Box, lines: Sequence[Line] | None = None, drift: float = 0.7) -> list[Line]:
        """Lines that go on in the row of a box, left to right; `drift` is how far they may sit above or below, in heights.

        The row is walked from line to line along the local slope, so that it may bend with a fold.
        """
        pool = self.lines if lines is None else lines
        height = min(width_height(box)[1], 1.5 * self.line_height)
        x, y = _right_middle(box)
        start = x - 0.8 * height
        row: list[Line] = []
        last = before = (box, x, y)
        for line in self._by_left if pool is self.lines else sorted(pool, key=_left):
            left, middle = _left_middle(line.box)
            if left <= start:
                continue
            reach = drift * max(height, 0.6 * width_height(line.box)[1])
            # what begins where the last one does stands over or under it, in a cell of two lines
            near, x, y = before if row and left < last[1] - height else last
            tilt = (self.slope_at(near) + self.slope_at(line.box)) / 2
            if abs(middle - y - tilt * (left - x)) < reach:
                row.append(line)
                before, last = (before if near is not last[0] else last), (line.box, *_right_middle(line.box))
        return row

    def left_of(self, box: Box) -> list[Line]:
        """Lines at the height of a box that end before it begins."""
        height = min(width_height(box)[1], 1.5 * self.line_height)
        x, y = _left_middle(box)

        def level(line: Line) -> bool:
            right, middle = _right_middle(line.box)
            tilt = (self.slope_at(box) + self.slope_at(line.box)) / 2
            return right < x + 0.8 * height and abs(y - middle - tilt * (x - right)) < 0.7 * height

        return [line for line in self.lines if level(line)]

    @cached_property
    def _by_left(self) -> tuple[Line, ...]:
        return tuple(sorted(self.lines, key=_left))

    @cached_property
    def second_readings(self) -> tuple[tuple[Line, tuple[Line, ...]], ...]:
        """Each line read again without red, with the lines it is a second reading of."""
        return tuple(
            (line, tuple(other for other in self.lines if shared(line.box, other.box) > 0.6)) for line in self.red_free
        )

    @cached_property
    def running(self) -> tuple[Line, ...]:
        """The lines with those of running text, separated by semicolons or stops, joined where it wraps."""
        whole: list[Line] = []
        taken: set[int] = set()
        for line in self.lines:
            if id(line) in taken:
                continue
            run = [line]
            while (after := self._wraps_into(run[-1])) and id(after) not in taken:
                run.append(after)
                taken.add(id(after))
            whole.append(joined(run) if len(run) > 1 else line)
        return tuple(whole)

    def _wraps_into(self, line: Line) -> Line | None:
        """The line in which a full line of running text goes on: right under it, no longer, and not much smaller."""
        height = width_height(line.box)[1]
        if not re.search(r"[;,。、].*:|:.*[;,。、]", half_width(line.text)) or width_height(line.box)[0] < 8 * height:
            return None
        for other in self.below(line.box, rows=1.1):
            starts = -4 * height < other.box[0][0] - line.box[0][0] < height
            if (
                starts
                and other.box[1][0] < line.box[1][0] + 2 * height
                and 0.7 < width_height(other.box)[1] / height < 1.4
            ):
                return other
        return None

    def below(self, box: Box, rows: float = 2.2) -> list[Line]:
        """Lines under a box that overlap its width, nearest first, at most `rows` line heights down."""
        left, right, bottom = box[0][0], box[1][0], (box[2][1] + box[3][1]) / 2
        height = width_height(box)[1]
        under = [
            line
            for line, (x0, x1, y) in self._extents
            if x0 < right and left < x1 and x0 < x1 and 0 < y - bottom < rows * height
        ]
        return sorted(under, key=lambda line: line.box[0][1]) if left < right else []

    @cached_property
    def _extents(self) -> tuple[tuple[Line, tuple[float, float, float]], ...]:
        """Where each line begins and ends, and its middle's height."""
        return tuple((line, (line.box[0][0], line.box[1][0], centre(line.box)[1])) for line in self.lines)


def _simplified(line: Line) -> Line:
    text = simplified(line.text)
    return line if text == line.text else replace(line, text=text)


def _left(line: Line) -> float:
    return line.box[0][0]


def _left_middle(box: Box) -> tuple[float, float]:
    return (box[0][0] + box[3][0]) / 2, (box[0][1] + box[3][1]) / 2


def _right_middle(box: Box) -> tuple[float, float]:
    return (box[1][0] + box[2][0]) / 2, (box[1][1] + box[2][1]) / 2


def label_hits(sheet: Sheet, vocabulary: Vocabulary, *, wrapped: bool = False) -> tuple[Hit, ...]:
    """All labels of a page in reading order; `wrapped` joins running text over its lines first."""
    return tuple(hit for line in (sheet.running if wrapped else sheet.lines) for hit in vocabulary.hits(line))


def value_spans(sheet: Sheet, vocabulary: Vocabulary, hit: Hit) -> list[Span]:
    """The text that belongs to a label: what follows it in its line and right of it in its row, up to the next label."""
    following = [other for other in vocabulary.hits(hit.line) if other.start >= hit.end]
    rest = Span(hit.line, hit.end, following[0].start if following else len(hit.line.text))
    spans = [rest] if rest.text.strip(" :;._—*|-") else []
    if following or (spans and isinstance(hit.line, Wrapped)):
        return spans
    row = hit.line.parts[-1][1] if isinstance(hit.line, Wrapped) else hit.line
    beside = _row_spans(sheet, vocabulary, row.box, sheet.lines)
    return spans + (beside or ([] if spans else _named_like_a_label(sheet, vocabulary, hit, row)))


def _named_like_a_label(sheet: Sheet, vocabulary: Vocabulary, hit: Hit, row: Line) -> list[Span]:
    """The last word of a row behind a label with a colon, whatever label it might be: 医保类型: 自费."""
    beside = sheet.right_of(row.box)
    if len(beside) != 1 or not hit.span.text.rstrip().endswith(":") or not _is_label(beside[0], vocabulary):
        return []
    return [Span(beside[0], 0, len(beside[0].text))]


def under_spans(sheet: Sheet, vocabulary: Vocabulary, hit: Hit, rows: float = 2.2) -> list[Span]:
    """What stands under a label that takes up a cell of its own: the nearest row that is no label."""
    if hit.span.text.rstrip().endswith(":"):
        return []
    under = sheet.below(hit.span.box, rows) or sheet.below(_cell(sheet, hit), rows)
    nearest = [line for line in under if line.box[0][1] < under[0].box[0][1] + 0.5 * sheet.line_height]
    return [] if any(vocabulary.hits(line) for line in nearest) else [Span(line, 0, len(line.text)) for line in nearest]


def headings(sheet: Sheet, vocabulary: Vocabulary) -> frozenset[int]:
    """The lines, by `id`, of rows of nothing but labels, three or more: their values stand under them."""
    bare = [line for line in sheet.lines if _is_label(line, vocabulary)]
    known = {id(line) for line in bare}
    rows = ((line, [*sheet.left_of(line.box), *sheet.right_of(line.box)]) for line in bare)
    return frozenset(
        id(line) for line, row in rows if len(row) >= _HEADINGS - 1 and all(id(other) in known for other in row)
    )


def _is_label(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether a line is a label and nothing else, but for its English words."""
    text = half_width(line.text)
    for hit in vocabulary.hits(line):
        text = text[: hit.start] + " " * (hit.end - hit.start) + text[hit.end :]
    return text != half_width(line.text) and not re.search(r"[^A-Za-z\s./']", text) and ":" not in half_width(line.text)


def _cell(sheet: Sheet, hit: Hit) -> Box:
    """The place of a label widened to what stands beside it in its row: its value may begin far left of a centred label."""
    box, height = hit.span.box, sheet.line_height
    level = [
        line.box
        for line in sheet.lines
        if abs(centre(line.box)[1] - centre(box)[1]) < 0.7 * height and line is not hit.line
    ]
    left = max((other[1][0] for other in level if other[1][0] <= box[0][0]), default=box[0][0] - _CELL * height)
    right = min((other[0][0] for other in level if other[0][0] >= box[1][0]), default=box[1][0] + _CELL * height)
    left, right = max(left, box[0][0] - _CELL * height), min(right, box[1][0] + _CELL * height)
    (_, y0), (_, y1), (_, y2), (_, y3) = box
    return (left, y0), (right, y1), (right, y2), (left, y3)


def red_free_spans(sheet: Sheet, vocabulary: Vocabulary, hit: Hit) -> list[Span]:
    """The same among the lines read again without red; a seal's own lettering is among them, so the reader has to choose.

    What is a second reading of a place with a label of its own belongs to that label, even where the label was lost.
    """
    pool = [
        line
        for line, first in sheet.second_readings
        if not any(other is not hit.line and vocabulary.hits(other) for other in first)
    ]
    return _row_spans(sheet, vocabulary, hit.span.box, pool)


def _row_spans(sheet: Sheet, vocabulary: Vocabulary, start: Box, pool: Sequence[Line]) -> list[Span]:
    """What stands right of a place up to the next label or the first wide gap, which a row of a label and its value alone may have."""
    spans: list[Span] = []
    edge, row = start[1][0], with_stacks(sheet.right_of(start, pool))
    alone = len(row) == 1 and not sheet.left_of(start)
    for line in row:
        hits = vocabulary.hits(line)
        end = hits[0].start if hits else len(line.text)
        if line.box[0][0] - edge > _WIDE_GAP * sheet.line_height and not alone:
            break
        before = half_width(line.text)[:end]
        if before.strip() and not (hits and is_gloss(before)):
            spans.append(Span(line, 0, end))
        if hits:
            break
        edge = line.box[1][0]
    return spans


def chinese_share(text: str) -> float:
    """Share of Han characters among the letters and digits of a text."""
    letters = [char for char in text if char.isalnum()]
    return sum(map(is_chinese, letters)) / len(letters) if letters else 0.0
