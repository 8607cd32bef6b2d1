"""A table with one charge a row and one head a column, or several such tables side by side."""

import re
from collections.abc import Sequence

from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading.table_columns import Column, classes_apart, in_columns, parted
from claims_ai.documents.reading.table_heads import head_columns, head_row, side_by_side
from claims_ai.documents.reading.table_rows import row_items
from claims_ai.documents.text import half_width, squash
from claims_ai.values import Item, Line

_SUM = re.compile(
    r"^\s*(?:合\s*计|总\s*计|本页|(?:费用|金额)(?:合计|总计|总额)|总计?金额|总费用|[当本]日合计|共\s*\d+|第\s*\d+\s*页|[大小]写[:(])"
)

_DAYS = re.compile(r"日期|时间")
# the sum of a part of the list, and what that part is called
_PART_SUM = re.compile(r"小计|合计|总计")
_PART = re.compile(r"(?:[\u4e00-\u9fff]{0,6}小计|【.*】)\W*")
# the lettering of a seal over the table, and the code under a name
_NO_CELL = re.compile(r"(?:专用|财务|业务)章\s*$|^\s*[A-Z]{0,4}\d[\dA-Z-]{11,}\s*$")


def read_table(sheet: Sheet) -> tuple[Item, ...]:
    """The charges of the table under the first row of heads that names things and their amounts; sums are no charges."""
    return _charges(sheet, reckoned=False)


def read_reckoned(sheet: Sheet) -> tuple[Item, ...]:
    """The same with the rows whose sum was not read: it is their price times their quantity, if all then adds up."""
    return _charges(sheet, reckoned=True)


def _charges(sheet: Sheet, *, reckoned: bool) -> tuple[Item, ...]:
    head = head_row(sheet)
    if not head:
        return ()
    columns = head_columns(head)
    again = {squash(line.text) for line in head}
    bottom = max(sheet.level(line) for line in head)
    body = [line for line in sheet.lines if sheet.level(line) > bottom + 0.5 * sheet.line_height]
    last = max((sheet.level(line) for line in body if squash(line.text) in again), default=bottom)
    sums = (sheet.level(line) for line in body if _SUM.match(half_width(line.text)))
    foot = min((at for at in sums if at > last), default=float("inf"))
    dated = any(_DAYS.search(squash(line.text)) for line in head)
    above = (line for line in body if sheet.level(line) < foot - 0.3 * sheet.line_height)
    rows = [part for line in above for part in parted(line, dated=dated)]
    charges = [line for line in rows if squash(line.text) not in again and not _NO_CELL.search(line.text)]
    cells = [*classes_apart(in_columns(sheet, charges, columns))]
    groups = ([cell for cell in cells if cell[0] in group] for group in side_by_side(columns))
    return tuple(item for group in groups for item in row_items(sheet, _without_parts(sheet, group), reckoned=reckoned))


def _without_parts(sheet: Sheet, cells: Sequence[tuple[Column, Line]]) -> list[tuple[Column, Line]]:
    """The cells but for the rows that sum up a part of the list, and what heads a part."""
    parts = [sheet.level(line) for _, line in cells if _PART_SUM.search(squash(line.text))]
    return [
        (column, line)
        for column, line in cells
        if not _PART.fullmatch(squash(line.text))
        and all(abs(sheet.level(line) - part) > 0.5 * sheet.line_height for part in parts)
    ]
