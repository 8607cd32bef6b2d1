"""From a claim's facts to its calculation: the policy as the terms see it, and a sheet that is shown only if it adds up."""

from claims_ai.dossier import Dossier
from claims_ai.errors import ProductError
from claims_ai.products.calculate import Calculation, Held, calculate
from claims_ai.products.certain import CertainPart, certain_part
from claims_ai.products.cover import Cover
from claims_ai.products.ledger import NOTHING_USED, Balances
from claims_ai.products.sheet import discrepancies


def calculate_claim(dossier: Dossier, balances: Balances = NOTHING_USED) -> Calculation:
    """What is payable for a claim, from the sum of its bills to the fen; ProductError if the sheet does not add up."""
    return _adding_up(dossier, calculate(dossier.product, cover_of(dossier), dossier.treatments, balances))


def certain_claim(dossier: Dossier, held: Held, balances: Balances = NOTHING_USED) -> CertainPart:
    """What is payable for a claim whatever becomes of its lines in doubt, and how much more they may add."""
    part = certain_part(dossier.product, cover_of(dossier), dossier.treatments, held, balances)
    _adding_up(dossier, part.calculation)
    return part


def _adding_up(dossier: Dossier, calculation: Calculation) -> Calculation:
    if wrong := discrepancies(calculation, dossier.total):
        raise ProductError(f"claim {dossier.claim.claim_id}: the sheet does not add up: {wrong[0]}; calculate by hand")
    return calculation


def cover_of(dossier: Dossier) -> Cover:
    """The policy on the insured of a claim, and the family they share with."""
    policy, claim = dossier.policy, dossier.claim
    return Cover(
        policy_number=policy.policy_number,
        person=claim.insured_id_number.upper(),
        family=policy.family_of(claim.insured_name, claim.insured_id_number),
        begins=policy.effective_from,
        ends=policy.effective_until,
        insured_since=policy.insured_since,
        in_force=policy.status == "in_force",
    )
