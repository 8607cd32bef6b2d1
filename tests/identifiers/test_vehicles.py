"""Plates and vehicle identification numbers: their forms, the check digit, and characters that cannot stand in them."""

import pytest

from claims_ai.identifiers import plate, vin


@pytest.mark.parametrize("number", ["京A12345", "京A·12345", "京AD12345", "京a1234学", "京A12345D"])
def test_ordinary_new_energy_and_learner_plates_are_plates(number: str) -> None:
    assert plate.is_valid(number)


@pytest.mark.parametrize("number", ["京I12345", "A12345", "京A123", "京AO2345", "某A12345", ""])
def test_what_is_no_plate_is_refused(number: str) -> None:
    assert not plate.is_valid(number)


def test_letters_that_plates_do_not_use_are_digits() -> None:
    assert plate.repair("京AIO345") == "京A10345"


@pytest.mark.parametrize("place", range(17))
def test_a_wrong_digit_of_a_vin_is_noticed(place: int) -> None:
    number = "1M8GDM9AXKP042788"
    wrong = number[:place] + ("1" if number[place] != "1" else "2") + number[place + 1 :]
    assert vin.is_valid(number)
    assert not vin.is_valid(wrong) or vin._VALUES[number[place]] == vin._VALUES[wrong[place]]


def test_a_letter_that_cannot_stand_in_a_vin_is_the_digit_it_looks_like() -> None:
    assert vin.repair("IM8GDM9AXKPO42788") == "1M8GDM9AXKP042788"
