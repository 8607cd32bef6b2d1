"""The hospital's name on any medical paper: beside its label, or in the heading."""

import re
from collections.abc import Iterator, Sequence

from claims_ai.documents import parse
from claims_ai.documents.geometry import bounds
from claims_ai.documents.joining import joined
from claims_ai.documents.labels import Span
from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading.common import spans_after
from claims_ai.documents.reading.medical_labels import ALL, UNIT
from claims_ai.documents.text import squash
from claims_ai.values import Field

NAME = re.compile(
    r"[\u4e00-\u9fff][\u4e00-\u9fff()·]{1,29}?(?:医院|卫生院|保健院|卫生服务中心|卫生服务站|服务中心|诊所|门诊部|研究院|研究所|防治院|防治所|疗养院|卫生所|卫生室|卫生站|医疗中心|急救中心|"
    r"卫生中心|康复中心|体检中心|妇幼中心|医学院)(?!附属|医院|第[一二三四五六七八九十])"
    r"(?:\([\u4e00-\u9fff]{2,20}\)|(?<=总医院)[^\W\d_转入我本上级到在往于由住出门急诊病证明费]{2,6}?医院|[\u4e00-\u9fff]{0,8}院区|[\u4e00-\u9fff]{0,6}分院|(?:股份)?有限(?:责任)?公司)?"
)
_TYPE = re.compile(
    r"(?:[一二三]级)?(?:[甲乙丙特合]等)?(?:公立|民营|私立|非?营利性)?(?:综合|专科|中医|儿童|妇幼|口腔|眼科|中西医结合)?(?:医院|保健院)"
)
_HEADING = 0.35
_LABEL = r"(?:就诊|就医|诊治)?(?:医院|医疗机构|医疗单位)(?:名称)?:?(?=[\u4e00-\u9fff]{2,}(?:院|中心|诊所|站|部|所|室)$)"
_SIGNED = re.compile(rf"\W?(?:{_LABEL})?(?:{NAME.pattern})(?:\((?:盖章|公章|章)\))?")
# what the names of hospitals end in; one character that the engine was not sure of may be put right by them
_ENDINGS = (
    "第一人民医院", "第二人民医院", "第三人民医院", "第四人民医院", "第五人民医院", "人民医院", "中心医院", "中医医院", "中医院",
    "妇幼保健院", "妇女儿童医院", "儿童医院", "妇产医院", "妇产科医院", "肿瘤医院", "口腔医院", "眼科医院", "精神卫生中心",
    "精神病医院", "传染病医院", "骨科医院", "骨伤科医院", "康复医院", "胸科医院", "皮肤病医院", "中西医结合医院", "附属医院",
    "附属第一医院", "附属第二医院", "附属第三医院", "第一附属医院", "第二附属医院", "第三附属医院", "附属中心医院", "附属中医医院", "总医院",
    "职工医院", "社区卫生服务中心", "社区卫生服务站", "卫生院", "中心卫生院", "疾病预防控制中心", "急救中心", "国际医院", "老年病医院",
    "心血管病医院", "脑科医院", "红十字会医院",
)  # fmt: skip
_PLACE, _PITCH = re.compile(r"[\u4e00-\u9fff]{2,16}(?:省|市|区|县|州|旗|镇|乡|街道?|路|村|社区|广场)"), 0.8
_UNSURE = 0.9
# the end of a name under the lettering of the seal that is set on it
_SEALED = re.compile(r"(?<![院所站心部室诊])医[收费财务业票据]{0,4}专用章$")
_TWICE = re.compile(r"(..)(.)[^()]+\(\1(.)[^()]+\)$")


def hospital_name(sheet: Sheet) -> Field | None:
    """The name beside 收款单位, read with and without red, else the one printed by itself near the top, else one that signs."""
    beside = [span for spans in spans_after(sheet, ALL, UNIT) for span in spans]
    top = [
        Span(line, 0, len(line.text))
        for line in (*sheet.lines, *sheet.red_free)
        if line.box[0][1] < _HEADING * (sheet.size[1] or 1e9)
    ]
    foot = [Span(line, 0, len(line.text)) for line in sheet.lines if _SIGNED.fullmatch(squash(line.text))]
    for spans in (beside, [*top, *_placed(top)], foot):
        names = [found for span in spans if (found := _as_hospital(span))]
        if names:
            return max(names, key=lambda name: (round(name.confidence, 1), len(name.value)))
    return None


def _placed(heading: Sequence[Span]) -> Iterator[Span]:
    """Names that say nothing but what they are, 社区卫生服务中心, together with the place right above them in the heading."""
    for span in heading:
        if squash(span.line.text) not in _ENDINGS:
            continue
        left, top, right, bottom = bounds(span.line.box)
        for other in heading:
            x0, _, x1, y1 = bounds(other.line.box)
            near = abs(top - y1) < _PITCH * (bottom - top) and abs((left + right) - (x0 + x1)) < 2 * (bottom - top)
            if near and _PLACE.fullmatch(squash(other.line.text)):
                whole = joined([other.line, span.line])
                yield Span(whole, 0, len(whole.text))


def mended_ending(text: str, legibility: float) -> str:
    """The text with the end of a hospital's name put right where one character of it was misread, or 一 was lost.

    A second name in brackets begins with the same place: 江州省肿瘤研究院(江州岩肿瘤医院).

    >>> mended_ending("江州省肿瘤研究院(江州岩肿瘤医院)", 0.6)
    '江州省肿瘤研究院(江州省肿瘤医院)'
    >>> mended_ending("青岛市市立医专用章", 0.98), mended_ending("江州市人民医院医务专用章", 0.98)
    ('青岛市市立医院', '江州市人民医院医务专用章')
    >>> mended_ending("云溪县好幼保健院", 0.6), mended_ending("望江县第人民医院", 0.99), mended_ending("云溪县好幼保健院", 0.99)
    ('云溪县妇幼保健院', '望江县第一人民医院', '云溪县好幼保健院')
    """
    whole = re.sub("第(?=人民医院|中心医院|附属医院|医院)", "第一", _SEALED.sub("医院", text))
    if legibility >= _UNSURE or any(whole.endswith(known) for known in _ENDINGS):
        return whole
    twice = _TWICE.match(whole)
    if twice:
        whole = f"{whole[: twice.start(3)]}{twice[2]}{whole[twice.end(3) :]}"
    near = [known for known in _ENDINGS if len(known) > 3 and _one_apart(whole[-len(known) :], known)]
    return whole[: -len(near[0])] + near[0] if len({known[-4:] for known in near}) == 1 else whole


def _one_apart(read: str, known: str) -> bool:
    return len(read) == len(known) and sum(a != b for a, b in zip(read, known, strict=True)) == 1


def _as_hospital(span: Span) -> Field | None:
    """A hospital's name; 院 read as 险 or 陆 is mended where nothing else makes a name."""
    text = re.sub(rf"^{_LABEL}", "", squash(span.text))
    mended = mended_ending(re.sub(r"(?<=[医究治健生])[险陆陕]", "院", text), span.legibility)
    match = NAME.search(mended)
    if (
        not match
        or span.confidence < 0.75
        or re.search(r"收费|收款|票据|专用|监制|证明|类型|类别|性质|[一二三]级|[甲乙丙]等", match[0])
        or _TYPE.fullmatch(match[0])
    ):
        return None
    return parse.field(match[0], [span], 1.0 if mended == text else 0.9)
