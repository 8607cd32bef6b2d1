"""The stay in a hospital where a paper prints it as a range of days away from any label."""

import re

from claims_ai.documents import parse
from claims_ai.documents.labels import Span
from claims_ai.documents.layout import Sheet
from claims_ai.documents.text import half_width
from claims_ai.values import Field

_DAY = r"20\d\d\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*日?"
_TWO_DAYS = re.compile(rf"{_DAY}\s*(?:[-~—至到]|--)+\s*{_DAY}")


def lone_range(sheet: Sheet) -> dict[str, Field]:
    """The stay where the page prints a single range of days, wherever its label stands."""
    ranges = [Span(line, *match.span()) for line in sheet.lines if (match := _TWO_DAYS.search(half_width(line.text)))]
    days = parse.dates(ranges) if len(ranges) == 1 else []
    return dict(zip(("admission_date", "discharge_date"), days, strict=True)) if len(days) == 2 else {}
