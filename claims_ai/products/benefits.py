"""The three kinds of benefit: paying back costs, paying for days in hospital, paying a sum for an illness."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from claims_ai.products.parts import (
    Cause,
    Days,
    Hospitals,
    IcdRange,
    Illness,
    Key,
    Keywords,
    Money,
    Papers,
    Terms,
    Text,
    VisitType,
    Waiting,
)
from claims_ai.products.sums import Deductible, ItemLimit, Limits, PaymentRatio, Scope

DayCount = Annotated[int, Field(ge=1, le=36500)]
Factor = Annotated[Decimal, Field(gt=0, le=10)]


class _Benefit(Terms):
    """What the benefits have in common."""

    key: Key
    """What the ledger calls the benefit; never changed between versions."""
    title: Text
    cause: Cause = "any"
    """Whether illness, accident or both are insured."""
    accident_days: DayCount | None = None
    """Treatment counts up to this many days after the accident."""
    illnesses: tuple[Illness, ...] = ()
    """Pays for these alone; for all when empty."""
    except_illnesses: tuple[Illness, ...] = ()
    """Does not pay for these, because another benefit does."""
    waiting: Waiting | None = None
    """A waiting period of the benefit's own."""
    hospitals: Hospitals | None = None
    """Hospitals of the benefit's own."""
    papers: Papers
    clause: Text

    @model_validator(mode="after")
    def _days_need_an_accident(self) -> Self:
        if self.accident_days is not None and self.cause == "illness":
            raise ValueError("accident_days: of no use beside cause: illness; remove one")
        return self


class Indemnity(_Benefit):
    """Pays back what a treatment cost the insured (费用补偿)."""

    kind: Literal["indemnity"]
    visits: Annotated[tuple[VisitType, ...], Field(min_length=1)]
    scope: Scope
    deductibles: tuple[Deductible, ...] = ()
    """Borne one after another."""
    ratio: PaymentRatio
    limits: Limits
    item_limits: tuple[ItemLimit, ...] = ()
    """A line belongs to the first that names it."""
    personal_account_counts_as_own: bool = True
    """False where money of the personal account (个人账户) counts as paid by somebody else."""
    compensation_clause: Text
    """The clause by which nobody is paid back more than the cost (补偿原则)."""

    @property
    def counts_by_visit(self) -> bool:
        """Whether anything is borne or limited once a visit, so that all its bills have to be known."""
        bases = [each.basis for each in self.deductibles]
        limited = [each.per for each in self.item_limits]
        bands = bool(self.ratio.bands) and self.ratio.bands_basis == "per_visit"
        return "per_visit" in bases or "visit" in limited or bands or self.limits.per_visit is not None

    @model_validator(mode="after")
    def _limits_above_deductible(self) -> Self:
        most = max((each.amount for each in self.deductibles), default=Decimal(0))
        for name in ("per_visit", "per_year"):
            limit = getattr(self.limits, name)
            if limit is not None and limit < most:
                raise ValueError(f"limits.{name}: {limit} is below the deductible of {most}: raise it, or lower that")
        return self

    @model_validator(mode="after")
    def _one_deductible_a_basis(self) -> Self:
        kinds = [(each.basis, each.account) for each in self.deductibles]
        if len(set(kinds)) < len(kinds):
            raise ValueError("deductibles: two of one basis and account: add them up in one")
        return self


class DayFactor(Terms):
    """Stays that are paid at a multiple of the daily amount."""

    title: Text
    factor: Factor
    cause: Cause = "any"
    icd10: tuple[IcdRange, ...] = ()
    diagnoses: Keywords = ()
    clause: Text

    @model_validator(mode="after")
    def _says_when(self) -> Self:
        if self.cause == "any" and not self.icd10 and not self.diagnoses:
            raise ValueError(
                "cause: missing, as are icd10 and diagnoses: say when the factor holds, or raise daily_amount"
            )
        return self


class IntensiveCare(Terms):
    """Days in intensive care (重症监护), paid on top of the days of the stay."""

    daily_amount: Annotated[Money, Field(gt=0)]
    max_days_per_stay: DayCount
    max_days_per_year: DayCount
    clause: Text


class HospitalCash(_Benefit):
    """Pays a fixed sum for each day of a stay after the first ones (住院津贴), whatever the stay cost."""

    kind: Literal["hospital_cash"]
    daily_amount: Annotated[Money, Field(gt=0)]
    deductible_days: Days = 0
    max_days_per_stay: DayCount
    max_days_per_year: DayCount
    factors: tuple[DayFactor, ...] = ()
    """The first that fits holds; 1 where none does."""
    intensive_care: IntensiveCare | None = None

    @property
    def visits(self) -> tuple[VisitType, ...]:
        """Only stays are paid for."""
        return ("inpatient",)

    @property
    def counts_by_visit(self) -> bool:
        """Deductible days and days paid for are those of a stay."""
        return True

    @model_validator(mode="after")
    def _stay_within_year(self) -> Self:
        for part, name in ((self, ""), (self.intensive_care, "intensive_care.")):
            if part and part.max_days_per_stay > part.max_days_per_year:
                raise ValueError(
                    f"{name}max_days_per_stay: {part.max_days_per_stay} is above max_days_per_year"
                    f" ({part.max_days_per_year}): lower it"
                )
        return self


class LumpSum(_Benefit):
    """Pays a sum once when one of the listed illnesses is found (重大疾病). A person always confirms it."""

    kind: Literal["lump_sum"]
    amount: Annotated[Money, Field(gt=0)]
    illnesses: Annotated[tuple[Illness, ...], Field(min_length=1)]
    """The illnesses that are paid for."""
    survival_days: DayCount | None = None
    """Days that the insured has to live after the diagnosis."""

    @property
    def visits(self) -> tuple[VisitType, ...]:
        """The illness counts, wherever it was found."""
        return ("outpatient", "inpatient")

    @property
    def counts_by_visit(self) -> bool:
        """The sum is paid once, whatever the visits."""
        return False


Benefit = Annotated[Indemnity | HospitalCash | LumpSum, Field(discriminator="kind")]
AnyBenefit = Indemnity | HospitalCash | LumpSum
