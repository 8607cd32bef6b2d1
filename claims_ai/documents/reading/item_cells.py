"""The cells of an item table's rows: lines cut where two values were read as one, names put together that wrap."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims_ai.documents.geometry import bounds
from claims_ai.documents.joining import joined
from claims_ai.documents.labels import Span
from claims_ai.documents.layout import Sheet
from claims_ai.documents.text import half_width, squash
from claims_ai.values import Line

_INLINE = re.compile(
    r"^(?P<name>[^\d:][^:]*?)\s*:\s*(?P<amount>-?[\d,]+[.,]\d{1,2})$|^(?P<name2>\D.*?)\s+(?P<amount2>-?[\d,]+\.\d{2})$"
    r"|^(?P<count>\d{1,3})\s+(?P<amount3>-?[\d,]+\.\d{2})$"
)
_NUMBER = re.compile(r"^¥?-?[\d,. ]+$|^\d+(?:\.\d+)?\s*/?\s*[次个盒支瓶日天项片袋套件份包组付副管块卷张粒]$")
# a sum and, read in one with it, the name of the charge in the next column
_SUM = re.compile(r"(?<![\d.*-])-?\d[\d,]*\.\d\d(?![\d.%])")
_IN_ONE = re.compile(_SUM.pattern + r"\s*(?=[\u4e00-\u9fff]{2})(?!元|自[费付理]|医保|[甲乙丙]类?(?:\s|$))")
# words down the side of a page, and how far apart the lines of one name are, in line heights
_TALL, _PITCH = 2.2, 1.7
# closer than rows of a table ever are
_CLOSE = 1.0
# what may stand between a name and its figures: a class, a unit, a count with its unit
_BETWEEN = re.compile(r"[甲乙丙]类?|[有无]自付|全?自费|\d+(?:\.\d+)?\s*/\s*[^\d\s]{1,4}|[\u4e00-\u9fff]{1,2}")
# what no name begins with
_REST = re.compile(r"[-)%/,.*\da-z\]]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of text with its horizontal place; `number` says that it is a figure."""

    span: Span
    left: float
    right: float
    middle: float
    number: bool


def rows_of(sheet: Sheet, body: Sequence[Line]) -> list[list[Cell]]:
    """Lines grouped into rows along the page's own slope, cells left to right, names that wrap in the row of their figures."""
    rows: list[list[Cell]] = []
    left = [line for line in body if _height(line) < _TALL * sheet.line_height]
    while left:
        first = min(left, key=lambda line: line.box[0][0])
        row = [first, *(line for line in sheet.right_of(first.box, left, drift=0.5) if line is not first)]
        left = [line for line in left if line not in row]
        rows.append([cell for line in row for cell in _cells(line)])
    return _with_whole_names(sorted(rows, key=lambda row: _top(row[0])), sheet.line_height)


def _top(cell: Cell) -> float:
    return cell.span.line.box[0][1]


def _height(line: Line) -> float:
    return line.box[3][1] - line.box[0][1]


def _cells(line: Line) -> list[Cell]:
    text = half_width(line.text)
    if _IN_ONE.search(text):
        ends = [end for match in _SUM.finditer(text) for end in match.span()]
        cuts = [0, *(end for end in ends if text[:end].strip() and text[end:].strip()), len(text)]
        return [_cell(Span(line, start, end)) for start, end in pairwise(cuts) if text[start:end].strip()]
    match = _INLINE.match(text.strip())
    if match:
        cut = (
            max(match.start("amount"), match.start("amount2"), match.start("amount3")) + len(text) - len(text.lstrip())
        )
        return [_cell(Span(line, 0, cut)), _cell(Span(line, cut, len(text)))]
    return [_cell(Span(line, 0, len(text)))]


def _cell(span: Span) -> Cell:
    left, _, right, _ = bounds(span.box)
    return Cell(span, left, right, (left + right) / 2, bool(_NUMBER.match(span.text.strip())))


def _with_whole_names(rows: Sequence[list[Cell]], height: float) -> list[list[Cell]]:
    """The rows with names that go on below, where no figures stand, put together."""
    named = [cell for row in rows for place, cell in enumerate(row) if _whole(cell) and _is_named(row[place:])]
    loose = [cell for row in rows for place, cell in enumerate(row) if _has_no_figure(row[place:], named)]
    lines = {id(cell): [cell] for cell in named}
    gone = set[int]()
    for rest in sorted(loose, key=_top):
        above = [cell for cell in named if _stands_over(lines[id(cell)][-1], rest, height)]
        name = max(above, key=lambda cell: _top(lines[id(cell)][-1]), default=None)
        if name is not None and (_goes_on(lines[id(name)], rest) or _fills_its_column(name, rest, named, height)):
            lines[id(name)].append(rest)
            gone.add(id(rest))
    return [
        row
        for cells in rows
        if (row := [_joined(lines.get(id(cell), [cell])) for cell in cells if id(cell) not in gone])
    ]


def _is_named(cells: Sequence[Cell]) -> bool:
    """Whether a row begins with a name and has a figure behind it, with no more than a class or a unit before that."""
    first, *others = cells
    behind = (cell for cell in others if cell.number or not _BETWEEN.fullmatch(squash(cell.span.text)))
    return not first.number and getattr(next(behind, None), "number", False)


def _has_no_figure(cells: Sequence[Cell], named: Sequence[Cell]) -> bool:
    """Whether a row from a name on has no figure before the next name that has one."""
    first, *others = cells
    figures = (cell.number for cell in others if cell.number or cell in named)
    return not first.number and first not in named and not next(figures, False)


def _fills_its_column(name: Cell, rest: Cell, named: Sequence[Cell], height: float) -> bool:
    """Whether a name is the widest of its column and what stands below is closer to it than rows are."""
    column = [cell.right for cell in named if abs(cell.left - name.left) < height]
    close = _top(rest) - _top(name) < _CLOSE * height
    return close and len(column) > 1 and name.right >= max(column) and ":" not in half_width(rest.span.text)


def _whole(cell: Cell) -> bool:
    """Whether a cell is all of its line."""
    return cell.span.start == 0 and cell.span.end == len(cell.span.line.text)


def _joined(cells: Sequence[Cell]) -> Cell:
    if len(cells) == 1:
        return cells[0]
    name = joined([cell.span.line for cell in cells])
    return _cell(Span(name, 0, len(name.text)))


def _stands_over(above: Cell, rest: Cell, height: float) -> bool:
    down = rest.span.line.box[0][1] - above.span.line.box[0][1]
    return abs(rest.left - above.left) < height and 0.5 * height < down < _PITCH * height


def _goes_on(name: Sequence[Cell], rest: Cell) -> bool:
    """Whether a name is cut off: a bracket is left open, or what stands below is no beginning."""
    text = "".join(squash(cell.span.text) for cell in name)
    left_open = any(text.count(left) > text.count(right) for left, right in ("()", "[]"))
    return left_open or _REST.match(squash(rest.span.text)) is not None
