"""From a claim's facts to its calculation: the policy as the terms see it, and a sheet that is shown only if it adds up."""

from claims_ai.dossier import Dossier
from claims_ai.errors import ProductError
from claims_ai.products.calculate import NOTHING_HELD, Calculation, Held, calculate
from claims_ai.products.cover import Cover
from claims_ai.products.ledger import NOTHING_USED, Balances
from claims_ai.products.sheet import discrepancies


def calculate_claim(dossier: Dossier, balances: Balances = NOTHING_USED, held: Held = NOTHING_HELD) -> Calculation:
    """What is payable for a claim, from the sum of its bills to the fen; ProductError if the sheet does not add up."""
    calculation = calculate(dossier.product, cover_of(dossier), dossier.treatments, balances, held)
    if wrong := discrepancies(calculation, dossier.total):
        raise ProductError(f"claim {dossier.claim.claim_id}: the sheet does not add up: {wrong[0]}; calculate by hand")
    return calculation


def cover_of(dossier: Dossier) -> Cover:
    """The policy on the insured of a claim. What the family shares is counted on the policy."""
    policy = dossier.policy
    return Cover(
        policy_number=policy.policy_number,
        person=dossier.claim.insured_id_number.upper(),
        family=policy.policy_number,
        begins=policy.effective_from,
        ends=policy.effective_until,
        insured_since=policy.insured_since,
        in_force=policy.status == "in_force",
    )
