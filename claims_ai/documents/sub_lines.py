"""Category lines that are followed by what they consist of: adding both would count the same money twice."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from claims_ai.values import Item

Group = tuple[Item, tuple[Item, ...]]

_AMONG = re.compile(r"^\s*其中\s*[:：]?\s*")
# what bills group charges by; none of these is a part of another
_CATEGORY = re.compile(
    r"(?:一般)?(?:诊察|诊疗|检查|化验|检验|治疗|手术|麻醉|护理|床位|挂号|其[他它]|输血|输氧|放射|病理|西药|中药|中成药|中草药|中药饮片|草药|(?:卫生|医用|一次性)?材料"
    r"|药事服务|药品)费?"
)
_MOST = 200


def in_groups(items: Sequence[Item], total: Decimal) -> tuple[Group, ...] | None:
    """Each charge with the sub-lines that it consists of, where the charges alone make up the total; None where they do not.

    Sub-lines are announced (其中) or come to exactly what the line before them says.
    """
    if sum((Decimal(item.amount) for item in items), Decimal(0)) == total:
        return tuple((item, ()) for item in items)
    return _arranged(tuple(items), total) if len(items) <= _MOST else None


def _arranged(items: tuple[Item, ...], total: Decimal) -> tuple[Group, ...] | None:
    @cache
    def arranged(place: int, left: Decimal) -> tuple[Group, ...] | None:
        if place == len(items):
            return None if left else ()
        for count in _sub_lines(items, place):
            behind = place + 1 + count
            rest = arranged(behind, left - Decimal(items[place].amount))
            if rest is not None:
                bare = tuple(replace(item, name=_AMONG.sub("", item.name)) for item in items[place + 1 : behind])
                return ((items[place], bare), *rest)
        return None

    return arranged(0, total)


def _sub_lines(items: Sequence[Item], place: int) -> Iterator[int]:
    """How many of the lines after a charge may be what it consists of, the likeliest first."""
    if _AMONG.match(items[place].name):
        return
    whole, behind = Decimal(items[place].amount), items[place + 1 :]
    announced = next((count for count, item in enumerate(behind) if not _AMONG.match(item.name)), len(behind))
    parts = Decimal(0)
    for count, item in enumerate(behind, 1):
        if count > announced and _CATEGORY.fullmatch(item.name):
            break
        parts += Decimal(item.amount)
        if count >= announced and parts == whole > 0:
            yield count
            break
    if not announced or sum((Decimal(item.amount) for item in behind[:announced]), Decimal(0)) < whole:
        yield announced
