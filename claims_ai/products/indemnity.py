"""Indemnity (费用补偿): the steps in the order the terms are read, each a function from a state to the next."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from claims_ai.money import ZERO, amount_text
from claims_ai.products.eligibility import (
    class_b_own_share,
    class_c,
    excluded_diagnosis,
    excluded_items,
    hospital,
    item_limits,
    self_funded,
)
from claims_ai.products.limits import (
    actual_cost,
    limit_per_day,
    limit_per_visit,
    limit_per_year,
    round_to_fen,
    sum_insured,
)
from claims_ai.products.payers import other_payers, social_insurance
from claims_ai.products.state import State
from claims_ai.products.terms import Indemnity


def deductible(state: State[Indemnity]) -> State[Indemnity]:
    """Step 7: less the deductible of the visit, or what is left of the annual one; the ledger counts what was borne."""
    terms = state.benefit.deductible
    annual = terms.basis == "annual"
    due = max(terms.amount - state.used.annual_deductible, ZERO) if annual else terms.amount
    filled = min(due, social_insurance(state.treatment)) if terms.filled_by_social_insurance else ZERO
    left = due - filled
    borne = min(state.running, left)
    if annual:
        counted = state.used.annual_deductible + filled + borne
        state = replace(state, used=replace(state.used, annual_deductible=counted))
    if left and borne == state.running and (borne or not state.findings):
        message = f"可补偿费用 {amount_text(borne)} 元,未超过免赔额 {amount_text(left)} 元({terms.clause})"
        state = state.found("below_deductible", "info", message, "total_amount")
    return state.note(
        "deductible", _deductible_label(annual, left, terms.amount), left, state.running - borne, terms.clause
    )


def ratio(state: State[Indemnity]) -> State[Indemnity]:
    """Step 8: the share that is paid, which depends on whether social insurance settled first."""
    terms = state.benefit.ratio
    settled = social_insurance(state.treatment) > 0
    share = terms.with_social_insurance if settled else terms.without_social_insurance
    paid = state.running * share
    label = f"赔付比例 {_percent(share)}({'已' if settled else '未'}经社会保险结算)"
    return state.note("ratio", label, state.running - paid, paid, terms.clause)


STEPS: tuple[Callable[[State[Indemnity]], State[Indemnity]], ...] = (
    hospital,
    excluded_diagnosis,
    excluded_items,
    class_c,
    class_b_own_share,
    item_limits,
    self_funded,
    other_payers,
    deductible,
    ratio,
    limit_per_day,
    limit_per_visit,
    limit_per_year,
    sum_insured,
    actual_cost,
    round_to_fen,
)


def _deductible_label(annual: bool, left: Decimal, full: Decimal) -> str:
    label = f"{'年度' if annual else '每次'}免赔额 {amount_text(full)} 元"
    return label if left == full else f"{label},尚余 {amount_text(left)} 元"


def _percent(share: Decimal) -> str:
    return f"{(share * 100).normalize():f}%"
