"""Money is read strictly: what is not clearly one amount is refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims_ai.money import amount_text, fen, parse_amount, parse_words, to_words

amounts = st.decimals(0, Decimal("999999999.99"), places=2)


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("壹佰零伍元整", "105.00"),
        ("伍角", "0.50"),
        ("伍角整", "0.50"),
        ("叁分", "0.03"),
        ("壹角贰分", "0.12"),
        ("壹万元", "10000.00"),
        ("拾元", "10.00"),
        ("拾伍元整", "15.00"),
        ("壹拾万零伍佰元整", "100500.00"),
        ("壹万零伍元整", "10005.00"),
        ("壹仟零伍拾元整", "1050.00"),
        ("贰亿元整", "200000000.00"),
        ("壹拾贰亿叁仟万元整", "1230000000.00"),
        ("壹亿零壹元整", "100000001.00"),
        ("零元整", "0.00"),
        ("零元零角零分", "0.00"),
        ("人民币壹佰元整", "100.00"),
        ("人民币:壹佰元整", "100.00"),
        ("壹佰元伍分", "100.05"),
        ("壹佰元零伍分", "100.05"),
        ("壹佰元零角伍分", "100.05"),
        ("贰拾圆正", "20.00"),
        ("贰拾圓整", "20.00"),
        ("壹仟捌佰零壹元捌角伍分", "1801.85"),
        ("壹万叁仟柒佰贰拾肆元叁角", "13724.30"),
        ("零万零仟伍佰零拾叁元零角零分", "503.00"),
        ("壹 佰 贰 拾 叁 元 整", "123.00"),
        ("一百二十三元四角", "123.40"),
        ("貳萬參仟陸佰元整", "23600.00"),
        ("负壹佰元整", "-100.00"),
    ],
)
def test_words_are_read(words: str, amount: str) -> None:
    assert amount_text(parse_words(words)) == amount


@pytest.mark.parametrize(
    "words",
    [
        "",
        "元",
        "整",
        "零",
        "人民币",
        "万元",
        "亿元",
        "佰元",
        "壹壹元",
        "壹佰壹佰元",
        "壹拾佰元",
        "壹角元",
        "壹佰",
        "壹分贰角",
        "壹元壹元",
        "壹万亿元",
        "壹万贰万元",
        "合计壹元",
        "¥壹元",
        "壹佰元100",
        "壹贰角",
        "壹元整伍角",
        "壹佰x元",
    ],
)
def test_words_that_are_not_one_amount_are_refused(words: str) -> None:
    with pytest.raises(ValueError, match="in words"):
        parse_words(words)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("¥1,801.85元", "1801.85"),
        ("￥ 1801.85", "1801.85"),
        ("１，８０１．８５", "1801.85"),
        ("RMB 12", "12.00"),
        ("CNY12.5", "12.50"),
        ("1,234,567.89", "1234567.89"),
        ("1, 801. 85", "1801.85"),
        ("12圆", "12.00"),
        ("-5.00", "-5.00"),
        ("-¥5.00", "-5.00"),
        ("¥-5.00", "-5.00"),
        ("−5.00", "-5.00"),
        ("0", "0.00"),
        ("0012.00", "12.00"),
    ],
)
def test_amounts_are_read(text: str, amount: str) -> None:
    assert amount_text(parse_amount(text)) == amount


@pytest.mark.parametrize(
    "text",
    [
        "",
        "¥",
        "元",
        "1.",
        ".5",
        "1,23",
        "1,2345",
        "12,34.5",
        "1e5",
        "٣",
        "--1",
        "-¥-1",
        "1 234",
        "12 元 34",
        "元12",
        "(12.00)",
        "NaN",
        "Infinity",
        "12.3.4",
        "9" * 40,
        "1_000",
        "O.50",
        "12.00-",
    ],
)
def test_what_is_not_one_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        parse_amount(text)


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [("2.345", "2.35"), ("2.344999", "2.34"), ("0.005", "0.01"), ("2.355", "2.36"), ("-2.345", "-2.35"), ("7", "7.00")],
)
def test_the_fen_is_rounded_half_up(exact: str, rounded: str) -> None:
    assert str(fen(Decimal(exact))) == rounded


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0.00", "零元整"),
        ("0.05", "伍分"),
        ("0.50", "伍角整"),
        ("105.00", "壹佰零伍元整"),
        ("100.05", "壹佰元零伍分"),
        ("1801.85", "壹仟捌佰零壹元捌角伍分"),
        ("10005.00", "壹万零伍元整"),
        ("100500.00", "壹拾万零伍佰元整"),
        ("20030040.00", "贰仟零叁万零肆拾元整"),
        ("100000001.00", "壹亿零壹元整"),
        ("100010000.00", "壹亿零壹万元整"),
    ],
)
def test_amounts_are_written_as_cashiers_do(amount: str, words: str) -> None:
    assert to_words(Decimal(amount)) == words


@given(amounts)
def test_an_amount_written_in_words_is_read_back(amount: Decimal) -> None:
    assert parse_words(to_words(amount)) == amount


@given(amounts)
def test_an_amount_written_in_digits_is_read_back(amount: Decimal) -> None:
    assert parse_amount(amount_text(amount)) == parse_amount(f"¥{amount:,.2f}元") == amount


@given(st.text("零壹贰伍拾佰仟万亿元角分整", max_size=12))
def test_words_are_read_or_refused_and_never_worth_less_than_nothing(words: str) -> None:
    try:
        assert parse_words(words) >= 0
    except ValueError as error:
        assert "in words" in str(error)  # noqa: PT017 - both ends are lawful, and nothing else may happen


def test_words_are_those_a_cashier_would_write() -> None:
    written = {text: to_words(Decimal(text)) for text in ("1005.30", "100200.05", "80.00", "0.30", "10000.00")}
    assert written == {
        "1005.30": "壹仟零伍元叁角整",
        "100200.05": "壹拾万零贰佰元零伍分",
        "80.00": "捌拾元整",
        "0.30": "叁角整",
        "10000.00": "壹万元整",
    }
