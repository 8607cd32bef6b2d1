"""What might be a field of a receipt: runs of rows and what stands behind labels for names and addresses, every date and amount."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from claims_ai.documents.geometry import width_height
from claims_ai.documents.labels import Span
from claims_ai.documents.parse import calendar_day
from claims_ai.documents.reading.learned.labelled import labelled
from claims_ai.documents.reading.learned.rows import Row
from claims_ai.documents.text import half_width
from claims_ai.money import amount_text, parse_words
from claims_ai.values import Line

FIELDS = ("merchant_name", "merchant_address", "issue_date", "total_amount")
_APART = 3.0
_UPPER = {"merchant_name": (0.45, 3), "merchant_address": (0.75, 7)}
_MONTHS = {
    name: i + 1
    for i, name in enumerate(["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"])
}
_MONTH = r"(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*\.?"
# a clock often follows without a space
_END = r"(?:(?!\d)|(?=\d{1,2}:\d\d))"
_YEAR = rf"((?:19|20)\d\d{_END}|\d\d{_END})"
_DATES = (
    ("ymd", re.compile(rf"(?<!\d)((?:19|20)\d\d)\s?[-./年]\s?(\d{{1,2}})\s?[-./月]\s?(\d{{1,2}}){_END}")),
    ("dmy", re.compile(rf"(?<!\d)(\d{{1,2}})(?:\s?/\s?(\d{{1,2}})\s?/|\s?-\s?(\d{{1,2}})\s?-|\s?\.\s?(\d{{1,2}})\s?\.)\s?{_YEAR}")),
    ("dMy", re.compile(rf"(?<![\dA-Z])(\d{{1,2}})\s?[-./ ,']?\s?{_MONTH}\s?[-./ ,']*\s?{_YEAR}")),
    ("Mdy", re.compile(rf"{_MONTH}\s?[-./ ]?(\d{{1,2}})\s?[-./ ,']+\s?((?:19|20)\d\d){_END}")),
    ("packed", re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")),
)  # fmt: skip
_AMOUNT = re.compile(
    r"(?<![\d.,])-?(?:\d{1,3}(?:,\d{3})+|\d+)[.,] ?\d\d(?![\d%]|\.\d)|(?<=[¥$])\s?\d+(?:\.\d)?(?![\d.])|(?<![\d.])\d+(?:\.\d)?(?=\s?元)"
)
# 2028.03 in a cell of its own is the month a drug may be used until
_MONTH_ALONE = re.compile(r"20[0-4]\d\.(?:0[1-9]|1[0-2])")
_MISREAD = str.maketrans("参泰", "叁叁")
_IN_WORDS = re.compile(
    r"[零〇一二三四五六七八九十壹贰貳叁肆伍陆陸柒捌玖拾佰仟百千万萬亿]+[元圆圓][零〇一二三四五六七八九壹贰貳叁肆伍陆陸柒捌玖角分]*"
)
WORDS = "words"
"""The form of an amount in capital numerals."""
LABELLED = "labelled"
"""The form of what stands behind a label of its field."""
COMPANY = re.compile(
    r"[\u4e00-\u9fff()]{2,}(?:公司|集团|药店|药房|超市|商店|商行|商场|百货|便利店|门市部|经营部|服务部|营业部|营业厅|酒店|宾馆|饭店|餐厅|食堂|诊所|门诊部|医院|中心|修理厂|汽修厂|"
    r"加油站|停车场|服务区|收费站|管理处|管理所|分店|连锁店|店)"
)
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,}(?:路|街|巷|道|村|镇|里|弄|广场|大厦|园区|商场)[^:]*\d[^:]*")
_STREET = re.compile(
    r"(?i)(?:no\b|lot\b|unit\b|suite\b|blk\b|block\b|level\b|\d{1,4}[a-z]?\s*[,/-]|(?:\d{1,4}[a-z]?\s+)?(?:jalan|jln|lorong|persiaran|lebuh)\b)"
)
_POSTCODE = re.compile(r"(?<!\d)\d{5,6}(?!\d)")
_LONGEST_FOOT = 5
_NAMELIKE = 4
_TITLE = re.compile(
    r"(?i)\s+(?:(?:official|payment|sales|cash|tax|simplified)\s+)*(?:receipt|invoice|cash bill|收据|小票|发票)\s*$"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value with the rows it comes from (first, one behind last), its spans, and the form it was printed in.

    `part` says that something beside it in its rows was left out.
    """

    value: str
    first: int
    last: int
    spans: tuple[Span, ...]
    form: str = ""
    part: bool = False


def candidates(field: str, rows: Sequence[Row]) -> list[Candidate]:
    """All candidates of a field, in reading order."""
    if field == "issue_date":
        return list(_dates(rows))
    if field == "total_amount":
        digits = list(_amounts(rows))
        known = {candidate.value for candidate in digits}
        return [*digits, *(candidate for candidate in in_words(rows) if candidate.value not in known)]
    found = [*_runs(rows, *_UPPER[field]), *_behind_labels(field, rows)]
    if field == "merchant_name":
        found = [_without_title(candidate) for candidate in found]
    return [*found, *(_names_alone(rows) if field == "merchant_name" else _places_below(rows))]


def _without_title(candidate: Candidate) -> Candidate:
    """A name without what the paper calls itself behind it: … PTE LTD RECEIPT."""
    *before, last = candidate.spans
    title = _TITLE.search(last.text)
    if not title or not last.text[: title.start()].strip():
        return candidate
    spans = (*before, Span(last.line, last.start, last.start + title.start()))
    return replace(candidate, value=" ".join(span.text.strip() for span in spans), spans=spans, part=True)


def _behind_labels(field: str, rows: Sequence[Row]) -> Iterator[Candidate]:
    for first, last, spans in labelled(field, rows):
        text = " ".join(span.text.strip() for span in spans)
        yield Candidate(text, first, last, spans, LABELLED, part=True)


def _names_alone(rows: Sequence[Row]) -> Iterator[Candidate]:
    """Lines of their own beside a title or a number, and below the usual place of a name those that are a Chinese company's and nothing else."""
    for index, row in enumerate(rows):
        below = row.top >= _UPPER["merchant_name"][0]
        for line in row.lines if below or len(row.lines) > 1 else ():
            text = half_width(line.text).strip()
            if COMPANY.fullmatch(text) if below else sum(map(str.isalpha, text)) >= _NAMELIKE:
                yield replace(_run([[line]], index, index + 1), part=len(row.lines) > 1)


def _places_below(rows: Sequence[Row]) -> Iterator[Candidate]:
    """Below the usual place of an address, lines that are a Chinese one and nothing else, alone and with the next; an English one up to
    its postcode."""
    lowest = _UPPER["merchant_address"][0]
    for index, row in enumerate(rows):
        text = half_width(row.text).strip()
        most = 2 if _PLACE.fullmatch(text) else _LONGEST_FOOT if _STREET.match(text) else 0
        for last in range(index + 1, min(index + most, len(rows)) + 1) if row.top >= lowest else ():
            yield _run([one.lines for one in rows[index:last]], index, last)
            if _POSTCODE.search(rows[last - 1].text) and most > 2:
                break


def _runs(rows: Sequence[Row], lowest: float, longest: int) -> Iterator[Candidate]:
    upper = [i for i, row in enumerate(rows) if row.top < lowest]
    for first in upper:
        for last in range(first + 1, min(first + longest, len(upper)) + 1):
            run = [row.lines for row in rows[first:last]]
            yield _run(run, first, last)
            main = [main_part(lines) for lines in run]
            if main != run:
                yield replace(_run(main, first, last), part=True)


def _run(rows: Sequence[Sequence[Line]], first: int, last: int) -> Candidate:
    lines = [line for row in rows for line in row]
    text = " ".join(half_width(line.text).strip() for line in lines)
    return Candidate(text, first, last, tuple(Span(line, 0, len(line.text)) for line in lines))


def main_part(lines: Sequence[Line]) -> tuple[Line, ...]:
    """What stands together at the left of a row, without the lone letter of a logo before it and what is printed far beside it."""
    kept = list(lines)
    while len(kept) > 1 and re.fullmatch(r"\s*\w\s*", kept[0].text):
        kept.pop(0)
    for place, (line, after) in enumerate(pairwise(kept), 1):
        if after.box[0][0] - line.box[1][0] > _APART * width_height(line.box)[1]:
            return tuple(kept[:place])
    return tuple(kept)


def _dates(rows: Sequence[Row]) -> Iterator[Candidate]:
    for index, row in enumerate(rows):
        for line in row.lines:
            text = half_width(line.text).upper()
            for form, pattern in _DATES:
                for match in pattern.finditer(text):
                    day = _day(form, match)
                    if day:
                        yield Candidate(day, index, index + 1, (Span(line, match.start(), match.end()),), form)
                    if form == "dmy" and (early := _year_first(match)):
                        yield Candidate(early, index, index + 1, (Span(line, match.start(), match.end()),), "yymd")


def _year_first(match: re.Match[str]) -> str | None:
    """The day where the year comes first and has two digits, as Chinese tills print it: 23-06-16."""
    year, month, day = filter(None, match.groups())
    found = calendar_day(f"20{year}", month, day) if len(year) == len(day) == 2 else None
    return found.isoformat() if found else None


def _day(form: str, match: re.Match[str]) -> str | None:
    """Day before month, as most of the world prints it, unless the second number can be no month."""
    a, b, c = filter(None, match.groups())
    if form in ("ymd", "packed"):
        found = calendar_day(a, b, c)
    elif form == "dMy":
        found = calendar_day(_century(c), str(_MONTHS[b]), a)
    elif form == "Mdy":
        found = calendar_day(c, str(_MONTHS[a]), b)
    else:
        day, month = (b, a) if int(b) > 12 >= int(a) else (a, b)
        found = calendar_day(_century(c), month, day)
    return found.isoformat() if found and 2000 <= found.year <= 2050 else None


def _century(year: str) -> str:
    return year if len(year) == 4 else f"20{year}"


def _amounts(rows: Sequence[Row]) -> Iterator[Candidate]:
    for index, row in enumerate(rows):
        for line in row.lines:
            if _MONTH_ALONE.fullmatch(half_width(line.text).strip()):
                continue
            for match in _AMOUNT.finditer(_numerals(half_width(line.text))):
                yield Candidate(amount_of(match[0]), index, index + 1, (Span(line, match.start(), match.end()),))


def in_words(rows: Sequence[Row]) -> Iterator[Candidate]:
    """Every amount in capital numerals."""
    for index, row in enumerate(rows):
        for line in row.lines:
            for match in _IN_WORDS.finditer(half_width(line.text).translate(_MISREAD)):
                with suppress(ValueError):
                    amount = amount_text(parse_words(match[0]))
                    yield Candidate(amount, index, index + 1, (Span(line, match.start(), match.end()),), WORDS)


def _numerals(text: str) -> str:
    """Letters that stand for digits inside a number are put right; positions stay."""
    return re.sub(r"(?<=[\d.])[OoQ](?=[\d.]|$)|(?<=\d\.)[OoQ](?=\d|[OoQ]|$)", "0", text)


def amount_of(text: str) -> str:
    """An amount as printed, in the contract's form; a comma before two digits is a point."""
    bare = re.sub(r"\s", "", text)
    bare = re.sub(r",(?=\d\d$)", ".", bare) if "." not in bare else bare
    return amount_text(Decimal(bare.replace(",", "")))


def lines_of(candidate: Candidate) -> tuple[Line, ...]:
    """The lines a candidate stands in."""
    return tuple(dict.fromkeys(span.line for span in candidate.spans))
