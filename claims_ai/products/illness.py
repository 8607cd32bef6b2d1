"""Whether a diagnosis belongs to a group of illnesses, by code or by word."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from claims_ai.products.icd import codes_in, compact, within
from claims_ai.values import Treatment


class Group(Protocol):
    """Anything that names illnesses."""

    @property
    def icd10(self) -> tuple[str, ...]:
        """Codes or ranges."""

    @property
    def diagnoses(self) -> tuple[str, ...]:
        """Words."""


def named_by(group: Group, treatment: Treatment) -> str | None:
    """The word or code of the diagnosis that a group names; None where it names none."""
    word = first_word(treatment.diagnosis or "", group.diagnoses)
    if word or not group.icd10:
        return word
    codes = _codes(treatment.icd10, treatment.diagnosis or "")
    return next((code for code in codes if any(within(code, span) for span in group.icd10)), None)


def first_word(text: str, words: Sequence[str]) -> str | None:
    """The first of the words that a text holds."""
    for word in words:  # this runs for every line and every keyword
        if word in text:
            return word
    return None


@lru_cache(maxsize=1024)
def _codes(known: tuple[str, ...], diagnosis: str) -> tuple[str, ...]:
    return (*map(compact, known), *codes_in(diagnosis))
