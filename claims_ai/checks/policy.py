"""Was the policy in force on the day of the loss, where no invoice says when treatment began? Where one does, the calculation looks."""

from collections.abc import Iterator

from claims_ai.dossier import Dossier
from claims_ai.history import History
from claims_ai.values import Finding


def check(dossier: Dossier, history: History) -> Iterator[Finding]:
    """The day that the claimant stated lies within the policy."""
    policy, day = dossier.policy, dossier.claim.accident_date
    if not dossier.treatments and not policy.covers(day):
        message = f"所填出险日 {day} 不在保险期间 {policy.effective_from} 至 {policy.effective_until} 内"
        yield Finding("not_in_force", "high", message, ("policy_number",))
