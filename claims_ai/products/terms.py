"""The terms of a product: what an actuary writes in YAML, validated. A changed product is a new version in a new file."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from claims_ai.products.benefits import AnyBenefit, Benefit, HospitalCash, Indemnity, LumpSum
from claims_ai.products.illness import Diagnosed, holds_for
from claims_ai.products.parts import (
    Declaration,
    Exclusion,
    Hospitals,
    Key,
    Money,
    Paper,
    Preexisting,
    Referral,
    Renewal,
    Terms,
    Text,
    Waiting,
)
from claims_ai.products.sums import Deductible, SumInsured

__all__ = ["AnyBenefit", "Checklist", "HospitalCash", "Indemnity", "LumpSum", "Product"]


class Checklist(Terms):
    """The papers of one kind of claim, over all benefits that may pay for it; each type once."""

    critical: tuple[Paper, ...] = ()
    deferrable: tuple[Paper, ...] = ()
    obtainable: tuple[Paper, ...] = ()


class Product(Terms):
    """A product in one version. A changed product is a new file: claims decided under this one must replay."""

    name: Key
    version: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
    title: Text
    insurer: Text
    effective_from: date
    """The first day on which a policy may begin under this version."""
    effective_until: date | None = None
    """The last such day; empty until the next version begins."""
    waiting: Waiting
    renewal: Renewal | None = None
    preexisting: Preexisting | None = None
    sum_insured: SumInsured | None = None
    fast_pay_limit: Money
    """Up to which payable amount a claim may be paid without a person."""
    daily_payout_cap: Money | None = None
    """What may be paid without a person under this product in a day."""
    referral: Referral | None = None
    declaration: Declaration | None = None
    benefits: Annotated[tuple[Benefit, ...], Field(min_length=1)]
    exclusions: tuple[Exclusion, ...] = ()
    hospitals: Hospitals

    @property
    def label(self) -> str:
        """Name and version, as a decision pins them."""
        return f"{self.name} {self.version}"

    def benefits_for(self, visit_type: str, cause: str | None = None) -> tuple[AnyBenefit, ...]:
        """The benefits that may pay for such a visit, in the order of the file; `cause` None leaves it open."""
        return tuple(
            benefit
            for benefit in self.benefits
            if visit_type in benefit.visits and (cause is None or benefit.cause in ("any", cause))
        )

    def checklist(self, visit_type: str, cause: str, diagnosed: Diagnosed | None = None) -> Checklist:
        """The papers of such a claim: what one benefit cannot do without is critical, what we hold is asked of nobody.

        Once the diagnosis is known, benefits for other illnesses ask for nothing, unless none is for it.
        """
        benefits = self.benefits_for(visit_type, cause)
        if diagnosed and diagnosed.diagnosis:
            benefits = tuple(each for each in benefits if holds_for(each, diagnosed)) or benefits
        papers = [benefit.papers for benefit in benefits]
        wanted = {
            name: [each for some in papers for each in getattr(some, name) if each.visit in (None, visit_type)]
            for name in Checklist.model_fields
        }
        obtainable = _once(wanted["obtainable"])
        critical = _once(wanted["critical"], obtainable)
        deferrable = _once(wanted["deferrable"], (*obtainable, *critical))
        return Checklist(critical=critical, deferrable=deferrable, obtainable=obtainable)

    @model_validator(mode="after")
    def _dates_in_order(self) -> Self:
        if self.effective_until is not None and self.effective_until < self.effective_from:
            raise ValueError(f"effective_until: {self.effective_until} is before effective_from: swap them")
        return self

    @model_validator(mode="after")
    def _keys_once(self) -> Self:
        keys = [benefit.key for benefit in self.benefits]
        for place, key in enumerate(keys):
            if key in keys[:place]:
                raise ValueError(f"benefits.{place}.key: {key!r} names another benefit too: each needs its own")
        for place, exclusion in enumerate(self.exclusions):
            if unknown := set(exclusion.benefits) - set(keys):
                raise ValueError(
                    f"exclusions.{place}.benefits: {', '.join(sorted(unknown))} is no benefit: use {', '.join(keys)}"
                )
        return self

    @model_validator(mode="after")
    def _shared_deductibles_agree(self) -> Self:
        first: dict[tuple[str, str], Deductible] = {}
        for where, each in self._deductibles():
            other = first.setdefault((each.basis, each.account), each)
            if each.basis != "per_visit" and (each.amount, each.family_amount) != (other.amount, other.family_amount):
                raise ValueError(
                    f"{where}: {each.amount} is borne together with {other.amount} of another benefit:"
                    " state the same amounts, or give each its account"
                )
        return self

    @model_validator(mode="after")
    def _sum_insured_above(self) -> Self:
        if self.sum_insured is None:
            return self
        most = self.sum_insured.amount
        for place, benefit in enumerate(self.benefits):
            if isinstance(benefit, LumpSum) and benefit.amount > most:
                raise ValueError(f"benefits.{place}.amount: {benefit.amount} is above the sum insured of {most}")
            if isinstance(benefit, Indemnity) and (benefit.limits.per_year or most) > most:
                raise ValueError(
                    f"benefits.{place}.limits.per_year: {benefit.limits.per_year} is above the sum insured of {most}"
                    " and would never apply: lower or remove it"
                )
        for where, each in self._deductibles():
            if each.amount > most:
                raise ValueError(f"{where}.amount: {each.amount} is above the sum insured of {most}")
        return self

    @model_validator(mode="after")
    def _reduced_says_how_much(self) -> Self:
        reduced = self.preexisting is not None and self.preexisting.treatment == "reduced"
        for place, benefit in enumerate(self.benefits):
            if isinstance(benefit, Indemnity) and reduced != (benefit.ratio.preexisting is not None):
                wanted = "add the lower shares" if reduced else "remove it, or say preexisting.treatment: reduced"
                raise ValueError(f"benefits.{place}.ratio: preexisting: {wanted}")
        return self

    @model_validator(mode="after")
    def _fast_pay_below_referral(self) -> Self:
        if self.referral and self.referral.senior_adjuster_above < self.fast_pay_limit:
            raise ValueError(
                f"referral.senior_adjuster_above: {self.referral.senior_adjuster_above} is below fast_pay_limit"
                f" ({self.fast_pay_limit}): raise it"
            )
        return self

    def _deductibles(self) -> Iterator[tuple[str, Deductible]]:
        for place, benefit in enumerate(self.benefits):
            if isinstance(benefit, Indemnity):
                for number, each in enumerate(benefit.deductibles):
                    yield f"benefits.{place}.deductibles.{number}", each


def _once(papers: Iterable[Paper], known: Iterable[Paper] = ()) -> tuple[Paper, ...]:
    """Papers by type, the first of each, without those known already."""
    left_out = {paper.type for paper in known}
    return tuple({paper.type: paper for paper in reversed([*papers]) if paper.type not in left_out}.values())[::-1]
