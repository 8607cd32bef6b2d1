"""What is payable for the treatments of a claim, step by step, each with its clause.

The steps and their order are those of `steps`. Nothing here refuses: what the terms do not cover is a finding for a person.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from claims_ai.money import ZERO
from claims_ai.products import steps
from claims_ai.products.accounts import invoice_accounts
from claims_ai.products.benefits import HospitalCash, Indemnity
from claims_ai.products.charges import charges_of
from claims_ai.products.cover import Cover
from claims_ai.products.illness import holds_for
from claims_ai.products.ledger import NOTHING_USED, Balances, Books, Entry
from claims_ai.products.payers import payers_of
from claims_ai.products.state import NOTHING_BEFORE, B, Before, State, Visit
from claims_ai.products.terms import AnyBenefit, Product
from claims_ai.products.uncovered import AnyState, with_uncovered
from claims_ai.products.visits import visit_keys
from claims_ai.values import Finding, LineAmount, Step, Treatment

Held = Mapping[str, frozenset[int]]
NOTHING_HELD: Held = {}
_INSURANCE = ("other_insurers", "paid_before")
_VISITS = {"outpatient": "门诊", "inpatient": "住院"}
_CAUSES = {"illness": "疾病", "accident": "意外"}


@dataclass(frozen=True, slots=True)
class Calculation:
    """The sum payable and how it came about.

    `steps` chain over the whole claim: the first starts at the sum of the bills, each starts where the one before
    ended, the last ends at `payable`. `entries` are for the ledger once this is paid.
    """

    payable: Decimal = ZERO
    steps: tuple[Step, ...] = ()
    entries: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Progress:
    """What is calculated so far; `waiting` is the sum of the bills still to come."""

    books: Books
    waiting: Decimal
    payable: Decimal = ZERO
    steps: tuple[Step, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Earlier:
    """What one benefit made of an invoice; `filled` is what it and those before it let fill their deductibles."""

    benefit: Indemnity
    paid: Decimal
    other_insurers: Decimal
    filled: Mapping[tuple[str, str], Decimal]


def calculate(
    product: Product,
    cover: Cover,
    treatments: Sequence[Treatment],
    balances: Balances = NOTHING_USED,
    held: Held = NOTHING_HELD,
    reserved: Balances = NOTHING_USED,
) -> Calculation:
    """Calculate treatments in the order of their dates, whatever order they are given in, each in its policy year.

    Deductibles and limits carry over from one invoice to the next, those of a visit between the bills of one visit. `held`
    names lines in doubt by invoice, which are left out, `reserved` what of the limits is kept for them: see `certain`.
    """
    if not treatments:
        return Calculation()
    in_order = sorted(treatments, key=lambda t: (t.service_from, t.service_until or t.service_from, t.invoice, t.total))
    progress = _apart(product, in_order, _in_force(cover, in_order, Books(balances, reserved)))
    keyed = zip(in_order, visit_keys(in_order), strict=True)
    visits = [visit for each, key in keyed if (visit := _visit(product, cover, each, progress.books, held, key))]
    for visit in visits:
        visited = _visited(visit, progress)
        progress = visited if len(visits) == 1 else _named(visited, progress, visit.treatment)
    return Calculation(progress.payable, progress.steps, progress.books.entries, progress.findings)


def _in_force(cover: Cover, treatments: Sequence[Treatment], books: Books) -> _Progress:
    """Step 1: the policy is in force on the day of the service."""
    insured = [each for each in treatments if cover.year_of(each.service_from)]
    before, after = (sum((each.total for each in some), ZERO) for some in (treatments, insured))
    span = f"{cover.begins} 至 {cover.ends}"
    label = "保险期间：符合" if len(insured) == len(treatments) else "保险期间：不符合的就诊不计入"
    step = Step("policy_in_force", label, before - after, before, after, span)
    state = "" if cover.in_force else "（保单已失效）"
    days = dict.fromkeys(each.service_from for each in treatments if each not in insured)
    findings = tuple(
        Finding(
            "not_in_force",
            "high",
            f"就诊日 {day} 不在保险期间 {span} 内{state}",
            ("policy_number",),
            tuple(each.invoice for each in treatments if each.service_from == day),
        )
        for day in days
    )
    return _Progress(books, after, steps=(step,), findings=findings)


def _apart(product: Product, treatments: Sequence[Treatment], progress: _Progress) -> _Progress:
    """Days of stays that overlap would be paid for twice: a person looks."""
    keyed = zip(treatments, visit_keys(treatments), strict=True)
    stays = [(each, key) for each, key in keyed if each.visit_type == "inpatient"]
    overlap = next(
        (
            (one, other)
            for (one, a), (other, b) in pairwise(stays)
            if a != b and other.service_from < _left_hospital(one)
        ),
        None,
    )
    if overlap is None or not any(isinstance(benefit, HospitalCash) for benefit in product.benefits):
        return progress
    invoices = tuple(each.invoice for each in overlap)
    message = f"票据 {'、'.join(invoices)} 的住院期间重叠，津贴天数请人工核对"
    finding = Finding("date_conflict", "medium", message, ("admission_date", "discharge_date"), invoices)
    return replace(progress, findings=(*progress.findings, finding))


def _left_hospital(stay: Treatment) -> date:
    return stay.service_until or stay.service_from + timedelta(days=stay.days or 0)


def _visit(product: Product, cover: Cover, treatment: Treatment, books: Books, held: Held, key: str) -> Visit | None:
    year = cover.year_of(treatment.service_from)
    if year is None:
        return None
    paid_before = sum((books.balance(account) for account in invoice_accounts(cover, treatment)), ZERO)
    payers = payers_of(treatment, paid_before)
    lines = held.get(treatment.invoice, frozenset())
    return Visit(product, cover, year, treatment, charges_of(treatment), payers, lines, key)


def _visited(visit: Visit, progress: _Progress) -> _Progress:
    """One treatment under every benefit that pays for such a visit: the first starts from its bill, a second adds."""
    benefits = [each for each in _offered(visit) if holds_for(each, visit.treatment)]
    if not benefits:
        return _not_insured(visit, progress)
    earlier: tuple[_Earlier, ...] = ()
    states: tuple[AnyState, ...] = ()
    for place, benefit in enumerate(benefits):
        state = _under(visit, benefit, progress, first=place == 0, earlier=earlier)
        earlier = (*earlier, *_costs_of(state))
        progress = _closed(state, progress, progress.waiting - (visit.treatment.total if place == 0 else ZERO))
        states = (*states, state)
    return replace(progress, findings=with_uncovered(progress.findings, states))


def _offered(visit: Visit) -> tuple[AnyBenefit, ...]:
    return visit.product.benefits_for(visit.treatment.visit_type, visit.treatment.cause)


def _under(
    visit: Visit, benefit: AnyBenefit, progress: _Progress, first: bool, earlier: tuple[_Earlier, ...]
) -> AnyState:
    elsewhere = progress.payable + progress.waiting - (visit.treatment.total if first else ZERO)
    if isinstance(benefit, Indemnity):
        costs = State(visit, benefit, progress.books, ZERO, elsewhere=elsewhere, before=_before(benefit, earlier))
        return steps.run(_opened(costs, first), steps.INDEMNITY)
    if isinstance(benefit, HospitalCash):
        cash = State(visit, benefit, progress.books, ZERO, elsewhere=elsewhere)
        return steps.run(_opened(cash, first), steps.HOSPITAL_CASH)
    lump = State(visit, benefit, progress.books, ZERO, elsewhere=elsewhere)
    return steps.run(_opened(lump, first), steps.LUMP_SUM)


def _costs_of(state: AnyState) -> Iterator[_Earlier]:
    if isinstance(state.benefit, Indemnity):
        taken = sum((step.before - step.after for step in state.steps if step.step in _INSURANCE), ZERO)
        yield _Earlier(state.benefit, state.running, taken, state.before.filled)


def _before(benefit: Indemnity, earlier: tuple[_Earlier, ...]) -> Before:
    """What earlier benefits of the invoice mean to this one, as they pay for the same expenses or for others."""
    if not earlier:
        return NOTHING_BEFORE
    same = [each for each in earlier if _overlap(each.benefit, benefit)]
    return Before(
        some=True,
        paid=sum((each.paid for each in earlier), ZERO),
        paid_for_the_same=sum((each.paid for each in same), ZERO),
        other_insurers=sum((each.other_insurers for each in earlier if each not in same), ZERO),
        filled=earlier[-1].filled,
    )


def _overlap(one: Indemnity, other: Indemnity) -> bool:
    inside = one.scope.inside > 0 and other.scope.inside > 0
    return inside or (one.scope.outside and other.scope.outside)


def _opened(state: State[B], first: bool) -> State[B]:
    """Step 3: the benefit and its policy year. The first starts from the bill; a further one that pays costs adds it again."""
    visit, charges = state.visit, state.visit.charges
    bill = visit.treatment.total if first or isinstance(state.benefit, Indemnity) else ZERO
    started = ZERO if not first else bill
    shown = (
        [LineAmount(each.line, each.name, each.amount if first else ZERO, each.amount) for each in charges]
        if bill
        else []
    )
    step = Step(
        "benefit",
        f"{state.benefit.title}（保单年度自 {visit.year} 起）",
        bill,
        started + state.elsewhere,
        bill + state.elsewhere,
        state.benefit.clause,
        visit.treatment.invoice,
        state.benefit.key,
        tuple(shown),
    )
    amounts = tuple(each.amount for each in charges) if bill else tuple(ZERO for _ in charges)
    state = replace(state, running=bill, amounts=amounts, steps=(step,))
    return state if bill >= 0 else state.note("negative_total", "票据金额为负", bill, ZERO, state.benefit.clause)


def _closed(state: AnyState, progress: _Progress, waiting: Decimal) -> _Progress:
    return _Progress(
        books=state.books,
        waiting=waiting,
        payable=progress.payable + state.running,
        steps=progress.steps + state.steps,
        findings=progress.findings + tuple(each for each in state.findings if each not in progress.findings),
    )


def _not_insured(visit: Visit, progress: _Progress) -> _Progress:
    treatment, product = visit.treatment, visit.product
    kind = f"{_CAUSES.get(treatment.cause, '')}{_VISITS.get(treatment.visit_type, treatment.visit_type)}"
    label = f"{product.title}不含此项责任：{kind}" + (f"，{treatment.diagnosis}" if _offered(visit) else "")
    before = progress.payable + progress.waiting
    after = before - treatment.total
    step = Step("benefit", label, treatment.total, before, after, product.title, treatment.invoice)
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
        visited, steps=old + tuple(replace(step, label=f"票据 {treatment.invoice}：{step.label}") for step in new)
    )
