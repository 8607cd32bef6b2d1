"""Letters, FHIR and the report of papers of stored claims, from what was kept of them: nothing is read again."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from claims_ai.adjudicate import Read, ReadClaim
from claims_ai.commands_letters import letter_facts, written
from claims_ai.commands_store import opened
from claims_ai.dossier import assemble
from claims_ai.errors import InputError
from claims_ai.explain import Facts, explain, kind_of
from claims_ai.explain.words import Language
from claims_ai.interchange import bundle_of, bundle_text
from claims_ai.interchange.decided import DecidedClaim
from claims_ai.letters.letter import Letter, write_letter
from claims_ai.settings import get_settings
from claims_ai.store.records import Record


def stored_letters(claim_ids: Sequence[str], out: Path, language: Language, on: date) -> Iterator[tuple[Path, Letter]]:
    """The letter of each claim's last decision as HTML and PDF; each PDF with its letter."""
    for record in _records(claim_ids):
        letter = write_letter(kind_of(record.decision), record.decision, _facts(record, on), language, None)
        yield written(letter, out), letter


def stored_bundles(claim_ids: Sequence[str], language: Language, on: date, identity: bool) -> Iterator[str]:
    """One FHIR bundle a claim's last decision, as a line of JSON."""
    for record in _records(claim_ids):
        explanation = explain(record.decision, _facts(record, on), language)
        yield bundle_text(
            bundle_of(DecidedClaim(read_again(record).dossier, record.decision, explanation, on, identity))
        )


def read_again(record: Record) -> ReadClaim:
    """A stored claim as it was when its documents had been read."""
    facts = record.facts
    pages: Read = (*facts.pages, *facts.unread)
    return ReadClaim(assemble(facts.claim, facts.policy, record.product, pages), facts.documents_ms, pages)


def _facts(record: Record, on: date) -> Facts:
    return letter_facts(record.facts.claim, record.facts.policy, record.product, record.decision, on, get_settings())


def _records(claim_ids: Sequence[str]) -> Iterator[Record]:
    with opened() as store:
        found = {record.decision.claim_id: record for record in store.records(claim_ids, last_only=True)}
    if unknown := [claim_id for claim_id in claim_ids if claim_id not in found]:
        raise InputError(f"claim {unknown[0]}: no decision of it is stored; check the number")
    yield from (found[claim_id] for claim_id in dict.fromkeys(claim_ids))
