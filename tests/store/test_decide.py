"""A claim decided with a store: on what earlier claims left and used up, and recorded whole."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from claims_ai import commands_features
from claims_ai.adjudicate import ReadClaim
from claims_ai.claim import Payee, Policy
from claims_ai.errors import StoreError
from claims_ai.products.catalogue import catalogue_of
from claims_ai.products.terms import Product
from claims_ai.store.codec import essence, facts_of
from claims_ai.store.store import Store
from claims_ai.values import Decision
from tests.fakes import (
    BROTHER,
    BROTHERS_ID,
    ID_NUMBER,
    NAME,
    PRODUCT,
    FakeModel,
    bank_card,
    claim,
    codes,
    desk,
    form,
    id_card,
    invoice,
    papers,
    policy,
    stay,
    stay_claim,
    summary,
)
from tests.store.conftest import Clock, read
from training.shadows import tried


def visit(number: str, **changes: Any) -> ReadClaim:
    """A further visit of the insured: another invoice, another claim, other pictures."""
    pages = (replace(invoice(invoice_number=number), digest=f"invoice {number}"), *papers()[1:])
    return read(*pages, of=claim(claim_id=f"C{number}", **changes))


def stayed(number: str) -> ReadClaim:
    """A stay of six nights, each right after the one before."""
    days = {"2": ("2026-04-15", "2026-04-21"), "3": ("2026-04-21", "2026-04-27")}
    first, last = days.get(number, ("2026-04-09", "2026-04-15"))
    span = {"admission_date": first, "discharge_date": last}
    pages = (
        replace(stay(invoice_number=number, issue_date=last, **span), digest=f"stay {number}"),
        replace(summary(**span), digest=f"summary {number}"),
    )
    return read(
        *pages, id_card(), bank_card(), form(), of=stay_claim(claim_id=f"S{number}", submitted_at=date(2026, 4, 28))
    )


def under(product: Product, sent: ReadClaim) -> ReadClaim:
    """The claim under another product."""
    return replace(sent, dossier=replace(sent.dossier, product=product))


def reasons(decision: Decision) -> list[str]:
    return [reason.code for reason in decision.reasons]


def test_a_claim_is_decided_and_kept_with_all_that_went_into_it(store: Store, clock: Clock) -> None:
    sent = read()
    decision = store.decide(sent, desk())
    (record,) = store.records()
    assert (decision.outcome, str(decision.payable)) == ("approved", "315.00")
    assert (record.decision, record.decided_at, record.paid) == (decision, clock.now, Decimal("315.00"))
    assert (record.facts.pages, record.facts.claim, record.facts.policy) == (sent.pages, claim(), policy())
    assert record.ground.treatments == sent.dossier.treatments
    assert record.ground.features["total_amount"] == 812.6
    assert {(entry.account.measure, str(entry.amount)) for entry in record.ground.entries} >= {("paid", "315.00")}
    assert record.product == PRODUCT
    assert store.verify().problems == ()


def test_an_invoice_of_an_earlier_claim_is_found(store: Store) -> None:
    store.decide(read(), desk())
    again = store.decide(read(of=claim(claim_id="C2", submitted_at=date(2026, 3, 12))), desk())
    assert again.outcome == "referred"
    assert {"duplicate_invoice", "duplicate_image"} <= set(codes(again.findings))


def test_an_invoice_of_an_earlier_claim_is_found_under_another_total(store: Store) -> None:
    store.decide(read(), desk())
    altered = replace(invoice(total_amount="912.60"), digest="another picture")
    again = read(altered, *papers()[1:], of=claim(claim_id="C2", submitted_at=date(2026, 3, 12)))
    decided = store.decide(again, desk())
    assert decided.outcome == "referred"
    assert ("duplicate_invoice", "high") in {(each.code, each.severity) for each in decided.findings}


def test_claims_that_share_nothing_do_not_see_each_other(store: Store) -> None:
    store.decide(read(), desk())
    stranger = claim(
        claim_id="C2", insured_name=BROTHER, insured_id_number=BROTHERS_ID, payee=Payee(name=BROTHER, account="1")
    )
    his = read(
        replace(invoice(invoice_number="9", patient_name=BROTHER), digest="his"),
        id_card(name=BROTHER, id_number=BROTHERS_ID),
        form(),
        of=stranger,
    )
    store.decide(his, desk())
    assert [len(record.ground.history) for record in store.records()] == [0, 0]


def test_a_claim_draws_on_what_earlier_ones_used_up(store: Store) -> None:
    first, second = (store.decide(stayed(number), desk()) for number in "12")
    # 6842.50 less 4102.30 by social insurance; the deductible of 500 of the year is borne once; of the rest 90 %
    assert (str(first.payable), str(second.payable)) == ("2016.18", "2466.18")


def test_an_appeal_gives_back_what_was_used_up(store: Store) -> None:
    store.decide(stayed("1"), desk())
    store.reverse(1, "decided for another person's stay", "an adjuster")
    assert str(store.decide(stayed("2"), desk()).payable) == "2016.18"
    with pytest.raises(StoreError, match="decision 1: has no entries in force"):
        store.reverse(1, "again", "an adjuster")
    assert store.verify().problems == ()


def test_the_brakes_turn_an_approval_into_a_referral_that_uses_nothing_up(store: Store) -> None:
    store.turn("payments_stopped", True, "a wrong tariff was loaded", "an operator")
    stopped = store.decide(read(), desk())
    assert (stopped.outcome, stopped.route, reasons(stopped)) == ("referred", "adjuster", ["payments_stopped"])
    assert store.brakes().paid_today == 0
    (record,) = store.records()
    assert record.ground.unbraked is not None
    assert record.ground.unbraked.outcome == "approved"
    store.turn("payments_stopped", False, "the tariff is right again", "an operator")
    assert store.decide(read(), desk()).outcome == "approved"


def test_the_cap_of_a_day_holds_until_the_next_day_in_china(store: Store, clock: Clock) -> None:
    store.turn("daily_cap", "700.00", "a start with care", "an operator")
    outcomes = [store.decide(visit(number), desk()) for number in "123"]
    assert [decision.outcome for decision in outcomes] == ["approved", "approved", "referred"]
    assert reasons(outcomes[2]) == ["daily_cap_reached"]
    clock.now += timedelta(hours=12)  # 04:00 UTC is noon in China
    assert store.decide(visit("4"), desk()).outcome == "approved"


def test_the_cap_of_a_product_holds_for_its_claims_alone(store: Store) -> None:
    capped = PRODUCT.model_copy(update={"daily_payout_cap": Decimal("400.00"), "name": "capped"})
    outcomes = [store.decide(under(capped, visit(number)), desk()) for number in "12"]
    assert [decision.outcome for decision in outcomes] == ["approved", "referred"]
    assert reasons(outcomes[1]) == ["daily_cap_reached"]
    assert store.decide(visit("3"), desk()).outcome == "approved"


def test_a_claim_that_was_paid_and_is_sent_again_is_paid_once(store: Store) -> None:
    first = store.decide(read(), desk())
    assert store.decide(read(), desk()) == first
    assert (len(list(store.records())), str(store.brakes().paid_today)) == (1, "315.00")


def test_a_claim_paid_and_sent_again_with_a_further_bill_is_paid_the_difference(store: Store) -> None:
    store.decide(read(), desk())
    further = replace(invoice("second.jpg", invoice_number="5"), digest="second")
    whole = store.decide(read(invoice(), further, *papers()[1:], of=claim(claimed_amount=Decimal("1625.20"))), desk())
    first, second = store.records()
    assert (whole.outcome, second.version) == ("approved", 2)
    assert first.paid + second.paid == whole.payable
    assert {balance.amount for balance in second.ground.balances} == set()
    assert store.verify().problems == ()


def test_a_claim_paid_and_sent_again_with_less_goes_to_a_person(store: Store) -> None:
    store.decide(read(), desk())
    less = (invoice(total_amount="712.60", personal_cash_paid="200.00", self_pay="350.00"), *papers()[1:])
    decision = store.decide(read(*less, of=claim(claimed_amount=Decimal("712.60"))), desk())
    assert decision.outcome == "referred"
    assert str(store.brakes().paid_today) == "315.00"


def test_a_referred_claim_sent_again_is_decided_again(store: Store) -> None:
    blind = desk(models={})
    assert [store.decide(read(), blind).outcome, store.decide(read(), desk()).outcome] == ["referred", "approved"]
    assert [record.version for record in store.records()] == [1, 1]


def test_a_product_in_use_is_never_edited_in_place(store: Store) -> None:
    store.decide(read(), desk())
    edited = PRODUCT.model_copy(update={"fast_pay_limit": Decimal("9999")})
    other = read(of=claim(claim_id="C2"))
    other = replace(other, dossier=replace(other.dossier, product=edited))
    with pytest.raises(StoreError, match=r"comprehensive_medical 2026\.1: its terms changed.*new version"):
        store.decide(other, desk())
    with pytest.raises(StoreError, match="its terms changed"):
        store.check_products(catalogue_of({"edited": edited}))
    store.check_products(catalogue_of({"new": edited.model_copy(update={"version": "2026.2"})}))


def test_a_decision_that_fails_leaves_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims_ai.store.ledger.post", lambda *_: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        store.decide(read(), desk())
    monkeypatch.undo()
    assert list(store.records()) == []
    assert store.decide(read(), desk()).outcome == "approved"


def test_what_nobody_said_is_no_part_of_what_tells_two_submissions_apart() -> None:
    said = essence(facts_of(read()))
    assert [word for word in (b"household", b"group", b"declarations") if word in said] == []
    assert essence(facts_of(read(of=claim(mobile="13900000000")))) != said


def test_two_employees_of_one_group_share_neither_deductible_nor_limit(store: Store) -> None:
    def sent(number: str, name: str, id_number: str, cover: Policy) -> ReadClaim:
        bill = replace(invoice(invoice_number=number, patient_name=name), digest=number)
        of = claim(claim_id=number, insured_name=name, insured_id_number=id_number)
        card = replace(id_card(name=name, id_number=id_number), digest=f"card {number}")
        return read(bill, card, form(), of=of, under=cover, product="group_medical")

    staff = [{"name": NAME, "id_number": ID_NUMBER}, {"name": BROTHER, "id_number": BROTHERS_ID}]

    def family(cover: Policy) -> dict[str, Decimal]:
        store.decide(sent(f"1 {cover.policy_number}", NAME, ID_NUMBER, cover), desk())
        last = f"2 {cover.policy_number}"
        store.decide(sent(last, BROTHER, BROTHERS_ID, cover), desk())
        (record,) = store.records([last])
        return {each.account.measure: each.amount for each in record.ground.balances if each.account.scope == "family"}

    # 812.60 less 302.60 by social insurance and half of 60 self-funded is 480; less 300 and x 80 % that is 144
    shared = {"deductible": Decimal("300.00"), "paid": Decimal("144.00")}
    assert family(policy(policy_number="G1", insured=staff)) == shared
    assert family(policy(policy_number="G2", insured=staff, group=True)) == {}
    apart = [{**one, "household": mark} for one, mark in zip(staff, "AB", strict=True)]
    assert family(policy(policy_number="G3", insured=apart)) == {}
    together = [{**one, "household": "A"} for one in staff]
    assert family(policy(policy_number="G4", insured=together, group=True)) == shared


def test_what_a_challenger_would_have_decided_is_kept_and_not_acted_on(store: Store) -> None:
    tried = desk(challengers={"fraud 2": FakeModel(0.9, 0.5, "fraud")})
    decision = store.decide(read(), tried)
    (record,) = store.records()
    assert decision.outcome == "approved"
    assert [(shadow.model, shadow.outcome) for shadow in record.ground.shadows] == [("fraud 2", "referred")]


def test_the_features_of_a_stored_claim_are_those_it_was_decided_on(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.decide(read(), desk())
    store.decide(visit("0099"), desk())
    monkeypatch.setattr(commands_features, "opened", lambda: nullcontext(store))
    first, unknown = commands_features.features_of(["C1", "C404"], None, None)
    assert first["features"]["claims_90_days"] == 0.0
    assert first["as_of"].startswith("2026-06-01")
    assert "neither a folder nor a stored claim" in unknown["error"]


def test_the_record_of_a_challenger_says_which_claims_would_have_gone_otherwise(store: Store) -> None:
    tried_beside = desk(
        challengers={"fraud 2": FakeModel(0.9, 0.5, "fraud"), "fast_pay 2": FakeModel(0.99, 0.5, "fast_pay")}
    )
    store.decide(read(), tried_beside)
    store.decide(visit("0099"), tried_beside)
    found = tried(store.records(last_only=True))
    assert found["fraud 2"].turns == {("approved", "referred"): 2}
    assert found["fraud 2"].changed == ["C1", "C0099"]
    assert (found["fast_pay 2"].claims, found["fast_pay 2"].changed) == (2, [])
