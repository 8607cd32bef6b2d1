"""The rows of a page that is read from top to bottom, as receipts are."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from claims_ai.documents.geometry import bounds, width_height
from claims_ai.documents.layout import Sheet
from claims_ai.documents.text import half_width
from claims_ai.values import Line


@dataclass(frozen=True, slots=True)
class Row:
    """Lines side by side, left to right; edges are shares of the text's own extent, `height` of the usual line."""

    lines: tuple[Line, ...]
    text: str
    left: float
    right: float
    top: float
    height: float
    confidence: float


def rows_of(sheet: Sheet) -> tuple[Row, ...]:
    """The rows of a sheet, top to bottom."""
    if not sheet.lines:
        return ()
    grouped: list[list[Line]] = []
    for line in sorted(sheet.lines, key=_middle):
        if grouped and _beside(grouped[-1], line):
            grouped[-1].append(line)
        else:
            grouped.append([line])
    x0, y0, x1, y1 = bounds(point for line in sheet.lines for point in line.box)
    usual = median(width_height(line.box)[1] for line in sheet.lines) or 1.0
    return tuple(_row(sorted(lines, key=lambda line: line.box[0][0]), (x0, y0, x1, y1), usual) for lines in grouped)


def _middle(line: Line) -> float:
    return sum(point[1] for point in line.box) / 4


def _beside(row: Sequence[Line], line: Line) -> bool:
    """Whether a line stands level with a row and not over any of it."""
    height = min(width_height(line.box)[1], *(width_height(other.box)[1] for other in row))
    level = abs(_middle(line) - sum(map(_middle, row)) / len(row)) < 0.5 * height
    return level and all(
        line.box[0][0] > o.box[1][0] - 0.5 * height or line.box[1][0] < o.box[0][0] + 0.5 * height for o in row
    )


def _row(lines: Sequence[Line], extent: tuple[float, float, float, float], usual: float) -> Row:
    x0, y0, x1, y1 = extent
    left, top, right, _ = bounds(point for line in lines for point in line.box)
    wide, high = x1 - x0 or 1.0, y1 - y0 or 1.0
    return Row(
        tuple(lines),
        " ".join(half_width(line.text).strip() for line in lines),
        (left - x0) / wide,
        (right - x0) / wide,
        (top - y0) / high,
        max(width_height(line.box)[1] for line in lines) / usual,
        min(line.confidence for line in lines),
    )
