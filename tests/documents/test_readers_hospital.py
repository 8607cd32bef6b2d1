"""Papers of a stay in a hospital's own forms: ruled tables, letters in running text, lists with heads of their own."""

from collections.abc import Mapping

import pytest

from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading import read_fields
from claims_ai.documents.reading.hospital import mended_ending
from tests.fakes import line, sheet

Rows = list[list[tuple[float, str]]]


def page(rows: Rows, top: float = 60, step: float = 44) -> Sheet:
    """Rows of (left, text)."""
    return sheet(*(line(text, x, top + step * row) for row, cells in enumerate(rows) for x, text in cells))


def values(kind: str, rows: Rows, step: float = 44) -> Mapping[str, str]:
    return {name: field.value for name, field in read_fields(kind, page(rows, step=step)).fields.items()}


CERTIFICATE: Rows = [
    [(400, "江州市第一人民医院")], [(420, "疾病诊断证明书")],
    [(60, "姓名"), (200, "陈晓雯"), (400, "性别"), (520, "女"), (640, "年龄"), (760, "38岁"), (900, "科别"), (1020, "呼吸内科")],
    [(60, "临床诊断"), (240, "1.社区获得性肺炎")], [(240, "2.高血压病")],
    [(60, "处理意见"), (240, "建议休息两周，门诊随访。")],
    [(700, "医师签名"), (860, "董思远")], [(700, "2026年03月10日")],
]  # fmt: skip


def test_a_certificate_in_a_ruled_table_gives_every_field() -> None:
    assert values("diagnosis_certificate", CERTIFICATE) == {
        "hospital_name": "江州市第一人民医院", "patient_name": "陈晓雯", "sex": "female", "age": "38", "department": "呼吸内科",
        "diagnosis": "1.社区获得性肺炎2.高血压病", "doctor_name": "董思远", "issue_date": "2026-03-10",
    }  # fmt: skip


@pytest.mark.parametrize("ward", ["特需病房", "国际医疗部", "国际部特需病房", "贵宾病房"])
@pytest.mark.parametrize("label", ["科室", "科别"])
def test_a_special_ward_is_a_department(label: str, ward: str) -> None:
    form: Rows = [
        [(240, "出院记录")], [(60, "姓名: 陈晓雯"), (400, f"{label}: {ward}"), (700, "住院号: ZY771")],
        [(60, "入院日期: 2026-04-09"), (400, "出院日期: 2026-04-15")], [(60, "出院诊断: 1.社区获得性肺炎")],
    ]  # fmt: skip
    assert values("discharge_summary", form)["department"] == ward


def test_a_certificate_with_its_values_under_their_heads() -> None:
    form: Rows = [
        [(60, "姓名"), (300, "性别"), (500, "年龄"), (700, "科室")], [(60, "陈晓雯"), (300, "女"), (500, "38岁"), (700, "呼吸内科")],
        [(60, "诊断:"), (200, "社区获得性肺炎")],
    ]  # fmt: skip
    found = values("diagnosis_certificate", form, step=32)
    assert found == {
        "patient_name": "陈晓雯",
        "sex": "female",
        "age": "38",
        "department": "呼吸内科",
        "diagnosis": "社区获得性肺炎",
    }


SUMMARY = {
    "patient_name": "周建国", "sex": "male", "age": "56", "department": "呼吸内科", "medical_record_number": "ZY771",
    "admission_date": "2026-04-09", "discharge_date": "2026-04-15", "inpatient_days": "6",
    "admission_diagnosis": "社区获得性肺炎", "discharge_diagnosis": "1.社区获得性肺炎2.高血压病", "hospital_name": "江州大学附属中心医院",
}  # fmt: skip


def test_a_discharge_summary_in_a_ruled_table_gives_every_field() -> None:
    form: Rows = [
        [(400, "江州大学附属中心医院")], [(520, "出院小结")],
        [(60, "姓名"), (200, "周建国"), (400, "性别"), (520, "男"), (640, "年龄"), (760, "56岁"), (900, "住院号"), (1040, "ZY771")],
        [(60, "科室"), (200, "呼吸内科"), (400, "入院日期"), (560, "2026-04-09"), (760, "出院日期"), (920, "2026-04-15"), (1100, "住院天数"), (1260, "6")],
        [(60, "入院诊断"), (240, "社区获得性肺炎")], [(60, "出院诊断"), (240, "1.社区获得性肺炎")], [(240, "2.高血压病")],
        [(60, "诊疗经过"), (240, "入院后完善相关检查，予抗感染治疗。")],
    ]  # fmt: skip
    assert values("discharge_summary", form) == SUMMARY


def test_a_discharge_summary_told_in_a_letter_gives_what_it_says() -> None:
    letter: Rows = [
        [(400, "江州大学附属中心医院")], [(520, "出院小结")],
        [(60, "患者周建国，男，56岁，住院号ZY771，因发热于2026年4月9日入住我院呼吸内科，2026年4月15日出院，住院6天。")],
        [(60, "入院诊断：社区获得性肺炎")], [(60, "出院诊断：1.社区获得性肺炎")], [(60, "2.高血压病")], [(60, "诊疗经过：予抗感染治疗。")],
    ]  # fmt: skip
    assert values("discharge_summary", letter) == SUMMARY


def test_a_stay_told_as_a_range_has_its_two_ends() -> None:
    letter: Rows = [[(60, "患者周建国，男，56岁，于2026年4月9日至2026年4月15日在我院呼吸内科住院治疗。")]]
    assert values("discharge_summary", letter) == {
        "patient_name": "周建国", "sex": "male", "age": "56", "admission_date": "2026-04-09", "discharge_date": "2026-04-15", "department": "呼吸内科",
    }  # fmt: skip


def test_the_lines_of_a_form_are_no_sentence() -> None:
    form: Rows = [
        [(60, "入院日期：2026年4月9日")],
        [(60, "出院诊断：肺炎")],
        [(60, "2026年4月15日")],
        [(60, "入院诊断：肺炎")],
    ]
    found = values("discharge_summary", form, step=26)
    assert (found["admission_date"], "discharge_date" in found) == ("2026-04-09", False)


LIST_HEADS = [
    ["项目名称", "单位", "单价", "数量", "金额"], ["收费项目", "单价(元)", "数量", "单位", "金额(元)"],
    ["药品及诊疗项目", "计价单位", "价格", "次数", "应收金额"],
]  # fmt: skip


@pytest.mark.parametrize("heads", LIST_HEADS, ids=lambda heads: heads[0])
def test_an_expense_list_is_read_by_its_heads(heads: list[str]) -> None:
    cells = {
        "项": ("1.血常规(五分类)", "阿莫西林胶囊", "静脉输液"), "价": ("20.00", "15.50", "8.00"), "数": ("1", "2", "3"), "位": ("次", "盒", "组"),
        "额": ("20.00", "31.00", "24.00"),
    }  # fmt: skip
    kinds = [next(key for key in ("价", "数", "次数", "位", "额", "项") if key in head) for head in heads]
    columns = [60, 500, 640, 780, 920]
    rows: Rows = [[(x, head) for x, head in zip(columns, heads, strict=True)]]
    for place in range(3):
        rows.append([(x, cells[kind.replace("次数", "数")][place]) for x, kind in zip(columns, kinds, strict=True)])
    rows.append([(60, "合计"), (920, "75.00")])
    read = read_fields("expense_list", page([[(400, "江州市第一人民医院住院费用清单")], [(60, "姓名：陈晓雯")], *rows]))
    assert [(item.name, item.amount) for item in read.items] == [
        ("血常规(五分类)", "20.00"),
        ("阿莫西林胶囊", "31.00"),
        ("静脉输液", "24.00"),
    ]
    assert {name: field.value for name, field in read.fields.items()} == {
        "hospital_name": "江州市第一人民医院", "patient_name": "陈晓雯", "total_amount": "75.00",
    }  # fmt: skip


def test_an_unknown_column_of_amounts_is_none_of_the_charges() -> None:
    rows: Rows = [
        [(60, "项目名称"), (500, "数量"), (640, "金额"), (780, "医保内金额"), (960, "自付比例")],
        [(60, "血常规"), (500, "1"), (640, "20.00"), (780, "18.00"), (960, "10%")], [(60, "静脉输液"), (500, "3"), (640, "24.00"), (780, "24.00"), (960, "0%")],
    ]  # fmt: skip
    read = read_fields("expense_list", page(rows))
    assert [(item.name, item.amount) for item in read.items] == [("血常规", "20.00"), ("静脉输液", "24.00")]


def test_a_name_over_two_lines_is_one_charge_and_a_page_without_a_total_gives_none() -> None:
    rows: Rows = [
        [(60, "项目名称"), (500, "数量"), (640, "金额")], [(60, "白内障超声乳化摘除术+"), (500, "1"), (640, "2205.00")], [(60, "人工晶体植入术")],
        [], [(60, "静脉输液"), (500, "3"), (640, "24.00")],
    ]  # fmt: skip
    read = read_fields("expense_list", page(rows, step=24))
    assert [(item.name, item.amount) for item in read.items] == [
        ("白内障超声乳化摘除术+人工晶体植入术", "2205.00"),
        ("静脉输液", "24.00"),
    ]
    assert "total_amount" not in read.fields


def test_the_end_of_a_hospitals_name_is_put_right_where_a_character_was_not_read_surely() -> None:
    """妇 under a seal reads 好; a clear name of a kind nobody knows stays as it is printed."""
    assert mended_ending("云溪县好幼保健院", 0.6) == "云溪县妇幼保健院"
    assert mended_ending("望江县第人民医院", 0.99) == "望江县第一人民医院"
    assert mended_ending("云溪县好幼保健院", 0.99) == "云溪县好幼保健院"
    assert mended_ending("江州市凤鸣院", 0.5) == "江州市凤鸣院"


def test_a_diagnosis_ends_at_the_next_numbered_chapter() -> None:
    summary: Rows = [
        [(60, "一、入院诊断")], [(100, "1.社区获得性肺炎")], [(100, "2.高血压病")], [(60, "二、主要化验")], [(100, "血常规未见异常，胸部CT示右下肺少许炎症。")],
    ]  # fmt: skip
    assert values("discharge_summary", summary)["admission_diagnosis"] == "1.社区获得性肺炎2.高血压病"


def test_a_numbered_list_ends_at_a_row_without_a_number_that_it_cannot_have_wrapped_into() -> None:
    summary: Rows = [
        [(60, "出院诊断")], [(60, "1.社区获得性肺炎")], [(60, "2、2型糖尿病")], [(60, "恢复状况")], [(60, "体温正常三天，咳嗽明显减轻，双肺呼吸音清。")],
    ]  # fmt: skip
    assert values("discharge_summary", summary)["discharge_diagnosis"] == "1.社区获得性肺炎2、2型糖尿病"


def test_an_entry_that_reaches_the_edge_of_its_column_goes_on_in_the_next_row() -> None:
    summary: Rows = [
        [(60, "出院诊断")], [(60, "1.冠状动脉粥样硬化性心脏病，不稳定型心绞痛，心功能")], [(60, "Ⅱ级")], [(60, "2.高血压病")],
        [(60, "出院医嘱:低盐低脂饮食，监测血压，一周后门诊复查")],
    ]  # fmt: skip
    assert values("discharge_summary", summary)[
        "discharge_diagnosis"
    ] == "1.冠状动脉粥样硬化性心脏病，不稳定型心绞痛，心功能Ⅱ级2.高血压病".replace("，", ",")


def test_headings_in_two_languages_have_their_text_under_them() -> None:
    summary: Rows = [
        [(60, "入院诊断 Diagnosis on Admission")], [(60, "1.慢性胃炎")], [(60, "出院诊断 Discharge Diagnosis")], [(60, "1.慢性胃炎")], [(60, "2.贫血")],
        [(60, "住院经过 Hospital Course")],
    ]  # fmt: skip
    found = values("discharge_summary", summary)
    assert (found["admission_diagnosis"], found["discharge_diagnosis"]) == ("1.慢性胃炎", "1.慢性胃炎2.贫血")


def test_a_text_beside_a_column_of_places_keeps_to_its_own_column() -> None:
    summary: Rows = [
        [(60, "姓名"), (400, "入院诊断")], [(60, "陈晓雯"), (400, "1.慢性胃炎")], [(60, "性别"), (400, "2.贫血")], [(60, "女"), (400, "主诉")],
        [(60, "年龄"), (400, "上腹痛三天")],
    ]  # fmt: skip
    assert values("discharge_summary", summary)["admission_diagnosis"] == "1.慢性胃炎2.贫血"


def test_a_label_in_the_middle_of_a_tall_cell_has_its_text_above_it() -> None:
    certificate: Rows = [
        [(60, "患者姓名"), (240, "陈晓雯")], [(60, "就诊科别"), (240, "呼吸内科")], [(240, "1.急性支气管炎")], [], [(60, "诊断意见")], [], [],
        [(240, "休息三天。")], [(60, "处理建议")],
    ]  # fmt: skip
    assert values("diagnosis_certificate", certificate)["diagnosis"] == "1.急性支气管炎"


def test_a_row_of_nothing_but_labels_has_its_values_under_it() -> None:
    receipt: Rows = [
        [(60, "票据号码40712233")], [(60, "患者姓名"), (300, "费别"), (500, "病历号")], [(60, "陈晓雯"), (300, "职工医保"), (500, "8468817922")],
        [(60, "基金支付"), (300, "其他支付"), (500, "现金支付")], [(60, "120.00"), (300, "0.00"), (500, "30.00")],
    ]  # fmt: skip
    found = values("medical_invoice_outpatient", receipt, step=32)
    assert {name: found[name] for name in ("patient_name", "insurance_type", "case_number", "social_insurance_paid", "personal_cash_paid")} == {
        "patient_name": "陈晓雯", "insurance_type": "职工医保", "case_number": "8468817922", "social_insurance_paid": "120.00", "personal_cash_paid": "30.00",
    }  # fmt: skip
