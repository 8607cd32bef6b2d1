"""Values out of text as read: amounts, dates, words and names in the contract's form, or nothing at all."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claims_ai.documents import parse
from claims_ai.documents.labels import Span
from claims_ai.documents.text import half_width, squash
from claims_ai.money import amount_text, to_words
from claims_ai.values import Field
from tests.fakes import line

amounts = st.decimals(Decimal("0.01"), Decimal("9999999.99"), places=2)

PARSERS = (
    parse.amount, parse.words, parse.one_date, parse.person, parse.text, parse.chinese, parse.sex, parse.whole_number,
    parse.words_for(Decimal(812)), parse.identifier(r"\d{4,}"), parse.matching("科"),
)  # fmt: skip


def spans(*texts: str) -> list[Span]:
    lines = [line(text, 100 * place, 50) for place, text in enumerate(texts)]
    return [Span(read, 0, len(read.text)) for read in lines]


def value(found: Field | None) -> str | None:
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("812.60", "812.60"), ("¥812.60", "812.60"), ("￥ 812.60 元", "812.60"), ("1,801.85", "1801.85"), ("０.００", "0.00"),
        ("812,60", "812.60"), ("8l2.6O", "812.60"), (":812.6", "812.60"), ("-120.00", "-120.00"), ("13724. 30", "13724.30"),
        ("812 .60", "812.60"), ("12", "12.00"), ("1,234,567.89", "1234567.89"), ("*812.60*", "812.60"), ("812.60元整", "812.60"),
        ("自费", None), ("", None), ("12.5%", None), ("2026-03-03", None), ("1.2.3", None), ("1,23,4.00", None), ("ICU", None),
        ("12.34.56", None), ("1 312.40", None), ("25.00 236.80", None), ("3 盒 25.00", None),
    ],
)  # fmt: skip
def test_an_amount_is_the_whole_text_or_none(text: str, amount: str | None) -> None:
    assert value(parse.amount(spans(text))) == amount


def test_a_mended_amount_is_less_sure() -> None:
    exact, mended = parse.amount(spans("812.60")), parse.amount(spans("8l2.60"))
    assert exact is not None
    assert mended is not None
    assert exact.confidence > mended.confidence


@given(amounts, st.sampled_from(["{}", "¥{}", "{}元", ":{}", "{} "]))
def test_every_printed_amount_is_read_back(amount: Decimal, form: str) -> None:
    assert value(parse.amount(spans(form.format(amount)))) == amount_text(amount)
    assert value(parse.amount(spans(form.format(f"{amount:,}")))) == amount_text(amount)


@given(st.text(max_size=30))
def test_no_text_breaks_a_parser(text: str) -> None:
    for read in PARSERS:
        found = read(spans(text))
        assert found is None or found.value


@given(amounts)
def test_every_amount_in_words_is_read_back(amount: Decimal) -> None:
    assert value(parse.words(spans(f"人民币:{to_words(amount)}"))) == amount_text(amount)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("捌佰壹拾贰元陆角整", "812.60"), ("捌佰壹拾式圆陆角整", "812.60"), ("捌佰壹拾贰元陆角整。", "812.60"), ("⊗捌佰壹拾贰元陆角整", "812.60"),
        ("捌佰壹拾贰元X角整", None), ("整", None), ("佰拾元", None), ("某仟伍佰元整", None), ("大写", None),
    ],
)  # fmt: skip
def test_words_are_read_or_left(text: str, amount: str | None) -> None:
    assert value(parse.words(spans(text))) == amount


@given(amounts, amounts)
def test_words_of_another_amount_are_never_taken_for_the_total(printed: Decimal, total: Decimal) -> None:
    assume(printed != total)
    assert parse.words_for(total)(spans(to_words(printed))) is None


@given(amounts, amounts, st.data())
def test_words_that_differ_in_a_legible_place_are_never_mended(printed: Decimal, total: Decimal, data: st.DataObject) -> None:  # fmt: skip
    words, expected = to_words(printed), to_words(total)
    blotted = data.draw(st.sets(st.integers(0, len(words) - 1), max_size=3))
    read = "".join("某" if place in blotted else char for place, char in enumerate(words))
    assume(any(place not in blotted and a != b for place, (a, b) in enumerate(zip(words, expected, strict=False))))
    assert parse.words_for(total)(spans(read)) is None


def test_a_blotted_numeral_may_be_what_the_total_says() -> None:
    assert value(parse.words_for(Decimal("812.60"))(spans("捌佰壹拾某元陆角整"))) == "812.60"


def test_an_unusual_numeral_is_a_numeral_and_no_blot() -> None:
    assert parse.words_for(Decimal("1008.00"))(spans("壹萬零捌元整")) is None
    assert parse.words_for(Decimal("1008.00"))(spans("壹仟零九元整")) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-03", "2026-03-03"), ("2026年3月3日", "2026-03-03"), ("2026.03.03 10:21", "2026-03-03"), ("2026/3/3", "2026-03-03"),
        ("20260303", "2026-03-03"), ("2026-03-0310:21:55", "2026-03-03"), ("２０２６年０３月０３日", "2026-03-03"), ("于2026年 3 月 3 日出院", "2026-03-03"),
        ("2026年3月", None), ("2026-13-03", None), ("2026-02-30", None), ("1826-03-03", None), ("202603031", None), ("二〇二六年", None),
    ],
)  # fmt: skip
def test_a_date_is_whole_or_none(text: str, day: str | None) -> None:
    assert value(parse.one_date(spans(text))) == day


@given(
    st.dates(date(1901, 1, 1), date(2099, 12, 31)), st.sampled_from(["%Y-%m-%d", "%Y年%m月%d日", "%Y.%m.%d", "%Y%m%d"])
)
def test_every_printed_date_is_read_back(day: date, form: str) -> None:
    assert value(parse.one_date(spans(day.strftime(form)))) == day.isoformat()


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 60), st.sampled_from(["至", "-", " ", "—", "到"]))
def test_both_dates_of_a_range_are_read(start: date, nights: int, between: str) -> None:
    end = start + timedelta(nights)
    found = parse.dates(spans(f"{start:%Y-%m-%d}{between}{end:%Y-%m-%d}"))
    assert [field.value for field in found] == [start.isoformat(), end.isoformat()]


def test_each_date_of_a_range_stands_in_its_own_part_of_the_line() -> None:
    (read,) = spans("住院时间:2026-04-09至2026-04-15")
    start, end = parse.dates([read])
    assert (start.text, end.text) == ("2026-04-09", "2026-04-15")
    assert start.box is not None
    assert end.box is not None
    assert start.box[1][0] < end.box[0][0]
    assert end.box[1] == read.box[1]


def test_a_date_over_two_lines_stands_in_both() -> None:
    (found,) = parse.dates(spans("就诊 2026年3月", "3日"))
    assert (found.value, found.text) == ("2026-03-03", "2026年3月 3")


def test_dates_of_neighbouring_lines_do_not_run_into_each_other() -> None:
    found = parse.dates(spans("2026-3-1", "2026-3-15"))
    assert [field.value for field in found] == ["2026-03-01", "2026-03-15"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("陈晓雯", "陈晓雯"), ("陈 晓 雯", "陈晓雯"), (":陈晓雯", "陈晓雯"), ("阿依古丽·买买提", "阿依古丽·买买提"), ("John Smith", "John Smith"),
        ("陈晓雯女41岁", None), ("13900000000", None), ("", None), ("陈", None),
    ],
)  # fmt: skip
def test_a_person_is_a_name_or_none(text: str, name: str | None) -> None:
    assert value(parse.person(spans(text))) == name


@pytest.mark.parametrize(
    ("text", "days"), [("6", "6"), ("6天", "6"), (" 06 天", "6"), ("44岁", "44"), ("6.0", "6"), ("6.5", None), ("六", None), ("2026", None)]
)  # fmt: skip
def test_days_and_years_are_whole_numbers(text: str, days: str | None) -> None:
    assert value(parse.whole_number(spans(text))) == days


@pytest.mark.parametrize(("text", "sex"), [("男", "male"), (": 女", "female"), ("不详", None)])
def test_sex_is_one_of_two_words(text: str, sex: str | None) -> None:
    assert value(parse.sex(spans(text))) == sex


def test_the_evidence_is_what_was_read_and_where() -> None:
    found = parse.amount(spans("¥ 1,801.85"))
    assert found is not None
    assert (found.text, found.box) == ("¥ 1,801.85", spans("¥ 1,801.85")[0].box)


@given(st.text(max_size=40))
def test_half_width_keeps_every_place(text: str) -> None:
    assert len(half_width(text)) == len(text)


def test_full_width_forms_and_spaces_go() -> None:
    assert squash("票据号码：１２３ ４５６（正）￥") == "票据号码:123456(正)¥"


@pytest.mark.parametrize("digits", ["9" * 13, "9" * 40, "1" * 5000])
def test_a_run_of_digits_is_no_amount(digits: str) -> None:
    assert parse.amount(spans(digits)) is None


def test_a_day_that_lost_a_digit_is_no_day() -> None:
    assert parse.one_date(spans("2026-02-1预缴金额")) is None


def test_a_date_in_boxes_of_its_own_is_one_date() -> None:
    assert value(parse.one_date(spans("2026", "3", "7"))) == "2026-03-07"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("235:17", "235.17"),
        ("0.00 正常结算", "0.00"),
        ("123.45元;个人", "123.45"),
        ("12.50,其中", "12.50"),
        ("1,234.50", "1234.50"),
    ],
)
def test_an_amount_ends_where_its_sentence_goes_on(text: str, amount: str) -> None:
    assert value(parse.amount(spans(text))) == amount


@pytest.mark.parametrize(
    ("printed", "total", "read"),
    [
        ("拾万捌仟玖佰零拾肆元柒角柒分", "8904.77", "8904.77"), ("拾贰万捌仟叁佰肆拾陆元捌角捌分", "28346.88", "28346.88"),
        ("拾万仟肆佰陆拾玖元柒角玖分", "469.79", "469.79"), ("拾万捌仟玖佰零拾肆元柒角柒分", "8905.77", None),
    ],
)  # fmt: skip
def test_places_printed_in_advance_are_told_from_numerals_by_the_total(
    printed: str, total: str, read: str | None
) -> None:
    assert parse.words(spans(printed)) is None or printed.startswith("拾万仟")
    assert value(parse.words_for(Decimal(total))(spans(printed))) == read


def test_words_in_boxes_of_their_own_are_one_amount() -> None:
    assert value(parse.words(spans("捌佰", "壹拾", "贰元", "陆角", "整"))) == "812.60"


def test_a_number_in_boxes_of_its_own_is_one_number() -> None:
    assert value(parse.boxed(r"1\d{10}")(spans(*"19900004907"))) == "19900004907"
    assert value(parse.boxed(r"1\d{10}")(spans("19900004907", "12"))) == "19900004907"
