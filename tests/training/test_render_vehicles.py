"""Invented vehicles and licences hold together and belong to nobody."""

from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from claims_ai.identifiers import bank_card, plate, vin
from training.render import accidents, rarities, vehicles

seeds = st.integers(0, 2**32).map(Random)
KNOWN_CITIES = {"琼": "F", "青": "H", "宁": "E", "藏": "J", "苏": "U", "陕": "V"}


@given(seeds)
def test_plates_and_vehicle_numbers_hold_but_no_city_or_manufacturer_has_them(rng: Random) -> None:
    car = vehicles.vehicle(rng)
    assert plate.is_valid(car.plate)
    assert car.plate[1] > KNOWN_CITIES.get(car.plate[0], "C")
    assert vin.is_valid(car.vin)
    assert car.vin[:2] == "L0"


def test_a_first_licence_of_a_leap_day_begins_on_it() -> None:
    held = vehicles.licence(Random(17480))
    assert held.first_issued == held.valid_from == date(2024, 2, 29)


@given(seeds)
def test_nobody_drives_before_eighteen_and_a_licence_is_not_older_than_the_first(rng: Random) -> None:
    held = vehicles.licence(rng)
    assert held.first_issued.year - held.person.birth_date.year >= 18
    assert held.first_issued <= held.valid_from <= date(2026, 12, 31)


@given(seeds)
def test_at_most_one_party_bears_an_accident_alone(rng: Random) -> None:
    shares = [party.responsibility for party in accidents.accident(rng, ("{y}{n}",)).parties]
    assert shares.count("全部责任") + shares.count("主要责任") in (0, 1)
    assert shares.count("同等责任") in (0, 2)


@given(seeds, st.sampled_from((16, 17, 18, 19)))
def test_card_numbers_of_every_length_pass_luhn_under_a_prefix_of_no_bank(rng: Random, length: int) -> None:
    number = rarities.card_number(rng, length)
    assert (len(number), number[:2], bank_card.is_valid(number)) == (length, "99", True)
