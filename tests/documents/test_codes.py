"""QR codes: what they repeat, and what agreement, a misread character, a gap and a contradiction do to the fields."""

import random

import numpy as np
import pytest

from claims_ai.documents.code_agreement import with_code
from claims_ai.documents.codes import find_codes, invoice_code, parse_code
from claims_ai.documents.geometry import bounds
from claims_ai.documents.intake import Picture
from claims_ai.documents.pipeline import read_upload
from claims_ai.documents.reading.common import Reading
from claims_ai.values import Field, Page
from tests.documents.invoices import ofd, printed
from tests.fakes import blind, field
from training.render import book, effects, paper
from training.render.canvas import Rendered

BOX = ((0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0))
OLD = "01,10,099001900111,40712233,100.00,20260303,11112222333344445555,AB12,"
DIGITAL = "01,32,,26990000001234567890,113.00,20260303,,AB12,"
MEDICAL = "01,32,99060126,4071223344,812.60,20260303,a1b2c3"


def with_qr(text: str, left: int = 300, top: int = 200, side: int = 150) -> Picture:
    page = np.full((700, 1000, 3), 255, np.uint8)
    page[top : top + side, left : left + side] = np.asarray(paper.qr(text, side))
    return page


@pytest.mark.parametrize(
    ("kind", "text", "values"),
    [
        ("vat_invoice", OLD, {"invoice_code": "099001900111", "invoice_number": "40712233", "amount_without_tax": "100.00",
                              "issue_date": "2026-03-03", "check_code": "11112222333344445555"}),
        ("vat_invoice", DIGITAL, {"invoice_number": "26990000001234567890", "total_amount": "113.00", "issue_date": "2026-03-03"}),
        ("medical_invoice_outpatient", MEDICAL, {"invoice_code": "99060126", "invoice_number": "4071223344", "total_amount": "812.60",
                                                 "issue_date": "2026-03-03", "check_code": "A1B2C3"}),
        ("vat_invoice", "01,10,099001900111,40712233,6.2,20260303,", {"invoice_code": "099001900111", "invoice_number": "40712233",
                                                                      "amount_without_tax": "6.20", "issue_date": "2026-03-03"}),
        ("medical_invoice_outpatient", MEDICAL.replace("a1b2c3", "6f06"), {"invoice_code": "99060126", "invoice_number": "4071223344",
                                                                          "total_amount": "812.60", "issue_date": "2026-03-03", "check_code": "6F06"}),
        ("medical_invoice_outpatient", "01,99060126,4071223344,123456,812.60,20260303", {"invoice_code": "99060126", "invoice_number": "4071223344",
                                                                          "total_amount": "812.60", "issue_date": "2026-03-03", "check_code": "123456"}),
        ("vat_invoice", "https://pay.example/01,10,099001900111", {}),
        ("vat_invoice", "01,10,x,y,z,20261340,", {}),
    ],
)  # fmt: skip
def test_a_code_repeats_fields(kind: str, text: str, values: dict[str, str]) -> None:
    assert parse_code(kind, text) == values


@pytest.mark.parametrize("side", [150, 60])
def test_a_code_is_found_where_it_stands(side: int) -> None:
    (code,) = find_codes(with_qr(OLD, side=side))
    assert code.text == OLD
    np.testing.assert_allclose(bounds(code.box), (300, 200, 300 + side, 200 + side), atol=0.15 * side)


def test_a_code_that_is_no_invoice_is_passed_over() -> None:
    page = with_qr("https://pay.example/1")
    page[400:550, 700:850] = np.asarray(paper.qr(OLD, 150))
    found = invoice_code("vat_invoice", page)
    assert found
    assert found[0]["invoice_number"] == "40712233"
    assert invoice_code("vat_invoice", np.full((700, 1000, 3), 255, np.uint8)) is None


def shown(value: str, confidence: float = 0.9) -> Reading:
    return Reading({"invoice_number": Field(value, confidence, f"发票号码：{value}", BOX)})


def test_agreement_makes_a_field_certain() -> None:
    reading, findings = with_code(shown("40712233"), {"invoice_number": "40712233"}, BOX)
    field = reading.fields["invoice_number"]
    assert (field.value, field.checks, findings) == ("40712233", ("qr",), ())
    assert field.confidence >= 0.99


def test_a_field_that_was_not_read_comes_from_the_code() -> None:
    reading, _ = with_code(Reading(), {"invoice_number": "40712233"}, BOX)
    assert (reading.fields["invoice_number"].source, reading.fields["invoice_number"].box) == ("qr", BOX)


def test_a_roll_has_no_sum_before_tax_where_its_only_sum_is_the_total() -> None:
    total = Reading({"total_amount": field("204.43")})
    assert "amount_without_tax" not in with_code(total, {"amount_without_tax": "204.43"}, BOX)[0].fields
    assert with_code(total, {"amount_without_tax": "190.00"}, BOX)[0].fields["amount_without_tax"].value == "190.00"


@pytest.mark.parametrize("misread", ["4071223B", "4071223", "4O712233", "407122333"])
def test_one_misread_character_is_mended_and_the_evidence_kept(misread: str) -> None:
    reading, findings = with_code(shown(misread), {"invoice_number": "40712233"}, BOX)
    field = reading.fields["invoice_number"]
    assert (field.value, field.text, findings) == ("40712233", f"发票号码：{misread}", ())


@pytest.mark.parametrize(
    ("reading", "misreadable"),
    [(shown("99999999"), True), (shown("40712238", 0.99), True), (shown("40712238"), False)],
    ids=["another number", "one digit, printed clearly", "one digit, text that cannot be misread"],
)
def test_a_contradiction_is_left_to_a_person(reading: Reading, misreadable: bool) -> None:
    read, (finding,) = with_code(reading, {"invoice_number": "40712233"}, BOX, misreadable=misreadable)
    assert (finding.code, finding.severity, finding.fields) == ("qr_mismatch", "high", ("invoice_number",))
    assert read.fields["invoice_number"].value == reading.fields["invoice_number"].value
    assert read.fields["invoice_number"].confidence <= 0.5


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_the_code_of_an_invoice_is_found_however_it_lies(degrees: int) -> None:
    drawn: Rendered = book.draw("vat_invoice", "digital", random.Random(3))
    picture = np.asarray(effects.rotate(drawn, degrees).image)[:, :, ::-1]
    found = invoice_code("vat_invoice", picture)
    assert found
    assert found[0]["invoice_number"] == drawn.fields["invoice_number"].value


def test_a_page_without_a_code_is_read_as_before() -> None:
    (page,) = read_upload("a.ofd", ofd(printed()), blind)
    assert isinstance(page, Page)
    assert not any("qr" in field.checks for field in page.fields.values())
