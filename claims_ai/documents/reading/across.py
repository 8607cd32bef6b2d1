"""Lines of a page as one reads them: row by row along the slope of the print, each row from the left."""

from collections.abc import Sequence
from statistics import fmean

from claims_ai.documents.geometry import centre
from claims_ai.documents.layout import Sheet
from claims_ai.values import Line


def level(sheet: Sheet, line: Line) -> float:
    """How far down a line stands, reckoned along the slope of the print."""
    x, y = centre(line.box)
    return y - sheet.slope_at(line.box) * x


def read_across(sheet: Sheet) -> Sequence[Line]:
    """The lines in reading order, where those of a row need not stand quite level, as words in print and by pen do not."""
    rows: list[list[tuple[float, Line]]] = []
    for height, line in sorted(((level(sheet, line), line) for line in sheet.lines), key=lambda pair: pair[0]):
        if not rows or height - fmean(own for own, _ in rows[-1]) > 0.6 * sheet.line_height:
            rows.append([])
        rows[-1].append((height, line))
    return [line for row in rows for _, line in sorted(row, key=lambda pair: pair[1].box[0][0])]
