"""The parties of an accident: read as each arrangement would have them, the most credible reading taken, what it lacks told by the others."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from rapidfuzz.distance import Levenshtein

from claims_ai.documents.layout import Sheet
from claims_ai.documents.personal import is_personal
from claims_ai.documents.reading.parties import NO_SHARE, Party, party, plain, plates_in
from claims_ai.documents.reading.party_columns import (
    lone_party,
    parties_in_blocks,
    parties_in_columns,
    parties_in_rows,
    records,
)
from claims_ai.documents.reading.party_keys import parties_by_key
from claims_ai.documents.reading.shares_under import shares_beside_names, shares_under_names
from claims_ai.documents.reading.side_words import without_side_words
from claims_ai.documents.reading.sided_shares import with_shares_of_sides
from claims_ai.documents.reading.told_parties import parties_told, who_drove

_SIGNATURE = re.compile(r"签名|签字|民警|交通警察|办案|经办|承办|大队|支队")
_SENTENCE = re.compile(r"[\u4e00-\u9fff]{4,}[,。;]|[,。;][\u4e00-\u9fff]{4,}")
_WORDS = re.compile(
    r"[车轿货客]$|[性別别男女]$|性别|住址|地址|姓名|类型|电话|号码|号牌|责任|当事|驾驶|身份|情况|方式|[区路街]"
)
# what a name, a share and a plate of a party say for a reading; a name that is none, and a plate that is nobody's, against it
_NAME, _SHARE, _PLATE, _NOBODY, _LOST = 0.5, 2.0, 1.5, -3.0, -1.5
_UNFAIR, _ANOTHERS = -2.0, -2.0
# names longer than this may break
_BEGUN = 4
_ANY_SHARE = re.compile(r"(?:承担|负有?|担负)[^,。;]{0,12}?(全部|主要|同等|次要)的?(?:事故)?责任")

_FORMS: tuple[Callable[[Sheet], list[Party]], ...] = (
    parties_in_columns,
    parties_in_rows,
    parties_in_blocks,
    records,
    lone_party,
    parties_by_key,
)
"""The arrangements, the most telling first."""


def parties_of(sheet: Sheet) -> list[Party]:
    """The parties of a certificate with what is told of each, in the order it names them."""
    lines = [text for line in without_side_words(sheet) if not _is_signed(text := plain(line.text))]
    rows = [plain("".join(line.text for line in row)) for row in sheet.rows]
    found = [with_shares_of_sides(parties, rows) for form in _FORMS if (parties := form(sheet))]
    several = [parties for parties in found if len(parties) > 1]
    forms = [_with_shares_under(sheet, parties) for parties in several or found]
    plates = {number for line in lines for number in plates_in(line)}
    drove = who_drove(lines)
    known = max(forms, key=lambda found: _worth(found, plates, drove), default=[])
    told = [_sided(parties_told(lines, labelled), rows) for labelled in (known, ())]
    readings = [_one_each(found, lines) for found in (*told, *forms) if found]
    best = max(readings, key=lambda found: _worth(found, plates, drove), default=[])
    whole = _left_without(_completed(_without_misread(best), [found for found in readings if found is not best]))
    whole = _alone_with_all(_spelled(whole, plain("".join(line.text for line in sheet.lines))), lines)
    free = plates - {one.get("plate_number", "") for one in whole}
    numbered = [{**one, **_whole_plate(one, free)} for one in whole]
    return [
        party(one["name"], one.get("plate_number"), one.get("responsibility"))
        for one in _as_named(_without_offences(numbered), (plain(line.text) for row in sheet.rows for line in row))
    ]


def _as_named(parties: Sequence[Party], rows: Iterable[str]) -> list[Party]:
    """The parties in the order in which entries, not sentences, name them first, if they name them all; long names go on in a further line."""
    text = "\n".join(row for row in rows if not _SENTENCE.search(row))
    begun = [text.find(one["name"][:_BEGUN] if len(one["name"]) > _BEGUN else one["name"]) for one in parties]
    return [parties[i] for i in sorted(range(len(parties)), key=begun.__getitem__)] if -1 not in begun else [*parties]


def _without_misread(parties: Sequence[Party]) -> list[Party]:
    """The parties without a bare name, as of a signature, that is another's but for its last character, where all others have shares."""
    shared = [one["name"] for one in parties if "responsibility" in one]
    bare = [one for one in parties if set(one) == {"name"}]
    if len(shared) < 2 or len(shared) + len(bare) < len(parties):
        return [*parties]
    again = [
        one for one in bare if any(one["name"][:-1] == name[:-1] and len(one["name"]) == len(name) for name in shared)
    ]
    return [one for one in parties if one not in again]


def _without_offences(parties: Sequence[Party]) -> list[Party]:
    """The parties without those that are another one's name with the 无 of the column of offences behind it, whose shares go to the other."""
    shares = {one["name"].removesuffix("无"): one["responsibility"] for one in parties if _has_offence(one, parties)}
    own = [one for one in parties if not _has_offence(one, parties)]
    return [{**one, "responsibility": shares[one["name"]]} if one["name"] in shares else one for one in own]


def _has_offence(one: Party, parties: Sequence[Party]) -> bool:
    name = one["name"].removesuffix("无")
    return (
        name != one["name"]
        and "plate_number" not in one
        and "responsibility" in one
        and name in {other["name"] for other in parties}
    )


def _sided(parties: Sequence[Party], rows: Sequence[str]) -> list[Party]:
    """Parties told in sentences of which none has a share, with those that are told of their sides: A负主要责任."""
    return list(parties) if any("responsibility" in one for one in parties) else with_shares_of_sides(parties, rows)


def _is_signed(text: str) -> bool:
    """Whether a line is of those who sign; a sentence may speak of a station too (经我大队现场勘查)."""
    return _SIGNATURE.search(text) is not None and not _SENTENCE.search(text)


def _with_shares_under(sheet: Sheet, parties: Sequence[Party]) -> list[Party]:
    """The parties with the share that stands under or beside their name in a table of its own."""
    names = [one["name"] for one in parties]
    shares = shares_under_names(sheet, names) or shares_beside_names(sheet, names)
    return [{**one, "responsibility": shares[one["name"]]} if one["name"] in shares else one for one in parties]


def _worth(found: Sequence[Party], plates: Iterable[str], drove: Mapping[str, str]) -> float:
    """How credible a reading is: by how much it tells of people, whether the shares go together, and whether they drove what they are told to."""
    named = sum(_NAME * is_personal(one["name"]) + _NOBODY * bool(_WORDS.search(one["name"])) for one in found)
    shares = [one["responsibility"] for one in found if "responsibility" in one]
    owned = [one["plate_number"] for one in found if "plate_number" in one]
    doubled = len(owned) - len(set(owned)) + len(found) - len({one["name"] for one in found})
    lost = len(set(plates) - set(owned))
    return (
        named
        + _SHARE * len(shares)
        + _PLATE * len(set(owned))
        + _LOST * (lost + 2 * doubled)
        + (0 if _fair(shares) else _UNFAIR)
        + _ANOTHERS
        * sum(one.get("plate_number", "") not in ("", drove.get(one["name"], one.get("plate_number"))) for one in found)
    )


def _fair(shares: Sequence[str]) -> bool:
    """Whether shares can be those of one accident: all of it leaves nothing to the others, a main part goes with a lesser one."""
    some = sorted({share for share in shares if share != NO_SHARE})
    return (
        some in ([], ["全部责任"], ["同等责任"], ["主要责任", "次要责任"], ["主要责任"], ["次要责任"])
        and shares.count("全部责任") < 2
    )


def _one_each(found: Sequence[Party], lines: Sequence[str]) -> list[Party]:
    """The same with a party put together that was read as two, as its name was read with another character once."""
    parties = list(found)
    for shared in [one for one in found if set(one) == {"name", "responsibility"}]:
        others = [one for one in parties if "responsibility" not in one]
        alike = [one for one in others if _may_be(one["name"], shared["name"], alone=len(others) == 1)]
        if len(alike) == 1:
            name = _usual(alike[0]["name"], shared["name"], lines)
            parties[parties.index(alike[0])] = party(name, alike[0].get("plate_number"), shared["responsibility"])
            parties.remove(shared)
    return parties


def _may_be(name: str, other: str, *, alone: bool) -> bool:
    """Whether two names may be one with a character misread or lost; where nobody else can be meant, with two."""
    return len(name) > 2 and 0 < Levenshtein.distance(name, other) <= (2 if alone else 1)


def _usual(name: str, other: str, lines: Sequence[str]) -> str:
    """Of two readings of a name and those close to both, the one that comes most often."""
    count, text = len(name), "\n".join(lines)
    near = {text[i : i + count] for i in range(len(text) - count)} if len(other) == count else set[str]()
    meant = [
        one
        for one in near
        if is_personal(one) and max(Levenshtein.distance(one, name), Levenshtein.distance(one, other)) <= 1
    ]
    return max((name, other, *sorted(meant)), key=text.count)


def _spelled(parties: Sequence[Party], text: str) -> list[Party]:
    """The parties with a name that stands in the text once only as it stands there more often, with another last character."""
    taken = {one["name"] for one in parties}
    return [{**one, "name": _often(one["name"], taken, text)} for one in parties]


def _often(name: str, taken: Iterable[str], text: str) -> str:
    """The name of the same surname that differs by a character and comes more than once, where this one does not; else this one."""
    near = {text[i : i + len(name)] for i in range(len(text) - len(name) + 1)}
    alike = {one for one in near if one[0] == name[0] and _differs_by_one(one, name) and is_personal(one)}
    others = sorted(one for one in alike if not any(other.startswith(one) for other in taken))
    best = max(others, key=text.count, default=name)
    return best if text.count(name) < 2 <= text.count(best) else name


def _differs_by_one(one: str, name: str) -> bool:
    return sum(a != b for a, b in zip(one, name, strict=True)) == 1


def _completed(best: Sequence[Party], others: Sequence[Sequence[Party]]) -> list[Party]:
    """The parties with what only another reading tells of them; a plate that is already somebody's is not another's too."""
    known = [{one["name"]: one for one in found} for found in others]
    taken = {one["plate_number"] for one in best if "plate_number" in one}
    return [{**_further(one, known, taken), **one} for one in best]


def _left_without(parties: Sequence[Party]) -> list[Party]:
    """Where somebody answers for all of it, nothing is left to those of whom nothing is told."""
    whole = any(one.get("responsibility") == "全部责任" for one in parties)
    return [{**one, "responsibility": one.get("responsibility", NO_SHARE)} if whole else one for one in parties]


def _alone_with_all(parties: Sequence[Party], lines: Sequence[str]) -> list[Party]:
    """A lone party of which the text tells no share by name has the only one that is told."""
    told = set(_ANY_SHARE.findall("".join(lines)))
    if len(parties) == 1 and "responsibility" not in parties[0] and len(told) == 1:
        return [{**parties[0], "responsibility": f"{told.pop()}责任"}]
    return list(parties)


def _whole_plate(one: Party, plates: Iterable[str]) -> Party:
    """A plate that lost a character in one place, as it stands in another."""
    own = one.get("plate_number", "")
    whole = [other for other in plates if len(other) == len(own) + 1 and _lacks_one(own, other)] if own else []
    return {"plate_number": whole[0]} if len(whole) == 1 else {}


def _lacks_one(short: str, whole: str) -> bool:
    return any(whole[:i] + whole[i + 1 :] == short for i in range(len(whole)))


def _further(one: Party, known: Sequence[Mapping[str, Party]], taken: Iterable[str]) -> Party:
    told: dict[str, str] = {"name": one["name"]}
    for found in known:
        for key, value in found.get(one["name"], {}).items():
            if value not in taken:
                told.setdefault(key, value)
    return told
