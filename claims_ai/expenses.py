"""Charges as papers print them to the lines that a benefit is calculated from."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claims_ai.documents.sub_lines import in_groups
from claims_ai.money import ZERO, fen
from claims_ai.values import ExpenseLine, Item

Lines = tuple[ExpenseLine, ...]

_CLASS = r"[(（\[【]\s*(?P<category>[甲乙丙])类?\s*(?:(?P<percent>\d{1,2}(?:\.\d+)?|100)\s*[%％])?\s*[)）\]】]"
_BEFORE, _BEHIND = re.compile(rf"^{_CLASS}(?=.)"), re.compile(rf"(?<=.){_CLASS}$")


def lines_of(items: Sequence[Item], total: Decimal) -> Lines:
    """The charges of a paper, each sum once: sub-lines stand in for their category, which their names begin with."""
    groups = in_groups(items, total)
    return tuple(map(_line, items)) if groups is None else tuple(line for group in groups for line in _parted(*group))


def billed_lines(items: Sequence[Item], total: Decimal) -> Lines:
    """The categories alone, where sub-lines stand in for some; none where every line is one of its own."""
    groups = in_groups(items, total) or ()
    return tuple(_line(item) for item, _ in groups) if any(parts for _, parts in groups) else ()


def _parted(item: Item, parts: Sequence[Item]) -> Iterator[ExpenseLine]:
    """A category by its sub-lines, and what these leave of it."""
    for part in parts:
        line = _line(part)
        yield ExpenseLine(f"{item.name}：{line.name}", line.amount, line.category or item.category, line.own_share)
    rest = Decimal(item.amount) - sum((Decimal(part.amount) for part in parts), ZERO)
    if rest or not parts:
        yield _line(item, rest)


def _line(item: Item, amount: Decimal | None = None) -> ExpenseLine:
    """A charge as a line; what the insured bears of it first is a share on paper and a sum here.

    The class may be read with the name, with the share or without: [甲]床位费, [乙10%]胸部CT平扫, 自费药(丙).
    """
    due = Decimal(item.amount) if amount is None else amount
    told = _BEFORE.match(item.name) or _BEHIND.search(item.name)
    name = f"{item.name[: told.start()]}{item.name[told.end() :]}".strip() if told else item.name
    percent = told["percent"] if told else None
    share = Decimal(item.own_share) if item.own_share else Decimal(percent) / 100 if percent else None
    category = item.category or (told["category"] if told else None)
    return ExpenseLine(name, due, category, None if share is None else fen(due * share))
