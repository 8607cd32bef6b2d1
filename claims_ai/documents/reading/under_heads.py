"""Forms on which the categories of charges are printed in rows, each with its sum under it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claims_ai.documents.geometry import bounds, centre, union
from claims_ai.documents.layout import Sheet
from claims_ai.documents.parse import to_amount
from claims_ai.documents.reading.items import CATEGORIES
from claims_ai.documents.text import half_width, squash
from claims_ai.money import amount_text
from claims_ai.values import Item, Line

_SHORT = frozenset(name.removesuffix("费") for name in CATEGORIES)
_FEWEST, _MOSTLY = 4, 0.6
# how far under its name a sum stands at most, in line heights
_DOWN = 2.4
_SUM = re.compile(r"\s*[¥￥]?\d[\d,]*\.\d\d\s*")


def read_under_heads(sheet: Sheet) -> tuple[Item, ...]:
    """The charges of such a form, row by row; empty for others."""
    bands = [row for row in sheet.rows if _is_band(row)]
    return tuple(item for band in bands for item in _items(sheet, band))


def _is_band(row: Sequence[Line]) -> bool:
    """Whether a row consists of nothing but names of charges."""
    known = [line for line in row if squash(line.text) in CATEGORIES or squash(line.text) in _SHORT]
    return len(known) >= _FEWEST and len(known) >= _MOSTLY * len(row) and not any(map(_has_figures, row))


def _has_figures(line: Line) -> bool:
    return re.search(r"\d", line.text) is not None


def _items(sheet: Sheet, band: Sequence[Line]) -> Iterator[Item]:
    height, top = sheet.line_height, min(sheet.level(line) for line in band)
    under = [
        line
        for line in sheet.lines
        if 0.5 * height < sheet.level(line) - top < _DOWN * height and _SUM.fullmatch(half_width(line.text))
    ]
    middles = [centre(line.box)[0] for line in band]
    room = min((b - a for a, b in pairwise(middles)), default=0.0) / 2
    for line in sorted(under, key=lambda line: bounds(line.box)[0]):
        name = min(band, key=lambda head: abs(centre(head.box)[0] - centre(line.box)[0]))
        amount = to_amount(line.text)
        if amount and abs(centre(name.box)[0] - centre(line.box)[0]) < room:
            yield Item(
                squash(name.text),
                amount_text(amount[0]),
                round(min(name.confidence, line.confidence) * amount[1], 4),
                union([name.box, line.box]),
            )
