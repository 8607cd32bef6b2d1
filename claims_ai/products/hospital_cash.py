"""Hospital cash (住院津贴): a fixed sum a day, so that neither the bill nor other payers matter."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from claims_ai.money import ZERO, amount_text
from claims_ai.products.benefits import DayFactor, HospitalCash, IntensiveCare
from claims_ai.products.illness import named_by
from claims_ai.products.state import State, days_or_one
from claims_ai.products.visits import days_beyond

Cash = State[HospitalCash]


def days_of_stay(state: Cash) -> Cash:
    """(days − deductible days) × daily amount × factor; interim bills of a stay bear its deductible days once."""
    terms, treatment = state.benefit, state.treatment
    state, stated = days_or_one(state)
    billed, until = int(state.so_far("days")), int(state.so_far("until"))
    days = days_beyond(treatment, stated, date.fromordinal(until) if until else None)
    free = max(terms.deductible_days - billed, 0)
    last = (treatment.service_until or treatment.service_from).toordinal()
    state = state.counting("days", Decimal(billed + days)).counting("until", Decimal(max(until, last)))
    paid_days = max(days - free, 0)
    if not paid_days and not billed:
        message = f"住院 {days} 天，未超过免赔天数 {terms.deductible_days} 天（{terms.clause}）"
        state = state.found("below_deductible", "info", message, "inpatient_days")
    label = f"住院 {days} 天，免赔 {free} 天，给付 {paid_days} 天 × {amount_text(terms.daily_amount)} 元{_times(state)}"
    label += f"（同次住院此前票据已计 {billed} 天）" if billed else ""
    due = _cash(state, paid_days)
    return replace(state, days=paid_days).note("hospital_cash", label, due, due, terms.clause)


def days_per_stay(state: Cash) -> Cash:
    """No more days than one stay is paid for."""
    most, paid = state.benefit.max_days_per_stay, int(state.so_far("paid days"))
    state = _days_up_to(state, "days_per_stay", f"每次住院给付不超过 {most} 天", most - paid)
    return state.counting("paid days", Decimal(paid + state.days))


def days_per_year(state: Cash) -> Cash:
    """No more days than are left of the policy year."""
    left = _left(state, "days", state.benefit.max_days_per_year)
    if state.days > left:
        state = _used_up(state, f"年度给付天数余 {left} 天", left, state.benefit.clause)
    return _days_up_to(state, "days_per_year", f"年度给付天数余 {left} 天", left)


def intensive_care(state: Cash) -> Cash:
    """Days in intensive care are paid on top, with caps of their own."""
    terms = state.benefit.intensive_care
    if terms is None:
        return state
    if state.treatment.icu_days is None:
        return _icu_days_unknown(state)
    left = _left(state, "icu_days", terms.max_days_per_year)
    wanted = min(state.treatment.icu_days, terms.max_days_per_stay)
    if wanted > left:
        state = _used_up(state, f"重症监护年度给付天数余 {left} 天", left, terms.clause)
    return _icu(state, terms, min(wanted, left))


def _icu(state: Cash, terms: IntensiveCare, days: int) -> Cash:
    if not days:
        return state
    due = days * terms.daily_amount
    label = f"重症监护 {days} 天 × {amount_text(terms.daily_amount)} 元"
    return replace(state, icu_days=days).note("intensive_care", label, due, state.running + due, terms.clause)


def _icu_days_unknown(state: Cash) -> Cash:
    if not any(word in line.name for line in state.treatment.lines for word in ("重症监护", "ICU")):
        return state
    message = "费用含重症监护，单据未载明其天数，暂不计算，请人工核对"
    return state.found("document_missing", "medium", message, "icu_days")


def _factor(state: Cash) -> DayFactor | None:
    cause = state.treatment.cause
    return next(
        (
            each
            for each in state.benefit.factors
            if each.cause in ("any", cause)
            and (not (each.icd10 or each.diagnoses) or named_by(each, state.treatment) is not None)
        ),
        None,
    )


def _times(state: Cash) -> str:
    factor = _factor(state)
    return f" × {factor.factor.normalize():f}（{factor.title}）" if factor else ""


def _left(state: Cash, measure: str, most: int) -> int:
    return max(most - int(state.books.used(state.accounts.person(measure, state.benefit.key))), 0)


def _used_up(state: Cash, label: str, left: int, clause: str) -> Cash:
    severity, words = ("info", "给付后") if left else ("high", "此前")
    return state.found("limit_used_up", severity, f"{label}，{words}已用完（{clause}）", "inpatient_days")


def _days_up_to(state: Cash, step: str, label: str, most: int) -> Cash:
    days = min(state.days, most)
    return replace(state, days=days).capped(step, label, _cash(state, days), state.benefit.clause)


def _cash(state: Cash, days: int) -> Decimal:
    factor = _factor(state)
    return days * state.benefit.daily_amount * (factor.factor if factor else 1) if days else ZERO
