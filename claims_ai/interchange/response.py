"""ClaimResponse and ExplanationOfBenefit: the same decision, for the one who sent the claim and for the insured."""

from collections.abc import Iterator

from claims_ai.interchange import outcome
from claims_ai.interchange.claim import billed_period, diagnoses, item_of, kind_of
from claims_ai.interchange.decided import DecidedClaim
from claims_ai.interchange.parties import first_hospital
from claims_ai.interchange.terms import Json, concept, money, present, reference
from claims_ai.values import Posting

_COUNTED = {"days", "icu_days", "visits"}


def claim_response(decided: DecidedClaim) -> Json:
    """The FHIR ClaimResponse."""
    items = [{"itemSequence": line.sequence, "adjudication": outcome.of_item(line)} for line in decided.lines]
    return present(
        [
            ("resourceType", "ClaimResponse"),
            *_common(decided, "response"),
            ("request", reference(decided.id_of("claim"))),
            ("item", items),
            ("insurance", [{"sequence": 1, "focal": True, "coverage": reference(decided.id_of("coverage"))}]),
        ]
    )


def explanation_of_benefit(decided: DecidedClaim) -> Json:
    """The FHIR ExplanationOfBenefit, with the accounts of the policy year as this decision leaves them."""
    return present(
        [
            ("resourceType", "ExplanationOfBenefit"),
            *_common(decided, "explanation"),
            ("billablePeriod", billed_period(decided)),
            ("provider", reference(first_hospital(decided))),
            ("claim", reference(decided.id_of("claim"))),
            ("claimResponse", reference(decided.id_of("response"))),
            ("payee", {"type": concept("payeetype", "subscriber"), "party": reference(decided.id_of("patient"))}),
            ("diagnosis", diagnoses(decided)),
            ("insurance", [{"focal": True, "coverage": reference(decided.id_of("coverage"))}]),
            ("item", [{**item_of(line), "adjudication": outcome.of_item(line)} for line in decided.lines]),
            ("benefitBalance", list(_balances(decided)) if decided.pays else None),
        ]
    )


def _common(decided: DecidedClaim, kind: str) -> Iterator[tuple[str, object]]:
    yield "id", decided.id_of(kind)
    yield "identifier", [{"value": decided.decision.claim_id}]
    yield "status", "active"
    yield "type", kind_of(decided)
    yield "use", "claim"
    yield "patient", reference(decided.id_of("patient"))
    yield "created", decided.on.isoformat()
    yield "insurer", reference(decided.id_of("insurer"))
    yield "outcome", outcome.OUTCOMES[decided.decision.outcome]
    yield "disposition", decided.explanation.summary
    yield "adjudication", outcome.of_claim(decided)
    yield "total", outcome.totals(decided)
    yield "payment", outcome.payment(decided)
    yield "processNote", outcome.notes(decided)


def _balances(decided: DecidedClaim) -> Iterator[Json]:
    """The accounts this decision moved, by benefit; money and counts, as they stand after it."""
    last: dict[tuple[str, str, str], Posting] = {}
    for step in decided.decision.calculation:
        last |= {(each.scope, each.measure, each.benefit): each for each in step.ledger}
    titles = {benefit.key: benefit.title for benefit in decided.dossier.product.benefits}
    for (scope, measure, benefit), posting in last.items():
        if " " not in measure:  # the others count for one bill, one day or one item
            used = (
                {"usedUnsignedInt": int(posting.after)} if measure in _COUNTED else {"usedMoney": money(posting.after)}
            )
            yield {
                "category": concept("ex-benefitcategory", "30", titles.get(benefit, decided.dossier.product.title)),
                "unit": concept("benefit-unit", "family" if scope == "family" else "individual"),
                "term": concept("benefit-term", "annual"),
                "financial": [{"type": concept("urn:claims-ai:account", measure), **used}],
            }
