"""The lines of an invoice on their way through the calculation, and how a sum is spread over them to the fen."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims_ai.money import ZERO, fen
from claims_ai.values import Treatment

REST = 0


@dataclass(frozen=True, slots=True)
class Charge:
    """One line as billed. `line` counts from 1 as printed; `REST` is what the lines leave of the invoice's total."""

    line: int
    name: str
    amount: Decimal
    category: str = ""
    own_share: Decimal = ZERO


def charges_of(treatment: Treatment) -> tuple[Charge, ...]:
    """The lines of an invoice; with the rest they make its total, even where the lines come to more (the rest is negative)."""
    lines = tuple(
        Charge(place, line.name, line.amount, line.category or "", _own_share(line.amount, line.own_share))
        for place, line in enumerate(treatment.lines, 1)
    )
    rest = treatment.total - sum((line.amount for line in lines), ZERO)
    if lines and not rest:
        return lines
    return (*lines, Charge(REST, "未列明的费用" if lines else "票据合计", rest))


def spread(amounts: Sequence[Decimal], total: Decimal) -> tuple[Decimal, ...]:
    """A total over lines in proportion to what they are, in whole fen but for the last; nothing over nothing.

    >>> spread((Decimal(1), Decimal(1), Decimal(1)), Decimal("1.00"))
    (Decimal('0.33'), Decimal('0.34'), Decimal('0.33'))
    """
    weights = [max(amount, ZERO) for amount in amounts]
    whole = sum(weights, ZERO)
    if not whole:
        return tuple(ZERO for _ in weights)
    last = max(place for place, weight in enumerate(weights) if weight)
    shares, seen, given = [], ZERO, ZERO
    for place, weight in enumerate(weights):
        seen += weight
        due = total if place >= last else fen(seen * total / whole)
        shares.append(due - given)
        given = due
    return tuple(shares)


def _own_share(amount: Decimal, own_share: Decimal | None) -> Decimal:
    return min(own_share, amount) if own_share and own_share > 0 else ZERO
