"""What the commands do by which people decide stored claims, note what became of them, and see how we served."""

import getpass
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claims_ai.commands_store import opened
from claims_ai.complaints import load_json
from claims_ai.errors import InputError
from claims_ai.outcomes import DeclarationAudit, Judgement, QualityReview, SecondRequest, noted, parsed
from claims_ai.store.outcome_rows import Told
from claims_ai.store.records import Record
from claims_ai.values import as_json


def decided_by(claim_id: str, by: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Record a person's decision; what it comes to."""
    judgement = parsed(Judgement, {name: value for name, value in facts.items() if value not in (None, [], "")})
    with opened() as store:
        return dict(as_json(store.settle(claim_id, judgement, _known(by))))


def noted_by(claim_id: str, kind: str, data: str, by: str) -> dict[str, Any]:
    """Record what a person noted, given as a JSON object; its number."""
    facts = load_json(data, "--data")
    if not isinstance(facts, dict):
        raise InputError(f'--data: is no JSON object; write it as {{"found": "cleared"}}, given {data!r}')
    outcome = noted(kind, facts)
    with opened() as store:
        number = store.note(claim_id, outcome, _known(by))
        (told,) = (told for told in store.outcomes([claim_id]) if told.number == number)
    return outcome_json(told)


def withdrawn_by(number: int, reason: str, by: str) -> None:
    """Take a person's decision back."""
    if not reason.strip():
        raise InputError("--reason: is empty; say why the decision is taken back")
    with opened() as store:
        store.withdraw(number, reason, _known(by))


def listed(claim_ids: Sequence[str]) -> Iterator[dict[str, Any]]:
    """What became of the decisions of the given claims, or of all."""
    with opened() as store:
        yield from map(outcome_json, store.outcomes(claim_ids))


def outcome_json(told: Told) -> dict[str, Any]:
    """A record as plain data."""
    return {
        **{
            name: getattr(told, name)
            for name in ("number", "claim_id", "decision", "kind", "result", "by", "withdrawn")
        },
        "at": told.at.isoformat(),
        "amount": as_json(told.amount),
        "told": told.told.model_dump(mode="json"),
        **({"granted": as_json(told.judged.granted)} if told.judged else {}),
    }


def service() -> dict[str, Any]:
    """How we served: claims asked for papers, requests that came a second time, and what was drawn by lot to be looked at."""
    with opened() as store:
        records, told = list(store.records()), list(store.outcomes())
    asked = {each.decision.claim_id for each in records if each.decision.outcome == "documents_requested"}
    asked |= {each.claim_id for each in told if each.result == "ask"}
    late = [each for each in told if each.kind == SecondRequest.kind]
    audits = {(each.claim_id, each.told.paper): each.result for each in told if isinstance(each.told, DeclarationAudit)}
    drawn = dict.fromkeys(each for record in records for each in _drawn(record))
    return {
        "claims_decided": len({each.decision.claim_id for each in records}),
        "claims_asked_for_papers": len(asked),
        "second_requests": len(late),
        "claims_asked_twice": sorted({each.claim_id for each in late}),
        "declarations_drawn": len(drawn),
        "declarations_checked": dict(Counter(audits.values())),
        "declarations_to_check": [{"claim_id": claim, "paper": paper} for claim, paper in drawn if (claim, paper) not in audits],
        **_sampled(records, told),
    }  # fmt: skip


def _sampled(records: Sequence[Record], told: Sequence[Told]) -> dict[str, Any]:
    """The quality sample: automatic approvals that were drawn, and that nothing has replaced since."""
    last = {record.decision.claim_id: record for record in records}
    drawn = {each.number: claim for claim, each in last.items() if each.ground.sample and each.ground.sample.drawn}
    reviews = {
        each.decision: each.result for each in told if each.kind == QualityReview.kind and each.decision in drawn
    }
    return {
        "approvals_drawn": len(drawn),
        "approvals_reviewed": dict(Counter(reviews.values())),
        "approvals_to_review": [claim for number, claim in drawn.items() if number not in reviews],
    }


def _drawn(record: Record) -> Iterator[tuple[str, str]]:
    """Declarations of a claim that were drawn by lot to be checked."""
    for finding in record.decision.findings:
        if finding.code == "declaration_drawn":
            yield from ((record.decision.claim_id, paper) for paper in finding.documents)


def _known(by: str) -> str:
    by = by or getpass.getuser()
    if not by.strip() or len(by) > 60:
        raise InputError(
            f"--by: {by!r} names nobody; give the reference of the person who decided, up to 60 characters"
        )
    return by.strip()
