"""Further pages of a list, without title or heads: known for charges by rows that reckon, and read from them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims_ai.documents.kinds import classify
from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading import read_fields
from claims_ai.documents.reckoned import reckoned_rows
from claims_ai.money import amount_text
from tests.fakes import line, sheet

ROWS = (
    ("弹力绷带", "卷", "12.50", "3", "37.50"),
    ("一次性使用输液器", "套", "1.85", "1", "1.85"),
    ("活血止痛胶囊", "盒", "33.60", "2", "67.20"),
    ("静脉输液", "组", "10.00", "3", "30.00"),
    ("糖尿病饮食指导", "次", "8.00", "1", "8.00"),
)
GOODS = (
    ("不锈钢水杯", "个", "12.50", "3", "37.50"),
    ("牛皮纸袋", "个", "1.00", "2", "2.00"),
    ("台灯", "盏", "33.60", "2", "67.20"),
)


def leaf(*rows: tuple[str, ...], title: str = "") -> Sheet:
    head = [line(title, 400, 20)] if title else []
    cells = [
        line(text, x, 100 + 40 * at)
        for at, row in enumerate(rows)
        for text, x in zip(row, (60, 600, 760, 900, 1100), strict=True)
    ]
    return sheet(*head, line("姓名:陈晓雯", 60, 60), line("第3页", 1100, 60), *cells)


def test_a_page_of_rows_for_treatment_that_reckon_goes_on_with_a_list() -> None:
    assert classify(leaf(*ROWS))[0] == "expense_list"


@pytest.mark.parametrize(("rows", "title"), [(GOODS, ""), (ROWS, "送货单"), (ROWS[:2], "")])
def test_goods_a_titled_paper_and_a_few_rows_do_not(rows: tuple[tuple[str, ...], ...], title: str) -> None:
    assert classify(leaf(*rows, title=title))[0] == "other"


def test_the_charges_of_a_page_without_heads_are_read() -> None:
    reading = read_fields("expense_list", leaf(*ROWS))
    assert [(item.name, item.unit_price, item.quantity, item.amount) for item in reading.items] == [
        ("弹力绷带", "12.5", "3", "37.50"),
        ("一次性使用输液器", "1.85", "1", "1.85"),
        ("活血止痛胶囊", "33.6", "2", "67.20"),
        ("静脉输液", "10", "3", "30.00"),
        ("糖尿病饮食指导", "8", "1", "8.00"),
    ]


@given(st.decimals("0.01", "9999.99", places=2), st.integers(1, 999), st.booleans())
def test_a_row_reckons_whichever_of_price_and_quantity_comes_first(price: Decimal, count: int, first: bool) -> None:
    told = (amount_text(price), str(count)) if first else (str(count), amount_text(price))
    row = ("静脉输液", "组", *told, amount_text(price * count))
    (found,) = reckoned_rows(leaf(row))
    assert (found.price, found.quantity, found.amount) == (price, count, price * count)


@given(st.decimals("0.01", "9999.99", places=2), st.integers(2, 999), st.sampled_from(["0.01", "-0.01"]))
def test_a_row_that_is_a_fen_off_does_not_reckon(price: Decimal, count: int, off: str) -> None:
    amount = price * count + Decimal(off)
    assert not [*reckoned_rows(leaf(("静脉输液", "组", amount_text(price), str(count), amount_text(amount))))]


INSURED = (
    ("乙类", "10%", "3.75"),
    ("甲", "0%", "0.00"),
    ("丙类", "100%", "67.20"),
    ("全自费", "1", "30.00"),
    ("乙", "0.20", "1.60"),
)


def test_what_the_insurance_makes_of_each_charge_may_stand_behind_its_amount() -> None:
    cells = [
        line(text, x, 100 + 40 * at)
        for at, row in enumerate(zip(ROWS, INSURED, strict=True))
        for text, x in zip([*row[0], *row[1]], (60, 600, 700, 800, 900, 1050, 1150, 1250), strict=True)
    ]
    page = sheet(line("姓名:陈晓雯", 60, 60), *cells)
    assert [amount_text(row.amount) for row in reckoned_rows(page)] == ["37.50", "1.85", "67.20", "30.00", "8.00"]
    assert classify(page)[0] == "expense_list"


def summary_leaf(*texts: str) -> Sheet:
    return sheet(*(line(text, 60, 60 + 40 * at) for at, text in enumerate(texts)))


@pytest.mark.parametrize(
    "texts",
    [
        ("五、出院情况:患者腰腿痛明显缓解,切口愈合可。", "六、出院医嘱：1.佩戴腰围下床活动4周", "医师：尹庆华"),
        ("【出院时情况】", "患者双下肢麻木较前好转", "【出院后用药及建议】", "1.糖尿病低盐低脂饮食"),
    ],
)
def test_a_page_that_goes_on_with_how_a_stay_ended_is_of_the_summary(texts: tuple[str, ...]) -> None:
    assert classify(summary_leaf(*texts))[0] == "discharge_summary"


@pytest.mark.parametrize(
    "texts",
    [
        ("出院医嘱：1.佩戴腰围下床活动4周", "医师：尹庆华"),
        ("病程记录", "出院情况：患者腰腿痛明显缓解", "出院医嘱：门诊复查"),
    ],
)
def test_one_heading_or_a_page_of_another_name_is_none(texts: tuple[str, ...]) -> None:
    assert classify(summary_leaf(*texts))[0] != "discharge_summary"
