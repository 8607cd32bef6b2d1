"""Whether treatment falls under the policy: the day of service decides, and what does not count is a finding for a person."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from claims_ai import coverage
from claims_ai.coverage import calculate_claim, certain_claim, cover_of
from claims_ai.dossier import Dossier
from claims_ai.errors import ProductError
from claims_ai.products.accounts import Accounts
from tests.fakes import claim, codes, dossier, invoice, papers, policy

OUTSIDE: dict[str, tuple[str, Callable[[], Dossier]]] = {
    "a visit before the policy": ("not_in_force", lambda: dossier(under=policy(effective_from=date(2026, 3, 4)))),
    "a visit after the policy": ("not_in_force", lambda: dossier(under=policy(effective_until=date(2026, 3, 2)))),
    "a lapsed policy": ("not_in_force", lambda: dossier(under=policy(status="lapsed"))),
    "an illness just after the start": (
        "waiting_period",
        lambda: dossier(under=policy(effective_from=date(2026, 2, 2), first_effective_from=None)),
    ),
}
INSIDE: dict[str, Callable[[], Dossier]] = {
    "an accident in the waiting period": lambda: dossier(
        of=claim(cause="accident"), under=policy(effective_from=date(2026, 2, 2), first_effective_from=None)
    ),
    "a renewal in the waiting period": lambda: dossier(under=policy(effective_from=date(2026, 2, 2))),
    "the first day after the waiting period": lambda: dossier(
        under=policy(effective_from=date(2026, 2, 1), first_effective_from=None)
    ),
    "the first and last day of a policy": lambda: dossier(
        under=policy(effective_from=date(2026, 3, 3), effective_until=date(2026, 3, 3))
    ),
}


@pytest.mark.parametrize(("code", "case"), OUTSIDE.values(), ids=OUTSIDE)
def test_what_does_not_fall_under_the_policy_is_left_to_a_person(code: str, case: Callable[[], Dossier]) -> None:
    sheet = calculate_claim(case())
    assert [(finding.code, finding.severity) for finding in sheet.findings] == [(code, "high")]
    assert sheet.payable == 0


@pytest.mark.parametrize("case", INSIDE.values(), ids=INSIDE)
def test_what_does_fall_under_the_policy_is_paid(case: Callable[[], Dossier]) -> None:
    sheet = calculate_claim(case())
    assert (codes(sheet.findings), sheet.payable) == ([], Decimal("315.00"))


def test_invoices_of_two_policy_years_are_counted_in_their_years() -> None:
    spanning = policy(effective_from=date(2025, 3, 3), effective_until=date(2027, 3, 2))
    early = invoice("early.jpg", invoice_number="4071229999", visit_date="2026-03-02", issue_date="2026-03-02")
    sheet = calculate_claim(
        dossier(*papers(invoice(), early), of=claim(accident_date=date(2026, 3, 2)), under=spanning)
    )
    paid = {e.account.year: e.amount for e in sheet.entries if e.account.measure == "paid" and e.account.benefit}
    assert paid == {date(2025, 3, 3): Decimal("315.00"), date(2026, 3, 3): Decimal("315.00")}


def test_what_was_used_up_before_is_taken_from_the_ledger() -> None:
    case = dossier()
    paid = Accounts(cover_of(case), date(2026, 1, 1)).paid("outpatient")
    sheet = calculate_claim(case, {paid: Decimal("9900.00")})
    assert (sheet.payable, codes(sheet.findings)) == (Decimal("100.00"), ["limit_used_up"])


def test_the_certain_part_of_a_claim_waits_for_the_lines_in_doubt() -> None:
    """812.60 less the check-up of 200.00, 60.00 self-funded and 302.60: 250.00; less 100.00; 90 % is 135.00; else 315.00."""
    certain = certain_claim(dossier(), {"4071223344": frozenset({2})})
    assert (certain.payable, certain.pending) == (Decimal("135.00"), Decimal("180.00"))


def test_a_sheet_that_does_not_add_up_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coverage, "discrepancies", lambda *_: ("ratio starts at 1 where 2 was left",))
    with pytest.raises(ProductError, match="claim C1: the sheet does not add up: ratio starts at 1"):
        calculate_claim(dossier())
