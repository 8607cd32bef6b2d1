"""Where the value of a printed label stands: in its line, beside it, off its row, in the next cell, along a fold."""

import pytest

from claims_ai.documents.kinds import classify
from claims_ai.documents.labels import Span, Vocabulary
from claims_ai.documents.layout import Sheet, label_hits, red_free_spans, value_spans
from claims_ai.values import Line
from tests.fakes import line, sheet

WORDS = Vocabulary({label: label for label in ("票据号码", "票据代码", "性别", "姓名", "个人自付", "自付", "门诊号", "金额合计(大写)")})  # fmt: skip


def values(page: Sheet, label: str) -> list[str]:
    (hit,) = [hit for hit in label_hits(page, WORDS) if hit.name == label]
    return [span.text.strip() for span in value_spans(page, WORDS, hit)]


def test_a_value_in_the_line_of_its_label() -> None:
    assert values(sheet(line("票据号码:4071223344", 100, 100)), "票据号码") == ["4071223344"]


def test_two_labels_in_one_line_share_it() -> None:
    page = sheet(line("姓名:陈晓雯 性别:女", 100, 100))
    assert (values(page, "姓名"), values(page, "性别")) == (["陈晓雯"], ["女"])


@pytest.mark.parametrize("shift", [-12, 0, 12])
def test_a_value_printed_off_the_row_of_its_label(shift: int) -> None:
    page = sheet(line("票据号码:", 100, 100), line("4071223344", 220, 100 + shift), line("陈晓雯", 220, 160))
    assert values(page, "票据号码") == ["4071223344"]


def test_a_value_in_the_next_cell_of_a_form_ends_before_the_next_label() -> None:
    page = sheet(line("姓名", 100, 100), line("陈晓雯", 240, 100), line("性别:女", 420, 100), line("4071", 600, 100))
    assert values(page, "姓名") == ["陈晓雯"]


def test_what_stands_far_off_belongs_to_something_else() -> None:
    page = sheet(
        line("票据号码:", 100, 100), line("4071223344", 900, 100), line("第1页", 1300, 100), line("页", 100, 200)
    )
    assert values(page, "票据号码") == []


def test_a_label_and_its_value_alone_in_their_row_may_stand_at_both_edges_of_a_screen() -> None:
    page = sheet(
        line("票据号码", 100, 100), line("4071223344", 900, 100), line("性别", 100, 140), line("女", 1000, 140)
    )
    assert (values(page, "票据号码"), values(page, "性别")) == (["4071223344"], ["女"])


def test_english_words_behind_a_label_are_part_of_it() -> None:
    page = sheet(line("姓名 Name", 100, 100), line("陈晓雯", 300, 100), line("性别 Sex: 女", 100, 150))
    assert (values(page, "姓名"), values(page, "性别")) == (["陈晓雯"], ["女"])


def test_latin_words_that_are_no_label_are_the_value() -> None:
    assert values(sheet(line("姓名 JOHN MEADOWS", 100, 100)), "姓名") == ["JOHN MEADOWS"]


def test_an_unknown_label_ends_the_value_before_it() -> None:
    assert values(sheet(line("姓名:陈晓雯 就诊科室:内科", 100, 100)), "姓名") == ["陈晓雯"]


def test_a_word_that_is_itself_a_label_may_be_the_value() -> None:
    assert values(sheet(line("票据代码:自付", 100, 100)), "票据代码") == ["自付"]


RUNNING = [
    "本次结算说明，票据代码:99060126;性别:女;票据", "号码:4071223344;个人自付:123.", "45元;自付:6.00",
]  # fmt: skip


def test_running_text_is_joined_where_it_wraps() -> None:
    page = sheet(*(line(text, 100, 100 + 26 * row) for row, text in enumerate(RUNNING)))
    hits = {hit.name: hit for hit in label_hits(page, WORDS, wrapped=True)}
    read = {
        name: "".join(span.text for span in value_spans(page, WORDS, hits[name])) for name in ("票据号码", "个人自付")
    }
    assert read == {"票据号码": "4071223344;", "个人自付": "123.45元;"}


def test_a_value_over_two_lines_stands_in_both() -> None:
    page = sheet(*(line(text, 100, 100 + 26 * row) for row, text in enumerate(RUNNING)))
    (hit,) = [hit for hit in label_hits(page, WORDS, wrapped=True) if hit.name == "个人自付"]
    box = value_spans(page, WORDS, hit)[0].box
    assert (box[0][1], box[2][1]) == (126, 172)


def test_another_reading_of_a_labelled_place_is_not_the_value_of_the_label_before_it() -> None:
    again = line(":0.00", 420, 100)
    page = sheet(line("票据号码:", 100, 100), line("门诊号:0.00", 380, 100), red_free=(again,))
    (hit,) = [hit for hit in label_hits(page, WORDS) if hit.name == "票据号码"]
    assert red_free_spans(page, WORDS, hit) == []


def test_the_row_of_a_skewed_page_is_followed() -> None:
    tilt = 0.12
    rows = [
        part
        for y in (100, 160, 220)
        for part in (line("合计金额部分", 100, y, slope=tilt), line(f"{y}.00", 700, y + 600 * tilt))
    ]
    page = sheet(*rows, line("票据号码:", 100, 280, slope=tilt), line("4071223344", 700 - 300, 280 + 300 * tilt))
    assert values(page, "票据号码") == ["4071223344"]


def test_the_slope_of_a_folded_page_is_that_of_each_part() -> None:
    left = [line("医保统筹基金支付金额", 50, y, slope=0.15) for y in (100, 150, 200, 250, 300, 350, 400)]
    right = [line("医保统筹基金支付金额", 900, y, slope=-0.15) for y in (100, 150, 200, 250, 300, 350, 400)]
    page = sheet(*left, *right)
    assert page.slope_at(left[3].box) == pytest.approx(0.15, abs=0.01)
    assert page.slope_at(right[3].box) == pytest.approx(-0.15, abs=0.01)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("内诊号:MZ1", "门诊号"), ("票 据 号 码：1", "票据号码"), ("栗据号码:1", "票据号码"), ("金额合计（大写）", "金额合计(大写)"),
        ("累据号码:1", "票据号码"),
    ],
)  # fmt: skip
def test_a_label_is_known_through_its_misreadings(printed: str, name: str) -> None:
    assert [hit.name for hit in WORDS.hits(line(printed, 0, 0))] == [name]


@pytest.mark.parametrize("printed", ["陈晓雯姓名学", "自付比例", "性别不限制者", "号码"])
def test_a_short_label_inside_a_longer_word_is_none(printed: str) -> None:
    assert WORDS.hits(line(printed, 0, 0)) == ()


def test_the_longer_of_two_labels_is_meant() -> None:
    assert [hit.name for hit in WORDS.hits(line("个人自付:12.00", 0, 0))] == ["个人自付"]


def test_a_stretch_of_a_line_has_its_part_of_the_box() -> None:
    read = line("姓名:AB", 100, 50)
    assert Span(read, 0, 2).box[1][0] - 100 == pytest.approx(40)
    assert Span(read, 3, 5).box[0][0] - 100 == pytest.approx(50)


def test_a_page_without_lines_has_nothing() -> None:
    assert label_hits(sheet(), WORDS) == ()
    assert sheet().line_height == 1.0


PAGES: dict[str, list[str]] = {
    "medical_invoice_outpatient": ["江州省医疗门诊收费票据(电子)", "票据代码:99060126", "个人现金支付:1.00", "医保统筹基金支付:1.00"],
    "medical_invoice_inpatient": ["江州省医疗住院收费票据(电子)", "票据代码:99060126", "住院号:1", "预缴金额:1.00", "个人现金支付:1.00"],
    "expense_list": ["江州市第一人民医院住院费用清单", "姓名:陈晓雯", "合计"],
    "discharge_summary": ["出院记录", "入院诊断:肺炎", "出院诊断:肺炎", "诊疗经过"],
    "diagnosis_certificate": ["疾病诊断证明书", "处理意见:建议休息"],
    "id_card_front": ["姓名陈晓雯", "性别女 民族汉", "出生1988年3月14日", "住址江州省", "公民身份号码990104198803142229"],
    "id_card_back": ["中华人民共和国", "居民身份证", "签发机关 江州市公安局", "有效期限 2016.01.01-2036.01.01"],
    "bank_card": ["江州银行 储蓄卡", "9951 1907 2668 8505 473", "VALID THRU 05/31"],
    "claim_form": ["保险理赔申请书", "被保险人:陈晓雯", "保单号:GH1", "出险日期:2026-03-03"],
    "vat_invoice": ["江州增值税电子普通发票", "购买方", "销售方", "价税合计(大写)", "税率"],
    "driving_licence": ["中华人民共和国机动车驾驶证", "准驾车型 C1", "初次领证日期 2010-01-01"],
    "vehicle_licence": ["中华人民共和国机动车行驶证", "号牌号码 江A12345", "车辆识别代号"],
    "accident_certificate": ["道路交通事故认定书", "当事人", "事故责任"],
    "receipt": ["江州大药房 收银小票", "找零 1.00"],
    "other": ["江州日报", "今日天气晴"],
}  # fmt: skip


@pytest.mark.parametrize("kind", PAGES)
def test_a_document_is_known_by_its_words(kind: str) -> None:
    page = sheet(*(line(text, 100, 50 + 40 * row) for row, text in enumerate(PAGES[kind])))
    found, confidence = classify(page)
    assert (found, 0 < confidence <= 1) == (kind, True)


def test_a_blank_page_is_nothing_in_particular() -> None:
    assert classify(sheet()) == ("other", 1.0)


def test_a_word_or_two_do_not_make_a_document() -> None:
    assert classify(sheet(line("银行", 0, 0), line("有效期", 0, 50)))[0] == "other"


def lines_of(*texts: str) -> list[Line]:
    return [line(text, 100, 50 + 40 * row) for row, text in enumerate(texts)]


def test_a_page_that_speaks_for_two_kinds_is_less_sure() -> None:
    clear, _ = lines_of(*PAGES["discharge_summary"]), 0
    mixed = [*clear, *lines_of(*PAGES["diagnosis_certificate"])]
    assert classify(sheet(*mixed))[1] < classify(sheet(*clear))[1]
