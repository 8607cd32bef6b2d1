"""One complete request (保险法 22): a paper that is asked for later and could have been asked for before is counted as our defect."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from claims_ai.outcomes import Judgement, SecondRequest
from claims_ai.store import outcome_rows, records
from claims_ai.store.records import Record
from claims_ai.store.seal import Seal

MACHINE = "claims-ai"


def count_second(
    connection: Connection, claim_id: str, decision: int, papers: Sequence[str], by: str, seal: Seal, at: datetime
) -> None:
    """Keep that a request for these papers, made by or on a decision, comes late, if an earlier one could have named them."""
    until = decision - 1 if by == MACHINE else decision
    before = _asked_before(connection, claim_id, until, seal)
    if before is None:
        return
    asked, had = before
    if late := tuple(kind for kind in papers if kind not in asked and kind not in had):
        defect = SecondRequest(asked_before=tuple(sorted(asked)), asked_late=late)
        outcome_rows.write(connection, decision, defect, MACHINE, at, seal)


def _asked_before(connection: Connection, claim_id: str, until: int, seal: Seal) -> tuple[set[str], set[str]] | None:
    """The papers that requests up to a decision named, and those that were there then; None where there was no request.

    A claim that has become one for another kind of visit wants other papers: what was asked before that does not count.
    """
    asked, had, some = set[str](), set[str](), False
    told = [each for each in outcome_rows.read(connection, seal, [claim_id], [Judgement.kind]) if each.result == "ask"]
    kept = list(records.read(connection, seal, [claim_id]))
    for record in (each for each in kept if _visit(each) == _visit(kept[-1])):
        by_people = [each.judged.judgement.papers for each in told if each.decision == record.number and each.judged]
        by_machine = record.decision.missing_documents if record.number <= until else ()
        if by_machine or by_people:
            some = True
            asked.update(by_machine, *by_people)
            had.update(page.document_type for page in records.dossier_of(record).pages if page.quality.usable)
    return (asked, had) if some else None


def _visit(record: Record) -> tuple[str, str]:
    return record.facts.claim.visit_type, record.facts.claim.cause
