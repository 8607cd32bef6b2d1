"""Every reader on lines as OCR gives them: fields and items in the contract's form, and nothing that is not there."""

from collections.abc import Mapping

import pytest

from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading import READERS, read_fields
from claims_ai.documents.reading.common import Reading
from claims_ai.values import Line
from tests.fakes import line, sheet

Rows = list[list[tuple[float, str]]]


def page(rows: Rows, top: float = 60, step: float = 44) -> Sheet:
    """Rows of (left, text)."""
    lines: list[Line] = [line(text, x, top + step * row) for row, cells in enumerate(rows) for x, text in cells]
    return sheet(*lines)


def values(reading: Reading) -> Mapping[str, str]:
    return {name: field.value for name, field in reading.fields.items()}


def items(reading: Reading) -> list[tuple[str, str]]:
    return [(item.name, item.amount) for item in reading.items]


HEAD: Rows = [
    [(480, "江州省医疗门诊收费票据(电子)")],
    [(60, "票据代码:99060126"), (900, "票据号码:4071223344")],
    [(60, "交款人统一社会信用代码:990104198803142229"), (900, "校验码:a1b2c3")],
    [(60, "交款人:陈晓雯"), (900, "开票日期:2026-03-03")],
]
TABLE: Rows = [
    [(60, "项目名称"), (400, "数量/单位"), (600, "金额(元)"), (760, "项目名称"), (1040, "数量/单位"), (1240, "金额(元)")],
    [(60, "西药费"), (400, "1次"), (600, "312.40"), (760, "检查费"), (1040, "2项"), (1240, "260.00")],
    [(60, "化验费"), (400, "1次"), (600, "240.20")],
]  # fmt: skip
FOOT: Rows = [
    [(60, "金额合计(大写):捌佰壹拾贰元陆角整"), (900, "(小写):812.60")],
    [(60, "业务流水号:2026030312345"), (500, "门诊号:MZ48211177"), (900, "就诊日期:20260303")],
    [(60, "医疗机构类型:三级甲等综合医院"), (500, "医保类型:职工基本医疗保险"), (900, "医保编号:488211177666")],
    [(60, "性别:女"), (500, "医保统筹基金支付:302.60"), (900, "其他支付:0.00")],
    [(60, "个人账户支付:210.00"), (500, "个人现金支付:300.00"), (900, "个人自付:450.00")],
    [(60, "个人自费:"), (500, "起付标准:100.00")],
    [(60, "收款单位(章):江州市第一人民医院"), (500, "复核人:沈嘉"), (900, "收款人:0476")],
]
INVOICE = {
    "invoice_code": "99060126", "invoice_number": "4071223344", "check_code": "A1B2C3", "patient_name": "陈晓雯", "issue_date": "2026-03-03",
    "total_amount": "812.60", "total_amount_in_words": "812.60", "serial_number": "2026030312345", "case_number": "MZ48211177",
    "visit_date": "2026-03-03", "hospital_type": "三级甲等综合医院", "insurance_type": "职工基本医疗保险", "insurance_number": "488211177666",
    "sex": "female", "social_insurance_paid": "302.60", "other_paid": "0.00", "personal_account_paid": "210.00",
    "personal_cash_paid": "300.00", "self_pay": "450.00", "hospital_name": "江州市第一人民医院",
}  # fmt: skip


def test_an_outpatient_invoice_gives_every_field_but_the_empty_one() -> None:
    reading = read_fields("medical_invoice_outpatient", page(HEAD + TABLE + FOOT))
    assert {
        name: value.upper() if name == "check_code" else value for name, value in values(reading).items()
    } == INVOICE


def test_two_column_groups_side_by_side_are_one_table() -> None:
    reading = read_fields("medical_invoice_outpatient", page(HEAD + TABLE + FOOT))
    assert sorted(items(reading)) == sorted([("西药费", "312.40"), ("检查费", "260.00"), ("化验费", "240.20")])
    assert {(item.quantity, item.unit) for item in reading.items} == {("1", "次"), ("2", "项")}


def test_three_column_groups_side_by_side_are_one_table() -> None:
    table: Rows = [
        [(60, "项目名称"), (260, "金额(元)"), (460, "项目名称"), (660, "金额(元)"), (860, "项目名称"), (1060, "金额(元)")],
        [(60, "西药费"), (260, "312.40"), (460, "检查费"), (660, "260.00"), (860, "化验费"), (1060, "240.20")],
    ]  # fmt: skip
    reading = read_fields("medical_invoice_outpatient", page(HEAD + table + FOOT))
    assert items(reading) == [("西药费", "312.40"), ("检查费", "260.00"), ("化验费", "240.20")]


def test_the_total_counts_and_not_what_the_insured_bears_of_it() -> None:
    table: Rows = [
        [(60, "项目名称"), (500, "金额(元)"), (800, "自付金额")],
        [(60, "西药费"), (500, "312.40"), (800, "31.24")],
        [(60, "检查费"), (500, "500.20"), (800, "0.00")],
    ]
    reading = read_fields("medical_invoice_outpatient", page(HEAD + table + FOOT))
    assert items(reading) == [("西药费", "312.40"), ("检查费", "500.20")]


def test_items_printed_as_name_and_amount_are_read() -> None:
    table: Rows = [
        [(60, "收费项目"), (400, "金额(元)")],
        [(60, "西药费:312.40"), (600, "检查费:260.00")],
        [(60, "化验费 240.20")],
    ]
    reading = read_fields("medical_invoice_outpatient", page(HEAD + table + FOOT))
    assert sorted(items(reading)) == sorted([("西药费", "312.40"), ("检查费", "260.00"), ("化验费", "240.20")])


def test_a_charge_read_one_character_wrong_is_that_charge() -> None:
    table: Rows = [TABLE[0], [(60, "化险费"), (400, "1次"), (600, "812.60")]]
    assert items(read_fields("medical_invoice_outpatient", page(HEAD + table + FOOT))) == [("化验费", "812.60")]


def test_the_total_of_a_tilted_page_is_no_charge() -> None:
    table: Rows = [TABLE[0], [(60, "西药费"), (400, "1次"), (600, "812.60")], [(800, "(小写)"), (1000, "812.60")]]
    assert items(read_fields("medical_invoice_outpatient", page(HEAD + table + FOOT))) == [("西药费", "812.60")]


def test_charges_are_read_where_the_picture_ends_over_the_total() -> None:
    reading = read_fields("medical_invoice_outpatient", page(HEAD + TABLE))
    assert sorted(items(reading)) == sorted([("西药费", "312.40"), ("检查费", "260.00"), ("化验费", "240.20")])


def test_of_two_ways_to_read_the_charges_the_one_that_adds_up_is_right() -> None:
    """单次 and 金额 stand far from their heads: only by columns are the sums told from the prices."""
    table: Rows = [
        [(60, "行号"), (160, "项目"), (500, "价格"), (700, "费用金额"), (900, "次数")],
        [(60, "1"), (160, "复方甘草片"), (500, "104.13"), (700, "312.40"), (900, "3")],
        [(60, "2"), (160, "碳酸钙D3片"), (500, "250.10"), (700, "500.20"), (900, "2")],
    ]
    reading = read_fields("medical_invoice_outpatient", page(HEAD + table + FOOT))
    assert items(reading) == [("复方甘草片", "312.40"), ("碳酸钙D3片", "500.20")]


def test_a_sum_and_the_next_name_read_in_one_are_two_cells() -> None:
    table: Rows = [
        [(60, "项目名称"), (300, "金额(元)"), (460, "项目名称"), (700, "金额(元)")],
        [(60, "化验费"), (300, "312.40检查费"), (700, "500.20")],
    ]
    reading = read_fields("medical_invoice_outpatient", page(HEAD + table + FOOT))
    assert sorted(items(reading)) == sorted([("化验费", "312.40"), ("检查费", "500.20")])


def test_sums_stand_under_the_categories_of_a_form_printed_in_rows() -> None:
    table: Rows = [
        [(60, "床位费"), (260, "诊察费"), (460, "检查费"), (660, "治疗费"), (860, "护理费")],
        [(270, "312.40"), (860, "41.00")],
        [(60, "西药费"), (260, "中成药"), (460, "中草药"), (660, "输血费"), (860, "其他费")],
        [(480, "459.20")],
    ]
    reading = read_fields("medical_invoice_inpatient", page(HEAD + table + FOOT))
    assert items(reading) == [("诊察费", "312.40"), ("护理费", "41.00"), ("中草药", "459.20")]


@pytest.mark.parametrize("name", ["检查", "中成药", "医事服务费"])
def test_a_charge_printed_in_short_is_no_misreading_of_a_longer_one(name: str) -> None:
    table: Rows = [TABLE[0], [(60, name), (400, "1次"), (600, "812.60")]]
    assert items(read_fields("medical_invoice_outpatient", page(HEAD + table + FOOT))) == [(name, "812.60")]


def test_the_stay_is_read_from_one_range() -> None:
    stay: Rows = [
        [(60, "住院号:ZY48211177"), (500, "住院科别:呼吸内科")],
        [(60, "住院时间:2026-04-09至2026-04-15"), (600, "住院天数:6")],
        [(60, "预缴金额:3000.00")],
    ]
    found = values(read_fields("medical_invoice_inpatient", page([*HEAD, *TABLE, FOOT[0], *stay, *FOOT[3:]])))
    assert (found["admission_date"], found["discharge_date"], found["inpatient_days"]) == ("2026-04-09", "2026-04-15", "6")  # fmt: skip
    assert found["case_number"] == "ZY48211177"


def test_words_misread_in_one_place_follow_the_digits_but_not_against_a_legible_numeral() -> None:
    def in_words(printed: str) -> str | None:
        foot: Rows = [[(60, f"金额合计(大写):{printed}"), (900, "(小写):812.60")], *FOOT[1:]]
        return values(read_fields("medical_invoice_outpatient", page(HEAD + TABLE + foot))).get("total_amount_in_words")

    assert in_words("捌佰壹拾贰元某角整") == "812.60"
    assert in_words("玖佰壹拾贰元某角整") is None
    assert in_words("玖佰壹拾贰元陆角整") == "912.60"


ID_CARD: Rows = [
    [(60, "姓名陈晓雯")], [(60, "性别女民族汉")], [(60, "出生1988年3月14日")],
    [(60, "住址江州省江州市青石区梧桐路12号3幢")], [(130, "602室")], [(60, "公民身份号码990104198803142229")],
]  # fmt: skip


def test_an_id_card_gives_every_field_and_the_address_over_its_lines() -> None:
    assert values(read_fields("id_card_front", page(ID_CARD, step=30))) == {
        "name": "陈晓雯", "sex": "female", "ethnicity": "汉", "birth_date": "1988-03-14", "address": "江州省江州市青石区梧桐路12号3幢602室",
        "id_number": "990104198803142229",
    }  # fmt: skip


@pytest.mark.parametrize(
    "number", [[(60, "9951 1907 2668 8505 473")], [(60, "9951"), (160, "1907"), (260, "2668"), (360, "8505"), (460, "473")]]
)  # fmt: skip
def test_a_card_number_is_read_in_one_piece_or_in_groups(number: list[tuple[float, str]]) -> None:
    found = values(read_fields("bank_card", page([[(60, "江州银行")], number, [(60, "VALID THRU 05/31")]])))
    assert found == {"card_number": "9951190726688505473", "bank_name": "江州银行", "valid_thru": "2031-05"}


def test_a_hotline_is_no_card_number() -> None:
    assert values(read_fields("bank_card", page([[(60, "客服热线 95511")], [(60, "4000 8888")]]))) == {}


FORM: Rows = [
    [(480, "保险理赔申请书")],
    [(60, "保险单号"), (300, "GH994442509786"), (700, "申请日期"), (900, "2026-03-10")],
    [(60, "被保险人"), (300, "陈晓雯"), (700, "证件号码"), (900, "990104198803142229")],
    [(60, "申请人"), (300, "陈晓雯"), (700, "联系电话"), (900, "19900004907")],
    [(60, "出险日期"), (300, "2026年3月3日"), (700, "申请金额"), (900, "¥812.60")],
    [(60, "户名"), (300, "陈晓雯"), (700, "开户银行"), (900, "江州银行")],
    [(60, "银行账号"), (300, "9951190726688505473")],
]


def test_a_claim_form_gives_every_field() -> None:
    assert values(read_fields("claim_form", page(FORM))) == {
        "policy_number": "GH994442509786", "insured_name": "陈晓雯", "insured_id_number": "990104198803142229", "applicant_name": "陈晓雯",
        "mobile": "19900004907", "accident_date": "2026-03-03", "claim_amount": "812.60", "payee_name": "陈晓雯",
        "payee_account": "9951190726688505473", "payee_bank": "江州银行",
    }  # fmt: skip


SUMMARY: Rows = [
    [(400, "江州大学附属中心医院")], [(520, "出院记录")],
    [(60, "姓名:周建国"), (360, "性别:男"), (560, "年龄:56岁"), (800, "科室:呼吸内科"), (1100, "住院号:ZY771")],
    [(60, "入院日期:2026-04-09"), (500, "出院日期:2026-04-15"), (900, "住院天数:6天")],
    [(60, "入院诊断:1.社区获得性肺炎")], [(60, "出院诊断:1.社区获得性肺炎")], [(100, "2.高血压病")],
    [(60, "诊疗经过:入院后完善相关检查，予抗感染治疗。")],
]  # fmt: skip


def test_a_discharge_summary_gives_every_field_and_a_diagnosis_over_its_lines() -> None:
    assert values(read_fields("discharge_summary", page(SUMMARY))) == {
        "patient_name": "周建国", "sex": "male", "age": "56", "department": "呼吸内科", "medical_record_number": "ZY771",
        "hospital_name": "江州大学附属中心医院",
        "admission_date": "2026-04-09", "discharge_date": "2026-04-15", "inpatient_days": "6",
        "admission_diagnosis": "1.社区获得性肺炎", "discharge_diagnosis": "1.社区获得性肺炎2.高血压病",
    }  # fmt: skip


VAT: Rows = [
    [(480, "江州增值税电子普通发票")], [(900, "发票代码:099002600111")], [(900, "发票号码:51142414")], [(900, "开票日期:2026年03月03日")],
    [(60, "货物或应税劳务、服务名称"), (500, "规格型号"), (640, "单位"), (720, "数量"), (820, "单价"), (960, "金额"), (1080, "税率"), (1200, "税额")],
    [(60, "*生物化学药品*某片"), (640, "盒"), (720, "2"), (820, "50.00"), (960, "100.00"), (1080, "13%"), (1200, "13.00")],
    [(60, "合计"), (940, "¥100.00"), (1180, "¥13.00")], [(60, "价税合计(大写)"), (300, "壹佰壹拾叁元整"), (900, "(小写)¥113.00")],
]  # fmt: skip


def test_a_vat_invoice_gives_its_sums_and_items() -> None:
    reading = read_fields("vat_invoice", page(VAT))
    assert values(reading) == {
        "invoice_code": "099002600111", "invoice_number": "51142414", "issue_date": "2026-03-03", "amount_without_tax": "100.00", "tax_amount": "13.00",
        "total_amount": "113.00", "total_amount_in_words": "113.00",
    }  # fmt: skip
    assert items(reading) == [("*生物化学药品*某片", "100.00")]


@pytest.mark.parametrize("kind", [*READERS, "other", "receipt"])
def test_a_blank_page_of_any_kind_gives_nothing(kind: str) -> None:
    assert read_fields(kind, sheet()) == Reading()


# a receipt names its shop without a label, in its first lines
@pytest.mark.parametrize("kind", [kind for kind in READERS if kind != "receipt"])
def test_labels_without_values_give_nothing(kind: str) -> None:
    labels = [
        "票据号码:",
        "姓名:",
        "金额合计(大写):",
        "(小写):",
        "出院诊断:",
        "住院时间:",
        "银行账号",
        "住址",
        "开票日期:",
    ]
    assert values(read_fields(kind, page([[(60, label)] for label in labels], step=120))) == {}
