"""Is what was claimed what the invoices say?"""

from collections.abc import Iterator

from claims_ai.dossier import Dossier
from claims_ai.history import History
from claims_ai.money import ZERO
from claims_ai.values import Finding


def check(dossier: Dossier, history: History) -> Iterator[Finding]:
    """The claimed amount is the invoices' total, or what the insured bore of it; a daily cash benefit claims no sum of an invoice."""
    claimed, total = dossier.claim.claimed_amount, dossier.total
    pays_costs = any(benefit.kind == "indemnity" for benefit in dossier.product.benefits_for(dossier.claim.visit_type))
    if not dossier.treatments or not pays_costs:
        return
    by_others = sum(((t.social_insurance_paid or ZERO) + (t.other_paid or ZERO) for t in dossier.treatments), ZERO)
    if claimed not in (total, total - by_others):
        message = f"申请金额 {claimed} 与票据合计 {total} 不一致"
        yield Finding("claimed_amount_differs", "medium", message, ("claimed_amount", "total_amount"))
