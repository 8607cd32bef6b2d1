"""Shares of responsibility told of sides, as forms do that have a part for each: 甲方:主要责任 乙方:次要责任, or ticked among all."""

import re
from collections.abc import Mapping, Sequence

from claims_ai.documents.reading.parties import Party, party

_SIDED = re.compile(
    r"(?:(?P<side>[甲乙丙丁])(?:方|车)?(?:当事人|驾驶人)?|(?<![A-Z0-9])(?P<letter>[A-D])(?:方|车|(?=应?当?(?:承担|负)))|(?:当事人|第|驾驶人)(?P<number>[一二三四1-4])(?:方|号)?(?:当事人)?)"
    r"[:]?(?:应当?)?(?:承担|负有?)?(?:事故)?(?:(?P<share>全部|主要|同等|次要|无)责任|(?P<short>[全主同次无])责(?!任))"
)
_WHOLE = {share[0]: share for share in ("全部", "主要", "同等", "次要", "无")}
_PLACES = {side: place for sides in ("甲乙丙丁", "ABCD", "一二三四", "1234") for place, side in enumerate(sides)}
# a row that names all shares for one side; 甲 may be read as what it looks like
_CHOICES = re.compile(
    r"\W{0,2}(?P<side>[甲申乙丙丁A-D])方[:]?(?P<choices>[^甲乙丙丁A-D]*(?:全部|主要)责任[^甲乙丙丁A-D]*(?:次要|无)责任[^甲乙丙丁A-D]*)"
)
_TICKED = re.compile(r"[☑√✓■☒](全部|主要|同等|次要|无)责任")
_UNBOXED = re.compile(r"(?<![□口☐])(全部|主要|同等|次要|无)责任")


def with_shares_of_sides(parties: Sequence[Party], rows: Sequence[str]) -> list[Party]:
    """The parties with what plain rows tell of each one's side: where every side is told of, and of none two things, or by its ticks."""
    ticked = _ticked(rows)
    if ticked and set(ticked) <= set(range(len(parties))):
        return [_with_share(one, ticked[place]) if place in ticked else one for place, one in enumerate(parties)]
    told = _told("".join(rows))
    if set(told) != set(range(len(parties))):
        return list(parties)
    return [_with_share(one, told[place]) for place, one in enumerate(parties)]


def _with_share(one: Party, share: str | None) -> Party:
    return party(one["name"], one.get("plate_number"), share)


def _told(text: str) -> Mapping[int, str]:
    """The share of each side by its place; nothing where one side is told two."""
    found = {
        (
            _PLACES[match["side"] or match["letter"] or match["number"]],
            f"{match['share'] or _WHOLE[match['short']]}责任",
        )
        for match in _SIDED.finditer(text)
    }
    return dict(found) if len(dict(found)) == len(found) else {}


def _ticked(rows: Sequence[str]) -> Mapping[int, str | None]:
    """The share that is ticked in the row of each side, or the only one without a box; None where neither can be told."""
    found = dict[int, str | None]()
    for match in filter(None, map(_CHOICES.fullmatch, rows)):
        ticks, bare = (form.findall(match["choices"]) for form in (_TICKED, _UNBOXED))
        chosen = ticks if len(ticks) == 1 else bare
        found[_PLACES[match["side"].replace("申", "甲")]] = f"{chosen[0]}责任" if len(chosen) == 1 else None
    return found
