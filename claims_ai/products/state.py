"""Where a calculation stands: one treatment under one benefit, with what happened before it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Generic, Self, TypeVar

from claims_ai.money import ZERO
from claims_ai.products.terms import HospitalCash, Indemnity, Product
from claims_ai.values import Finding, Step, Treatment

B = TypeVar("B", Indemnity, HospitalCash)


@dataclass(frozen=True, slots=True)
class Used:
    """What a person has used up in the policy year, as the ledger keeps it.

    `paid_by_benefit` tells `paid_this_year` apart by the benefit's key. What it leaves open is held against the limit
    of every benefit: better to hand a claim to a person than to pay beyond a limit.
    """

    annual_deductible: Decimal = ZERO
    paid_this_year: Decimal = ZERO
    cash_days: int = 0
    paid_by_benefit: Mapping[str, Decimal] = field(default_factory=dict)

    def paid_under(self, key: str) -> Decimal:
        """What this benefit paid in the policy year."""
        others = sum((paid for other, paid in self.paid_by_benefit.items() if other != key), ZERO)
        return self.paid_this_year - others

    def after(self, key: str, payable: Decimal, cash_days: int) -> "Used":
        """The ledger once a benefit has paid."""
        return replace(
            self,
            paid_this_year=self.paid_this_year + payable,
            cash_days=self.cash_days + cash_days,
            paid_by_benefit={**self.paid_by_benefit, key: self.paid_by_benefit.get(key, ZERO) + payable},
        )


@dataclass(frozen=True, slots=True)
class State(Generic[B]):
    """The running sum of one treatment under one benefit; every verb gives the next state.

    `elsewhere` is what other treatments and benefits add to the running sum of the whole claim, `paid_today` what the
    benefit already pays for this day, `over` that nothing more is calculated.
    """

    product: Product
    benefit: B
    treatment: Treatment
    used: Used
    running: Decimal
    elsewhere: Decimal = ZERO
    paid_today: Decimal = ZERO
    cash_days: int = 0
    over: bool = False
    steps: tuple[Step, ...] = ()
    findings: tuple[Finding, ...] = ()

    def note(self, step: str, label: str, amount: Decimal, after: Decimal, clause: str) -> Self:
        """The running sum becomes `after`; the step is shown even where it changes nothing."""
        shown = Step(step, label, amount, self.running + self.elsewhere, after + self.elsewhere, clause)
        return replace(self, running=after, steps=(*self.steps, shown))

    def less(self, step: str, label: str, amount: Decimal, clause: str) -> Self:
        """The running sum less an amount, never below zero; nothing is shown where there is nothing to take."""
        if amount <= 0:
            return self
        return self.note(step, label, amount, max(self.running - amount, ZERO), clause)

    def capped(self, step: str, label: str, limit: Decimal, clause: str) -> Self:
        """The running sum, but no more than the limit; shown only where the limit binds."""
        limit = max(limit, ZERO)
        return self if self.running <= limit else self.note(step, label, limit, limit, clause)

    def found(self, code: str, severity: str, message: str, *fields: str) -> Self:
        """A finding about this treatment, once."""
        finding = Finding(code, severity, message, fields, (self.treatment.invoice,))
        return self if finding in self.findings else replace(self, findings=(*self.findings, finding))

    def refused(self, step: str, label: str, clause: str, code: str, *fields: str) -> Self:
        """Nothing of this treatment is insured, as the terms read: a person has to look before anyone says so."""
        ended = self.note(step, label, self.running, ZERO, clause).found(code, "high", f"{label}({clause})", *fields)
        return replace(ended, over=True)


def stay_days(treatment: Treatment) -> int | None:
    """Days of the stay, at least one: as stated, else from its dates without the day of discharge; None if unknown."""
    if treatment.visit_type == "outpatient":
        return 1
    if treatment.days is not None:
        return max(treatment.days, 1)
    if treatment.service_until is None:
        return None
    return max((treatment.service_until - treatment.service_from).days, 1)


def days_or_one(state: State[B]) -> tuple[State[B], int]:
    """The days of the stay; where no paper states them, the one that is certain, and the question."""
    days = stay_days(state.treatment)
    if days is not None:
        return state, days
    message = "单据未载明住院天数,暂按 1 天计算"
    return state.found("document_missing", "medium", message, "inpatient_days", "discharge_date"), 1
