"""What an explanation needs to know besides the decision: who claimed what under which policy, and the dates that follow."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from claims_ai.claim import Claim, Policy
from claims_ai.papers.checklist import Picture
from claims_ai.papers.periods import Periods, answer_by, claimable_until
from claims_ai.papers.requests import STRAY, Ask, Request
from claims_ai.products.terms import Product
from claims_ai.values import Decision, Finding
from claims_ai.wording import DOCUMENTS, PROBLEMS

COMPLEX_DAYS = 30  # 保险法 23


@dataclass(frozen=True, slots=True)
class Facts:
    """A claim as its explanation speaks of it. `asks` are the papers to send; `hotline` is the insurer's, empty where it has none."""

    claim: Claim
    policy: Policy
    product: Product
    decided_on: date
    asks: tuple[Ask, ...] = ()
    hotline: str = ""
    periods: Periods = field(default_factory=Periods)

    @property
    def arrives_by(self) -> date:
        """When the money should be there."""
        return self.decided_on + timedelta(days=self.periods.pay)

    @property
    def answer_by(self) -> date:
        """Until when the papers are awaited."""
        return answer_by(self.decided_on, self.periods.answer)

    @property
    def later_by(self) -> date:
        """Until when papers that may follow later are awaited."""
        return answer_by(self.decided_on, self.periods.later)

    @property
    def settled_by(self) -> date:
        """The latest day for a decision by a person, thirty days after the claim came (保险法 23)."""
        return max(self.claim.submitted_at + timedelta(days=COMPLEX_DAYS), self.decided_on)

    @property
    def rest_by(self) -> date:
        """When the open part of a claim is answered: as long as papers for it are awaited, else as any decision by a person."""
        return self.later_by if self.asks else self.settled_by

    @property
    def claimable_until(self) -> date:
        """Until when the rest can be claimed."""
        return claimable_until(self.claim.accident_date)


def asks_of(request: Request) -> tuple[Ask, ...]:
    """What a letter asks for: what is new, and what was asked for before and is still awaited."""
    return (*request.asks, *request.reminded)


def asks_in(decision: Decision) -> tuple[Ask, ...]:
    """What a decision asks for, where nobody has the checklist it came from: it does not tell which picture is of which paper."""
    missing = tuple(Ask(kind, "missing") for kind in decision.missing_documents)
    unreadable = tuple(_pictures(decision.findings))
    return (*missing, Ask(STRAY, "unreadable", unreadable)) if unreadable else missing


def _pictures(findings: tuple[Finding, ...]) -> Iterator[Picture]:
    for finding in findings:
        if finding.code == "document_unreadable":
            problems = tuple(name for name, word in PROBLEMS.items() if word in finding.message)
            yield from (Picture(file, problems) for file in finding.documents if file not in DOCUMENTS)
