"""A claim as typed by the claimant and a policy as issued: parsed from JSON into values that hold what they say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    field_validator,
    model_validator,
)

from claims_ai.complaints import complaint, load_json
from claims_ai.errors import InputError
from claims_ai.identifiers.common import compact
from claims_ai.identifiers.icd10 import validate_range

Money = Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=2)]


def _day(day: object) -> object:
    """A day as text; what is no text is left to be complained of."""
    if not isinstance(day, str):
        return day
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise ValueError("is no day of the calendar: write it as 2026-03-01") from error


Day = Annotated[date, Field(strict=True), BeforeValidator(_day)]
Name = Annotated[str, Field(min_length=1, max_length=60)]
_FILE_NAME = r"^[^/\\\x00]{1,200}$"


class Party(BaseModel):
    """A person named in a policy."""

    model_config = ConfigDict(frozen=True)

    name: Name
    id_number: str | None = None


class Insured(Party):
    """A person a policy insures; those of one `household` share what is a family's, as under a group policy.

    `preexisting` are the illnesses known to be older than the policy, as ICD-10 codes or ranges.
    """

    household: Annotated[str, Field(min_length=1, max_length=60)] | None = None
    preexisting: tuple[Annotated[str, AfterValidator(validate_range)], ...] = ()


class Payee(BaseModel):
    """Where the money is to go."""

    model_config = ConfigDict(frozen=True)

    name: Name
    account: str
    bank: str | None = None


class SignedDeclaration(BaseModel):
    """A signed 告知承诺 that is to stand in for a deferrable paper; `text_digest` is the SHA-256 of the text that was shown."""

    model_config = ConfigDict(frozen=True)

    paper: Literal[
        "expense_list",
        "diagnosis_certificate",
        "discharge_summary",
        "claim_form",
        "receipt",
        "accident_certificate",
        "id_card_back",
    ]
    signed_by: Name
    signed_on: Day
    text_version: Annotated[str, Field(min_length=1, max_length=20)]
    text_digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    signature: Annotated[str, Field(min_length=1, max_length=200)]


class OtherPayment(BaseModel):
    """What another commercial insurer paid for these bills; `invoice` is the number of the bill, needed where there are several."""

    model_config = ConfigDict(frozen=True)

    insurer: Name
    amount: Money
    invoice: Annotated[str, Field(min_length=1, max_length=40)] | None = None


class Claim(BaseModel):
    """What the claimant typed. Further keys are kept out of the decision.

    `channel` says how it came in (`app`, `counter`, `agent` or as the insurer calls it): models are judged by it, nothing decides by it.
    """

    model_config = ConfigDict(frozen=True)

    claim_id: Annotated[str, Field(min_length=1, max_length=100)]
    policy_number: Annotated[str, Field(min_length=1, max_length=100)]
    insured_name: Name
    insured_id_number: Annotated[str, Field(min_length=1, max_length=30)]
    accident_date: Day
    cause: Literal["illness", "accident"]
    visit_type: Literal["outpatient", "inpatient"]
    claimed_amount: Money
    payee: Payee
    submitted_at: Day
    mobile: str | None = None
    channel: Annotated[str, Field(min_length=1, max_length=60)] | None = None
    declarations: tuple[SignedDeclaration, ...] = ()
    other_payments: tuple[OtherPayment, ...] = ()
    files: tuple[Annotated[str, Field(pattern=_FILE_NAME)], ...] = ()

    @field_validator("files")
    @classmethod
    def _each_file_once(cls, files: tuple[str, ...]) -> tuple[str, ...]:
        if doubled := {name for name in files if files.count(name) > 1}:
            raise ValueError(f"{', '.join(sorted(doubled))} is listed twice: list each file once")
        if ".." in files or "." in files:
            raise ValueError("a file is named by its name alone, without a folder")
        return files


class Policy(BaseModel):
    """A policy: whom it insures, under which product, from when to when.

    The insured of a policy are one family, unless they have households or it is a `group`'s, as an employer's.
    """

    model_config = ConfigDict(frozen=True)

    policy_number: Name
    holder: Party
    insured: Annotated[tuple[Insured, ...], Field(min_length=1)]
    product: str
    effective_from: Day
    effective_until: Day
    first_effective_from: Day | None = None
    status: str = "in_force"
    group: bool = False

    @model_validator(mode="after")
    def _dates_in_order(self) -> "Policy":
        if self.effective_until < self.effective_from:
            raise ValueError(
                f"effective_until ({self.effective_until}) is before effective_from ({self.effective_from}): correct one"
            )
        if self.insured_since > self.effective_from:
            raise ValueError(
                f"first_effective_from ({self.insured_since}) is after effective_from ({self.effective_from}): correct one"
            )
        return self

    @property
    def insured_since(self) -> date:
        """When cover first began; a renewal keeps it, and with it the waiting period that is over."""
        return self.first_effective_from or self.effective_from

    def insured_person(self, name: str, id_number: str) -> Insured | None:
        """The insured of that ID number, or of that name where the policy has no number of theirs; None if there is none."""
        numbered = (each for each in self.insured if each.id_number and compact(each.id_number) == compact(id_number))
        return next(numbered, None) or next(
            (each for each in self.insured if not each.id_number and each.name == name), None
        )

    def family_of(self, name: str, id_number: str) -> str:
        """Whom an insured person shares a family's deductibles and limits with: a household, themselves alone, or all of the policy."""
        person = self.insured_person(name, id_number)
        if person and person.household:
            return f"{self.policy_number} {person.household}"
        apart = self.group or any(each.household for each in self.insured)
        return compact(id_number) if apart else self.policy_number

    def covers(self, day: date) -> bool:
        """Whether the policy is in force on a day."""
        return self.status == "in_force" and self.effective_from <= day <= self.effective_until


@dataclass(frozen=True, slots=True)
class Upload:
    """One uploaded file; `error` says why its bytes could not be had."""

    name: str
    data: bytes = b""
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """A claim with its uploads, as it comes in."""

    claim: Claim
    uploads: tuple[Upload, ...]


def parse_claim(text: str | bytes, source: str) -> Claim:
    """A claim from JSON; InputError names the source, the key and what to do."""
    try:
        return Claim.model_validate(load_json(text, source))
    except ValidationError as error:
        raise InputError(complaint(source, error)) from error


def parse_policies(text: str | bytes, source: str) -> Mapping[str, Policy]:
    """Policies by number; InputError names the source, the place in the list and what to do."""
    try:
        policies = TypeAdapter(tuple[Policy, ...]).validate_python(load_json(text, source))
    except ValidationError as error:
        raise InputError(complaint(source, error)) from error
    by_number = {policy.policy_number: policy for policy in policies}
    if len(by_number) < len(policies):
        numbers = [policy.policy_number for policy in policies]
        doubled = sorted({number for number in numbers if numbers.count(number) > 1})
        raise InputError(f"{source}: policy number {', '.join(doubled)} is given twice; keep one")
    return by_number


def load_policies(path: Path) -> Mapping[str, Policy]:
    """Policies from a file."""
    return parse_policies(_bytes_of(path), str(path))


def load_submission(folder: Path, max_bytes: int) -> Submission:
    """A claim folder: claim.json and the files it lists, or all pictures beside it when it lists none."""
    if not folder.is_dir():
        raise InputError(f"{folder}: not a folder; name a folder that holds claim.json and its documents")
    claim = parse_claim(_bytes_of(folder / "claim.json"), f"{folder.name}/claim.json")
    names = claim.files or tuple(
        sorted(path.name for path in folder.iterdir() if path.is_file() and _is_document(path.name))
    )
    return Submission(claim, tuple(_upload(folder / name, max_bytes) for name in names))


def _is_document(name: str) -> bool:
    return not name.startswith(".") and not name.lower().endswith(".json")


def _upload(path: Path, max_bytes: int) -> Upload:
    try:
        if path.exists() and not path.is_file():
            return Upload(path.name, error=f"{path.name}: not a file; upload a picture or a PDF")
        if path.stat().st_size > max_bytes:
            return Upload(
                path.name, error=f"{path.name}: larger than the limit of {max_bytes / 1e6:.0f} MB; send a smaller file"
            )
        return Upload(path.name, path.read_bytes())
    except OSError as error:
        return Upload(
            path.name, error=f"{path.name}: listed in claim.json but cannot be opened ({error.strerror}); upload it"
        )


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be opened ({error.strerror}); check the path") from error
