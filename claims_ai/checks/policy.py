"""Was the policy in force when the treatment began, and was the waiting period over?"""

from collections.abc import Iterator
from datetime import date, timedelta

from claims_ai.dossier import Dossier
from claims_ai.history import History
from claims_ai.values import Finding


def check(dossier: Dossier, history: History) -> Iterator[Finding]:
    """The service date decides, not the day of the claim. The waiting period is for illness only, and a renewal has none."""
    policy = dossier.policy
    for day in service_dates(dossier):
        if not policy.covers(day):
            state = "" if policy.status == "in_force" else f"（状态 {policy.status}）"
            message = f"就诊日 {day} 不在保险期间 {policy.effective_from} 至 {policy.effective_until} 内{state}"
            yield Finding("not_in_force", "high", message, ("policy_number",))
        elif dossier.claim.cause == "illness" and day < waiting_until(dossier):
            message = (
                f"就诊日 {day} 在等待期内（至 {waiting_until(dossier)} 止，{dossier.product.waiting_period_clause}）"
            )
            yield Finding("waiting_period", "high", message, ("policy_number",))


def service_dates(dossier: Dossier) -> tuple[date, ...]:
    """The first day of each treatment, once; the claimed date where no invoice could be read."""
    return tuple(dict.fromkeys(treatment.service_from for treatment in dossier.treatments)) or (
        dossier.claim.accident_date,
    )


def waiting_until(dossier: Dossier) -> date:
    """The first day on which illness is insured."""
    return dossier.policy.insured_since + timedelta(days=dossier.product.waiting_period_days)
