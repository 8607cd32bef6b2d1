"""Sample claims from their pictures to the decision, with the models as shipped."""

from dataclasses import replace
from decimal import Decimal

import pytest

from claims_ai.adjudicate import Desk, ReadClaim, decide_claim, read_documents
from claims_ai.bootstrap import make_desk
from claims_ai.claim import load_submission
from claims_ai.documents.scan import Scanner
from claims_ai.resources import folder
from claims_ai.settings import Settings
from claims_ai.values import Decision

CLAIMS = folder("samples") / "claims"


@pytest.fixture(scope="module")
def desk(scanner: Scanner) -> Desk:
    return make_desk(Settings(), scanner)


def read(name: str, desk: Desk) -> ReadClaim:
    return read_documents(load_submission(CLAIMS / name, desk.limits.max_bytes), desk)


def timeless(decision: Decision) -> Decision:
    return replace(decision, timing_ms={})


def test_photos_on_any_side_of_a_claim_in_order_are_paid_at_once_to_the_fen(desk: Desk) -> None:
    claim = read("outpatient-phone-photos", desk)
    decision = decide_claim(claim, desk)
    assert (decision.outcome, decision.route, decision.findings) == ("approved", "fast_pay", ())
    assert decision.payable == (claim.dossier.total - Decimal("338.80") - 100) * Decimal("0.9")
    assert set(decision.versions) == {
        "code", "product", "fast_pay_model", "fraud_model", "ocr", "medical_knowledge", "icd10",
    }  # fmt: skip
    assert set(decision.scores) == {"fast_pay", "fraud"}
    assert all(part.message for score in decision.scores.values() for part in score.top)
    assert timeless(decide_claim(claim, desk)) == timeless(decision)


def test_a_missing_paper_is_asked_for_by_name(desk: Desk) -> None:
    decision = decide_claim(read("inpatient-no-discharge-summary", desk), desk)
    assert (decision.outcome, decision.route, decision.missing_documents) == ("documents_requested", "claimant", ("discharge_summary",))  # fmt: skip
