"""What others paid of a treatment: step 6 of the calculation."""

from decimal import Decimal

from claims_ai.money import ZERO
from claims_ai.products.state import State
from claims_ai.products.terms import Indemnity
from claims_ai.values import Treatment


def other_payers(state: State[Indemnity]) -> State[Indemnity]:
    """Step 6: less what other payers paid; the personal account is the insured's own money, unless the terms differ."""
    treatment, clause = state.treatment, state.benefit.compensation_clause
    state = state.less("social_insurance", "医保统筹基金已支付", social_insurance(treatment), clause)
    state = state.less("other_payers", "其他途径已支付", stated(treatment.other_paid), clause)
    state = state.less("other_funds", "票据未列明的其他基金已支付", implied_funds(treatment), clause)
    if state.benefit.personal_account_counts_as_own:
        return state
    return state.less("personal_account", "个人账户已支付", stated(treatment.personal_account_paid), clause)


def stated(amount: Decimal | None) -> Decimal:
    """An amount as the document states it; zero where it is silent."""
    return max(amount or ZERO, ZERO)


def social_insurance(treatment: Treatment) -> Decimal:
    """What social insurance paid; above zero means that it settled first."""
    return stated(treatment.social_insurance_paid)


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
    return max(treatment.total - social_insurance(treatment) - stated(treatment.other_paid) - own, ZERO)


def paid_by_others(treatment: Treatment) -> Decimal:
    """What everyone but the insured paid, the personal account being the insured's own."""
    return social_insurance(treatment) + stated(treatment.other_paid) + implied_funds(treatment)
