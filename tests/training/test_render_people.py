"""Invented people: their numbers hold, and can belong to nobody."""

from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from claims_ai.identifiers import bank_card, resident_id
from training.render import people

seeds = st.integers(0, 2**32).map(Random)


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
