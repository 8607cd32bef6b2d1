"""Whether a diagnosis belongs to a group of illnesses, by code or by word."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from claims_ai.identifiers import icd10


class Group(Protocol):
    """Anything that names illnesses."""

    @property
    def icd10(self) -> tuple[str, ...]:
        """Codes or ranges."""

    @property
    def diagnoses(self) -> tuple[str, ...]:
        """Words."""


class Diagnosed(Protocol):
    """Anything with a diagnosis, as a treatment."""

    @property
    def diagnosis(self) -> str | None:
        """Its words."""

    @property
    def icd10(self) -> tuple[str, ...]:
        """Codes known beside those printed in it."""


class ForIllnesses(Protocol):
    """Anything that holds for some illnesses only, as a benefit."""

    @property
    def illnesses(self) -> Sequence[Group]:
        """Those it is for; empty for all."""

    @property
    def except_illnesses(self) -> Sequence[Group]:
        """Those it is not for."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A diagnosis without a bill."""

    diagnosis: str | None
    icd10: tuple[str, ...] = ()


def holds_for(terms: ForIllnesses, diagnosed: Diagnosed) -> bool:
    """Whether terms are for the illness that was diagnosed."""
    if any(named_by(illness, diagnosed) for illness in terms.except_illnesses):
        return False
    return not terms.illnesses or any(named_by(illness, diagnosed) for illness in terms.illnesses)


def named_by(group: Group, diagnosed: Diagnosed) -> str | None:
    """The word or code of the diagnosis that a group names; None where it names none."""
    word = first_word(diagnosed.diagnosis or "", group.diagnoses)
    if word or not group.icd10:
        return word
    codes = (*diagnosed.icd10, *_printed(diagnosed.diagnosis or ""))
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
