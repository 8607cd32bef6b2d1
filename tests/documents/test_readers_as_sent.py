"""What pages as claimants send them lose: names under seals, labels at the middle of tall cells, titles, letters taken for others."""

import pytest

from claims_ai.documents.kinds import classify
from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading import diagnosis_certificate, medical_invoice
from claims_ai.documents.reading.parties import plain
from claims_ai.values import Line


def line(text: str, left: float, top: float) -> Line:
    width = sum(20 if ord(char) > 0x2E7F else 10 for char in text)
    return Line(text, 0.99, ((left, top), (left + width, top), (left + width, top + 24), (left, top + 24)))


def page(*lines: tuple[str, float, float]) -> Sheet:
    return Sheet([line(*one) for one in lines], (), (1100, 1500))


def diagnosis(*cells: tuple[str, float, float]) -> str:
    labels = (("姓名", 60, 100), ("科别", 60, 160), ("就诊时间", 60, 220), ("诊治经过", 60, 560), ("处理意见", 60, 760))
    return diagnosis_certificate.read(page(*labels, ("梁国庆", 200, 100), *cells)).fields["diagnosis"].value


def test_a_diagnosis_may_stand_above_the_height_of_its_label() -> None:
    """The label stands at the middle of a tall cell, its text at the top; what is below it is nearer to the next label."""
    told = ("1.社区获得性肺炎2.低钾血症", 200, 290), ("入院后予抗感染、化痰、补钾等治疗,症状好转。", 200, 462)
    assert diagnosis(("临床诊断", 60, 350), *told) == "1.社区获得性肺炎2.低钾血症"


def test_a_diagnosis_at_the_height_of_its_label_is_read_from_there() -> None:
    told = ("慢性胃炎", 200, 350), ("予抑酸、护胃治疗。", 200, 560)
    assert diagnosis(("临床诊断", 60, 350), *told) == "慢性胃炎"


@pytest.mark.parametrize("jitter", [-4, 0, 4])
def test_text_indented_under_its_headings_is_not_that_of_the_next(jitter: int) -> None:
    headings = (("主诉", 60, 100), ("诊断", 60, 180), ("处理意见", 60, 260), ("备注", 60, 340), ("医师签名", 60, 420))
    told = (("反复咳嗽咳痰三天", 130, 142.0 + jitter), ("社区获得性肺炎", 130, 222.0), ("注意休息。", 130, 302.0))
    assert diagnosis_certificate.read(page(*headings, *told)).fields["diagnosis"].value == "社区获得性肺炎"


def test_a_certificate_that_names_no_other_day_was_given_when_it_was_printed() -> None:
    """The lettering of a seal runs into the line."""
    read = diagnosis_certificate.read(page(("就诊日期:2024-07-18", 60, 100), ("打印日期:2024-07-19诊办公室", 600, 700)))
    assert read.fields["issue_date"].value == "2024-07-19"
    signed = page(("打印日期:2024-07-19", 60, 100), ("开具日期:2024-07-18", 600, 700))
    assert diagnosis_certificate.read(signed).fields["issue_date"].value == "2024-07-18"


@pytest.mark.parametrize(
    ("read", "name"),
    [
        ("收款单位(章)：青岛市市立医专用章", "青岛市市立医院"),
        ("（武汉市第四医院", "武汉市第四医院"),
        ("收款单位（章）：江州市人民医院医务专用章", "江州市人民医院"),
    ],
)
def test_a_hospital_is_named_though_a_seal_lies_over_its_label_or_end(read: str, name: str) -> None:
    sheet = page(("票据号码：0806977486", 600, 100), (read, 60, 1200))
    assert medical_invoice.read_outpatient(sheet).fields["hospital_name"].value == name


@pytest.mark.parametrize(
    ("read", "code"),
    [
        ("dlab4b", "D1AB4B"),
        ("7a6fb1", "7A6FB1"),
        ("D7AEO6", "D7AE06"),
        ("GLXK19", "GLXK19"),
        ("COOL", "COOL"),
        ("DLLABE", "DLLABE"),
    ],
)
def test_a_letter_for_a_digit_in_a_check_code_is_mended_where_the_rest_is_hexadecimal(read: str, code: str) -> None:
    sheet = page(("票据号码：0806977486", 60, 100), (f"校验码：{read}", 60, 140))
    assert medical_invoice.read_outpatient(sheet).fields["check_code"].value == code


def test_a_province_of_a_plate_taken_for_another_character_is_put_right() -> None:
    assert plain("淅AQM400") == "浙AQM400"


@pytest.mark.parametrize(
    ("charges", "kind"),
    [
        (("西药费", "中成药费", "床位费", "护理费", "治疗费", "手术费", "材料费"), "medical_invoice_inpatient"),
        (("西药费", "挂号费", "化验费", "检查费", "手术费", "材料费"), "medical_invoice_outpatient"),
    ],
)
def test_a_bill_whose_title_was_not_read_is_told_by_its_charges(charges: tuple[str, ...], kind: str) -> None:
    rows = [
        (text, left, 400 + 60.0 * at)
        for at, name in enumerate(charges)
        for text, left in ((name, 100.0), (f"{at + 1}63.59", 400.0))
    ]
    sheet = page(
        ("票据代码：61060223", 60, 100), ("票据号码：1183441572", 700, 100), ("校验码：5c5611", 700, 150),
        ("交款人统一社会信用代码：", 60, 150), ("交款人：郝海波", 60, 200), ("开票日期：2023-11-11", 700, 200),
        ("项目名称", 100, 300), ("金额（元）", 400, 300), *rows, ("金额合计（大写）贰仟壹佰肆拾肆圆肆角玖分", 60, 700),
        ("(小写)2144.49", 700, 700), ("收款单位（章）：渭川市中心医院", 60, 780), ("复核人：孟勇", 500, 780), ("收款人：潘婷", 800, 780),
    )  # fmt: skip
    assert classify(sheet)[0] == kind
