"""What people note about stored decisions: held against what was stored, sealed, and read back as it was written."""

from datetime import date
from decimal import Decimal

import pytest

from claims_ai.adjudicate import ReadClaim
from claims_ai.claim import SignedDeclaration
from claims_ai.errors import InputError
from claims_ai.outcomes import Correction, DeclarationAudit, Investigation, Outcome, QualityReview
from claims_ai.papers.declarations import texts
from claims_ai.replay import replay
from claims_ai.store.store import Store
from claims_ai.values import Decision
from tests.fakes import NAME, codes, desk
from tests.store.conftest import read
from tests.store.test_decide import visit


def only(store: Store) -> tuple[str, str, Decimal | None]:
    (told,) = store.outcomes()
    return told.kind, told.result, told.amount


def test_a_correction_keeps_what_was_read_and_what_is_right(store: Store) -> None:
    store.decide(read(), desk())
    store.note("C1", Correction(file="invoice.jpg", field="total_amount", right="812.00"), "an adjuster")
    (told,) = store.outcomes(["C1"])
    assert told.told == Correction(file="invoice.jpg", field="total_amount", right="812.00", read="812.60")
    assert (told.by, told.decision) == ("an adjuster", 1)
    assert store.verify().problems == ()


def test_a_field_that_was_not_read_is_corrected_from_nothing(store: Store) -> None:
    store.decide(read(), desk())
    store.note("C1", Correction(file="invoice.jpg", field="check_code", right="f1e2d3"), "an adjuster")
    (told,) = store.outcomes()
    assert isinstance(told.told, Correction)
    assert told.told.read is None


def test_an_investigation_keeps_its_end(store: Store) -> None:
    store.decide(read(), desk())
    store.note(
        "C1", Investigation(found="confirmed", scheme="sham_stay", notes="the ward was closed"), "an investigator"
    )
    assert only(store) == ("investigation", "confirmed", None)


def test_a_review_keeps_by_how_much_an_approval_would_change(store: Store) -> None:
    store.decide(read(), desk())
    store.note("C1", QualityReview(would_have_changed=True, rightful=Decimal("300.00")), "a reviewer")
    assert only(store) == ("quality_sample", "changed", Decimal("-15.00"))


@pytest.mark.parametrize(
    ("outcome", "complaint"),
    [
        (Correction(file="list.jpg", field="total_amount", right="1"), "list.jpg, page 0: was not read for it"),
        (Correction(file="invoice.jpg", field="total_amount", right="812.60"), "was read as that already"),
        (
            QualityReview(would_have_changed=False),
            "claim C1: was referred; a quality review looks at automatic approvals",
        ),
        (DeclarationAudit(paper="receipt", kept=True), "no declaration was taken for 'receipt'"),
    ],
)
def test_what_does_not_go_with_the_decision_is_told(store: Store, outcome: Outcome, complaint: str) -> None:
    store.decide(read(), desk(models={}))
    with pytest.raises(InputError, match=complaint):
        store.note("C1", outcome, "an adjuster")
    assert list(store.outcomes()) == []


def declaring(number: str) -> ReadClaim:
    """A visit without a diagnosis certificate, for which the insured signed."""
    text = texts()["2026-01"]
    signed = SignedDeclaration(
        paper="diagnosis_certificate", signed_by=NAME, signed_on=date(2026, 3, 9), text_version=text.version, text_digest=text.digest,
        signature=number,
    )  # fmt: skip
    return visit(number, declarations=(signed,))


def said(decision: Decision) -> set[str]:
    return {code for code in codes(decision.findings) if code.startswith("decl") or code == "document_declared"}


def test_a_broken_declaration_is_payable_back_and_no_other_is_taken_from_that_person(store: Store) -> None:
    first = store.decide(declaring("1"), desk())
    assert "document_declared" in said(first)
    store.note(
        "C1", DeclarationAudit(paper="diagnosis_certificate", kept=False, rightful=Decimal("100.00")), "an auditor"
    )
    assert only(store) == ("declaration_audit", "broken", first.payable - 100)
    assert said(store.decide(declaring("2"), desk())) == {"declaration_not_accepted"}
    _, second = store.records()
    assert replay(second, desk()).same


def test_no_words_of_a_note_stand_in_the_database_in_clear(store: Store) -> None:
    from sqlalchemy import text

    store.decide(read(), desk())
    store.note("C1", Correction(file="invoice.jpg", field="patient_name", right="王小明"), "an adjuster")
    with store.transaction() as connection:
        row = str(connection.execute(text("SELECT o::text, encode(o.payload, 'escape') FROM outcomes o")).all())
    assert "王小明" not in row
