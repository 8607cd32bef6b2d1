"""What is payable for the treatments of a claim, step by step, each with its clause.

The steps and their order are those of `indemnity.STEPS` and `hospital_cash.STEPS`. Policy in force, insured person and
waiting period are checked before. Nothing here refuses: what the terms do not cover is a finding for a person.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from claims_ai.money import ZERO
from claims_ai.products import hospital_cash, indemnity
from claims_ai.products.ledger import Entry
from claims_ai.products.state import B, State, Used
from claims_ai.products.terms import HospitalCash, Indemnity, Product
from claims_ai.values import Finding, Step, Treatment

__all__ = ["Calculation", "Used", "calculate"]


@dataclass(frozen=True, slots=True)
class Calculation:
    """The sum payable and how it came about.

    `steps` chain over the whole claim: the first starts at the sum of the bills, each starts where the one before
    ended, the last ends at `payable`. `used_after` is the ledger once this is paid, `entries` what that adds to it.
    """

    payable: Decimal
    steps: tuple[Step, ...]
    used_after: Used
    findings: tuple[Finding, ...]
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class _Progress:
    """What is calculated so far; `waiting` is the sum of the bills still to come."""

    used: Used
    waiting: Decimal
    payable: Decimal = ZERO
    steps: tuple[Step, ...] = ()
    findings: tuple[Finding, ...] = ()
    paid: tuple[tuple[str, date, Decimal], ...] = ()


def calculate(product: Product, treatments: Sequence[Treatment], used: Used | None = None) -> Calculation:
    """Calculate treatments of one policy year in the order of their dates, whatever order they are given in.

    Each invoice is a visit of its own; the annual deductible and the limits carry over from one to the next.
    """
    in_order = sorted(treatments, key=lambda t: (t.service_from, t.service_until or t.service_from, t.invoice, t.total))
    progress = _Progress(used or Used(), sum((t.total for t in in_order), ZERO))
    for treatment in in_order:
        visited = _visit(product, treatment, progress)
        progress = visited if len(in_order) == 1 else _named(visited, progress, treatment)
    return Calculation(progress.payable, progress.steps, progress.used, progress.findings)


def _visit(product: Product, treatment: Treatment, progress: _Progress) -> _Progress:
    """One treatment under every benefit that pays for such a visit: the first starts from its bill, a second adds."""
    benefits = product.benefits_for(treatment.visit_type)
    if not benefits:
        return _not_insured(product, treatment, progress)
    for place, benefit in enumerate(benefits):
        progress = _under(product, benefit, treatment, progress, ZERO if place else treatment.total)
    return progress


def _under(
    product: Product, benefit: Indemnity | HospitalCash, treatment: Treatment, progress: _Progress, bill: Decimal
) -> _Progress:
    waiting = progress.waiting - bill
    today = [paid for key, day, paid in progress.paid if (key, day) == (benefit.key, treatment.service_from)]
    elsewhere, paid_today = progress.payable + waiting, sum(today, ZERO)
    if isinstance(benefit, Indemnity):
        start = State(product, benefit, treatment, progress.used, bill, elsewhere, paid_today)
        return _closed(_run(start, indemnity.STEPS), progress, waiting)
    cash = State(product, benefit, treatment, progress.used, bill, elsewhere, paid_today)
    return _closed(_run(cash, hospital_cash.STEPS), progress, waiting)


def _run(state: State[B], steps: Sequence[Callable[[State[B]], State[B]]]) -> State[B]:
    for step in steps:
        if state.over:
            break
        state = step(state)
    return state


def _closed(state: State[B], progress: _Progress, waiting: Decimal) -> _Progress:
    key, payable = state.benefit.key, state.running
    return _Progress(
        used=state.used.after(key, payable, state.cash_days),
        waiting=waiting,
        payable=progress.payable + payable,
        steps=progress.steps + state.steps,
        findings=progress.findings + tuple(each for each in state.findings if each not in progress.findings),
        paid=(*progress.paid, (key, state.treatment.service_from, payable)),
    )


def _not_insured(product: Product, treatment: Treatment, progress: _Progress) -> _Progress:
    visit = {"outpatient": "门诊", "inpatient": "住院"}.get(treatment.visit_type, treatment.visit_type)
    label = f"{product.title}不含{visit}责任"
    before = progress.payable + progress.waiting
    step = Step("benefit", label, treatment.total, before, before - treatment.total, product.title)
    finding = Finding("excluded", "high", label, ("visit_type",), (treatment.invoice,))
    return replace(
        progress,
        waiting=progress.waiting - treatment.total,
        steps=(*progress.steps, step),
        findings=(*progress.findings, finding),
    )


def _named(visited: _Progress, before: _Progress, treatment: Treatment) -> _Progress:
    """The steps of one of several treatments say whose they are."""
    old, new = visited.steps[: len(before.steps)], visited.steps[len(before.steps) :]
    return replace(
        visited, steps=old + tuple(replace(step, label=f"票据 {treatment.invoice}:{step.label}") for step in new)
    )
