"""Letters, FHIR and the report of papers of stored claims, from what was kept of them: nothing is read again."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from claims_ai.commands_letters import letter_facts, written
from claims_ai.commands_store import opened
from claims_ai.errors import InputError
from claims_ai.explain import Facts, PersonsDecision, explain, kind_of
from claims_ai.explain.words import Language
from claims_ai.interchange import bundle_of, bundle_text
from claims_ai.interchange.decided import DecidedClaim
from claims_ai.letters.letter import Letter, write_letter
from claims_ai.settings import get_settings
from claims_ai.store.outcome_rows import Told
from claims_ai.store.persons import decision_after
from claims_ai.store.records import Record, dossier_of
from claims_ai.store.switches import CHINA
from claims_ai.values import Decision


def stored_letters(claim_ids: Sequence[str], out: Path, language: Language, on: date) -> Iterator[tuple[Path, Letter]]:
    """The letter of each claim's last decision, by machine or person, as HTML and PDF; each PDF with its letter."""
    for record, told in _records(claim_ids):
        decision = decision_after(record, told)
        refused = _refusal(told) if told and told.decision == record.number else None
        kind = "refusal" if refused else kind_of(decision)
        letter = write_letter(kind, decision, _facts(record, decision, on), language, refused)
        yield written(letter, out), letter


def stored_bundles(claim_ids: Sequence[str], language: Language, on: date, identity: bool) -> Iterator[str]:
    """One FHIR bundle a claim's last decision, as a line of JSON."""
    for record, told in _records(claim_ids):
        decision = decision_after(record, told)
        explanation = explain(decision, _facts(record, decision, on), language)
        yield bundle_text(bundle_of(DecidedClaim(dossier_of(record), decision, explanation, on, identity)))


def _refusal(told: Told) -> PersonsDecision | None:
    """A person's refusal as its letter has it."""
    if told.judged is None or told.judged.judgement.verdict != "refuse":
        return None
    said = told.judged.judgement
    return PersonsDecision(
        told.by, told.at.astimezone(CHINA).date(), "refused", said.clause, said.reason_code, said.reason
    )


def _facts(record: Record, decision: Decision, on: date) -> Facts:
    return letter_facts(record.facts.claim, record.facts.policy, record.product, decision, on, get_settings())


def _records(claim_ids: Sequence[str]) -> Iterator[tuple[Record, Told | None]]:
    """The last decision of each claim, and a person's, where one stands."""
    with opened() as store:
        found = {record.decision.claim_id: record for record in store.records(claim_ids, last_only=True)}
        told = {claim_id: store.standing(claim_id) for claim_id in found}
    if unknown := [claim_id for claim_id in claim_ids if claim_id not in found]:
        raise InputError(f"claim {unknown[0]}: no decision of it is stored; check the number")
    yield from ((found[claim_id], told[claim_id]) for claim_id in dict.fromkeys(claim_ids))
