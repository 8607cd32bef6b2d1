"""Every finding: a claim that shows it, beside the same claim in order that does not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from claims_ai.checks import payers, run_checks
from claims_ai.claim import OtherPayment, Payee
from claims_ai.dossier import Dossier
from claims_ai.identifiers import resident_id
from claims_ai.values import Finding, UnreadFile
from tests import fakes
from tests.fakes import (
    BLURRED,
    BROTHER,
    BROTHERS_ID,
    NAME,
    NOTHING_KNOWN,
    bank_card,
    claim,
    codes,
    dossier,
    field,
    form,
    id_card,
    invoice,
    papers,
    policy,
    stay,
    stay_claim,
    summary,
)  # fmt: skip

NEWLY = policy(effective_from=date(2026, 1, 20), first_effective_from=None)


def found(case: Dossier) -> dict[str, Finding]:
    return {finding.code: finding for finding in run_checks(case, NOTHING_KNOWN)}


def inpatient(*others: object, **changes: str | None) -> Dossier:
    return dossier(*papers(stay(**changes)), *(others or (summary(),)), of=stay_claim())  # type: ignore[arg-type]


def test_a_claim_in_order_has_no_findings() -> None:
    assert run_checks(dossier(), NOTHING_KNOWN) == ()
    assert run_checks(inpatient(), NOTHING_KNOWN) == ()


CASES: dict[str, tuple[str, str, Callable[[], Dossier]]] = {
    "another patient on the invoice": ("name_mismatch", "high", lambda: dossier(*papers(invoice(patient_name=BROTHER)))),
    "another name on the ID card": ("name_mismatch", "high", lambda: dossier(invoice(), id_card(name=BROTHER), bank_card(), form())),
    "another insured on the form": ("name_mismatch", "high", lambda: dossier(invoice(), id_card(), bank_card(), form(insured_name=BROTHER))),
    "another patient on the summary": ("name_mismatch", "high", lambda: inpatient(summary(patient_name=BROTHER))),
    "a claimant the policy does not name": ("name_mismatch", "high", lambda: dossier(under=policy(insured=[{"name": BROTHER}]))),
    "another number on the ID card": ("id_mismatch", "high", lambda: dossier(invoice(), id_card(id_number=BROTHERS_ID), bank_card(), form())),
    "another number on the form": ("id_mismatch", "high", lambda: dossier(invoice(), id_card(), bank_card(), form(insured_id_number=BROTHERS_ID))),
    "another number on the policy": ("id_mismatch", "high", lambda: dossier(under=policy(insured=[{"name": NAME, "id_number": BROTHERS_ID}]))),
    "money to somebody else": ("payee_mismatch", "high", lambda: dossier(of=claim(payee=Payee(name=BROTHER, account=fakes.ACCOUNT)))),
    "another card": ("payee_mismatch", "high", lambda: dossier(invoice(), id_card(), bank_card(card_number="9951190726688505474"), form())),
    "another account on the form": ("payee_mismatch", "high", lambda: dossier(invoice(), id_card(), bank_card(), form(payee_account="995119072668"))),
    "another payee on the form": ("payee_mismatch", "high", lambda: dossier(invoice(), id_card(), bank_card(), form(payee_name=BROTHER))),
    "a loss before the policy, without a bill": ("not_in_force", "high", lambda: dossier(id_card(), of=claim(accident_date=date(2025, 12, 31)))),
    "an accident before the policy": ("not_in_force", "high", lambda: dossier(of=claim(accident_date=date(2024, 12, 31), cause="accident"))),
    "an illness begun while waiting": ("waiting_period", "medium", lambda: dossier(under=NEWLY, of=claim(accident_date=date(2026, 2, 10)))),
    "an illness before the policy": ("not_in_force", "high", lambda: dossier(of=claim(accident_date=date(1, 1, 1)))),
    "an accident after the visit": ("date_conflict", "high", lambda: dossier(of=claim(accident_date=date(2026, 3, 4), cause="accident"))),
    "a paper lacking": ("document_missing", "high", lambda: dossier(invoice(), id_card(), form())),
    "a blurred picture": ("document_unreadable", "high", lambda: dossier(replace(invoice(), quality=BLURRED), id_card(), bank_card(), form())),
    "a file of another kind": ("document_unreadable", "high", lambda: dossier(*papers(), UnreadFile("x.zip", "x.zip: this is a ZIP archive"))),
    "a larger sum claimed": ("claimed_amount_differs", "medium", lambda: dossier(of=claim(claimed_amount=Decimal("900.00")))),
    "a total read unsurely": ("low_confidence", "medium", lambda: dossier(*papers(invoice(total_amount=field("812.60", 0.7))))),  # type: ignore[arg-type]
    "no total read": ("low_confidence", "medium", lambda: dossier(*papers(invoice(total_amount=None)))),
    "a visit before the accident": ("date_conflict", "high", lambda: dossier(of=claim(accident_date=date(2026, 3, 4)))),
    "a visit after the claim": ("date_conflict", "high", lambda: dossier(of=claim(submitted_at=date(2026, 3, 2)))),
    "an invoice before the visit": ("date_conflict", "high", lambda: dossier(*papers(invoice(issue_date="2026-03-02")))),
    "another stay on the summary": ("date_conflict", "high", lambda: inpatient(summary(admission_date="2026-04-06"))),
    "a visit years ago": ("time_barred", "medium", lambda: dossier(of=claim(submitted_at=date(2028, 3, 4)))),
    "one invoice in two pictures": ("duplicate_invoice", "low", lambda: dossier(*papers(invoice("a.jpg"), invoice("b.jpg")))),
}  # fmt: skip


@pytest.mark.parametrize(("code", "severity", "case"), CASES.values(), ids=CASES)
def test_what_is_wrong_is_found_and_nothing_else(code: str, severity: str, case: Callable[[], Dossier]) -> None:
    findings = run_checks(case(), NOTHING_KNOWN)
    assert set(codes(list(findings))) - {"document_missing"} in ({code}, set())
    assert (code, severity) in {(finding.code, finding.severity) for finding in findings}
    assert all(finding.message for finding in findings)


@pytest.mark.parametrize(
    "code",
    [
        "words_digits_mismatch", "items_sum_mismatch", "parts_sum_mismatch", "checksum_invalid", "qr_mismatch", "suspected_tampering",
    ],
)  # fmt: skip
def test_what_a_page_reports_about_itself_is_a_finding_of_the_claim(code: str) -> None:
    reported = replace(invoice(), findings=(Finding(code, "high", "两者不一致"),))
    assert code in found(dossier(*papers(reported)))


def test_an_unreadable_page_is_asked_for_again_and_its_sums_are_not_held_against_it() -> None:
    reported = replace(invoice(), quality=BLURRED, findings=(Finding("items_sum_mismatch", "medium", "不一致"),))
    assert set(found(dossier(*papers(reported)))) == {"document_missing", "document_unreadable"}


def test_another_card_that_was_read_unsurely_is_another_card() -> None:
    unsure = bank_card(card_number=field("9951190726688505474", 0.69))  # type: ignore[arg-type]
    assert set(found(dossier(invoice(), id_card(), unsure, form()))) == {"payee_mismatch", "low_confidence"}


@pytest.mark.parametrize(
    ("served", "claimed", "barred"),
    [
        ("2024-01-15", "2026-01-15", False), ("2024-01-15", "2026-01-16", True), ("2024-02-29", "2026-02-28", False),
        ("2024-02-29", "2026-03-01", True), ("2026-02-28", "2028-02-28", False), ("2026-02-28", "2028-02-29", True),
        ("2024-12-31", "2026-01-01", False), ("0001-01-01", "2026-01-01", True),
    ],
)  # fmt: skip
def test_two_years_to_claim_are_years_of_the_calendar(served: str, claimed: str, barred: bool) -> None:
    asked = claim(accident_date=date.fromisoformat(served), submitted_at=date.fromisoformat(claimed))
    bill = invoice(visit_date=served, issue_date=served)
    assert ("time_barred" in found(dossier(*papers(bill), of=asked))) is barred


PAYEE = Payee(name=" 陈晓 雯", account=fakes.ACCOUNT)
LAWFUL: dict[str, Callable[[], Dossier]] = {
    "what the insured bore claimed": lambda: dossier(of=claim(claimed_amount=Decimal("510.00"))),
    "spaces in a name": lambda: dossier(invoice(patient_name="陈 晓雯"), id_card(), bank_card(), form(), of=claim(payee=PAYEE)),
    "the typed account, read unsurely, as if it fails Luhn": lambda: dossier(invoice(), id_card(), bank_card(card_number=field(fakes.ACCOUNT, 0.69)), form()),  # type: ignore[arg-type]
    "spaces in a card number": lambda: dossier(invoice(), id_card(), bank_card(card_number="9951 1907 2668 8505 473"), form()),
    "an accident in the waiting period": lambda: dossier(under=NEWLY, of=claim(accident_date=date(2026, 2, 10), cause="accident")),
    "a visit before the policy, which the calculation looks at": lambda: dossier(under=policy(effective_from=date(2026, 3, 4), first_effective_from=None)),
    "an accident before the renewal": lambda: dossier(of=claim(accident_date=date(2025, 12, 31), cause="accident")),
    "an accident on the first day of cover": lambda: dossier(of=claim(accident_date=date(2025, 1, 1), cause="accident")),
    "a small x in an ID number": lambda: dossier(of=claim(insured_id_number=fakes.ID_NUMBER.lower())),
    "a policy without ID numbers": lambda: dossier(under=policy(insured=[{"name": NAME}])),
    "a settlement a day after the discharge": lambda: inpatient(summary(discharge_date="2026-04-14")),
    "a further paper nobody asked for": lambda: dossier(*papers(), fakes.page("receipt")),
    "the last day of two years to claim, one of them a leap year": lambda: dossier(of=claim(submitted_at=date(2028, 3, 3))),
}  # fmt: skip


@pytest.mark.parametrize("case", LAWFUL.values(), ids=LAWFUL)
def test_what_is_lawful_is_no_finding(case: Callable[[], Dossier]) -> None:
    assert run_checks(case(), NOTHING_KNOWN) == ()


CHILD, CHILDS_ID, PARENT = "陈小雨", "990104201503142221", "陈晓雯"


def childs(payee: str, born: str = CHILDS_ID, submitted: date = date(2026, 3, 10)) -> dict[str, Finding]:
    account = Payee(name=payee, account=fakes.ACCOUNT)
    asked = claim(insured_name=CHILD, insured_id_number=born, payee=account, submitted_at=submitted)
    contract = policy(insured=[{"name": CHILD, "id_number": born}], effective_until=date(2036, 1, 1))
    return found(dossier(invoice(patient_name=CHILD), id_card(name=CHILD, id_number=born), bank_card(), of=asked, under=contract))  # fmt: skip


def test_the_policyholder_receives_the_money_of_a_child() -> None:
    assert "payee_mismatch" not in childs(PARENT)


def test_nobody_else_receives_the_money_of_a_child() -> None:
    assert "payee_mismatch" in childs(BROTHER)


def test_a_grown_up_receives_the_money_in_person() -> None:
    assert "payee_mismatch" not in childs(PARENT, submitted=date(2033, 3, 13))
    assert "payee_mismatch" in childs(PARENT, submitted=date(2033, 3, 14))


def test_a_child_born_on_a_leap_day_grows_up_too() -> None:
    body = "99010420160229222"
    born = next(body + last for last in "0123456789X" if resident_id.is_valid(body + last))
    assert "payee_mismatch" not in childs(PARENT, born, date(2034, 2, 28))
    assert "payee_mismatch" in childs(PARENT, born, date(2034, 3, 1))


def test_all_missing_papers_are_found_at_once() -> None:
    findings = run_checks(dossier(invoice()), NOTHING_KNOWN)
    assert [finding.documents[0] for finding in findings] == ["id_card_front", "bank_card", "claim_form"]


def test_an_id_number_is_not_repeated_in_a_message() -> None:
    messages = [finding.message for finding in run_checks(dossier(invoice(), id_card(id_number=BROTHERS_ID), bank_card(), form()), NOTHING_KNOWN)]  # fmt: skip
    assert messages
    assert not any(BROTHERS_ID in message or fakes.ID_NUMBER in message for message in messages)


def test_a_daily_cash_claim_names_no_sum_of_an_invoice() -> None:
    case = dossier(
        *papers(stay()), summary(), of=stay_claim(claimed_amount=Decimal("1800.00")), product="hospital_cash"
    )
    assert run_checks(case, NOTHING_KNOWN) == ()


def test_a_check_that_fails_is_a_finding_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    from claims_ai import checks

    def broken(*_: object) -> tuple[Finding, ...]:
        raise KeyError("陈晓雯")

    monkeypatch.setattr(checks, "CHECKS", (broken, *checks.CHECKS))
    findings = run_checks(dossier(invoice(), id_card(), form()), NOTHING_KNOWN)
    assert codes(list(findings)) == ["stage_failed", "document_missing"]
    assert "陈晓雯" not in findings[0].message


def test_what_another_insurer_paid_for_a_bill_that_is_not_there_goes_to_a_person() -> None:
    def found(number: str | None) -> list[str]:
        payment = OtherPayment(insurer="东湖健康保险", amount=Decimal("100.00"), invoice=number)
        return codes(list(payers.check(dossier(of=claim(other_payments=(payment,))), NOTHING_KNOWN)))

    assert found("404") == ["other_payment_unplaced"]
    assert found("4071223344") == found(None) == []
