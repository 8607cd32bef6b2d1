"""Policies of one insured pay one after the other, and nobody gains from being ill."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims_ai.errors import InputError
from claims_ai.money import ZERO
from claims_ai.products.accounts import invoice_account
from claims_ai.products.calculate import calculate
from claims_ai.products.coordination import coordinate
from claims_ai.products.ledger import balances_after
from claims_ai.products.payers import payers_of
from claims_ai.products.terms import Product
from claims_ai.values import Treatment
from tests.products.claims import claims, products
from tests.products.worked import COVER, PRODUCTS

OTHER = replace(COVER, policy_number="P2", family="P2")
MEDICAL, MILLION = PRODUCTS.in_force("comprehensive_medical", COVER.begins), PRODUCTS.latest("million_medical")
STAY = Treatment(
    "1", "inpatient", "illness", date(2026, 3, 1), Decimal(30_000), days=8, social_insurance_paid=Decimal(10_000)
)


@given(st.lists(products, min_size=2, max_size=3), claims)
def test_all_policies_and_payers_together_never_exceed_the_cost(some: list[Product], claim: list[Treatment]) -> None:
    policies = [(product, replace(COVER, policy_number=f"P{place}")) for place, product in enumerate(some)]
    entries = [entry for each in coordinate(policies, claim) for entry in each.entries]
    for treatment in claim:
        paid = sum((e.amount for e in entries if e.account == invoice_account(COVER, treatment)), ZERO)
        assert paid <= max(treatment.total - payers_of(treatment).others, ZERO)


def test_the_second_policy_takes_the_first_as_another_insurer() -> None:
    """The first: 20000 less 500, 90 % = 17550. The second: 20000 - 17550 = 2450; the 17550 fill its deductible; 100 %."""
    first, second = coordinate([(MEDICAL, COVER), (MILLION, OTHER)], [STAY])
    assert (first.payable, second.payable) == (Decimal("17550.00"), Decimal("2450.00"))
    step = next(step for step in second.steps if step.step == "paid_before")
    assert (step.label, step.amount) == ("本公司此前已就该票据给付", Decimal("17550.00"))


@pytest.mark.parametrize("measure", ["invoice 4071223344", "invoice 4071223344 800"])
def test_what_was_paid_for_a_number_counts_under_another_total(measure: str) -> None:
    """800 and 900: 360 were paid; 900 - 300 - 360 = 240, less 100, 90 % = 126. Ledgers kept before name the total too."""
    visit = Treatment(
        "4071223344", "outpatient", "illness", date(2026, 3, 1), Decimal(800), social_insurance_paid=Decimal(300)
    )
    (paid,) = (e for e in calculate(MEDICAL, COVER, [visit]).entries if e.account == invoice_account(COVER, visit))
    assert (paid.amount, paid.account.measure) == (Decimal("360.00"), "invoice 4071223344")
    before = {replace(paid.account, measure=measure): paid.amount}
    assert calculate(MEDICAL, COVER, [visit], before).payable == Decimal("36.00")
    higher = replace(visit, total=Decimal(900))
    assert calculate(MEDICAL, COVER, [higher], before).payable == Decimal(
        "126.00" if measure.endswith("44") else "450.00"
    )


def test_bills_without_a_number_are_told_apart_by_their_totals() -> None:
    one = Treatment("invoice.jpg", "outpatient", "illness", date(2026, 3, 1), Decimal(800))
    assert invoice_account(COVER, one) != invoice_account(COVER, replace(one, total=Decimal(900)))


def test_the_order_of_the_policies_is_the_insureds_choice() -> None:
    """The other way round: 20000 less 10000 = 10000; then 20000 - 10000 = 10000 less 500, 90 % = 8550."""
    first, second = coordinate([(MILLION, OTHER), (MEDICAL, COVER)], [STAY])
    assert (first.payable, second.payable) == (Decimal("10000.00"), Decimal("8550.00"))


def test_claims_decided_apart_come_to_the_same() -> None:
    first = calculate(MEDICAL, COVER, [STAY])
    second = calculate(MILLION, OTHER, [STAY], balances_after({}, first.entries))
    assert (first, second) == coordinate([(MEDICAL, COVER), (MILLION, OTHER)], [STAY])


def test_hospital_cash_is_paid_beside_everything() -> None:
    """(8 - 3) x 200 = 1000, though the stay is paid for already."""
    paid = replace(STAY, social_insurance_paid=Decimal(30_000))
    _, cash = coordinate([(MEDICAL, COVER), (PRODUCTS.in_force("hospital_cash", COVER.begins), OTHER)], [paid])
    assert cash.payable == 1000


def test_policies_of_two_people_are_not_coordinated() -> None:
    with pytest.raises(InputError, match="give those of one insured"):
        coordinate([(MEDICAL, COVER), (MILLION, replace(OTHER, person="another"))], [STAY])
