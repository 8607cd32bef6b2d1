"""The records of what people made of a decision: what each needs, said in words when it lacks."""

from typing import Any

import pytest

from claims_ai.errors import InputError
from claims_ai.outcomes import Judgement, noted, parsed

REFUSAL = {"verdict": "refuse", "reason": "种植牙不在保障范围内", "clause": "第3.1条", "reason_code": "excluded"}


def test_a_person_refuses_with_a_reason_a_clause_and_a_code() -> None:
    assert parsed(Judgement, REFUSAL).result == "refuse"


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"clause": " "}, "a refusal needs the clause it rests on"),
        ({"reason_code": "score"}, "a refusal needs a reason_code, one of not_in_force"),
        ({"reason": ""}, "reason: String should have at least 1 character"),
        ({"amount": "1"}, "refuse grants no amount"),
        ({"verdict": "approve", "amount": "-1"}, "amount: Input should be greater than or equal to 0"),
        ({"verdict": "approve", "amount": "many"}, "amount: Input should be a valid decimal"),
        ({"verdict": "partly_approve"}, "partly_approve needs the amount that is certain"),
        ({"verdict": "ask"}, "papers are named when, and only when"),
        ({"verdict": "ask", "papers": ["passport"]}, "'passport' is no kind of paper"),
        ({"verdict": "deny"}, "verdict: Input should be 'approve'"),
    ],
)
def test_a_decision_without_ground_is_told(changes: dict[str, Any], complaint: str) -> None:
    with pytest.raises(InputError, match=f"adjuster_decision: {complaint}"):
        parsed(Judgement, {**REFUSAL, **changes})


@pytest.mark.parametrize(
    ("kind", "facts", "complaint"),
    [
        ("score", {}, "outcome 'score': is none of correction, investigation"),
        ("investigation", {"found": "guilty"}, "found: Input should be 'confirmed' or 'cleared'"),
        ("investigation", {"found": "cleared", "scheme": "inflation"}, "who is cleared did nothing"),
        ("correction", {"file": "a.jpg", "field": "Total", "right": "1"}, "field: String should match"),
        ("quality_sample", {"would_have_changed": True}, "rightful is what should have been paid"),
        ("declaration_audit", {"paper": "receipt", "kept": False}, "rightful is needed"),
        ("investigation", {"found": "cleared", "by_whom": "x"}, "by_whom: Extra inputs are not permitted"),
    ],
)
def test_a_note_of_another_form_is_told(kind: str, facts: dict[str, Any], complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        noted(kind, facts)
