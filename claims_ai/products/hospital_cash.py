"""Hospital cash (住院津贴): a fixed sum a day, so that neither the bill nor other payers matter."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from claims_ai.money import ZERO, amount_text
from claims_ai.products.eligibility import excluded_diagnosis, hospital
from claims_ai.products.limits import round_to_fen, sum_insured
from claims_ai.products.state import State, days_or_one
from claims_ai.products.terms import HospitalCash


def fixed_benefit(state: State[HospitalCash]) -> State[HospitalCash]:
    """The bill is put aside: the benefit does not depend on it."""
    return state.less("fixed_benefit", "定额给付,与票据金额无关", state.running, state.benefit.clause)


def days_of_stay(state: State[HospitalCash]) -> State[HospitalCash]:
    """(days − deductible days) × daily amount × factor."""
    terms = state.benefit
    state, days = days_or_one(state)
    paid_days = max(days - terms.deductible_days, 0)
    if not paid_days:
        message = f"住院 {days} 天,未超过免赔天数 {terms.deductible_days} 天({terms.clause})"
        state = state.found("below_deductible", "info", message, "inpatient_days")
    label = (
        f"住院 {days} 天,免赔 {terms.deductible_days} 天,给付 {paid_days} 天"
        f" × {amount_text(terms.daily_amount)} 元 × 系数 {terms.factor.normalize():f}"
    )
    due = _cash(terms, paid_days)
    return replace(state, cash_days=paid_days).note("hospital_cash", label, due, due, terms.clause)


def days_per_stay(state: State[HospitalCash]) -> State[HospitalCash]:
    """No more days than one stay is paid for."""
    most = state.benefit.max_days_per_stay
    return _days_up_to(state, "days_per_stay", f"每次住院给付不超过 {most} 天", most)


def days_per_year(state: State[HospitalCash]) -> State[HospitalCash]:
    """No more days than are left of the policy year."""
    left = max(state.benefit.max_days_per_year - state.used.cash_days, 0)
    if state.cash_days > left:
        severity, words = ("info", "给付后") if left else ("high", "此前")
        message = f"年度给付天数余 {left} 天,{words}已用完({state.benefit.clause})"
        state = state.found("limit_used_up", severity, message, "inpatient_days")
    return _days_up_to(state, "days_per_year", f"年度给付天数余 {left} 天", left)


STEPS: tuple[Callable[[State[HospitalCash]], State[HospitalCash]], ...] = (
    hospital,
    excluded_diagnosis,
    fixed_benefit,
    days_of_stay,
    days_per_stay,
    days_per_year,
    sum_insured,
    round_to_fen,
)


def _days_up_to(state: State[HospitalCash], step: str, label: str, most: int) -> State[HospitalCash]:
    days = min(state.cash_days, most)
    return replace(state, cash_days=days).capped(step, label, _cash(state.benefit, days), state.benefit.clause)


def _cash(terms: HospitalCash, days: int) -> Decimal:
    return days * terms.daily_amount * terms.factor if days else ZERO
