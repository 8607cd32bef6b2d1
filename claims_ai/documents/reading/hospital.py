"""The hospital's name on any medical paper: beside its label, or in the heading."""

import re

from claims_ai.documents import parse
from claims_ai.documents.labels import Span
from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading.common import spans_after
from claims_ai.documents.reading.medical_labels import ALL, UNIT
from claims_ai.documents.text import squash
from claims_ai.values import Field

_NAME = re.compile(
    r"[\u4e00-\u9fff()·]{2,30}?(?:医院|卫生院|保健院|卫生服务中心|卫生服务站|服务中心|诊所|门诊部|研究院|研究所|防治院|防治所|疗养院|卫生所|卫生室|卫生站|医疗中心|急救中心|"
    r"卫生中心|康复中心|体检中心|妇幼中心|医学院)(?!附属|医院|第[一二三四五六七八九十])"
    r"(?:\([\u4e00-\u9fff]{2,20}\)|[\u4e00-\u9fff]{0,8}院区|[\u4e00-\u9fff]{0,6}分院|(?:股份)?有限(?:责任)?公司)?"
)
_TYPE = re.compile(
    r"(?:[一二三]级)?(?:[甲乙丙特合]等)?(?:公立|民营|私立|非?营利性)?(?:综合|专科|中医|儿童|妇幼|口腔|眼科|中西医结合)?(?:医院|保健院)"
)
_HEADING = 0.35


def hospital_name(sheet: Sheet) -> Field | None:
    """The name beside 收款单位, read with and without red, else the one printed by itself near the top."""
    beside = [span for spans in spans_after(sheet, ALL, UNIT) for span in spans]
    top = [
        Span(line, 0, len(line.text))
        for line in (*sheet.lines, *sheet.red_free)
        if line.box[0][1] < _HEADING * (sheet.size[1] or 1e9)
    ]
    for spans in (beside, top):
        names = [found for span in spans if (found := _as_hospital(span))]
        if names:
            return max(names, key=lambda name: (round(name.confidence, 1), len(name.value)))
    return None


def _as_hospital(span: Span) -> Field | None:
    """A hospital's name; 院 read as 险 or 陆 is mended where nothing else makes a name."""
    text = squash(span.text)
    mended = re.sub(r"(?<=[医究治健生])[险陆陕]", "院", text)
    match = _NAME.search(mended)
    if (
        not match
        or span.confidence < 0.75
        or re.search(r"收费|票据|专用|监制|证明", match[0])
        or _TYPE.fullmatch(match[0])
    ):
        return None
    return parse.field(match[0], [span], 1.0 if mended == text else 0.9)
