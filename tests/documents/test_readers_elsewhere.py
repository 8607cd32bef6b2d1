"""Values that do not stand where most forms put them: shifted off their places, told in a letter, beside the middle of a list."""

from collections.abc import Mapping

import pytest

from claims_ai.documents import parse
from claims_ai.documents.labels import Span
from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading import read_fields
from claims_ai.identifiers import plate
from claims_ai.values import Line, Listed
from tests.fakes import line, sheet

Rows = list[tuple[float, float, str]]
"""Left, top, text."""


def page(rows: Rows) -> Sheet:
    return sheet(*(line(text, x, y) for x, y, text in rows))


def values(kind: str, rows: Rows) -> Mapping[str, str]:
    return {name: field.value for name, field in read_fields(kind, page(rows)).fields.items()}


def test_a_stay_is_the_only_range_of_days_on_the_page_wherever_its_label_went() -> None:
    rows: Rows = [(60, 60, "住院时间:"), (60, 600, "2026-04-09~2026-04-15")]
    found = values("medical_invoice_inpatient", rows)
    assert (found["admission_date"], found["discharge_date"]) == ("2026-04-09", "2026-04-15")


def test_of_two_ranges_neither_is_taken_for_the_stay() -> None:
    rows: Rows = [(60, 60, "2026-01-01至2026-12-31"), (60, 600, "2026-04-09~2026-04-15")]
    assert "admission_date" not in values("medical_invoice_inpatient", rows)


def test_the_days_of_a_stay_are_told_behind_it() -> None:
    rows: Rows = [(60, 60, "住院日期 自 2026 年 04 月 09 日 至 2026 年 04 月 15 日 共 6 天")]
    assert values("medical_invoice_inpatient", rows)["inpatient_days"] == "6"


def test_a_date_that_slipped_under_its_printed_places_is_read() -> None:
    rows: Rows = [(1290, 60, "年"), (1360, 60, "月"), (1420, 60, "日"), (1277, 82, "2025"), (1360, 82, "7"), (1411, 82, "23")]  # fmt: skip
    assert values("medical_invoice_inpatient", rows)["issue_date"] == "2025-07-23"


def test_figures_that_make_no_date_are_none() -> None:
    rows: Rows = [(1290, 60, "年"), (1360, 60, "月"), (1420, 60, "日"), (1277, 82, "2025"), (1360, 82, "17"), (1411, 82, "23")]  # fmt: skip
    assert "issue_date" not in values("medical_invoice_inpatient", rows)


def test_a_letter_tells_diagnosis_and_department() -> None:
    rows: Rows = [
        (60, 60, "患者陈晓雯,性别女,年龄38岁,于2026年4月9日来我院呼吸内科就诊,经检查,诊断为:"), (60, 100, "1、社区获得性肺炎"), (60, 140, "2、高血压病"),
        (60, 180, "处理意见:口服药物治疗。"),
    ]  # fmt: skip
    found = values("diagnosis_certificate", rows)
    assert (found["diagnosis"], found["department"]) == ("1、社区获得性肺炎2、高血压病", "呼吸内科")


def test_a_heading_beside_the_middle_of_a_list_has_all_of_it() -> None:
    rows: Rows = [(200, 60, "1、泌尿道感染"), (60, 82, "出院诊断"), (200, 104, "2、高血压病"), (200, 140, "女性患者,无发热,要求出院。")]  # fmt: skip
    assert values("discharge_summary", rows)["discharge_diagnosis"] == "1、泌尿道感染2、高血压病"


def test_a_form_that_names_the_parties_in_its_labels_puts_the_seller_first() -> None:
    rows: Rows = [
        (60, 60, "销售方名称:江州同和堂大药房有限公司"), (60, 100, "税号:91990223MA1MH3N0PN"), (60, 140, "购买方名称:陈晓雯"), (60, 180, "税号:"),
    ]  # fmt: skip
    found = values("vat_invoice", rows)
    assert found["seller_name"] == "江州同和堂大药房有限公司"
    assert found["seller_tax_id"] == "91990223MA1MH3N0PN"
    assert found["buyer_name"] == "陈晓雯"
    assert "buyer_tax_id" not in found


def test_the_use_under_an_address_is_none_of_it() -> None:
    rows: Rows = [(60, 60, "住址"), (200, 60, "江州省江州市青石区清河巷260号10幢102室"), (200, 95, "预约出租客运")]
    assert values("vehicle_licence", rows)["address"].endswith("102室")


@pytest.mark.parametrize("word", ["信息", "本人", "配偶", "项目", "证明"])
def test_a_word_of_the_form_is_nobody(word: str) -> None:
    assert parse.person([whole(line(word, 0, 0))]) is None


def whole(one: Line) -> Span:
    return Span(one, 0, len(one.text))


@pytest.mark.parametrize(("number", "valid"), [("沪AD12345", True), ("沪A12345D", True), ("鄂X4360RP", False), ("鄂X4360R", True)])  # fmt: skip
def test_six_characters_are_of_new_energy_alone(number: str, valid: bool) -> None:
    assert plate.is_valid(number) is valid


def test_parties_side_by_side_each_have_their_column() -> None:
    rows: Rows = [
        (60, 60, "姓名"), (300, 60, "陈晓雯"), (700, 60, "李明远"), (60, 110, "车牌号码"), (300, 110, "粤B12345"), (700, 110, "/"),
        (60, 160, "责任"), (260, 160, "□全部责任 ☑主要责任 □同等责任"), (660, 160, "□全部责任 □主要责任"), (260, 200, "□次要责任 □无责任"),
        (660, 200, "次要责任"), (660, 240, "□无责任"),
    ]  # fmt: skip
    found = read_fields("accident_certificate", page(rows)).fields["parties"]
    assert isinstance(found, Listed)
    assert found.entries == (
        {"name": "陈晓雯", "plate_number": "粤B12345", "responsibility": "主要责任"}, {"name": "李明远", "responsibility": "次要责任"},
    )  # fmt: skip


def test_a_heading_in_brackets_ends_where_the_next_begins() -> None:
    rows: Rows = [(60, 60, "【入院诊断】1.高血压病【病史摘要】主因头痛入院。")]
    assert values("discharge_summary", rows)["admission_diagnosis"] == "1.高血压病"


def test_parties_in_blocks_each_have_what_stands_under_their_heading() -> None:
    rows: Rows = [
        (60, 60, "当事人1"), (60, 100, "姓名"), (300, 100, "陈晓雯"), (60, 140, "号牌号码"), (300, 140, "粤B12345"), (60, 180, "主要责任"),
        (60, 240, "当事人2"), (60, 280, "姓名"), (300, 280, "李明远"), (60, 320, "次要责任"),
    ]  # fmt: skip
    found = read_fields("accident_certificate", page(rows)).fields["parties"]
    assert isinstance(found, Listed)
    assert found.entries == (
        {"name": "陈晓雯", "plate_number": "粤B12345", "responsibility": "主要责任"}, {"name": "李明远", "responsibility": "次要责任"},
    )  # fmt: skip


def test_a_bilingual_label_is_nobody() -> None:
    rows: Rows = [(60, 60, "被保险人姓名 Name of Insured"), (60, 100, "陈晓雯")]
    assert values("claim_form", rows)["insured_name"] == "陈晓雯"


def test_a_roll_that_calls_its_parties_by_their_role_alone() -> None:
    rows: Rows = [
        (60, 60, "销售方:江州通达出租汽车服务有限公司"), (60, 100, "税号:92990627MADENL1W6W"), (60, 140, "购买方:临江市自来水公司"),
        (60, 180, "税号:91990809MA489U6JW5"),
    ]  # fmt: skip
    found = values("vat_invoice", rows)
    assert (found["seller_name"], found["buyer_name"]) == ("江州通达出租汽车服务有限公司", "临江市自来水公司")
    assert (found["seller_tax_id"], found["buyer_tax_id"]) == ("92990627MADENL1W6W", "91990809MA489U6JW5")


def test_the_days_of_a_stay_may_stand_apart_from_their_unit() -> None:
    rows: Rows = [(60, 60, "住院31"), (260, 60, "天"), (60, 100, "住院科室骨二病区")]
    assert values("medical_invoice_inpatient", rows)["inpatient_days"] == "31"


def test_payments_are_also_called_what_is_spent_of_them() -> None:
    rows: Rows = [
        (60, 60, "统筹基金支出"), (300, 60, "7,923.32"), (60, 100, "其他基金支出"), (300, 100, "0.00"), (60, 140, "个人账户支出"), (300, 140, "820.55"),
        (60, 180, "个人现金支出"), (300, 180, "1,188.61"), (60, 220, "其中:自付金额"), (300, 220, "1,401.19"), (60, 260, "全自费金额"), (300, 260, "607.97"),
    ]  # fmt: skip
    found = values("medical_invoice_outpatient", rows)
    paid = (
        "social_insurance_paid",
        "other_paid",
        "personal_account_paid",
        "personal_cash_paid",
        "self_pay",
        "self_funded",
    )
    assert [found[name] for name in paid] == ["7923.32", "0.00", "820.55", "1188.61", "1401.19", "607.97"]


def test_a_charge_is_nobody_and_a_masked_name_is_somebody() -> None:
    assert "patient_name" not in values("medical_invoice_inpatient", [(60, 60, "姓名"), (200, 60, "床位费")])
    assert (
        values("medical_invoice_inpatient", [(60, 60, "患者姓名:黄**"), (300, 60, "性别:男")])["patient_name"] == "黄**"
    )


def test_a_list_in_a_cell_ends_where_the_next_cell_begins_its_own() -> None:
    rows: Rows = [
        (180, 60, "1.慢性心力衰竭"), (180, 90, "2.失眠障碍"), (60, 107, "出院诊断"), (180, 120, "3.高脂血症"), (180, 150, "4.肺炎"),
        (180, 200, "1.避免剧烈运动。"), (180, 230, "2.注意休息。"), (60, 245, "出院医嘱"), (180, 260, "3.定期换药。"),
    ]  # fmt: skip
    assert values("discharge_summary", rows)["discharge_diagnosis"] == "1.慢性心力衰竭2.失眠障碍3.高脂血症4.肺炎"


def test_payments_stand_under_their_headings_in_a_table() -> None:
    rows: Rows = [
        (60, 60, "统筹基金支付"), (260, 60, "个人账户支付"), (460, 60, "个人现金支付"), (660, 60, "个人自付"),
        (80, 100, "302.60"), (280, 100, "100.00"), (480, 100, "49.90"), (680, 100, "12.00"),
    ]  # fmt: skip
    found = values("medical_invoice_outpatient", rows)
    paid = ("social_insurance_paid", "personal_account_paid", "personal_cash_paid", "self_pay")
    assert [found[name] for name in paid] == ["302.60", "100.00", "49.90", "12.00"]


def test_what_stands_under_labels_of_a_row_with_amounts_is_not_theirs() -> None:
    rows: Rows = [
        (60, 60, "统筹基金支付"),
        (260, 60, "个人账户支付"),
        (460, 60, "个人现金支付"),
        (660, 60, "49.90"),
        (80, 100, "302.60"),
    ]
    assert "social_insurance_paid" not in values("medical_invoice_outpatient", rows)


def test_parties_in_rows_each_have_what_stands_beside_them() -> None:
    rows: Rows = [
        (60, 60, "当事人"), (260, 60, "号牌号码"), (460, 60, "责任"), (60, 100, "陈晓雯"), (260, 100, "京A12345"), (460, 100, "主要责任"),
        (60, 140, "何志强"), (460, 140, "次要责任"),
    ]  # fmt: skip
    parties = read_fields("accident_certificate", page(rows)).fields["parties"]
    assert isinstance(parties, Listed)
    assert [*parties.entries] == [
        {"name": "陈晓雯", "plate_number": "京A12345", "responsibility": "主要责任"},
        {"name": "何志强", "responsibility": "次要责任"},
    ]


def test_a_letter_tells_its_diagnosis_over_two_lines() -> None:
    rows: Rows = [
        (60, 60, "兹有病员袁曦洋(男,47岁),因病在本院诊治,经临床诊断为1.急"),
        (60, 100, "性支气管炎。处理建议:建议住院治疗。此证。"),
    ]
    assert values("diagnosis_certificate", rows)["diagnosis"] == "1.急性支气管炎"


def test_the_facts_tell_the_place_of_an_accident() -> None:
    rows: Rows = [
        (60, 60, "经查明:2018年5月5日18时35分许,在江州市临江区松岗"),
        (60, 100, "大道88号门前路段,陈晓雯驾驶轿车与何志强相撞。"),
    ]
    assert values("accident_certificate", rows)["accident_place"] == "江州市临江区松岗大道88号门前路段"


def test_a_value_begins_far_left_of_a_label_centred_over_it() -> None:
    rows: Rows = [
        (60, 60, "投保单位"),
        (340, 60, "账户姓名"),
        (760, 60, "手机号码"),
        (240, 100, "许艳杰"),
        (700, 100, "19900007438"),
    ]
    assert values("claim_form", rows)["payee_name"] == "许艳杰"


def test_a_licence_on_a_screen_prints_its_plate_without_a_label_and_values_under_theirs() -> None:
    rows: Rows = [
        (60, 60, "电子行驶证"),
        (60, 120, "甘Y2WC15"),
        (60, 200, "所有人"),
        (60, 240, "格桑"),
        (400, 200, "注册日期"),
        (400, 240, "2023-10-15"),
    ]
    found = values("vehicle_licence", rows)
    assert (found["plate_number"], found["owner"], found["register_date"]) == ("甘Y2WC15", "格桑", "2023-10-15")


def test_the_sum_of_a_day_is_not_the_total_of_a_list() -> None:
    rows: Rows = [
        (60, 60, "住院费用明细单"),
        (700, 100, "当日小计:3073.85"),
        (700, 140, "当日小计:2359.06"),
        (60, 180, "费用总计:5432.91"),
    ]
    assert values("expense_list", rows)["total_amount"] == "5432.91"


def test_a_diagnosis_ends_where_the_advice_begins() -> None:
    rows: Rows = [
        (60, 60, "出院诊断:1.下肢静脉曲张"),
        (60, 90, "嘱:1.如有不适,随时就诊。"),
        (60, 120, "2.切口定期换药。"),
    ]
    assert values("discharge_summary", rows)["discharge_diagnosis"] == "1.下肢静脉曲张"


def test_an_app_shows_the_total_over_its_label_and_the_parties_at_the_end_of_their_rows() -> None:
    found = values(
        "vat_invoice",
        [
            (430, 100, "¥140.02"), (440, 140, "价税合计"), (60, 220, "发票号码"), (600, 220, "25996234856016035636"), (60, 260, "合计金额"),
            (700, 260, "¥138.63"), (60, 300, "购买方"), (700, 300, "江州市第三中学"), (60, 340, "销售方"), (660, 340, "东湖人家酒楼"),
            (60, 380, "销售方税号"), (600, 380, "91990115MA8T4BXJQR"),
        ],
    )  # fmt: skip
    assert {name: found.get(name) for name in ("total_amount", "buyer_name", "seller_name", "seller_tax_id", "buyer_tax_id")} == {
        "total_amount": "140.02", "buyer_name": "江州市第三中学", "seller_name": "东湖人家酒楼", "seller_tax_id": "91990115MA8T4BXJQR",
        "buyer_tax_id": None,
    }  # fmt: skip


def test_a_label_may_say_more_of_itself_in_brackets() -> None:
    assert values("expense_list", [(60, 60, "合计(共13项)"), (900, 60, "6382.06")])["total_amount"] == "6382.06"
    paid = values("medical_invoice_inpatient", [(60, 60, "减：其他支付（补充保险、救助等）"), (700, 60, "254.60")])
    assert paid["other_paid"] == "254.60"


def test_a_name_may_follow_the_label_of_a_person_without_a_colon() -> None:
    found = values("claim_form", [(60, 60, "申请人陈晓雯"), (60, 110, "户名阿依努尔·肉孜"), (60, 160, "受益人声明")])
    assert (found["applicant_name"], found["payee_name"]) == ("陈晓雯", "阿依努尔·肉孜")


def test_a_title_that_begins_with_a_label_is_no_label() -> None:
    rows: Rows = [
        (400, 40, "出院诊断证明书"),
        (60, 120, "出院诊断："),
        (90, 160, "颈椎病"),
        (60, 210, "医师建议：休息"),
    ]
    assert values("diagnosis_certificate", rows)["diagnosis"] == "颈椎病"


def test_an_electronic_licence_shows_the_sort_of_vehicle_without_a_label() -> None:
    rows: Rows = [
        (60, 60, "闽L54Z6N"),
        (500, 60, "小型越野客车"),
        (60, 120, "所有人张娜"),
        (60, 170, "使用性质 非营运"),
    ]
    found = values("vehicle_licence", rows)
    assert (found["vehicle_type"], found["owner"]) == ("小型越野客车", "张娜")


def test_a_department_ends_before_the_label_that_runs_into_it() -> None:
    rows: Rows = [(60, 60, "性别女年龄70岁科别神经外科门诊号 1080159"), (60, 110, "诊断：脑震荡")]
    assert values("diagnosis_certificate", rows)["department"] == "神经外科"


def test_a_till_prints_the_seller_first_and_names_run_into_their_labels() -> None:
    found = values(
        "vat_invoice",
        [
            (60, 60, "发票号码 89477565"), (60, 110, "收款单位江州市东湖区康佰家药店"), (60, 160, "税号92990703MAGBCA14B5"),
            (60, 210, "付款单位江州市东湖区教育局"), (60, 260, "付款方税号 91990208MA4PMRDLB2"), (60, 310, "合计（小写）￥35.76"),
        ],
    )  # fmt: skip
    assert [found.get(name) for name in ("seller_name", "seller_tax_id", "buyer_name", "buyer_tax_id", "total_amount")] == [
        "江州市东湖区康佰家药店", "92990703MAGBCA14B5", "江州市东湖区教育局", "91990208MA4PMRDLB2", "35.76",
    ]  # fmt: skip


def test_the_number_of_an_identity_card_is_no_tax_number() -> None:
    rows: Rows = [
        (60, 60, "买方单位/个人"), (260, 60, "孙国"), (600, 60, "单位代码/身份证号码"), (900, 60, "990104198803142229"), (60, 110, "卖方单位/个人"),
        (260, 110, "江州市助残辅具有限公司"), (600, 110, "单位代码/身份证号码"), (900, 110, "91990630MAJXEH0NMY"),
        (60, 160, "卖方单位/个人住址"), (260, 160, "江州市东湖路1号"),
    ]  # fmt: skip
    found = values("vat_invoice", rows)
    assert [found.get(name) for name in ("buyer_name", "buyer_tax_id", "seller_name", "seller_tax_id")] == [
        "孙国", None, "江州市助残辅具有限公司", "91990630MAJXEH0NMY",
    ]  # fmt: skip


def test_who_reports_a_loss_makes_the_claim() -> None:
    rows: Rows = [
        (400, 40, "出险通知书"),
        (60, 110, "被保人"),
        (600, 110, "程文"),
        (60, 160, "报案人信息"),
        (60, 210, "姓名"),
        (600, 210, "沈嘉"),
    ]
    assert values("claim_form", rows)["applicant_name"] == "沈嘉"


def charges(rows: Rows) -> list[tuple[str, str]]:
    return [(item.name, item.amount) for item in read_fields("vat_invoice", page(rows)).items]


def test_a_roll_prints_names_over_their_figures() -> None:
    rows: Rows = [
        (60, 60, "项目"), (300, 60, "数量"), (430, 60, "单价"), (540, 60, "金额"), (60, 110, "护腰带"), (305, 150, "2"), (430, 150, "46.18"),
        (540, 150, "92.36"),
        (60, 190, "腋下拐杖"), (305, 230, "1"), (430, 230, "16.31"), (540, 230, "16.31"), (60, 300, "合计（小写）￥108.67"),
    ]  # fmt: skip
    assert charges(rows) == [("护腰带", "92.36"), ("腋下拐杖", "16.31")]


def test_an_app_lists_charges_by_their_tax_class_and_wraps_their_names() -> None:
    rows: Rows = [
        (60, 60, "商品明细（2）"), (60, 110, "*化学药品制剂*六味地黄丸(江州恒健药业股份有"), (780, 110, "31.95"), (60, 138, "限公司)"),
        (60, 170, "31.95×1瓶税率13%"), (60, 230, "*餐饮服务*餐饮费"), (780, 230, "138.63"), (60, 262, "138.63×1次 税率1%"),
    ]  # fmt: skip
    assert charges(rows) == [
        ("*化学药品制剂*六味地黄丸(江州恒健药业股份有限公司)", "31.95"),
        ("*餐饮服务*餐饮费", "138.63"),
    ]
