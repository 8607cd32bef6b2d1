"""The same paper twice: in one claim, in two claims of one person, in claims of two persons."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from claims_ai.checks import duplicates
from claims_ai.claim import Claim, Policy
from claims_ai.dossier import Dossier
from claims_ai.history import History, history_of
from claims_ai.values import Finding, Page
from tests.fakes import BROTHER, BROTHERS_ID, claim, dossier, id_card, invoice, papers, policy


def case(claim_id: str, bill: Page, submitted: date = date(2026, 3, 10), stranger: bool = False) -> Dossier:
    who = {"insured_name": BROTHER, "insured_id_number": BROTHERS_ID} if stranger else {}
    asked: Claim = claim(claim_id=claim_id, submitted_at=submitted, **who)
    contract: Policy = policy()
    return dossier(*papers(bill), of=asked, under=contract)


def findings(one: Dossier, *all_of_them: Dossier) -> list[tuple[str, str]]:
    return [(f.code, f.severity) for f in found(one, history_of(all_of_them))]


def found(one: Dossier, history: History) -> list[Finding]:
    return list(duplicates.check(one, history))


def photo(**changes: str | None) -> Page:
    """Another picture of the invoice."""
    return replace(invoice(**changes), digest="another picture")


def test_the_first_claim_with_an_invoice_is_told_and_the_second_is_stopped() -> None:
    first, second = case("C1", invoice()), case("C2", photo(), date(2026, 3, 11))
    assert findings(first, first, second) == [("duplicate_invoice", "info")]
    assert findings(second, first, second) == [("duplicate_invoice", "high")]
    assert findings(second, second, first) == [("duplicate_invoice", "high")]


def test_of_two_claims_of_one_day_the_one_that_came_first_is_the_first() -> None:
    first, second = case("C2", invoice()), case("C1", photo())
    assert [findings(first, first, second)[0][1], findings(second, first, second)[0][1]] == ["info", "high"]


def test_between_two_persons_neither_is_taken_for_the_rightful_one() -> None:
    first, second = case("C1", invoice()), case("C2", photo(), date(2026, 3, 11), stranger=True)
    assert findings(first, first, second) == findings(second, first, second) == [("duplicate_invoice", "high")]


def test_the_very_same_picture_is_found_even_where_nothing_was_read() -> None:
    unread = replace(invoice(invoice_number=None, total_amount=None))
    first, second = case("C1", unread), case("C2", unread, date(2026, 3, 11))
    assert findings(second, first, second) == [("duplicate_image", "high")]


def test_the_same_card_pictures_come_rightly_with_every_claim() -> None:
    first, second = case("C1", invoice()), case("C2", replace(photo(invoice_number="4071229999")))
    assert first.of_type("id_card_front")[0].digest == id_card().digest
    assert findings(second, first, second) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"invoice_code": None, "total_amount": "813.60"},
        {"invoice_code": "99060127"},
        {"invoice_number": "4071223345"},
    ],
)
def test_a_like_invoice_is_not_the_same(changes: dict[str, str | None]) -> None:
    first, second = case("C1", invoice()), case("C2", photo(**changes))
    assert findings(second, first, second) == []


def test_what_was_not_read_does_not_tell_two_invoices_apart() -> None:
    first, second = case("C1", invoice()), case("C2", photo(invoice_code=None), date(2026, 3, 11))
    assert findings(second, first, second) == [("duplicate_invoice", "high")]


def test_a_claim_sent_again_is_no_duplicate_of_itself() -> None:
    again = case("C1", invoice())
    assert findings(again, again, case("C1", photo())) == []


def test_a_claim_not_yet_in_the_history_sees_it() -> None:
    first, second = case("C1", invoice()), case("C2", photo(), date(2026, 3, 11))
    assert findings(second, first) == [("duplicate_invoice", "high")]


def test_two_pictures_of_one_invoice_in_a_claim_are_one_bill() -> None:
    both = dossier(*papers(invoice("a.jpg"), replace(photo(), file="b.jpg")))
    assert [(f.code, f.severity, f.documents) for f in found(both, History())] == [
        ("duplicate_invoice", "low", ("a.jpg", "b.jpg"))
    ]
    assert len(both.treatments) == 1


def test_an_invoice_is_the_same_under_another_total() -> None:
    """Nobody gives a code and number twice: 812.60 first, then 912.60."""
    first, second = case("C1", invoice()), case("C2", invoice(total_amount="912.60"), date(2026, 3, 20))
    assert ("duplicate_invoice", "high") in findings(second, first, second)
    assert ("duplicate_invoice", "info") in findings(first, first, second)


def test_two_totals_of_one_invoice_in_one_claim_count_once_and_need_a_person() -> None:
    both = dossier(*papers(invoice("a.jpg"), invoice("b.jpg", total_amount="912.60")))
    assert [treatment.total for treatment in both.treatments] == [Decimal("812.60")]
    assert findings(both) == [("duplicate_invoice", "low"), ("low_confidence", "medium")]


def test_pages_of_one_invoice_of_which_one_has_no_total_count_once() -> None:
    both = dossier(*papers(invoice("a.jpg"), invoice("b.jpg", total_amount=None)))
    assert len(both.treatments) == 1
    assert findings(both) == [("duplicate_invoice", "low")]
