"""Expense lists and diagnosis certificates, and lines that a seal cut short."""

from dataclasses import replace

import pytest

from claims_ai.documents.labels import whole_labels
from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading import diagnosis_certificate, expense_list, read_fields
from claims_ai.documents.under_red import with_covered
from claims_ai.values import Line
from tests.fakes import sheet


def line(text: str, left: float, top: float, confidence: float = 0.99) -> Line:
    width = sum(20 if ord(char) > 0x2E7F else 10 for char in text)
    return Line(text, confidence, ((left, top), (left + width, top), (left + width, top + 24), (left, top + 24)))


LIST = (
    line("青石市第一人民医院", 300, 20), line("住院费用清单", 320, 60), line("姓名：程英敏", 50, 110),
    line("序号", 40, 160), line("项目名称", 110, 160), line("单位", 420, 160), line("单价", 520, 160), line("数量", 640, 160), line("金额(元)", 740, 160),
    line("1", 45, 200), line("氯化钾注射液", 110, 200), line("支", 425, 200), line("3.00", 520, 200), line("7", 655, 200), line("21.00", 750, 200),
    line("2", 45, 240), line("白内障超声乳化摘除术+人工", 110, 240), line("次", 425, 240), line("1902.70", 505, 240), line("1", 655, 240),
    line("1902.70", 745, 240), line("晶体植入术", 110, 266),
    line("3", 45, 310), line("床位费", 110, 310), line("日", 425, 310), line("25.00", 520, 310), line("4", 655, 310), line("100.00", 748, 310),
)  # fmt: skip
FOOT = (line("共3项", 50, 360), line("费用合计：2023.70", 600, 360))


def test_a_list_gives_its_charges_with_names_over_two_rows() -> None:
    reading = expense_list.read(Sheet((*LIST, *FOOT), (), (1000, 1400)))
    assert [(item.name, item.amount, item.quantity, item.unit, item.unit_price) for item in reading.items] == [
        ("氯化钾注射液", "21.00", "7", "支", "3"),
        ("白内障超声乳化摘除术+人工晶体植入术", "1902.70", "1", "次", "1902.7"),
        ("床位费", "100.00", "4", "日", "25"),
    ]
    values = {name: field.value for name, field in reading.fields.items()}
    assert values == {"patient_name": "程英敏", "hospital_name": "青石市第一人民医院", "total_amount": "2023.70"}


def test_names_begin_right_behind_the_head_before_theirs_in_a_wide_column() -> None:
    """项目名称 stands in the middle of its column, far right of short names; the lettering of a seal is part of none of them."""
    wide = (
        line("项目编码", 350, 160), line("项目名称", 690, 160), line("单位", 1020, 160), line("数量", 1130, 160), line("金额(元)", 1350, 160),
        line("303069305", 348, 200), line("二级护理", 488, 200), line("日", 1030, 200), line("2", 1140, 200), line("48.00", 1390, 200),
        line("402014123", 348, 240), line("止血带", 488, 240), line("根", 1030, 240), line("4", 1140, 240), line("3.40", 1390, 240),
        line("收费专用章", 640, 262), line("合计", 1280, 300), line("51.40", 1390, 300),
    )  # fmt: skip
    reading = expense_list.read(Sheet(wide, (), (1600, 1100)))
    assert [(item.name, item.amount) for item in reading.items] == [("二级护理", "48.00"), ("止血带", "3.40")]


def test_names_and_specifications_may_share_a_column() -> None:
    rows = (
        line("名称及规格", 180, 160), line("数量", 557, 160), line("单价", 677, 160), line("金额", 798, 160), line("止血带", 62, 200),
        line("6", 573, 200), line("0.85", 713, 200), line("5.10", 834, 200), line("合计", 62, 260), line("5.10", 834, 260),
    )  # fmt: skip
    assert [item.name for item in expense_list.read(Sheet(rows, (), (1000, 1400))).items] == ["止血带"]


def test_a_page_without_the_total_gives_its_charges_and_no_total() -> None:
    reading = expense_list.read(Sheet((*LIST, line("第1页/共2页", 50, 1360)), (), (1000, 1400)))
    assert len(reading.items) == 3
    assert "total_amount" not in reading.fields


def test_a_diagnosis_certificate_keeps_its_numbered_diagnoses_and_leaves_the_advice() -> None:
    sheet = Sheet(
        (
            line("芙蓉区儿童医院", 300, 20), line("疾病诊断证明书", 310, 60), line("姓名 张桂华", 50, 120), line("性别女", 300, 120),
            line("年龄 21岁", 450, 120), line("科室心血管内科", 620, 120), line("诊断 1.头皮裂伤", 50, 200), line("2.脑震荡", 110, 240),
            line("建议石膏固定四周，复查X线片。", 50, 320), line("医师（签章）钟离牧", 500, 480), line("2019年11月14日", 500, 540),
        ),
        (),
        (900, 600),
    )  # fmt: skip
    values = {name: field.value for name, field in diagnosis_certificate.read(sheet).fields.items()}
    assert values == {
        "patient_name": "张桂华", "sex": "female", "age": "21", "department": "心血管内科", "diagnosis": "1.头皮裂伤2.脑震荡",
        "hospital_name": "芙蓉区儿童医院", "doctor_name": "钟离牧", "issue_date": "2019-11-14",
    }  # fmt: skip


def test_a_line_cut_by_a_seal_is_replaced_by_its_whole_reading() -> None:
    cut, whole = line("费用合计：9673.", 100, 50), line("费用合计：9673.61", 100, 50)
    assert with_covered([cut, line("共19项", 600, 50)], [whole]) == (line("共19项", 600, 50), whole)


def test_a_scrap_of_the_seal_beside_a_line_cut_by_it_goes_with_it() -> None:
    cut, whole = line("个人自付：3040", 100, 50), line("个人自付:3040.84", 100, 50)
    assert with_covered([cut, replace(line("满", 220, 50), confidence=0.08)], [whole]) == (whole,)


def test_a_line_that_took_in_some_of_a_seal_gives_way_to_the_surer_one_within() -> None:
    wide = replace(line("个人账户支付：899", 90, 50), confidence=0.94, box=((90, 40), (400, 40), (400, 90), (90, 90)))
    assert with_covered([wide], [line("个人账户支付：89.91", 100, 50)]) == (line("个人账户支付：89.91", 100, 50),)


def test_a_line_a_seal_hid_altogether_is_added() -> None:
    hidden = line("合计（大写）伍佰零玖元伍角肆分", 100, 50)
    assert with_covered([], [hidden]) == (hidden,)


def test_another_text_in_the_place_of_a_line_does_not_replace_it() -> None:
    """The lettering of a seal is no reading of the line under it."""
    printed, lettering = line("收款人：0476", 100, 50), line("财务专用章财务专用章", 90, 50)
    assert with_covered([printed], [lettering]) == (printed,)


def test_a_label_with_its_first_character_apart_is_one() -> None:
    """销 stands further left and belongs to another label, set upright."""
    lines = [line("销", 40, 100), line("名", 100, 100), line("称：青石药房", 180, 100)]
    assert sorted(found.text for found in whole_labels(lines)) == ["名称：青石药房", "销"]


def test_a_list_in_two_halves_has_the_charges_of_both_and_short_names_far_from_their_head() -> None:
    heads = [
        ("序号", 60),
        ("项目名称", 240),
        ("数量", 400),
        ("金额", 500),
        ("项目名称", 640),
        ("数量", 820),
        ("金额", 920),
    ]
    rows = [
        *((text, x, 60) for text, x in heads), ("1", 70, 110), ("静脉输液", 120, 110), ("2", 405, 110), ("22.00", 500, 110), ("换药(小)", 640, 110),
        ("1", 825, 110), ("15.50", 920, 110), ("合计", 60, 200), ("37.50", 500, 200),
    ]  # fmt: skip
    found = read_fields("expense_list", sheet(*(line(text, x, y) for text, x, y in rows))).items
    assert [(item.name, item.amount) for item in found] == [("静脉输液", "22.00"), ("换药(小)", "15.50")]


def test_the_sum_of_a_part_ends_no_list_and_is_no_charge() -> None:
    heads = [("费用名称", 60), ("单价", 300), ("数量", 420), ("金额", 540)]
    rows = [
        *((text, x, 60) for text, x in heads), ("【西药费】", 60, 110), ("阿莫西林胶囊", 60, 160), ("16.50", 300, 160), ("6", 425, 160), ("99.00", 540, 160),
        ("小计:", 420, 210), ("99.00", 540, 210), ("【治疗费】", 60, 260), ("静脉输液", 60, 310), ("11.00", 300, 310), ("5", 425, 310), ("55.00", 540, 310),
        ("费用总计：154.00元", 60, 400),
    ]  # fmt: skip
    found = read_fields("expense_list", sheet(*(line(text, x, y) for text, x, y in rows))).items
    assert [(item.name, item.amount) for item in found] == [("阿莫西林胶囊", "99.00"), ("静脉输液", "55.00")]


def test_names_may_stand_over_the_rows_of_their_figures() -> None:
    heads = [("名称", 60), ("数量", 300), ("单价", 420), ("金额", 540)]
    rows = [
        *((text, x, 60) for text, x in heads), ("左氧氟沙星滴眼液", 60, 110), ("1", 305, 140), ("15.00", 420, 140), ("15.00", 540, 140), ("弹力绷带", 60, 170),
        ("2", 305, 200), ("30.00", 420, 200), ("60.00", 540, 200), ("费用合计：75.00", 60, 260),
    ]  # fmt: skip
    found = read_fields("expense_list", sheet(*(line(text, x, y) for text, x, y in rows))).items
    assert [(item.name, item.amount) for item in found] == [("左氧氟沙星滴眼液", "15.00"), ("弹力绷带", "60.00")]


def charges(rows: list[tuple[str, int, int]]) -> list[tuple[str, str]]:
    """Names and amounts of a list whose lines are given with their places."""
    found = read_fields("expense_list", sheet(*(line(text, x, y) for text, x, y in rows))).items
    return [(item.name, item.amount) for item in found]


def test_a_kind_of_charge_over_its_charges_belongs_to_none_of_their_names() -> None:
    heads = [("项目", 50), ("单价", 400), ("数量", 520), ("金额(元)", 640)]
    rows = [
        *((text, x, 60) for text, x in heads), ("中成药费", 50, 100), ("复方甘草片", 70, 140), ("16.80", 400, 140), ("7", 530, 140), ("117.60", 645, 140),
        ("贵重物品", 50, 180), ("可吸收性外科缝线", 70, 220), ("98.00", 400, 220), ("2", 530, 220), ("196.00", 645, 220), ("总计金额：313.60", 500, 300),
    ]  # fmt: skip
    assert charges(rows) == [("复方甘草片", "117.60"), ("可吸收性外科缝线", "196.00")]


def test_each_cell_of_a_full_row_stands_in_its_own_column_however_far_from_the_head() -> None:
    """费用名称 and 金额 stand left in their cells, the sums right, nearer to the next name's head than to their own."""
    rows = [
        ("费用名称", 80, 60), ("金额（元）", 240, 60), ("费用名称", 525, 60), ("金额（元）", 757, 60), ("床位费", 80, 110), ("378.02", 440, 110),
        ("检查费", 525, 110), ("1259.98", 938, 110), ("护理费", 80, 160), ("188.12", 440, 160), ("费用总额", 80, 210), ("人民币壹仟捌佰", 245, 210),
    ]  # fmt: skip
    assert charges(rows) == [("床位费", "378.02"), ("护理费", "188.12"), ("检查费", "1259.98")]


def test_a_sum_and_the_next_name_read_in_one_are_two_cells() -> None:
    rows = [
        ("项目名称", 60, 60), ("金额", 300, 60), ("项目名称", 380, 60), ("金额", 600, 60), ("静脉输液", 60, 110), ("9.00住院诊查费", 320, 110),
        ("30.00", 600, 110), ("金额合计（大写）：叁拾玖元", 60, 160), ("小写：￥39.00", 500, 165),
    ]  # fmt: skip
    assert charges(rows) == [("静脉输液", "9.00"), ("住院诊查费", "30.00")]


def test_names_may_stand_over_products_that_come_out() -> None:
    rows = [
        ("门诊费用清单", 60, 20), ("1.银杏叶提取物注射液", 60, 60), ("31.98×7支", 110, 100), ("223.86", 640, 100), ("2.肝功能11项", 60, 140),
        ("88.00×2次", 110, 180), ("176.00", 640, 180), ("合计：", 60, 220), ("399.86", 640, 220),
    ]  # fmt: skip
    assert charges(rows) == [("银杏叶提取物注射液", "223.86"), ("肝功能11项", "176.00")]


def test_kinds_of_charge_that_stand_over_their_sums_are_charges() -> None:
    rows = [
        ("项目", 50, 60), ("单价", 400, 60), ("数量", 520, 60), ("金额(元)", 640, 60), ("西药费", 50, 100), ("117.60", 645, 122), ("检查费", 50, 150),
        ("20.00", 645, 172), ("化验费", 50, 200), ("30.00", 645, 222),
    ]  # fmt: skip
    assert charges(rows) == [("西药费", "117.60"), ("检查费", "20.00"), ("化验费", "30.00")]


def test_a_name_whose_second_line_is_indented_keeps_the_first() -> None:
    rows = [
        ("项目", 50, 60), ("单价", 400, 60), ("数量", 520, 60), ("金额(元)", 640, 60), ("注射用头孢哌酮", 50, 100), ("舒巴坦钠", 75, 124),
        ("117.60", 645, 112), ("葡萄糖注射液", 50, 160), ("20.00", 645, 160),
    ]  # fmt: skip
    assert charges(rows)[0] == ("注射用头孢哌酮舒巴坦钠", "117.60")


def test_the_class_of_a_charge_read_with_its_sum_is_no_name() -> None:
    rows = [
        ("项目", 50, 60),
        ("单价", 300, 60),
        ("数量", 420, 60),
        ("金额", 540, 60),
        ("静脉输液", 50, 110),
        ("30.00", 300, 110),
        ("1", 425, 110),
        ("30.00自费", 540, 110),
    ]
    assert [name for name, _ in charges(rows)] in ([], ["静脉输液"])


def test_a_product_takes_no_row_for_its_name_that_is_a_charge_or_a_label() -> None:
    rows = [
        ("血塞通软胶囊 29.00×2盒 58.00", 60, 60),
        ("29.00×1盒 29.00", 60, 100),
        ("规格:5ml", 60, 140),
        ("31.98×7支 223.86", 60, 180),
    ]
    assert charges(rows) == [("血塞通软胶囊", "58.00")]


def test_the_sum_of_a_kind_is_no_charge_where_charges_have_quantities() -> None:
    rows = [
        ("费用类别/项目名称", 50, 60), ("规格单位", 300, 60), ("单价", 420, 60), ("数量", 520, 60), ("金额", 640, 60), ("床位费", 50, 100),
        ("2591.00", 630, 100), ("二人间床位费", 52, 140), ("日", 310, 140), ("64.60", 420, 140), ("5", 530, 140), ("323.00", 640, 140),
        ("单人间床位费", 52, 180), ("日", 310, 180),
        ("162.00", 410, 180), ("14", 530, 180), ("2268.00", 630, 180),
    ]  # fmt: skip
    assert charges(rows) == [("二人间床位费", "323.00"), ("单人间床位费", "2268.00")]


def test_a_diary_of_charges_has_days_before_names_in_both_halves() -> None:
    heads = [("日期", 50), ("收费内容", 120), ("数量", 300), ("单价", 400), ("应收", 500)]
    rows = [
        *((text, x, 60) for text, x in heads), *((text, x + 600, 60) for text, x in heads), ("12-17", 50, 100), ("静脉输液", 120, 100), ("1", 310, 100),
        ("11.00", 400, 100), ("11.00", 500, 100), ("12-18", 650, 100), ("心脏彩超", 720, 100), ("2", 910, 100), ("50.00", 1000, 100), ("100.00", 1100, 100),
        ("12-19", 50, 140), ("心电图", 120, 140), ("1", 310, 140), ("20.00", 400, 140), ("20.00", 500, 140),
    ]  # fmt: skip
    assert charges(rows) == [("静脉输液", "11.00"), ("心电图", "20.00"), ("心脏彩超", "100.00")]


def test_a_slip_without_a_head_for_names_has_them_over_their_figures() -> None:
    rows = [
        ("单位", 60, 60), ("单价", 200, 60), ("数量", 320, 60), ("金额", 500, 60), ("1.石膏固定术(中)", 55, 100), ("次", 65, 140), ("134.24", 190, 140),
        ("3", 340, 140), ("402.72", 490, 140), ("2.D-二聚体测定", 55, 180), ("项", 65, 220), ("73.09", 190, 220), ("3", 340, 220), ("219.27", 490, 220),
    ]  # fmt: skip
    assert charges(rows) == [("石膏固定术(中)", "402.72"), ("D-二聚体测定", "219.27")]


def test_heads_printed_again_over_each_part_are_no_names() -> None:
    heads = [("收费项目", 60), ("总量", 300), ("计量单位", 400), ("金额（元）", 540)]
    rows = [
        ("护理费小计：13.00", 60, 20), *((text, x, 60) for text, x in heads), ("吸痰护理", 60, 100), ("1", 310, 100), ("次", 420, 100), ("13.00", 550, 100),
        ("检查费小计：791.00", 60, 160), *((text, x, 200) for text, x in heads), ("腹部彩超", 60, 240), ("7", 310, 240), ("部位", 410, 240),
        ("791.00", 545, 240),
    ]  # fmt: skip
    assert charges(rows) == [("吸痰护理", "13.00"), ("腹部彩超", "791.00")]


def test_a_product_may_stand_under_its_name_and_amount() -> None:
    rows = [
        ("费用清单", 60, 20),
        ("甘精胰岛素注射液", 60, 100),
        ("640.00", 500, 100),
        ("¥128.00×5支", 60, 140),
        ("合计", 60, 200),
        ("640.00", 500, 200),
    ]
    assert charges(rows) == [("甘精胰岛素注射液", "640.00")]


def test_screens_tell_price_and_quantity_in_words_under_each_charge() -> None:
    screen = sheet(
        line("住院费用清单", 400, 100), line("费用合计", 50, 140), line("¥887.00", 850, 140),
        line("肝功能全套", 50, 200), line("¥768.00", 850, 200), line("单价 ¥96.00 数量 8套", 50, 240),
        line("C反应蛋白", 50, 300), line("¥119.00", 850, 300), line("单价¥23.80 数量5项", 50, 340),
    )  # fmt: skip
    assert [(i.name, i.amount, i.quantity, i.unit) for i in expense_list.read(screen).items] == [
        ("肝功能全套", "768.00", "8", "套"),
        ("C反应蛋白", "119.00", "5", "项"),
    ]


@pytest.mark.parametrize("taken", ["", " 遵医嘱", "口服 每次2粒 每日3次"])
def test_how_much_is_in_a_pack_under_each_name_is_no_part_of_it(taken: str) -> None:
    rows = [
        ("药品名称/规格", 60, 60), ("数量", 320, 60), ("单价", 420, 60), ("金额", 520, 60),
        ("阿托伐他汀钙片", 60, 100), (f"20mg*7片{taken}", 80, 130), ("1盒", 325, 122), ("41.12", 420, 122), ("41.12", 520, 122),
        ("蓝芩口服液", 60, 170), (f"10ml*6支{taken}", 80, 200), ("2盒", 325, 192), ("31.50", 420, 192), ("63.00", 520, 192),
        ("共2种 金额合计:104.12元", 60, 250),
    ]  # fmt: skip
    assert charges(rows) == [("阿托伐他汀钙片", "41.12"), ("蓝芩口服液", "63.00")]


def test_injections_are_charges_however_many() -> None:
    heads = [("项目名称", 60, 60), ("数量", 320, 60), ("金额", 520, 60)]
    names = ["静脉注射", "肌肉注射", "皮下注射", "雾化吸入"]
    rows = [
        (text, x, 100 + 40 * at) for at, name in enumerate(names) for text, x in ((name, 60), ("1", 325), ("6.00", 520))
    ]
    assert charges([*heads, *rows]) == [(name, "6.00") for name in names]


def test_herbs_are_listed_by_weight_in_two_halves() -> None:
    heads = [
        (text, x + left, 60)
        for left in (60, 560)
        for text, x in (("药名", 0), ("总量(g)", 120), ("单价", 250), ("金额", 360))
    ]
    rows = [
        (text, x + left, 100 + 40 * at)
        for left, half in ((60, ("黄芪", "当归", "川芎")), (560, ("党参", "陈皮", "半夏")))
        for at, name in enumerate(half)
        for text, x in ((name, 0), ("63", 140), ("0.18", 250), ("11.34", 360))
    ]
    names = ["黄芪", "当归", "川芎", "党参", "陈皮", "半夏"]
    assert charges([*heads, *rows, ("药费合计:68.04元", 60, 300)]) == [(name, "11.34") for name in names]


def test_the_sum_on_a_screen_may_stand_between_the_name_and_the_product() -> None:
    screen = [
        ("费用清单", 400, 20), ("数字化摄影(DR)", 50, 100), ("¥78.00", 850, 124), ("¥78.00 x1部位", 50, 150), ("5%葡萄糖注射液", 50, 240),
        ("¥11.76", 850, 264), ("500ml ¥3.92 x3瓶", 50, 290), ("头孢克肟分散片", 50, 380), ("¥23.74", 850, 404), ("0.1g*12片¥23.74x1盒", 50, 430),
        ("合计¥113.50", 800, 520),
    ]  # fmt: skip
    assert charges(screen) == [("数字化摄影(DR)", "78.00"), ("5%葡萄糖注射液", "11.76"), ("头孢克肟分散片", "23.74")]
