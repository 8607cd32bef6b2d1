"""What became of decisions, as rows: written with their link, read back whole, and what of a person's decisions still stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, String, cast, func, insert, select, true

from claims_ai.claim import Claim
from claims_ai.money import ZERO
from claims_ai.outcomes import NOTED, DeclarationAudit, Judgement, Outcome, SecondRequest, Withdrawal
from claims_ai.store import chain
from claims_ai.store.codec import dump, load
from claims_ai.store.seal import Seal
from claims_ai.store.tables import decisions, outcomes, submissions
from claims_ai.values import Step


@dataclass(frozen=True, slots=True)
class Judged:
    """A person's decision with what it was worked out on; `granted` in all."""

    judgement: Judgement
    granted: Decimal
    calculation: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A record of what became of a decision; `judged` where it is a person's own decision."""

    number: int
    claim_id: str
    decision: int
    kind: str
    result: str
    amount: Decimal | None
    by: str
    at: datetime
    told: Outcome
    withdrawn: bool
    judged: Judged | None = None


_FORMS: Mapping[str, Any] = {
    **NOTED, Judgement.kind: Judged, SecondRequest.kind: SecondRequest, Withdrawal.kind: Withdrawal,
}  # fmt: skip


def write(
    connection: Connection, decision: int, outcome: Outcome, by: str, at: datetime, seal: Seal,
    amount: Decimal | None = None, payload: Outcome | Judged | None = None,
) -> int:  # fmt: skip
    """Keep what became of a decision, its words sealed; the chain has to be held. Its number."""
    sealed = seal.close(dump(payload or outcome), _place(outcome.kind, decision))
    row = {
        "decision": decision, "kind": outcome.kind, "result": outcome.result, "amount": amount, "by": by, "at": at,
        "payload": sealed,
    }  # fmt: skip
    number = int(connection.execute(insert(outcomes).returning(outcomes.c.number), row).scalar_one())
    chain.add_link(connection, "outcome", number, seal, [[row | {"number": number}]])
    return number


def read(
    connection: Connection, seal: Seal, claim_ids: Sequence[str] = (), kinds: Sequence[str] = ()
) -> Iterator[Told]:
    """What became of the decisions of the given claims, or of all, in the order it was recorded."""
    query = _OUTCOMES.where(decisions.c.claim_id.in_(claim_ids) if claim_ids else true())
    for row in connection.execute(query.where(outcomes.c.kind.in_(kinds) if kinds else true())):
        place = _place(row.kind, row.decision)
        told = load(_FORMS[row.kind], seal.open(row.payload, place), place)
        judged = told if isinstance(told, Judged) else None
        yield Told(
            row.number, row.claim_id, row.decision, row.kind, row.result, row.amount, row.by, row.at,
            judged.judgement if judged else told, row.withdrawn, judged,
        )  # fmt: skip


def standing(connection: Connection, seal: Seal, claim_id: str) -> Told | None:
    """A person's last decision on a claim that was not taken back."""
    found = [told for told in read(connection, seal, [claim_id], [Judgement.kind]) if not told.withdrawn]
    return found[-1] if found else None


def paid_for(connection: Connection, claim_id: str) -> Decimal:
    """What went out for a claim, by machine and people."""
    by_machine = select(func.sum(decisions.c.paid)).where(decisions.c.claim_id == claim_id)
    by_people = _OF_PEOPLE.where(decisions.c.claim_id == claim_id)
    return (connection.execute(by_machine).scalar() or ZERO) + (connection.execute(by_people).scalar() or ZERO)


def broken_declarations(connection: Connection, claim: Claim, seal: Seal) -> int:
    """How many declarations of the insured were found broken; not looked up for a claim that declares nothing."""
    if not claim.declarations:
        return 0
    query = _BROKEN.where(submissions.c.person == seal.mark("person", claim.insured_id_number))
    return int(connection.execute(query).scalar_one())


def _place(kind: str, decision: int) -> str:
    return f"{kind} of decision {decision}"


_OF_PEOPLE = select(func.sum(outcomes.c.amount)).join(decisions).where(outcomes.c.kind == Judgement.kind)
_BROKEN = (
    select(func.count())
    .select_from(outcomes.join(decisions).join(submissions))
    .where(outcomes.c.kind == DeclarationAudit.kind, outcomes.c.result == "broken")
)
_TAKEN_BACK = outcomes.alias("taken_back")
WITHDRAWN = (
    select(_TAKEN_BACK.c.number)
    .where(_TAKEN_BACK.c.kind == Withdrawal.kind, _TAKEN_BACK.c.result == cast(outcomes.c.number, String))
    .exists()
)
_OUTCOMES = (
    select(outcomes, decisions.c.claim_id, WITHDRAWN.label("withdrawn"))
    .join_from(outcomes, decisions)
    .order_by(outcomes.c.number)
)
