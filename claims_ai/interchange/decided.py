"""A decided claim as the export sees it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from claims_ai.dossier import Dossier
from claims_ai.errors import InputError
from claims_ai.explain import Explanation
from claims_ai.interchange.terms import id_of
from claims_ai.products.charges import Charge, charges_of
from claims_ai.products.sheet import paid_by_line
from claims_ai.values import Decision, Treatment


@dataclass(frozen=True, slots=True)
class ExportLine:
    """One charge: its place in the claim, the invoice and line it is, and what was paid for it, None where nobody tells."""

    sequence: int
    treatment: Treatment
    charge: Charge
    paid: Decimal | None


@dataclass(frozen=True, slots=True)
class DecidedClaim:
    """A claim with its decision and explanation, on the day it was decided; `identity` lets ID number and birth date out."""

    dossier: Dossier
    decision: Decision
    explanation: Explanation
    on: date
    identity: bool = False

    def __post_init__(self) -> None:
        claim_id, steps = self.decision.claim_id, self.decision.calculation
        if claim_id != self.dossier.claim.claim_id:
            raise InputError(f"claim {self.dossier.claim.claim_id}: the decision is that of claim {claim_id}")
        if steps and steps[0].before != self.dossier.total:
            raise InputError(
                f"claim {claim_id}: was decided on bills of {steps[0].before}, its papers now come to {self.dossier.total}; decide it again"
            )

    def id_of(self, kind: str, *parts: str) -> str:
        """The id of a resource of this claim."""
        return id_of(kind, self.decision.claim_id, *parts)

    @property
    def pays(self) -> bool:
        """Whether the machine pays."""
        return self.decision.outcome in ("approved", "partly_approved")

    @property
    def lines(self) -> tuple[ExportLine, ...]:
        """Every charge of every invoice; together they make the sum of the bills."""
        paid = paid_by_line(self.decision.calculation) if self.pays else {}
        charges = [(treatment, charge) for treatment in self.dossier.treatments for charge in charges_of(treatment)]
        return tuple(
            ExportLine(place, treatment, charge, paid.get((treatment.invoice, charge.line)))
            for place, (treatment, charge) in enumerate(charges, start=1)
        )
