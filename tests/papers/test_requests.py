"""Everything that lacks is asked for once, all together, and nothing later that could have been asked before (保险法 22)."""

from dataclasses import replace
from datetime import date

from claims_ai.papers import Asked, Checklist, check_papers, next_request
from claims_ai.values import Page, UnreadFile
from tests.fakes import BLURRED, bank_card, dossier, id_card, invoice, papers

MONDAY = date(2026, 3, 9)


def checklist(*read: Page | UnreadFile) -> Checklist:
    return check_papers(dossier(*read))


def asked(before: Checklist) -> Asked:
    return Asked(MONDAY, before, next_request(before).asks)


def test_the_first_request_holds_what_is_missing_unreadable_and_may_follow() -> None:
    blurred = replace(id_card(), quality=BLURRED)
    request = next_request(checklist(invoice(), blurred, bank_card()))
    assert [(ask.type, ask.why) for ask in request.asks] == [
        ("id_card_front", "unreadable"),
        ("claim_form", "missing"),
        ("diagnosis_certificate", "later"),
    ]


def test_a_paper_asked_for_before_is_reminded_of_and_not_asked_for_again() -> None:
    before = checklist(invoice(), id_card(), bank_card())
    request = next_request(before, [asked(before)])
    assert request.asks == request.withheld == ()
    assert [ask.type for ask in request.reminded] == ["claim_form", "diagnosis_certificate"]


def test_a_new_picture_that_cannot_be_read_is_a_new_question() -> None:
    before = checklist(invoice(), replace(id_card(), quality=BLURRED), bank_card())
    again = checklist(
        invoice(), replace(id_card(), quality=BLURRED), replace(id_card(), file="new.jpg", quality=BLURRED), bank_card()
    )
    assert [ask.type for ask in next_request(again, [asked(before)]).asks] == ["id_card_front"]


def test_what_was_overlooked_before_is_withheld_and_counted() -> None:
    before = checklist(invoice(), id_card(), bank_card())
    forgetful = Asked(MONDAY, before, ())
    request = next_request(before, [forgetful])
    assert request.asks == ()
    assert [ask.type for ask in request.withheld] == ["claim_form", "diagnosis_certificate"]


def test_a_paper_taken_for_present_before_is_withheld() -> None:
    complete, less = checklist(*papers()), checklist(invoice(), id_card(), bank_card())
    assert [ask.type for ask in next_request(less, [asked(complete)]).withheld] == ["claim_form"]


def test_a_paper_a_declaration_stood_in_for_may_be_asked_for_once_it_is_checked() -> None:
    declared = check_papers(dossier(), declared={"diagnosis_certificate"})
    request = next_request(checklist(*papers()), [asked(declared)])
    assert [ask.type for ask in request.asks] == ["diagnosis_certificate"]


def test_nothing_is_asked_for_while_we_failed_to_read_a_file() -> None:
    unread = UnreadFile("b.jpg", "out of memory", failed=True)
    assert next_request(checklist(invoice(), unread)).asks == ()
