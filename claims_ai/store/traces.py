"""What claims leave behind, found by marks: the same person, account, invoice, picture, mobile or visit, among millions in milliseconds."""

from collections.abc import Iterable

from sqlalchemy import (
    BigInteger,
    Connection,
    bindparam,
    column,
    delete,
    func,
    insert,
    lateral,
    literal,
    literal_column,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY, BYTEA
from sqlalchemy.dialects.postgresql import insert as upsert

from claims_ai.dossier import Dossier
from claims_ai.history import History, Trace, marks_of, trace_of
from claims_ai.products.ledger import Account
from claims_ai.store.codec import dump, load
from claims_ai.store.seal import Seal
from claims_ai.store.tables import documents, marks, traces

#: A mark shared by more claims than this, as the account of an employer, shows the latest ones.
MOST = 500
_COMPARED = ("person", "account", "invoice", "picture", "mobile", "visit")
_LOCKED = ("person", "invoice", "picture")


def locks(dossier: Dossier, accounts: Iterable[Account], seal: Seal) -> list[int]:
    """Keys of the locks a claim is decided under: what it may share with one decided at the same moment, in one order for all."""
    shared = [mark for kind, mark in _marks(dossier, seal) if kind in _LOCKED]
    holders = {f"{account.scope}\0{account.owner}\0{account.policy_number}" for account in accounts}
    own = [seal.mark("claim", dossier.claim.claim_id), *(seal.mark("holder", holder) for holder in holders)]
    return sorted({int.from_bytes(mark[:8], "big", signed=True) for mark in (*shared, *own)})


def take_locks(connection: Connection, keys: Iterable[int]) -> None:
    """Wait for the locks, one after the other; the end of the transaction gives them back."""
    connection.execute(_LOCK, {"keys": list(keys)}).all()


def related(connection: Connection, dossier: Dossier, seal: Seal) -> History:
    """The traces of claims that share something with this one, in the order they came."""
    wanted = [mark for kind, mark in _marks(dossier, seal) if kind in _COMPARED]
    rows = connection.execute(_RELATED, {"marks": wanted})
    return History(tuple(load(Trace, seal.open(row.payload, _place(row.claim_id)), row.claim_id) for row in rows))


def leave(connection: Connection, dossier: Dossier, seal: Seal) -> None:
    """Leave a claim's trace; one sent again replaces its own and keeps its place in the order."""
    claim_id = dossier.claim.claim_id
    payload = seal.close(dump(trace_of(dossier)), _place(claim_id))
    place, is_new = connection.execute(_LEAVE, {"claim_id": claim_id, "payload": payload}).one()
    for table in () if is_new else (marks, documents):
        connection.execute(delete(table).where(table.c.place == place))
    rows = [{"mark": mark, "place": place, "kind": kind} for kind, mark in _marks(dossier, seal)]
    connection.execute(insert(marks), rows)
    uploads = [
        {
            "place": place,
            "position": position,
            "document_type": page.document_type,
            "digest": bytes.fromhex(page.digest),
        }
        for position, page in enumerate(dossier.pages)
        if _is_hex(page.digest)
    ]
    if uploads:
        connection.execute(insert(documents), uploads)


def _is_hex(digest: str) -> bool:
    return len(digest) == 64 and set(digest) <= set("0123456789abcdef")


def _marks(dossier: Dossier, seal: Seal) -> list[tuple[str, bytes]]:
    """Kind and mark of everything a claim can be found by, each once."""
    return [(kind, seal.mark(kind, value)) for kind, value in dict.fromkeys(marks_of(trace_of(dossier)))]


def _place(claim_id: str) -> str:
    return f"trace of claim {claim_id}"


_KEYS = (
    select(func.unnest(bindparam("keys", type_=ARRAY(BigInteger))).label("key"))
    .order_by(literal_column("key"))
    .subquery()
)
_LOCK = select(func.pg_advisory_xact_lock(_KEYS.c.key))
_WANTED = (
    func.unnest(bindparam("marks", type_=ARRAY(BYTEA)))
    .table_valued(column("mark", BYTEA), name="wanted")
    .render_derived()
)
_LATEST = lateral(
    select(marks.c.place).where(marks.c.mark == _WANTED.c.mark).order_by(marks.c.place.desc()).limit(MOST)
)
_PLACES = select(_LATEST.c.place).select_from(_WANTED.join(_LATEST, literal(value=True)))
_RELATED = select(traces.c.claim_id, traces.c.payload).where(traces.c.place.in_(_PLACES)).order_by(traces.c.place)
_NEW = upsert(traces)
_LEAVE = (
    _NEW.values(claim_id=bindparam("claim_id"), payload=bindparam("payload"))
    .on_conflict_do_update(index_elements=["claim_id"], set_={"payload": _NEW.excluded.payload})
    .returning(traces.c.place, literal_column("xmax = 0"))
)
