"""Claim forms told by persons in rows, by letters, with sums without a label of their own, and numbers that wrap."""

from dataclasses import replace

import pytest

from claims_ai.documents import parse
from claims_ai.documents.labels import Span
from claims_ai.documents.reading.common import ADDS_UP, Choice, Reading
from claims_ai.documents.reading.ranked.read import merged
from tests.documents.test_readers_wrapped import values
from tests.fakes import field, line

ID_NUMBER = "99010419880314222X"


def test_persons_may_have_a_row_each_under_the_headings_of_a_table() -> None:
    """The phone is the applicant's, not that of who brings the papers."""
    read = values(
        "claim_form",
        (107, 143, "项目"), (237, 143, "姓名"), (359, 143, "性别"), (558, 145, "证件号码"), (842, 149, "联系电话"), (1010, 149, "与被保险人关系"),
        (90, 215, "被保险人"), (237, 218, "陈晓雯"), (371, 219, "女"), (487, 222, ID_NUMBER), (98, 289, "申请人"), (225, 291, "何志强"),
        (368, 294, "男"), (487, 296, "990104195803141234"), (813, 292, "19900045960"), (1050, 295, "子女"), (98, 362, "代办人"), (223, 366, "沈嘉"),
        (802, 366, "19900098765"),
    )  # fmt: skip
    assert (read["insured_name"], read["applicant_name"], read["mobile"]) == ("陈晓雯", "何志强", "19900045960")
    assert read["insured_id_number"] == ID_NUMBER


def test_a_guardian_applies_for_a_pupil() -> None:
    words = (60.0, 60.0, "学生姓名：陈晓雯"), (60.0, 100.0, "监护人姓名：何志强")
    assert values("claim_form", *words)["applicant_name"] == "何志强"
    asked = (60.0, 140.0, "申请人姓名：沈嘉")
    assert values("claim_form", *words, asked)["applicant_name"] == "沈嘉"


def test_an_account_goes_on_in_the_next_line_of_its_cell_if_that_makes_it_one() -> None:
    cell = (60.0, 60.0, "银行账号"), (60.0, 100.0, "622848586291 64701")
    assert values("claim_form", *cell, (60, 140, "13"))["payee_account"] == "6228485862916470113"
    assert values("claim_form", *cell, (60, 140, "14"))["payee_account"] == "62284858629164701"


def test_a_sum_beside_its_figures_alone_is_claimed_and_a_phone_number_is_none() -> None:
    assert values("claim_form", (60, 60, "(小写)¥"), (200, 60, "1076.50")) == {"claim_amount": "1076.50"}
    assert "claim_amount" not in values("claim_form", (60, 60, "(小写)¥"), (60, 100, "19900007741"))


def test_a_lone_stroke_in_a_number_is_a_one() -> None:
    words = (60.0, 60.0, "保单号/电子凭证号"), (300.0, 60.0, "HMB|477895649847")
    assert values("claim_form", *words)["policy_number"] == "HMB1477895649847"


LETTER = (
    (125.0, 549.0, f"本人陈晓雯，身份证号{ID_NUMBER}，联系电"), (125.0, 587.0, "话19900006757，在贵公司投保，保单号202199002766"),
    (125.0, 629.0, "67377。2026年3月3日，在家中不慎摔倒受伤，在江州"), (125.0, 663.0, "县医院门诊治疗，共花费医疗费134.16元。现向"),
    (125.0, 700.0, "贵公司申请理赔，望给予办理。"), (125.0, 743.0, "户名：陈晓雯"),
)  # fmt: skip


def test_who_writes_of_oneself_is_insured_and_applies() -> None:
    assert values("claim_form", *LETTER) == {
        "insured_name": "陈晓雯", "applicant_name": "陈晓雯", "insured_id_number": ID_NUMBER, "mobile": "19900006757",
        "policy_number": "20219900276667377", "accident_date": "2026-03-03", "claim_amount": "134.16", "payee_name": "陈晓雯",
    }  # fmt: skip


def test_the_rules_of_blanks_are_no_text() -> None:
    read = values(
        "claim_form", (60, 60, f"本人(被保险人)__陈晓雯_,身份证号码{ID_NUMBER},向贵公司投保意外伤害综合保险。")
    )
    assert (read["insured_name"], read["insured_id_number"]) == ("陈晓雯", ID_NUMBER)


@pytest.mark.parametrize(
    ("chosen", "value"), [("202199002766", "20219900276667377"), ("GRP99515404240", "GRP99515404240")]
)
def test_of_a_number_in_two_lines_the_reader_cannot_choose_the_first_alone(chosen: str, value: str) -> None:
    ruled = Reading({"policy_number": field("20219900276667377")})
    read = merged(ruled, {"policy_number": Choice(field(chosen), 5.0, 5.0)})
    assert read.fields["policy_number"].value == value


def test_a_heading_beside_its_rows_may_stand_in_two_lines() -> None:
    read = values(
        "claim_form", (300, 20, "学生平安保险理赔申请表"), (240, 60, "姓名"), (480, 60, "韩琪红"), (130, 80, "学生"), (240, 100, "身份证号"),
        (480, 100, ID_NUMBER), (240, 160, "姓名"), (480, 160, "陶轩"), (130, 162, "监护"), (140, 188, "人"), (240, 196, "手机号码"), (480, 196, "15202778676"),
    )  # fmt: skip
    assert (read["insured_name"], read["applicant_name"]) == ("韩琪红", "陶轩")


def test_the_reader_chooses_no_other_sum_than_one_that_adds_up() -> None:
    ruled = Reading({"total_amount": replace(field("379.13"), checks=(ADDS_UP,))})
    assert merged(ruled, {"total_amount": Choice(field("125.08"), 5.0, 5.0)}).fields["total_amount"].value == "379.13"


def test_a_bank_goes_on_in_the_next_line_of_a_letter_or_in_the_middle_of_its_cell() -> None:
    letter = values(
        "claim_form", (300, 20, "出险通知书"), (60, 60, "本人段浩（联系手机 15856021857），现就保险单号为P796786164153350的保险合同申请理赔。"),
        (60, 100, "被保险人段浩（身份证号420106199203197708）于2023年4月20日，在家中厨房发生烫伤事故。"),
        (60, 140, "请将赔款划入以下账户：户名段浩，开户银行交通银行南京鼓楼支"), (60, 180, "行，账号6222604983545776321"),
    )  # fmt: skip
    assert (letter["payee_bank"], letter["applicant_name"]) == ("交通银行南京鼓楼支行", "段浩")
    cell = values(
        "claim_form", (300, 20, "保险金给付申请书"), (60, 60, "姓名"), (260, 60, "开户银行"), (560, 60, "银行账号"), (60, 100, "魏涛琴"),
        (230, 96, "中国银行杭州文三路"), (300, 122, "支行"), (560, 100, "6216600186910502134"),
    )  # fmt: skip
    assert cell["payee_bank"] == "中国银行杭州文三路支行"


def test_who_applies_as_the_insured_of_a_letter_is_both() -> None:
    letter = values(
        "claim_form", (300, 20, "理赔申请书"), (60, 60, "申请人何志强,男,身份证号码350203197310110291,系"),
        (60, 100, "贵公司“安心无忧”意外伤害保险的被保险人,保单号11324920。"),
        (60, 140, "2021年3月10日，本人在思明区莲前西路147号门前不慎滑倒,"), (60, 180, "金额为人民币 2.842.01元。"),
    )  # fmt: skip
    assert (letter["insured_name"], letter["applicant_name"], letter["accident_date"]) == (
        "何志强",
        "何志强",
        "2021-03-10",
    )


def test_who_tells_of_himself_as_the_insured_in_brackets_is_both() -> None:
    letter = values(
        "claim_form", (300, 20, "保险金给付申请书"), (60, 60, "本人雷怡涵"), (200, 60, "(身份证号410105198908232347"), (560, 60, ")系贵公司"),
        (60, 100, "保险单(号码PIHE2023110107445318"), (420, 100, ")项下的被保险人,于"), (60, 140, "2025年4月21日在郑州市金水区工地发生保险事故。"),
    )  # fmt: skip
    assert (letter["insured_name"], letter["applicant_name"]) == ("雷怡涵", "雷怡涵")


def test_the_label_of_a_telephone_is_nobody() -> None:
    assert parse.person(labelled("固定电话")) is None
    assert parse.person(labelled("田金龙")) is not None


@pytest.mark.parametrize(
    ("printed", "value"), [("2.450.24", "2450.24"), ("1.250.300.05", "1250300.05"), ("0.450.24", None)]
)
def test_thousands_may_be_parted_by_points(printed: str, value: str | None) -> None:
    read = parse.amount(labelled(f"人民币 {printed}元"))
    assert (read.value if read else None) == value


def labelled(text: str) -> list[Span]:
    return [Span(line(text, 0, 0), 0, len(text))]


def test_a_company_may_be_insured_and_paid_but_no_insurer_or_bank() -> None:
    read = values(
        "claim_form", (300, 20, "机动车辆保险索赔申请书"), (60, 60, "被保险人"), (240, 60, "江州市鹏程供应链管理有限公司"), (60, 100, "厂牌型号"),
        (240, 100, "丰田GTM7201GB"),
        (60, 140, "户名"), (240, 140, "江州市鹏程供应链管理有限公司"), (60, 180, "申请人"), (240, 180, "江汇人寿保险有限公司"),
    )  # fmt: skip
    assert read["insured_name"] == read["payee_name"] == "江州市鹏程供应链管理有限公司"
    assert "applicant_name" not in read
