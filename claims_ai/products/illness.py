"""Whether a diagnosis belongs to a group of illnesses, by code or by word."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from claims_ai.identifiers import icd10
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
    codes = (*treatment.icd10, *_printed(treatment.diagnosis or ""))
    return next((code for code in codes if icd10.within_any(code, group.icd10)), None)


def first_word(text: str, words: Sequence[str]) -> str | None:
    """The first of the words that a text holds."""
    for word in words:  # this runs for every line and every keyword
        if word in text:
            return word
    return None


@lru_cache(maxsize=1024)
def _printed(diagnosis: str) -> tuple[str, ...]:
    return icd10.codes_in(diagnosis)
