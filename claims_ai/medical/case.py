"""A claim as medicine sees it: who was ill, with what, for how long, and what was billed."""

from dataclasses import dataclass

from claims_ai.medical.lookup import SURE, Coded


@dataclass(frozen=True, slots=True)
class Line:
    """One billed drug or service; quantity and unit as printed, where they are."""

    name: str
    quantity: float | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Bill:
    """The lines of one document. `days` of the stay it bills; `whole` where its lines make up its total."""

    document: str
    visit: str
    lines: tuple[Line, ...]
    days: int | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """What is known; None where nothing says it. `illnesses` in their order, the main one first, without those ruled out.

    `age` in years, `known_days` from the first day insured to treatment, `understood` where every diagnosis was coded surely.
    """

    illnesses: tuple[Coded, ...] = ()
    understood: bool = True
    sex: str | None = None
    age: float | None = None
    cause: str | None = None
    known_days: int | None = None
    stays: tuple[int, ...] = ()
    bills: tuple[Bill, ...] = ()


def understood(illnesses: tuple[Coded, ...], unknown: tuple[str, ...]) -> bool:
    """Whether what was told of illnesses was understood wholly."""
    return bool(illnesses) and not unknown and all(each.confidence >= SURE for each in illnesses)
