"""Illnesses that are named by their parts: a wound or burn by place and kind, a cancer by its organ, a pregnancy by its week.

A code is given only where every character of the text is understood: a wrong code is worse than none.
"""

import re
from collections.abc import Mapping

_REGIONS = {
    "S0": "头皮 头面 头 颜面 颌面 面颊 面 额顶 额 颞 枕 顶 颊 下颌 下颏 颏 眉弓 眉 眼睑 鼻背 鼻 上唇 下唇 口唇 唇 耳廓 耳",
    "S1": "颈项 颈 项",
    "S2": "前胸 胸背 胸壁 胸 季肋 肋 背",
    "S3": "腰背 腰骶 骶尾 腹壁 腰 腹 臀 骨盆 会阴 阴囊 髂 骶",
    "S4": "上臂 肩胛 肩 腋",
    "S5": "前臂 肘",
    "S6": "手背 手掌 手指 拇指 食指 示指 中指 环指 无名指 小指 指端 指尖 虎口 手腕 腕 手 指 掌",
    "S7": "大腿 髋 股",
    "S8": "小腿 胫前 腘窝 膝",
    "S9": "足背 足底 足跟 足趾 脚趾 脚背 脚底 踝 足 脚 趾 跟",
}
_REGION = {place: region for region, places in _REGIONS.items() for place in places.split()}
_PLACE = re.compile("|".join(sorted(_REGION, key=len, reverse=True)))
_KINDS = {
    "1": r"挫裂伤|挫裂创|裂伤|裂创|切割伤|切伤|割伤|刺伤|扎伤|划伤|划破伤|撕裂伤|撕脱伤|开放性(?:外伤|伤口|损伤)|穿刺伤|锐器伤|砍伤"
    r"|(?:犬|狗|猫|动物|人|鼠)?咬伤|(?:猫|狗|犬)?抓伤",
    "0": r"擦挫伤|擦皮伤|挫擦伤|挫伤|擦伤|血肿|瘀伤|淤血|瘀血|软组织损伤|软组织伤",
    "3": r"扭伤|扭挫伤|半?脱位|韧带(?:损伤|断裂|撕裂|拉伤|扭伤)",
    "4": r"神经(?:损伤|断裂|断伤)",
    "5": r"(?:血管|动脉)(?:损伤|断裂|断伤)",
    "6": r"(?:肌腱|肌肉)(?:损伤|断裂|断伤|拉伤|撕裂)|拉伤",
    "7": r"挤压伤|碾压伤",
    "8": r"(?:(?:不?完全|不全)性?)?(?:离断伤|离断|断离)",
    "9": r"外伤|损伤",
}
_KIND = tuple((digit, re.compile(rf"(?:{words})$")) for digit, words in _KINDS.items())
_ELSEWHERE = {"S05": "S09", "S06": "S09", "S26": "S29", "S36": "S39", "S27": "S28", "S37": "S38"}
"""Where the digit of a kind means something else in a region: eyes, brain, heart and other organs have it there."""
_BURN = re.compile(r"(?:烧伤|烫伤|灼伤|烧烫伤)(?:[浅深]?[IVX]+度|\d+%|伴感染)*$")
_BURNED = {"S0": "T20", "S1": "T20", "S2": "T21", "S3": "T21", "S4": "T22", "S5": "T22", "S6": "T23", "S7": "T24", "S8": "T24", "S9": "T25"}  # fmt: skip
_BESIDE = re.compile(
    r"[左右双两单]侧?|部位?|区|处|多处?|多发性?|全|急性|闭合性|关节|皮肤|皮下|软组织|局部|[末近中远]节|[内外前后上下]侧?|浅表|壁"
    r"|第[一二三四五\d]|热液?|火焰|化学性?|[浅深]?[IVX]+度|\d+%|及|伴|和"
)
_CANCERS = (
    re.compile(r"(?:恶性肿瘤|癌|MT|CA)$"),
    re.compile(
        r"(?:浸润性?(?:导管|小叶)?|导管|小叶|乳头状|鳞状细胞|移行细胞|尿路上皮|神经内分泌|印戒细胞|小细胞|腺|鳞)癌$"
    ),
)
"""The ends that make a cancer of an organ: bare ones, then those that also name its tissue."""
_GRADE = re.compile(r"^(?:进展期|早期|晚期|原发性?|[低中高]+分化|多发性?)+")
_WEEKS = re.compile(r"(?:G\dP\d|孕\d产\d)?(?:宫内)?(?:单胎|双胎)?(?:妊娠|孕)\d{1,2}(?:\+\d)?周")
_BESIDE_PREGNANCY = re.compile(r"(?:妊娠期?|孕期|产后|产褥期)伴")


def compose(term: str, terms: Mapping[str, str]) -> str | None:
    """The code of a normalised text by its parts, None where some part is not understood; `terms` are those of the table."""
    return _cancer(term, terms) or _injury(term) or _pregnancy(term)


def _cancer(term: str, terms: Mapping[str, str]) -> str | None:
    """The organ decides; a secondary cancer has codes of its own and is not told from its organ here."""
    bare = _GRADE.sub("", term)
    organs = [pattern.sub("", bare).removesuffix("部") for pattern in _CANCERS if pattern.search(bare)]
    names = (organ + end for organ in organs for end in ("恶性肿瘤", "癌"))
    return None if "转移" in term or "继发" in term else next((terms[name] for name in names if name in terms), None)


def _injury(term: str) -> str | None:
    """The category of a wound by region and kind, or of a burn by region; several places of one region are one."""
    if burn := _BURN.search(term):
        region = _only_region(term[: burn.start()])
        return _BURNED[region] if region else None
    for digit, pattern in _KIND:
        if kind := pattern.search(term):
            region = _only_region(term[: kind.start()])
            return _ELSEWHERE.get(region + digit, region + digit) if region else None
    return None


def _only_region(places: str) -> str | None:
    regions = {_REGION[place] for place in _PLACE.findall(places)}
    return regions.pop() if len(regions) == 1 and not _BESIDE.sub("", _PLACE.sub("", places)) else None


def _pregnancy(term: str) -> str | None:
    """A week of pregnancy, whatever is said after it, or another illness beside one."""
    if _WEEKS.match(term):
        return "Z33"
    return "O99" if _BESIDE_PREGNANCY.match(term) else None
