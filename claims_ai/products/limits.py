"""Limits of what is paid: steps 9 to 11 of the calculation."""

from dataclasses import replace
from decimal import Decimal

from claims_ai.money import ZERO, amount_text, fen
from claims_ai.products.payers import paid_by_others
from claims_ai.products.state import B, State, days_or_one
from claims_ai.products.terms import Indemnity


def limit_per_day(state: State[Indemnity]) -> State[Indemnity]:
    """Step 9: no more a day than the limit, over all visits of that day or days of the stay."""
    limits = state.benefit.limits
    if limits.per_day is None or state.running <= limits.per_day - state.paid_today:
        return state
    state, days = days_or_one(state)
    label = f"每日限额 {amount_text(limits.per_day)} 元 × {days} 天"
    return state.capped("limit_per_day", label, limits.per_day * days - state.paid_today, limits.clause)


def limit_per_visit(state: State[Indemnity]) -> State[Indemnity]:
    """Step 9: no more a visit than the limit."""
    limits = state.benefit.limits
    if limits.per_visit is None:
        return state
    return state.capped("limit_per_visit", "每次限额", limits.per_visit, limits.clause)


def limit_per_year(state: State[Indemnity]) -> State[Indemnity]:
    """Step 9: no more in a policy year than the limit of the benefit."""
    limits = state.benefit.limits
    left = None if limits.per_year is None else limits.per_year - state.used.paid_under(state.benefit.key)
    return _up_to(state, "limit_per_year", f"{state.benefit.title}年度限额余额", left, limits.clause)


def sum_insured(state: State[B]) -> State[B]:
    """Step 9: no more in a policy year than the sum insured over all benefits."""
    product = state.product
    left = None if product.sum_insured is None else product.sum_insured - state.used.paid_this_year
    return _up_to(state, "sum_insured", "年度保险金额余额", left, product.sum_insured_clause or "")


def actual_cost(state: State[Indemnity]) -> State[Indemnity]:
    """Step 10: all payers together never pay more than the treatment cost."""
    left = state.treatment.total - paid_by_others(state.treatment)
    return state.capped("actual_cost", "各方给付合计不超过实际费用", left, state.benefit.compensation_clause)


def round_to_fen(state: State[B]) -> State[B]:
    """Step 11: half-up to the fen, once."""
    rounded = fen(state.running)
    if rounded == state.running:
        return replace(state, running=rounded)
    return state.note("rounding", "四舍五入至分", abs(rounded - state.running), rounded, state.benefit.clause)


def _up_to(state: State[B], step: str, label: str, left: Decimal | None, clause: str) -> State[B]:
    """The rest of a yearly limit; with nothing left a person looks, a part of it is simply paid."""
    if left is None or state.running <= left:
        return state
    left = max(left, ZERO)
    severity, words = ("info", "给付后") if left else ("high", "此前")
    state = state.found("limit_used_up", severity, f"{label} {amount_text(left)} 元,{words}已用完({clause})")
    return state.capped(step, f"{label} {amount_text(left)} 元", left, clause)
