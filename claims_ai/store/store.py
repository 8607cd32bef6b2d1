"""The store: a claim is decided in one transaction that reads what earlier claims left, and writes all that this one was decided on."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine

from claims_ai.adjudicate import Desk, ReadClaim, rule
from claims_ai.brakes import PAYING, Brakes, braked, to_pay
from claims_ai.coverage import cover_of
from claims_ai.errors import StoreError
from claims_ai.outcomes import Judgement, Outcome
from claims_ai.products.accounts import accounts_of
from claims_ai.products.catalogue import Products
from claims_ai.products.ledger import Account, Entry
from claims_ai.products.terms import Product
from claims_ai.store import chain, ledger, notes, outcome_rows, persons, records, registry, requests, switches, traces
from claims_ai.store.chain import Row
from claims_ai.store.codec import Balance, Ground, facts_of
from claims_ai.store.database import told
from claims_ai.store.outcome_rows import Told
from claims_ai.store.persons import Settlement
from claims_ai.store.records import Record
from claims_ai.store.requests import MACHINE
from claims_ai.store.sample import draw
from claims_ai.store.seal import Seal
from claims_ai.store.verify import Verified, verify
from claims_ai.values import Decision

Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(UTC)


class Store:
    """Decided claims and the ledger; safe to share between threads. `close` is told when it is no longer needed.

    `sample` is the share of automatic approvals that is drawn by lot for a person to look at.
    """

    def __init__(
        self,
        engine: Engine,
        seal: Seal,
        clock: Clock = _now,
        close: Callable[[], None] = lambda: None,
        sample: float = 0.0,
    ) -> None:
        self._engine = engine
        self._seal = seal
        self._clock = clock
        self._close = close
        self._sample = sample

    def close(self) -> None:
        """Give the connections back, and stop what was started for them."""
        self._engine.dispose()
        self._close()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """All or nothing, with errors of the database told in words."""
        with told(self._engine.url), self._engine.begin() as connection:
            yield connection

    def decide(self, read: ReadClaim, desk: Desk) -> Decision:
        """Decide a claim on what earlier ones left and used up, and record it, as one step.

        Of two claims that share a person, policy, paper or limit, the second sees the first. A claim that was paid and
        is sent again with the same facts gets the same decision and is not recorded twice.
        """
        with self.transaction() as connection:
            return self._decide(connection, read, desk)

    def _decide(self, connection: Connection, read: ReadClaim, desk: Desk) -> Decision:
        dossier, seal, facts = read.dossier, self._seal, facts_of(read)
        digest = records.digest_of(facts, seal)
        accounts = accounts_of(dossier.product, cover_of(dossier), dossier.treatments)
        traces.take_locks(connection, traces.locks(dossier, accounts, seal))
        before = records.earlier(connection, dossier.claim.claim_id)
        same = before is not None and before.sent["digest"] == digest
        if before and same and (before.outcome in PAYING or switches.settled(connection, dossier.claim.claim_id)):
            return records.find(connection, seal, before.number).decision
        broken = outcome_rows.broken_declarations(connection, dossier.claim, seal)
        history = replace(traces.related(connection, dossier, seal), broken_declarations=broken)
        balances = ledger.balances_of(connection, accounts, seal, superseded=dossier.claim.claim_id if before else None)
        ruling = rule(read, desk, history, balances)
        _require_known(ruling.calculation.entries, accounts)
        ground = Ground(
            ruling.decision, dossier.treatments, ruling.features, history.traces,
            tuple(Balance(account, amount) for account, amount in balances.items()), ruling.calculation.entries,
            broken_declarations=broken,
            shadows=ruling.shadows,
        )  # fmt: skip
        now = self._clock()
        traces.leave(connection, dossier, seal)
        terms = registry.enter(connection, dossier.product, now)
        sent = records.submit(connection, facts, digest, before, seal, now)
        return self._record(connection, ground, dossier.product, sent, terms, before is not None)

    def _record(
        self, connection: Connection, ground: Ground, product: Product, sent: Row, terms: Row, again: bool
    ) -> Decision:
        """Write a decision, unless the brakes hold it as a referral, with what it adds to the ledger."""
        chain.hold(connection)
        now, seal, version = self._clock(), self._seal, sent["version"]
        brakes = switches.read_brakes(connection, now, ground.decision.claim_id, product)
        decision = braked(ground.decision, brakes)
        final = ground if decision is ground.decision else ground.held(decision)
        if decision.outcome in PAYING:
            final = replace(final, sample=draw(decision.claim_id, self._sample, seal))
        row = records.write(connection, version, final, product, to_pay(decision, brakes), seal, now)
        entries: ledger.Rows = ()
        if decision.outcome in PAYING:
            if again:
                why = f"decision {row['number']} takes its place"
                persons.take_back_all(connection, decision.claim_id, why, MACHINE, seal, now)
            entries = ledger.post(connection, row["number"], ground.entries, seal, now)
        chain.add_link(connection, "decision", row["number"], seal, ([row], [sent], [terms], entries))
        if again and decision.outcome == "documents_requested":
            papers, number = decision.missing_documents, row["number"]
            requests.count_second(connection, decision.claim_id, number, papers, MACHINE, seal, now)
        return decision

    def reverse(self, decision: int, reason: str, by: str) -> None:
        """Take a decision's entries out of the ledger, as on appeal; StoreError where none of them is in force."""
        with self.transaction() as connection:
            chain.hold(connection)
            rows = ledger.reverse(connection, decision, reason, by, self._clock())
            if not rows:
                raise StoreError(f"decision {decision}: has no entries in force; nothing was reversed")
            chain.add_link(connection, "reversal", decision, self._seal, [rows])

    def reversed(self) -> frozenset[int]:
        """The decisions of the machine whose entries were taken out of the ledger."""
        with self.transaction() as connection:
            return ledger.reversed_decisions(connection)

    def settle(self, claim_id: str, judgement: Judgement, by: str) -> Settlement:
        """Record a person's decision on a claim, with what it uses up; InputError or StoreError where it cannot be."""
        with self.transaction() as connection:
            return persons.settle(connection, claim_id, judgement, by, self._seal, self._clock())

    def withdraw(self, outcome: int, reason: str, by: str) -> None:
        """Take a person's decision back, and what it used up; StoreError where none of that number stands."""
        with self.transaction() as connection:
            persons.withdraw(connection, outcome, reason, by, self._seal, self._clock())

    def note(self, claim_id: str, outcome: Outcome, by: str) -> int:
        """Keep what a person noted about a claim's last decision; InputError where it does not go with it. Its number."""
        with self.transaction() as connection:
            return notes.note(connection, claim_id, outcome, by, self._seal, self._clock())

    def outcomes(self, claim_ids: Sequence[str] = (), kinds: Sequence[str] = ()) -> Iterator[Told]:
        """What became of the decisions of the given claims, or of all, in the order it was recorded."""
        with self.transaction() as connection:
            yield from outcome_rows.read(connection, self._seal, claim_ids, kinds)

    def standing(self, claim_id: str) -> Told | None:
        """A person's last decision on a claim that was not taken back."""
        with self.transaction() as connection:
            return outcome_rows.standing(connection, self._seal, claim_id)

    def first_setting(self, name: str, value: str, reason: str) -> Any:
        """The first value a setting was given: this one, where it has none yet."""
        with self.transaction() as connection:
            chain.hold(connection)
            first = switches.first(connection, name)
            if first is None:
                self._turn(connection, name, value, reason, "claims-ai")
        return value if first is None else first

    def turn(self, name: str, value: Any, reason: str, by: str) -> None:
        """Set the kill switch (`payments_stopped`) or the cap of a day (`daily_cap`, an amount as text, or None)."""
        with self.transaction() as connection:
            chain.hold(connection)
            self._turn(connection, name, value, reason, by)

    def _turn(self, connection: Connection, name: str, value: Any, reason: str, by: str) -> None:
        row = switches.turn(connection, name, value, reason, by, self._clock())
        chain.add_link(connection, "switch", row["number"], self._seal, [[row]])

    def brakes(self) -> Brakes:
        """How the brakes stand now."""
        with self.transaction() as connection:
            return switches.read_brakes(connection, self._clock())

    def check_products(self, products: Products) -> None:
        """StoreError for a product that was edited in place after claims were decided under it."""
        with self.transaction() as connection:
            registry.check(connection, (each for versions in products.versions.values() for each in versions))

    def records(self, claim_ids: Sequence[str] = (), *, last_only: bool = False) -> Iterator[Record]:
        """Decided claims in the order they were decided: those of the given claims, or all; or of each claim the last only."""
        with self.transaction() as connection:
            yield from records.read(connection, self._seal, claim_ids, last_only=last_only)

    def verify(self) -> Verified:
        """Look for records that were changed, taken out or put in; what was wrong, if anything. It hinders no decision."""
        with told(self._engine.url), self._engine.connect() as connection:
            one_moment = connection.execution_options(isolation_level="REPEATABLE READ")
            return verify(one_moment, self._seal)


def _require_known(entries: Iterable[Entry], accounts: frozenset[Account]) -> None:
    """An account that was not locked and read may have been used up meanwhile: nothing is decided on a guess."""
    if unknown := {entry.account.measure for entry in entries if entry.account not in accounts}:
        raise StoreError(
            f"the calculation used accounts that were not read: {', '.join(sorted(unknown))}; tell the programmers"
        )
