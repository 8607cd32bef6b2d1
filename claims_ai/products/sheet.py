"""The calculation sheet: that it adds up by itself, and the way of each single line through it."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from claims_ai.money import ZERO
from claims_ai.products.calculate import Calculation
from claims_ai.values import LineAmount, Posting, Step

Line = tuple[str, int]
_FIXED = "fixed_benefit"


def discrepancies(calculation: Calculation, billed: Decimal) -> tuple[str, ...]:
    """Where a sheet does not add up, in words; empty if it does.

    The steps lead from the sum of the bills to the payable sum without a gap, the lines of each invoice make the sums of its
    steps, and the accounts go from balance to balance and come to the entries.
    """
    return (
        *_chain(calculation, billed),
        *_lines(calculation.steps),
        *_accounts(calculation),
    )


def trail(steps: Sequence[Step], invoice: str, line: int) -> tuple[tuple[Step, LineAmount], ...]:
    """The steps that changed one line, in order, with what they made of it; the first of a benefit says what was billed."""
    return tuple((step, each) for step in steps if step.invoice == invoice for each in step.lines if each.line == line)


def paid_by_line(steps: Sequence[Step]) -> Mapping[Line, Decimal]:
    """What is paid for each line of each invoice, over all benefits that pay costs back; fixed benefits pay for no line."""
    paid: dict[Line, Decimal] = {}
    for (invoice, _), some in _by_benefit(steps):
        left = {each.line: each.after for step in some for each in step.lines}
        for line, amount in left.items():
            paid[invoice, line] = paid.get((invoice, line), ZERO) + amount
    return paid


def _chain(calculation: Calculation, billed: Decimal) -> Iterator[str]:
    at = billed if calculation.steps else ZERO
    for step in calculation.steps:
        if step.before != at:
            yield f"{step.step} starts at {step.before} where {at} was left"
        at = step.after
    if at != calculation.payable:
        yield f"the steps end at {at}, payable is {calculation.payable}"


def _lines(steps: Sequence[Step]) -> Iterator[str]:
    for (invoice, benefit), some in _by_benefit(steps):
        opened = some[0]
        if benefit and opened.lines:
            elsewhere = opened.after - sum((each.after for each in opened.lines), ZERO)
            yield from (f"invoice {invoice}: {wrong}" for wrong in _replayed(some, elsewhere))


def _replayed(steps: Sequence[Step], elsewhere: Decimal) -> Iterator[str]:
    """The lines of one invoice under one benefit, from step to step; a fixed benefit leaves them once it put the bill aside."""
    left = {each.line: each.before for each in steps[0].lines}
    for step in steps:
        for each in step.lines:
            if left[each.line] != each.before:
                yield f"{step.step} takes line {each.line} from {each.before}, where {left[each.line]} was left"
            left[each.line] = each.after
        if step.step == _FIXED:
            return
        if sum(left.values(), ZERO) + elsewhere != step.after:
            yield f"{step.step}: the lines come to {sum(left.values(), ZERO)}, the step to {step.after - elsewhere}"


def _accounts(calculation: Calculation) -> Iterator[str]:
    moved: dict[tuple[object, ...], list[Posting]] = {}
    for step in calculation.steps:
        for posting in step.ledger:
            moved.setdefault((posting.scope, posting.measure, posting.benefit, posting.year), []).append(posting)
    for postings in moved.values():
        for one, other in pairwise(postings):
            if one.after != other.before:
                yield f"account {other.measure} goes on from {other.before} where {one.after} was left"
    shown = {key: some[-1].after - some[0].before for key, some in moved.items()}
    told = {
        (entry.account.scope, entry.account.measure, entry.account.benefit, entry.account.year): entry.amount
        for entry in calculation.entries
    }
    if {key: amount for key, amount in shown.items() if amount} != told:
        yield "the accounts shown are not those entered"


def _by_benefit(steps: Sequence[Step]) -> Iterator[tuple[tuple[str, str], list[Step]]]:
    for key, some in groupby(steps, key=lambda step: (step.invoice, step.benefit)):
        yield key, list(some)
