"""What wraps, what is written a digit a box, and what is told row by row: charges and labels of forms no table of ours describes."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from claims_ai.documents.labels import Span
from claims_ai.documents.layout import Sheet
from claims_ai.documents.parse import words
from claims_ai.documents.pipeline import labelled_sheet
from claims_ai.documents.reading import read_fields
from claims_ai.documents.reading.common import Reading
from claims_ai.documents.repair import repair
from claims_ai.documents.wholes import whole_kind
from claims_ai.values import Item
from tests.fakes import field, line, sheet

BOX = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
Words = tuple[float, float, str]


def page(*words: Words) -> Sheet:
    return sheet(*(line(text, x, y) for x, y, text in words))


def values(kind: str, *words: Words) -> Mapping[str, str]:
    read = read_fields(kind, labelled_sheet(kind, page(*words)))
    return {name: field.value for name, field in read.fields.items()}


def charges(kind: str, *words: Words) -> list[tuple[str, str]]:
    return [(item.name, item.amount) for item in read_fields(kind, page(*words)).items]


ROLL = [(60, 60, "项目"), (400, 60, "数量"), (520, 60, "金额")]


def test_a_name_with_an_open_bracket_goes_on_below() -> None:
    assert charges(
        "medical_invoice_outpatient",
        *ROLL, (60, 100, "腹膜透析液(乳酸盐"), (405, 100, "1"), (520, 100, "84.00"), (60, 128, "-G1.5%)2000ml"), (60, 170, "肌肉注射"), (405, 170, "3"),
        (520, 170, "6.00"), (60, 230, "金额合计"), (520, 230, "90.00"),
    ) == [("腹膜透析液(乳酸盐-G1.5%)2000ml", "84.00"), ("肌肉注射", "6.00")]  # fmt: skip


def test_a_name_whose_figure_was_lost_is_no_part_of_the_one_above() -> None:
    assert charges(
        "medical_invoice_outpatient",
        *ROLL, (60, 100, "静脉输液"), (520, 100, "84.00"), (60, 128, "换药"), (60, 170, "肌肉注射"), (520, 170, "6.00"), (60, 230, "金额合计"),
    ) == [("静脉输液", "84.00"), ("肌肉注射", "6.00")]  # fmt: skip


def test_a_name_goes_on_below_also_where_a_class_and_a_unit_stand_before_its_figures() -> None:
    heads = [
        (60, 60, "项目名称"),
        (360, 60, "等级"),
        (430, 60, "单位"),
        (500, 60, "单价"),
        (580, 60, "数量"),
        (660, 60, "金额"),
    ]
    assert charges(
        "medical_invoice_outpatient",
        *heads, (60, 100, "腹膜透析液(乳酸盐-G1.5%)2000"), (360, 100, "甲类"), (440, 100, "项"), (500, 100, "28.00"), (590, 100, "3"), (660, 100, "84.00"),
        (60, 126, "ml"), (60, 160, "肌肉注射"), (360, 160, "甲类"), (440, 160, "次"), (500, 160, "6.00"), (590, 160, "1"), (660, 160, "6.00"),
        (60, 230, "金额合计"), (660, 230, "90.00"),
    ) == [("腹膜透析液(乳酸盐-G1.5%)2000ml", "84.00"), ("肌肉注射", "6.00")]  # fmt: skip


def test_the_widest_name_of_a_column_goes_on_right_below() -> None:
    assert charges(
        "medical_invoice_outpatient",
        *ROLL, (60, 100, "白内障超声乳化摘除术+人工"), (520, 100, "84.00"), (60, 119, "晶体植入术"), (60, 160, "肌肉注射"), (520, 160, "6.00"),
        (60, 230, "金额合计"), (520, 230, "90.00"),
    ) == [("白内障超声乳化摘除术+人工晶体植入术", "84.00"), ("肌肉注射", "6.00")]  # fmt: skip


def test_a_quantity_read_in_one_with_its_amount_is_cut_off() -> None:
    assert charges(
        "medical_invoice_outpatient",
        *ROLL,
        (60, 100, "幽门螺杆菌呼气试验"),
        (405, 100, "1 119.71"),
        (60, 160, "金额合计"),
    ) == [("幽门螺杆菌呼气试验", "119.71")]


def test_what_stands_among_printed_categories_is_a_charge_as_well() -> None:
    assert charges(
        "medical_invoice_outpatient",
        (60, 60, "检查费"), (200, 60, "35.00"), (400, 60, "心电图"), (560, 60, "237.00"), (60, 110, "CT"), (200, 110, "1.63"), (400, 110, "挂号费"),
        (560, 110, "32.80"), (60, 160, "西药费"), (200, 160, "11.66"), (60, 260, "合计大写"), (700, 60, "余额"), (900, 60, "4.00"),
    ) == [("检查费", "35.00"), ("心电图", "237.00"), ("CT", "1.63"), ("挂号费", "32.80"), ("西药费", "11.66")]  # fmt: skip


def test_rows_that_are_products_are_charges_without_heads_and_others_are_none() -> None:
    assert charges(
        "expense_list",
        (60, 60, "C反应蛋白测定(CRP)"), (400, 60, "31.83×2项"), (600, 60, "63.66"), (60, 110, "血塞通软胶囊 29.00×1盒 29.00"),
        (60, 160, "银杏叶片"), (400, 160, "10.00×2盒"), (600, 160, "30.00"), (60, 210, "门诊流水 4821×3 12.00"),
    ) == [("C反应蛋白测定(CRP)", "63.66"), ("血塞通软胶囊", "29.00")]  # fmt: skip


def test_a_list_of_names_that_wrap_gives_each_line_to_the_row_above() -> None:
    heads = [(60.0, 60.0, "项目名称"), (500.0, 60.0, "数量"), (640.0, 60.0, "金额")]
    assert charges(
        "expense_list",
        *heads, (60, 100, "彩色多普勒超声检查(双肾膀"), (505, 100, "1"), (640, 100, "21.00"), (60, 127, "胱)"), (60, 152, "尿常规"), (505, 152, "7"),
        (640, 152, "75.39"), (60, 200, "合计"), (640, 200, "96.39"), (60, 240, "联系电话："), (640, 226, "96.39"),
    ) == [("彩色多普勒超声检查(双肾膀胱)", "21.00"), ("尿常规", "75.39")]  # fmt: skip


BOXES = [
    (60, 60, "江州省通用手工发票"), (60, 100, "付款方名称：陈晓雯"), (700, 100, "2016年11月28日"), (60, 150, "品名及规格"),
    (300, 150, "单位"), (360, 150, "数量"),
    (420, 150, "单价"), (520, 150, "百十元角分"), (60, 200, "盐酸西替利嗪片"), (300, 200, "盒"), (370, 200, "2"), (430, 200, "13.51"), (540, 200, "2"),
    (570, 200, "7"), (600, 200, "0"), (630, 200, "2"),
]  # fmt: skip


def test_a_pad_has_its_sums_a_digit_a_box() -> None:
    total = [
        (60.0, 260.0, "合计人民币(大写)贰拾柒元零贰"),
        (500.0, 260.0, "￥2"),
        (570.0, 260.0, "7"),
        (630.0, 260.0, "2"),
    ]
    total[0] = (60, 260, "合计人民币(大写)贰拾柒元零贰分")
    read = values("vat_invoice", *BOXES, *total)
    assert (read["total_amount"], read["total_amount_in_words"], read["issue_date"]) == ("27.02", "27.02", "2016-11-28")
    assert charges("vat_invoice", *BOXES, *total) == [("盐酸西替利嗪片", "27.02")]


def test_digits_in_boxes_that_are_not_those_of_the_words_are_no_total() -> None:
    read = values(
        "vat_invoice",
        *BOXES,
        (60, 260, "合计人民币(大写)叁拾元整"),
        (500, 260, "￥2"),
        (570, 260, "7"),
        (630, 260, "2"),
    )
    assert "total_amount" not in read


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("壹佰陆拾肆元陆角柒勿", "164.67"),
        ("壹仟玖佰壹拾壹元伍角肆", "1911.54"),
        ("壹伯壹拾叁元柒角陆分", "113.76"),
        ("壹佰陆拾肆元陆角整", "164.60"),
    ],
)
def test_words_that_lost_their_last_character_are_read(written: str, amount: str) -> None:
    found = words([Span(line(written, 0, 0), 0, len(written))])
    assert found is not None
    assert found.value == amount


def test_a_lone_tax_number_is_the_partys_in_whose_row_it_stands() -> None:
    read = values(
        "vat_invoice",
        (180, 250, "名称:陈晓雯"), (800, 250, "身份证件号码：99010419880314222X"), (180, 380, "名称：江州博驰汽车销售服务有限公司"),
        (800, 380, "统一社会信用代码/纳税人识别号:92990810MA3X3BPCJQ"),
    )  # fmt: skip
    assert (read["seller_tax_id"], "buyer_tax_id" in read) == ("92990810MA3X3BPCJQ", False)


def test_a_label_over_two_lines_is_one_and_two_labels_stay_two() -> None:
    two = [
        (90.0, 560.0, "患病或出险"),
        (120.0, 586.0, "时间"),
        (250.0, 574.0, "2026.01.26"),
        (90.0, 640.0, "开户银行"),
        (90.0, 667.0, "银行账号"),
    ]
    read = values("claim_form", *two, (250, 640, "江州银行"), (250, 667, "9927877647062028314"))
    assert (read["accident_date"], read["payee_bank"], read["payee_account"]) == (
        "2026-01-26", "江州银行", "9927877647062028314",
    )  # fmt: skip


def test_a_word_for_a_person_alone_in_its_row_heads_what_follows() -> None:
    read = values(
        "claim_form",
        (60, 60, "被保险人"), (60, 110, "姓名"), (250, 110, "曹宇海"), (60, 190, "申请人"), (60, 240, "姓名"), (250, 240, "陈晓雯"),
    )  # fmt: skip
    assert (read["insured_name"], read["applicant_name"]) == ("曹宇海", "陈晓雯")


def test_who_signs_is_the_applicant_only_where_no_other_name_is_asked_for() -> None:
    signed = (60.0, 500.0, "申请人电子签名：曹宇海")
    assert values("claim_form", (60, 60, "被保险人：陈晓雯"), signed)["applicant_name"] == "曹宇海"
    asked = [(60.0, 60.0, "被保险人：陈晓雯"), (60.0, 200.0, "申请人信息"), (60.0, 250.0, "姓名"), signed]
    assert "applicant_name" not in values("claim_form", *asked)
    assert "applicant_name" not in values(
        "claim_form", (60, 60, "被保险人：陈晓雯"), (60, 100, "申请人"), (60, 126, "承诺")
    )


def test_a_word_of_a_banks_name_one_character_off_is_that_word() -> None:
    bank = replace(field("江州银行青石少理处", 0.92), legibility=0.3)
    assert repair(Reading({"payee_bank": bank})).fields["payee_bank"].value == "江州银行青石分理处"
    legible = field("江州银行青石少理处", 0.99)
    assert repair(Reading({"payee_bank": legible})).fields["payee_bank"].value == "江州银行青石少理处"


def test_a_character_lost_from_the_end_of_a_banks_name_comes_back() -> None:
    assert (
        repair(Reading({"payee_bank": field("江州银行青石理处", 0.97)})).fields["payee_bank"].value
        == "江州银行青石分理处"
    )


def test_a_quantity_glued_to_an_amount_is_found_by_the_total() -> None:
    items = (Item("髋关节置换术", "314651.43", 0.95, BOX), Item("肌肉注射", "3.00", 0.95, BOX))
    read = Reading({"total_amount": field("14654.43", 0.95), "total_amount_in_words": field("14654.43", 0.95)}, items)
    assert [item.amount for item in repair(read).items] == ["14651.43", "3.00"]


def test_a_digit_that_stands_surely_before_an_amount_is_a_finding_and_never_mended() -> None:
    items = (Item("髋关节置换术", "314651.43", 0.99, BOX), Item("肌肉注射", "3.00", 0.99, BOX))
    read = Reading({"total_amount": field("14654.43", 0.99), "total_amount_in_words": field("14654.43", 0.99)}, items)
    assert repair(read).items == items


def test_a_company_that_is_no_bank_keeps_the_characters_of_its_name() -> None:
    buyer = field("江州三下乡行动有限公司", 0.95)
    assert repair(Reading({"buyer_name": buyer})).fields["buyer_name"].value == "江州三下乡行动有限公司"
    assert (
        repair(Reading({"payee_bank": field("招商银行南京乡行", 0.95)})).fields["payee_bank"].value
        == "招商银行南京分行"
    )


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("收据编号：MZ2023059577", "MZ2023059577"),
        ("NoJ184453277", "J184453277"),
        ("票据号码：0023911150", "0023911150"),
        ("票据号码：N 20018099", "20018099"),
    ],
)
def test_a_hospital_may_number_by_letters_and_digits(printed: str, number: str) -> None:
    assert values("medical_invoice_outpatient", (60, 60, printed))["invoice_number"] == number


def test_the_place_of_a_health_centre_may_stand_above_what_it_is() -> None:
    heading = [(300, 20, "武汉市洪山区关山街"), (315, 48, "社区卫生服务中心"), (350, 80, "门诊收费收据")]
    read = values("medical_invoice_outpatient", *heading, (60, 140, "姓名：董芳"))
    assert read["hospital_name"] == "武汉市洪山区关山街社区卫生服务中心"


def test_the_numbers_in_the_corner_of_an_invoice_are_no_invoice() -> None:
    half = [
        "票据代码：99821219",
        "票据号码：9706879082",
        "开票日期：2020年12月24日",
        "金额 (元)",
        "24.34",
        "合计金额(小写)1642.36",
        "收费专用章",
        "个人账户支付",
        "675.66",
    ]
    assert whole_kind([line(text, 60, 60 + 40 * row) for row, text in enumerate(half)]) is None


def test_a_department_is_named_without_the_words_of_a_letter() -> None:
    assert repair(Reading({"department": field("来我院儿科", 0.95)})).fields["department"].value == "儿科"
    assert repair(Reading({"department": field("院前急救科", 0.95)})).fields["department"].value == "院前急救科"


def test_a_total_of_a_roll_is_no_amount_without_tax() -> None:
    assert "amount_without_tax" not in values("vat_invoice", (60, 60, "合计金额(小写)"), (300, 60, "¥2164.50"))


def test_a_form_with_a_column_for_each_person_has_both_names() -> None:
    read = values(
        "claim_form",
        (135, 240, "项目"), (473, 240, "被保险人"), (1023, 240, "申请人"), (134, 328, "姓名"), (460, 328, "严家豪"), (1010, 328, "蔡雨欣"),
        (115, 420, "证件号码"),
        (440, 420, "31011519580614099X"), (990, 420, "310115197212051120"),
    )  # fmt: skip
    assert (read["insured_name"], read["applicant_name"], read["insured_id_number"]) == (
        "严家豪", "蔡雨欣", "31011519580614099X",
    )  # fmt: skip


def test_a_number_goes_on_under_its_beginning() -> None:
    label = line("保单号", 60, 68, height=36)
    rows = (line("2024697885528", 240, 58), line("389159", 240, 88))
    assert read_fields("claim_form", sheet(label, *rows)).fields["policy_number"].value == "2024697885528389159"


def test_a_value_may_be_a_word_that_is_a_label_elsewhere() -> None:
    assert values("medical_invoice_outpatient", (60, 60, "医保类型:"), (260, 60, "自费"))["insurance_type"] == "自费"


@pytest.mark.parametrize(
    "told", ["姓名谢志强性别男年龄23岁科别心血管内科", "姓名谢志强 性别 男年龄 23岁 科别 心血管内科"]
)
def test_labels_and_values_may_run_into_each_other(told: str) -> None:
    assert values("diagnosis_certificate", (60, 60, told))["patient_name"] == "谢志强"


def test_the_way_to_the_place_of_an_accident_is_none_of_it() -> None:
    told = "2023年8月25日6时22分许，戴雪梅驾驶小型轿车沿该路段由北向南行驶至武汉市江岸区人民路与建设街交叉路口时，与他车发生碰撞。"
    assert values("accident_certificate", (60, 60, told))["accident_place"] == "武汉市江岸区人民路与建设街交叉路口"


def test_a_label_without_a_colon_may_run_into_a_bank_and_a_name() -> None:
    read = values("claim_form", (60, 60, "户名巴特尔"), (600, 60, "开户行云溪农村信用银行股份有限公司营业部"))
    assert (read["payee_name"], read["payee_bank"]) == ("巴特尔", "云溪农村信用银行股份有限公司营业部")


def test_the_english_words_of_the_next_label_are_no_value() -> None:
    read = values(
        "claim_form",
        (60, 60, "Name 申请人姓名"),
        (460, 60, "Mobile 手机号码"),
        (60, 96, "唐桂强"),
        (460, 96, "19900000667"),
    )
    assert (read["applicant_name"], read["mobile"]) == ("唐桂强", "19900000667")


def test_a_screen_lists_the_amount_over_the_tax() -> None:
    read = values(
        "vat_invoice",
        (40, 60, "购方识别号"), (300, 60, "91990320MACGFK0927"), (40, 110, "销方识别号"), (300, 110, "91990825MA4U45M7HD"),
        (40, 160, "金额"), (300, 160, "114.15"),
        (40, 210, "税额"), (300, 210, "6.85"), (40, 260, "价税合计小写"), (300, 260, "121.00"),
    )  # fmt: skip
    assert (read["amount_without_tax"], read["buyer_tax_id"], read["seller_tax_id"]) == (
        "114.15", "91990320MACGFK0927", "91990825MA4U45M7HD",
    )  # fmt: skip


def test_a_day_of_a_letter_goes_on_in_the_next_row() -> None:
    read = values(
        "claim_form", (60, 40, "学生平安保险理赔申请书"), (100, 100, "被保险人 马强，身份证号 990106201409255654，系 江城市实验小学学生，参加贵公司"),
        (60, 140, "学生平安保险，保单号码 20375757516589。该生于 2024 年"), (60, 180, "3"), (120, 180, "月12"), (240, 180, "日在学校操场因体育课跑步摔倒。"),
    )  # fmt: skip
    assert read["accident_date"] == "2024-03-12"


def test_the_type_of_a_car_goes_on_under_its_brand() -> None:
    read = values(
        "vehicle_licence", (60, 60, "号牌号码"), (200, 60, "浙A9LH09"), (460, 100, "品牌型号"), (600, 100, "大众牌"), (600, 140, "FV7146BBDBG"),
    )  # fmt: skip
    assert read["model"] == "大众牌FV7146BBDBG"


def test_at_ones_own_expense_is_a_sort_of_insurance_where_it_stands_behind_its_label() -> None:
    read = values(
        "medical_invoice_outpatient", (60, 60, "医保类型"), (300, 60, "自费"), (60, 100, "个人自费"), (300, 100, "157.04"),
    )  # fmt: skip
    assert (read["insurance_type"], read["self_funded"]) == ("自费", "157.04")


def test_a_heading_in_several_rows_ends_the_diagnosis_above() -> None:
    read = values(
        "discharge_summary", (60, 60, "出院诊断"), (240, 60, "社区获得性肺炎"), (60, 90, "入院时"), (60, 114, "主要症状"), (240, 114, "患者因发热入院。"),
        (60, 138, "及体征"),
    )  # fmt: skip
    assert read["discharge_diagnosis"] == "社区获得性肺炎"


def test_what_was_paid_at_ones_own_expense_is_no_sort_of_insurance_that_was_left_empty() -> None:
    read = values("medical_invoice_outpatient", (60, 60, "医保类型"), (300, 60, "自费"), (400, 60, "157.04"))
    assert "insurance_type" not in read


def test_the_day_a_car_was_bought_is_no_day_of_an_accident() -> None:
    read = values(
        "claim_form", (60, 40, "理赔申请书"), (60, 80, "保单号码:20375757516589"), (60, 120, "事故经过:该车于2019年3月1日在4S店购买，2024年3月12日在学校摔倒"),
    )  # fmt: skip
    assert read.get("accident_date") != "2019-03-01"
