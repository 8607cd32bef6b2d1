"""The ledger: entries of decisions, their reversal, and the balances they add up to. It knows accounts as rows, no product's rules."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select

from claims_ai.dossier import Dossier
from claims_ai.products.ledger import Account, Balances, Entry
from claims_ai.store.seal import Seal
from claims_ai.store.tables import balances, decisions, ledger

_KEY = ("policy_number", "scope", "owner", "year", "measure", "benefit")
Rows = Sequence[Mapping[str, Any]]
_REVERSAL = ledger.alias("reversal")


def balances_for(connection: Connection, dossier: Dossier, seal: Seal, *, known: bool) -> Balances:
    """The accounts a claim may draw on: those of its insured, of the families it may belong to, and of its policy.

    What earlier decisions of the claim itself added is left out, where it is a `known` one: a new decision takes their place.
    """
    owners = {seal.mark("owner", name): name for name in _owners(dossier)}
    found = {"policy": dossier.policy.policy_number, "owners": list(owners)}
    sums = {_key(row): row.amount for row in connection.execute(_BALANCES, found)}
    for row in connection.execute(_OPEN_OF_CLAIM, {"claim_id": dossier.claim.claim_id}) if known else ():
        if (key := _key(row)) in sums:
            sums[key] -= row.amount
    return {_account(key, owners[key[2]]): amount for key, amount in sums.items() if amount}


def post(connection: Connection, decision: int, entries: Iterable[Entry], seal: Seal, at: datetime) -> Rows:
    """Write what a decision adds, in one order for all, so that two never wait for each other in a circle; the rows."""
    rows = [
        {
            "decision": decision, "scope": entry.account.scope, "owner": seal.mark("owner", entry.account.owner),
            "policy_number": entry.account.policy_number, "year": entry.account.year, "measure": entry.account.measure,
            "benefit": entry.account.benefit, "amount": entry.amount, "reverses": None, "reason": None, "by": None, "at": at,
        }
        for entry in entries
    ]  # fmt: skip
    return _write(connection, rows)


def reverse(connection: Connection, decision: int, reason: str, by: str, at: datetime) -> Rows:
    """Take back what a decision added and nothing has taken back yet; the rows that do."""
    rows = [
        {name: getattr(row, name) for name in ("decision", *_KEY)}
        | {"amount": -row.amount, "reverses": row.number, "reason": reason, "by": by, "at": at}
        for row in connection.execute(_OPEN.where(ledger.c.decision == decision))
    ]
    return _write(connection, rows)


def open_decisions(connection: Connection, claim_id: str) -> list[int]:
    """The decisions of a claim that have entries in force."""
    return sorted({row.decision for row in connection.execute(_OPEN_OF_CLAIM, {"claim_id": claim_id})})


def _write(connection: Connection, rows: Rows) -> Rows:
    if rows:
        connection.execute(insert(ledger), sorted(rows, key=lambda row: tuple(row[name] for name in _KEY)))
    return rows


def _owners(dossier: Dossier) -> set[str]:
    """Whom an account may belong to that this claim draws on; a product's rules choose among them."""
    claim, policy = dossier.claim, dossier.policy
    people = (
        claim.insured_id_number,
        policy.holder.id_number,
        policy.holder.name,
        *(each.id_number for each in policy.insured[:20]),
    )
    return {owner for owner in (policy.policy_number, *people) if owner}


def _key(row: Any) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in _KEY)


def _account(key: Sequence[Any], owner: str) -> Account:
    policy_number, scope, _, year, measure, benefit = key
    return Account(scope, owner, policy_number, year, measure, benefit)


_OPEN = (
    select(ledger)
    .outerjoin(_REVERSAL, _REVERSAL.c.reverses == ledger.c.number)
    .where(ledger.c.reverses.is_(None), _REVERSAL.c.number.is_(None))
)
_OPEN_OF_CLAIM = _OPEN.join(decisions, decisions.c.number == ledger.c.decision).where(
    decisions.c.claim_id == bindparam("claim_id")
)
_BALANCES = select(balances).where(
    balances.c.policy_number == bindparam("policy"), balances.c.owner.in_(bindparam("owners", expanding=True))
)
