"""Diagnoses as written to ICD-10: surely and rightly, or not at all."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims_ai.medical import code, codes_of
from claims_ai.medical.lookup import SURE, Coded
from claims_ai.medical.table import table
from tests.medical.diagnoses import written


def one(text: str) -> Coded:
    (coded,) = codes_of(text)
    return coded


@pytest.mark.parametrize(("text", "codes"), written(), ids=lambda value: value if isinstance(value, str) else "")
def test_a_diagnosis_is_coded_as_a_coder_would(text: str, codes: tuple[str, ...]) -> None:
    assert tuple(each.code for each in codes_of(text) if each.confidence >= SURE) == codes


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("急性阑尾炎", "stated"), ("急性阑尾炎？", "suspected"), ("急性阑尾炎待排", "suspected"), ("疑似肺结核", "suspected"), ("肺结核不能排除", "suspected"),
        ("排除骨折", "excluded"), ("骨折已排除", "excluded"), ("胃癌术后", "past"), ("肺结核病史", "past"),
    ],
)  # fmt: skip
def test_what_is_suspected_ruled_out_or_over_is_marked(text: str, state: str) -> None:
    assert one(text).state == state
    assert one(text).sure is (state == "stated")


def test_a_misread_character_is_recognised_but_never_sure() -> None:
    assert (one("急性上呼吸道感柒").code, one("急性上呼吸道感柒").sure) == ("J06.9", False)


@pytest.mark.parametrize("text", ["输卵管恶性肿溜", "腹腺恶性肿瘤", "甲状腺功能抗进症"])
def test_an_organ_or_a_direction_is_never_guessed(text: str) -> None:
    assert [each for each in codes_of(text) if each.confidence >= SURE] == []


def test_a_printed_code_goes_before_the_words_unless_they_contradict_it() -> None:
    assert (one("混合痔 K64.811").code, one("混合痔 K64.811").sure) == ("K64.811", True)
    assert one("急性胃炎 J18.9").sure is False


def test_a_vertebra_is_no_code() -> None:
    assert [each.code for each in codes_of("T12椎体压缩骨折")] == ["S22.0"]


def test_what_names_no_illness_is_said() -> None:
    assert code("某种怪病；高血压").unknown == ("某种怪病",)


def test_coding_takes_well_under_a_millisecond() -> None:
    codes_of("急性上呼吸道感柒")
    texts = [f"{text}，{number}" for number, (text, _) in enumerate(written())]
    started = time.perf_counter()
    assert all(codes_of(text) is not None for text in texts)
    assert (time.perf_counter() - started) / len(texts) < 0.002


@given(st.text(max_size=80))
def test_any_text_is_coded_or_left(text: str) -> None:
    assert all(0 < each.confidence < 1 for each in codes_of(text))


WORDS = (*table().codes, *"、，；？()侧伴 12.", "术后", "待查", "排除")


@given(st.lists(st.sampled_from(WORDS), max_size=6))
def test_any_words_of_diagnoses_are_coded_to_codes_of_the_table(words: list[str]) -> None:
    assert all(each.name == table().name_of(each.code) for each in codes_of("".join(words)))
