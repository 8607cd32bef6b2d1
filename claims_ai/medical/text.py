"""The wording of diagnoses: one form for every way of writing, single diagnoses out of a list, what is said beside the illness."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

State = Literal["stated", "suspected", "excluded", "past"]
"""Whether the illness is there, may be there, was ruled out, or is over: treated by surgery or told as history."""

LONGEST = 2000

_SPELLINGS = (
    (r"综合症|症候群|症状群", "综合征"), (r"粘", "黏"), (r"癎", "痫"), (r"梗塞", "梗死"), (r"机能", "功能"), (r"返流", "反流"),
    (r"糖尿病\(?(?:2|II|Ⅱ|二)型\)?", "2型糖尿病"), (r"糖尿病\(?(?:1|I|Ⅰ|一)型\)?", "1型糖尿病"),
    (r"(?:II|二)型糖尿病|T2DM", "2型糖尿病"), (r"(?<!I)(?:I|一)型糖尿病|T1DM", "1型糖尿病"),
    (r"合并|伴有|伴发|并发(?!症)|并(?!指|趾|发症)", "伴"), (r"蛛网膜下腔", "蛛网膜下"), (r"(?<=[疡病炎瘤核变])变?性病变", "性病变"),
)  # fmt: skip
_SPELLED = tuple((re.compile(pattern), form) for pattern, form in _SPELLINGS)
_BETWEEN_NUMBERS = re.compile(r"(?<=\d)\s*[-–—~、,/至]\s*(?=(?:第|腰|胸|颈|骶|[LTCS])?\d)")
_DROPPED = re.compile(r"[\s·.,:;。，、；：'\"“”‘’*_\-—–~]+")

_CIRCLED = re.compile("[\u2460-\u2473\u2474-\u2487]")
_NUMBERED = re.compile(
    r"(?<![\d.腰胸颈骶第型LTCS/、~-])\d{1,2}\s*(?:[.、．]|[)）:：](?=[^\d]))\s*(?!\d(?!型))"
    r"|(?<![\d.])\b\d{1,2}\s+(?=[\u4e00-\u9fff])(?![级期型度周天月年岁枚处根])"
)
_BETWEEN = re.compile(r"[;；。\n\r|]+")
_WITHIN = re.compile(
    r"[、,，/+:：\s]+|(?<=.)[伴及和与](?=.{2})|(?<=术后)(?!状态|复查|恢复期|改变)|(?<=[?])|(?<=[癌瘤])(?=\S{1,4}转移)"
)

_SUSPECTED = re.compile(
    r"[?？]+|(?:性质|原因|诊断)?待(?:查|排|定|诊)(?:除|外)?|待除外|不能?(?:完全)?(?:排除|除外)|疑似|可疑|疑诊|高度怀疑|怀疑|考虑为?|(?:不)?可能(?:性大)?|倾向于?|^疑|(?:原因)?查因"
)
_EXCLUDED = re.compile(r"^(?:已|可|暂)?(?:排除|除外|否认)|(?:已|可|暂)?(?:排除|除外)$|^(?:未见|无明显|未发现)")
_PAST = re.compile(r"手?术后(?:状态|复查|恢复期|改变)?$|切除后$|(?:既往)?病?史$")

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SIDE = re.compile(
    r"(?:左|右|双|两|单|患)侧|^(?:左|右|双)(?:眼|耳)(?=..)|(?<=伴)(?:左|右|双)(?=[肾肺])|(?<=输尿管)[上中下末]?段"
    r"|^(?:左|右|双|两)(?=[^心房室束冠旋相角胎])"
)
_HEAD = re.compile(
    r"^(?:轻|中|重|极重)度|^(?:轻|重)症|^(?:小儿|儿童|婴幼儿|成人|老年(?!性|斑)|反复|复发性?|初发|新发|早期|晚期|局部|双眼|左眼|右眼|双耳|左耳|右耳)"
)
_TAIL = re.compile(
    r"(?:[(,]?(?:极|很)?(?:高|中|低)危组?\)?|[IVX\d一二三四]+(?:[AB]|-[IVX\d]+)?[级期度]|(?:轻|中|重|极重)度|(?:轻|重)[症型]"
    r"|(?:急性)?(?:发作|加重|活动|稳定|缓解|恢复|急性|亚急性|慢性|进展|静止|代偿|失代偿|围手术)期|急性发作|急性加重|失代偿|复发|初发"
    r"|心功能.*|NYHA.*|KILLIP.*|C?T\d[A-D]?N\d.*|TI-?RADS.*|BI-?RADS.*|\d+类|血糖控制不佳|伴感染)$"
)
_BREAK = re.compile(
    r"闭合性?|开放性|(?:不全|不完全|完全)性?(?=骨折)|线[性形]|隐匿性(?=骨折)|嵌插[性型]?|裂隙性?|移位性?|无移位|横[形行]|斜[形行]|螺旋形?"
)
_CRUSHED = re.compile(r"粉碎[性型]?(?=骨折)|撕脱性?(?=骨折)")
_VERTEBRAE = (
    (re.compile(r"(?:腰|L)\d(?:/(?:腰|L|骶|S)?\d)*(?:椎体|椎)?"), "腰椎"),
    (re.compile(r"(?:胸|T)\d{1,2}(?:/(?:胸|T|腰|L)?\d{1,2})*(?:椎体|椎)"), "胸椎"),
    (re.compile(r"(?:颈|C)\d(?:/(?:颈|C)?\d)*(?:椎体|椎)"), "颈椎"),
    (re.compile(r"第?\d{1,2}(?:/第?\d{1,2})+(?:根)?(?:前|后|腋)?肋(?:骨)?"), "多发性肋骨"),
    (re.compile(r"第?\d{1,2}(?:前|后|腋)?肋(?:骨)?"), "肋骨"),
    (re.compile(r"[手足]?部?第[一二三四五\d](?=[掌跖趾指])|[手足](?=[掌跖趾指]骨)"), ""),
)  # fmt: skip
_ONLY_BESIDE = re.compile(
    r"(?:左|右|双|两|单)侧?|(?:极|很)?(?:高|中|低)危组?|[IVX\d]+[级期度型]|(?:轻|中|重)度|心功能\S*|NYHA\S*|KILLIP\S*|C?T\d\S*|G\dP\d|孕\d产\d|术后|待查|\d+"
    r"|(?:左|右|双)(?:眼|耳|膝|足|手|肩|下肢|上肢)|(?:腰|L|胸|T|颈|C|骶|S)\d{1,2}|复查|状态|复发|口腔|血糖控制\S*|糜烂|穿孔|非?重症|轻症|坏死|(?:主要|其他|次要|西医|中医|初步|门诊|入院|出院)?诊断|L[OS]A|R[OS]A|单?活胎|头位|等|其他|无|其它|同(?:前|上|入院诊断)|详见病历"
)


@lru_cache(maxsize=65536)
def normalise(term: str) -> str:
    """One form for every way a term is written: half-width, upper case, no spaces or dots, one spelling.

    >>> normalise("Ⅱ型糖尿病 肾病"), normalise("急性脑梗塞"), normalise("肾病综合症")
    ('2型糖尿病肾病', '急性脑梗死', '肾病综合征')
    """
    form = _BETWEEN_NUMBERS.sub("/", unicodedata.normalize("NFKC", term).upper())
    for pattern, spelling in _SPELLED:
        form = pattern.sub(spelling, form)
    return _DROPPED.sub("", form)


def segments(text: str) -> Iterator[str]:
    """The single entries of a list of diagnoses, without their numbers.

    >>> list(segments("1.社区获得性肺炎 2.2型糖尿病；3、高血压病3级（极高危）"))
    ['社区获得性肺炎', '2型糖尿病', '高血压病3级(极高危)']
    """
    lined = unicodedata.normalize("NFKC", _CIRCLED.sub("\n", text[:LONGEST]))
    for part in _BETWEEN.split(_NUMBERED.sub("\n", lined)):
        if bare := part.strip(" ,，.、:：()"):
            yield bare + (")" if bare.count("(") > bare.count(")") else "")


def pieces(segment: str) -> list[str]:
    """The parts of an entry that names several illnesses in one breath; what only qualifies another is left out.

    >>> pieces("高血压病2级 极高危"), pieces("肺炎伴胸腔积液")
    (['高血压病2级'], ['肺炎', '胸腔积液'])
    """
    joined = re.sub("合并|伴有|伴发|并发(?!症)", "伴", _BETWEEN_NUMBERS.sub("/", segment).replace("/", "-"))
    parts = (part.strip("()") for part in _WITHIN.split(joined))
    return [part for part in parts if part and not _ONLY_BESIDE.fullmatch(normalise(part))]


def only_beside(piece: str) -> bool:
    """Whether a text says nothing but side, grade, stage or the like."""
    return not normalise(piece) or bool(_ONLY_BESIDE.fullmatch(normalise(piece)))


def state_of(segment: str) -> tuple[str, State]:
    """An entry without the words that say how certain it is, and what they say.

    >>> state_of("急性阑尾炎？"), state_of("排除骨折"), state_of("胃癌术后"), state_of("肺结核待排")
    (('急性阑尾炎', 'suspected'), ('骨折', 'excluded'), ('胃癌', 'past'), ('肺结核', 'suspected'))
    """
    if _SUSPECTED.search(segment):
        return _SUSPECTED.sub("", segment).strip(" ()"), "suspected"
    if _EXCLUDED.search(segment):
        return _EXCLUDED.sub("", segment).strip(" ()"), "excluded"
    if _PAST.search(segment):
        return _PAST.sub("", segment).strip(" ()"), "past"
    return segment, "stated"


def variants(term: str) -> Iterator[str]:
    """A normalised term less its brackets, sides, grades and stages, step by step; meaning never changes, only detail.

    >>> list(variants("右侧桡骨远端粉碎性骨折"))[-1], list(variants("高血压病3级(极高危)"))[-1]
    ('桡骨远端骨折', '高血压病')
    """
    seen = {term}
    for form in _simpler(term):
        if form and form not in seen:
            seen.add(form)
            yield form


def _simpler(term: str) -> Iterator[str]:
    form = term
    for pattern, plain in _VERTEBRAE:
        form = pattern.sub(plain, form)
    yield form
    form = _BRACKETS.sub("", form)
    yield form
    form = _SIDE.sub("", form)
    yield form
    for _ in range(4):
        form = _SIDE.sub("", _TAIL.sub("", _HEAD.sub("", form)))
        yield form
    if "骨折" in form:
        form = _BREAK.sub("", form)
        yield form
        yield _CRUSHED.sub("", form)
