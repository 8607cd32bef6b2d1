"""Receipts say what a till could have printed: sums, change and rounding agree."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.render import book, receipt_content, receipt_english_content
from training.render import receipt_english_words as english
from training.render import receipt_words as words

seeds = st.integers(0, 2**32).map(Random)
LAYOUTS = (*book.layouts("receipt", "train"), *book.layouts("receipt", "bench"))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_receipt_says_who_sold_when_and_for_how_much(layout: str) -> None:
    page = book.draw("receipt", layout, Random(7))
    assert set(page.fields) >= {"merchant_name", "issue_date", "total_amount"}


@given(seeds)
def test_what_was_handed_over_covers_what_was_to_be_paid(rng: Random) -> None:
    sold = receipt_content.sale(rng, words.SUPERMARKETS, words.GROCERIES, 12)
    assert 0 < sold.total <= sold.subtotal
    assert sold.change >= 0


def test_a_discount_leaves_something_to_be_paid() -> None:
    sold = receipt_content.sale(Random(1648), words.SUPERMARKETS, words.GROCERIES, 12)
    assert sold.total > 0


@given(seeds, st.sampled_from(sorted(english.TRADES)))
def test_cash_is_rounded_to_five_cents(rng: Random, trade: str) -> None:
    sold = receipt_english_content.bill(rng, trade, 6)
    assert sold.total * 20 % 1 == 0
    assert abs(sold.rounding * 100) < 3
    assert sold.change >= 0


@pytest.mark.parametrize("layout", ["tax_invoice", "singapore"])
def test_the_rows_of_an_english_address_are_one_value(layout: str) -> None:
    addresses = [book.draw("receipt", layout, Random(seed)).fields.get("merchant_address") for seed in range(4)]
    assert all(" 99" in address.value for address in addresses if address), "postcodes from 99000 belong to no town"


def test_a_receipt_stuck_on_a_sheet_keeps_its_boxes() -> None:
    page = book.draw("receipt", "stuck", Random(2))
    (left, top), _, (right, bottom), _ = page.fields["total_amount"].box
    assert 0 < left < right < page.image.width
    assert 0 < top < bottom < page.image.height
