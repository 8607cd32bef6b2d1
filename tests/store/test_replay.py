"""A stored decision made again: the same to the fen, and what differs when code, product or models moved on."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from claims_ai import adjudicate as way
from claims_ai.products.calculate import Calculation
from claims_ai.products.catalogue import Products, catalogue_of
from claims_ai.replay import replay
from claims_ai.store.store import Store
from tests.fakes import FakeModel, blind, claim, desk, papers
from tests.store.conftest import read
from tests.store.test_decide import stayed


def test_every_kind_of_decision_comes_out_the_same(store: Store) -> None:
    store.decide(read(), desk())
    store.decide(read(of=claim(claim_id="C2")), desk())
    store.decide(read(*papers()[:2], of=claim(claim_id="C3")), desk())
    for number in "12":
        store.decide(stayed(number), desk())
    store.turn("payments_stopped", True, "a drill", "an operator")
    store.decide(stayed("3"), desk())
    replays = [replay(record, desk(scanner=blind)) for record in store.records()]
    assert [each.decision for each in replays] == [1, 2, 3, 4, 5, 6]
    assert [each for each in replays if not each.same or each.moved] == []


def test_code_that_moved_on_is_named_with_the_line_that_differs(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.decide(read(), desk())
    (record,) = store.records()
    calculate = way.calculate_claim

    def otherwise(*facts: Any) -> Calculation:
        right = calculate(*facts)
        return replace(right, payable=right.payable + Decimal("0.01"))

    monkeypatch.setattr(way, "calculate_claim", otherwise)
    told = replay(record, desk(versions={"code": "next"}))
    assert (told.same, told.moved) == (False, ("code: test → next",))
    assert [(each.what, each.then, each.now) for each in told.differences] == [("payable", "315.00", "315.01")]


def test_a_model_that_moved_on_is_named_with_what_it_changes(store: Store) -> None:
    store.decide(read(), desk(versions={"fraud_model": "v1"}))
    (record,) = store.records()
    models = {"fast_pay": FakeModel(0.97, 0.9), "fraud": FakeModel(0.7, 0.2)}
    told = replay(record, desk(models=models, versions={"fraud_model": "v2"}))
    assert told.moved == ("fraud_model: v1 → v2",)
    assert {each.what for each in told.differences} == {"outcome", "route", "reasons", "fraud score"}


def test_a_product_that_moved_on_is_named_and_the_old_terms_are_replayed(store: Store) -> None:
    store.decide(read(), desk())
    (record,) = store.records()
    new = record.product.model_copy(update={"version": "2027.1", "fast_pay_limit": Decimal(1)})
    told = replay(record, desk(products=catalogue_of({"new": new})))
    assert (told.same, told.moved) == (True, ("product: comprehensive_medical 2026.1 → 2027.1",))
    gone = replay(record, desk(products=Products()))
    assert (gone.same, gone.moved) == (True, ("product: comprehensive_medical 2026.1 → none for this policy",))
