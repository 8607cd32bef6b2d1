"""What holds for every number: the same verbs, and no repair that guesses."""

import string
from collections.abc import Callable
from datetime import date, timedelta
from types import ModuleType

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claims_ai.identifiers import bank_card, credit_code, invoice_code, invoice_number, resident_id
from claims_ai.identifiers.common import ChecksumError, FormError, IdentifierError

EVERY = (bank_card, credit_code, invoice_code, invoice_number, resident_id)
CHECKED = (bank_card, credit_code, resident_id)
DIGITS = "0123456789"
CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY"

births = st.dates(date(1900, 1, 1), date(2026, 11, 23))


def completed(module: ModuleType, body: str, last: str) -> str:
    """The number with the one last character that makes it valid."""
    return next(body + char for char in last if module.is_valid(body + char))


@st.composite
def resident_ids(draw: st.DrawFn) -> str:
    region, order = draw(st.integers(110000, 659999)), draw(st.integers(0, 999))
    return completed(resident_id, f"{region}{draw(births):%Y%m%d}{order:03}", DIGITS + "X")


@st.composite
def credit_codes(draw: st.DrawFn) -> str:
    body = draw(st.text(CODE, min_size=9, max_size=9))
    return completed(credit_code, f"91{draw(st.integers(110000, 659999))}{body}", CODE)


@st.composite
def bank_cards(draw: st.DrawFn) -> str:
    return completed(bank_card, draw(st.text(DIGITS, min_size=15, max_size=18)), DIGITS)


NUMBERS: dict[ModuleType, st.SearchStrategy[str]] = {
    bank_card: bank_cards(),
    credit_code: credit_codes(),
    resident_id: resident_ids(),
    invoice_code: st.sampled_from((6, 8, 10, 12)).flatmap(lambda n: st.text(DIGITS, min_size=n, max_size=n)),
    invoice_number: st.sampled_from((8, 10, 20)).flatmap(lambda n: st.text(DIGITS, min_size=n, max_size=n)),
}


@pytest.mark.parametrize("module", EVERY, ids=lambda module: module.__name__)
@given(data=st.data())
def test_spaces_hyphens_case_and_width_do_not_matter(module: ModuleType, data: st.DataObject) -> None:
    number = data.draw(NUMBERS[module])
    wide = number.lower().translate({ord(c): ord(c) + 0xFEE0 for c in string.digits})
    assert module.validate(f" {wide[:4]} {wide[4:]}-") == number


@pytest.mark.parametrize("module", EVERY, ids=lambda module: module.__name__)
@given(text=st.text(max_size=24))
def test_any_text_is_judged_without_failing(module: ModuleType, text: str) -> None:
    assert module.is_valid(text) is (module.repair(text) == module.compact(text))


@pytest.mark.parametrize("module", CHECKED, ids=lambda module: module.__name__)
@given(data=st.data())
def test_one_wrong_digit_is_always_noticed(module: ModuleType, data: st.DataObject) -> None:
    number = data.draw(NUMBERS[module])
    place = data.draw(st.integers(0, len(number) - 1))
    wrong = data.draw(st.sampled_from(DIGITS))
    assume(wrong != number[place])
    assert not module.is_valid(number[:place] + wrong + number[place + 1 :])


@pytest.mark.parametrize("module", [resident_id, bank_card], ids=lambda module: module.__name__)
@pytest.mark.parametrize(("seen", "meant"), [("O", "0"), ("I", "1"), ("Z", "2"), ("S", "5"), ("B", "8")])
@given(data=st.data())
def test_one_letter_read_for_a_digit_is_put_right(
    module: ModuleType, seen: str, meant: str, data: st.DataObject
) -> None:
    number = data.draw(NUMBERS[module])
    place = number.find(meant)
    assume(place >= 0)
    assert module.repair(number[:place] + seen + number[place + 1 :]) == number


@pytest.mark.parametrize("module", EVERY, ids=lambda module: module.__name__)
@given(data=st.data())
def test_repair_gives_a_valid_number_or_none(module: ModuleType, data: st.DataObject) -> None:
    number = data.draw(NUMBERS[module])
    place = data.draw(st.integers(0, len(number) - 1))
    misread = number[:place] + data.draw(st.sampled_from(string.ascii_uppercase + DIGITS + "?*|")) + number[place + 1 :]
    mended = module.repair(misread)
    assert mended is None or module.is_valid(mended)


@given(number=resident_ids(), born=births, place=st.integers(0, 17), digit=st.sampled_from(DIGITS))
def test_a_wrong_digit_that_leaves_the_date_possible_is_never_guessed(
    number: str, born: date, place: int, digit: str
) -> None:
    misread = number[:place] + digit + number[place + 1 :]
    assume(misread != number)
    try:
        date.fromisoformat(misread[6:14])
    except ValueError:
        assume(False)
    assume("1900" <= misread[6:10] < "2100")
    assert resident_id.repair(misread) is None


@given(number=resident_ids())
def test_the_month_that_cannot_be_is_put_right_or_left(number: str) -> None:
    misread = number[:10] + ("3" if number[10] != "3" else "2") + number[11:]
    assert resident_id.repair(misread) in {number, None}


@given(number=bank_cards(), place=st.integers(0, 15))
def test_one_erased_digit_follows_from_the_check_digit(number: str, place: int) -> None:
    assert bank_card.repair(number[:place] + "*" + number[place + 1 :]) == number


@given(number=bank_cards())
def test_a_masked_number_is_not_completed(number: str) -> None:
    assert bank_card.repair(number[:6] + "*" * (len(number) - 10) + number[-4:]) is None


@given(born=births, order=st.integers(0, 999))
def test_birth_date_and_sex_are_read_from_the_resident_id(born: date, order: int) -> None:
    number = completed(resident_id, f"340104{born:%Y%m%d}{order:03}", DIGITS + "X")
    assert (resident_id.birth_date(number), resident_id.sex(number)) == (born, "male" if order % 2 else "female")


@pytest.mark.parametrize(
    ("validate", "text", "error", "reason"),
    [
        (resident_id.validate, "34010420011210787", FormError, "17 characters where 18"),
        (resident_id.validate, "3401042001121X787X", FormError, "'X' cannot stand at place 14"),
        (resident_id.validate, "34010420010229787X", FormError, "20010229 is not a date"),
        (resident_id.validate, "34010418991210787X", FormError, "1899"),
        (resident_id.validate, "340104200112107871", ChecksumError, "would have to be X"),
        (credit_code.validate, "91440300MA5DN1JG0I", FormError, "'I' cannot stand at place 18"),
        (credit_code.validate, "91A40300MA5DN1JG0A", FormError, "'A' cannot stand at place 3"),
        (credit_code.validate, "91440300MA5DN1JG0B", ChecksumError, "would have to be A"),
        (bank_card.validate, "622298462025160", FormError, "15 characters where 16 to 19"),
        (bank_card.validate, "6222984620251608", ChecksumError, "Luhn"),
        (invoice_number.validate, "123456789", FormError, "8, 10 or 20"),
        (invoice_code.validate, "1234567", FormError, "6, 8, 10 or 12"),
        (invoice_number.validate, "1234567٣", FormError, "cannot stand at place 8"),
    ],
)
def test_a_refusal_says_why(
    validate: Callable[[str], str], text: str, error: type[IdentifierError], reason: str
) -> None:
    with pytest.raises(error, match=reason):
        validate(text)


@pytest.mark.parametrize("code", ["91350100M000100Y43", "91110000600037341L"])
def test_published_credit_codes_are_valid(code: str) -> None:
    assert credit_code.is_valid(code)


@given(born=st.dates(date(1900, 1, 1), date(2099, 12, 31) - timedelta(days=1)))
def test_the_published_weights_give_the_same_check_character(born: date) -> None:
    """GB 11643 prints its weights as a table; the module computes them."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    body = f"340104{born:%Y%m%d}123"
    remainder = sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11
    assert resident_id.is_valid(body + "10X98765432"[remainder])
