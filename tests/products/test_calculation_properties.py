"""What holds for every bill: nothing negative, nothing beyond cost or limit, nothing that depends on how it is told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims_ai.money import fen
from claims_ai.products import hospital_cash, indemnity
from claims_ai.products.calculate import Calculation, Used, calculate
from claims_ai.products.limits import actual_cost
from claims_ai.products.payers import paid_by_others
from claims_ai.products.state import State
from claims_ai.products.terms import Indemnity, Product
from claims_ai.values import ExpenseLine, Treatment
from tests.products.worked import PRODUCTS

MEDICAL, TOP_UP, CASH = PRODUCTS["comprehensive_medical"], PRODUCTS["top_up"], PRODUCTS["hospital_cash"]

sums = st.decimals(0, 100_000, places=2)
stated = st.none() | sums
NAMES = ["西药费", "床位费", "超声洁牙", "护工费", "特殊材料费", "检查费"]
TYPES = [None, "三级甲等", "综合医院", "一级", "营利性"]


@st.composite
def expense_lines(draw: st.DrawFn) -> ExpenseLine:
    category = draw(st.sampled_from([None, "甲", "乙", "丙"]))
    return ExpenseLine(draw(st.sampled_from(NAMES)), draw(sums), category, draw(stated))


@st.composite
def treatments(draw: st.DrawFn) -> Treatment:
    admitted = draw(st.dates(date(2026, 1, 1), date(2026, 12, 1)))
    return Treatment(
        invoice=draw(st.text("0123456789", min_size=8, max_size=8)),
        visit_type=draw(st.sampled_from(["outpatient", "inpatient"])),
        cause="illness",
        service_from=admitted,
        total=draw(sums),
        service_until=draw(st.none() | st.integers(0, 90).map(lambda days: admitted + timedelta(days=days))),
        days=draw(st.none() | st.integers(0, 90)),
        hospital_type=draw(st.sampled_from(TYPES)),
        diagnosis=draw(st.sampled_from([None, "急性阑尾炎", "妊娠39周"])),
        lines=tuple(draw(st.lists(expense_lines(), max_size=4))),
        social_insurance_paid=draw(stated),
        other_paid=draw(stated),
        personal_account_paid=draw(stated),
        personal_cash_paid=draw(stated),
        self_pay=draw(stated),
        self_funded=draw(stated),
    )


claims = st.lists(treatments(), min_size=1, max_size=3, unique_by=lambda t: t.invoice)
ledgers = st.builds(
    Used, st.decimals(0, 600, places=2), st.decimals(0, 310_000, places=2), st.integers(0, 200), st.just({})
)
products = st.sampled_from([MEDICAL, TOP_UP, CASH])


@given(products, claims, ledgers)
def test_never_negative_and_always_whole_fen(product: Product, claim: list[Treatment], used: Used) -> None:
    payable = calculate(product, claim, used).payable
    assert payable >= 0
    assert payable == fen(payable)


@given(claims, ledgers)
def test_all_payers_together_never_exceed_the_cost(claim: list[Treatment], used: Used) -> None:
    cost = sum(max(t.total - paid_by_others(t), Decimal(0)) for t in claim)
    assert calculate(MEDICAL, claim, used).payable <= cost


@given(claims, ledgers)
def test_no_limit_of_the_year_is_exceeded(claim: list[Treatment], used: Used) -> None:
    after = calculate(MEDICAL, claim, used).used_after
    assert after.paid_this_year <= max(Decimal(300_000), used.paid_this_year)
    assert after.paid_by_benefit.get("outpatient", 0) <= 10_000
    assert after.paid_by_benefit.get("inpatient", 0) <= 300_000


@given(claims, ledgers)
def test_no_more_cash_days_than_stay_and_year_allow(claim: list[Treatment], used: Used) -> None:
    calculation = calculate(CASH, claim, used)
    days = calculation.used_after.cash_days - used.cash_days
    assert used.cash_days + days <= max(180, used.cash_days)
    assert days <= 30 * len(claim)
    assert calculation.payable == days * 200


@given(products, claims, ledgers)
def test_the_annual_deductible_is_borne_once(product: Product, claim: list[Treatment], used: Used) -> None:
    after = calculate(product, claim, used).used_after
    annual = [b.deductible.amount for b in product.benefits if isinstance(b, Indemnity)]
    assert used.annual_deductible <= after.annual_deductible <= max([used.annual_deductible, *annual])


@given(products, treatments(), ledgers, sums)
def test_a_higher_bill_never_pays_less(product: Product, treatment: Treatment, used: Used, more: Decimal) -> None:
    higher = replace(treatment, total=treatment.total + more)
    assert calculate(product, [higher], used).payable >= calculate(product, [treatment], used).payable


@given(products, treatments(), ledgers, st.randoms())
def test_the_order_of_lines_does_not_matter(product: Product, treatment: Treatment, used: Used, random: Random) -> None:
    lines = list(treatment.lines)
    random.shuffle(lines)
    assert same(
        calculate(product, [replace(treatment, lines=tuple(lines))], used), calculate(product, [treatment], used)
    )


@given(products, claims, ledgers, st.randoms())
def test_the_order_of_invoices_does_not_matter(
    product: Product, claim: list[Treatment], used: Used, random: Random
) -> None:
    shuffled = list(claim)
    random.shuffle(shuffled)
    assert calculate(product, shuffled, used) == calculate(product, claim, used)


@given(products, treatments(), ledgers, expense_lines(), st.integers(0, 100))
def test_a_line_split_in_two_changes_nothing(
    product: Product, treatment: Treatment, used: Used, line: ExpenseLine, percent: int
) -> None:
    part = fen(line.amount * percent / 100)
    share = line.own_share or Decimal(0)
    first = replace(line, amount=part, own_share=min(share, part))
    second = replace(line, amount=line.amount - part, own_share=share - min(share, part))
    whole = replace(treatment, lines=(*treatment.lines, line))
    split = replace(treatment, lines=(*treatment.lines, first, second))
    assert same(calculate(product, [split], used), calculate(product, [whole], used))


@given(products, claims, ledgers)
def test_steps_chain_from_the_bills_to_the_payable_sum(product: Product, claim: list[Treatment], used: Used) -> None:
    calculation = calculate(product, claim, used)
    steps = calculation.steps
    assert steps[0].before == sum(t.total for t in claim)
    assert [step.before for step in steps[1:]] == [step.after for step in steps[:-1]]
    assert steps[-1].after == calculation.payable


@given(products, treatments(), ledgers)
def test_paying_twice_from_the_ledger_is_paying_two_invoices_at_once(
    product: Product, treatment: Treatment, used: Used
) -> None:
    later = replace(treatment, invoice="x", service_from=date(2026, 12, 31), service_until=None)
    first = calculate(product, [treatment], used)
    second = calculate(product, [later], first.used_after)
    assert calculate(product, [later, treatment], used).payable == first.payable + second.payable


@given(products, treatments(), ledgers)
def test_what_is_refused_by_the_terms_is_left_to_a_person(product: Product, treatment: Treatment, used: Used) -> None:
    """A sum is cut to nothing in silence only by terms that need no judgement."""
    calculation = calculate(product, [treatment], used)
    stopped = {"hospital", "excluded_diagnosis", "benefit"} & {step.step for step in calculation.steps}
    assert bool(stopped) == any(
        finding.severity == "high" for finding in calculation.findings if finding.code != "limit_used_up"
    )


def test_a_sum_above_the_cost_left_by_other_payers_is_cut_to_it() -> None:
    treatment = Treatment(
        "1", "inpatient", "illness", date(2026, 2, 1), Decimal(1000), social_insurance_paid=Decimal(300)
    )
    terms = next(benefit for benefit in TOP_UP.benefits if isinstance(benefit, Indemnity))
    state = State(TOP_UP, terms, treatment, Used(), running=Decimal(900))
    assert actual_cost(state).running == 700


def test_nothing_to_calculate_is_nothing_to_pay() -> None:
    assert calculate(MEDICAL, []) == Calculation(Decimal(0), (), Used(), ())


@pytest.mark.parametrize(
    ("steps", "order"),
    [
        (
            indemnity.STEPS,
            "hospital excluded_diagnosis excluded_items class_c class_b_own_share item_limits self_funded other_payers"
            " deductible ratio limit_per_day limit_per_visit limit_per_year sum_insured actual_cost round_to_fen",
        ),
        (
            hospital_cash.STEPS,
            "hospital excluded_diagnosis fixed_benefit days_of_stay days_per_stay days_per_year sum_insured"
            " round_to_fen",
        ),
    ],
)
def test_the_steps_come_in_the_order_of_the_terms(steps: tuple[Callable[..., object], ...], order: str) -> None:
    assert [step.__name__ for step in steps] == order.split()


def same(one: Calculation, other: Calculation) -> bool:
    """Equal but for the rows of the explanation that name or count lines."""
    return (one.payable, one.used_after) == (other.payable, other.used_after)
