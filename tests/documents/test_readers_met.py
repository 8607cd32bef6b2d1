"""What pages drawn by others showed: margins, codes, cards, numbers and parties as papers have them."""

import pytest

from claims_ai.documents.labels import Vocabulary
from claims_ai.documents.reading import read_fields
from claims_ai.documents.reading.charges import read_charges
from claims_ai.documents.reading.common import Reading
from claims_ai.documents.reading.ranked.read import read_chosen
from claims_ai.values import Item, Line, Listed, as_json
from tests.documents.test_vat_invoice import FORM, Words
from tests.documents.test_vat_invoice import sheet as form
from tests.fakes import field, line, sheet

BOX = ((0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0))


def tall(text: str, x: float, y: float, height: float) -> Line:
    return Line(text, 0.98, ((x, y), (x + 20, y), (x + 20, y + height), (x, y + height)))


def read(kind: str, *lines: Line) -> Reading:
    return read_fields(kind, sheet(*lines, size=(2000, 1300)))


def test_what_is_printed_down_the_margin_of_an_invoice_is_no_name_of_a_charge() -> None:
    charges: Words = (
        ("*医疗服务*口腔种植治疗费", 100, 440), ("5029.80", 1230, 440), ("免税", 1400, 440), ("***", 1650, 440),
        ("*医疗服务*诊疗费", 100, 480), ("54.60", 1230, 480), ("免税", 1400, 480), ("***", 1650, 480), ("号", 40, 520), ("¥5084.40", 1230, 700),
    )  # fmt: skip
    page = form(FORM, charges)
    margin = [tall("税总函[2019", 40, 330, 150), tall("1218号海南华森实业公司", 40, 480, 390)]
    items = read("vat_invoice", *page.lines, *margin).items
    assert [(item.name, item.amount) for item in items] == [
        ("*医疗服务*口腔种植治疗费", "5029.80"),
        ("*医疗服务*诊疗费", "54.60"),
    ]


def test_an_id_number_is_a_tax_number_only_where_it_is_told_as_one() -> None:
    party = [
        line("购买方信息", 60, 60),
        line("名称：陈晓雯(个人)", 120, 60),
        line("销售方信息", 1000, 60),
        line("名称：江州甲乙有限公司", 1060, 60),
    ]
    number, seller = "990104198803142229", line("统一社会信用代码/纳税人识别号：91990122MAJA18MNQC", 1060, 100)
    taxed = read("vat_invoice", *party, line(f"统一社会信用代码/纳税人识别号：{number}", 120, 100), seller).fields
    card = read("vat_invoice", *party, line(f"纳税人识别号/身份证号码：{number}", 120, 100), seller).fields
    assert taxed["buyer_tax_id"].value == number
    assert "buyer_tax_id" not in card


@pytest.mark.parametrize(
    ("groups", "number"),
    [
        (("6222", "29871", "9692", "20240"), "6222987196920240"),
        (("6222", "9871", "9692", "0240"), "6222987196920240"),
        (("6222", "29871", "9692", "20241"), "622229871969220241"),
    ],
)
def test_a_group_of_a_card_number_may_be_read_with_the_last_digit_of_the_one_before(
    groups: tuple[str, ...], number: str
) -> None:
    lines = [line(group, 100 + 160 * at, 300) for at, group in enumerate(groups)]
    assert read("bank_card", line("江州银行", 100, 60), *lines).fields["card_number"].value == number


@pytest.mark.parametrize(
    "text", ["被保险人/Insured:陈晓雯", "被保险人/Name of Insured：陈晓雯", "被保险人 Insured:陈晓雯"]
)
def test_the_english_words_of_a_label_may_follow_a_stroke(text: str) -> None:
    (hit,) = Vocabulary({"被保险人": "insured"}).hits(Line(text, 0.99, BOX))
    assert text[hit.end :] == "陈晓雯"


def test_a_short_label_may_be_followed_by_a_stroke_and_english_words() -> None:
    (hit,) = Vocabulary({"户名": "payee"}).hits(Line("户名/Account name:陈晓雯", 0.99, BOX))
    assert (hit.name, hit.end) == ("payee", 16)


def test_the_sort_of_a_hospital_is_no_label() -> None:
    labels = Vocabulary({"医疗机构类型": "hospital_type", "医疗机构": "hospital_name"})
    assert [hit.name for hit in labels.hits(Line("医疗机构类型：非营利性医疗机构", 0.99, BOX))] == ["hospital_type"]


def test_an_s_written_in_a_policy_number_is_read_as_one() -> None:
    found = read("claim_form", line("理赔给付申请书", 400, 20), line("保险单号码：2021990103≤819150592", 60, 60)).fields
    assert found["policy_number"].value == "2021990103S819150592"


def test_parties_come_in_the_order_of_the_page() -> None:
    told = [
        (943, 207, "道路交通事故认定书(简易程序)", 60), (584, 401, "事故时间", 55), (891, 402, "2023年10月05日14时43分许", 50), (615, 579, "姓名", 60),
        (784, 575, "石淑珍", 60), (1294, 576, "联系电话", 58), (1505, 581, "19900000165", 46),
        (551, 653, "驾驶证或身份", 47), (790, 674, "990104198803142229", 42),
        (1297, 667, "交通方式", 54), (1506, 665, "驾驶小型轿车", 50), (598, 690, "证号码", 52), (570, 760, "机动车牌号", 50), (787, 756, "沪BS5974", 55),
        (615, 845, "姓名", 58), (784, 841, "钟云飞", 61), (1296, 841, "联系电话", 58), (1507, 846, "19900006757", 47), (553, 919, "驾驶证或身份", 46),
        (792, 936, "990104198803142229", 47), (1296, 929, "交通方式", 59),
        (1504, 927, "驾驶小型轿车", 56), (601, 956, "证号码", 48), (568, 1021, "机动车牌号", 54),
        (787, 1019, "沪K23820", 56), (551, 1151, "2023年10月05日14时43分许,石淑珍驾驶沪BS5974号小型轿车在和平路", 55),
        (483, 1222, "与钟云飞驾驶沪K23820号小型轿车发生碰撞，造成车辆受损。", 54), (481, 1297, "石淑珍承担全部责任，钟云飞无责任。", 49),
        (458, 1712, "当事人甲签名: 石淑际", 60), (1006, 1714, "当事人乙签名：钟云飞", 54),
    ]  # fmt: skip
    sides = [tall("当事人甲", 472, 590, 213), tall("当事人乙", 474, 853, 215)]
    page = sheet(*sides, *(line(text, x, y, height) for x, y, text, height in told), size=(2800, 2105))
    parties = read_fields("accident_certificate", page).fields["parties"]
    assert isinstance(parties, Listed)
    assert [party["name"] for party in as_json(parties)["value"]] == ["石淑珍", "钟云飞"]


def test_a_reading_with_products_for_names_is_none() -> None:
    wrong = (Item("150.00×3项", "450.00", 0.9, BOX), Item("968.00×1支", "968.00", 0.9, BOX))
    right = (Item("降钙素原检测", "450.00", 0.9, BOX),)
    assert read_charges(sheet(), (lambda _: wrong, lambda _: right), field("1418.00")) == right


def test_names_of_two_lines_go_with_the_figures_between_them() -> None:
    rows = (("项目", 60, 60), ("单价", 700, 60), ("数量", 1000, 60), ("金额", 1300, 60), ("*化学药品制剂*苯磺", 60, 100), ("30.97", 700, 112),
            ("5", 1000, 112),
            ("154.85", 1300, 112), ("酸氨氯地平片", 60, 126), ("*化学药品制剂*盐酸", 60, 152), ("22.91", 700, 166), ("4", 1000, 166), ("91.64", 1300, 166),
            ("二甲双胍缓释片", 60, 178), ("合计金额(小写):¥246.49", 60, 230))  # fmt: skip
    items = read(
        "vat_invoice", line("江州增值税普通发票(卷票)", 400, 10), *(line(text, x, y) for text, x, y in rows)
    ).items
    assert [(item.name, item.amount) for item in items] == [
        ("*化学药品制剂*苯磺酸氨氯地平片", "154.85"),
        ("*化学药品制剂*盐酸二甲双胍缓释片", "91.64"),
    ]


def test_a_label_at_the_end_of_a_line_whose_value_is_in_the_next_is_no_part_of_the_department() -> None:
    labels = Vocabulary({"科别": "department", "住院号": "number", "病区": "ward"})
    named = labels.hits(Line("科别 骨科住院号", 0.99, BOX))
    assert [(hit.name, hit.start) for hit in named] == [("department", 0), ("number", 5)]
    assert [hit.name for hit in labels.hits(Line("科别 骨科病区", 0.99, BOX))] == ["department"]


def test_a_label_in_brackets_ends_with_them() -> None:
    (hit,) = Vocabulary({"入院诊断": "diagnosis"}).hits(Line("【入院诊断】胃炎", 0.99, BOX))
    assert hit.end == 6


def test_a_text_stands_beside_a_label_that_runs_down_its_cell() -> None:
    rows = [
        line(text, 140, y)
        for text, y in (
            ("1.右桡骨骨折", 80),
            ("1.右侧桡骨远端骨折", 250),
            ("2.右尺骨茎突骨折", 300),
            ("因摔伤入院", 440),
        )
    ]
    labels = [tall(text, 60, y, 120) for text, y in (("入院诊断", 40), ("出院诊断", 220), ("病史摘要", 390))]
    found = read("discharge_summary", line("出院记录", 400, 4), *labels, *rows).fields
    assert found["discharge_diagnosis"].value == "1.右侧桡骨远端骨折2.右尺骨茎突骨折"


def test_a_number_of_stays_is_not_the_length_of_one() -> None:
    found = read(
        "discharge_summary", line("出院小结", 400, 4), line("住院次数:1", 900, 40), line("住院天数 7天", 60, 80)
    ).fields
    assert found["inpatient_days"].value == "7"


def test_the_total_of_a_list_is_the_sum_that_its_charges_add_up_to() -> None:
    rows = (
        ("费用项目", "总金额", "自费金额"),
        ("西药费", "100.00", "0.00"),
        ("检查费", "50.00", "10.00"),
        ("护理费", "8.00", "0.00"),
        ("合 计", "158.00", "10.00"),
    )
    cells = [line(text, 60 + 500 * x, 100 + 40 * y) for y, row in enumerate(rows) for x, text in enumerate(row)]
    assert read("expense_list", line("患者费用汇总单", 400, 20), *cells).fields["total_amount"].value == "158.00"


def test_a_label_at_the_middle_of_two_rows_has_both() -> None:
    rows = [
        (398, 540, "腰椎间盘突出症伴坐骨神经痛，骨质", 54),
        (160, 584, "诊断", 60),
        (397, 618, "疏松(重度)", 45),
        (161, 849, "医师", 61),
        (389, 849, "孙凤霞", 58),
    ]
    page = sheet(
        line("疾病诊断证明书", 740, 240, 51),
        *(line(text, x, y, height) for x, y, text, height in rows),
        size=(2000, 1510),
    )
    found = read_fields("diagnosis_certificate", page).fields
    assert found["diagnosis"].value == "腰椎间盘突出症伴坐骨神经痛,骨质疏松(重度)"


def test_an_indented_diagnosis_goes_on_at_the_margin() -> None:
    told = [
        (100, 60, "诊断：冠状动脉粥样硬化性心脏病；心功能Ⅱ级；高血压病2级"),
        (60, 90, "(高危)。"),
        (100, 120, "建议全休壹个月。"),
    ]
    found = read("diagnosis_certificate", line("诊断证明", 400, 4), *(line(text, x, y) for x, y, text in told)).fields
    assert found["diagnosis"].value.endswith("高血压病2级(高危)")


def test_the_label_beside_a_heading_down_the_side_is_nobodys_name() -> None:
    told = [
        (445, 165, "意外健康险索赔申请书", 28), (205, 219, "保单号码", 24), (290, 219, "990189668495683", 20), (205, 257, "投保单位", 24),
        (290, 257, "江州恒信电子有限公司", 26), (218, 293, "姓名", 28), (288, 293, "陈晓雯", 30), (563, 293, "性别", 28), (628, 295, "女", 28),
        (205, 332, "身份证号", 26), (293, 337, "990104198803142229", 22), (292, 371, "江州市东湖区平安路1号阳光花园20栋2单元1201室", 26),
        (219, 370, "住址", 28), (205, 409, "事故日期", 26), (290, 411, "2024年10月10日9时许", 24), (208, 603, "申请赔付金额", 24),
        (322, 602, "人民币16,771.98元", 24), (219, 638, "姓名", 28), (288, 639, "李明", 30), (207, 680, "联系手机", 24), (290, 681, "19900001234", 22),
        (213, 716, "收款人", 26), (287, 717, "李明", 30), (213, 755, "开户行", 26), (290, 755, "江州银行文化路支行", 26), (207, 794, "卡号/账号", 24),
    ]  # fmt: skip
    sides = [tall("出险人", 166, 292, 103), tall("申请人", 168, 636, 75), tall("赔款支付", 168, 713, 108)]
    page = sheet(*sides, *(line(text, x, y, height) for x, y, text, height in told), size=(1200, 1550))
    found = read_chosen("claim_form", page)[0].fields
    assert found["insured_name"].value == "陈晓雯"
    assert found["applicant_name"].value == "李明"
