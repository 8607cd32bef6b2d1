"""Pages of no kind: whatever stands on them, the contract has no field for it."""

from random import Random

import pytest

from training.render import book

SPLITS = ("train", "bench")
LAYOUTS = [layout for split in SPLITS for layout in book.layouts("other", split)]  # type: ignore[arg-type]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_of_no_kind_has_neither_fields_nor_items(layout: str) -> None:
    page = book.draw("other", layout, Random(3))
    assert (page.document_type, page.fields, page.items) == ("other", {}, ())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_of_no_kind_is_never_empty(layout: str) -> None:
    grey = book.draw("other", layout, Random(4)).image.convert("L")
    low, high = grey.getextrema()
    assert int(high) - int(low) > 120  # type: ignore[arg-type]


def test_papers_that_resemble_claim_papers_are_trained_on_and_measured() -> None:
    trained, measured = (set(book.layouts("other", split)) for split in SPLITS)  # type: ignore[arg-type]
    assert {
        "deposit",
        "settlement",
        "record_front",
        "premium_receipt",
        "refund",
        "admission_record",
        "orders",
        "endoscopy",
        "fever",
        "alarm",
        "arrears",
        "estimate",
        "ambulance",
        "mediation",
        "split",
        "nursing",
    } <= trained
    assert {"grave", "word_on", "referral"} <= measured
