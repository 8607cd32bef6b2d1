"""The chain over all records: each link holds a keyed hash of its record and of the link before, so that a change shows."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select

from claims_ai.store.codec import canonical
from claims_ai.store.seal import Seal
from claims_ai.store.tables import chain, decisions, ledger, outcomes, product_terms, submissions, switches

START = b"\0" * 32
_ONE_AT_A_TIME = 0x0C1A_1A16
#: The digest of a submission stands for its payload, which tells itself when it was altered.
_SENT = [column for column in submissions.c if column is not submissions.c.payload]
_LAST = select(chain.c.number, chain.c.hash).order_by(chain.c.number.desc()).limit(1)


def hold(connection: Connection) -> None:
    """Wait until no other transaction adds a link; what is read from now on is what the next link follows."""
    connection.execute(select(func.pg_advisory_xact_lock(_ONE_AT_A_TIME)))


def add_link(connection: Connection, kind: str, record: int, seal: Seal) -> None:
    """Link a record that was just written; the chain has to be held."""
    last = connection.execute(_LAST).first()
    number, before = (last.number, last.hash) if last else (0, START)
    digest = digest_of(connection, kind, record, seal)
    link = link_hash(seal, before, number + 1, kind, record, digest)
    row = {"number": number + 1, "kind": kind, "record": record, "digest": digest, "hash": link}
    connection.execute(insert(chain), row)


def link_hash(seal: Seal, before: bytes, number: int, kind: str, record: int, digest: bytes) -> bytes:
    """What a link holds: over the link before, its own place, and its record."""
    return seal.link(before, canonical([number, kind, record]), digest)


def digest_of(connection: Connection, kind: str, record: int, seal: Seal) -> bytes:
    """A keyed hash over all rows of a record, as they stand in the database."""
    rows = [[dict(row._mapping) for row in connection.execute(query)] for query in _rows(kind, record)]
    return seal.link(canonical(rows))


def _rows(kind: str, record: int) -> Iterator[Select[Any]]:
    """The rows a record consists of: a decision has its submission, its terms and its entries."""
    if kind == "decision":
        decision = select(decisions).where(decisions.c.number == record)
        own = decision.subquery()
        yield decision
        yield select(*_SENT).join(
            own, (own.c.claim_id == submissions.c.claim_id) & (own.c.version == submissions.c.version)
        )
        yield select(product_terms).join(
            own, (own.c.product_name == product_terms.c.name) & (own.c.product_version == product_terms.c.version)
        )
        yield _entries(record, reversing=False)
    elif kind == "reversal":
        yield _entries(record, reversing=True)
    else:
        table = {"outcome": outcomes, "switch": switches}[kind]
        yield select(table).where(table.c.number == record)


def _entries(decision: int, *, reversing: bool) -> Select[Any]:
    place = ledger.c.reverses.is_not(None) if reversing else ledger.c.reverses.is_(None)
    return select(ledger).where(ledger.c.decision == decision, place).order_by(ledger.c.number)
