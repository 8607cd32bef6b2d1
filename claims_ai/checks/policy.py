"""Did the loss fall under the policy, past its waiting period? Whether the service did is looked at by the calculation, where an invoice tells its day."""

from collections.abc import Iterator

from claims_ai.dossier import Dossier
from claims_ai.history import History
from claims_ai.products.waiting import usual_waiting_until
from claims_ai.values import Finding


def check(dossier: Dossier, history: History) -> Iterator[Finding]:
    """The day that the claimant stated lies within the policy, or, for treatment within it, not before cover first began.

    An illness that began in the waiting period is not insured when it is treated after that: a person looks.
    """
    policy, day = dossier.policy, dossier.claim.accident_date
    if not dossier.treatments and not policy.covers(day):
        yield _outside(f"所填出险日 {day} 不在保险期间 {policy.effective_from} 至 {policy.effective_until} 内")
    elif day < policy.insured_since and any(policy.covers(each.service_from) for each in dossier.treatments):
        yield _outside(f"所填出险日 {day} 早于首次承保日 {policy.insured_since}，请人工核对")
    elif dossier.claim.cause == "illness" and dossier.treatments:
        until = usual_waiting_until(dossier.product, policy.effective_from, policy.insured_since)
        if day < until <= min(each.service_from for each in dossier.treatments):
            message = f"所填起病日 {day} 在等待期内（{until} 起承担疾病责任），就诊在其后，请人工核对"
            yield Finding("waiting_period", "medium", message, ("accident_date", "policy_number"))


def _outside(message: str) -> Finding:
    return Finding("not_in_force", "high", message, ("accident_date", "policy_number"))
