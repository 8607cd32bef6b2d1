"""Parties of an accident as running text tells them: introduced by name or by what they drove, and what each answers for."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from claims_ai.documents.personal import is_personal, without_words_before
from claims_ai.documents.reading.parties import Party, party, plates_in
from claims_ai.identifiers import plate

_NAME = r"(?:[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff]{1,8}?|[\u4e00-\u9fff]{2,4}?)"
_BEHIND_NAME = r"(?=[,;。)、]|[男女]|$|驾驶|性别|身份|年龄|系|联系|电话|车牌|号牌)"
# 当事人:沈嘉,男 / 甲方姓名:沈嘉 / 当事人甲(沈嘉)
_INTRODUCED = re.compile(
    rf"(?:当事人(?P<role>[甲乙丙]?|丁(?=[方:(姓]))方?|(?P<side>[甲乙丙丁])方)[12一二三]?[:(]?(?:姓名|驾驶人)?:?(?P<name>{_NAME}){_BEHIND_NAME}"
    rf"|(?<![\u4e00-\u9fff])(?:姓名|驾驶人):?(?P<labelled>{_NAME}){_BEHIND_NAME}"
    rf"|(?:(?<=许,)|(?<=[,由与和及、行车]))(?P<numbered>{_NAME})[(](?:男|女)?,?(?:公民)?身份证"
)
_ACCIDENT = r"(?:此次|本次|这次|该次|本起|该起|此起|该|本|此)?(?:道路)?(?:交通)?(?:事故)?(?:中)?的?"
_BEARS = re.compile(
    rf"(?P<who>[甲乙丙丁]方|{_NAME})(?:[(][甲乙丙丁1-4]方[)])?(?:驾驶[^,。;:与和、]{{0,20}}?)?(?:[在对于]{_ACCIDENT})?(?:均|都|各|共同)?"
    rf"(?:(?:应当?)?(?:承担|担负|负有?){_ACCIDENT}(?:(?P<share>全部|主要|同等|次要)的?(?:事故)?责任|(?P<short>[全主同次])责)"
    rf"|(?:应当?)?(?:(?:承担|负有?|担负){_ACCIDENT})?(?:无|没有|不负|不应?承担){_ACCIDENT}(?:任何)?(?:责任|责(?=[,;。]|$))"
    rf"|[:(]?(?P<bare>全部|主要|同等|次要|无)责任)"
)
_BEGINS = re.compile(
    rf"(?:[(]?[1-4一二三四][)]?[.、,:]?)?(?P<name>{_NAME})[,:](?:[男女](?:性)?[,。]|性别|驾驶|驾车|身份证|年龄|\d\d岁)"
)
_OWN = re.compile(
    r"[,;:](?:应当?)?(?:承担|负有?|责任:?)(?:本次)?(?:事故)?(?:的)?(全部|主要|同等|次要|无)责任(?!.{0,3}(?:全部|主要|同等|次要|无)责)"
)
_BOTH = re.compile(rf"双方(?:均|都|各|共同)?(?:应当?)?(?:承担|负有?){_ACCIDENT}同等(?:事故)?责任")
# what may stand right before a name where lines or sentences run together
_BEFORE_NAME = re.compile(r"^.*(?:确定|认定|责任|事实|原因|由|故|当事人|驾驶人)")
_NO_NAME = re.compile(
    r"[车轿货客]$|^方[负承无]|信息|询问|笔录|陈述|摩托|行人|基本|联系|证号|号码|情况|事故|驾驶|当事|签名|签收|依法|意见|责任|规定|应当|承担|双方|各方|其余|车辆|道路|一份|存档|发生|碰撞|造成|受伤|电话"
)
_AND = re.compile(rf"({_NAME}|[甲乙丙丁]方)[、和与及]$")
# 苏XD62148号小型轿车,驾驶人:郭涵明
_DRIVEN = re.compile(rf"(?P<plate>{plate.FORM})号?[^,。;:]{{0,14}},?(?:驾驶人|驾驶员):(?P<name>{_NAME}){_BEHIND_NAME}")
# 沈嘉驾驶苏AD62148号小型轿车
_DROVE = re.compile(
    rf"(?:^|(?<![\u4e00-\u9fff])|(?<=[由与和及的]))(?P<name>{_NAME})(?:驾驶|驾)(?:的)?(?P<plate>{plate.FORM})"
)
# those who only rode along: 苏AD62148号车乘车人
_RODE = re.compile(
    rf"(?:乘坐|搭乘)(?:的)?{plate.FORM}|{plate.FORM}号?[^,。;、男女]{{0,12}}?(?:乘车人|乘客|乘员|乘坐人|车上人员)"
)
# a share told in a clause that names nobody, of whoever a clause before began with
_CARRIED = re.compile(
    rf"[,;](?:[在对于]{_ACCIDENT}中?)?(?:(?:应当?|应该)?(?:承担|担负|负有?){_ACCIDENT}(全部|主要|同等|次要)的?(?:事故)?责任"
    rf"|(?:无|没有|不承担|不负){_ACCIDENT}责任)"
)
_NUMBERED = re.compile(r"^[(]?\d{1,2}[)]?[.、]?")
_SIDES = dict(zip("ABCD", "甲乙丙丁", strict=True))
_SHORT = {"全": "全部", "主": "主要", "同": "同等", "次": "次要"}


def parties_told(lines: Sequence[str], labelled: Sequence[Party] = ()) -> list[Party]:
    """Each party by name, with the plate that stands nearest behind it and the share of responsibility told of it, from plain lines.

    Parties whose names have labels are known with their plates; their names may have lost a dot where the text wraps.
    """
    text = _with_sides(_RODE.sub("", "".join(lines)))
    for one in labelled:
        text = text.replace(one["name"].replace("·", ""), one["name"])
    roles, introduced = _introduced(text)
    drove = who_drove(lines)
    introduced = list(dict.fromkeys((*(one["name"] for one in labelled), *introduced, *_at_line_starts(lines), *drove)))
    shares = {
        **_carried_shares(text, {**{name: name for name in introduced}, **roles}),
        **_own_shares(text, introduced),
        **dict(_shares(text, roles, introduced)),
    }
    if _BOTH.search(text) and len(introduced) == 2:
        shares = {**dict.fromkeys(introduced, "同等责任"), **shares}
    names = sorted(dict.fromkeys((*introduced, *shares)), key=lambda name: _place(text, name))
    plates = {**_plates(text, names, labelled), **_labelled_plates(labelled), **drove}
    sure = {*shares, *plates, *(one["name"] for one in labelled)}
    told = [name for name in names if name in sure] if shares else names
    return [party(name, plates.get(name), shares.get(name)) for name in told]


def _with_sides(text: str) -> str:
    """A text in which sides called by letters are 甲方 and 乙方: 当事人A:沈嘉 … 当事人A违反 …, 当事人B承担 …"""
    introduced = re.sub(r"(?<=当事人)[A-D](?=:)", lambda letter: _SIDES[letter[0]], text)
    return re.sub(r"当事人([A-D])(?!:)", lambda letter: f"{_SIDES[letter[1]]}方", introduced)


def _place(text: str, name: str) -> int:
    """Where a name first stands, or the first line of one with a dot that wraps."""
    begins = text.find(re.split(r"(?<=·.)", name)[0])
    return begins if begins >= 0 else text.find(name)


def _labelled_plates(labelled: Sequence[Party]) -> Mapping[str, str]:
    return {one["name"]: one["plate_number"] for one in labelled if "plate_number" in one}


def _introduced(text: str) -> tuple[Mapping[str, str], Sequence[str]]:
    """The parties' names, and who is 甲方 and 乙方."""
    roles: dict[str, str] = {}
    names = []
    for match in _INTRODUCED.finditer(text):
        name = match["name"] or match["labelled"] or match["numbered"]
        if _NO_NAME.search(name):
            continue
        names.append(name)
        if role := match["role"] or match["side"]:
            roles.setdefault(f"{role}方", name)
    return roles, list(dict.fromkeys(names))


def who_drove(lines: Sequence[str]) -> Mapping[str, str]:
    """The plate of the vehicle that somebody is told to have driven, by name, from plain lines."""
    return {**_drove("\n".join(lines)), **_drove(_RODE.sub("", "".join(lines)))}


def _drove(text: str) -> Mapping[str, str]:
    """The people of whom a text says what they drove, with its plate."""
    told = dict[str, str]()
    for match in _DROVE.finditer(text):
        name, number = without_words_before(match["name"]), next(plates_in(match["plate"]), None)
        if number and is_personal(name) and not _NO_NAME.search(name):
            told.setdefault(name, number)
    return told


def _at_line_starts(lines: Sequence[str]) -> list[str]:
    """The people a line begins with and tells of: 沈嘉,男,身份证号 …"""
    found = (_BEGINS.match(line) for line in lines)
    return [match["name"] for match in found if match and is_personal(match["name"])]


def _own_shares(text: str, names: Sequence[str]) -> Mapping[str, str]:
    """The share told at the end of what a party's first sentence says of it: 沈嘉,驾驶 … 号牌 …,承担全部责任."""
    places = sorted((text.find(name), name) for name in names if name in text)
    told: dict[str, str] = {}
    for (start, name), (end, _) in pairwise([*places, (len(text), "")]):
        sentence = re.split(r"[。]", text[start + len(name) : end])[0]
        if own := _OWN.search(sentence):
            told[name] = f"{own[1]}责任"
    return told


def _carried_shares(text: str, called: Mapping[str, str]) -> Mapping[str, str]:
    """The share told at the end of a sentence whose earlier clause begins with a party: 沈嘉未让行,违反 …,承担全部责任."""
    told: dict[str, str] = {}
    for match in _CARRIED.finditer(text):
        clauses = re.split(r"[,;:]", text[text.rfind("。", 0, match.start()) + 1 : match.start()])
        subjects = (
            name
            for clause in reversed(clauses)
            for word, name in called.items()
            if _NUMBERED.sub("", clause).startswith(word)
        )
        if subject := next(subjects, None):
            told.setdefault(subject, f"{match[1] or '无'}责任")
    return told


def _shares(text: str, roles: Mapping[str, str], known: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Each party with its share of the responsibility; a name is one that was introduced, else what stands before the verb."""
    for match in _BEARS.finditer(text):
        start = match.start("who")
        name = _who(text[max(0, start - 2) : match.end("who")], match["who"], roles, known)
        share = match["share"] or match["bare"] or _SHORT.get(match["short"] or "", "无")
        if name and (not match["bare"] or name in known or match["who"] in roles):
            yield name, f"{share}责任"
            start = match.end("who") - len(name) if name not in roles.values() else start
            for other in _beside(text[:start], roles, known):
                yield other, f"{share}责任"


def _who(before: str, told: str, roles: Mapping[str, str], known: Sequence[str]) -> str | None:
    """The name that a text ends in, or that of the side it ends in; None where it is no name."""
    name = next((name for name in known if before.endswith(name)), roles.get(told, ""))
    name = name or without_words_before(_BEFORE_NAME.sub("", before)[-len(told) :])
    return name if len(name) > 1 and not _NO_NAME.search(name) and not name.endswith("方") else None


def _beside(text: str, roles: Mapping[str, str], known: Sequence[str]) -> Iterable[str]:
    """The names listed right before another, of which the same is told: 沈嘉、周宁均无责任."""
    while match := _AND.search(text[-12:]):
        name = _who(text[-12:][: match.end(1)], match[1], roles, known)
        if name is None:
            return
        yield name
        text = text[: len(text) - 1 - len(match[1] if match[1] in roles else name)]


def _plates(text: str, names: Sequence[str], labelled: Sequence[Party]) -> Mapping[str, str]:
    """The first plate between a name and the next name, but for those known to be another party's."""
    driven = {match["name"]: number for match in _DRIVEN.finditer(text) for number in plates_in(match["plate"])}
    if set(driven) & set(names):
        return {name: number for name, number in driven.items() if name in names}
    known = set(_labelled_plates(labelled).values())
    places = sorted((match.start(), name) for name in names for match in re.finditer(re.escape(name), text))
    owned: dict[str, str] = {}
    for (start, name), (end, _) in pairwise([*places, (len(text), "")]):
        own = next((number for number in plates_in(text, start, end) if number not in known), None)
        if own:
            owned.setdefault(name, own)
    return owned
