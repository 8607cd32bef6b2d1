"""Can what other insurers are said to have paid be told from which bill it was paid?"""

from collections.abc import Iterator

from claims_ai.dossier import Dossier
from claims_ai.history import History
from claims_ai.values import Finding


def check(dossier: Dossier, history: History) -> Iterator[Finding]:
    """A payment that names no bill, where there are several, or one that is not among the papers: nothing is deducted on a guess."""
    known, only = {treatment.invoice for treatment in dossier.treatments}, len(dossier.treatments) == 1
    for payment in dossier.claim.other_payments:
        if payment.invoice not in known and not (only and payment.invoice is None):
            bill = f"票据 {payment.invoice} 不在材料中" if payment.invoice else "未注明是哪张票据的"
            message = f"{payment.insurer} 已付 {payment.amount} 元，{bill}，请人工核对"
            yield Finding("other_payment_unplaced", "medium", message, ("other_payments",))
