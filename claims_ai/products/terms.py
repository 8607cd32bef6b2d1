"""The terms of a product: what an actuary writes in YAML, validated.

Every part carries the clause it comes from, so that a calculation can be read against the contract. Amounts are CNY.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Money = Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=2)]
Ratio = Annotated[Decimal, Field(ge=0, le=1)]
Days = Annotated[int, Field(ge=0, le=36500)]
Text = Annotated[str, Field(min_length=1)]
Keywords = tuple[Text, ...]

VisitType = Literal["outpatient", "inpatient"]
DocumentType = Literal[
    "medical_invoice_outpatient",
    "medical_invoice_inpatient",
    "expense_list",
    "discharge_summary",
    "diagnosis_certificate",
    "id_card_front",
    "id_card_back",
    "bank_card",
    "claim_form",
    "vat_invoice",
    "driving_licence",
    "vehicle_licence",
    "accident_certificate",
    "receipt",
    "vehicle_damage_photo",
]


class Terms(BaseModel):
    """A part of a product: unknown keys are refused and nothing changes after loading."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Deductible(Terms):
    """What the insured bears first: at every visit, or once a policy year over all benefits together.

    `filled_by_social_insurance`: what social insurance paid counts as borne.
    """

    amount: Money
    basis: Literal["per_visit", "annual"]
    filled_by_social_insurance: bool = False
    clause: Text


class PaymentRatio(Terms):
    """The share that is paid, where social insurance settled first and where it did not."""

    with_social_insurance: Ratio
    without_social_insurance: Ratio
    clause: Text


class ItemLimit(Terms):
    """The most that counts for the lines that a keyword names, for each day of a stay or for the visit."""

    title: Text
    keywords: Annotated[Keywords, Field(min_length=1)]
    amount: Money
    per: Literal["day", "visit"]
    clause: Text


class Limits(Terms):
    """The most that is paid; an absent one does not limit. A year is a policy year."""

    per_day: Money | None = None
    per_visit: Money | None = None
    per_year: Money | None = None
    clause: Text

    @model_validator(mode="after")
    def _rising(self) -> Self:
        given = [(name, getattr(self, name)) for name in ("per_day", "per_visit", "per_year")]
        given = [(name, amount) for name, amount in given if amount is not None]
        for (less, low), (more, high) in pairwise(given):
            if low > high:
                raise ValueError(f"{less} ({low}) is above {more} ({high}) and would never apply: swap or remove one")
        return self


class Indemnity(Terms):
    """Pays back what a treatment cost the insured (费用补偿).

    `clause` is that of the benefit, `scope_clause` says which expenses count, `compensation_clause` that nobody is paid
    back more than the cost. `self_funded_covered` is about 自费, `class_c_covered` about lines of class 丙.
    """

    kind: Literal["indemnity"]
    applies_to: VisitType
    title: Text
    deductible: Deductible
    ratio: PaymentRatio
    limits: Limits
    item_limits: tuple[ItemLimit, ...] = ()
    self_funded_covered: bool = False
    class_c_covered: bool = False
    personal_account_counts_as_own: bool = True
    clause: Text
    scope_clause: Text
    compensation_clause: Text

    @property
    def key(self) -> str:
        """What the ledger of paid amounts calls this benefit."""
        return self.applies_to

    @model_validator(mode="after")
    def _limits_above_deductible(self) -> Self:
        for name in ("per_visit", "per_year"):
            limit = getattr(self.limits, name)
            if limit is not None and limit < self.deductible.amount:
                raise ValueError(f"limits.{name} ({limit}) is below deductible.amount ({self.deductible.amount})")
        return self


class HospitalCash(Terms):
    """Pays a fixed sum for each day of a stay after the first ones (住院津贴), whatever the stay cost."""

    kind: Literal["hospital_cash"]
    title: Text
    daily_amount: Annotated[Money, Field(gt=0)]
    deductible_days: Days = 0
    max_days_per_stay: Annotated[Days, Field(ge=1)]
    max_days_per_year: Annotated[Days, Field(ge=1)]
    factor: Annotated[Decimal, Field(gt=0, le=10)] = Decimal(1)
    clause: Text

    @property
    def applies_to(self) -> VisitType:
        """Only stays are paid for."""
        return "inpatient"

    @property
    def key(self) -> str:
        """What the ledger of paid amounts calls this benefit."""
        return self.kind

    @model_validator(mode="after")
    def _stay_within_year(self) -> Self:
        if self.max_days_per_stay > self.max_days_per_year:
            raise ValueError(
                f"max_days_per_stay ({self.max_days_per_stay}) is above max_days_per_year ({self.max_days_per_year})"
            )
        return self


Benefit = Annotated[Indemnity | HospitalCash, Field(discriminator="kind")]


class Exclusion(Terms):
    """What is not insured: treatments whose diagnosis, or single lines whose name, holds one of the keywords."""

    title: Text
    diagnoses: Keywords = ()
    items: Keywords = ()
    clause: Text

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.diagnoses and not self.items:
            raise ValueError("diagnoses or items: at least one keyword is needed, or the exclusion excludes nothing")
        return self


class Hospitals(Terms):
    """Where treatment is insured. A hospital is refused for what its papers state, never for what they do not.

    `levels` (二级, 三级) are compared where the hospital type names one; `not_covered` are words in its type or name.
    """

    levels: Keywords = ()
    public_only: bool = False
    not_covered: Keywords = ()
    clause: Text


class RequiredDocuments(Terms):
    """Papers of a visit type: no decision without the critical ones; the deferrable ones may come later (容缺受理)."""

    critical: Annotated[tuple[DocumentType, ...], Field(min_length=1)]
    deferrable: tuple[DocumentType, ...] = ()

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        for document in self.deferrable:
            if document in self.critical:
                raise ValueError(f"deferrable: {document} is critical too: keep it in one list")
        return self


class Product(Terms):
    """A product in one version. A changed product is a new file: claims decided under this one must replay."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    version: Text
    title: Text
    insurer: Text
    effective_from: date
    effective_until: date | None = None
    waiting_period_days: Days
    waiting_period_clause: Text
    fast_pay_limit: Money
    sum_insured: Money | None = None
    sum_insured_clause: Text | None = None
    benefits: Annotated[tuple[Benefit, ...], Field(min_length=1)]
    required_documents: Mapping[VisitType, RequiredDocuments]
    exclusions: tuple[Exclusion, ...] = ()
    hospitals: Hospitals

    def benefits_for(self, visit_type: str) -> tuple[Indemnity | HospitalCash, ...]:
        """The benefits that a visit of this type is calculated under, in the order of the file."""
        return tuple(benefit for benefit in self.benefits if benefit.applies_to == visit_type)

    @model_validator(mode="after")
    def _dates_in_order(self) -> Self:
        if self.effective_until is not None and self.effective_until < self.effective_from:
            raise ValueError(
                f"effective_until ({self.effective_until}) is before effective_from ({self.effective_from})"
            )
        return self

    @model_validator(mode="after")
    def _one_benefit_of_a_kind(self) -> Self:
        keys = [benefit.key for benefit in self.benefits]
        if doubled := {key for key in keys if keys.count(key) > 1}:
            raise ValueError(
                f"benefits: more than one for {', '.join(sorted(doubled))}: join them, or make two products"
            )
        return self

    @model_validator(mode="after")
    def _one_annual_deductible(self) -> Self:
        deductibles = [benefit.deductible for benefit in self.benefits if isinstance(benefit, Indemnity)]
        if len({each.amount for each in deductibles if each.basis == "annual"}) > 1:
            raise ValueError("benefits: the annual deductible is shared by all benefits: state the same amount in each")
        return self

    @model_validator(mode="after")
    def _papers_for_every_benefit(self) -> Self:
        for benefit in self.benefits:
            if benefit.applies_to not in self.required_documents:
                raise ValueError(
                    f"required_documents.{benefit.applies_to} is missing, though {benefit.title} pays for it"
                )
        return self

    @model_validator(mode="after")
    def _sum_insured_has_a_clause(self) -> Self:
        if (self.sum_insured is None) != (self.sum_insured_clause is None):
            raise ValueError("sum_insured and sum_insured_clause belong together: give both or neither")
        return self
