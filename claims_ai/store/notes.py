"""What people note about a stored decision, held against what is stored of it: a correction, an investigation, a review, an audit."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection

from claims_ai.brakes import PAYING
from claims_ai.errors import InputError
from claims_ai.money import ZERO
from claims_ai.outcomes import Correction, DeclarationAudit, Outcome, QualityReview
from claims_ai.papers.declarations import Audit, Declaration, consequence
from claims_ai.store import chain, outcome_rows, records
from claims_ai.store.records import Record
from claims_ai.store.seal import Seal


def note(connection: Connection, claim_id: str, outcome: Outcome, by: str, seal: Seal, at: datetime) -> int:
    """Keep what a person noted about the last decision of a claim; InputError where it does not go with it. Its number."""
    record = records.last_of(connection, seal, claim_id)
    outcome, amount = outcome, None
    if isinstance(outcome, Correction):
        outcome = _as_read(outcome, record)
    elif isinstance(outcome, QualityReview):
        amount = _changed_by(outcome, record)
    elif isinstance(outcome, DeclarationAudit):
        amount = _payable_back(outcome, record, by, at, outcome_rows.paid_for(connection, claim_id))
    chain.hold(connection)
    return outcome_rows.write(connection, record.number, outcome, by, at, seal, amount)


def _as_read(correction: Correction, record: Record) -> Correction:
    """A correction with what was read; InputError for a page that is not there, or a value that was read so."""
    pages = [further for page in record.facts.pages for further in (page, *page.more)]
    shown = [page for page in pages if (page.file, page.page) == (correction.file, correction.page)]
    place = f"claim {record.decision.claim_id}: {correction.file}, page {correction.page}"
    if not shown:
        raise InputError(
            f"{place}: was not read for it; its pages are {', '.join(f'{p.file} {p.page}' for p in pages)}"
        )
    read = next((page.fields[correction.field].value for page in shown if correction.field in page.fields), None)
    if read == correction.right:
        raise InputError(f"{place}: {correction.field} was read as that already; a correction says what it should be")
    return correction.model_copy(update={"read": read})


def _changed_by(review: QualityReview, record: Record) -> Decimal | None:
    """By how much a person would have changed an automatic approval."""
    if record.decision.outcome not in PAYING:
        raise InputError(
            f"claim {record.decision.claim_id}: was {record.decision.outcome}; a quality review looks at automatic approvals"
        )
    return None if review.rightful is None else review.rightful - record.decision.payable


def _payable_back(audit: DeclarationAudit, record: Record, by: str, at: datetime, paid: Decimal) -> Decimal:
    """What a broken declaration makes payable back; InputError where no such declaration was taken."""
    claim_id, findings = record.decision.claim_id, record.decision.findings
    taken = any(each.code == "document_declared" and audit.paper in each.documents for each in findings)
    signed = next((each for each in record.facts.claim.declarations if each.paper == audit.paper), None)
    if not taken or signed is None:
        raise InputError(f"claim {claim_id}: no declaration was taken for {audit.paper!r}; nothing was to be checked")
    declaration = Declaration(
        claim_id, signed.paper, signed.signed_by, signed.signed_on, signed.text_version, signed.text_digest, signed.signature
    )  # fmt: skip
    found = Audit(declaration, by, at.date(), audit.kept, audit.rightful or ZERO)
    return consequence(found, paid).recover
