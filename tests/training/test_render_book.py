"""Whatever the book draws carries exact truth, in the contract's form, with sums that agree."""

import re
from decimal import Decimal
from itertools import combinations
from random import Random

import numpy as np
import pytest

from claims_ai.identifiers import credit_code, plate, resident_id, vin
from training.render import book, invent
from training.render.canvas import Rendered

LAYOUTS = [
    (kind, layout) for kind in book.kinds() for layout in (*book.layouts(kind, "train"), *book.layouts(kind, "bench"))
]
ON_BENCH, ON_TRAIN = range(3), range(1)
"""Seeds by split: what is trained on is drawn and read many times elsewhere."""
PAYERS = ("social_insurance_paid", "other_paid", "personal_account_paid", "personal_cash_paid")
FURTHER_FUNDS = {"national", "classes", "panes", "scroll", "crowded", "county", "sentences"}
"""Layouts with lines for civil servants' and big-illness funds, or shares that are not settled yet."""
MEDICAL = {"medical_invoice_outpatient", "medical_invoice_inpatient", "expense_list", "diagnosis_certificate",
           "discharge_summary"}  # fmt: skip
SENTENCES = {"letter", "statement", "narrative"}
"""Layouts whose values wrap within sentences, so that the boxes round them overlap."""
LAST_PAGES = {"classed", "graded", "diary", "settled"}
"""Lists whose total may count what stands on the pages before."""
UNSETTLED = {"cause_unknown"}
"""Papers on accidents of which nobody could tell who is responsible."""
UNLISTED = {"car_sale", "used_car", "digital_car"}
"""Invoices of one thing, which is no line of a list."""
FORMS = {
    r"merchant_.*": r"\S(.*\S)?",
    r".*(amount|paid|self_pay|self_funded).*": r"\d+\.\d\d",
    r".*_date": r"\d{4}-\d\d-\d\d",
    r"sex": "male|female",
    r"valid_from": r"\d{4}-\d\d-\d\d",
    r"valid_until": r"\d{4}-\d\d-\d\d|long-term",
    r"valid_thru": r"20\d\d-(0[1-9]|1[0-2])",
    r"mobile": r"1990000\d{4}",
    r"payee_account|card_number": r"99\d{14,17}",
    r"age|inpatient_days": r"\d{1,3}",
    r"invoice_(number|code)|check_code|.*_tax_id": r"[0-9A-Z]+",
    r".*(name|diagnosis|department|hospital_type|insurance_type)": r"\S+",
}
PAGES = {"medical_invoice_outpatient", "medical_invoice_inpatient", "vat_invoice", "expense_list"}


@pytest.fixture(scope="module", params=LAYOUTS, ids=lambda one: "-".join(one))
def pages(request: pytest.FixtureRequest) -> list[Rendered]:
    kind, layout = request.param
    seeds = ON_BENCH if layout in book.layouts(kind, "bench") else ON_TRAIN
    return [book.draw(kind, layout, Random(seed)) for seed in seeds]


def _texts(pages: list[Rendered]) -> list[tuple[str, str]]:
    """Every value of the pages, those of a list one by one."""
    truths = [(name, truth.value) for page in pages for name, truth in page.fields.items()]
    listed = [item for _, value in truths if isinstance(value, tuple) for entry in value for item in entry.items()]
    return [(name, value) for name, value in truths if isinstance(value, str)] + listed


def test_every_layout_draws_its_kind(pages: list[Rendered], request: pytest.FixtureRequest) -> None:
    (kind, _) = request.node.callspec.params["pages"]
    assert {page.document_type for page in pages} == {kind}


def test_every_value_stands_in_the_contracts_form(pages: list[Rendered]) -> None:
    for name, value in _texts(pages):
        form = next((form for pattern, form in FORMS.items() if re.fullmatch(pattern, name)), r".+")
        assert re.fullmatch(form, value), f"{name} is {value!r}"


def test_every_box_lies_on_the_page_and_holds_ink(pages: list[Rendered]) -> None:
    for page in pages:
        grey = np.asarray(page.image.convert("L"), int)
        boxes = [(name, truth.box) for name, truth in page.fields.items()]
        boxes += [(item.name, item.box) for item in page.items if item.box]
        for name, ((left, top), _, (right, bottom), _) in boxes:
            assert min(left, top) >= 0, name
            assert (right <= page.image.width, bottom <= page.image.height) == (True, True), name
            assert np.ptp(grey[int(top) : int(bottom) + 1, int(left) : int(right) + 1]) > 60, name


def test_values_of_medical_papers_do_not_lie_over_each_other(
    pages: list[Rendered], request: pytest.FixtureRequest
) -> None:
    (kind, layout) = request.node.callspec.params["pages"]
    for page in pages if kind in MEDICAL and layout not in SENTENCES else ():
        boxes = [truth.box for truth in page.fields.values()] + [item.box for item in page.items if item.box]
        for (a, _, c, _), (e, _, g, _) in combinations(boxes, 2):
            across, down = min(c[0], g[0]) - max(a[0], e[0]), min(c[1], g[1]) - max(a[1], e[1])
            assert across <= 2 or down <= 4


def test_the_lines_add_up_to_the_total(pages: list[Rendered], request: pytest.FixtureRequest) -> None:
    (_, layout) = request.node.callspec.params["pages"]
    for page in pages:
        total = "amount_without_tax" if "amount_without_tax" in page.fields else "total_amount"
        if page.document_type in PAGES and total in page.fields:
            short = Decimal(page.fields[total].value) - sum(Decimal(item.amount) for item in page.items)
            assert short >= 0 if layout in LAST_PAGES | UNLISTED else short == 0


def test_the_payers_add_up_to_the_total(pages: list[Rendered], request: pytest.FixtureRequest) -> None:
    (_, layout) = request.node.callspec.params["pages"]
    for page in pages:
        if set(PAYERS) <= set(page.fields):
            paid = sum(Decimal(page.fields[payer].value) for payer in PAYERS)
            short = Decimal(page.fields["total_amount"].value) - paid
            assert short >= 0 if layout in FURTHER_FUNDS else short == 0


def test_tax_and_amount_add_up_to_the_total_in_figures_and_in_words(pages: list[Rendered]) -> None:
    for page in pages:
        if page.document_type == "vat_invoice":
            amounts = {name: Decimal(page.fields[name].value) for name in page.fields if "amount" in name}
            assert amounts["total_amount"] == amounts["total_amount_in_words"]
            if "amount_without_tax" in amounts:
                tax = amounts.get("tax_amount", Decimal(0))
                assert amounts["total_amount"] == amounts["amount_without_tax"] + tax


def test_an_accident_has_parties_of_whom_one_is_responsible_and_one_has_a_plate(
    pages: list[Rendered], request: pytest.FixtureRequest
) -> None:
    (_, layout) = request.node.callspec.params["pages"]
    for page in pages:
        if page.document_type == "accident_certificate":
            parties = page.fields["parties"].value
            assert len(parties) >= 2
            shares = [party["responsibility"] for party in parties if "responsibility" in party]
            assert len(shares) == (0 if layout in UNSETTLED else len(parties))
            assert any(share != "无责任" for share in shares) == (layout not in UNSETTLED)
            assert any("plate_number" in party for party in parties)


def test_organisations_have_codes_that_hold_in_a_region_that_does_not_exist(pages: list[Rendered]) -> None:
    codes = [truth.value for page in pages for name, truth in page.fields.items() if name.endswith("_tax_id")]
    assert all(credit_code.is_valid(code) and code[2:4] == "99" for code in codes)


def test_people_and_vehicles_have_numbers_that_hold_and_belong_to_nobody(pages: list[Rendered]) -> None:
    for name, value in _texts(pages):
        if name in ("id_number", "insured_id_number"):
            assert resident_id.is_valid(value)
            assert value.startswith("99")
        if name == "vin":
            assert vin.is_valid(value)
            assert value.startswith("L0")
        if name == "plate_number":
            assert plate.is_valid(value)


@pytest.mark.parametrize("kind", book.kinds())
def test_training_and_benchmark_share_no_layout(kind: str) -> None:
    assert not set(book.layouts(kind, "train")) & set(book.layouts(kind, "bench"))


@pytest.mark.parametrize("kind", book.kinds())
def test_every_kind_has_layouts_for_training_and_for_the_benchmark(kind: str) -> None:
    assert len(book.layouts(kind, "train")) >= 2
    assert len(book.layouts(kind, "bench")) >= 2


def test_the_same_random_numbers_give_the_same_page() -> None:
    first, second = (book.draw("vat_invoice", "digital", Random(3)) for _ in range(2))
    assert (first.fields, first.image.tobytes()) == (second.fields, second.image.tobytes())


def test_there_are_many_hospitals_none_of_them_real() -> None:
    assert len(invent.HOSPITALS) > 60


def test_some_fields_are_left_blank() -> None:
    numbers = [book.draw("medical_invoice_outpatient", "ledger", Random(seed)).fields for seed in range(12)]
    assert any("insurance_number" not in fields for fields in numbers)
