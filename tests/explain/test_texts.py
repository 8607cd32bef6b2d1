"""Both languages say the same, and every code and step the code can give has words."""

import re
import string
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import pytest

from claims_ai.explain.person import REFUSALS
from claims_ai.explain.sections import SAMPLES
from claims_ai.explain.words import LANGUAGES, Language, Words, words_of
from claims_ai.letters.pictures import ELEMENTS, shapes_of, svg_of
from claims_ai.wording import DOCUMENTS, PROBLEMS

ROOT = Path(__file__).parents[2] / "claims_ai"
# Documents and pages are read before anything is decided; their findings have the codes of the contract.
SOURCES = [path for folder in ("checks", "products", "documents") for path in (ROOT / folder).rglob("*.py")]
SOURCES += list(ROOT.glob("*.py"))


def leaves(texts: Mapping[str, Any], place: str = "") -> Iterator[tuple[str, Any]]:
    for name, text in texts.items():
        key = f"{place}.{name}".strip(".")
        yield from leaves(text, key) if isinstance(text, Mapping) else [(key, text)]


def filled(text: Any) -> set[str]:
    parts = text if isinstance(text, list) else [text]
    return {name for part in parts for _, name, _, _ in string.Formatter().parse(part) if name}


def test_both_languages_have_the_same_texts_with_the_same_values() -> None:
    zh, en = (dict(leaves(words_of(language).texts)) for language in LANGUAGES)
    english_only = {
        key for key in en.keys() - zh.keys() if re.search(r"\.title(_\d)?$", key)
    }  # in Chinese the step's own label
    assert zh.keys() == en.keys() - english_only
    dates = {"letters.forms.date"}
    assert {
        key for key in zh.keys() - dates if filled(zh[key]) != filled(en[key]) and not key.startswith("steps.")
    } == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_a_decision_can_give_has_words(language: Language) -> None:
    words = words_of(language)
    assert sorted(code for code in codes() if words.find(f"reasons.decision.{code}") is None) == []


def codes() -> set[str]:
    """The codes of findings and reasons that the source makes."""
    given = re.compile(r'(?:(?:Finding|Reason|found)\(\s*|refused\(.*clause, )"([a-z_]+)"')
    doubts = re.findall(r'": \("([a-z_]+)", _', (ROOT / "medical" / "words.py").read_text("utf-8"))
    return {code for path in SOURCES for code in given.findall(path.read_text("utf-8"))} | set(doubts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_of_the_calculation_has_words(language: Language) -> None:
    pattern = re.compile(
        r'(?:note|less|less_lines|capped|refused|with_amounts|_up_to|_days_up_to|Step)\(\s*(?:state,\s*)?"([a-z_]+)"'
    )
    steps = {step for path in (ROOT / "products").glob("*.py") for step in pattern.findall(path.read_text("utf-8"))}
    words = words_of(language)
    assert {"ratio", "payable", "deductible"} <= steps
    assert sorted(step for step in steps if words.find(f"steps.{step}.note") is None) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_document_problem_and_reason_of_a_refusal_has_words(language: Language) -> None:
    words = words_of(language)
    parts = ("name", "what", "why", "how")
    assert all(words(f"papers.{kind}.{part}") for kind in DOCUMENTS for part in parts)
    assert all(words(f"letters.problems.{problem}") for problem in PROBLEMS)
    assert all(words(f"reasons.refusal.{code}") for code in REFUSALS)


def test_nobody_is_accused() -> None:
    accusing = re.compile("欺诈|骗|伪造|造假|嫌疑|fraud|forg|suspicio|fake", re.IGNORECASE)
    told = {key: text for language in LANGUAGES for key, text in leaves(words_of(language).texts)}
    assert {key for key, text in told.items() if accusing.search(str(text))} == set()


def test_every_document_and_sample_has_a_picture_of_few_elements() -> None:
    for name in (*DOCUMENTS, *SAMPLES):
        assert name == "other" or svg_of(name) != svg_of("other")
        assert {element for element, _, _ in shapes_of(name)} <= ELEMENTS


def test_a_value_is_never_read_as_a_text() -> None:
    assert words_of("zh")("letters.greeting.person", name="{sum}") == "尊敬的{sum}："


def test_there_are_two_languages() -> None:
    assert set(get_args(Language)) == set(LANGUAGES)
    assert isinstance(words_of("en"), Words)
