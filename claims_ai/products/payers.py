"""What others paid of an invoice."""

from dataclasses import dataclass
from decimal import Decimal

from claims_ai.money import ZERO
from claims_ai.values import Treatment


@dataclass(frozen=True, slots=True)
class Payers:
    """Who paid how much of an invoice besides the insured.

    `social_insurance` is 统筹, `stated` what the invoice calls 其他支付, `implied` what funds paid that have no line of their
    own, `personal_account` the insured's own account, `insurers` other commercial insurers, `paid_before` what we paid for
    the same invoice, under another policy or in an earlier claim.
    """

    social_insurance: Decimal = ZERO
    stated: Decimal = ZERO
    implied: Decimal = ZERO
    personal_account: Decimal = ZERO
    insurers: Decimal = ZERO
    paid_before: Decimal = ZERO

    @property
    def other_insurers(self) -> Decimal:
        """All commercial insurance of the invoice."""
        return self.insurers + self.paid_before

    @property
    def settled(self) -> bool:
        """Whether social insurance settled first."""
        return self.social_insurance > 0

    @property
    def public_funds(self) -> Decimal:
        """Big-illness, civil-servant and other funds."""
        return self.stated + self.implied

    @property
    def others(self) -> Decimal:
        """Everyone but the insured, the personal account being the insured's own."""
        return self.social_insurance + self.public_funds + self.other_insurers


def payers_of(treatment: Treatment, paid_before: Decimal = ZERO) -> Payers:
    """What the invoice and other insurers' letters say, beside what we paid for it before."""
    return Payers(
        stated(treatment.social_insurance_paid),
        stated(treatment.other_paid),
        implied_funds(treatment),
        stated(treatment.personal_account_paid),
        stated(treatment.other_insurers_paid),
        paid_before,
    )


def stated(amount: Decimal | None) -> Decimal:
    """An amount as the document states it; zero where it is silent."""
    return max(amount or ZERO, ZERO)


def implied_funds(treatment: Treatment) -> Decimal:
    """What big-illness, civil-servant and other funds paid that have no line of their own.

    The part of the total that neither a stated payer nor the insured paid; zero unless both own parts are stated and
    not a block of zeros, as some hospitals print one.
    """
    if treatment.personal_account_paid is None or treatment.personal_cash_paid is None:
        return ZERO
    own = treatment.personal_account_paid + treatment.personal_cash_paid
    if own <= 0:
        return ZERO
    own = max(own, stated(treatment.self_pay) + stated(treatment.self_funded))
    by_others = stated(treatment.social_insurance_paid) + stated(treatment.other_paid)
    return max(treatment.total - by_others - own, ZERO)
