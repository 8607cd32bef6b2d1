"""What becomes of a decision in people's hands: each kind a record of its own form. They are also what models learn from."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from claims_ai.claim import Money
from claims_ai.errors import InputError
from claims_ai.explain.person import REFUSALS
from claims_ai.wording import DOCUMENTS

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Scheme = Literal[
    "forged_papers", "sham_stay", "inflation", "false_cause", "loss_before_policy", "insured_when_ill"
]  # fmt: skip
Form = TypeVar("Form", bound="Outcome")
PAYS = ("approve", "partly_approve")
SETTLING = (*PAYS, "refuse")


class Outcome(BaseModel):
    """A record of what a person made of a decision; `result` is told in clear, all else is sealed."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: ClassVar[str]

    @property
    def result(self) -> str:
        """What came of it, in a word that tells nothing of a person."""
        raise NotImplementedError


class Judgement(Outcome):
    """A person's decision on a claim; `amount` is what is granted in all, by default what the terms give.

    `reason` is told to the claimant. A refusal needs a clause and a `reason_code`, a sum below what was calculated a clause.
    """

    kind: ClassVar[str] = "adjuster_decision"
    verdict: Literal["approve", "partly_approve", "refuse", "ask"]
    reason: Text
    clause: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""
    reason_code: str = ""
    amount: Money | None = None
    papers: tuple[str, ...] = ()

    @property
    def result(self) -> str:
        """The verdict."""
        return self.verdict

    @property
    def pays(self) -> bool:
        """Whether money goes out on it."""
        return self.verdict in PAYS

    @model_validator(mode="after")
    def _grounds(self) -> Self:
        if self.verdict == "refuse" and not self.clause:
            raise ValueError("a refusal needs the clause it rests on")
        if self.verdict == "refuse" and self.reason_code not in REFUSALS:
            raise ValueError(f"a refusal needs a reason_code, one of {', '.join(REFUSALS)}; given {self.reason_code!r}")
        if self.amount is not None and not self.pays:
            raise ValueError(f"{self.verdict} grants no amount: leave it out, or approve")
        if self.verdict == "partly_approve" and not self.amount:
            raise ValueError("partly_approve needs the amount that is certain, above 0")
        return self

    @model_validator(mode="after")
    def _papers_to_ask_for(self) -> Self:
        if (self.verdict == "ask") != bool(self.papers):
            raise ValueError("papers are named when, and only when, the claimant is asked for them")
        if unknown := [kind for kind in self.papers if kind not in DOCUMENTS]:
            raise ValueError(f"{unknown[0]!r} is no kind of paper; known are {', '.join(DOCUMENTS)}")
        return self


class Correction(Outcome):
    """A field that was read otherwise than it stands on the page; None where nothing was read, or nothing stands there."""

    kind: ClassVar[str] = "correction"
    file: Text
    page: Annotated[int, Field(ge=0)] = 0
    field: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,60}$")]
    right: Text | None
    read: str | None = None

    @property
    def result(self) -> str:
        """The field."""
        return self.field


class Investigation(Outcome):
    """How an investigation ended; `scheme` says which kind of fraud was confirmed."""

    kind: ClassVar[str] = "investigation"
    found: Literal["confirmed", "cleared"]
    scheme: Scheme | None = None
    notes: Text | None = None

    @property
    def result(self) -> str:
        """Confirmed or cleared."""
        return self.found

    @model_validator(mode="after")
    def _cleared_of_all(self) -> Self:
        if self.found == "cleared" and self.scheme:
            raise ValueError("who is cleared did nothing: leave scheme out")
        return self


class QualityReview(Outcome):
    """A look at an automatic approval: whether a person would have paid otherwise, and how much was `rightful`."""

    kind: ClassVar[str] = "quality_sample"
    would_have_changed: bool
    rightful: Money | None = None
    notes: Text | None = None

    @property
    def result(self) -> str:
        """Changed or unchanged."""
        return "changed" if self.would_have_changed else "unchanged"

    @model_validator(mode="after")
    def _by_how_much(self) -> Self:
        if self.would_have_changed != (self.rightful is not None):
            raise ValueError("rightful is what should have been paid: give it when, and only when, that is another sum")
        return self


class DeclarationAudit(Outcome):
    """What checking a 告知承诺 after the payment found: kept, or not, and then what was payable on the true facts."""

    kind: ClassVar[str] = "declaration_audit"
    paper: str
    kept: bool
    rightful: Money | None = None

    @property
    def result(self) -> str:
        """Kept or broken."""
        return "kept" if self.kept else "broken"

    @model_validator(mode="after")
    def _what_was_rightful(self) -> Self:
        if self.kept == (self.rightful is not None):
            raise ValueError("rightful is needed when, and only when, the declaration was broken")
        return self


class SecondRequest(Outcome):
    """A defect of ours: papers asked for that an earlier request could have named (保险法 22)."""

    kind: ClassVar[str] = "service_defect"
    asked_before: tuple[str, ...]
    asked_late: tuple[str, ...]

    @property
    def result(self) -> str:
        """Which defect."""
        return "second_request"


class Withdrawal(Outcome):
    """A person's decision taken back, with why; its entries leave the ledger."""

    kind: ClassVar[str] = "withdrawal"
    of: int
    reason: Text

    @property
    def result(self) -> str:
        """The number of the record that is taken back."""
        return str(self.of)


NOTED: Mapping[str, type[Outcome]] = {
    each.kind: each for each in (Correction, Investigation, QualityReview, DeclarationAudit)
}
"""What a person notes about a decision; the other kinds have steps of their own."""


def noted(kind: str, facts: Mapping[str, Any]) -> Outcome:
    """A record of a kind from plain data; InputError says what is wrong with it."""
    if kind not in NOTED:
        raise InputError(f"outcome {kind!r}: is none of {', '.join(NOTED)}")
    return parsed(NOTED[kind], facts)


def parsed(model: type[Form], facts: Mapping[str, Any]) -> Form:
    """A record of a form from plain data; InputError names the first thing that is wrong."""
    try:
        return model.model_validate(facts)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        told = f"{place}: {first['msg']}" if place else first["msg"].removeprefix("Value error, ")
        raise InputError(f"{model.kind}: {told}; mend it and send it again") from error
