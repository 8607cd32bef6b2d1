"""Diagnosis codes: forms Chinese papers print, ranges as products write them, and what lies within what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims_ai.identifiers import icd10
from claims_ai.identifiers.common import FormError, IdentifierError

CODES = st.from_regex(r"[A-Z]\d\d(\.\d{1,3})?", fullmatch=True).filter(str.isascii)


@pytest.mark.parametrize(
    ("printed", "code"),
    [("J18.900", "J18.900"), ("j18", "J18"), ("I10.X00", "I10.x00"), ("c50.900x001", "C50.900x001"), ("A17.0†", "A17.0"), ("N08.3*", "N08.3"),
     ("Ｅ１１.９", "E11.9"), ("X45.9", "X45.9")],
)  # fmt: skip
def test_codes_are_read_in_every_form_papers_print(printed: str, code: str) -> None:
    assert icd10.validate(printed) == code


@pytest.mark.parametrize(
    "text", ["", "肺炎", "J1", "J180", "J18.9000", "M8140/3", "A08.03.01.03", "18.9", "J18.x", "JJ8.9"]
)
def test_what_is_no_code_is_refused(text: str) -> None:
    if text in ("J180", "J18.x"):  # the dot may be missing, and x fills an empty place
        assert icd10.is_valid(text)
    else:
        assert not icd10.is_valid(text)


def test_a_letter_among_the_digits_is_put_right_only_where_one_digit_was_meant() -> None:
    assert icd10.repair("S52.S") == "S52.5"
    assert icd10.repair("KBO.1") is None


@pytest.mark.parametrize(
    ("code", "span", "inside"),
    [
        ("C97", "C00-C97", True), ("D00", "C00-C97", False), ("C50.900x001", "C00-C97", True), ("O99.9", "O00-O99.9", True),
        ("O99", "O00-O99.9", True), ("O99", "O00-O99.8", False), ("K35.2", "K35.0-K35.9", True), ("I84.201", "I84", True), ("K64.8", "K64-K64.7", False),
        ("I10.x00", "I10", True), ("T14.1", "S00-T98", True), ("J18", "J18.0-J18.9", True), ("J18", "J18.0-J18.5", False), ("E11900", "E11", True),
    ],
)  # fmt: skip
def test_a_code_lies_within_a_range_when_all_it_stands_for_does(code: str, span: str, inside: bool) -> None:
    assert icd10.within(code, span) is inside


@pytest.mark.parametrize("span", ["C97-C00", "C00-C50-C97", "肿瘤", "C00-", "-C97"])
def test_a_range_that_cannot_be_is_refused(span: str) -> None:
    with pytest.raises(FormError):
        icd10.validate_range(span)


@given(CODES, CODES, CODES)
def test_within_follows_the_order_of_codes(low: str, code: str, high: str) -> None:
    first, middle, last = sorted((low, code, high), key=icd10.bounds)
    assert icd10.within(middle, f"{first}-{last}") or icd10.bounds(middle)[1] > icd10.bounds(last)[1]
    if icd10.within(middle, first):
        assert icd10.is_child(middle, first)


@given(CODES)
def test_every_code_lies_within_itself_and_its_parents(code: str) -> None:
    wider: str | None = code
    while wider:
        assert icd10.within(code, wider)
        assert icd10.is_child(code, wider)
        wider = icd10.parent(wider)


@given(st.text(max_size=30))
def test_any_text_is_a_code_or_refused(text: str) -> None:
    try:
        assert icd10.validate(icd10.validate(text)) == icd10.validate(text)
    except IdentifierError:
        assert icd10.repair(text) is None or icd10.is_valid(icd10.repair(text) or "")
    assert all(map(icd10.is_valid, icd10.codes_in(text)))
