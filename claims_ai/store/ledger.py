"""The ledger: entries of decisions, their reversal, and the balances they add up to. It knows accounts as rows, no product's rules."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, tuple_

from claims_ai.products.ledger import Account, Balances, Entry
from claims_ai.store.seal import Seal
from claims_ai.store.tables import balances, decisions, ledger

_KEY = ("policy_number", "scope", "owner", "year", "measure", "benefit")
Rows = Sequence[Mapping[str, Any]]
Key = tuple[Any, ...]
_REVERSAL = ledger.alias("reversal")


def balances_of(
    connection: Connection, accounts: Iterable[Account], seal: Seal, superseded: str | None = None
) -> Balances:
    """What stands on the given accounts; nothing on those that are left out.

    What the decisions of a `superseded` claim added is left out, as its new decision takes their place.
    """
    wanted = {_key_of(account, seal): account for account in accounts}
    rows = connection.execute(_BALANCES, {"keys": list(wanted)}) if wanted else ()
    sums = {tuple(row[:-1]): row.amount for row in rows}
    for row in connection.execute(_OPEN_OF_CLAIM, {"claim_id": superseded}) if superseded else ():
        if (key := _key(row)) in sums:
            sums[key] -= row.amount
    return {wanted[key]: amount for key, amount in sums.items() if amount}


def post(
    connection: Connection,
    decision: int,
    entries: Iterable[Entry],
    seal: Seal,
    at: datetime,
    outcome: int | None = None,
) -> Rows:
    """Write what a decision, or a person's `outcome` of it, adds, in one order for all, so that two never wait for each other in a circle.

    The rows, without whose they are: that is told by the link they stand in.
    """
    undone = {"reverses": None, "reason": None, "by": None}
    rows = [
        dict(zip(_KEY, _key_of(entry.account, seal), strict=True))
        | {"decision": decision, "amount": entry.amount, "at": at, **undone}
        for entry in entries
    ]
    return _write(connection, rows, outcome)


def reverse(
    connection: Connection, decision: int, reason: str, by: str, at: datetime, outcome: int | None = None
) -> Rows:
    """Take back what a decision, or a person's `outcome` of it, added and nothing has taken back yet; the rows that do."""
    mine = (ledger.c.decision == decision, ledger.c.outcome.is_not_distinct_from(outcome))
    rows = [
        {name: getattr(row, name) for name in ("decision", *_KEY)}
        | {"amount": -row.amount, "reverses": row.number, "reason": reason, "by": by, "at": at}
        for row in connection.execute(_OPEN.where(*mine))
    ]
    return _write(connection, rows, outcome)


def open_postings(connection: Connection, claim_id: str) -> list[tuple[int, int | None]]:
    """The decisions of a claim that have entries in force, each with the person's outcome of it where they are of that."""
    found = {(row.decision, row.outcome) for row in connection.execute(_OPEN_OF_CLAIM, {"claim_id": claim_id})}
    return sorted(found, key=lambda one: (one[0], one[1] or 0))


def reversed_decisions(connection: Connection) -> frozenset[int]:
    """The decisions of the machine whose entries were taken back."""
    return frozenset(connection.execute(_REVERSED).scalars())


def _write(connection: Connection, rows: Rows, outcome: int | None) -> Rows:
    if rows:
        in_order = sorted(rows, key=lambda row: tuple(row[name] for name in _KEY))
        connection.execute(insert(ledger), [{**row, "outcome": outcome} for row in in_order])
    return rows


def _key_of(account: Account, seal: Seal) -> Key:
    """An account as a row has it: whose it is, and what a measure names beyond its kind, as marks."""
    kind, _, named = account.measure.partition(" ")
    measure = f"{kind} {seal.mark('measure', named).hex()}" if named else kind
    owner = seal.mark("owner", account.owner)
    return account.policy_number, account.scope, owner, account.year, measure, account.benefit


def _key(row: Any) -> Key:
    return tuple(getattr(row, name) for name in _KEY)


_OPEN = (
    select(ledger)
    .outerjoin(_REVERSAL, _REVERSAL.c.reverses == ledger.c.number)
    .where(ledger.c.reverses.is_(None), _REVERSAL.c.number.is_(None))
)
_OPEN_OF_CLAIM = _OPEN.join(decisions, decisions.c.number == ledger.c.decision).where(
    decisions.c.claim_id == bindparam("claim_id")
)
_REVERSED = select(ledger.c.decision).distinct().where(ledger.c.reverses.is_not(None), ledger.c.outcome.is_(None))
_ACCOUNT = [balances.c[name] for name in _KEY]
_BALANCES = select(*_ACCOUNT, balances.c.amount).where(tuple_(*_ACCOUNT).in_(bindparam("keys", expanding=True)))
