"""Drawn pages carry exact truth: contract names and forms, boxes round the ink."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from random import Random

import numpy as np
import pytest

from claims_ai.values import Box
from training import samples
from training.render import bank_card, claim_form, discharge_summary, id_card, medical_invoice, people
from training.render.canvas import Canvas, Rendered, Style
from training.render.contents import BankCard, ClaimForm, DischargeSummary
from training.scenarios import SCENARIOS

BY_FOLDER = {scenario.folder: scenario for scenario in SCENARIOS}
PATIENT = people.person("陈晓雯", "female", date(1988, 3, 14), Random(1))
CARD = BankCard("江州银行", people.bank_card(Random(1)), "2031-08")
SUMMARY = DischargeSummary(
    PATIENT, 38, "江州市第一人民医院", "骨科", "ZY1", date(2026, 3, 3), date(2026, 3, 8),
    "1.左侧股骨颈骨折", "1.左侧股骨颈骨折", "摔伤3小时", "手术顺利。", "定期复查。", "周岚",
)  # fmt: skip
FORM = ClaimForm(
    "GH990000000001", PATIENT, PATIENT.name, date(2026, 3, 3), "illness", "inpatient", Decimal("812.60"),
    PATIENT.name, CARD.card_number, CARD.bank_name, date(2026, 3, 15),
)  # fmt: skip

INVOICE_FIELDS = {
    "invoice_code",
    "invoice_number",
    "check_code",
    "patient_name",
    "issue_date",
    "hospital_name",
    "hospital_type",
    "insurance_type",
    "insurance_number",
    "sex",
    "serial_number",
    "case_number",
    "total_amount",
    "total_amount_in_words",
    "social_insurance_paid",
    "other_paid",
    "personal_account_paid",
    "personal_cash_paid",
    "self_pay",
    "self_funded",
}
FIELDS = {
    "medical_invoice_outpatient": INVOICE_FIELDS | {"visit_date"},
    "medical_invoice_inpatient": INVOICE_FIELDS | {"admission_date", "discharge_date", "inpatient_days"},
    "id_card_front": {"name", "sex", "ethnicity", "birth_date", "address", "id_number"},
    "bank_card": {"card_number", "bank_name", "valid_thru"},
    "discharge_summary": {
        "patient_name",
        "sex",
        "age",
        "hospital_name",
        "department",
        "admission_date",
        "discharge_date",
        "inpatient_days",
        "admission_diagnosis",
        "discharge_diagnosis",
        "medical_record_number",
    },
    "claim_form": {
        "policy_number",
        "insured_name",
        "insured_id_number",
        "applicant_name",
        "mobile",
        "accident_date",
        "claim_amount",
        "payee_name",
        "payee_account",
        "payee_bank",
    },
}
AMOUNT, DAY = r"\d+\.\d\d", r"\d{4}-\d\d-\d\d"
FORMS = {
    r".*(amount|paid|self_pay|self_funded).*": AMOUNT,
    r".*_date": DAY,
    r"valid_thru": r"\d{4}-\d\d",
    r"sex": "male|female",
    r"age|inpatient_days": r"\d+",
    r".*(number|account|code|mobile)": r"[0-9A-Z]+",
}


def _invoice(folder: str, layout: str) -> Callable[[], Rendered]:
    return lambda: medical_invoice.draw(samples.invoice(BY_FOLDER[folder]), layout, Random(layout))


DRAWN: dict[str, Callable[[], Rendered]] = {
    **{f"outpatient {name}": _invoice("outpatient-clean", name) for name in ("electronic", "tractor")},
    **{f"inpatient {name}": _invoice("inpatient-clean", name) for name in ("electronic", "plain")},
    **{f"id {name}": lambda name=name: id_card.draw(PATIENT, name, Random(2)) for name in id_card.LAYOUTS},
    **{f"card {name}": lambda name=name: bank_card.draw(CARD, name, Random(2)) for name in bank_card.LAYOUTS},
    **{
        f"discharge {name}": lambda name=name: discharge_summary.draw(SUMMARY, name, Random(2))
        for name in discharge_summary.LAYOUTS
    },
    **{f"form {name}": lambda name=name: claim_form.draw(FORM, name, Random(2)) for name in claim_form.LAYOUTS},
}


@pytest.fixture(scope="module", params=list(DRAWN))
def page(request: pytest.FixtureRequest) -> Rendered:
    return DRAWN[request.param]()


def _inside(box: Box, page: Rendered) -> bool:
    return all(0 <= x <= page.image.width and 0 <= y <= page.image.height for x, y in box)


def test_every_field_is_one_the_contract_names(page: Rendered) -> None:
    assert set(page.fields) <= FIELDS[page.document_type]


def test_forms_and_cards_carry_every_field_of_their_kind(page: Rendered) -> None:
    lawfully_absent = {"check_code", "visit_date", "self_pay", "self_funded", "case_number"}
    assert FIELDS[page.document_type] - set(page.fields) <= lawfully_absent


def test_every_value_stands_in_the_contracts_form(page: Rendered) -> None:
    for name, (value, _) in page.fields.items():
        form = next((form for pattern, form in FORMS.items() if re.fullmatch(pattern, name)), r"\S+")
        assert re.fullmatch(form, value), f"{name} is {value!r}"


def test_every_box_lies_on_the_page(page: Rendered) -> None:
    boxes = [truth.box for truth in page.fields.values()] + [item.box for item in page.items if item.box]
    assert [box for box in boxes if not _inside(box, page)] == []


def test_every_box_holds_ink(page: Rendered) -> None:
    grey = np.asarray(page.image.convert("L"), int)
    for name, (_, box) in page.fields.items():
        (left, top), (right, bottom) = box[0], box[2]
        patch = grey[int(top) : int(bottom), int(left) : int(right)]
        assert np.ptp(patch) > 60, f"nothing is printed in the box of {name}"


def test_values_do_not_lie_over_each_other(page: Rendered) -> None:
    boxes = {name: truth.box for name, truth in page.fields.items()}
    clashes = [
        (one, other)
        for one, (a, _, c, _) in boxes.items()
        for other, (e, _, g, _) in boxes.items()
        if one < other and a[0] < g[0] and e[0] < c[0] and a[1] < g[1] and e[1] < c[1]
    ]
    assert clashes == []


def test_items_are_the_charges(page: Rendered) -> None:
    if page.document_type.startswith("medical_invoice"):
        total = sum(Decimal(item.amount) for item in page.items)
        assert f"{total:.2f}" == page.fields["total_amount"].value


def test_a_value_that_is_absent_is_neither_drawn_nor_recorded() -> None:
    canvas = Canvas((200, 60), Random(0))
    canvas.value((10, 30), "self_pay", None, Style())
    empty = canvas.done("other")
    assert empty.fields == {}
    assert empty.image.getextrema() == ((255, 255),) * 3
