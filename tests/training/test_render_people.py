"""Invented people: their numbers hold, and can belong to nobody."""

from datetime import date
from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from claims_ai.identifiers import bank_card, resident_id
from claims_ai.money import parse_words
from training.render import people

seeds = st.integers(0, 2**32).map(Random)


@given(st.decimals(min_value=0, max_value=Decimal("999999999.99"), places=2))
def test_an_amount_in_words_reads_back_as_the_amount(amount: Decimal) -> None:
    assert parse_words(people.to_words(amount)) == amount


def test_words_are_those_a_cashier_would_write() -> None:
    written = {text: people.to_words(Decimal(text)) for text in ("1005.30", "100200.05", "80.00", "0.30", "10000.00")}
    assert written == {
        "1005.30": "壹仟零伍元叁角整",
        "100200.05": "壹拾万零贰佰元零伍分",
        "80.00": "捌拾元整",
        "0.30": "叁角整",
        "10000.00": "壹万元整",
    }


@given(seeds)
def test_a_resident_number_is_valid_and_tells_birth_and_sex(rng: Random) -> None:
    someone = people.invent(rng)
    number = resident_id.validate(someone.id_number)
    assert (resident_id.birth_date(number), resident_id.sex(number)) == (someone.birth_date, someone.sex)


@given(seeds)
def test_nobody_lives_where_invented_people_live(rng: Random) -> None:
    someone = people.invent(rng)
    assert someone.id_number.startswith("99"), "the highest province code of GB/T 2260 is 82 (91 for the remainder)"
    assert someone.address.startswith("江州省")
    assert someone.mobile.startswith("1990000")
    assert len(someone.mobile) == 11


@given(seeds)
def test_a_card_number_passes_luhn_under_a_prefix_of_no_bank(rng: Random) -> None:
    number = people.bank_card(rng)
    assert bank_card.is_valid(number)
    assert number.startswith("99")


def test_the_same_name_and_seed_give_the_same_person() -> None:
    first, second = (people.person("陈晓雯", "female", date(1988, 3, 14), Random(5)) for _ in range(2))
    assert first == second
