"""Which column of a table each cell stands in: by its place in a full row, else by what stands over and under it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claims_ai.documents.geometry import bounds
from claims_ai.documents.labels import Span
from claims_ai.documents.layout import Sheet
from claims_ai.documents.text import half_width
from claims_ai.values import Line

# columns in which no words stand, and those in which only numbers do
_NO_WORDS = ("index", "quantity", "unit_price", "amount")
_WORDS, _NUMBER = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[-+¥]?[\d,]+(?:\.\d+)?[*%]?")
# a unit in words, with or without how many
_UNIT = re.compile(r"\d{0,3}\s*(?:部位|小时|人次|疗程|毫升|单位|床日|计价单位)")
# the sum of a part of the list
_SUMMED = re.compile(r"[小合总]计[:\s¥]*[\d,]+\.\d\d元?")
# the sum of one charge and the name of the next one beside it, read in one
_TWO_CELLS = re.compile(r"\s*[\d,]+\.\d\d\s*(?=[\u4e00-\u9fff]{2})(?!元|自[费付理]|医保|[甲乙丙]类?$)")
# how many and the price of one, which has more decimals than a sum
_COUNT_AND_PRICE = re.compile(r"\s*\d{1,4}(?:\s+(?=[\d,]+\.\d{3,4}\s*$)|\s{2,}(?=[\d,]+\.\d\d\s*$))")
_LEVEL = 0.5
# a class and the name behind it, read in one
_CLASS, _CLASS_AND_NAME = (
    re.compile(r"\s*[甲乙丙]类?\s*"),
    re.compile(r"\s*[甲乙丙](?:类\s*|\s+)?(?!类)(?=\S*[\u4e00-\u9fff]{2})"),
)
# how far from the other classes one begins that was read in one with a name, in line heights
_ASIDE = 1.0
# the day of a row, read in one with the name
_DAY_AND_NAME = re.compile(r"20\d\d[-/.]\d{1,2}[-/.]\d{1,2}[\s.]*(?=[\u4e00-\u9fff*(])")


@dataclass(frozen=True, slots=True)
class Column:
    """A head of the table; `name` says what stands under it, and is empty for what is of no interest."""

    name: str
    left: float
    right: float

    @property
    def middle(self) -> float:
        """Its horizontal middle."""
        return (self.left + self.right) / 2


def parted(line: Line, *, dated: bool = False) -> Iterator[Line]:
    """A line, or the two cells that were read in one; `dated` where the table has a column of days."""
    forms = (_TWO_CELLS, _COUNT_AND_PRICE, *([_DAY_AND_NAME] if dated else []))
    match = next((match for cells in forms if (match := cells.match(half_width(line.text)))), None)
    if not match or len(half_width(line.text)) != len(line.text):
        yield line
        return
    for start, end in ((0, match.end()), (match.end(), len(line.text))):
        yield replace(line, text=line.text[start:end].strip(), box=Span(line, start, end).box, scores=())


def in_columns(sheet: Sheet, cells: Sequence[Line], columns: Sequence[Column]) -> list[tuple[Column, Line]]:
    """The cells under a row of heads with the column each stands in.

    Of a row with a cell in every column each stands in its own, however far from the head; such rows tell how far the columns reach.
    """
    placed = {
        id(line): column
        for row in _rows(sheet, cells)
        if _is_full(row, columns)
        for column, line in zip(columns, row, strict=True)
    }
    reach = {column: _reach(column, [line for line in cells if placed.get(id(line)) == column]) for column in columns}
    return [(placed.get(id(line)) or _column_of(line, reach), line) for line in cells]


def classes_apart(cells: Sequence[tuple[Column, Line]]) -> Iterator[tuple[Column, Line]]:
    """The cells with a class that was read in one with the name behind it, where the next class over or under it begins, in its own column."""
    classes = [(column, line) for column, line in cells if _CLASS.fullmatch(line.text)]
    for column, line in cells:
        match = _CLASS_AND_NAME.match(line.text)
        (left, top, _, bottom), apart = bounds(line.box), (column, line)
        if match and classes:
            near, other = min(classes, key=lambda cell: abs(bounds(cell[1].box)[1] - top))
            if near.name == "category" and abs(bounds(other.box)[0] - left) < _ASIDE * (bottom - top):
                own, name = (
                    replace(line, text=line.text[start:end].strip(), box=Span(line, start, end).box, scores=())
                    for start, end in ((0, match.end()), (match.end(), len(line.text)))
                )
                yield near, own
                apart = (column, name)
        yield apart


def _rows(sheet: Sheet, cells: Sequence[Line]) -> Iterator[list[Line]]:
    """Cells of one level, from left to right."""
    row: list[Line] = []
    for line in sorted(cells, key=sheet.level):
        if row and sheet.level(line) - sheet.level(row[0]) > _LEVEL * sheet.line_height:
            yield _by_left(row)
            row = []
        row.append(line)
    yield _by_left(row)


def _by_left(row: Sequence[Line]) -> list[Line]:
    return sorted(row, key=lambda line: bounds(line.box)[0])


def _is_full(row: Sequence[Line], columns: Sequence[Column]) -> bool:
    """Whether a row has a cell of the right sort in every column."""
    return (
        len(row) == len(columns)
        and all(bounds(one.box)[2] <= bounds(other.box)[0] + 1 for one, other in pairwise(row))
        and all(_suits(line, column) for line, column in zip(row, columns, strict=True))
    )


def _suits(line: Line, column: Column) -> bool:
    text = half_width(line.text).strip()
    if column.name in _NO_WORDS:
        return _NUMBER.fullmatch(text) is not None
    return column.name != "name" or _WORDS.search(text) is not None


def _reach(column: Column, cells: Sequence[Line]) -> Column:
    """A column as wide as its head and its cells in full rows."""
    sides = [bounds(line.box) for line in cells]
    left = min([column.left, *(side[0] for side in sides)])
    return replace(column, left=left, right=max([column.right, *(side[2] for side in sides)]))


def _column_of(line: Line, reach: Mapping[Column, Column]) -> Column:
    """The column a cell stands in: the one whose head it overlaps most, else the nearest; names go on to the right of theirs."""
    left, top, right, bottom = bounds(line.box)
    text = half_width(line.text).strip()
    wordy = len(_WORDS.findall(text)) > 1 and not _UNIT.fullmatch(text) and not _SUMMED.fullmatch(text)
    columns = [column for column in reach if not wordy or column.name not in _NO_WORDS] or list(reach)
    begins = [
        column for column in columns if wordy and column.name == "name" and abs(column.left - left) < bottom - top
    ]
    if begins:
        return begins[0]
    shared = {column: min(right, reach[column].right) - max(left, reach[column].left) for column in columns}
    best = max(columns, key=lambda column: shared[column])
    if shared[best] > 0:
        return best
    # a head may stand in the middle of a wide column, whose names begin right behind the one before
    ahead = next((column for column in columns if column.left >= right), None)
    if wordy and ahead and ahead.name == "name":
        return ahead
    return min(columns, key=lambda column: abs(reach[column].middle - (left + right) / 2))
