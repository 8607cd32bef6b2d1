"""The learned reader of papers: what might be a value, what stands by it, and that what is printed once is the value of one field."""

import numpy as np
import pytest

from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading.ranked import seeds, types
from claims_ai.documents.reading.ranked.candidates import candidates
from claims_ai.documents.reading.ranked.chooser import assign, options_of
from claims_ai.documents.reading.ranked.keys import NO_KEY, Surroundings, tail
from claims_ai.documents.text import by_look
from tests.fakes import line, sheet

KIND = "medical_invoice_outpatient"


def found(value_type: str, page: Sheet, kind: str = KIND) -> list[str]:
    return [option.field.value for option in candidates(value_type, page, seeds.vocabulary(kind))]


@pytest.mark.parametrize(
    ("text", "key", "colon"),
    [
        ("票号123 就诊日期: ", "就诊日期", True), ("费别:自费 性别", "性别", False), ("证号 License No.", "证号", False), ("Class", "Class", False),
        ("12.50", "", False), ("№ ", "№", False),
    ],
)  # fmt: skip
def test_the_last_words_before_a_value_may_name_it(text: str, key: str, colon: bool) -> None:
    assert tail(text) == (by_look(key), colon)


@pytest.mark.parametrize(
    ("value_type", "text", "values"),
    [
        (types.AMOUNT, "统筹支付:302.60 自付 1,450.00", ["302.60", "1450.00"]),
        (types.AMOUNT, "电话 0991-4567123 2026年3月5日", []),
        (types.WORDS, "合计（大写）贰万肆仟叁佰玖拾贰元整", ["24392.00"]),
        (types.WORDS, "合计（大写）代万肆仟叁佰玖拾贰元整", []),
        (types.DATE, "就诊日期2026-03-05 开票2026年3月6日", ["2026-03-05", "2026-03-06"]),
        (types.IDENTIFIER, "住院号:ZY0012345 床号 12", ["ZY0012345"]),
        (types.IDENTIFIER, "门诊收费收据N63723002", ["N63723002", "63723002"]),
        (types.IDENTIFIER, "准驾车型 C1 号牌 京A1234学", ["A1234", "京A1234学", "C1"]),
        (types.IDENTIFIER, "江公交认字〔2026〕第123号", ["2026", "123", "江公交认字〔2026〕第123号"]),
        (types.SEX, "性别:女", ["female"]),
        (types.COUNT, "年龄:56岁 住院 12 天", ["56", "12"]),
        (types.WORDS, "合计(大写)捌佰壹拾贰元陆角整", ["812.60"]),
    ],
)
def test_everything_of_a_type_is_a_candidate_whatever_its_label(value_type: str, text: str, values: list[str]) -> None:
    assert found(value_type, sheet(line(text, 40, 40))) == values


def test_a_date_in_boxes_of_a_row_is_one_candidate() -> None:
    boxes = [line(text, x, 40) for text, x in (("2026", 40), ("3", 140), ("5", 200))]
    assert found(types.DATE, sheet(*boxes)) == ["2026-03-05"]


def test_a_name_told_in_a_sentence_is_a_candidate() -> None:
    assert "陈晓雯" in found(types.PERSON, sheet(line("患者陈晓雯,女,38岁,于今日就诊", 40, 40)))


def test_a_passage_goes_on_row_by_row_until_the_next_label() -> None:
    page = sheet(line("临床诊断:急性上呼", 40, 40), line("吸道感染", 140, 64), line("医师签名:", 40, 88))
    values = found(types.PASSAGE, page, "diagnosis_certificate")
    assert {"急性上呼", "急性上呼吸道感染"} <= set(values)
    assert not any("签名" in value for value in values)


def test_a_label_may_stand_left_of_its_value_or_over_it() -> None:
    label, value, head = line("门诊号", 40, 100), line("123456", 140, 100), line("票据号码", 140, 70)
    around = Surroundings(sheet(label, value, head), [label, value, head])
    assert around.left_of(value).text == by_look("门诊号")
    assert around.above(value, 0.0, 1.0).text == by_look("票据号码")
    assert around.left_of(label) == NO_KEY


def test_what_is_printed_once_is_the_value_of_one_field_only() -> None:
    """The surer of two fields takes it, and the other takes its next best."""
    page = sheet(line("个人自付:12.50", 40, 40), line("个人自费:3.00", 40, 80))
    options = options_of(page, KIND, {})[types.AMOUNT]
    margins = [np.array([-9.0, -9.0]) for _ in options.fields]
    pay, funded = options.fields.index("self_pay"), options.fields.index("self_funded")
    margins[pay], margins[funded] = np.array([3.0, 1.0]), np.array([2.0, 0.5])
    chosen = assign(options, margins, least=-1.0)
    assert {name: choice.field.value for name, choice in chosen.items()} == {"self_pay": "12.50", "self_funded": "3.00"}


def test_a_field_without_a_likely_candidate_is_left_out() -> None:
    options = options_of(sheet(line("小计 12.50", 40, 40)), KIND, {})[types.AMOUNT]
    assert assign(options, [np.array([-4.0])] * len(options.fields), least=-1.0) == {}


def test_the_choice_of_the_rules_is_always_a_candidate() -> None:
    page = sheet(line("姓名 陈晓雯", 40, 40))
    ruled = {"insurance_type": candidates(types.TEXT, page, seeds.vocabulary(KIND))[-1].field}
    values = [option.field.value for option in options_of(page, KIND, ruled)[types.TEXT].judged.options]
    assert ruled["insurance_type"].value in values


def test_every_scalar_field_of_the_contract_has_a_type_and_labels_to_begin_with() -> None:
    for kind, fields in types.FIELDS_OF.items():
        labelled = {one.name for one in seeds.LABELS[kind]}
        assert all(field in types.TYPE_OF for field in fields)
        assert set(fields) - labelled <= {"certificate_number"}, kind


def test_what_cannot_be_a_value_of_a_field_is_never_chosen_for_it() -> None:
    options = options_of(sheet(line("出院记录", 40, 40), line("呼吸内科", 40, 90)), "discharge_summary", {})[types.TEXT]
    margins = [np.full(len(options.judged.options), 1.0) for _ in options.fields]
    for own in margins:
        own[0] = 9.0
    chosen = assign(options, margins, 0.0)
    assert chosen["department"].field.value == "呼吸内科"
    assert "hospital_name" not in chosen


def test_a_number_over_two_lines_is_a_candidate_as_a_whole() -> None:
    page = sheet(line("2024697885528", 240, 58), line("389159", 240, 84), line("990104", 600, 84))
    assert "2024697885528389159" in found(types.IDENTIFIER, page)
    assert "2024697885528990104" not in found(types.IDENTIFIER, page)
