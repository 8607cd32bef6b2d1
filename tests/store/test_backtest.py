"""Past claims under other terms and thresholds: the effect, claim by claim, with a ledger of its own."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from claims_ai.backtest import Backtest, backtest
from claims_ai.backtest_page import write_page
from claims_ai.commands_store import backtest_json, backtest_tables, parse_cap, parse_thresholds, summary_rows
from claims_ai.errors import InputError
from claims_ai.products.catalogue import Products, catalogue_of
from claims_ai.products.terms import Product
from claims_ai.store.store import Store
from tests.fakes import PRODUCT, desk
from tests.store.conftest import read
from tests.store.test_decide import stayed, visit


@pytest.fixture
def past(store: Store) -> Store:
    """An outpatient claim of March, and two stays of April that share a deductible of 500."""
    for sent in (read(), stayed("1"), stayed("2")):
        store.decide(sent, desk())
    return store


def under(past: Store, *products: Product, **thresholds: float) -> Backtest:
    return backtest(
        past.records(last_only=True), desk(), catalogue_of({each.version: each for each in products}), thresholds
    )


def test_the_same_terms_change_nothing(past: Store) -> None:
    told = under(past)
    assert (told.changes, told.moved) == ([], 0)
    assert (told.then.outcomes, str(told.then.paid)) == ({"approved": 3}, "4797.36")
    assert (told.now, told.now.straight_through) == (told.then, 1.0)


def test_a_lower_fast_pay_limit_refers_what_is_above_it(past: Store) -> None:
    told = under(past, PRODUCT.model_copy(update={"version": "new", "fast_pay_limit": Decimal(2100)}))
    assert [(each.claim_id, each.then, each.now) for each in told.changes] == [("S2", "approved", "referred")]
    assert told.changes[0].reasons_now == ("above_fast_pay_limit",)
    assert str(told.now.paid) == "2331.18"


def test_a_claim_that_is_no_longer_paid_leaves_the_limit_and_the_deductible_to_the_next(past: Store) -> None:
    told = under(past, PRODUCT.model_copy(update={"version": "new", "fast_pay_limit": Decimal(2010)}))
    assert [(each.claim_id, str(each.payable_now)) for each in told.changes] == [("S1", "2016.18"), ("S2", "2016.18")]


def test_another_threshold_refers_what_it_stops(past: Store) -> None:
    told = under(past, fast_pay=0.98)
    assert (told.now.outcomes, told.now.straight_through) == ({"referred": 3}, 0.0)
    with pytest.raises(InputError, match="no model is called fastpay; give thresholds for fast_pay, fraud"):
        under(past, fastpay=0.98)


def test_earlier_claims_fill_the_ledger_though_they_are_not_counted(past: Store) -> None:
    later = backtest(past.records(last_only=True), desk(), Products(), {}, since=date(2026, 4, 1))
    assert (later.then.outcomes, later.changes) == ({"approved": 2}, [])


def test_a_claim_decided_twice_counts_once(past: Store) -> None:
    blind = desk(models={})
    past.decide(visit("7"), blind)
    past.decide(visit("7"), desk())
    assert under(past).then.outcomes == {"approved": 4}


def test_decisions_of_other_code_are_counted(past: Store) -> None:
    past.decide(visit("7"), desk(versions={"code": "older"}))
    told = under(past)
    assert told.moved == 1
    assert "1 of the stored decisions" in list(backtest_tables(told))[-1]


def test_the_effect_is_told_as_json_and_as_a_page(past: Store, tmp_path: Path) -> None:
    told = under(past, PRODUCT.model_copy(update={"version": "new", "fast_pay_limit": Decimal(2100)}))
    plain = backtest_json(told)
    assert plain["now"] == {"claims": 3, "straight_through": 0.6667, "paid": "2331.18", "outcomes": {"approved": 2, "referred": 1}}  # fmt: skip
    told.changes[0] = replace(told.changes[0], claim_id="<b>S2</b>")
    write_page(told, summary_rows(told), tmp_path / "deep" / "page.html")
    page = (tmp_path / "deep" / "page.html").read_text("utf-8")
    assert "66.7%" in page
    assert "&lt;b&gt;S2" in page
    assert "http" not in page


@pytest.mark.parametrize("text", ["fast_pay", "fast_pay=much", "fast_pay=1.2", "fast_pay=nan"])
def test_what_is_no_threshold_is_said(text: str) -> None:
    with pytest.raises(InputError, match="--thresholds"):
        parse_thresholds(text)


def test_thresholds_and_caps_are_parsed() -> None:
    assert parse_thresholds("fast_pay=0.95, fraud=0.2") == {"fast_pay": 0.95, "fraud": 0.2}
    assert (parse_thresholds(""), parse_cap("none"), parse_cap("50000")) == ({}, None, "50000.00")
    for text in ("much", "-1", "NaN"):
        with pytest.raises(InputError, match="is no amount"):
            parse_cap(text)
