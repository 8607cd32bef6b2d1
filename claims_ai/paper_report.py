"""Which required paper never changed a decision? Each claim is decided again as if a paper were neither wanted nor sent.

Scores stay what they were: how much a model minds a missing page says nothing about the paper. A paper that never mattered
is a candidate to be asked for no longer. What the law asks for stays, whatever the report says.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from claims_ai.adjudicate import NO_HISTORY, Desk, ReadClaim, decide_claim
from claims_ai.checks import run_checks
from claims_ai.coverage import calculate_claim
from claims_ai.decision import decide
from claims_ai.dossier import Dossier, assemble
from claims_ai.history import History
from claims_ai.papers.checklist import check_papers, waived
from claims_ai.values import Score


@dataclass(frozen=True, slots=True)
class PaperUse:
    """Of how many claims a paper was part, and in which of them the decision would have been another without it."""

    product: str
    paper: str
    need: str
    claims: int
    changed: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share of claims whose decision it changed."""
        return len(self.changed) / self.claims


def paper_report(read: Iterable[ReadClaim], desk: Desk, history: History = NO_HISTORY) -> tuple[PaperUse, ...]:
    """The use of every required paper by product, the least useful first."""
    uses: dict[tuple[str, str, str], PaperUse] = {}
    for claim in read:
        dossier, scores = claim.dossier, decide_claim(claim, desk, history).scores
        decided = _outcome(dossier, scores, history)
        for paper in check_papers(dossier).of("present"):
            key = (dossier.product.label, paper.type, paper.need)
            use = uses.get(key, PaperUse(*key, claims=0, changed=()))
            differs = _outcome(without(dossier, paper.type), scores, history) != decided
            changed = (*use.changed, dossier.claim.claim_id) if differs else use.changed
            uses[key] = replace(use, claims=use.claims + 1, changed=changed)
    return tuple(sorted(uses.values(), key=lambda use: (use.share, -use.claims, use.product, use.paper)))


def without(dossier: Dossier, kind: str) -> Dossier:
    """The claim as if a kind of paper were neither wanted nor sent."""
    pages = tuple(replace(page, more=()) for page in dossier.pages if page.document_type != kind)
    return assemble(dossier.claim, dossier.policy, waived(dossier.product, kind), (*pages, *dossier.unread))


def _outcome(dossier: Dossier, scores: Mapping[str, Score], history: History) -> tuple[str, str, Decimal]:
    calculation = calculate_claim(dossier)
    findings = (*run_checks(dossier, history), *calculation.findings)
    verdict = decide(dossier, findings, calculation, scores)
    return verdict.outcome, verdict.route, calculation.payable
