"""Lines put together: running text that wraps, and what stands in a cell of two lines."""

import re
from collections.abc import Sequence

from claims_ai.documents.geometry import centre, union, width_height
from claims_ai.documents.labels import Wrapped
from claims_ai.documents.text import half_width
from claims_ai.values import Box, Line

_WHOLE_VALUE = re.compile(r"(?:\.\d\d|[元;。])\s*$")
# how far the middles of two lines of a cell are apart, in line heights
_APART = (0.6, 1.6)


def joined(lines: Sequence[Line]) -> Wrapped:
    """Lines as one; a space keeps a value that is whole from what begins the next line."""
    text, parts = "", []
    for line in lines:
        text += " " if _WHOLE_VALUE.search(half_width(text)) else ""
        parts.append((len(text), line))
        text += line.text
    if not lines:
        return Wrapped("", 0.0, ((0, 0),) * 4)
    return Wrapped(
        text, min(line.confidence for line in lines), union([line.box for line in lines]), parts=tuple(parts)
    )


def with_stacks(row: Sequence[Line]) -> list[Line]:
    """A row with lines that stand one over the other in a cell of two lines as one."""
    whole: list[Line] = []
    for line in row:
        if whole and _stands_over(whole[-1].box, line.box):
            whole[-1] = joined(sorted((whole[-1], line), key=lambda one: one.box[0][1]))
        else:
            whole.append(line)
    return whole


def _stands_over(one: Box, other: Box) -> bool:
    """Whether two lines overlap from left to right for the most part and are a line apart."""
    (left, _), (right, _) = one[0], one[1]
    shared = min(right, other[1][0]) - max(left, other[0][0])
    apart = abs(centre(one)[1] - centre(other)[1]) / min(width_height(one)[1], width_height(other)[1])
    return shared > 0.6 * min(right - left, other[1][0] - other[0][0]) and _APART[0] < apart < _APART[1]
