"""What holds for every bill: nothing negative, nothing beyond cost or limit, nothing that depends on how it is told."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claims_ai.money import ZERO, fen
from claims_ai.products import steps
from claims_ai.products.accounts import Accounts, accounts_of, invoice_account
from claims_ai.products.benefits import HospitalCash, Indemnity
from claims_ai.products.calculate import Calculation, calculate
from claims_ai.products.ledger import Balances, balances_after, reversal
from claims_ai.products.payers import payers_of
from claims_ai.products.sheet import discrepancies, paid_by_line
from claims_ai.products.terms import Product
from claims_ai.products.visits import visit_keys
from claims_ai.values import ExpenseLine, Treatment
from tests.products.claims import expense_lines, situations, sums
from tests.products.worked import COVER, PRODUCTS

Situation = tuple[Product, list[Treatment], Balances]
_YEAR = Accounts(COVER, COVER.begins)
_STOPPED = {"hospital", "excluded_diagnosis", "waiting_period", "accident_period", "preexisting"}


def of(situation: Situation) -> Calculation:
    product, claim, used = situation
    return calculate(product, COVER, claim, used)


@settings(max_examples=400)
@given(situations())
def test_the_sheet_adds_up_is_never_negative_and_ends_in_whole_fen(situation: Situation) -> None:
    calculation = of(situation)
    assert discrepancies(calculation, sum((t.total for t in situation[1]), ZERO)) == ()
    assert calculation.payable >= 0
    assert calculation.payable == fen(calculation.payable)
    assert all(
        step.after >= 0 and each.after >= 0 for step in calculation.steps[2:] for each in step.lines if each.line
    )


@given(situations())
def test_all_payers_together_never_exceed_the_cost_of_an_invoice(situation: Situation) -> None:
    _, claim, used = situation
    entries = {entry.account: entry.amount for entry in of(situation).entries}
    for treatment in claim:
        account = invoice_account(COVER, treatment)
        left = treatment.total - payers_of(treatment, used.get(account, ZERO)).others
        assert entries.get(account, ZERO) <= max(left, ZERO)


@given(situations())
def test_no_limit_of_the_year_is_exceeded(situation: Situation) -> None:
    product, _, used = situation
    after = balances_after(used, of(situation).entries)

    def most(account: object, limit: Decimal | int) -> None:
        assert after.get(account, ZERO) <= max(used.get(account, ZERO), limit)  # type: ignore[call-overload]

    if product.sum_insured:
        most(_YEAR.paid_in_all(product), product.sum_insured.amount)
    for benefit in product.benefits:
        if isinstance(benefit, Indemnity) and benefit.limits.per_year is not None:
            most(_YEAR.paid(benefit.key), benefit.limits.per_year)
        if isinstance(benefit, Indemnity) and benefit.limits.visits_per_year is not None:
            most(_YEAR.person("visits", benefit.key), benefit.limits.visits_per_year)
        if isinstance(benefit, HospitalCash):
            most(_YEAR.person("days", benefit.key), benefit.max_days_per_year)


@given(situations())
def test_a_deductible_of_the_year_is_borne_once(situation: Situation) -> None:
    product, _, used = situation
    after = balances_after(used, of(situation).entries)
    for benefit in product.benefits:
        for terms in benefit.deductibles if isinstance(benefit, Indemnity) else ():
            for account, amount in zip(_YEAR.deductible(terms), (terms.amount, terms.family_amount), strict=False):
                before = used.get(account, ZERO)
                assert before <= after.get(account, ZERO) <= max(before, amount or ZERO)


@given(situations(), sums)
def test_a_higher_bill_never_pays_less(situation: Situation, more: Decimal) -> None:
    product, (treatment, *_), used = situation
    higher = replace(treatment, total=treatment.total + more)
    assert of((product, [higher], used)).payable >= of((product, [treatment], used)).payable


def own_parts_agree(treatment: Treatment) -> bool:
    """Whether what the insured paid is filled in and covers what they bore; else a further line would fill it in, or vanish in it."""
    if treatment.personal_account_paid is None or treatment.personal_cash_paid is None:
        return True
    paid = treatment.personal_account_paid + treatment.personal_cash_paid
    return paid > 0 and paid >= (treatment.self_pay or ZERO) + (treatment.self_funded or ZERO)


@given(situations(), expense_lines())
def test_a_further_line_that_the_insured_bore_never_pays_less(situation: Situation, line: ExpenseLine) -> None:
    product, (treatment, *_), used = situation
    assume(own_parts_agree(treatment))
    cash = None if treatment.personal_cash_paid is None else treatment.personal_cash_paid + line.amount
    lines, total = (*treatment.lines, line), treatment.total + line.amount
    longer = replace(treatment, total=total, lines=lines, personal_cash_paid=cash)
    assert of((product, [longer], used)).payable >= of((product, [treatment], used)).payable


@given(situations(), st.randoms())
def test_neither_the_order_of_lines_nor_of_invoices_matters(situation: Situation, random: Random) -> None:
    product, claim, used = situation
    shuffled = []
    for treatment in claim:
        lines = list(treatment.lines)
        random.shuffle(lines)
        shuffled.append(replace(treatment, lines=tuple(lines)))
    random.shuffle(shuffled)
    assert same(of((product, shuffled, used)), of(situation))


@given(situations(), expense_lines(), st.integers(0, 100))
def test_a_line_split_in_two_changes_nothing(situation: Situation, line: ExpenseLine, percent: int) -> None:
    product, (treatment, *_), used = situation
    part = fen(line.amount * percent / 100)
    share = line.own_share or ZERO
    first = replace(line, amount=part, own_share=min(share, part))
    second = replace(line, amount=line.amount - part, own_share=share - min(share, part))
    whole = replace(treatment, lines=(*treatment.lines, line))
    split = replace(treatment, lines=(*treatment.lines, first, second))
    assert same(of((product, [split], used)), of((product, [whole], used)))


@given(situations())
def test_paying_one_after_another_from_the_ledger_is_paying_all_at_once(situation: Situation) -> None:
    """Bills of one visit apart, which bear its deductible together: of those in two claims `checks.places` tells a person."""
    product, claim, used = situation
    in_order = sorted(claim, key=lambda t: (t.service_from, t.service_until or t.service_from, t.invoice, t.total))
    assume(len(set(visit_keys(in_order))) == len(in_order))
    balances, paid = used, ZERO
    for treatment in in_order:
        one = of((product, [treatment], balances))
        balances, paid = balances_after(balances, one.entries), paid + one.payable
    at_once = of(situation)
    assert paid == at_once.payable
    assert balances == balances_after(used, at_once.entries)


@given(situations(), st.randoms())
def test_entries_can_be_taken_back_in_any_order(situation: Situation, random: Random) -> None:
    """What decisions added and reversals took away leaves the ledger as it was."""
    product, claim, used = situation
    written = [entry for treatment in claim for entry in of((product, [treatment], used)).entries]
    both = [*written, *reversal(written)]
    random.shuffle(both)
    assert balances_after(used, both) == {account: amount for account, amount in used.items() if amount}


@given(situations())
def test_a_calculation_touches_no_account_that_was_not_named_before(situation: Situation) -> None:
    product, claim, _ = situation
    named = accounts_of(product, COVER, claim)
    assert {entry.account for entry in of(situation).entries} <= named
    read = _Watched(situation[2])
    calculate(product, COVER, claim, read)
    assert read.asked <= named


@given(situations())
def test_what_is_refused_by_the_terms_is_left_to_a_person(situation: Situation) -> None:
    """A sum is cut to nothing in silence only by terms that need no judgement."""
    calculation = of(situation)
    stopped = any(step.step in _STOPPED and step.before != step.after for step in calculation.steps)
    none = any(step.step == "benefit" and not step.benefit for step in calculation.steps)
    kinds = Counter(finding.severity for finding in calculation.findings if finding.code != "limit_used_up")
    assert not (stopped or none) or kinds["high"]


@given(situations())
def test_what_is_paid_for_the_lines_is_what_is_paid_back(situation: Situation) -> None:
    product, claim, _ = situation
    calculation = of(situation)
    costs = {benefit.key for benefit in product.benefits if isinstance(benefit, Indemnity)}
    entered = sum(
        (e.amount for e in calculation.entries if e.account.measure == "paid" and e.account.benefit in costs), ZERO
    )
    assert sum(paid_by_line(calculation.steps).values(), ZERO) == entered
    assert len(claim) >= 1


class _Watched(dict):  # type: ignore[type-arg]
    """Balances that remember which accounts were asked for."""

    def __init__(self, balances: Balances) -> None:
        super().__init__(balances)
        self.asked: set[object] = set()

    def get(self, key: object, default: object = None) -> object:
        self.asked.add(key)
        return super().get(key, default)


def test_nothing_to_calculate_is_nothing_to_pay() -> None:
    assert calculate(PRODUCTS.latest("hospital_cash"), COVER, []) == Calculation()


def test_days_of_two_policy_years_are_counted_apart() -> None:
    cover = replace(COVER, begins=date(2025, 7, 1), ends=date(2027, 6, 30))
    stays = [
        Treatment(str(day), "inpatient", "illness", day, Decimal(100), days=10)
        for day in (date(2026, 6, 30), date(2026, 7, 1))
    ]
    entries = calculate(PRODUCTS.in_force("hospital_cash", cover.begins), cover, stays).entries
    days = [(entry.account.year, entry.amount) for entry in entries if entry.account.measure == "days"]
    assert days == [(date(2025, 7, 1), 7), (date(2026, 7, 1), 7)]


@pytest.mark.parametrize(
    ("of_kind", "order"),
    [
        (
            steps.INDEMNITY,
            "waiting_period accident_period hospital excluded_diagnosis preexisting held_back excluded_items class_c"
            " class_b_own_share item_limits self_funded difference eligible other_payers deductibles ratio limit_per_day"
            " limit_per_visit visits_per_year limit_per_year sum_insured actual_cost round_to_fen payable",
        ),
        (
            steps.HOSPITAL_CASH,
            "waiting_period accident_period hospital excluded_diagnosis preexisting fixed_benefit held_stay days_of_stay"
            " days_per_stay days_per_year intensive_care sum_insured round_to_fen payable",
        ),
        (
            steps.LUMP_SUM,
            "waiting_period accident_period hospital excluded_diagnosis preexisting fixed_benefit held_stay once"
            " sum_insured round_to_fen payable",
        ),
    ],
)
def test_the_steps_come_in_the_order_of_the_terms(of_kind: tuple[object, ...], order: str) -> None:
    assert [step.__name__ for step in of_kind] == order.split()


def same(one: Calculation, other: Calculation) -> bool:
    """Equal but for the rows of the explanation that name or count lines."""
    return (one.payable, set(one.entries)) == (other.payable, set(other.entries))
