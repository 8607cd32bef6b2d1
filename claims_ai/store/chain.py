"""The chain over all records: each link holds a keyed hash of its record and of the link before, so that a change shows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select

from claims_ai.store.codec import canonical
from claims_ai.store.seal import Seal
from claims_ai.store.tables import chain, decisions, ledger, outcomes, product_terms, submissions, switches

START = b"\0" * 32
_ONE_AT_A_TIME = 0x0C1A_1A16
Row = Mapping[str, Any]

#: What a record is linked by: the digest of a submission stands for its payload, the hash of terms for their text.
SENT = [column for column in submissions.c if column is not submissions.c.payload]
TERMS = [product_terms.c.name, product_terms.c.version, product_terms.c.hash]
ENTRY = [column for column in ledger.c if column is not ledger.c.number]
_LAST = select(chain.c.number, chain.c.hash).order_by(chain.c.number.desc()).limit(1)


def hold(connection: Connection) -> None:
    """Wait until no other transaction adds a link; what is read from now on is what the next link follows."""
    connection.execute(select(func.pg_advisory_xact_lock(_ONE_AT_A_TIME)))


def add_link(connection: Connection, kind: str, record: int, seal: Seal, parts: Sequence[Iterable[Row]]) -> None:
    """Link a record that was just written, given as its rows; the chain has to be held."""
    last = connection.execute(_LAST).first()
    number, before = (last.number, last.hash) if last else (0, START)
    digest = digest_of(parts, seal)
    link = link_hash(seal, before, number + 1, kind, record, digest)
    row = {"number": number + 1, "kind": kind, "record": record, "digest": digest, "hash": link}
    connection.execute(insert(chain), row)


def link_hash(seal: Seal, before: bytes, number: int, kind: str, record: int, digest: bytes) -> bytes:
    """What a link holds: over the link before, its own place, and its record."""
    return seal.link(before, canonical([number, kind, record]), digest)


def digest_of(parts: Sequence[Iterable[Row]], seal: Seal) -> bytes:
    """A keyed hash over the rows of a record, whatever their order."""
    return seal.link(*(b"\n".join(sorted(canonical(dict(row)) for row in part)) for part in parts))


def stored(connection: Connection, kind: str, record: int) -> list[list[Row]]:
    """The rows of a record as they stand in the database: those it was linked by, if nothing was changed."""
    return [[dict(row._mapping) for row in connection.execute(query)] for query in _rows(kind, record)]


def _rows(kind: str, record: int) -> Iterator[Select[Any]]:
    """A decision has its submission, its terms and its entries."""
    if kind == "decision":
        own = decisions.c.number == record
        sent = (decisions.c.claim_id == submissions.c.claim_id) & (decisions.c.version == submissions.c.version)
        yield select(decisions).where(own)
        yield select(*SENT).join(decisions, sent).where(own)
        yield select(*TERMS).join(decisions).where(own)
        yield select(*ENTRY).where(ledger.c.decision == record, ledger.c.reverses.is_(None))
    elif kind == "reversal":
        yield select(*ENTRY).where(ledger.c.decision == record, ledger.c.reverses.is_not(None))
    else:
        table = {"outcome": outcomes, "switch": switches}[kind]
        yield select(table).where(table.c.number == record)
