"""VAT invoices of the less usual forms print what those forms print, and no more."""

from random import Random

import pytest

from training.render import book, vat_content
from training.render import vat_words as words

SEEDS = range(6)


@pytest.mark.parametrize("layout", ["roll", "roll_broad", "machine"])
def test_a_roll_or_general_invoice_names_no_tax_and_its_lines_hold_it(layout: str) -> None:
    for seed in SEEDS:
        page = book.draw("vat_invoice", layout, Random(seed))
        assert not {"amount_without_tax", "tax_amount"} & set(page.fields)
        assert {"invoice_code", "check_code", "total_amount"} <= set(page.fields)


def test_a_toll_has_a_plate_and_days_but_neither_quantity_nor_price() -> None:
    for seed in SEEDS:
        (item,) = book.draw("vat_invoice", "toll", Random(seed)).items
        assert (item.quantity, item.unit, item.unit_price) == (None, None, None)


@pytest.mark.parametrize(
    "layout",
    ["digital", "digital_long", "digital_ride", "digital_special", "digital_boxed", "tolls", "carriage", "on_phone"],
)
def test_a_fully_digital_invoice_has_twenty_digits_and_no_code(layout: str) -> None:
    fields = book.draw("vat_invoice", layout, Random(1)).fields
    assert "invoice_code" not in fields
    assert len(fields["invoice_number"].value) == 20
    assert str(fields["issue_date"].value) >= "2022", "there were none before"


def test_a_long_invoice_has_many_lines() -> None:
    assert all(len(book.draw("vat_invoice", "digital_long", Random(seed)).items) >= 9 for seed in SEEDS)


def test_nobody_sells_what_is_not_of_the_trade() -> None:
    for seed in range(40):
        content = vat_content.invoice(Random(seed), 4)
        trade = next(
            t
            for t in (words.PHARMACY, words.DEVICES, words.TREATMENT, *words.OTHERS)
            if content.seller_name in t.sellers
        )
        sold = {line.name.split("*")[1] for line in content.lines}
        assert sold <= ({ware[0] for ware in trade.goods} or set(words.DRUG_CLASSES))
