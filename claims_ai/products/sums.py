"""Parts of a product that are sums and shares: deductibles, ratios, limits."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from claims_ai.products.parts import Keywords, Level, Money, Ratio, Terms, Text

Filler = Literal["social_insurance", "public_funds", "other_insurers"]


class Deductible(Terms):
    """What the insured bears first: at every visit, once a policy year, or once a policy year for the whole family."""

    amount: Money
    basis: Literal["per_visit", "annual", "family"]
    family_amount: Money | None = None
    """Beside an annual one: what the family bears at most together."""
    account: str = ""
    """Benefits that name the same account bear one deductible together; the empty name is that of the whole product."""
    filled_by: tuple[Filler, ...] = ()
    """Whose payments count as borne: social_insurance (统筹), public_funds (其他基金), other_insurers (商业保险)."""
    clause: Text

    @model_validator(mode="after")
    def _family_above_person(self) -> Self:
        if self.family_amount is None:
            return self
        if self.basis != "annual":
            raise ValueError("family_amount: only beside basis: annual; remove it, or write basis: family alone")
        if self.family_amount < self.amount:
            raise ValueError(f"family_amount: {self.family_amount} is below amount ({self.amount}): swap them")
        return self


class Share(Terms):
    """The share that is paid, where social insurance settled first and where it did not."""

    with_social_insurance: Ratio
    without_social_insurance: Ratio


class Band(Share):
    """The share of the part of a sum that lies between two amounts."""

    above: Money
    up_to: Money | None = None
    """Empty in the last band."""


class LevelShare(Share):
    """The share at hospitals of some levels."""

    levels: Annotated[tuple[Level, ...], Field(min_length=1)]


class PaymentRatio(Terms):
    """The share that is paid: one for all, or by bands of the sum; other shares by hospital level or for 既往症."""

    with_social_insurance: Ratio | None = None
    without_social_insurance: Ratio | None = None
    bands: tuple[Band, ...] = ()
    """Each band pays its share of the part of the sum that lies in it (分段计算)."""
    bands_basis: Literal["per_visit", "annual"] = "per_visit"
    """Whether the bands are filled anew by every visit, or by all visits of the policy year."""
    levels: tuple[LevelShare, ...] = ()
    """Shares at hospitals whose papers name the level; the ones above hold for all others."""
    preexisting: Share | None = None
    """Shares for illness that is older than the policy, where the product says `reduced`."""
    clause: Text

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        flat = (self.with_social_insurance is not None, self.without_social_insurance is not None)
        if self.bands and (any(flat) or self.levels):
            raise ValueError("bands: give bands alone, without other shares beside them")
        if not self.bands and not all(flat):
            missing = [name for name, given in zip(Share.model_fields, flat, strict=True) if not given]
            raise ValueError(f"{' and '.join(missing)} missing: add it, or give bands")
        return self

    @model_validator(mode="after")
    def _bands_meet(self) -> Self:
        if self.bands:
            _require_meeting(self.bands)
        if self.bands_basis == "annual" and not _rising(self.bands):
            raise ValueError(
                "bands: of a year must not pay a lower share higher up, or an earlier bill would cost a later one money:"
                " use bands_basis: per_visit, or rising shares"
            )
        return self

    @model_validator(mode="after")
    def _levels_once(self) -> Self:
        named = [level for share in self.levels for level in share.levels]
        if doubled := {level for level in named if named.count(level) > 1}:
            raise ValueError(f"levels: {'、'.join(sorted(doubled))} has two shares: keep one")
        return self


def _require_meeting(bands: Sequence[Band]) -> None:
    """From zero to no end, each band beginning where the one before ended."""
    if bands[0].above != 0:
        raise ValueError(f"bands: the first begins at {bands[0].above} and leaves a gap below: begin at 0")
    for low, high in pairwise(bands):
        if low.up_to is None or low.up_to > high.above:
            raise ValueError(f"bands: {_span(low)} and {_span(high)} overlap: end the first where the second begins")
        if low.up_to < high.above:
            raise ValueError(f"bands: a gap between {low.up_to} and {high.above}: let them meet")
    if bands[-1].up_to is not None:
        raise ValueError(f"bands: nothing is said above {bands[-1].up_to}: leave out up_to in the last band")
    for band in bands:
        if band.up_to is not None and band.up_to <= band.above:
            raise ValueError(f"bands: {_span(band)} is empty: up_to has to lie above")


def _span(band: Band) -> str:
    return f"{band.above}-{'' if band.up_to is None else band.up_to}"


def _rising(bands: Sequence[Band]) -> bool:
    return all(
        getattr(low, name) <= getattr(high, name) for low, high in pairwise(bands) for name in Share.model_fields
    )


class Scope(Terms):
    """Which expenses count, as a share of each, by their social-insurance class (甲, 乙, 丙)."""

    inside: Ratio = Decimal(1)
    """甲, 乙 and lines of no stated class, less what of 乙 the insured bears first."""
    class_b_own_share: Ratio = Decimal(0)
    """What of 乙 the insured bears first (先行自付)."""
    class_c: Ratio = Decimal(0)
    """Lines of class 丙."""
    self_funded: Ratio = Decimal(0)
    """What the invoice calls 自费 beyond its lines of class 丙."""
    clause: Text

    @property
    def outside(self) -> bool:
        """Whether anything outside the catalogue counts."""
        return self.class_c > 0 or self.self_funded > 0

    @model_validator(mode="after")
    def _something_counts(self) -> Self:
        if not self.inside and not self.outside:
            raise ValueError("inside: 0, as are class_c and self_funded, so that no expense counts: let one be above 0")
        return self


class ItemLimit(Terms):
    """The most that counts of the lines that a keyword names: a day of the stay, a visit, or a policy year."""

    title: Text
    keywords: Annotated[Keywords, Field(min_length=1)]
    amount: Money
    per: Literal["day", "visit", "year"]
    clause: Text


class Limits(Terms):
    """The most that is paid; an absent one does not limit. A year is a policy year."""

    per_day: Money | None = None
    per_visit: Money | None = None
    per_year: Money | None = None
    visits_per_year: Annotated[int, Field(ge=1, le=1000)] | None = None
    """How many visits are paid for."""
    clause: Text

    @model_validator(mode="after")
    def _rising_limits(self) -> Self:
        given = [(name, getattr(self, name)) for name in ("per_day", "per_visit", "per_year")]
        for (less, low), (more, high) in pairwise([(name, amount) for name, amount in given if amount is not None]):
            if low > high:
                raise ValueError(f"{more}: {high} is below {less} ({low}), which would never apply: swap or remove one")
        return self


class SumInsured(Terms):
    """The most that all benefits pay together in a policy year, to one person or to the family."""

    amount: Annotated[Money, Field(gt=0)]
    shared_by: Literal["person", "family"] = "person"
    clause: Text
