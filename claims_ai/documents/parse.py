"""Typed values out of spans of text. Each parser takes the spans that belong to a label and gives a Field, or None.

The value takes the contract's form; `text` keeps what was read. The confidence is the engine's, lowered where the form was mended.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import takewhile

from claims_ai.documents.geometry import union
from claims_ai.documents.labels import Span
from claims_ai.documents.layout import chinese_share
from claims_ai.documents.personal import NAME
from claims_ai.documents.text import half_width, printed, simplified
from claims_ai.money import amount_text, parse_words, to_words
from claims_ai.values import Field

Parser = Callable[[Sequence[Span]], Field | None]

AMOUNT = re.compile(r"-?\d[\d, ]*(?:[.,] ?\d{1,2})?(?![\d%])")
_YEAR = r"((?:19|20)\d\d)"
_DATE = re.compile(
    rf"{_YEAR}\s*[-./年·,]\s*(\d{{1,2}})\s*[-./月·,]\s*(\d{{1,2}})(?!\d{{3}})"
    rf"|(?<!\d){_YEAR}(\d\d)(\d\d)(?!\d)|(?<!\d){_YEAR} +(\d\d) +(\d\d)(?!\d)"
)
_MENDED = 0.9
# an S written in a number
_CURVE = re.compile(r"(?<=\d)≤(?=\d)")
# a lone stroke between letters or digits and a digit is a one; several are the rules of boxes
_STROKE = re.compile(r"(?<=[A-Za-z\d])\|(?=\d)")
ZERO = Decimal(0)
_NUMERALS = str.maketrans("OoDlI|", "000111")
_NUMERAL_CHARACTERS = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整"
_OTHER_NUMERALS = str.maketrans("〇○一二三四五六七八九十百千萬億兩两", "零零壹贰叁肆伍陆柒捌玖拾佰仟万亿贰贰")
WORD_LOOKALIKES = "式武貳叄貮弍参泰佑伯陌拍垫圆園兀肄律陸染扒拐掰久玟抬捨恰壶臺什阡"
_WORD_LOOKALIKES = str.maketrans(WORD_LOOKALIKES, "贰贰贰叁贰贰叁叁佰佰佰佰整元元元肆肆陆柒捌捌捌玖玖拾拾拾壹壹仟仟")


def field(value: str, spans: Sequence[Span], share: float = 1.0) -> Field:
    """A Field whose evidence is the given spans."""
    confidence = min(span.confidence for span in spans) * share
    return Field(
        simplified(value),
        round(confidence, 4),
        " ".join(span.text.strip() for span in spans),
        union([s.box for s in spans]),
        legibility=min(span.legibility for span in spans),
    )


def amount(spans: Sequence[Span]) -> Field | None:
    """An amount in the first span that holds anything but a unit: it has to be nothing but a number."""
    for span in spans[:2]:
        text = re.sub(
            r"^\d?\)(?=\s*[¥\d])|^人民币\s*:?\s*(?=[¥\d])|^[(]?(?:人民币|单位:?)?元\)\s*:?(?=\s*[¥\d])|(?:[.·]?\s*元|(?<=\d)\s*(?:[;。、(]|,(?!\s*\d))|(?<=\.\d\d)\s*[\u4e00-\u9fff]).*$",
            "",
            span.text.strip(" :;"),
        ).strip(" :;¥()*=")
        if not text:
            continue
        pointed = re.sub(r"^(\d+):(\d\d)$", r"\1.\2", text)
        found = to_amount(pointed)
        share = _MENDED if pointed != text else 1.0
        return field(amount_text(found[0]), [span], found[1] * share) if found else None
    return None


def to_amount(text: str) -> tuple[Decimal, float] | None:
    """The number a text consists of and how surely, with the usual misreadings of a decimal point mended; None if it is no number.

    Two numbers beside each other are not one: a space may stand beside a sign or a separator only.
    """
    bare = re.sub(r"(?<!\d)\s+|\s+(?!\d)|[¥元]", "", half_width(text)).strip(":;()")
    bare = bare.removeprefix(".") if bare.count(".") > 1 else bare
    mended = bare.translate(_NUMERALS) if re.search(r"\d", bare) and not re.search(r"[A-Za-z]{3}", bare) else bare
    mended = re.sub(r"(?<=\.\d\d)[.,]$", "", mended)
    if re.fullmatch(r"-?\d+,\d\d", mended):
        mended = mended.replace(",", ".")
    if re.fullmatch(r"-?[1-9]\d{0,2}(?:\.\d{3})+\.\d\d", mended):
        mended = mended.replace(".", "", mended.count(".") - 1)
    if not re.fullmatch(r"-?(?:\d{1,12}|\d{1,3}(?:,\d{3}){1,3})(?:\.\d{1,4})?", mended):
        return None
    return Decimal(mended.replace(",", "")), 1.0 if mended == bare else _MENDED


# the last character of 陆角柒分, lost or misread
_LOST_FEN = re.compile(r"(?<=角[壹贰叁肆伍陆柒捌玖])[^分整正零]?$")


def words(spans: Sequence[Span]) -> Field | None:
    """An amount in capital numerals; look-alike characters are mended, anything else makes it unread."""
    pieces = list(takewhile(lambda span: re.fullmatch(rf"[{_NUMERAL_CHARACTERS}圆\s]+", span.text), spans))
    for part in ([pieces] if len(pieces) > 1 else []) + [[span] for span in spans[:2]]:
        text = _numerals("".join(span.text for span in part))
        alike = text.translate(_WORD_LOOKALIKES)
        for candidate, share in ((text, 1.0), (alike, _MENDED), (_LOST_FEN.sub("分", alike), _MENDED)):
            try:
                return field(amount_text(parse_words(candidate)), part, share)
            except ValueError:
                continue
    return None


def _numerals(text: str) -> str:
    """The words from their first numeral on; places printed in advance and crossed out in front of it are no part of them."""
    han = re.sub(r"[^\u4e00-\u9fff〇]", "", text)
    bare = re.sub(r"^.*?(?=[零壹贰叁肆伍陆柒捌玖拾佰仟万式武叄])", "", han, count=1)
    before = han.removesuffix(bare)
    if before and before[-1] not in "写计币额":
        return bare
    filled = re.sub(r"^[佰仟万亿]+", "", bare)
    # 佰拾伍元 may be fifteen, or five behind two crossed-out places; 拾贰万元 twelve times ten thousand, or two
    return "" if re.match(r"拾.?[佰仟万亿]", filled) or (filled != bare and filled.startswith("拾")) else filled


def _filled_in(text: str) -> str:
    """The words of a form that prints every place, without the places left empty."""
    filled = re.sub(r"(?<![零壹贰叁肆伍陆柒捌玖])[拾佰仟角分]", "", re.sub(r"[^\u4e00-\u9fff]", "", text))
    return re.sub(r"^[^零壹贰叁肆伍陆柒捌玖]+", "", filled)


def words_for(total: Decimal) -> Parser:
    """A parser for words of which some characters were misread: what is legible of them has to be what `total` is in words.

    A character that is no numeral at all may stand for any; one that is another numeral is a disagreement, never mended.
    """
    expected = to_words(total)

    def parse(spans: Sequence[Span]) -> Field | None:
        for span in spans[:1]:
            if _says(_filled_in(span.text), total):
                return field(amount_text(total), [span])
            read = re.sub(r"[^\u4e00-\u9fff〇]", "", span.text).translate(_OTHER_NUMERALS)
            read = read.translate(_WORD_LOOKALIKES)
            same = sum(a == b for a, b in zip(read, expected, strict=False))
            legible = [(a, b) for a, b in zip(read, expected, strict=False) if a in _NUMERAL_CHARACTERS]
            if len(read) == len(expected) and same >= 0.6 * len(read) and all(a == b for a, b in legible):
                return field(amount_text(total), [span], _MENDED)
        return None

    return parse


def _says(written: str, total: Decimal) -> bool:
    try:
        return parse_words(written) == total
    except ValueError:
        return False


def dates(spans: Sequence[Span]) -> list[Field]:
    """All full dates in the spans, in order; year, month and day may stand in boxes of their own."""
    texts = [_lead(before, span) + span.text for before, span in zip((None, *spans), spans, strict=False)]
    return [
        field(day.isoformat(), _taken(spans, texts, match))
        for match in _DATE.finditer("".join(texts))
        if (day := calendar_day(*filter(None, match.groups())))
    ]


def _lead(before: Span | None, span: Span) -> str:
    """What parts a span from the one before: a day may go on in the next line, a year never does; numbers in boxes are parts."""
    if re.match(r"(?:19|20)\d\d", span.text):
        return " "
    boxed = (
        before and re.fullmatch(r"\s*\d{1,4}\s*", before.text) and re.fullmatch(r"\s*\d{1,2}\s*[日号]?\s*", span.text)
    )
    return "-" if boxed else ""


def _taken(spans: Sequence[Span], texts: Sequence[str], match: re.Match[str]) -> list[Span]:
    """The parts of the spans that a match in their joined texts takes up."""
    parts, behind = [], 0
    for span, text in zip(spans, texts, strict=True):
        first = behind + len(text) - len(span.text)
        start, end = max(match.start() - first, 0), min(match.end() - first, len(span.text))
        if start < end:
            parts.append(Span(span.line, span.start + start, span.start + end))
        behind += len(text)
    return parts


def one_date(spans: Sequence[Span]) -> Field | None:
    """The first full date; a year and month alone is no date."""
    found = dates(spans)
    return found[0] if found else None


def first_day(text: str) -> str | None:
    """The first full date of a text, in the contract's form."""
    days = (calendar_day(*filter(None, match.groups())) for match in _DATE.finditer(text))
    return next((day.isoformat() for day in days if day), None)


def calendar_day(year: str, month: str, day: str) -> date | None:
    """The day, if there is such a one; where the month is printed 02, a day of one digit has lost the other."""
    if month.startswith("0") and len(day) == 1:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def identifier(pattern: str) -> Parser:
    """A parser for a number or code of the given form, upper case and without spaces."""
    form = re.compile(pattern)

    def parse(spans: Sequence[Span]) -> Field | None:
        for span in spans[:1]:
            bare = re.sub(r"\s", "", span.text)
            mended = _CURVE.sub("S", _STROKE.sub("1", bare) if bare.count("|") == 1 else bare)
            match = form.search(mended)
            if match:
                return field(match[0].upper(), [span], _MENDED if mended != bare else 1.0)
        return None

    return parse


def boxed(pattern: str) -> Parser:
    """A parser for a number of the given form whose characters may stand in boxes of their own."""
    whole, one = re.compile(pattern), identifier(pattern)

    def parse(spans: Sequence[Span]) -> Field | None:
        boxes = list(takewhile(lambda span: re.fullmatch(r"[\dA-Za-z\s|]+", span.text.strip(":;.")), spans))
        joined = re.sub(r"[\s|:;.]", "", "".join(span.text for span in boxes))
        return field(joined.upper(), boxes) if len(boxes) > 1 and whole.fullmatch(joined) else one(spans)

    return parse


def text(spans: Sequence[Span]) -> Field | None:
    """The text as printed, inner spaces of Chinese text removed."""
    for span in spans[:1]:
        value = printed(span.text).strip(":;,.，。、*_-| ")
        if value and not span.text.rstrip().endswith(":") and any(char.isalnum() for char in value):
            return field(value, [span])
    return None


def matching(pattern: str) -> Parser:
    """A parser for a Chinese text that has to contain one of the telling words of its field."""
    form = re.compile(pattern)

    def parse(spans: Sequence[Span]) -> Field | None:
        found = chinese(spans)
        return found if found and form.search(found.value) else None

    return parse


def chinese(spans: Sequence[Span]) -> Field | None:
    """A text that is mostly Chinese: a type, a place, a department."""
    found = text(spans)
    return found if found and len(found.value) > 1 and chinese_share(found.value) > 0.5 else None


_MASKED = re.compile(r"[\s:]*([\u4e00-\u9fff]{1,2}[*]{1,3}[\u4e00-\u9fff]?|[*]{1,2}[\u4e00-\u9fff]{1,2})\s*")
# a name that runs into what is told of the person: 谢志强性别男年龄23岁
_BEFORE_SEX = re.compile(rf"({NAME})(?:性别|年龄)")
_PERSON = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,12}·[\u4e00-\u9fff]{1,12}|[A-Za-z][A-Za-z .]{2,40}")
# what stands beside labels of people without being one
_NOBODY = re.compile(
    r".*(?:信息|资料|账户|情况|方式|经过|原因|声明|事项|承诺)|事故.*|出险.*|本人|配偶|子女|父母|父亲|母亲|儿子|女儿|其他|项目.*|.*名称|规格.*|数量.*|单价.*|金额|姓名|性别|年龄|证明|证件|签名|签章|签字|盖章|日期|联系|(?:固定|移动|办公|住宅|家庭)?电话|关系|职业|单位|科室|男性?|女性?|身份|证件.*|伤残|身故|申请|确认|.*日期|.*保险|.*费|各一份|发生碰撞|合计|总计|小计|有效|序号|(?:厂牌|号牌|车牌|车型|车架).*|科别|病区|床号|(?:法定)?(?:申请人|被保险人|出险人|受益人|领款人|收款人|监护人|代理人|委托人|投保人)"
    r"|.*\b(?i:names?|insured|payee|claimant|account|bank|date|policy|no|hospital|sex|age)\b.*"
)


def person(spans: Sequence[Span]) -> Field | None:
    """A person's name: two to four Chinese characters, some of them masked by stars, a longer one with a middle dot, or Latin letters."""
    if spans and (masked := _MASKED.fullmatch(spans[0].text)):
        return field(masked[1], spans[:1])
    found = text(spans)
    if found and (first := _BEFORE_SEX.match(found.value)):
        found = replace(found, value=first[1])
    if found and _PERSON.fullmatch(found.value) and not _NOBODY.fullmatch(found.value):
        return found
    return None


def sex(spans: Sequence[Span]) -> Field | None:
    """`male` or `female`."""
    for span in spans[:1]:
        match = re.match(r"[\s:]*([男女])", span.text)
        if match:
            return field("male" if match[1] == "男" else "female", [span])
    return None


def whole_number(spans: Sequence[Span]) -> Field | None:
    """A count of days or years, printed as a whole number."""
    for span in spans[:1]:
        match = re.match(r"[\s:]*(\d{1,3})(?:\.0+)?\s*(?:天|日|岁|周岁)?\s*$", span.text)
        if match:
            return field(str(int(match[1])), [span])
    return None
