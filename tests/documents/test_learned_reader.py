"""The reader of receipts chooses among what is printed; it learns from pages with known values, and its card is checked."""

import shutil
from pathlib import Path

import pytest

from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading.learned.candidates import amount_of, candidates
from claims_ai.documents.reading.learned.features import features
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
        ("#93 26-03-10 07:20", "2026-03-10"),
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


def values(field: str, *texts: str) -> list[str]:
    return [option.value for option in candidates(field, rows_of(slip(*texts)))]


@pytest.mark.parametrize(
    "label",
    [
        "承修方:",
        "收款单位:",
        "收款单位(盖章):",
        "收费单位 ",
        "开票单位:",
        "门店:",
        "商户名称(MERCHANT NAME):",
        "Merchant Name:",
    ],
)
def test_who_is_paid_is_found_behind_a_label_of_any_trade(label: str) -> None:
    """Wherever it stands, and without what the next label says."""
    page = ("结算清单", *("名称 1 12.00",) * 9, f"{label}半山汽修服务部 编号:0042")
    assert "半山汽修服务部" in values("merchant_name", *page)


def test_a_payer_is_not_who_is_paid() -> None:
    page = ("收据", *("通行费 12.00",) * 9, "付款单位:高刚", "托修方:苏玉", "承修方签字:高刚")
    assert not {"高刚", "苏玉"} & set(values("merchant_name", *page))


def test_an_address_under_its_label_goes_on_in_the_next_row() -> None:
    page = (*("葱油拌面 14.00",) * 9, "商家地址:", "半山市清溪区学府路12号1幢10", "2室", "顾客:高女士")
    assert "半山市清溪区学府路12号1幢10 2室" in values("merchant_address", *page)


def test_a_company_at_the_foot_may_be_who_is_paid() -> None:
    assert "半山停车服务有限公司" in values("merchant_name", "停车费收据", *("金额 12.00",) * 9, "半山停车服务有限公司")


def test_an_address_at_the_foot_needs_no_label() -> None:
    page = (*("葱油拌面 14.00",) * 12, "半山市清溪区学府路12号商铺", "谢谢惠顾")
    assert "半山市清溪区学府路12号商铺" in values("merchant_address", *page)


def test_a_name_beside_a_title_is_a_line_of_its_own() -> None:
    parts = [("THREE MANGOES", 70, 400), ("INVOICE", 430, 540)]
    rows = rows_of(
        Sheet([Line(t, 0.99, ((x, 40), (end, 40), (end, 62), (x, 62))) for t, x, end in parts], (), (1100, 900))
    )
    assert "THREE MANGOES" in [option.value for option in candidates("merchant_name", rows)]


def test_an_amount_written_in_capitals_alone_may_be_the_total() -> None:
    assert values("total_amount", "今收到高刚人民币叁佰贰拾元整") == ["320.00"]
    assert values("total_amount", "人民币(大写)参佰贰拾元整") == ["320.00"], "as it is often misread"
    assert values("total_amount", "合计 320.00", "大写:叁佰贰拾元整") == ["320.00"], "once, where its digits are"


def test_a_day_with_points_is_no_amount() -> None:
    assert values("total_amount", "结算日期:2026.04.14 合计:20.70") == ["20.70"]


def test_each_sum_of_a_row_has_the_label_before_it() -> None:
    rows = rows_of(slip("合计:20.70 优惠:0.70 实收:20.00"))
    found = features("total_amount", candidates("total_amount", rows), rows)
    told = [(row["label_total"], row["label_discount"], row["label_received"]) for row in found]
    assert told == [(1, 0, 0), (0, 1, 0), (0, 0, 1)]


def test_a_name_ends_before_what_the_paper_calls_itself() -> None:
    found = values(
        "merchant_name", "Green Leaf Pharmacy Pte Ltd RECEIPT", "Receipt Cottage", *("Scaling x 1 60.00",) * 9
    )
    assert {"Green Leaf Pharmacy Pte Ltd", "Receipt Cottage"} <= set(found)


def test_an_english_address_at_the_foot_goes_on_to_its_postcode() -> None:
    page = (
        *("Scaling x 1 60.00",) * 12,
        "No. 56, Jalan Bunga 9,",
        "Bandar Contoh, 99435 Pekan Baru",
        "Tel: 07-4101811",
    )
    assert "No. 56, Jalan Bunga 9, Bandar Contoh, 99435 Pekan Baru" in values("merchant_address", *page)


def test_a_chinese_address_keeps_the_room_in_the_next_row() -> None:
    page = slip(
        "益康大药房", "购物小票", "日期：2023-03-14 18:22:07", "金嗓子喉片 17.60", "现金：20.00", "应收：17.60", "找零：2.40",
        "地址：广东省深圳市南山区长江路271号金桂花", "园18幢1239室", "电话：19900000165", "谢谢惠顾",
    )  # fmt: skip
    assert read(page).fields["merchant_address"].value == "广东省深圳市南山区长江路271号金桂花园18幢1239室"
