"""居民身份证, the side with the emblem: who issued it and how long it is valid."""

import re
from collections.abc import Sequence

from claims_ai.documents import parse
from claims_ai.documents.labels import Span
from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading.common import Labelled, Reading, read_labelled, vocabulary_of
from claims_ai.documents.text import half_width
from claims_ai.values import Field

LONG_TERM = "long-term"
_DAY = r"((?:19|20)\d\d)\s*[.年/-]?\s*(\d\d?)\s*[.月/-]?\s*(\d\d?)\s*日?"
_PERIOD = re.compile(rf"{_DAY}\s*[-—一~至到]+\s*(?:{_DAY}|(长期))")
FIELDS = (Labelled("authority", ("签发机关",), parse.matching("公安|分局|派出所|局")),)
VOCABULARY = vocabulary_of(FIELDS, ("有效期限", "有效期"))


def read(sheet: Sheet) -> Reading:
    """Read the emblem side of an ID card."""
    return Reading({**read_labelled(sheet, FIELDS, VOCABULARY), **validity(sheet)})


def validity(sheet: Sheet) -> dict[str, Field]:
    """The two ends of a printed period of validity; 长期 is `long-term`."""
    for line in sheet.lines:
        match = _PERIOD.search(half_width(line.text))
        start = parse.calendar_day(*match.groups()[:3]) if match else None
        if not match or not start:
            continue
        found = {"valid_from": parse.field(start.isoformat(), [Span(line, match.start(1), match.end(3))])}
        if match[7]:
            return {**found, "valid_until": parse.field(LONG_TERM, [Span(line, match.start(7), match.end(7))])}
        end = parse.calendar_day(*match.groups()[3:6])
        return {**found, "valid_until": parse.field(end.isoformat(), [Span(line, match.start(4), match.end(6))])} if end else found  # fmt: skip
    return {}


def end_of_validity(spans: Sequence[Span]) -> Field | None:
    """The last day, where it has a label of its own; 长期 is `long-term`."""
    if spans and re.match(r"[\s:]*长期", spans[0].text):
        return parse.field(LONG_TERM, spans[:1])
    return parse.one_date(spans)
