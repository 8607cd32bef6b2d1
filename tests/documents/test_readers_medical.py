"""Medical invoices of other provinces: the same fields under other words, other places, and what is none of them."""

from collections.abc import Mapping

import pytest

from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading import read_fields
from tests.fakes import line, sheet

Rows = list[list[tuple[float, str]]]


def page(rows: Rows, top: float = 60, step: float = 44) -> Sheet:
    """Rows of (left, text)."""
    return sheet(*(line(text, x, top + step * row) for row, cells in enumerate(rows) for x, text in cells))


def values(rows: Rows, kind: str = "outpatient", step: float = 44) -> Mapping[str, str]:
    read = read_fields(f"medical_invoice_{kind}", page(rows, step=step))
    return {name: field.value for name, field in read.fields.items()}


@pytest.mark.parametrize(
    ("printed", "field", "value"),
    [
        ("医保统筹支付:12.30", "social_insurance_paid", "12.30"), ("基本医疗统筹支付:12.30", "social_insurance_paid", "12.30"),
        ("统筹基金支付:12.30元", "social_insurance_paid", "12.30"), ("医保基金支付:12.30", "social_insurance_paid", "12.30"),
        ("附加支付:0.00", "other_paid", "0.00"), ("其它支付:0.00", "other_paid", "0.00"), ("其他基金支付:4.00", "other_paid", "4.00"),
        ("账户支付:7.00", "personal_account_paid", "7.00"), ("个人帐户支付:7.00", "personal_account_paid", "7.00"),
        ("医保个人账户支付:7.00", "personal_account_paid", "7.00"), ("现金支付:8.00", "personal_cash_paid", "8.00"),
        ("个人支付:8.00", "personal_cash_paid", "8.00"), ("自负:2.00", "self_pay", "2.00"), ("其中自付:2.00", "self_pay", "2.00"),
        ("自费:3.00", "self_funded", "3.00"), ("全自费:3.00", "self_funded", "3.00"), ("费别:自费", "insurance_type", "自费"),
        ("险种类型:城乡居民", "insurance_type", "城乡居民"), ("社会保障号码:99010477", "insurance_number", "99010477"),
        ("个人编号:99010477", "insurance_number", "99010477"), ("就诊号:MZ4821", "case_number", "MZ4821"), ("病历号:4821", "case_number", "4821"),
        ("登记号:4821", "case_number", "4821"), ("就诊时间:2026-03-03 08:15", "visit_date", "2026-03-03"),
        ("收费日期:2026年3月3日", "issue_date", "2026-03-03"), ("结算日期:2026.03.03", "issue_date", "2026-03-03"),
        ("患者姓名:陈晓雯", "patient_name", "陈晓雯"), ("姓 名:陈晓雯", "patient_name", "陈晓雯"), ("内诊号:4821", "case_number", "4821"),
        ("医疗机构类别:三级甲等", "hospital_type", "三级甲等"), ("收费单位(盖章):江州市第一人民医院", "hospital_name", "江州市第一人民医院"),
        ("合计人民币(大写):捌佰壹拾贰元陆角整", "total_amount_in_words", "812.60"), ("金额合计大写:捌佰壹拾贰元陆角整", "total_amount_in_words", "812.60"),
        ("交款人 : 陈晓雯", "patient_name", "陈晓雯"), ("性到:女", "sex", "female"),
    ],
)  # fmt: skip
def test_a_place_is_known_by_the_words_of_its_province(printed: str, field: str, value: str) -> None:
    assert values([[(60, printed)]]) == {field: value}


@pytest.mark.parametrize(
    "printed",
    [
        "大病保险报销:5.00", "个人账户余额:500.00", "个人账户结余:500.00", "自付一:10.00", "自付二:10.00", "起付标准:100.00", "公务员补助:0.00",
        "医疗救助:5.00", "医院承担:5.00", "预缴金额:3000.00", "退费金额:20.00", "乙类首自付:3.00", "分类自负:3.00", "累计自付:20.00",
        "医保范围内金额:90.00", "复核人:沈嘉",
        "收款人:陈晓雯", "打印日期:2026-03-03 10:44", "科室:内科", "年龄:38", "联系电话:19900004907", "统一社会信用代码:990104198803142229",
    ],
)  # fmt: skip
def test_what_has_a_place_of_its_own_is_no_field(printed: str) -> None:
    found = values([[(60, printed)]])
    assert {name: value for name, value in found.items() if name not in ("issue_date",)} == {}


def test_an_empty_place_takes_nothing_from_the_next() -> None:
    rows: Rows = [
        [(60, "其他支付:"), (400, "个人账户支付:"), (800, "个人现金支付:5.00")],
        [(60, "个人自付:"), (400, "3.00")],
    ]
    assert values(rows, step=120) == {"personal_cash_paid": "5.00", "self_pay": "3.00"}


def test_payments_in_running_text_are_read_where_it_wraps() -> None:
    rows: Rows = [
        [(60, "医保统筹基金支付:123.45元;其他支付:0.00元;个人账户支付:")],
        [(60, "20.00元;个人现金支付:30.00元,其中个人自付:25.00元;个人自")], [(60, "费:5.00元。本次结算已完成")],
    ]  # fmt: skip
    assert values(rows, step=26) == {
        "social_insurance_paid": "123.45", "other_paid": "0.00", "personal_account_paid": "20.00", "personal_cash_paid": "30.00",
        "self_pay": "25.00", "self_funded": "5.00",
    }  # fmt: skip


def test_a_stay_without_its_legible_end_gives_its_beginning() -> None:
    assert values([[(60, "住院时间:2025-01-31至2025-02-1预缴金额:0.00")]], "inpatient") == {
        "admission_date": "2025-01-31"
    }


def test_the_only_date_without_a_label_is_that_of_the_invoice() -> None:
    assert values([[(60, "医疗机构类型:综合医院"), (700, "2026 年 03月07日")]])["issue_date"] == "2026-03-07"
    assert "issue_date" not in values([[(60, "2026年03月07日")], [(60, "2026年03月09日")]])


def test_a_hospital_keeps_its_whole_name() -> None:
    for name in (
        "江州市急救中心附属同德医院",
        "江州仁济堂骨科医院有限公司",
        "江州省肿瘤防治研究院(江州省肿瘤医院)",
        "江州医科大学第一附属医院",
    ):
        assert values([[(60, f"收款单位(章):{name}")]]) == {"hospital_name": name}


def test_a_type_of_hospital_is_no_name() -> None:
    assert "hospital_name" not in values([[(60, "医疗机构类型:三级甲等综合医院")]])


def test_a_lone_count_is_no_amount() -> None:
    table: Rows = [
        [(60, "项目名称"), (400, "数量"), (700, "金额(元)")], [(60, "西药费"), (400, "3")], [(60, "检查费"), (400, "1"), (700, "260.00")],
        [(60, "合计(大写):贰佰陆拾元整")],
    ]  # fmt: skip
    found = read_fields("medical_invoice_outpatient", page(table)).items
    assert [(item.name, item.amount) for item in found] == [("检查费", "260.00")]


def test_categories_printed_without_heads_are_charges_where_a_sum_stands_beside_them() -> None:
    rows = [
        (60, 60, "床位费"), (460, 60, "诊察费"), (860, 60, "检查费"), (1100, 60, "1260.72"), (60, 110, "护理费"), (260, 110, "357.90"),
        (460, 110, "中药饮片"), (660, 110, "112.88"), (60, 200, "合计(大写): 壹仟柒佰叁拾壹元伍角整"), (700, 200, "(小写)¥: 1731.50"),
    ]  # fmt: skip
    page = sheet(*(line(text, x, y) for x, y, text in rows))
    found = read_fields("medical_invoice_inpatient", page).items
    assert [(item.name, item.amount) for item in found] == [
        ("检查费", "1260.72"),
        ("护理费", "357.90"),
        ("中药饮片", "112.88"),
    ]
