"""What stands without question is paid at once; what is in doubt waits, and what concerns the whole claim holds all of it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from claims_ai.adjudicate import ReadClaim, decide_claim
from claims_ai.dossier import Dossier
from claims_ai.partial import certain_of
from claims_ai.values import Finding, Page
from tests.fakes import BLURRED, claim, desk, dossier, invoice, papers, policy

CLEAR, OTHER = invoice("a.jpg"), invoice("b.jpg", invoice_number="4071229999")
BOTH = dossier(*papers(CLEAR, OTHER), of=claim(claimed_amount="1625.20"))


def found(code: str, *documents: str) -> Finding:
    return Finding(code, "medium", "…", documents=documents)


def kept(case: Dossier, *findings: Finding) -> list[str] | None:
    certain = certain_of(case, findings)
    return [treatment.invoice for treatment in certain.dossier.treatments] if certain else None


@pytest.mark.parametrize("named", ["b.jpg", "4071229999"])
def test_an_invoice_in_doubt_waits_and_the_other_is_certain(named: str) -> None:
    certain = certain_of(BOTH, [found("low_confidence", named)])
    assert certain is not None
    assert [treatment.invoice for treatment in certain.dossier.treatments] == ["4071223344"]
    assert set(certain.held) == {"4071229999"}
    assert "b.jpg" not in {page.file for page in certain.dossier.pages}


@pytest.mark.parametrize(
    "code", ["name_mismatch", "duplicate_invoice", "document_missing", "suspected_tampering", "claimed_amount_differs"]
)
def test_a_finding_about_the_whole_claim_holds_all_of_it(code: str) -> None:
    assert kept(BOTH, found("low_confidence", "b.jpg"), found(code, "b.jpg")) is None


def test_a_doubt_about_the_id_card_holds_all_of_it() -> None:
    assert kept(BOTH, found("low_confidence", "id_card_front.jpg")) is None


def test_nothing_is_certain_where_every_invoice_is_in_doubt() -> None:
    assert kept(BOTH, found("low_confidence", "a.jpg"), found("hospital_not_eligible", "4071229999")) is None


def test_a_bill_outside_the_policy_waits_while_the_other_is_paid() -> None:
    early = invoice("b.jpg", invoice_number="4071229999", visit_date="2026-01-05", issue_date="2026-01-05")
    asked = claim(claimed_amount="1625.20", accident_date=date(2026, 1, 5))
    case = dossier(*papers(CLEAR, early), of=asked, under=policy(effective_from=date(2026, 2, 1)))
    decision = decide_claim(ReadClaim(case, 0.0, case.pages), desk())
    assert (decision.outcome, decision.payable) == ("partly_approved", Decimal("315.00"))
    assert [reason.code for reason in decision.reasons] == ["certain_part_now", "not_in_force"]


def blurred(page: Page) -> Page:
    return replace(page, quality=BLURRED, fields={}, items=())


def test_a_bill_that_cannot_be_read_waits_while_the_other_is_paid() -> None:
    case = dossier(*papers(CLEAR, blurred(OTHER)), of=claim(claimed_amount="1625.20"))
    assert kept(case, found("document_unreadable", "b.jpg")) == ["4071223344"]


def test_a_picture_too_many_does_not_make_part_of_a_whole_claim() -> None:
    """All that was claimed for was read: there is no rest that could wait."""
    case = dossier(*papers(CLEAR), replace(blurred(OTHER), document_type="other"))
    assert kept(case, found("document_unreadable", "b.jpg")) is None


def test_mild_findings_hold_nothing() -> None:
    assert certain_of(BOTH, [Finding("date_conflict", "low", "…")]) is None


def test_the_claim_is_paid_in_part_with_what_is_pending() -> None:
    doubtful = replace(
        OTHER, fields={**OTHER.fields, "total_amount": replace(OTHER.fields["total_amount"], confidence=0.5)}
    )
    case = dossier(*papers(CLEAR, doubtful), of=claim(claimed_amount="1625.20"))
    decision = decide_claim(ReadClaim(case, 0.0, case.pages), desk())
    assert (decision.outcome, decision.route) == ("partly_approved", "adjuster")
    assert decision.payable == Decimal("315.00")
    assert decision.pending > 0
    assert [reason.code for reason in decision.reasons] == ["certain_part_now", "low_confidence"]
