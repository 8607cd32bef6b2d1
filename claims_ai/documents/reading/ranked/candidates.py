"""Everything on a page that might be a value of a type: each with the stretch it begins in, whatever label stands by it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from claims_ai.documents import parse
from claims_ai.documents.geometry import shared, width_height
from claims_ai.documents.labels import Span, Vocabulary
from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading.headed import ends_list, first_sentence
from claims_ai.documents.reading.hospital import NAME as HOSPITAL
from claims_ai.documents.reading.ranked import types
from claims_ai.documents.text import half_width, squash
from claims_ai.values import Field, Line

_AMOUNT = re.compile(
    r"(?<![\d.,A-Za-z])-?(?:\d{1,3}(?:,\d{3})+|\d+)[.,:·]\s?\d\d?(?![\d%.A-Za-z])|(?<=[¥:=])\s?\d{1,9}(?![\d.,:%年月日/-])|(?<![\d.])\d{1,9}(?=\s?元)"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=\D|\d{4}(?!\d)|$)")
_IDENTIFIER = re.compile(r"(?<![\dA-Za-z*])(?=[A-Za-z*-]*\d)[\dA-Za-z*][\dA-Za-z*-]{2,29}(?![\dA-Za-z*])")
# № as it is read
_NUMBERED = re.compile(r"(?<![A-Za-z])N[o0O]?(\d{7,12})(?![\dA-Za-z])")
_PLATE = re.compile(r"[\u4e00-\u9fff][A-Z][·.\s]?(?:[A-Z0-9]{4}[学警港澳挂领使]|[A-Z0-9]{5,6}(?![A-Z0-9]))")
# the class of a driving licence, of which a single letter has to stand by itself
_CLASS = re.compile(r"(?<![\dA-Za-z])[ABC][1-6](?![\dA-Za-z])|^\s*[D-FMNP]\s*$")
# 江公交认字〔2026〕第12345号, 第990102202600123号
_DOCUMENT = re.compile(r"[\u4e00-\u9fff()]{0,12}[〔\[(【]20\d\d[〕\])】][\u4e00-\u9fff]{0,6}\d+号?|第[\dA-Z-]{5,24}号")
_COUNT = re.compile(r"(?<!\d:)(?<![\d./-])(\d{1,3})(?:\.0+)?\s*(?:天|日(?!期)|岁|周岁)?(?![\d.:年月/-])")
_SEX = re.compile(r"[男女]")
_WORDS = re.compile(rf"[{parse.WORD_LOOKALIKES}零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正式]{{3,}}")
# a place without its numeral, which was misread: 代万肆仟 of 贰万肆仟
_BEHEADED = re.compile(r"(?![写计币额])[\u4e00-\u9fff]\s*[仟万亿]$")
_TOLD = re.compile(r"(?:患者|病人|病员|兹有|证明)([\u4e00-\u9fff·]{2,4})(?=\s*[,、(]?\s*(?:性别)?:?\s*[男女])")
_BREAK = re.compile(r"[,。;；，、()（）]")
_ADVICE = re.compile(r"\s*(?:嘱|医嘱|遗嘱|出院带药|建议)\s*[:：]?")
_FIRST = re.compile(r"\s*[(]?1\s*[.、)](?!\d)")
# the lettering of a seal; what names of institutions end in
_SEAL = re.compile(r"专用章?$|监制")
_WHOLE = re.compile(r"(?:支行|分行|银行|信用社|分理处|营业部|储蓄所|公司|医院|中心|卫生院)$")
_LONGEST_NAME = 40
_MOST_ROWS, _WIDER = 6, 1.5
_NUMBER, _REST = re.compile(r"[A-Za-z]{0,6}\d{8,}"), re.compile(r"\d{1,12}[Xx]?")
_SAME = 0.6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value as it would be given, and the stretch of text it begins in.

    `rows` are the lines it runs over, `whole` says that no further line could be part of it.
    """

    field: Field
    line: Line
    start: int
    end: int
    red_free: bool = False
    rows: int = 1
    whole: bool = True


def candidates(kind: str, sheet: Sheet, vocabulary: Vocabulary) -> list[Candidate]:
    """The candidates of one type, in reading order; those read only without red last."""
    make = _MAKERS[kind]
    found = [candidate for line in sheet.lines for candidate in make(sheet, line, vocabulary)]
    again = [replace(c, red_free=True) for line in sheet.red_free for c in make(sheet, line, vocabulary)]
    if kind == "words":
        again = [c for c in again if not any(_is_part_of(c, whole) for whole in found)]
    return list({(c.line.box, c.start, c.end, c.field.value): c for c in [*again, *found]}.values())


def _is_part_of(again: Candidate, first: Candidate) -> bool:
    """Whether a second reading is what a first one of the same place ends in: its beginning was lost with the red."""
    ends = first.field.text != again.field.text and first.field.text.endswith(again.field.text)
    return (
        ends
        and again.field.box is not None
        and first.field.box is not None
        and shared(again.field.box, first.field.box) > _SAME
    )


def _amounts(sheet: Sheet, line: Line, vocabulary: Vocabulary) -> Iterator[Candidate]:
    text = half_width(line.text)
    matches = [(m.start(), m.end()) for m in _AMOUNT.finditer(text)]
    if re.fullmatch(r"\s*[¥:]?\s*\d{1,7}\s*", text):
        matches.append((0, len(text)))
    for start, end in matches:
        yield from _parsed(line, start, end, parse.amount)


def _dates(sheet: Sheet, line: Line, vocabulary: Vocabulary) -> Iterator[Candidate]:
    for match in _YEAR.finditer(half_width(line.text)):
        here = Span(line, match.start(), len(line.text))
        row = [Span(other, 0, len(other.text)) for other in sheet.right_of(line.box) if other is not line]
        day = next(iter(parse.dates([here])), None) or next(iter(parse.dates([here, *row[:5]])), None)
        if day and day.text.replace(" ", "").startswith(match[0]):
            yield Candidate(day, line, match.start(), match.start() + len(day.text))
    yield from (
        Candidate(Field("long-term", line.confidence, m[0], Span(line, *m.span()).box), line, *m.span())
        for m in re.finditer(r"长期", line.text)
    )


def _identifiers(sheet: Sheet, line: Line, vocabulary: Vocabulary) -> Iterator[Candidate]:
    text = half_width(line.text)
    for match in (m for form in (_IDENTIFIER, _PLATE, _CLASS, _DOCUMENT) for m in form.finditer(text)):
        yield from _one(line, match.start(), match.end(), re.sub(r"\s", "", match[0]).upper())
    for match in _NUMBERED.finditer(text):
        yield from _one(line, *match.span(1), match[1])
    spaced = re.fullmatch(r"\D*?((?:[\dXx]+ +){1,20}[\dXx]+)\s*", text)
    if spaced:
        yield from _one(line, spaced.start(1), spaced.end(1), re.sub(r"\s", "", spaced[1]).upper())
    yield from _wrapped_number(sheet, line)
    if re.fullmatch(r"[\dA-Za-z\s|]{1,6}", text.strip()):
        row = [line, *(other for other in sheet.right_of(line.box) if other is not line)]
        boxed = parse.boxed(r"[A-Z]{0,4}\d{8,24}[Xx]?")([Span(other, 0, len(other.text)) for other in row])
        if boxed and len(boxed.value) > len(text):
            yield Candidate(boxed, line, 0, len(text))


def _wrapped_number(sheet: Sheet, line: Line) -> Iterator[Candidate]:
    """A long number that goes on right under its beginning, in the same cell."""
    under = next(iter(sheet.below(line.box, 1.2)), None)
    if under is None or not _NUMBER.fullmatch(squash(line.text)) or not _REST.fullmatch(squash(under.text)):
        return
    if abs(under.box[0][0] - line.box[0][0]) < sheet.line_height:
        spans = [Span(line, 0, len(line.text)), Span(under, 0, len(under.text))]
        value = squash(line.text + under.text).upper()
        yield Candidate(parse.field(value, spans), line, 0, len(line.text), rows=2)


def _words(sheet: Sheet, line: Line, vocabulary: Vocabulary) -> Iterator[Candidate]:
    text = half_width(line.text)
    for match in _WORDS.finditer(text):
        if not _BEHEADED.search(text[: match.start() + 1]):
            yield from _parsed(line, match.start(), match.end(), parse.words)


def _counts(sheet: Sheet, line: Line, vocabulary: Vocabulary) -> Iterator[Candidate]:
    for match in _COUNT.finditer(half_width(line.text)):
        yield from _one(line, match.start(), match.end(), str(int(match[1])))


def _sexes(sheet: Sheet, line: Line, vocabulary: Vocabulary) -> Iterator[Candidate]:
    for match in _SEX.finditer(line.text):
        yield from _one(line, match.start(), match.end(), "male" if match[0] == "男" else "female")


def _persons(sheet: Sheet, line: Line, vocabulary: Vocabulary) -> Iterator[Candidate]:
    for start, end in _stretches(line, vocabulary):
        yield from _parsed(line, start, end, parse.person)
    for match in _TOLD.finditer(half_width(line.text)):
        yield from _parsed(line, match.start(1), match.end(1), parse.person)


def _texts(sheet: Sheet, line: Line, vocabulary: Vocabulary) -> Iterator[Candidate]:
    text = half_width(line.text)
    for start, end in _stretches(line, vocabulary):
        if 1 < len(squash(text[start:end])) <= 40 and not _SEAL.search(text[start:end]):
            yield from _parsed(line, start, end, parse.text)
            if end == len(text):
                yield from _wrapped_name(sheet, line, start, vocabulary)
    for match in HOSPITAL.finditer(text):
        yield from _parsed(line, *match.span(), parse.text)


def _wrapped_name(sheet: Sheet, line: Line, start: int, vocabulary: Vocabulary) -> Iterator[Candidate]:
    """A name of an institution that goes on in the row under it, in the same cell."""
    own = Span(line, start, len(line.text))
    under = next(iter(sheet.below(own.box, rows=1.4)), None)
    if under is None or vocabulary.hits(under) or _WHOLE.search(squash(own.text)):
        return
    value = squash(own.text).lstrip(":") + squash(under.text)
    level = abs(under.box[0][0] - own.box[0][0]) < 1.5 * sheet.line_height
    if level and _WHOLE.search(value) and len(value) <= _LONGEST_NAME:
        spans = [own, Span(under, 0, len(under.text))]
        yield Candidate(parse.field(value, spans), line, start, len(line.text), rows=2)


def _passages(sheet: Sheet, line: Line, vocabulary: Vocabulary) -> Iterator[Candidate]:
    """What follows a label in its line, and then row by row under it, up to a row with a label of its own."""
    text = half_width(line.text)
    hits = vocabulary.hits(line)
    for start in sorted({0, *(hit.end for hit in hits)}):
        end = min((hit.start for hit in hits if hit.start >= start and hit.end > start), default=len(text))
        spans = [Span(line, start, end)] if text[start:end].strip(" :;.,") else []
        under = list(_continued(sheet, line, vocabulary, begun=bool(spans))) if end == len(text) else []
        for count in range(len(under) + 1):
            rows = [*spans, *(Span(other, 0, len(other.text)) for other in under[:count])]
            yield from _passage(line, start, rows, whole=count == len(under))


def _continued(sheet: Sheet, line: Line, vocabulary: Vocabulary, *, begun: bool) -> Iterator[Line]:
    """The lines in which a text goes on under a line: no label, not much larger print, no wider gap, no list beginning anew."""
    height, least = width_height(line.box)[1], 0.0
    for _ in range(_MOST_ROWS):
        under = next(iter(sheet.below(line.box, rows=1.8)), None)
        if under is None or vocabulary.hits(under) or width_height(under.box)[1] > 1.6 * height:
            return
        if _ADVICE.match(under.text):
            return
        if begun and ends_list(sheet, line, under):
            return
        drop = under.box[0][1] - line.box[0][1]
        if (begun and _FIRST.match(half_width(under.text))) or (least and drop > _WIDER * least):
            return
        yield under
        line, begun, least = under, True, min(least or drop, drop)


def _passage(line: Line, start: int, spans: Sequence[Span], *, whole: bool) -> Iterator[Candidate]:
    value = re.split("【|嘱:", "".join(squash(span.text) for span in spans).lstrip("】]:"))[0]
    value = first_sentence(value).strip(":;,。")
    if len(re.findall(r"[\u4e00-\u9fff]", value)) > 1:
        yield Candidate(parse.field(value, spans), line, start, spans[0].end, rows=len(spans), whole=whole)


def _stretches(line: Line, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Stretches of a line that may be a value of their own: between labels, spaces, brackets and stops."""
    text = half_width(line.text)
    hits = vocabulary.hits(line)
    starts = {0, *(hit.end for hit in hits), *(m.end() for m in re.finditer(r"[:\s)]+", text))}
    for start in sorted(starts):
        while start < len(text) and text[start] in " :;":
            start += 1
        label = min((hit.start for hit in hits if hit.start >= start and hit.end > start), default=len(text))
        space = re.search(r"\s", text[start:])
        stop = _BREAK.search(text, start)
        ends = {label, start + space.start() if space else label, stop.start() if stop else label}
        yield from ((start, end) for end in sorted(ends) if start < end <= label)


def _parsed(line: Line, start: int, end: int, parser: parse.Parser) -> Iterator[Candidate]:
    field = parser([Span(line, start, end)])
    if field:
        yield Candidate(field, line, start, end)


def _one(line: Line, start: int, end: int, value: str) -> Iterator[Candidate]:
    yield Candidate(parse.field(value, [Span(line, start, end)]), line, start, end)


_MAKERS: Mapping[str, Callable[[Sheet, Line, Vocabulary], Iterator[Candidate]]] = {
    types.AMOUNT: _amounts,
    types.WORDS: _words,
    types.DATE: _dates,
    types.IDENTIFIER: _identifiers,
    types.PERSON: _persons,
    types.COUNT: _counts,
    types.SEX: _sexes,
    types.TEXT: _texts,
    types.PASSAGE: _passages,
}
