"""VAT invoices: two parties under the same labels, sums with and without tax, and charges whose names wrap."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from claims_ai.documents.layout import Sheet
from claims_ai.documents.pipeline import read_path
from claims_ai.documents.reading.common import Reading
from claims_ai.documents.reading.vat_invoice import read
from claims_ai.values import Item, Page
from tests.fakes import blind, line

INVOICES = Path("/work/shared/data/invoices/files")
Words = Sequence[tuple[str, float, float]]
FORM: Words = (
    ("江州增值税电子普通发票", 700, 40), ("发票代码：099001900111", 1400, 30), ("发票号码：40712233", 1400, 70), ("开票日期：2026年03月03日", 1400, 110),
    ("校验码：11112 22223 33344 44555", 1400, 150), ("购", 60, 220), ("买", 60, 260), ("方", 60, 300), ("密", 1150, 220), ("码", 1150, 260), ("区", 1150, 300),
    ("名", 120, 210), ("称：江州市甲乙贸易有限公司", 220, 210), ("纳税人识别号：91990122MAJA18MNQC", 120, 250), ("0<3+*88/29-5>1*2/<+", 1200, 210),
    ("7*+-4>0885<+74-<43", 1200, 250), ("货物或应税劳务、服务名称", 150, 400), ("规格型号", 560, 400), ("单位", 720, 400), ("数量", 840, 400),
    ("单价", 1000, 400), ("金额", 1250, 400), ("税率", 1400, 400), ("税额", 1650, 400), ("合", 150, 700), ("计", 260, 700),
    ("价税合计（大写）", 150, 760), ("ⓧ壹佰零壹圆柒角整", 500, 760), ("（小写）¥101.70", 1300, 760), ("销", 60, 820), ("售", 60, 860), ("方", 60, 900),
    ("名", 120, 810), ("称：江州丙丁大药房有限公司", 220, 810), ("纳税人识别号：99990000MA0000002X", 120, 850), ("收款人：甲", 100, 980),
)  # fmt: skip
CHARGES: Words = (
    ("*医疗器械*可调节膝关节", 100, 440), ("均码", 580, 440), ("件", 730, 440), ("2", 850, 440), ("50", 1000, 440), ("100.00", 1230, 440), ("13%", 1400, 440),
    ("13.00", 1650, 440), ("固定支具", 100, 470), ("*医疗器械*可调节膝关节", 100, 500), ("-10.00", 1230, 500), ("13%", 1400, 500), ("-1.30", 1650, 500),
    ("固定支具", 100, 530), ("¥90.00", 1230, 700), ("¥11.70", 1640, 700),
)  # fmt: skip
TOLL: Words = (
    ("*经营租赁*通行费", 100, 440), ("江A00000", 580, 440), ("货车", 730, 440), ("20260212", 840, 440), ("20260212", 1000, 440), ("98.74", 1230, 440),
    ("3%", 1400, 440), ("2.96", 1650, 440), ("¥98.74", 1230, 700), ("¥2.96", 1640, 700),
)  # fmt: skip


def sheet(*words: Words) -> Sheet:
    return Sheet([line(text, x, y) for group in words for text, x, y in group], size=(2000, 1300))


def values(reading: Reading) -> dict[str, str]:
    return {name: field.value for name, field in reading.fields.items()}


def rows(items: Sequence[Item]) -> list[tuple[str, str, str | None, str | None, str | None]]:
    return [(item.name, item.amount, item.quantity, item.unit, item.unit_price) for item in items]


def test_every_field_and_both_parties_are_read() -> None:
    assert values(read(sheet(FORM, CHARGES))) == {
        "invoice_code": "099001900111", "invoice_number": "40712233", "issue_date": "2026-03-03", "check_code": "11112222233334444555",
        "buyer_name": "江州市甲乙贸易有限公司", "buyer_tax_id": "91990122MAJA18MNQC", "seller_name": "江州丙丁大药房有限公司",
        "seller_tax_id": "99990000MA0000002X", "amount_without_tax": "90.00", "tax_amount": "11.70", "total_amount": "101.70",
        "total_amount_in_words": "101.70",
    }  # fmt: skip


def test_names_wrap_and_a_discount_is_a_charge_below_zero() -> None:
    assert rows(read(sheet(FORM, CHARGES)).items) == [
        ("*医疗器械*可调节膝关节固定支具", "100.00", "2", "件", "50"),
        ("*医疗器械*可调节膝关节固定支具", "-10.00", None, None, None),
    ]


def test_figures_may_stand_at_the_middle_of_a_name_over_two_lines() -> None:
    centred: Words = (
        ("*汽车零部件*左前大灯", 100, 440), ("2", 850, 440), ("50", 1000, 440), ("100.00", 1230, 440), ("13%", 1400, 440), ("13.00", 1650, 440),
        ("*化学药品制剂*阿莫西林克拉维酸钾", 100, 495), ("6", 850, 520), ("1.5", 1000, 520), ("9.00", 1230, 520), ("13%", 1400, 520), ("1.17", 1650, 520),
        ("分散片", 100, 545), ("*卫生用品*成人护理垫", 100, 600), ("1", 850, 600), ("21", 1000, 600), ("21.00", 1230, 600), ("13%", 1400, 600),
        ("2.73", 1650, 600), ("¥130.00", 1230, 700), ("¥16.90", 1640, 700),
    )  # fmt: skip
    assert [item[:2] for item in rows(read(sheet(FORM, centred)).items)] == [
        ("*汽车零部件*左前大灯", "100.00"),
        ("*化学药品制剂*阿莫西林克拉维酸钾分散片", "9.00"),
        ("*卫生用品*成人护理垫", "21.00"),
    ]


def test_a_specification_read_in_one_with_its_name_is_no_part_of_it() -> None:
    """As is the half of 合计 that stands above its own line."""
    glued: Words = (
        ("化学药品制剂*盐酸二甲双胍缓释片0.5g*30片", 240, 440), ("6", 850, 440), ("1.5", 1000, 440), ("9.00", 1230, 440), ("13%", 1400, 440),
        ("1.17", 1650, 440), ("*中成药*复方丹参滴丸", 100, 480), ("27mg*180丸", 560, 480), ("1", 850, 480), ("21", 1000, 480), ("21.00", 1230, 480),
        ("13%", 1400, 480), ("2.73", 1650, 480), ("：计.", 260, 650), ("¥30.00", 1230, 700), ("¥3.90", 1640, 700),
    )  # fmt: skip
    assert [item[0] for item in rows(read(sheet(FORM, glued)).items)] == [
        "*化学药品制剂*盐酸二甲双胍缓释片",
        "*中成药*复方丹参滴丸",
    ]


def test_a_toll_has_a_plate_and_days_where_others_have_a_quantity() -> None:
    heads = {"规格型号": "车牌号", "单位": "类型", "数量": "通行日期起", "单价": "通行日期止"}
    form = [(heads.get(text, text), x, y) for text, x, y in FORM]
    assert rows(read(sheet(form, TOLL)).items) == [("*经营租赁*通行费", "98.74", None, None, None)]


def test_a_private_buyer_has_no_tax_id() -> None:
    changes = {"称：江州市甲乙贸易有限公司": "称：个人", "纳税人识别号：91990122MAJA18MNQC": "纳税人识别号："}
    found = values(read(sheet([(changes.get(text, text), x, y) for text, x, y in FORM], CHARGES)))
    assert found["buyer_name"] == "个人"
    assert "buyer_tax_id" not in found
    assert found["seller_tax_id"] == "99990000MA0000002X"


@pytest.mark.parametrize("cut", ["91990122MAJA18M", "9199012", "91990122MAJA18MNQC2"])
def test_a_tax_id_that_was_cut_is_left_out(cut: str) -> None:
    form = [(text.replace("91990122MAJA18MNQC", cut), x, y) for text, x, y in FORM]
    assert "buyer_tax_id" not in values(read(sheet(form, CHARGES)))


def test_the_parties_of_a_digital_invoice_stand_side_by_side() -> None:
    words = [
        ("电子发票(普通发票)", 700, 40), ("发票号码：26990000001234567890", 1400, 40), ("开票日期：2026年03月03日", 1400, 80),
        ("名称：陈晓雯", 140, 200), ("统一社会信用代码/纳税人识别号：", 140, 260), ("名称：江州丙丁大药房有限公司", 1100, 200),
        ("统一社会信用代码/纳税人识别号：99990000MA0000002X", 1100, 260), ("项目名称", 200, 340), ("单位", 720, 340), ("数量", 840, 340), ("单价", 1000, 340),
        ("金额", 1250, 340), ("税率/征收率", 1380, 340), ("税额", 1650, 340), ("*化学药品制剂*布洛芬缓释胶囊", 100, 380), ("盒", 730, 380), ("3", 850, 380),
        ("30", 1000, 380), ("90.00", 1230, 380), ("13%", 1400, 380), ("11.70", 1650, 380), ("合计", 200, 700), ("¥90.00", 1230, 700), ("¥11.70", 1640, 700),
        ("价税合计（大写）", 150, 760), ("壹佰零壹圆柒角整", 500, 760), ("（小写）¥101.70", 1300, 760), ("备注", 60, 850),
    ]  # fmt: skip
    reading = read(sheet(words))
    assert values(reading) == {
        "invoice_number": "26990000001234567890", "issue_date": "2026-03-03", "buyer_name": "陈晓雯", "seller_name": "江州丙丁大药房有限公司",
        "seller_tax_id": "99990000MA0000002X", "amount_without_tax": "90.00", "tax_amount": "11.70", "total_amount": "101.70",
        "total_amount_in_words": "101.70",
    }  # fmt: skip
    assert rows(reading.items) == [("*化学药品制剂*布洛芬缓释胶囊", "90.00", "3", "盒", "30")]


@pytest.mark.skipif(not INVOICES.exists(), reason="the shared invoice samples are not here")
def test_real_invoices_agree_with_themselves_and_their_codes() -> None:
    for path in sorted(INVOICES.glob("*.pdf")):
        (page,) = read_path(path, blind)
        assert isinstance(page, Page)
        assert (page.document_type, page.findings, len(page.fields) >= 11) == ("vat_invoice", (), True)
        assert {"qr", "items_and_total"} <= set(page.fields["amount_without_tax"].checks)
