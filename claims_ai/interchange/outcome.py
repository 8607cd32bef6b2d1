"""What was decided, as ClaimResponse and ExplanationOfBenefit both state it."""

from collections.abc import Iterator
from decimal import Decimal

from claims_ai.explain.words import words_of
from claims_ai.interchange.decided import DecidedClaim, ExportLine
from claims_ai.interchange.terms import STEPS, Json, concept, money
from claims_ai.money import ZERO, fen
from claims_ai.values import Step

# A claim that waits for papers or a person is not refused: its processing has not ended.
OUTCOMES = {"approved": "complete", "partly_approved": "partial", "documents_requested": "queued", "referred": "queued"}
_BORNE = {"deductible": "deductible", "ratio": "copay"}


def of_item(line: ExportLine) -> list[Json]:
    """What was billed, and what is paid where that is known by line."""
    told = [_amount("submitted", line.charge.amount)]
    return told if line.paid is None else [*told, _amount("benefit", line.paid)]


def of_claim(decided: DecidedClaim) -> list[Json]:
    """What the insured bears as HL7 names it, then every step of the sheet with its clause; steps add up from bill to payable."""
    if not decided.pays:
        return [_amount("submitted", decided.dossier.total)]
    steps = decided.decision.calculation
    return [*_standard(decided), *(_step(step) for step in steps if fen(step.before) != fen(step.after))]


def totals(decided: DecidedClaim) -> list[Json]:
    """What was billed, and what is paid now."""
    submitted = _amount("submitted", decided.dossier.total)
    return [submitted, _amount("benefit", decided.decision.payable)] if decided.pays else [submitted]


def payment(decided: DecidedClaim) -> Json | None:
    """The payment, whole or first part; none where nothing is paid."""
    if not decided.pays or decided.decision.payable <= ZERO:
        return None
    whole = decided.decision.outcome == "approved"
    return {
        "type": concept("ex-paymenttype", "complete" if whole else "partial"),
        "date": decided.on.isoformat(),
        "amount": money(decided.decision.payable),
    }


def notes(decided: DecidedClaim) -> list[Json]:
    """Why, what is asked for, and the way to a person, in the words of the claimant's letter."""
    texts = dict.fromkeys(_texts(decided))
    return [{"number": place, "type": "display", "text": text} for place, text in enumerate(texts, start=1)]


def _texts(decided: DecidedClaim) -> Iterator[str]:
    colon = "：" if words_of(decided.explanation.language).language == "zh" else ": "
    for section in decided.explanation.sections:
        if section.key == "why":
            yield from (*section.paragraphs, *section.notes)
        yield from (f"{card.title}{colon}{card.state}" for card in section.cards)
        if section.key == "rights":
            yield section.points[0]


def _standard(decided: DecidedClaim) -> Iterator[Json]:
    yield _amount("submitted", decided.dossier.total)
    for step, code in _BORNE.items():
        borne: Decimal = sum(
            (each.before - each.after for each in decided.decision.calculation if each.step == step), ZERO
        )
        if borne > ZERO:
            yield _amount(code, borne)
    yield _amount("benefit", decided.decision.payable)


def _step(step: Step) -> Json:
    """`amount` is what the step changed, below zero where it took away; `value` where the sum stands after it."""
    return {
        "category": concept(STEPS, step.step, step.label),
        "reason": {"text": step.clause},
        "amount": money(fen(step.after) - fen(step.before)),
        "value": fen(step.after),
    }


def _amount(code: str, amount: Decimal) -> Json:
    return {"category": concept("adjudication", code), "amount": money(amount)}
