"""道路交通事故认定书: a number, when and where, and who bears which share of the responsibility, in a form or in free text."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from claims_ai.documents import parse
from claims_ai.documents.geometry import union
from claims_ai.documents.joining import joined
from claims_ai.documents.labels import Span
from claims_ai.documents.layout import Sheet, label_hits
from claims_ai.documents.reading.bilingual import wrapped_text
from claims_ai.documents.reading.common import Labelled, Reading, read_labelled, vocabulary_of
from claims_ai.documents.reading.party_choice import parties_of
from claims_ai.documents.reading.side_words import without_side_words
from claims_ai.documents.text import half_width, squash
from claims_ai.values import Field, Line, Listed

_NUMBER = re.compile(
    r"第?[\u4e00-\u9fff\[\]【】〔〕()\dA-Za-z-]{0,24}?\d{4,}[\u4e00-\u9fff\[\]【】〔〕()\dA-Za-z-]*?(?:号|$)"
)
# № as it is read
_PRINTED = re.compile(r"(?:N[oO0º°]?|№)[.:]?(\d{6,12})")
# the brackets of a document's year, of which one was taken for another
_YEAR = re.compile(r"〔(20\d\d)[\])】]|[\[(【](20\d\d)〕")
# a speck behind a bracket
_SPECK = re.compile(r"(?<=[)〕\]])[.·]")
# the same brackets read as the narrow ones leave spaces around them
_WIDE_YEAR = re.compile(r"(?<=\S)\s+\[(20\d\d)\]\s+(?=\S)")
_FROM_TO = re.compile(r"(?<=由)([东南西北]{1,2})[^东南西北往至到朝]([东南西北]{1,2})")
# what the road is like: 事故地点为沥青路面
_SURFACE = re.compile(r"为?[^省市区县]{0,6}(?:沥青|水泥|混凝土|柏油)?路面")
_NAMES_PLACE = re.compile(r"[省市区县镇乡村路街道段口处线站桥场园门]|高速|公里")


def place(spans: Sequence[Span]) -> Field | None:
    """Where something happened: a text that names a road, a part of a town or a kilometre."""
    found = parse.text(spans)
    if found is None or len(found.value) <= 3 or not _NAMES_PLACE.search(found.value) or _SURFACE.match(found.value):
        return None
    return replace(found, value=_FROM_TO.sub(r"\1向\2", found.value).replace("处处", "处"))


FIELDS = (
    Labelled(
        "accident_date",
        ("交通事故时间", "交通事故发生时间", "事故发生时间", "事故时间", "事故发生日期", "事故日期", "发生时间", "发生日期", "事发时间", "案发时间", "肇事时间",
        "出险时间", "时间"),
        parse.one_date,
    ),
    Labelled(
        "accident_place",
        ("交通事故地点", "交通事故发生地点", "事故发生地点", "事故地点", "发生地点", "事发地点", "案发地点", "肇事地点", "出险地点", "事故发生地", "事故位置",
        "事故路段", "事发路段", "地点"),
        place,
    ),
)  # fmt: skip
STOPS = (
    "天气", "当事人", "当事人基本情况", "道路交通事故基本事实", "基本事实", "交通事故基本事实", "事故基本事实", "交通事故证据", "形成原因", "责任", "交通方式",
    "驾驶证", "准驾车型", "住址", "单位", "保险公司", "保险凭证号", "联系方式", "电话", "姓名", "性别", "年龄", "车辆号牌", "车辆牌号",
    "号牌号码", "车型", "编号",
    "天气情况", "天气状况", "证件", "号牌", "车牌号", "车牌号码", "方式", "交通工具", "事实", "事故事实", "事故经过", "责任认定", "事故责任", "序号",
    "身份证号", "身份证号码", "制作日期", "认定日期", "签发日期", "处理方式", "适用程序", "事故类型", "事故类别", "路面状况", "报案时间", "受理时间",
    "当事人情况", "案件编号", "处理类型", "事故编号", "认定书编号", "责任类型", "责任划分", "事故概况", "承保公司", "违法条款", "违法行为",
    "当事人姓名", "调查得到的事实",
)  # fmt: skip
VOCABULARY = vocabulary_of(FIELDS, STOPS)

# a crossing is named by both its roads: 梧桐路与中山路交叉口
_NO_ROAD = r"(?!(?:(?![驾骑在相乘])[\u4e00-\u9fffA-Z\d]){1,12}?(?:路口|交叉|交汇|交会|交界))"
_ENDS_IN_LABEL = re.compile(r"地点:\s*$")
_DAY_FIRST = re.compile(r"(?:19|20)\d\d年")
_ENDS_PLACE = re.compile(r"(?:处|口|附近|路段|门前|门口|[东西南北]侧|段|号|小区)$")
_REST_OF_PLACE = re.compile(
    r"[\u4e00-\u9fffA-Z\d+()]{0,24}(?:处|口|附近|路段|门前|门口|[东西南北]侧|段|号|小区|停车场|公里|米|叉|街|路)"
)
# how a place that could be whole goes on in the next line: 北侧 | 300米处
_MORE_OF_PLACE = re.compile(
    r"(?:[东南西北]{1,2}[侧方面向]?)?约?\d+(?:\.\d+)?(?:米|公里|[kK]?[mM])(?:处|左右|附近)?|(?:处|附近|路段|门前|[东南西北]侧)"
)
_MANOEUVRE = r"左转|右转|掉头|调头|变更车道|变道|停车|起步|倒车|超车"
_PLACES = tuple(
    map(
        re.compile,
        (
            r"\d+\s*(?:时|:)\s*\d*\s*分?许?[,、]\s*([^,。;行驾沿在与因]{3,40})[。;]",
            rf"\d+\s*[时分]许?[,、]?[^。;]{{0,80}}?(?:行驶至|行经|途经|行至|沿(?!(?:道路|该路|路)?由)|在)([^,。;]{{0,12}}?[市区县镇乡路街道][^,。;]{{2,30}}?(?:(?<=[米里mM])处)?)(?:[,。;]|时[,与]|处?(?:与{_NO_ROAD}|发生|因|{_MANOEUVRE}))",
            r"在([^,。;在]{0,12}?[市区县镇乡路街道][^,。;在]{2,30}?(?:(?<=[米里mM])处)?)处?(?:时)?,?(?:发生|相撞|碰撞|追尾|刮擦|刮碰)",
        ),
    )
)


def read(sheet: Sheet) -> Reading:
    """Read an accident certificate."""
    found = read_labelled(sheet, FIELDS, VOCABULARY)
    further = {
        "certificate_number": _certificate_number(sheet),
        "accident_date": found.get("accident_date") or _first_date(sheet),
        "accident_place": _whole_place(sheet, found.get("accident_place"))
        or _place_under(sheet)
        or _place_next(sheet)
        or _told_place(sheet),
        "parties": _parties(sheet),
    }
    return Reading({name: value for name, value in further.items() if value})


def _certificate_number(sheet: Sheet) -> Field | None:
    """第 … 号 or 〔2026〕 … 号 under the title, or what stands behind 编号; its parts may have been read apart."""
    spans = [
        Span(line, 0, len(line.text)) for line in (*sheet.lines, *(joined(row) for row in sheet.rows if len(row) > 1))
    ]
    found = next((number for span in spans if (number := _as_number(span))), None)
    return found or next(
        (parse.field(match[1], [span]) for span in spans if (match := _PRINTED.fullmatch(squash(span.text)))), None
    )


def _as_number(span: Span) -> Field | None:
    text = _SPECK.sub("", squash(_WIDE_YEAR.sub(r"〔\1〕", half_width(span.text))))
    labelled = re.search(r"(?:编号|文号|文书号|认定书号|案号)(?:码)?[:]?(.+)", text)
    match = _NUMBER.fullmatch(labelled[1] if labelled else text)
    if match and (labelled or re.fullmatch(r".*(?:第|[〔\[(【]20\d\d[〕\])】]).*号", text)):
        return parse.field(_YEAR.sub(lambda year: f"〔{year[1] or year[2]}〕", match[0].upper()), [span])
    return None


def _first_date(sheet: Sheet) -> Field | None:
    """The first date of the facts: a certificate without labels tells them in running text, signed with a date below."""
    days = (parse.one_date([Span(line, 0, len(line.text))]) for line in sheet.lines if re.search("时|分|许", line.text))
    return next((day for day in days if day), None)


def _place_under(sheet: Sheet) -> Field | None:
    """What stands in the line under a label that has a line to itself, as on narrow slips."""
    labels = next(one.labels for one in FIELDS if one.name == "accident_place")
    for hit in label_hits(sheet, VOCABULARY):
        alone = hit.end >= len(hit.line.text.rstrip()) and not sheet.right_of(hit.line.box)
        under = sheet.below(hit.line.box) if hit.name in labels and alone else []
        place = parse.chinese([Span(line, 0, len(line.text)) for line in under if not VOCABULARY.hits(line)][:1])
        if place and not _DAY_FIRST.match(place.value):
            return wrapped_text(sheet, VOCABULARY, place)
    return None


def _place_next(sheet: Sheet) -> Field | None:
    """What begins the row after the one that ends in a label: its blank had no room left there."""
    ending = (after[0] for row, after in pairwise(sheet.rows) if _ENDS_IN_LABEL.search(half_width(row[-1].text)))
    begun = next((line for line in ending if not VOCABULARY.hits(line) and "驾驶" not in line.text), None)
    return place([Span(begun, 0, len(begun.text))]) if begun else None


def _whole_place(sheet: Sheet, place: Field | None) -> Field | None:
    """A place with the end that stands in the next line, at the left edge of the form or under its beginning."""
    if place is None or place.box is None:
        return place
    goes_on = _MORE_OF_PLACE if _ENDS_PLACE.search(place.value) else _REST_OF_PLACE
    under = next(iter(sheet.below(((0.0, place.box[0][1]), *place.box[1:3], (0.0, place.box[3][1])), rows=1.8)), None)
    rest = squash(under.text) if under else ""
    if under is None or not goes_on.fullmatch(rest) or VOCABULARY.hits(under) or sheet.left_of(under.box):
        return place
    more = parse.field(rest, [Span(under, 0, len(under.text))])
    return replace(
        place,
        value=place.value + rest,
        text=f"{place.text} {rest}",
        confidence=min(place.confidence, more.confidence),
        box=union([place.box, under.box]),
    )


def _told_place(sheet: Sheet) -> Field | None:
    """Where it happened as the facts tell it: 在 … behind the time, or before what happened there."""
    text = joined(without_side_words(sheet))
    found = (form.search(half_width(text.text)) for form in _PLACES)
    told = (_without_way(text, match) for match in found if match)
    return next((where for span in told if (where := place([span]))), None)


def _without_way(text: Line, match: re.Match[str]) -> Span:
    """The place a sentence tells, without how somebody came there: 沿该路段由北向南行驶至 …"""
    start, end = match.span(1)
    way = re.match(r".*(?:行驶至|驶至|行至|途经|行经)(?=.{4})", half_width(text.text)[start:end])
    return Span(text, start + (way.end() if way else 0), end)


def _parties(sheet: Sheet) -> Field | None:
    """Each party with its plate and its share of the responsibility."""
    entries = parties_of(sheet)
    named = [line for line in sheet.lines if any(one["name"] in squash(line.text) for one in entries)]
    return _listed(entries, named) if entries else None


def _listed(entries: Sequence[Mapping[str, str]], told: Sequence[Line]) -> Listed:
    return Listed(
        json.dumps(entries, ensure_ascii=False),
        round(min((line.confidence for line in told), default=0.5), 4),
        " ".join(half_width(line.text) for line in told),
        union([line.box for line in told]) if told else None,
        entries=tuple(entries),
    )
