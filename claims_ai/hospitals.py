"""Whether two names of hospitals, as bills print them and as they are read, mean one house."""

import re
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Levenshtein

_PROVINCES = "河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆"
_CAPITALS = frozenset({"北京", "上海", "天津", "重庆"})
"""Cities that are provinces."""
_PLACE = re.compile(
    rf"^原?(?:(?P<province>(?:{_PROVINCES})(?=[\u4e00-\u9fff]{{2,4}}?市)|[\u4e00-\u9fff]{{2,7}}?(?=省|(?:壮族|回族|维吾尔)?自治区))"
    r"(?:省|(?:壮族|回族|维吾尔)?自治区)?)?(?:(?P<city>[\u4e00-\u9fff]{2,4}?)市)?原?"
)
_ADDED = re.compile(r"[（(].*?[)）]|\s")
_TELLING = re.compile(
    r"[一二三四五六七八九十\d]|人民|中心|中医|儿童|妇幼|妇产|口腔|肿瘤|胸科|眼科|精神|传染|骨科|康复|附属|协和|同济"
)
_MISREAD = 2

Sameness = Literal["one", "unclear", "two"]


@dataclass(frozen=True, slots=True)
class House:
    """A hospital's name in its parts: the province and the city it names, and the rest."""

    province: str
    city: str
    name: str


def house_of(hospital: str) -> House:
    """The parts of a name; what was its former one (原) and its branch in brackets are left out."""
    whole = _ADDED.sub("", hospital)
    match = _PLACE.match(whole)
    if match is None:
        return House("", "", whole)
    city = match["city"] or ""
    return House(match["province"] or (city if city in _CAPITALS else ""), city, whole[match.end() :])


def sameness(one: str, other: str) -> Sameness:
    """Whether two names are surely one house's, surely two houses', or neither; one that is missing says nothing against."""
    a, b = house_of(one), house_of(other)
    whole, others = f"{a.province}{a.city}{a.name}", f"{b.province}{b.city}{b.name}"
    if not (one and other) or whole in others or others in whole:
        return "one"
    told, others_told = set(_TELLING.findall(a.name)), set(_TELLING.findall(b.name))
    if (
        Levenshtein.distance(a.name, b.name) > _MISREAD
        or (told - others_told and others_told - told)
        or in_two_provinces(one, other)
        or (in_two_cities(one, other) and Levenshtein.distance(a.city, b.city) > 1)
    ):
        return "two"
    return "unclear" if told != others_told or not _one_place(a, b) else "one"


def in_two_provinces(one: str, other: str) -> bool:
    """Whether both names tell a province, and not the same."""
    a, b = house_of(one).province, house_of(other).province
    return bool(a and b and a != b)


def in_two_cities(one: str, other: str) -> bool:
    """Whether both names tell a city, and not the same."""
    a, b = house_of(one).city, house_of(other).city
    return bool(a and b and a != b)


def _one_place(one: House, other: House) -> bool:
    """Whether what the names tell of their place agrees; a province's house is not one of a city in it."""
    if one.city and other.city:
        return one.city == other.city
    return one.province == other.province or not (one.province or one.city) or not (other.province or other.city)
