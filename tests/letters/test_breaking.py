"""Chinese lines break as people write them."""

from hypothesis import given
from hypothesis import strategies as st

from claims_ai.letters.breaking import lines_of


def test_an_amount_and_a_date_stay_whole_and_a_closing_mark_begins_no_line() -> None:
    assert list(lines_of("我们最迟付给您 1,315.00 元。", 11, len)) == ["我们最迟付给您 ", "1,315.00 元。"]
    assert list(lines_of("请在2026年4月9日前，提供。", 9, len)) == ["请在", "2026年4月9日", "前，提供。"]
    assert list(lines_of("是自己承担的，然后", 6, len)) == ["是自己承担", "的，然后"]


def test_a_word_wider_than_the_line_is_broken_anywhere() -> None:
    assert list(lines_of("abcdefghij", 4, len)) == ["abcd", "efgh", "ij"]


@given(st.text(alphabet="赔付，。“”（）ab12 .年月日元", max_size=60), st.integers(min_value=2, max_value=12))
def test_no_character_is_lost_and_no_line_is_wider(text: str, width: int) -> None:
    lines = list(lines_of(text, width, len))
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(len(line.rstrip()) <= width for line in lines)
