"""A person's decision on a stored claim, with its entries in the ledger, and taking one back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection

from claims_ai.coverage import calculate_claim, cover_of
from claims_ai.dossier import Dossier
from claims_ai.errors import InputError, StoreError
from claims_ai.money import ZERO, amount_text, fen
from claims_ai.outcomes import Judgement, Withdrawal
from claims_ai.products.accounts import accounts_of
from claims_ai.products.calculate import Calculation
from claims_ai.products.granted import granted_entries
from claims_ai.products.ledger import Balances, Entry, balances_after
from claims_ai.store import chain, ledger, outcome_rows, records, requests, traces
from claims_ai.store.outcome_rows import Judged, Told
from claims_ai.store.records import Record
from claims_ai.store.seal import Seal
from claims_ai.values import Decision, Posting, Reason, Step

OUTCOMES = {"approve": "approved", "partly_approve": "partly_approved", "ask": "documents_requested", "refuse": "referred"}  # fmt: skip
"""What a person's verdict is as an outcome; a refusal has none, so that nothing else can be taken for one."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """What a person's decision comes to: its number, what is granted in all, and what goes out now (below 0: comes back)."""

    number: int
    claim_id: str
    decision: int
    verdict: str
    granted: Decimal
    due: Decimal


def settle(
    connection: Connection, claim_id: str, judgement: Judgement, by: str, seal: Seal, at: datetime
) -> Settlement:
    """Record a person's decision on the last one of a claim; InputError where it has no ground.

    What is granted is calculated on the ledger as it stands now, and takes the place of what the claim was paid before.
    """
    record = records.last_of(connection, seal, claim_id)
    dossier = records.dossier_of(record)
    accounts = accounts_of(dossier.product, cover_of(dossier), dossier.treatments)
    traces.take_locks(connection, traces.locks(dossier, accounts, seal))
    if records.last_of(connection, seal, claim_id).number != record.number:
        raise StoreError(f"claim {claim_id}: was decided again at this moment; look at it and decide again")
    chain.hold(connection)
    _require_ground(connection, judgement, claim_id)
    if not judgement.pays:
        return _unpaid(connection, record, judgement, by, seal, at)
    balances = ledger.balances_of(connection, accounts, seal, superseded=claim_id)
    calculation = calculate_claim(dossier, balances)
    granted = _granted(judgement, calculation, dossier)
    due = granted - outcome_rows.paid_for(connection, claim_id)
    entries = granted_entries(calculation, granted, dossier.product, cover_of(dossier), dossier.treatments)
    steps = _steps(judgement, calculation, granted, _moved(calculation.entries, entries, balances))
    number = outcome_rows.write(
        connection, record.number, judgement, by, at, seal, due, Judged(judgement, granted, steps)
    )
    take_back_all(connection, claim_id, f"outcome {number} takes its place", by, seal, at)
    if rows := ledger.post(connection, record.number, entries, seal, at, number):
        chain.add_link(connection, "posting", number, seal, [rows])
    return Settlement(number, claim_id, record.number, judgement.verdict, granted, due)


def _unpaid(
    connection: Connection, record: Record, judgement: Judgement, by: str, seal: Seal, at: datetime
) -> Settlement:
    claim_id = record.decision.claim_id
    if judgement.verdict == "ask":
        requests.count_second(connection, claim_id, record.number, judgement.papers, by, seal, at)
    number = outcome_rows.write(connection, record.number, judgement, by, at, seal, None, Judged(judgement, ZERO))
    return Settlement(number, claim_id, record.number, judgement.verdict, ZERO, ZERO)


def withdraw(connection: Connection, number: int, reason: str, by: str, seal: Seal, at: datetime) -> None:
    """Take a person's decision back, and its entries out of the ledger; StoreError where there is none that stands.

    What went out on it stays told as paid: a later decision pays the difference.
    """
    chain.hold(connection)
    told = next((told for told in outcome_rows.read(connection, seal, kinds=[Judgement.kind]) if told.number == number), None)  # fmt: skip
    if told is None or told.withdrawn:
        raise StoreError(f"outcome {number}: is no person's decision that stands; nothing was taken back")
    outcome_rows.write(connection, told.decision, Withdrawal(of=number, reason=reason), by, at, seal)
    _take_back(connection, told.decision, number, reason, by, seal, at)


def take_back_all(connection: Connection, claim_id: str, reason: str, by: str, seal: Seal, at: datetime) -> None:
    """Take all entries of a claim that are in force out of the ledger."""
    for decision, outcome in ledger.open_postings(connection, claim_id):
        _take_back(connection, decision, outcome, reason, by, seal, at)


def _take_back(
    connection: Connection, decision: int, outcome: int | None, reason: str, by: str, seal: Seal, at: datetime
) -> None:
    if rows := ledger.reverse(connection, decision, reason, by, at, outcome):
        kind, record = ("reversal", decision) if outcome is None else ("taking_back", outcome)
        chain.add_link(connection, kind, record, seal, [rows])


def decision_after(record: Record, told: Told | None) -> Decision:
    """A stored decision as a person left it, to be told to the claimant; a refusal stays a referral here."""
    if told is None or told.judged is None or told.decision != record.number:
        return record.decision
    judged, decision = told.judged, record.decision
    judgement = judged.judgement
    if judgement.verdict == "refuse":
        return replace(decision, outcome="referred")
    reason = Reason("decided_by_person", judgement.reason)
    return replace(
        decision, outcome=OUTCOMES[judgement.verdict], route="adjuster", payable=judged.granted, reasons=(reason,),
        missing_documents=judgement.papers, findings=(), calculation=judged.calculation, pending=ZERO,
    )  # fmt: skip


def _require_ground(connection: Connection, judgement: Judgement, claim_id: str) -> None:
    if judgement.verdict == "refuse" and ledger.open_postings(connection, claim_id):
        raise InputError(
            f"claim {claim_id}: was paid at least in part, so it is not refused; approve what stands, with the clause, "
            "or reverse what was decided first"
        )


def _granted(judgement: Judgement, calculation: Calculation, dossier: Dossier) -> Decimal:
    """The sum granted; InputError above all bills, or below what was calculated without a clause."""
    granted, due = judgement.amount, calculation.payable
    if granted is None:
        return due
    if granted > max(due, dossier.total):
        raise InputError(
            f"claim {dossier.claim.claim_id}: {amount_text(granted)} is more than all bills ({amount_text(dossier.total)}) and more than "
            f"the terms give ({amount_text(due)}); grant at most that"
        )
    if granted < due and not judgement.clause:
        raise InputError(
            f"claim {dossier.claim.claim_id}: {amount_text(granted)} is less than the terms give ({amount_text(due)}); name the clause"
        )
    return fen(granted)


def _steps(
    judgement: Judgement, calculation: Calculation, granted: Decimal, moved: tuple[Posting, ...]
) -> tuple[Step, ...]:
    """The sheet, with a person's own line where they grant another sum than was calculated."""
    due = calculation.payable
    if granted == due:
        return calculation.steps
    own = Step("granted", "人工核定", abs(granted - due), due, granted, judgement.clause, ledger=moved)
    return (*calculation.steps, own)


def _moved(calculated: Sequence[Entry], entered: Sequence[Entry], balances: Balances) -> tuple[Posting, ...]:
    """From what the sheet says of the accounts to what is entered."""
    before, after = (balances_after(balances, entries) for entries in (calculated, entered))
    accounts = dict.fromkeys(entry.account for entry in (*calculated, *entered))
    return tuple(
        Posting(each.scope, each.measure, each.benefit, each.year, before.get(each, ZERO), after.get(each, ZERO))
        for each in accounts
        if before.get(each, ZERO) != after.get(each, ZERO)
    )
