"""A letter: an explanation with a letterhead, who it is to, and what it is about. HTML and PDF show the same letter."""

from dataclasses import dataclass
from datetime import date

from claims_ai.errors import InputError
from claims_ai.explain import Explanation, Facts, PersonsDecision, explain, explain_refusal, kind_of
from claims_ai.explain.words import Language, Words, masked, words_of
from claims_ai.values import Decision

KINDS = ("approval", "request", "partial", "review", "refusal")


@dataclass(frozen=True, slots=True)
class Letter:
    """What goes out. Every text is data: who shows it escapes it. `send_by` is the lawful last day, where there is one."""

    explanation: Explanation
    claim_id: str
    insurer: str
    greeting: str
    references: tuple[tuple[str, str], ...]
    closing: str
    day: str
    send_by: date | None = None


def write_letter(
    kind: str, decision: Decision, facts: Facts, language: Language, person: PersonsDecision | None = None
) -> Letter:
    """The letter of a kind; InputError where the decision is not of that kind, or a refusal is no person's."""
    if kind == "refusal":
        return _refusal(decision, facts, language, person)
    if kind_of(decision) != kind:
        raise InputError(
            f"claim {decision.claim_id}: outcome {decision.outcome} makes a letter of kind {kind_of(decision)}, not {kind}"
        )
    return _letter(explain(decision, facts, language), facts)


def _refusal(decision: Decision, facts: Facts, language: Language, person: PersonsDecision | None) -> Letter:
    if person is None:
        raise InputError(f"claim {decision.claim_id}: only a person refuses; give the decision of the person who did")
    return _letter(explain_refusal(person, decision, facts, language), facts, person.send_by)


def _letter(explanation: Explanation, facts: Facts, send_by: date | None = None) -> Letter:
    words = words_of(explanation.language)
    return Letter(
        explanation=explanation,
        claim_id=facts.claim.claim_id,
        insurer=facts.product.insurer,
        greeting=words("letters.greeting.person", name=facts.claim.insured_name),
        references=_references(facts, words),
        closing=words("letters.reference.closing"),
        day=words.day(facts.decided_on),
        send_by=send_by,
    )


def _references(facts: Facts, words: Words) -> tuple[tuple[str, str], ...]:
    claim = facts.claim
    about = {
        "claim": claim.claim_id,
        "date": words.day(facts.decided_on),
        "policy": claim.policy_number,
        "submitted": words.day(claim.submitted_at),
        "insured": claim.insured_name,
        "id_number": masked(claim.insured_id_number),
        "product": facts.product.title,
    }
    return tuple((words(f"letters.reference.{name}"), value) for name, value in about.items())
