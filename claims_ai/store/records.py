"""Decided claims as they are kept: written once, read back whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select

from claims_ai.products.terms import Product
from claims_ai.store import registry
from claims_ai.store.codec import Facts, Ground, dump, load, timeless
from claims_ai.store.seal import Seal
from claims_ai.store.tables import decisions, submissions
from claims_ai.values import Decision

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Record:
    """A decided claim with everything that went into it; `paid` is what the decision added to earlier payments of the claim."""

    number: int
    version: int
    decided_at: datetime
    paid: Decimal
    facts: Facts
    ground: Ground
    product: Product

    @property
    def decision(self) -> Decision:
        """What was decided."""
        return self.ground.decision


@dataclass(frozen=True, slots=True)
class Earlier:
    """The last decision of a claim, as far as the next one has to know it."""

    number: int
    outcome: str
    digest: bytes


def last_decision(connection: Connection, claim_id: str) -> Earlier | None:
    """The last decision of a claim; None where there is none yet."""
    row = connection.execute(_LAST, {"claim_id": claim_id}).first()
    return Earlier(row.number, row.outcome, row.digest) if row else None


def digest_of(facts: Facts, seal: Seal) -> bytes:
    """What tells whether a claim was sent with the same facts."""
    return seal.link(dump(timeless(facts)))


def submit(connection: Connection, facts: Facts, digest: bytes, seal: Seal, at: datetime) -> int:
    """Keep a claim as sent and read; its version, a new one where the facts differ from the last."""
    claim = facts.claim
    last = connection.execute(_SENT, {"claim_id": claim.claim_id}).first()
    if last and last.digest == digest:
        return int(last.version)
    version = int(last.version) + 1 if last else 1
    row = {
        "claim_id": claim.claim_id, "version": version, "received_at": at, "policy_number": claim.policy_number,
        "person": seal.mark("person", claim.insured_id_number), "digest": digest,
        "payload": seal.close(dump(facts), _sent_place(claim.claim_id, version)),
    }  # fmt: skip
    connection.execute(insert(submissions), row)
    return version


def write(
    connection: Connection, version: int, ground: Ground, product: Product, paid: Decimal, seal: Seal, at: datetime
) -> int:
    """Keep a decision; its number."""
    decision = ground.decision
    row = {
        "claim_id": decision.claim_id, "version": version, "decided_at": at, "outcome": decision.outcome, "route": decision.route,
        "payable": decision.payable, "paid": paid, "reasons": [reason.code for reason in decision.reasons],
        "versions": dict(decision.versions), "product_name": product.name, "product_version": product.version,
        "payload": seal.close(dump(ground), _decided_place(decision.claim_id, version)),
    }  # fmt: skip
    return int(connection.execute(insert(decisions).returning(decisions.c.number), row).scalar_one())


def read(
    connection: Connection, seal: Seal, claim_ids: Sequence[str] = (), *, last_only: bool = False
) -> Iterator[Record]:
    """Records in the order they were decided: those of the given claims, or all; or of each claim the last one only."""
    query = _RECORDS.where(decisions.c.claim_id.in_(claim_ids)) if claim_ids else _RECORDS
    query, after = query.where(_IS_LAST) if last_only else query, 0
    while rows := connection.execute(query, {"after": after}).all():
        for row in rows:
            yield _record(connection, row, seal)
        after = rows[-1].number


def find(connection: Connection, seal: Seal, number: int) -> Record:
    """The record of a decision."""
    row = connection.execute(_RECORDS.where(decisions.c.number == number), {"after": 0}).one()
    return _record(connection, row, seal)


def find_with_digest(connection: Connection, seal: Seal, number: int) -> tuple[Record, bytes]:
    """The record of a decision, and the digest its facts were sent with."""
    digest = select(submissions.c.digest).select_from(_JOINED).where(decisions.c.number == number)
    return find(connection, seal, number), connection.execute(digest).scalar_one()


def _record(connection: Connection, row: Any, seal: Seal) -> Record:
    sent, decided = _sent_place(row.claim_id, row.version), _decided_place(row.claim_id, row.version)
    facts = load(Facts, seal.open(row.sent, sent), sent)
    ground = load(Ground, seal.open(row.payload, decided), decided)
    product = registry.stored(connection, row.product_name, row.product_version)
    return Record(row.number, row.version, row.decided_at, row.paid, facts, ground, product)


def _sent_place(claim_id: str, version: int) -> str:
    return f"claim {claim_id}, sent version {version}"


def _decided_place(claim_id: str, version: int) -> str:
    return f"decision of claim {claim_id}, version {version}"


_SENT = (
    select(submissions.c.version, submissions.c.digest)
    .where(submissions.c.claim_id == bindparam("claim_id"))
    .order_by(submissions.c.version.desc())
    .limit(1)
)
_JOINED = decisions.join(submissions)
_LAST = (
    select(decisions.c.number, decisions.c.outcome, submissions.c.digest)
    .select_from(_JOINED)
    .where(decisions.c.claim_id == bindparam("claim_id"))
    .order_by(decisions.c.number.desc())
    .limit(1)
)
_LATER = decisions.alias("later")
_IS_LAST = (
    ~select(_LATER.c.number)
    .where(_LATER.c.claim_id == decisions.c.claim_id, _LATER.c.number > decisions.c.number)
    .exists()
)
_RECORDS = (
    select(decisions, submissions.c.payload.label("sent"))
    .select_from(_JOINED)
    .where(decisions.c.number > bindparam("after"))
    .order_by(decisions.c.number)
    .limit(_AT_ONCE)
)
