"""Marks that a bill no longer counts: overprinted as void, reversed, or paid back."""

import re
from collections.abc import Callable, Sequence
from math import tan
from statistics import median

from claims_ai.documents.geometry import bounds, centre, lean, shared, slope, width_height
from claims_ai.documents.text import half_width, squash
from claims_ai.values import Box, Finding, Line

KINDS = frozenset({"medical_invoice_outpatient", "medical_invoice_inpatient", "vat_invoice", "receipt"})
# a mark stands alone; sentences (涂改作废) and labels (退费金额) speak of it too
_MARK = re.compile(
    r"[(【\[]?(?:此|本|该)?(?:张?(?:发票|票据|票|单据|单))?(?:(?:已|全部|全额)*(?:作废|冲红|红冲|冲销)|(?:已|已经|已全额?|全额)退(?:费|款|票))(?:票据|发票|票|专用章|章)?[)】\]!。]?"
)


# heads of columns and labels as well, unlike 作废 and what names the bill
_CELL = re.compile(r"(?:已|全部|全额)*(?:冲红|红冲|冲销)|(?:已|已经|已全额?|全额)退(?:费|款|票)")
_TELLS_STATE = re.compile(r"(?:状态|标志|标识|备注|说明)[:：]?")
_LARGE, _ASLANT = 1.5, 0.1


def void_marks(
    document_type: str, lines: Sequence[Line], is_red: Callable[[Box], bool] = lambda box: False
) -> tuple[Finding, ...]:
    """The finding that a bill bears such a mark; none where it does not. `is_red` tells whether what stands in a box is red."""
    if document_type not in KINDS:
        return ()
    marks = (line for line in lines if _MARK.fullmatch(_bare(line)))
    marked = next(
        (mark for mark in marks if not _CELL.fullmatch(_bare(mark)) or _stands_out(mark, lines, is_red)), None
    )
    if marked is None:
        return ()
    message = f"票据上有“{squash(marked.text)}”字样，可能已作废或退费，请人工核对"
    return (Finding("invoice_void", "high", message, box=marked.box),)


def _bare(line: Line) -> str:
    return squash(half_width(line.text))


def _stands_out(mark: Line, lines: Sequence[Line], is_red: Callable[[Box], bool]) -> bool:
    """Whether words that may be those of a cell are a mark: alone in their row, the state of the bill, large, aslant or red."""
    level = lean([line.box for line in lines])
    beside = [line for line in lines if _in_row(mark, line, level)]
    left = [line for line in beside if centre(line.box)[0] < centre(mark.box)[0]]
    if not beside or (left and _TELLS_STATE.search(_bare(max(left, key=lambda line: centre(line.box)[0])))):
        return True
    usual = median(width_height(line.box)[1] for line in lines)
    large = width_height(mark.box)[1] > _LARGE * usual
    return large or abs(slope(mark.box) - level) > _ASLANT or is_red(mark.box)


def _in_row(mark: Line, other: Line, level: float) -> bool:
    """Whether a line stands beside a mark, not over it."""
    if other is mark or shared(mark.box, other.box) > 0:
        return False
    (x, y), (other_x, other_y) = centre(mark.box), centre(other.box)
    _, top, _, bottom = bounds(mark.box)
    return abs(other_y - y - tan(level) * (other_x - x)) < (bottom - top) / 2
