"""Where a calculation stands: one treatment under one benefit, with what happened before it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Generic, Self, TypeVar

from claims_ai.money import ZERO
from claims_ai.products.accounts import Accounts
from claims_ai.products.benefits import HospitalCash, Indemnity, LumpSum
from claims_ai.products.charges import Charge, spread
from claims_ai.products.cover import Cover
from claims_ai.products.ledger import Account, Books
from claims_ai.products.payers import Payers
from claims_ai.products.terms import Product
from claims_ai.values import Finding, LineAmount, Posting, Step, Treatment

B = TypeVar("B", Indemnity, HospitalCash, LumpSum)


@dataclass(frozen=True, slots=True)
class Visit:
    """One treatment in its policy year, with what others paid of it and the lines that are held back; `key` is that of all bills of its visit."""

    product: Product
    cover: Cover
    year: date
    treatment: Treatment
    charges: tuple[Charge, ...]
    payers: Payers
    held: frozenset[int] = frozenset()
    key: str = ""

    @property
    def wholly_held(self) -> bool:
        """Whether no line of the invoice stands without question."""
        return self.held.issuperset(charge.line for charge in self.charges)


@dataclass(frozen=True, slots=True)
class Before:
    """What earlier benefits made of the same invoice.

    `some` tells whether there were any; `paid` by all that pay costs back, `paid_for_the_same` by those for expenses that this benefit covers too,
    `other_insurers` what of other insurers' money they already took off for other expenses, `filled` what of payments
    already counted towards a deductible.
    """

    some: bool = False
    paid: Decimal = ZERO
    paid_for_the_same: Decimal = ZERO
    other_insurers: Decimal = ZERO
    filled: Mapping[tuple[str, str], Decimal] = field(default_factory=dict)


NOTHING_BEFORE = Before()


@dataclass(frozen=True, slots=True)
class State(Generic[B]):
    """The running sum of one treatment under one benefit; every verb gives the next state.

    `amounts` is what is left of each charge of the visit; they make `running`, except for fixed benefits.
    `elsewhere` is what other treatments and benefits add to the running sum of the whole claim. `before` is what happened
    to the invoice under earlier benefits, `aside` its part that is inside the catalogue and no matter of this benefit,
    `eligible` what counts of the bill before other payers and the deductible, `days` and `icu_days` what is paid of a stay,
    `over` that nothing more is calculated.
    """

    visit: Visit
    benefit: B
    books: Books
    running: Decimal
    amounts: tuple[Decimal, ...] = ()
    elsewhere: Decimal = ZERO
    before: Before = NOTHING_BEFORE
    aside: Decimal = ZERO
    eligible: Decimal | None = None
    days: int = 0
    icu_days: int = 0
    over: bool = False
    steps: tuple[Step, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def product(self) -> Product:
        """The product of the visit."""
        return self.visit.product

    @property
    def treatment(self) -> Treatment:
        """The treatment of the visit."""
        return self.visit.treatment

    @property
    def accounts(self) -> Accounts:
        """The accounts of the visit's policy year."""
        return Accounts(self.visit.cover, self.visit.year)

    def so_far(self, what: str) -> Decimal:
        """What earlier bills of the same visit came to under this benefit."""
        return self.books.of_visit(self.visit.key, self.benefit.key, what)

    def counting(self, what: str, amount: Decimal) -> Self:
        """The same, with what the bills of the visit come to now."""
        return replace(self, books=self.books.with_visit(amount, self.visit.key, self.benefit.key, what))

    def note(
        self,
        step: str,
        label: str,
        amount: Decimal,
        after: Decimal,
        clause: str,
        moved: Mapping[Account, Decimal] | None = None,
    ) -> Self:
        """The running sum becomes `after`, spread over the lines; the step is shown even where it changes nothing."""
        amounts = self.amounts if after == self.running else spread(self.amounts, after)
        return self._noted(step, label, amount, after, amounts, clause, moved or {})

    def less(self, step: str, label: str, amount: Decimal, clause: str) -> Self:
        """The running sum less an amount, never below zero; nothing is shown where there is nothing to take."""
        if amount <= 0:
            return self
        return self.note(step, label, amount, max(self.running - amount, ZERO), clause)

    def less_lines(self, step: str, label: str, amounts: Sequence[Decimal], clause: str) -> Self:
        """The running sum with other amounts of single lines; nothing is shown where it does not fall."""
        taken = sum(self.amounts, ZERO) - sum(amounts, ZERO)
        if taken <= 0:
            return self
        after = max(self.running - taken, ZERO)
        left = tuple(amounts) if after else tuple(ZERO for _ in amounts)
        return self._noted(step, label, taken, after, left, clause, {})

    def with_amounts(self, step: str, label: str, amounts: Sequence[Decimal], clause: str) -> Self:
        """The same running sum, otherwise shared by the lines."""
        return self._noted(step, label, ZERO, self.running, tuple(amounts), clause, {})

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
        ended = self.note(step, label, self.running, ZERO, clause).found(code, "high", f"{label}（{clause}）", *fields)
        return replace(ended, over=True)

    def _noted(
        self,
        step: str,
        label: str,
        amount: Decimal,
        after: Decimal,
        amounts: tuple[Decimal, ...],
        clause: str,
        moved: Mapping[Account, Decimal],
    ) -> Self:
        lines, books = self._changed(amounts), self.books
        ledger = tuple(_posting(books, account, added) for account, added in moved.items() if added)
        for account, added in moved.items():
            books = books.post(account, added)
        before, shown = self.running + self.elsewhere, after + self.elsewhere
        told = Step(step, label, amount, before, shown, clause, self.treatment.invoice, self.benefit.key, lines, ledger)
        return replace(self, running=after, amounts=amounts, books=books, steps=(*self.steps, told))

    def _changed(self, amounts: Iterable[Decimal]) -> tuple[LineAmount, ...]:
        if amounts is self.amounts:
            return ()
        both = zip(self.visit.charges, self.amounts, amounts, strict=True)
        return tuple(LineAmount(each.line, each.name, old, new) for each, old, new in both if old != new)


def _posting(books: Books, account: Account, added: Decimal) -> Posting:
    before = books.balance(account)
    return Posting(account.scope, account.measure, account.benefit, account.year, before, before + added)


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
    message = "单据未载明住院天数，暂按 1 天计算"
    return state.found("document_missing", "medium", message, "inpatient_days", "discharge_date"), 1
