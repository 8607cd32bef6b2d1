"""Shares of responsibility told of sides, as forms do that have a part for each: 甲方:主要责任 乙方:次要责任."""

import re
from collections.abc import Mapping, Sequence

from claims_ai.documents.reading.parties import Party

_SIDED = re.compile(
    r"(?:(?P<side>[甲乙丙丁])(?:方|车)?(?:当事人|驾驶人)?|(?:当事人|第|驾驶人)(?P<number>[一二三四1-4])(?:方|号)?(?:当事人)?)"
    r"[:]?(?:应当?)?(?:承担|负有?)?(?:事故)?(?P<share>全部|主要|同等|次要|无)责任"
)
_PLACES = {side: place for sides in ("甲乙丙丁", "一二三四", "1234") for place, side in enumerate(sides)}


def with_shares_of_sides(parties: Sequence[Party], rows: Sequence[str]) -> list[Party]:
    """The parties with what plain rows tell of each one's side, where every side is told of, and of none two things."""
    told = _told("".join(rows))
    if set(told) != set(range(len(parties))):
        return list(parties)
    return [{**one, "responsibility": told[place]} for place, one in enumerate(parties)]


def _told(text: str) -> Mapping[int, str]:
    """The share of each side by its place; nothing where one side is told two."""
    found = {(_PLACES[match["side"] or match["number"]], f"{match['share']}责任") for match in _SIDED.finditer(text)}
    return dict(found) if len(dict(found)) == len(found) else {}
