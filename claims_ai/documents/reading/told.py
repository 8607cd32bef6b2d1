"""What a hospital's letter tells in running text instead of a form: 患者某某,男,56岁,于某日入院."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from claims_ai.documents import parse
from claims_ai.documents.joining import joined
from claims_ai.documents.labels import Span
from claims_ai.documents.layout import Sheet
from claims_ai.documents.text import half_width
from claims_ai.values import Field

_DAY = r"(?:19|20)\d\d\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?"
# 入院诊断, 出院日期 begin the next line of a form and end no sentence
_NO_HEADING = r"(?!\s*(?:诊断|日期|时间|情况|记录|小结|医嘱|时|后|带药|科))"
_WHO = r"(?:(?:兹有|兹证明)?(?:患者|病人|病员)|兹有|兹证明)\s*(?:姓名)?\s*:?\s*"

# a line of running text has a clause in it, and is not a place to fill in
_TEXT = re.compile(r"^(?!.{0,8}:).*[,。、;].*$|^.{18,}$|^\s*兹")


@dataclass(frozen=True, slots=True)
class _Told:
    form: re.Pattern[str]
    parse: Callable[[list[Span]], Field | None]


_TOLD: Mapping[str, _Told] = {
    "patient_name": _Told(re.compile(rf"{_WHO}([\u4e00-\u9fff·]{{2,4}}?)(?=\s*[,、(]?\s*(?:性别)?\s*:?\s*[男女])"), parse.person),
    "sex": _Told(re.compile(rf"{_WHO}[\u4e00-\u9fff·]{{2,4}}?\s*[,、(]?\s*(?:性别)?\s*:?\s*([男女])"), parse.sex),
    "age": _Told(re.compile(r"[男女](?:性)?\s*[,、]?\s*(?:年龄)?\s*:?\s*(\d{1,3}\s*岁)"), parse.whole_number),
    "admission_date": _Told(
        re.compile(rf"({_DAY})(?=\s*(?:至|到|起至|[-—~]+)\s*{_DAY}[^。;\d]{{0,14}}?住院)|(?<![至到])({_DAY})[^。;,\d]{{0,12}}?(?:入院{_NO_HEADING}|入住|收入|收住)"),
        parse.one_date,
    ),
    "discharge_date": _Told(
        re.compile(rf"{_DAY}\s*(?:至|到|起至|[-—~]+)\s*({_DAY})(?=[^。;\d]{{0,14}}?住院)|({_DAY})[^。;,\d]{{0,8}}?出院{_NO_HEADING}"), parse.one_date
    ),
    "inpatient_days": _Told(re.compile(r"住院(?:治疗)?(?:共|共计)?\s*(\d{1,3}\s*[天日])"), parse.whole_number),
    "department": _Told(
        re.compile(r"(?:入住|收入|收住|住入|就诊于|转入|[来到至在于](?=[我本]院))(?:我院|本院)?\s*([\u4e00-\u9fff]{2,10}?(?:科|病区|中心))"), parse.chinese
    ),
}  # fmt: skip


def told(sheet: Sheet) -> dict[str, Field]:
    """The fields that running text tells, each where it is told first."""
    rows = (row for row in sheet.rows if _TEXT.search(half_width(" ".join(line.text for line in row))))
    text = joined([line for row in rows for line in row])
    found = {}
    for name, what in _TOLD.items():
        match = what.form.search(half_width(text.text))
        value = what.parse([Span(text, *match.span(match.lastindex or 1))]) if match else None
        if value:
            found[name] = value
    return found
