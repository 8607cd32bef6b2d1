"""The steps of each kind of benefit in the order the terms are read, each a function from a state to the next."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from claims_ai.products.benefits import HospitalCash, Indemnity, LumpSum
from claims_ai.products.conditions import accident_period, excluded_diagnosis, hospital, preexisting, waiting_period
from claims_ai.products.costs import deductibles, other_payers, ratio
from claims_ai.products.hospital_cash import days_of_stay, days_per_stay, days_per_year, intensive_care
from claims_ai.products.limits import (
    actual_cost,
    limit_per_day,
    limit_per_visit,
    limit_per_year,
    payable,
    round_to_fen,
    sum_insured,
    visits_per_year,
)
from claims_ai.products.lines import (
    HELD_CLAUSE,
    class_b_own_share,
    class_c,
    difference,
    eligible,
    excluded_items,
    held_back,
    item_limits,
    self_funded,
)
from claims_ai.products.lump_sum import once
from claims_ai.products.state import B, State


def fixed_benefit(state: State[B]) -> State[B]:
    """The bill is put aside: the benefit does not depend on it."""
    return state.less("fixed_benefit", "定额给付，与票据金额无关", state.running, state.benefit.clause)


def held_stay(state: State[B]) -> State[B]:
    """A fixed benefit waits while the whole of its invoice is in doubt."""
    if not state.visit.wholly_held:
        return state
    return replace(state.note("held_back", "票据存疑，暂缓给付", state.running, state.running, HELD_CLAUSE), over=True)


INDEMNITY: tuple[Callable[[State[Indemnity]], State[Indemnity]], ...] = (
    waiting_period,
    accident_period,
    hospital,
    excluded_diagnosis,
    preexisting,
    held_back,
    excluded_items,
    class_c,
    class_b_own_share,
    item_limits,
    self_funded,
    difference,
    eligible,
    other_payers,
    deductibles,
    ratio,
    limit_per_day,
    limit_per_visit,
    visits_per_year,
    limit_per_year,
    sum_insured,
    actual_cost,
    round_to_fen,
    payable,
)
HOSPITAL_CASH: tuple[Callable[[State[HospitalCash]], State[HospitalCash]], ...] = (
    waiting_period,
    accident_period,
    hospital,
    excluded_diagnosis,
    preexisting,
    fixed_benefit,
    held_stay,
    days_of_stay,
    days_per_stay,
    days_per_year,
    intensive_care,
    sum_insured,
    round_to_fen,
    payable,
)
LUMP_SUM: tuple[Callable[[State[LumpSum]], State[LumpSum]], ...] = (
    waiting_period,
    accident_period,
    hospital,
    excluded_diagnosis,
    preexisting,
    fixed_benefit,
    held_stay,
    once,
    sum_insured,
    round_to_fen,
    payable,
)


def run(state: State[B], steps: Sequence[Callable[[State[B]], State[B]]]) -> State[B]:
    """One step after another, until there is nothing more to calculate."""
    for step in steps:
        if state.over:
            break
        state = step(state)
    return state
