"""OFD invoices: the attached data, the text of the page, both compared, and packages that are traps."""

import io
import zipfile
from pathlib import Path

import pytest

from claims_ai.documents.intake import open_pages
from claims_ai.documents.limits import Limits
from claims_ai.documents.pipeline import read_path, read_upload
from claims_ai.errors import DocumentError
from claims_ai.values import Page
from tests.documents.invoices import FP, content, ofd, package, parts, printed, text_object
from tests.fakes import blind

SAMPLE = Path("/work/shared/data/invoices/files/vat_einvoice_sample.ofd")
VALUES = {
    "invoice_code": "099001900111", "invoice_number": "40712233", "issue_date": "2026-03-03", "buyer_name": "江州市甲乙贸易有限公司",
    "buyer_tax_id": "99990000MA0000001X", "seller_name": "江州丙丁大药房有限公司", "seller_tax_id": "99990000MA0000002X",
    "amount_without_tax": "100.00", "tax_amount": "13.00", "total_amount": "113.00", "total_amount_in_words": "113.00",
}  # fmt: skip


def read(data: bytes) -> Page:
    (page,) = read_upload("invoice.ofd", data, blind)
    assert isinstance(page, Page)
    return page


def values(page: Page) -> dict[str, str]:
    return {name: field.value for name, field in page.fields.items()}


def test_the_text_of_the_page_is_read_without_ocr() -> None:
    page = read(ofd(printed()))
    assert (page.document_type, page.width, page.height) == ("vat_invoice", 2000, 1333)
    assert values(page) == VALUES
    assert {field.source for field in page.fields.values()} == {"ofd"}
    (item,) = page.items
    assert (item.name, item.quantity, item.unit, item.unit_price, item.amount) == ("*医疗器械*轮椅", "2", "台", "50", "100.00")  # fmt: skip


def test_attached_data_that_the_page_shows_too_is_certain() -> None:
    page = read(ofd(printed(), attached=FP))
    assert values(page) == {**VALUES, "check_code": "11112222333344445555"}
    assert page.findings == ()
    assert page.fields["total_amount"].confidence == 1.0
    assert "xml" in page.fields["total_amount"].checks
    assert (page.fields["check_code"].source, page.fields["check_code"].box) == ("xml", None)


@pytest.mark.parametrize(("stated", "forged", "field"), [("113.00", "913.00", "total_amount"), ("40712233", "40712299", "invoice_number")])  # fmt: skip
def test_a_page_that_shows_something_else_than_its_data_is_a_finding(stated: str, forged: str, field: str) -> None:
    page = read(ofd(printed().replace(stated, forged), attached=FP))
    (finding,) = [finding for finding in page.findings if finding.code == "native_mismatch"]
    assert (finding.severity, finding.fields) == ("high", (field,))
    assert page.fields[field].confidence < 0.5


@pytest.mark.parametrize("attributes", ['Visible="false"', 'Alpha="0"', 'Fill="false"'])
def test_text_that_nobody_sees_is_not_read(attributes: str) -> None:
    hidden = text_object(20, 80, "金额99999.00", attributes)
    (page,) = open_pages("invoice.ofd", ofd(printed().replace("</ofd:Layer>", hidden + "</ofd:Layer>")))
    assert not any("99999" in line.text for line in page.native)


def test_white_text_and_text_beside_the_page_are_not_read() -> None:
    white = text_object(20, 80, "金额99999.00", inside='<ofd:FillColor Value="255 255 255"/>')
    beside = text_object(20, 180, "金额88888.00")
    (page,) = open_pages("invoice.ofd", ofd(printed().replace("</ofd:Layer>", white + beside + "</ofd:Layer>")))
    assert not any("99999" in line.text or "88888" in line.text for line in page.native)


def test_distances_between_characters_may_be_counted_or_hold_for_the_rest() -> None:
    text = '<ofd:TextObject Boundary="10 10 90 5" Size="3.2"><ofd:TextCode X="0" Y="3" DeltaX="{}">发票号码：40712233</ofd:TextCode></ofd:TextObject>'
    texts = [
        open_pages("a.ofd", ofd(content(text.format(steps), text_object(10, 40, "一" * 30))))
        for steps in ("g 5 3.2 g 7 1.6", "3.2")
    ]
    assert [next(pages).native[0].text for pages in texts] == ["发票号码：40712233"] * 2


def bomb() -> bytes:
    return package({**parts(printed()), "Doc_0/Res/big.bin": bytes(30_000_000)})


def encrypted() -> bytes:
    data = bytearray(ofd(printed()))
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (package({**parts(printed()), "../evil.xml": b"<a/>"}), "a path that leaves the package"),
        (package({**parts(printed()), "/etc/../../evil.xml": b"<a/>"}), "a path that leaves the package"),
        (package({**parts(printed()), "C:\\evil.xml": b"<a/>"}), "a path that leaves the package"),
        (package({**parts(printed()), "OFD.xml": b"<OFD><DocBody><DocRoot>../../etc/passwd</DocRoot></DocBody></OFD>"}), "outside the package"),
        (package({"OFD.xml": b"<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>"}), "lacks its part Doc_0/Document.xml"),
        (package({"OFD.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><OFD>&b;</OFD>'}), "declares types or entities"),
        (ofd(), "the OFD has no pages"),
        (ofd(*[content()] * 61), "61 pages are over the limit of 60"),
        (ofd(printed())[:-100], "truncated or damaged"),
        (encrypted(), "encrypted with a password"),
        (bomb(), "unpacks to more than the limit of 100 MB"),
    ],
)  # fmt: skip
def test_a_package_that_is_broken_or_a_trap_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(DocumentError, match=r"^a\.ofd: .*; send") as caught:
        list(open_pages("a.ofd", data))
    assert words in str(caught.value)


def test_unpacking_stops_at_the_limit_whatever_the_directory_says() -> None:
    with pytest.raises(DocumentError, match="unpacks to more than the limit"):
        list(open_pages("a.ofd", ofd(printed()), Limits(max_unpacked=3_000)))


def test_a_zip_without_an_ofd_in_it_is_named() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("claim.txt", "x")
    with pytest.raises(DocumentError, match="this is a ZIP archive"):
        list(open_pages("claim.ofd", out.getvalue()))


@pytest.mark.parametrize("attached", ["<note>已核对</note>", "<broken", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])
def test_an_attachment_that_is_no_invoice_leaves_the_page_as_it_is(attached: str) -> None:
    page = read(ofd(printed(), attached=attached))
    assert values(page) == VALUES


def test_fonts_and_pictures_that_are_missing_leave_the_text() -> None:
    entries = parts(printed())
    named = entries["Doc_0/Document.xml"].replace(b"<ofd:CommonData/>", b"<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>")
    assert values(read(package({**entries, "Doc_0/Document.xml": named}))) == VALUES


@pytest.mark.skipif(not SAMPLE.exists(), reason="the shared invoice samples are not here")
def test_the_sample_invoice_is_read_whole() -> None:
    (page,) = read_path(SAMPLE, blind)
    assert isinstance(page, Page)
    assert (len(page.fields), page.findings, len(page.items)) == (12, (), 3)
    assert all(field.box for field in page.fields.values())
    assert {(item.quantity, item.unit, item.unit_price, item.amount) for item in page.items} == {("4", "次", "25", "100.00")}  # fmt: skip
