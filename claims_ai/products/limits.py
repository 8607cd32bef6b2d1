"""Limits of what is paid: steps 9 to 11 of the calculation, and what the ledger is told."""

from dataclasses import replace
from decimal import Decimal

from claims_ai.money import ZERO, amount_text, fen
from claims_ai.products.accounts import day_measure, invoice_account
from claims_ai.products.benefits import Indemnity
from claims_ai.products.ledger import Account
from claims_ai.products.state import B, State, days_or_one

Costs = State[Indemnity]


def limit_per_day(state: Costs) -> Costs:
    """Step 9: no more a day than the limit, over all visits that began on that day or all days of the stay.

    Bills of one day in one claim share what is left as one sum would; with nothing left for the claim a person looks.
    """
    limits = state.benefit.limits
    if limits.per_day is None:
        return state
    paid = state.books.used(_today(state))
    if state.running <= limits.per_day - paid:
        return state
    state, days = days_or_one(state)
    left = limits.per_day * days - paid
    label = f"每日限额 {amount_text(limits.per_day)} 元 × {days} 天"
    label += f"，当日已付 {amount_text(paid)} 元" if paid else ""
    if left <= 0 < state.running and not state.books.added.get(_today(state)):
        state = state.found("limit_used_up", "high", f"{label}，此前已用完（{limits.clause}）")
    return state.capped("limit_per_day", label, left, limits.clause)


def limit_per_visit(state: Costs) -> Costs:
    """Step 9: no more a visit than the limit."""
    limits = state.benefit.limits
    if limits.per_visit is None:
        return state
    left = limits.per_visit - state.so_far("paid")
    return state.capped("limit_per_visit", f"每次限额 {amount_text(limits.per_visit)} 元", left, limits.clause)


def visits_per_year(state: Costs) -> Costs:
    """Step 9: no more visits in a policy year than are paid for."""
    limits = state.benefit.limits
    if limits.visits_per_year is None or state.running <= 0:
        return state
    left = limits.visits_per_year - state.books.used(_visits(state))
    if left > 0 or state.so_far("paid"):
        return state
    label = f"年度给付次数 {limits.visits_per_year} 次已用完"
    state = state.found("limit_used_up", "high", f"{label}（{limits.clause}）")
    return state.capped("visits_per_year", label, ZERO, limits.clause)


def limit_per_year(state: Costs) -> Costs:
    """Step 9: no more in a policy year than the limit of the benefit."""
    limits = state.benefit.limits
    if limits.per_year is None:
        return state
    left = limits.per_year - state.books.used(state.accounts.paid(state.benefit.key))
    return _up_to(state, "limit_per_year", f"{state.benefit.title}年度限额余额", left, limits.clause)


def sum_insured(state: State[B]) -> State[B]:
    """Step 9: no more in a policy year than the sum insured over all benefits."""
    terms = state.product.sum_insured
    if terms is None:
        return state
    left = terms.amount - state.books.used(state.accounts.paid_in_all(state.product))
    label = "家庭共用年度保险金额余额" if terms.shared_by == "family" else "年度保险金额余额"
    return _up_to(state, "sum_insured", label, left, terms.clause)


def actual_cost(state: Costs) -> Costs:
    """Step 10: all payers together, our other benefits and policies among them, never pay more than the treatment cost."""
    left = state.treatment.total - state.visit.payers.others - state.before.paid
    return state.capped("actual_cost", "各方给付合计不超过实际费用", left, state.benefit.compensation_clause)


def round_to_fen(state: State[B]) -> State[B]:
    """Step 11: half-up to the fen, once."""
    rounded = fen(state.running)
    if rounded == state.running:
        return replace(state, running=rounded)
    return state.note("rounding", "四舍五入至分", abs(rounded - state.running), rounded, state.benefit.clause)


def payable(state: State[B]) -> State[B]:
    """What is paid, and what the ledger is told of it."""
    moved = {
        state.accounts.paid(state.benefit.key): state.running,
        state.accounts.paid_in_all(state.product): state.running,
        **_told(state),
    }
    state = state.counting("paid", state.so_far("paid") + state.running)
    return state.note(
        "payable", f"{state.benefit.title}应付", state.running, state.running, state.benefit.clause, moved
    )


def _told(state: State[B]) -> dict[Account, Decimal]:
    """What is counted besides the money."""
    key, benefit = state.benefit.key, state.benefit
    if not isinstance(benefit, Indemnity):
        counts = {"days": state.days, "icu_days": state.icu_days}
        told = {state.accounts.person(measure, key): Decimal(count) for measure, count in counts.items() if count}
        return told if benefit.kind == "hospital_cash" else {state.accounts.lump_sum(key): state.running}
    told = {invoice_account(state.visit.cover, state.treatment): state.running}
    if benefit.limits.per_day is not None:
        told[state.accounts.person(day_measure(state.treatment), key)] = state.running
    if benefit.limits.visits_per_year is not None and state.running > 0 and not state.so_far("paid"):
        told[state.accounts.person("visits", key)] = Decimal(1)
    return told


def _today(state: Costs) -> Account:
    return state.accounts.person(day_measure(state.treatment), state.benefit.key)


def _visits(state: Costs) -> Account:
    return state.accounts.person("visits", state.benefit.key)


def _up_to(state: State[B], step: str, label: str, left: Decimal, clause: str) -> State[B]:
    """The rest of a yearly limit; with nothing left a person looks, a part of it is simply paid."""
    if state.running <= left:
        return state
    left = max(left, ZERO)
    severity, words = ("info", "给付后") if left else ("high", "此前")
    state = state.found("limit_used_up", severity, f"{label} {amount_text(left)} 元，{words}已用完（{clause}）")
    return state.capped(step, f"{label} {amount_text(left)} 元", left, clause)
