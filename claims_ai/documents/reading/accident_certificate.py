"""道路交通事故认定书: a number, when and where, and who bears which share of the responsibility, in a form or in free text."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from claims_ai.documents import parse
from claims_ai.documents.geometry import union
from claims_ai.documents.labels import Span
from claims_ai.documents.layout import Sheet, joined
from claims_ai.documents.reading.common import Labelled, Reading, read_labelled, vocabulary_of
from claims_ai.documents.reading.party_columns import parties_in_blocks, parties_in_columns, parties_in_rows
from claims_ai.documents.text import half_width, squash
from claims_ai.identifiers import plate
from claims_ai.values import Field, Line, Listed

_NUMBER = re.compile(
    r"第?[\u4e00-\u9fff\[\]【】〔〕()\dA-Za-z-]{0,24}?\d{4,}[\u4e00-\u9fff\[\]【】〔〕()\dA-Za-z-]*?(?:号|$)"
)
# the brackets of a document's year, of which one was taken for another
_YEAR = re.compile(r"〔(20\d\d)[\])】]|[\[(【](20\d\d)〕")
FIELDS = (
    Labelled(
        "accident_date", ("交通事故时间", "事故发生时间", "事故时间", "事故日期", "发生时间", "时间"), parse.one_date
    ),
    Labelled("accident_place", ("交通事故地点", "事故发生地点", "事故地点", "发生地点", "地点"), parse.chinese),
)
STOPS = (
    "天气", "当事人", "当事人基本情况", "道路交通事故基本事实", "基本事实", "交通事故基本事实", "事故基本事实", "交通事故证据", "形成原因", "责任", "交通方式",
    "驾驶证", "准驾车型", "住址", "单位", "保险公司", "保险凭证号", "联系方式", "电话", "姓名", "性别", "年龄", "车辆号牌", "号牌号码", "车型", "编号",
)  # fmt: skip
VOCABULARY = vocabulary_of(FIELDS, STOPS)
_NAME = r"(?:[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff]{1,8}?|[\u4e00-\u9fff]{2,4}?)"
_BEHIND_NAME = r"(?=[,;。)、]|[男女]|$|驾驶|性别|身份|年龄|系|联系|电话|车牌|号牌)"
# 当事人:沈嘉,男 / 甲方姓名:沈嘉 / 当事人甲(沈嘉)
_INTRODUCED = re.compile(
    rf"(?:当事人(?P<role>[甲乙丙丁]?)方?|(?P<side>[甲乙丙丁])方)[12一二三]?[:(]?(?:姓名|驾驶人)?:?(?P<name>{_NAME}){_BEHIND_NAME}"
    rf"|(?<![\u4e00-\u9fff])(?:姓名|驾驶人):?(?P<labelled>{_NAME}){_BEHIND_NAME}"
)
_ACCIDENT = r"(?:此次|本次|本起|该起|该|本)?(?:道路)?(?:交通)?(?:事故)?(?:中)?的?"
_BEARS = re.compile(
    rf"(?P<who>[甲乙丙丁]方|{_NAME})(?:[在对于]{_ACCIDENT})?(?:(?:应当?)?(?:承担|负){_ACCIDENT}(?P<share>全部|主要|同等|次要)(?:事故)?责任"
    rf"|(?:无|不负|不承担){_ACCIDENT}(?:任何)?责任)"
)
# what may stand right before a name where lines or sentences run together
_BEFORE_NAME = re.compile(r"^.*(?:确定|认定|责任|事实|原因|由|故)")
_NO_NAME = re.compile(
    r"基本|联系|证号|号码|情况|事故|驾驶|当事|签名|签收|意见|责任|规定|应当|双方|各方|其余|车辆|道路|一份|存档|发生|碰撞|造成|受伤|电话"
)
_PLATE = re.compile(plate.FORM)
_PLACE = re.compile(
    r"\d+\s*[时分]许?[,、]?[^。;]{0,30}?(?:行驶至|行经|途经|行至|沿|在)([^,。;]{0,12}?[市区县镇乡路街道][^,。;]{2,30}?)(?:[,。;]|时[,与]|(?:处)?(?:与|发生|因))"
)
_SIGNATURE = re.compile(r"签名|签字|民警|交通警察|大队|支队")


def read(sheet: Sheet) -> Reading:
    """Read an accident certificate."""
    found = read_labelled(sheet, FIELDS, VOCABULARY)
    further = {
        "certificate_number": _certificate_number(sheet),
        "accident_date": found.get("accident_date") or _first_date(sheet),
        "accident_place": found.get("accident_place") or _told_place(sheet),
        "parties": _parties(sheet),
    }
    return Reading({name: value for name, value in further.items() if value})


def _certificate_number(sheet: Sheet) -> Field | None:
    """第 … 号 under the title, or what stands behind 编号."""
    for line in sheet.lines:
        text = squash(line.text)
        labelled = re.search(r"(?:认定书编号|文书编号|编号|文号)[:]?(.+)", text)
        match = _NUMBER.fullmatch(labelled[1] if labelled else text)
        if match and (labelled or re.fullmatch(r".*第.*号", text)):
            return parse.field(
                _YEAR.sub(lambda year: f"〔{year[1] or year[2]}〕", match[0].upper()), [Span(line, 0, len(line.text))]
            )
    return None


def _first_date(sheet: Sheet) -> Field | None:
    """The first date of the facts: a certificate without labels tells them in running text, signed with a date below."""
    days = (parse.one_date([Span(line, 0, len(line.text))]) for line in sheet.lines if re.search("时|分|许", line.text))
    return next((day for day in days if day), None)


def _told_place(sheet: Sheet) -> Field | None:
    """Where it happened as the facts tell it: 在 … behind the time, up to what was done there."""
    text = joined(sheet.lines)
    match = _PLACE.search(half_width(text.text))
    return parse.chinese([Span(text, *match.span(1))]) if match else None


def _parties(sheet: Sheet) -> Field | None:
    """Each party by name, with the plate that stands nearest behind it and the share of responsibility told of it."""
    lines = [line for line in sheet.lines if not _SIGNATURE.search(line.text)]
    beside = parties_in_columns(sheet) or parties_in_blocks(sheet) or parties_in_rows(sheet)
    if any("responsibility" in party for party in beside):
        return _listed(beside, [line for line in lines if any(p["name"] in squash(line.text) for p in beside)])
    text = "".join(squash(line.text).upper() for line in lines)
    roles, introduced = _introduced(text)
    shares = dict(_shares(text, roles, introduced))
    names = sorted(dict.fromkeys((*introduced, *shares)), key=text.find)
    if not names:
        return None
    plates = _plates(text, names)
    told = [name for name in names if name in shares or name in plates] if shares else names
    entries = [_entry(name, plates.get(name), shares.get(name)) for name in told]
    return _listed(entries, [line for line in lines if any(name in squash(line.text) for name in names)])


def _introduced(text: str) -> tuple[Mapping[str, str], Sequence[str]]:
    """The parties' names, and who is 甲方 and 乙方."""
    roles: dict[str, str] = {}
    names = []
    for match in _INTRODUCED.finditer(text):
        name = match["name"] or match["labelled"]
        if _NO_NAME.search(name):
            continue
        names.append(name)
        if role := match["role"] or match["side"]:
            roles.setdefault(f"{role}方", name)
    return roles, list(dict.fromkeys(names))


def _shares(text: str, roles: Mapping[str, str], known: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Each party with its share of the responsibility; a name is one that was introduced, else what stands before the verb."""
    for match in _BEARS.finditer(text):
        before = text[max(0, match.start("who") - 2) : match.end("who")]
        name = next((name for name in known if before.endswith(name)), roles.get(match["who"], ""))
        name = name or _BEFORE_NAME.sub("", before)[-len(match["who"]) :]
        if len(name) > 1 and not _NO_NAME.search(name) and not name.endswith("方"):
            yield name, f"{match['share']}责任" if match["share"] else "无责任"


def _plates(text: str, names: Sequence[str]) -> Mapping[str, str]:
    """The first plate between a name and the next name."""
    places = sorted((match.start(), name) for name in names for match in re.finditer(re.escape(name), text))
    owned: dict[str, str] = {}
    for (start, name), (end, _) in pairwise([*places, (len(text), "")]):
        match = _PLATE.search(text, start, end)
        if match:
            owned.setdefault(name, re.sub("[·.]", "", match[0]))
    return owned


def _entry(name: str, plate_number: str | None, responsibility: str | None) -> Mapping[str, str]:
    values = {"name": name, "plate_number": plate_number, "responsibility": responsibility}
    return {key: value for key, value in values.items() if value}


def _listed(entries: Sequence[Mapping[str, str]], told: Sequence[Line]) -> Listed:
    return Listed(
        json.dumps(entries, ensure_ascii=False),
        round(min((line.confidence for line in told), default=0.5), 4),
        " ".join(half_width(line.text) for line in told),
        union([line.box for line in told]) if told else None,
        entries=tuple(entries),
    )
