"""A stored decision made once more, from the stored facts and terms: the same to the fen, or what differs, and what moved on since."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from claims_ai.adjudicate import Desk, Read, ReadClaim, Ruling, rule
from claims_ai.dossier import Dossier, assemble
from claims_ai.errors import ProductError
from claims_ai.history import History
from claims_ai.products.ledger import Balances
from claims_ai.products.terms import Product
from claims_ai.stages import attempt
from claims_ai.store.records import Record
from claims_ai.store.registry import terms_hash
from claims_ai.values import Decision, as_json

_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that was decided otherwise."""

    what: str
    then: Any
    now: Any


@dataclass(frozen=True, slots=True)
class Replay:
    """What came of deciding again; `moved` are the versions that are not those of the stored decision."""

    claim_id: str
    decision: int
    same: bool
    moved: tuple[str, ...]
    differences: tuple[Difference, ...]


def replay(record: Record, desk: Desk) -> Replay:
    """Decide a stored claim again, with the code and the models of today, on the facts, terms and balances of then."""
    ruling = rule_again(record, desk, record.product, {each.account: each.amount for each in record.ground.balances})
    then = record.ground.unbraked or record.decision
    differences = tuple(differing(then, ruling.decision))
    moved = tuple(_moved(record, desk))
    return Replay(record.decision.claim_id, record.number, not differences, moved, differences)


def rule_again(record: Record, desk: Desk, product: Product, balances: Balances) -> Ruling:
    """Decide on stored facts under given terms and balances; other claims are seen as they were seen then."""
    facts = record.facts
    pages: Read = (*facts.pages, *facts.unread)
    loose = Dossier(facts.claim, facts.policy, product, facts.pages, (), ())
    dossier, failed = attempt("整理", lambda: assemble(facts.claim, facts.policy, product, pages), loose)
    read = ReadClaim(dossier, facts.documents_ms, pages, failed)
    return rule(read, desk, History(record.ground.history, record.ground.broken_declarations), balances)


def differing(then: Decision, now: Decision) -> Iterator[Difference]:
    """Where two decisions part: what was decided and why, each line of the calculation, each score."""
    for what, before, after in _pairs(_told(then), _told(now)):
        if before != after:
            yield Difference(what, before, after)


def _told(decision: Decision) -> Mapping[str, Any]:
    """A decision as the things that can differ; amounts to the fen."""
    plain = as_json(decision)
    return {
        **{name: plain[name] for name in ("outcome", "route", "payable", "missing_documents")},
        "reasons": [reason["code"] for reason in plain["reasons"]],
        **{f"finding {place + 1}": finding["message"] for place, finding in enumerate(plain["findings"])},
        **{
            f"line {place + 1}": f"{s['label']}: {s['before']} → {s['after']}"
            for place, s in enumerate(plain["calculation"])
        },
        **{f"{task} score": round(score.probability, _DIGITS) for task, score in decision.scores.items()},
        **{f"{task} threshold": score.threshold for task, score in decision.scores.items()},
    }


def _pairs(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    for what in dict.fromkeys((*then, *now)):
        yield what, then.get(what), now.get(what)


def _moved(record: Record, desk: Desk) -> Iterator[str]:
    """What is of another version today; the terms are replayed as they were all the same."""
    for name, then, now in _pairs(record.decision.versions, desk.versions):
        if name != "product" and then != now:
            yield f"{name}: {then} → {now}"
    then_terms, policy = record.product, record.facts.policy
    try:
        now_terms = desk.products.in_force(policy.product, policy.effective_from)
    except ProductError:
        yield f"product: {then_terms.name} {then_terms.version} → none for this policy"
        return
    if terms_hash(now_terms) != terms_hash(then_terms):
        yield f"product: {then_terms.name} {then_terms.version} → {now_terms.version}"
