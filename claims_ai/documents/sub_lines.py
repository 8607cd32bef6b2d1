"""Category lines that are followed by what they consist of: adding both would count the same money twice."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate

from claims_ai.values import Item

Group = tuple[Item, tuple[Item, ...]]
Option = tuple[int, Decimal]

_AMONG = re.compile(r"^\s*其中\s*[:：]?\s*")
# what bills group charges by; none of these is a part of another
_CATEGORY = re.compile(
    r"(?:一般)?(?:诊察|诊疗|检查|化验|检验|治疗|手术|麻醉|护理|床位|挂号|其[他它]|输血|输氧|放射|病理|西药|中药|中成药|中草药|中药饮片|草药|(?:卫生|医用|一次性)?材料"
    r"|药事服务|药品)费?"
)
_MOST = 200
_TRIES = 5_000


def in_groups(items: Sequence[Item], total: Decimal) -> tuple[Group, ...] | None:
    """Each charge with the sub-lines that it consists of, where the charges alone make up the total; None where they do not.

    Sub-lines are announced (其中) or come to exactly what the line before them says. What lines come to above the total is
    what sub-lines have to take away; where that is not found within so many tries, it is no bill with sub-lines.
    """
    excess = sum((Decimal(item.amount) for item in items), Decimal(0)) - total
    if not excess:
        return tuple((item, ()) for item in items)
    counts = _arranged(_options(items), excess) if excess > 0 and len(items) <= _MOST else None
    return None if counts is None else tuple(_grouped(items, counts))


def _grouped(items: Sequence[Item], counts: Sequence[int]) -> Iterator[Group]:
    place = 0
    for count in counts:
        parts = items[place + 1 : place + 1 + count]
        yield items[place], tuple(replace(item, name=_AMONG.sub("", item.name)) for item in parts)
        place += 1 + count


def _options(items: Sequence[Item]) -> tuple[tuple[Option, ...], ...]:
    """For each line the numbers of lines that may be its parts, the likeliest first, with what these come to."""
    sums = (Decimal(0), *accumulate(Decimal(item.amount) for item in items))
    return tuple(
        tuple((count, sums[place + 1 + count] - sums[place + 1]) for count in _sub_lines(items, place))
        for place in range(len(items))
    )


def _arranged(options: Sequence[Sequence[Option]], excess: Decimal) -> tuple[int, ...] | None:
    """How many sub-lines each charge has, so that all of them together come to the excess."""
    most = _most_taken(options)
    failed: set[tuple[int, Decimal]] = set()

    def arranged(place: int, left: Decimal) -> tuple[int, ...] | None:
        if place == len(options):
            return None if left else ()
        if not 0 <= left <= most[place] or (place, left) in failed or len(failed) > _TRIES:
            return None
        for count, taken in options[place]:
            rest = arranged(place + 1 + count, left - taken)
            if rest is not None:
                return (count, *rest)
        failed.add((place, left))
        return None

    return arranged(0, excess)


def _most_taken(options: Sequence[Sequence[Option]]) -> Sequence[Decimal]:
    """The most that sub-lines from each place on can come to."""
    most = [Decimal(0)] * (len(options) + 1)
    for place in reversed(range(len(options))):
        most[place] = max((taken + most[place + 1 + count] for count, taken in options[place]), default=Decimal(-1))
    return most


def _sub_lines(items: Sequence[Item], place: int) -> Iterator[int]:
    """How many of the lines after a charge may be what it consists of, the likeliest first."""
    if _AMONG.match(items[place].name):
        return
    whole, behind = Decimal(items[place].amount), items[place + 1 :]
    announced = next((count for count, item in enumerate(behind) if not _AMONG.match(item.name)), len(behind))
    parts = Decimal(0)
    for count, item in enumerate(behind, 1):
        if count > announced and (_CATEGORY.fullmatch(item.name) or item.name == items[place].name):
            break
        parts += Decimal(item.amount)
        if count >= announced and parts == whole > 0:
            yield count
            break
    if not announced or sum((Decimal(item.amount) for item in behind[:announced]), Decimal(0)) < whole:
        yield announced
