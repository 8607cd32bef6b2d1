"""PDF: its own text where it has some, its picture where it has none, and limits that are named."""

import io
from collections.abc import Callable
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib import pdfencrypt
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from claims_ai.documents.geometry import bounds
from claims_ai.documents.intake import RawPage, open_pages
from claims_ai.documents.limits import Limits
from claims_ai.documents.pdf_render import render
from claims_ai.documents.pipeline import read_upload
from claims_ai.errors import DocumentError
from claims_ai.values import Page
from tests.fakes import blind

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
Drawing = Callable[[Canvas], None]

INVOICE = {
    (200, 560): "江州省医疗门诊收费票据(电子)", (40, 520): "票据代码:99060126", (300, 520): "票据号码:4071223344",
    (40, 495): "交款人:陈晓雯", (300, 495): "开票日期:2026-03-03", (40, 450): "项目名称", (200, 450): "数量/单位", (330, 450): "金额(元)",
    (40, 425): "西药费", (200, 425): "1次", (330, 425): "612.60", (40, 400): "检查费", (200, 400): "1次", (330, 400): "200.00",
    (40, 350): "金额合计(大写):捌佰壹拾贰元陆角整", (330, 350): "(小写):812.60", (40, 310): "医保统筹基金支付:302.60", (300, 310): "其他支付:0.00",
    (40, 285): "个人账户支付:210.00", (300, 285): "个人现金支付:300.00", (40, 240): "收款单位(章):江州市第一人民医院",
}  # fmt: skip


def invoice(canvas: Canvas) -> None:
    canvas.setFont(FONT, 12)
    for (x, y), text in INVOICE.items():
        canvas.drawString(x, y, text)


def scanned(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("RGB", (300, 200), (200, 30, 30))), 0, 0, 595, 842)


def text(words: str, x: float = 60, y: float = 700) -> Drawing:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 14)
        canvas.drawString(x, y, words)

    return draw


def pdf(*pages: Drawing, before: Drawing | None = None, **options: Any) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), **options)
    for draw in pages:
        if before:
            before(canvas)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def pages_of(data: bytes) -> list[RawPage]:
    return list(open_pages("claim.pdf", data))


def ink_under(page: RawPage, place: int = 0) -> float:
    """How much of all the ink of a page lies in the box of one of its lines."""
    left, top, right, bottom = (round(edge) for edge in bounds(page.native[place].box))
    dark = page.picture.mean(axis=2) < 128
    return float(dark[max(0, top - 2) : bottom + 2, max(0, left - 2) : right + 2].sum() / dark.sum())


def test_an_invoice_with_its_own_text_is_read_without_ocr() -> None:
    (page,) = read_upload("invoice.pdf", pdf(invoice), blind)
    assert isinstance(page, Page)
    assert page.document_type == "medical_invoice_outpatient"
    values = {name: field.value for name, field in page.fields.items()}
    assert values == {
        "invoice_code": "99060126", "invoice_number": "4071223344", "patient_name": "陈晓雯", "issue_date": "2026-03-03",
        "total_amount": "812.60", "total_amount_in_words": "812.60", "social_insurance_paid": "302.60", "other_paid": "0.00",
        "personal_account_paid": "210.00", "personal_cash_paid": "300.00", "hospital_name": "江州市第一人民医院",
    }  # fmt: skip
    assert {field.source for field in page.fields.values()} == {"pdf_text"}
    assert [(item.name, item.quantity, item.unit, item.amount) for item in page.items] == [
        ("西药费", "1", "次", "612.60"), ("检查费", "1", "次", "200.00"),
    ]  # fmt: skip
    assert page.findings == ()


def test_boxes_of_native_text_lie_on_the_print() -> None:
    (page,) = pages_of(pdf(text("票据号码:4071223344 票据代码:99060126 交款人:陈晓雯")))
    assert ink_under(page) > 0.99


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_boxes_lie_on_the_print_of_a_page_turned_for_viewing(degrees: int) -> None:
    turn = {90: (0, 1, -1, 0, 842, 0), 180: (-1, 0, 0, -1, 595, 842), 270: (0, -1, 1, 0, 0, 595)}[degrees]

    def turned(canvas: Canvas) -> None:
        canvas.setPageRotation(degrees)
        canvas.transform(*turn)

    (page,) = pages_of(pdf(text("票据号码:4071223344 票据代码:99060126 交款人:陈晓雯", y=300), before=turned))
    assert page.native[0].text.startswith("票据号码:4071223344")
    assert sum(ink_under(page, place) for place in range(len(page.native))) > 0.99


def test_boxes_lie_on_the_print_of_a_cropped_page() -> None:
    words = text("票据号码:4071223344 票据代码:99060126 交款人:陈晓雯", x=150, y=600)
    (page,) = pages_of(pdf(words, cropBox=(100, 200, 595, 842)))
    assert sum(ink_under(page, place) for place in range(len(page.native))) > 0.99


def test_text_beside_the_visible_page_is_not_read() -> None:
    def hidden(canvas: Canvas) -> None:
        text("票据号码:4071223344 票据代码:99060126 交款人:陈晓雯")(canvas)
        text("金额合计(小写):99999.00", y=900)(canvas)
        text("金额合计(小写):88888.00", x=-400)(canvas)

    (page,) = pages_of(pdf(hidden))
    assert [line.text for line in page.native] == ["票据号码:4071223344票据代码:99060126交款人:陈晓雯"]


def forged(canvas: Canvas, words: str, mode: int = 0, fill: float = 0) -> None:
    writing = canvas.beginText(60, 650)
    writing.setFont("Helvetica", 14)
    writing.setTextRenderMode(mode)
    writing.setFillGray(fill)
    writing.textOut(words)
    canvas.drawText(writing)


def white(canvas: Canvas) -> None:
    forged(canvas, "Total 99999.00", fill=1)


def invisible(canvas: Canvas) -> None:
    forged(canvas, "Total 99999.00", mode=3)


def covered(canvas: Canvas) -> None:
    forged(canvas, "Total 99999.00")
    canvas.setFillGray(1)
    canvas.rect(50, 640, 300, 30, stroke=0, fill=1)


@pytest.mark.parametrize("hide", [white, invisible, covered])
def test_text_that_nobody_sees_is_not_believed(hide: Drawing) -> None:
    def page(canvas: Canvas) -> None:
        invoice(canvas)
        hide(canvas)

    (read,) = pages_of(pdf(page))
    assert read.native
    assert not any("99999" in line.text for line in read.native)


def test_a_page_of_which_much_is_hidden_is_read_from_its_picture() -> None:
    def layered(canvas: Canvas) -> None:
        scanned(canvas)
        for _ in range(10):
            invisible(canvas)

    (read,) = pages_of(pdf(layered))
    assert read.native == ()


def test_text_written_over_other_text_is_read_from_its_picture() -> None:
    def changed(canvas: Canvas) -> None:
        invoice(canvas)
        forged(canvas, "Total 11111.00")
        canvas.setFillGray(1)
        canvas.rect(50, 640, 300, 30, stroke=0, fill=1)
        forged(canvas, "Total 99999.00")

    (read,) = pages_of(pdf(changed))
    assert read.native == ()


def test_chinese_in_a_font_that_is_not_in_the_file_counts_as_seen() -> None:
    (read,) = pages_of(pdf(invoice))
    assert "江州省医疗门诊收费票据(电子)" in [line.text for line in read.native]


def test_a_scanned_page_is_a_picture_as_shown() -> None:
    (page,) = pages_of(pdf(scanned))
    assert page.native == ()
    assert page.picture.shape == (2000, 1414, 3)
    np.testing.assert_allclose(page.picture[900, 700], (30, 30, 200), atol=3)


def test_a_few_stray_characters_do_not_make_a_text_layer() -> None:
    (page,) = pages_of(pdf(text("第 1 页 共 3 页")))
    assert page.native == ()


def test_each_page_is_text_or_picture_by_itself() -> None:
    pages = pages_of(pdf(invoice, scanned, invoice))
    assert [(page.page, bool(page.native)) for page in pages] == [(0, True), (1, False), (2, True)]


def encrypted() -> bytes:
    return pdf(invoice, encrypt=pdfencrypt.StandardEncryption("secret", ownerPassword="owner", strength=128))


def damaged() -> bytes:
    return b"%PDF-1.7\n" + b"garbage " * 60


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (encrypted, "encrypted with a password; send it without one"),
        (lambda: pdf(*[text("x")] * 500), "500 pages are over the limit of 60; send only the pages of the claim"),
        (damaged, "the PDF is truncated or damaged"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why(make: Callable[[], bytes], words: str) -> None:
    with pytest.raises(DocumentError, match=r"^claim.pdf: .*; send") as caught:
        pages_of(make())
    assert words in str(caught.value)


def test_a_pdf_locked_only_against_changes_is_read() -> None:
    (page,) = pages_of(pdf(invoice, encrypt=pdfencrypt.StandardEncryption("", ownerPassword="owner", strength=128)))
    assert page.native[0].text


def test_a_pdf_over_the_byte_limit_is_refused() -> None:
    with pytest.raises(DocumentError, match=r"over the limit of 0 MB; send a smaller file"):
        list(open_pages("claim.pdf", pdf(invoice), Limits(max_bytes=100)))


@pytest.mark.parametrize("size", [(10, 14000), (14000, 10), (2, 2)])
def test_odd_page_sizes_stay_within_the_picture_limits(size: tuple[int, int]) -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size)
    canvas.rect(0, 0, 1, 1)
    canvas.save()
    (page,) = pages_of(out.getvalue())
    assert max(page.picture.shape) <= 2001


def test_a_page_that_takes_too_long_to_draw_is_refused() -> None:
    def crowded(canvas: Canvas) -> None:
        for _ in range(3000):
            canvas.rect(0, 0, 595, 842, fill=1)

    document = pdfium.PdfDocument(pdf(crowded))
    with pytest.raises(DocumentError, match=r"^claim.pdf: a page takes more than the limit of 0 s to draw; send"):
        render("claim.pdf", document[0], seconds=0)
    document.close()


def test_a_page_of_endless_text_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims_ai.documents.pdf._MAX_CHARACTERS", 30)
    (page,) = pages_of(pdf(text("票据号码:4071223344 票据代码:99060126 交款人:陈晓雯")))
    assert sum(len(line.text) for line in page.native) <= 30
