"""XML e-invoices of the three forms, and XML that is a trap."""

import pytest

from claims_ai.documents.intake import open_pages
from claims_ai.documents.pipeline import read_upload
from claims_ai.errors import DocumentError
from claims_ai.values import Page
from tests.documents.invoices import DIGITAL, FP, MEDICAL
from tests.fakes import blind

PARTIES = {"seller_name": "江州丙丁大药房有限公司", "seller_tax_id": "99990000MA0000002X"}
SUMS = {"amount_without_tax": "100.00", "tax_amount": "13.00", "total_amount": "113.00"}


def read(data: bytes) -> Page:
    (page,) = read_upload("invoice.xml", data, blind)
    assert isinstance(page, Page), page
    return page


def values(page: Page) -> dict[str, str]:
    return {name: field.value for name, field in page.fields.items()}


def test_the_form_attached_to_ofd_files() -> None:
    page = read(FP.encode())
    assert page.document_type == "vat_invoice"
    assert values(page) == {
        **PARTIES, **SUMS, "invoice_code": "099001900111", "invoice_number": "40712233", "check_code": "11112222333344445555",
        "issue_date": "2026-03-03", "buyer_name": "江州市甲乙贸易有限公司", "buyer_tax_id": "99990000MA0000001X",
    }  # fmt: skip
    (item,) = page.items
    assert (item.name, item.quantity, item.unit, item.unit_price, item.amount) == ("*医疗器械*轮椅", "2", "台", "50", "100.00")  # fmt: skip


def test_a_fully_digital_invoice_has_no_code() -> None:
    page = read(DIGITAL.encode())
    assert values(page) == {
        **PARTIES, **SUMS, "invoice_number": "26990000001234567890", "issue_date": "2026-03-03", "buyer_name": "陈晓雯", "total_amount_in_words": "113.00",
    }  # fmt: skip
    assert page.items[0].amount == "100.00"


def test_a_medical_invoice_in_the_encoding_of_its_office() -> None:
    page = read(MEDICAL.encode("gbk"))
    assert page.document_type == "medical_invoice_outpatient"
    assert values(page) == {
        "invoice_code": "99060126", "invoice_number": "4071223344", "check_code": "A1B2C3", "issue_date": "2026-03-03", "total_amount": "812.60",
        "hospital_name": "江州市第一人民医院", "patient_name": "陈晓雯", "sex": "female", "social_insurance_paid": "302.60",
    }  # fmt: skip
    assert [(item.name, item.amount) for item in page.items] == [("西药费", "612.60"), ("检查费", "200.00")]


def test_data_comes_from_no_place_on_a_page() -> None:
    page = read(FP.encode())
    assert {(field.source, field.box) for field in page.fields.values()} == {("xml", None)}
    assert page.quality.usable
    assert page.language == "zh"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_first_bytes_tell_the_encoding(encoding: str) -> None:
    assert values(read(DIGITAL.encode(encoding)))["total_amount"] == "113.00"


LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "' + "&a;" * 10 + '"><!ENTITY c "' + "&b;" * 10 + '">]><EInvoice>&c;</EInvoice>'
)  # fmt: skip


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (LAUGHS.encode(), "declares types or entities"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><EInvoice/>', "declares types or entities"),
        (FP[:-30].encode(), "truncated or damaged"),
        (FP.encode("gbk"), "its bytes are not utf-8 text"),
        (FP.replace("utf-8", "rot13").encode(), "its encoding rot13 is not known"),
        (b"<a><b>1</b></a>", "no e-invoice known here"),
        (FP.replace("40712233", "&nbsp;").encode(), "truncated or damaged"),
        (b"<" + b"a" * 100, "truncated or damaged"),
        (b"<!DOCTYPE html><html></html>", "this is an HTML page"),
    ],
)
def test_xml_that_is_broken_or_a_trap_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(DocumentError, match=r"^a\.xml: .*; send") as caught:
        list(open_pages("a.xml", data))
    assert words in str(caught.value)


@pytest.mark.parametrize("amount", ["9" * 40, "1e9", "abc", "١٢٣", "113.00.00", ""])
def test_what_is_no_amount_is_left_out(amount: str) -> None:
    assert "total_amount" not in values(read(FP.replace("113.00", amount).encode()))
