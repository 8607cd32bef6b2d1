"""The month or day of a date whose 年, 月 and 日 are printed apart: a single digit between them is easily passed over by text detection."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from claims_ai.documents.geometry import bounds
from claims_ai.documents.intake import Picture
from claims_ai.documents.lines import read_lines
from claims_ai.documents.ocr import Ocr
from claims_ai.values import Box, Line

_AFTER = {"年": ("月", 12), "月": ("日", 31)}
# in line heights: how wide a place to fill in is, and how far its digits may stand above or below the print round it
_NARROW, _WIDE, _ROOM = 0.6, 6.0, 0.25
_READ = 0.85
_NUMBER = re.compile(r"0?[1-9]|[1-3]\d")


def with_days(ocr: Ocr, picture: Picture, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of an upright page with the months and days that stand between 年 and 月 or 月 and 日 and were not found."""
    gaps = list(_gaps(lines))
    read = read_lines(ocr, picture, [box for box, _ in gaps])
    found = (replace(line, text=line.text.strip()) for line in read)
    days = (line for line, (_, most) in zip(found, gaps, strict=True) if _is_day(line, most))
    return (*lines, *days)


def _is_day(line: Line, most: int) -> bool:
    return line.confidence > _READ and _NUMBER.fullmatch(line.text) is not None and int(line.text) <= most


def _gaps(lines: Sequence[Line]) -> Iterator[tuple[Box, int]]:
    """The empty places between the signs of a date with a year, each with the largest number that can stand there."""
    places = [(line.text.strip(), bounds(line.box)) for line in lines]
    signs = [(*_AFTER[text[-1]], box) for text, box in places if text[-1:] in _AFTER]
    for (sign, most, (_, top, start, foot)), (behind, (end, over, _, under)) in product(signs, places):
        high = max(foot - top, under - over)
        level = abs(top + foot - over - under) < high
        if not (behind.startswith(sign) and level and _NARROW * high < end - start < _WIDE * high):
            continue
        row = [(text, box) for text, box in places if box[1] < max(foot, under) and box[3] > min(top, over)]
        dated = any(re.search(r"(?:19|20)\d\d\s*年?$", text) and box[2] < end for text, box in row)
        if dated and not any(start < (box[0] + box[2]) / 2 < end for _, box in row):
            room = _ROOM * high
            x0, y0, x1, y1 = start, min(top, over) - room, end, max(foot, under) + room
            yield ((x0, y0), (x1, y0), (x1, y1), (x0, y1)), most
