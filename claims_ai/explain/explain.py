"""From a decision and the facts of its claim to an explanation. Pure; the machine explains what it paid or asked, a person what was refused."""

from collections.abc import Iterator
from dataclasses import replace

from claims_ai.errors import InputError
from claims_ai.explain.explanation import Explanation, Section
from claims_ai.explain.facts import Facts
from claims_ai.explain.ledger import ledger_section
from claims_ai.explain.person import PersonsDecision
from claims_ai.explain.sections import (
    needed_section,
    open_section,
    papers_sections,
    rights_section,
    why_section,
)
from claims_ai.explain.sheet import open_amounts, sum_section
from claims_ai.explain.words import Language, Words, last_four, shortened, words_of
from claims_ai.money import ZERO
from claims_ai.values import Decision

KIND_OF = {
    "approved": "approval", "partly_approved": "partial", "documents_requested": "request", "referred": "review",
}  # fmt: skip


def kind_of(decision: Decision) -> str:
    """Which explanation an outcome asks for; a refusal is none of them."""
    return KIND_OF[decision.outcome]


def explain(decision: Decision, facts: Facts, language: Language) -> Explanation:
    """What the machine decided, and why; InputError where decision and facts are of two claims."""
    _same_claim(decision, facts)
    _says_something(decision, facts)
    words, kind = words_of(language), kind_of(decision)
    shown = "nothing" if kind == "approval" and decision.payable == ZERO else kind
    return Explanation(
        language=language,
        kind=kind,
        title=words(f"letters.kinds.{shown}"),
        summary=_summary(shown, decision, facts, words),
        facts=tuple(_FACTS[shown](decision, facts, words)),
        sections=tuple(_sections(shown, decision, facts, words)),
    )


def explain_refusal(person: PersonsDecision, decision: Decision, facts: Facts, language: Language) -> Explanation:
    """What a person refused, and why; InputError where no person refused, or where the machine has paid already."""
    _same_claim(decision, facts)
    if person.outcome != "refused" or decision.outcome != "referred":
        raise InputError(
            f"claim {decision.claim_id}: outcome {decision.outcome}, decided by a person as {person.outcome}; "
            "only a person's refusal of a referred claim is written as one"
        )
    words = words_of(language)
    return Explanation(
        language=language,
        kind="refusal",
        title=words("letters.kinds.refusal"),
        summary=words("letters.refusal.summary"),
        facts=tuple(_refusal_facts(person, words)),
        sections=(_refusal_why(person, words), rights_section(facts, words, refused=True)),
    )


def _same_claim(decision: Decision, facts: Facts) -> None:
    if decision.claim_id != facts.claim.claim_id:
        raise InputError(
            f"claim {facts.claim.claim_id}: the decision is that of claim {decision.claim_id}; give the decision of this claim"
        )


def _says_something(decision: Decision, facts: Facts) -> None:
    """A request without papers and a first payment of nothing would only puzzle."""
    if decision.outcome == "documents_requested" and not facts.asks:
        raise InputError(f"claim {decision.claim_id}: asks for documents and names none; give the papers to ask for")
    if decision.outcome == "partly_approved" and decision.payable <= ZERO:
        raise InputError(f"claim {decision.claim_id}: partly approved with nothing to pay now; refer it to a person")


def _sections(kind: str, decision: Decision, facts: Facts, words: Words) -> Iterator[Section]:
    yield why_section(decision, kind, words)
    if kind == "partial" and (still_open := open_section(decision, facts, words)):
        yield still_open
    if kind in ("approval", "nothing", "partial") and decision.calculation:
        yield sum_section(decision, words)
        if ledger := ledger_section(decision, facts.product, words):
            yield replace(ledger, notes=(words("letters.nothing.counted"),)) if kind == "nothing" else ledger
    yield from papers_sections(facts, kind, words)
    yield needed_section(kind, facts, words)
    yield rights_section(facts, words)


def _summary(shown: str, decision: Decision, facts: Facts, words: Words) -> str:
    if shown == "request":
        count = _awaited(facts)
        return words("letters.request.summary_one" if count == 1 else "letters.request.summary", count=count)
    return words(f"letters.{shown}.summary", sum=words.money(decision.payable))


def _awaited(facts: Facts) -> int:
    """The papers without which we cannot go on."""
    return sum(ask.why != "later" for ask in facts.asks)


def _paid(shown: str, decision: Decision, facts: Facts, words: Words) -> Iterator[tuple[str, str]]:
    payee = facts.claim.payee
    form = "account" if payee.bank else "account_bare"
    account = words(
        f"letters.forms.{form}", bank=shortened(payee.bank or ""), last=last_four(payee.account), name=payee.name
    )
    yield words(f"letters.{shown}.sum"), words.money(decision.payable)
    yield words(f"letters.{shown}.account"), account
    yield words(f"letters.{shown}.arrival"), words("letters.forms.by", date=words.day(facts.arrives_by))


def _approval_facts(decision: Decision, facts: Facts, words: Words) -> Iterator[tuple[str, str]]:
    yield from _paid("approval", decision, facts, words)


def _nothing_facts(decision: Decision, facts: Facts, words: Words) -> Iterator[tuple[str, str]]:
    yield words("letters.nothing.sum"), words.money(decision.payable)


def _partial_facts(decision: Decision, facts: Facts, words: Words) -> Iterator[tuple[str, str]]:
    yield from _paid("partial", decision, facts, words)
    if amounts := open_amounts(decision):
        yield words("letters.partial.open"), words.money(sum((amount for _, amount in amounts), ZERO))
    yield words("letters.partial.until"), words.day(facts.rest_by)


def _request_facts(decision: Decision, facts: Facts, words: Words) -> Iterator[tuple[str, str]]:
    yield words("letters.request.until"), words.day(facts.answer_by)
    yield words("letters.request.count"), words("letters.request.count_value", count=_awaited(facts))
    yield words("letters.request.clock"), words("letters.request.clock_value")


def _review_facts(decision: Decision, facts: Facts, words: Words) -> Iterator[tuple[str, str]]:
    yield words("letters.review.until"), words.day(facts.settled_by)
    yield words("letters.review.who"), words("letters.review.who_value")


_FACTS = {
    "approval": _approval_facts, "nothing": _nothing_facts, "partial": _partial_facts, "request": _request_facts,
    "review": _review_facts,
}  # fmt: skip


def _refusal_facts(person: PersonsDecision, words: Words) -> Iterator[tuple[str, str]]:
    yield words("letters.refusal.clause"), shortened(words.clause(person.clause))
    yield words("letters.refusal.code", code=person.reason_code), words(f"reasons.refusal.{person.reason_code}")
    yield words("letters.refusal.decided_by"), shortened(person.by)
    yield words("letters.refusal.decided_on"), words.day(person.at)


def _refusal_why(person: PersonsDecision, words: Words) -> Section:
    said = (words("letters.why.words", words=person.words),)
    return Section("why", words("letters.titles.why_refusal"), said, notes=(words("letters.refusal.law"),))
