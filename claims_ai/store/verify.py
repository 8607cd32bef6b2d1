"""Looking for what was changed behind the store's back: every link of the chain, every payload, every balance."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, bindparam, exists, func, select, true

from claims_ai.errors import StoreError
from claims_ai.store import chain, records
from claims_ai.store.seal import Seal
from claims_ai.store.tables import balances, decisions, ledger, outcomes, product_terms, switches
from claims_ai.store.tables import chain as links

_AT_ONCE = 500
_RECORDED = (
    ("decision", decisions.c.number, true()),
    ("reversal", ledger.c.decision, ledger.c.reverses.is_not(None) & ledger.c.outcome.is_(None)),
    ("posting", ledger.c.outcome, ledger.c.reverses.is_(None) & ledger.c.outcome.is_not(None)),
    ("taking_back", ledger.c.outcome, ledger.c.reverses.is_not(None) & ledger.c.outcome.is_not(None)),
    ("outcome", outcomes.c.number, true()),
    ("switch", switches.c.number, true()),
)
_ACCOUNT = [column for column in balances.c if column.name != "amount"]


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found: `problems` is empty where all is as it was written. `head` is worth keeping elsewhere: who cuts the end off cannot hide it."""

    links: int
    head: str
    problems: tuple[str, ...]


def verify(connection: Connection, seal: Seal) -> Verified:
    """Read everything, as it stands at one moment, and hold it against what the chain says."""
    number, before, problems = 0, chain.START, list[str]()
    for batch in _batches(connection):
        kinds = {link.kind for link in batch}
        rows = {kind: chain.stored(connection, kind, [x.record for x in batch if x.kind == kind]) for kind in kinds}
        for link in batch:
            digest = chain.digest_of(rows[link.kind][link.record], seal)
            problems.extend(_broken(link, number + 1, before, digest, seal))
            number, before = link.number, link.hash
    problems.extend(_others(connection, seal))
    return Verified(number, before.hex(), tuple(problems))


def _batches(connection: Connection) -> Iterator[Sequence[Any]]:
    query = select(links).where(links.c.number > bindparam("after")).order_by(links.c.number).limit(_AT_ONCE)
    after = 0
    while batch := connection.execute(query, {"after": after}).all():
        yield batch
        after = batch[-1].number


def _broken(link: Any, expected: int, before: bytes, digest: bytes, seal: Seal) -> Iterator[str]:
    name = f"{link.kind} {link.record}"
    if link.number != expected:
        yield f"link {expected}: is gone; the next there is is {link.number} ({name})"
    if link.hash != chain.link_hash(seal, before, link.number, link.kind, link.record, link.digest):
        yield f"link {link.number} ({name}): does not follow from the one before"
    if link.digest != digest:
        yield f"{name}: is not as it was written"


def _others(connection: Connection, seal: Seal) -> Iterator[str]:
    yield from _unlinked(connection)
    yield from _unreadable(connection, seal)
    for row in connection.execute(select(product_terms)):
        if sha256(row.terms.encode()).hexdigest() != row.hash:
            yield f"product {row.name} {row.version}: its terms are not those it was entered with"
    yield from _unbalanced(connection)


def _unlinked(connection: Connection) -> Iterator[str]:
    """Records that no link knows: put in from outside, or their link cut off."""
    for kind, number, place in _RECORDED:
        linked = exists().where(links.c.kind == kind, links.c.record == number)
        for record in connection.execute(select(number).where(place, ~linked).distinct().order_by(number)).scalars():
            yield f"{kind} {record}: stands in no link of the chain"


def _unreadable(connection: Connection, seal: Seal) -> Iterator[str]:
    """Payloads that do not open, and facts that are not those of their digest."""
    terms: records.Terms = {}
    for row in records.rows(connection):
        try:
            if records.digest_of(records.opened(connection, row, seal, terms).facts, seal) != row.digest:
                yield f"decision {row.number}: its facts are not those that were sent"
        except StoreError as error:
            yield f"decision {row.number}: {error}"


def _unbalanced(connection: Connection) -> Iterator[str]:
    """Accounts whose balance is not the sum of their entries."""
    sums = select(*(ledger.c[column.name] for column in _ACCOUNT), func.sum(ledger.c.amount).label("total"))
    entered = sums.group_by(*(ledger.c[column.name] for column in _ACCOUNT)).subquery()
    same = [column == entered.c[column.name] for column in _ACCOUNT]
    joined = balances.join(entered, same[0] & same[1] & same[2] & same[3] & same[4] & same[5], full=True)
    differing = func.coalesce(balances.c.amount, 0) != func.coalesce(entered.c.total, 0)
    for row in connection.execute(
        select(balances.c.policy_number, balances.c.measure).select_from(joined).where(differing)
    ):
        yield f"policy {row.policy_number}, {row.measure}: the balance is not the sum of its entries"
