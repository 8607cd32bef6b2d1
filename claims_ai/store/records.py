"""Decided claims as they are kept: written once, read back whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, true

from claims_ai.dossier import Dossier, assemble
from claims_ai.errors import InputError
from claims_ai.products.terms import Product
from claims_ai.store import registry
from claims_ai.store.chain import SENT, Row
from claims_ai.store.codec import Facts, Ground, dump, essence, load, timeless
from claims_ai.store.seal import Seal
from claims_ai.store.tables import decisions, submissions
from claims_ai.values import Decision

_AT_ONCE = 200
Terms = dict[tuple[str, str], Product]


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
    """How a claim stood before: the row of its last submission, without the payload, and its last decision."""

    sent: Row
    number: int
    outcome: str


def earlier(connection: Connection, claim_id: str) -> Earlier | None:
    """How a claim stood before; None where it is new."""
    row = connection.execute(_EARLIER, {"claim_id": claim_id}).first()
    if row is None:
        return None
    return Earlier({column.name: getattr(row, column.name) for column in SENT}, row.number, row.outcome)


def digest_of(facts: Facts, seal: Seal) -> bytes:
    """What tells whether a claim was sent with the same facts."""
    return seal.link(essence(timeless(facts)))


def submit(
    connection: Connection, facts: Facts, digest: bytes, before: Earlier | None, seal: Seal, at: datetime
) -> Row:
    """Keep a claim as sent and read, as a new version where the facts differ from the last; the row, without the payload."""
    if before and before.sent["digest"] == digest:
        return before.sent
    claim = facts.claim
    version = before.sent["version"] + 1 if before else 1
    row = {
        "claim_id": claim.claim_id, "version": version, "received_at": at, "policy_number": claim.policy_number,
        "person": seal.mark("person", claim.insured_id_number), "digest": digest,
    }  # fmt: skip
    payload = seal.close(dump(facts), _sent_place(claim.claim_id, version))
    connection.execute(insert(submissions), row | {"payload": payload})
    return row


def write(
    connection: Connection, version: int, ground: Ground, product: Product, paid: Decimal, seal: Seal, at: datetime
) -> Row:
    """Keep a decision; its row."""
    decision = ground.decision
    row = {
        "claim_id": decision.claim_id, "version": version, "decided_at": at, "outcome": decision.outcome, "route": decision.route,
        "payable": decision.payable, "paid": paid, "reasons": [reason.code for reason in decision.reasons],
        "versions": dict(decision.versions), "product_name": product.name, "product_version": product.version,
        "payload": seal.close(dump(ground), _decided_place(decision.claim_id, version)),
    }  # fmt: skip
    number = connection.execute(insert(decisions).returning(decisions.c.number), row).scalar_one()
    return row | {"number": number}


def read(
    connection: Connection, seal: Seal, claim_ids: Sequence[str] = (), *, last_only: bool = False
) -> Iterator[Record]:
    """Records in the order they were decided: those of the given claims, or all; or of each claim the last one only."""
    terms: Terms = {}
    for row in rows(connection, claim_ids, last_only=last_only):
        yield opened(connection, row, seal, terms)


def rows(connection: Connection, claim_ids: Sequence[str] = (), *, last_only: bool = False) -> Iterator[Any]:
    """The same, still sealed; `digest` is that of the facts as sent."""
    query = _RECORDS.where(decisions.c.claim_id.in_(claim_ids)) if claim_ids else _RECORDS
    query, after = query.where(_IS_LAST) if last_only else query, 0
    while batch := connection.execute(query, {"after": after}).all():
        yield from batch
        after = batch[-1].number


def last_of(connection: Connection, seal: Seal, claim_id: str) -> Record:
    """The last decision of a claim; InputError where none is stored."""
    for record in read(connection, seal, [claim_id], last_only=True):
        return record
    raise InputError(f"claim {claim_id}: no decision of it is stored; check the number")


def dossier_of(record: Record) -> Dossier:
    """A stored claim put together as it was when its documents had been read."""
    facts = record.facts
    return assemble(facts.claim, facts.policy, record.product, (*facts.pages, *facts.unread))


def find(connection: Connection, seal: Seal, number: int) -> Record:
    """The record of a decision."""
    row = connection.execute(_RECORDS.where(decisions.c.number == number), {"after": 0}).one()
    return opened(connection, row, seal, {})


def opened(connection: Connection, row: Any, seal: Seal, terms: Terms) -> Record:
    """A record unsealed; `terms` remembers the products from one record to the next."""
    sent, decided = _sent_place(row.claim_id, row.version), _decided_place(row.claim_id, row.version)
    facts = load(Facts, seal.open(row.sent, sent), sent)
    ground = load(Ground, seal.open(row.payload, decided), decided)
    name = row.product_name, row.product_version
    if name not in terms:
        terms[name] = registry.stored(connection, *name)
    return Record(row.number, row.version, row.decided_at, row.paid, facts, ground, terms[name])


def _sent_place(claim_id: str, version: int) -> str:
    return f"claim {claim_id}, sent version {version}"


def _decided_place(claim_id: str, version: int) -> str:
    return f"decision of claim {claim_id}, version {version}"


_JOINED = decisions.join(submissions)
_DECIDED = (
    select(decisions.c.number, decisions.c.outcome)
    .where(decisions.c.claim_id == submissions.c.claim_id)
    .order_by(decisions.c.number.desc())
    .limit(1)
    .lateral()
)
_EARLIER = (
    select(*SENT, _DECIDED.c.number, _DECIDED.c.outcome)
    .join(_DECIDED, true())
    .where(submissions.c.claim_id == bindparam("claim_id"))
    .order_by(submissions.c.version.desc())
    .limit(1)
)
_LATER = decisions.alias("later")
_IS_LAST = (
    ~select(_LATER.c.number)
    .where(_LATER.c.claim_id == decisions.c.claim_id, _LATER.c.number > decisions.c.number)
    .exists()
)
_RECORDS = (
    select(decisions, submissions.c.payload.label("sent"), submissions.c.digest)
    .select_from(_JOINED)
    .where(decisions.c.number > bindparam("after"))
    .order_by(decisions.c.number)
    .limit(_AT_ONCE)
)
