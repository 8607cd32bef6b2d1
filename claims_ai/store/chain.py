"""The chain over all records: each link holds a keyed hash of its record and of the link before, so that a change shows."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, insert, select

from claims_ai.store.codec import canonical
from claims_ai.store.seal import Seal
from claims_ai.store.tables import chain, decisions, ledger, outcomes, product_terms, submissions, switches

START = b"\0" * 32
_ONE_AT_A_TIME = 0x0C1A_1A16
Row = Mapping[str, Any]

#: What a record is linked by: the digest of a submission stands for its payload, the hash of terms for their text.
SENT = [column for column in submissions.c if column is not submissions.c.payload]
TERMS = [product_terms.c.name, product_terms.c.version, product_terms.c.hash]
ENTRY = [column for column in ledger.c if column.name not in ("number", "outcome")]
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


def stored(connection: Connection, kind: str, records: Sequence[int]) -> Mapping[int, list[list[Row]]]:
    """The rows of records of a kind as they stand in the database: those they were linked by, if nothing was changed."""
    queries = _QUERIES[kind]
    found: dict[int, list[list[Row]]] = {record: [[] for _ in queries] for record in records}
    for place, query in enumerate(queries):
        for row in connection.execute(query, {"records": list(records)}):
            plain = dict(row._mapping)
            found[plain.pop("of")][place].append(plain)
    return found


def _of(number: ColumnElement[int], *columns: Any) -> Select[Any]:
    """Columns of the records with the given numbers, each row with the number it is of."""
    return select(number.label("of"), *columns).where(number.in_(bindparam("records", expanding=True)))


_BY_MACHINE = ledger.c.outcome.is_(None)
_IS_SENT = (decisions.c.claim_id == submissions.c.claim_id) & (decisions.c.version == submissions.c.version)

#: A decision has its submission, its terms and its entries; those of a person's outcome are linked by themselves.
_QUERIES: Mapping[str, Sequence[Select[Any]]] = {
    "decision": (
        _of(decisions.c.number, *decisions.c),
        _of(decisions.c.number, *SENT).join_from(decisions, submissions, _IS_SENT),
        _of(decisions.c.number, *TERMS).join_from(decisions, product_terms),
        _of(ledger.c.decision, *ENTRY).where(ledger.c.reverses.is_(None), _BY_MACHINE),
    ),
    "reversal": (_of(ledger.c.decision, *ENTRY).where(ledger.c.reverses.is_not(None), _BY_MACHINE),),
    "posting": (_of(ledger.c.outcome, *ENTRY).where(ledger.c.reverses.is_(None)),),
    "taking_back": (_of(ledger.c.outcome, *ENTRY).where(ledger.c.reverses.is_not(None)),),
    "outcome": (_of(outcomes.c.number, *outcomes.c),),
    "switch": (_of(switches.c.number, *switches.c),),
}
