"""What usually goes with an illness, a drug or a service: entries that a doctor can read and a user can add to, each with its source."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from claims_ai.identifiers.icd10 import bounds, validate_range

Text = Annotated[str, Field(min_length=2, max_length=200)]
Years = Annotated[float, Field(ge=0, le=150)]
Days = Annotated[int, Field(ge=0, le=100_000)]


def _flat(ranges: Any) -> Any:
    """Ranges may be given within ranges, as a YAML anchor does."""
    if not isinstance(ranges, list):
        return ranges
    return [inner for each in ranges for inner in (_flat(each) if isinstance(each, list) else [each])]


def half_width(word: str) -> str:
    """The form in which words and printed names are compared: half-width, upper case, no spaces."""
    return "".join(unicodedata.normalize("NFKC", word).upper().split())


Range = Annotated[str, AfterValidator(validate_range)]
Ranges = Annotated[tuple[Range, ...], BeforeValidator(_flat), Field(min_length=1)]
Word = Annotated[str, Field(min_length=1, max_length=60), AfterValidator(half_width)]
Words = Annotated[tuple[Word, ...], Field(min_length=1)]


class Part(BaseModel):
    """A part of an entry: unknown keys are refused and nothing changes after loading."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Part):
    """From and until, both counted; an absent end does not bound."""

    from_: Annotated[Years | None, Field(alias="from")] = None
    until: Years | None = None

    @model_validator(mode="after")
    def _bounds(self) -> Self:
        if self.from_ is None and self.until is None:
            raise ValueError("give from, until or both")
        if self.from_ is not None and self.until is not None and self.from_ > self.until:
            raise ValueError(f"from ({self.from_:g}) is above until ({self.until:g}): swap them")
        return self

    def holds(self, value: float) -> bool:
        """Whether a value lies in the span."""
        return (self.from_ is None or value >= self.from_) and (self.until is None or value <= self.until)

    @property
    def words(self) -> str:
        """The span in Chinese."""
        if self.from_ is None:
            return f"{self.until:g} 以内"
        return f"{self.from_:g} 以上" if self.until is None else f"{self.from_:g} 至 {self.until:g}"


class Quantity(Part):
    """At most so many at a time, or for each day of a stay, counted in one of the units."""

    until: Annotated[float | None, Field(gt=0)] = None
    per_day: Annotated[float | None, Field(gt=0)] = None
    units: Words

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.until is None) == (self.per_day is None):
            raise ValueError("give until or per_day, one of the two")
        return self


class Subject(Part):
    """What an entry is about: illnesses by code, drugs or services by words of their names; `visit` narrows it."""

    diagnoses: Ranges | None = None
    drugs: Words | None = None
    services: Words | None = None
    visit: Literal["outpatient", "inpatient"] | None = None

    @model_validator(mode="after")
    def _one_of_three(self) -> Self:
        if sum(each is not None for each in (self.diagnoses, self.drugs, self.services)) != 1:
            raise ValueError("name diagnoses, drugs or services, one of the three")
        return self


class Expected(Part):
    """What goes with it. `age` in years, `days` of a stay, `known_days` for which such an illness is known at least."""

    sex: Literal["male", "female"] | None = None
    age: Span | None = None
    days: Span | None = None
    cause: Literal["illness", "accident"] | None = None
    known_days: Days | None = None
    diagnoses: Ranges | None = None
    quantity: Quantity | None = None

    @property
    def given(self) -> frozenset[str]:
        """The facts that are spoken of."""
        return frozenset(name for name in type(self).model_fields if getattr(self, name) is not None)


class Conflicting(Part):
    """What does not go with it: illnesses, or a bill on which all lines hold one of the words."""

    diagnoses: Ranges | None = None
    only: Words | None = None


_OF_ILLNESS = frozenset({"sex", "age", "days", "cause", "known_days"})
_OF_ITEM = frozenset({"sex", "age", "diagnoses", "quantity"})


class Entry(Part):
    """One piece of knowledge. A `strong` one keeps the machine from paying where it is broken, a `soft` one is only shown."""

    what: Subject
    expects: Expected | None = None
    conflicts: Conflicting | None = None
    strength: Literal["strong", "soft"] = "soft"
    because: Text
    source: Text

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        given = self.expects.given if self.expects else frozenset()
        if not given and not (self.conflicts and self.conflicts.model_dump(exclude_none=True)):
            raise ValueError("expects or conflicts: say what goes with it or what does not")
        allowed = _OF_ILLNESS if self.what.diagnoses else _OF_ITEM
        if strange := given - allowed:
            raise ValueError(f"expects.{min(strange)} cannot be said of this: use {', '.join(sorted(allowed))}")
        if self.conflicts and self.what.diagnoses:
            raise ValueError("conflicts is for drugs and services: say what a diagnosis expects instead")
        return self


class KnowledgeFile(Part):
    """A file of entries; `ranges` only hold what YAML anchors name."""

    ranges: Annotated[dict[str, Ranges], Field(default_factory=dict)]
    entries: Annotated[tuple[Entry, ...], Field(min_length=1)]


_TESTS = ("测定", "检测", "抗体", "抗原", "浓度", "试验", "定量", "皮试", "筛查")
"""Words of laboratory tests, which may hold the name of a drug."""


class Knowledge:
    """All entries in force, in the order of the files, and a hash of those files.

    `of_code` gives the entries about an illness, `of_name` those about a billed drug or service by its printed name, `of_bills`
    are those about whole bills.
    """

    def __init__(self, entries: Iterable[Entry], version: str) -> None:
        self.entries = tuple(entries)
        self.version = version
        self.of_bills = tuple(entry for entry in self.entries if entry.conflicts and entry.conflicts.only)
        self.of_code = lru_cache(maxsize=8192)(self._about_illness)
        self.of_name = lru_cache(maxsize=8192)(self._about_item)
        self._illnesses = [
            (entry, tuple(map(bounds, entry.what.diagnoses))) for entry in self.entries if entry.what.diagnoses
        ]
        self._services = [(word, entry) for entry in self.entries for word in entry.what.services or ()]
        self._drugs = [(word, entry) for entry in self.entries for word in entry.what.drugs or ()]

    def _about_illness(self, code: str) -> tuple[Entry, ...]:
        first, last = bounds(code)
        return tuple(
            entry for entry, spans in self._illnesses if any(low <= first and last <= high for low, high in spans)
        )

    def _about_item(self, name: str) -> tuple[Entry, ...]:
        printed = half_width(name)
        named = [entry for word, entry in self._services if word in printed]
        if not any(test in printed for test in _TESTS):
            named += [entry for word, entry in self._drugs if word in printed]
        return tuple({id(entry): entry for entry in named}.values())
