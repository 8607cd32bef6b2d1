"""The reader of receipts chooses among what is printed; it learns from pages with known values, and its card is checked."""

import shutil
from pathlib import Path

import pytest

from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading.learned.candidates import amount_of, candidates
from claims_ai.documents.reading.learned.ranker import load_reader, shipped_reader
from claims_ai.documents.reading.learned.rows import rows_of
from claims_ai.documents.reading.learned.wording import worded
from claims_ai.documents.reading.receipt import read
from claims_ai.errors import ModelError
from claims_ai.resources import folder
from claims_ai.values import Line

SLIP = (
    "GREEN LEAF PHARMACY SDN BHD", "(990123-X)", "NO. 12, JALAN BUNGA 3,", "TAMAN CONTOH, 99100 PEKAN BARU,", "SELANGOR.", "TEL: 03-9999 0000",
    "TAX INVOICE", "DATE: 05/03/2026 14:22", "1 VITAMIN C 12.50", "2 COUGH SYRUP 17.80", "SUBTOTAL 30.30", "ROUNDING 0.00", "TOTAL RM 30.30",
    "CASH 50.00", "CHANGE 19.70", "THANK YOU",
)  # fmt: skip


def slip(*texts: str) -> Sheet:
    lines = []
    for row, text in enumerate(texts):
        left, top, width = 100.0 + 8 * max(0, 30 - len(text)) / 2, 40.0 + 34 * row, 10.0 * len(text)
        lines.append(Line(text, 0.99, ((left, top), (left + width, top), (left + width, top + 22), (left, top + 22))))
    return Sheet(lines, (), (600, 900))


def test_a_slip_of_an_unknown_shop_is_read() -> None:
    """Total, not subtotal, cash or change; the name without its registration number; the address over its three rows."""
    found = {name: field.value for name, field in read(slip(*SLIP)).fields.items()}
    assert found == {
        "merchant_name": "GREEN LEAF PHARMACY SDN BHD",
        "merchant_address": "NO. 12, JALAN BUNGA 3, TAMAN CONTOH, 99100 PEKAN BARU, SELANGOR.",
        "issue_date": "2026-03-05",
        "total_amount": "30.30",
    }


def test_every_field_says_where_it_stands_and_how_likely_it_is() -> None:
    for field in read(slip(*SLIP)).fields.values():
        assert field.box is not None
        assert 0 < field.confidence <= 1


def test_a_page_without_text_gives_no_field() -> None:
    assert read(slip()).fields == {}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05/03/2026", "2026-03-05"), ("05-03-26", "2026-03-05"), ("03/25/2026", "2026-03-25"), ("5 MAR 2026", "2026-03-05"), ("MAR 5, 2026", "2026-03-05"),
        ("2026-03-05", "2026-03-05"), ("2026年3月5日", "2026-03-05"), ("05-03-202614:22:01", "2026-03-05"), ("#19- 10/03/2026", "2026-03-10"),
    ],
)  # fmt: skip
def test_dates_are_read_in_every_form_shops_print(text: str, day: str) -> None:
    """Day before month, unless the second number can be no month."""
    assert day in [candidate.value for candidate in candidates("issue_date", rows_of(slip(text)))]


@pytest.mark.parametrize("text", ["99/99/2026", "31/02/2026", "12.50", "12/2026"])
def test_what_is_no_day_is_no_date(text: str) -> None:
    assert candidates("issue_date", rows_of(slip(text))) == []


@pytest.mark.parametrize(
    ("text", "amount"), [("1,234.50", "1234.50"), ("12,50", "12.50"), ("12. 50", "12.50"), ("0.00", "0.00")]
)
def test_amounts_take_the_contracts_form(text: str, amount: str) -> None:
    assert amount_of(text) == amount


def test_words_an_engine_ran_together_are_parted_by_the_words_learned() -> None:
    words = {"JALAN": 40, "JAYA": 20, "PETALING": 10, "RESTAURANT": 20}
    assert (
        worded("merchant_address", "JALANDEDAP 13, 47301PETALINGJAYA", words) == "JALAN DEDAP 13, 47301 PETALING JAYA"
    )
    assert worded("merchant_name", "SUNNY RESTAURANTS (990123-X)", words) == "SUNNY RESTAURANTS"


def test_a_model_that_is_not_the_one_of_its_card_is_refused(tmp_path: Path) -> None:
    shutil.copytree(folder("models") / "reader" / "1", tmp_path / "1")
    with (tmp_path / "1" / "issue_date.txt").open("a") as file:
        file.write("\n")
    with pytest.raises(ModelError, match=r"issue_date\.txt: is not the model its card describes"):
        load_reader(tmp_path / "1")


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"card\.json: not readable"):
        load_reader(tmp_path)


def test_the_shipped_card_names_its_data_and_their_licence() -> None:
    card = shipped_reader().card
    assert "CC-BY-4.0" in card.licence
    assert any("SROIE" in source for source in card.learned_from)
    assert card.metrics["f1_exact"] > 0.8


def test_what_is_printed_far_beside_a_name_is_none_of_it() -> None:
    parts = [("T", 20, 40), ("THREE MANGOES ENTERPRISE", 70, 400), ("INVOICE", 900, 1000)]
    rows = rows_of(
        Sheet([Line(text, 0.99, ((x, 40), (end, 40), (end, 62), (x, 62))) for text, x, end in parts], (), (1100, 900))
    )
    assert "THREE MANGOES ENTERPRISE" in [option.value for option in candidates("merchant_name", rows)]


def test_the_label_of_a_card_slip_is_no_part_of_the_name() -> None:
    assert worded("merchant_name", "商户名称(MERCHANT NAME): 青石县济仁春大药房", {}) == "青石县济仁春大药房"
