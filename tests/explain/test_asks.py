"""What a decision asks for can be told from the decision alone."""

from claims_ai.explain import asks_in
from claims_ai.papers import Ask
from claims_ai.papers.checklist import Picture
from claims_ai.papers.requests import STRAY
from claims_ai.values import UnreadFile
from tests.explain import decided
from tests.explain.decided import decided as decide
from tests.fakes import bank_card, dossier, id_card, invoice, papers


def test_missing_papers_and_pictures_to_retake() -> None:
    decision, _ = decided.request()
    blurred = (Picture("id_card_front.jpg", ("blurred",)),)
    assert asks_in(decision) == (
        Ask("id_card_front", "missing"),
        Ask("claim_form", "missing"),
        Ask(STRAY, "unreadable", blurred),
    )


def test_only_what_is_missing() -> None:
    decision, _ = decide(dossier(invoice(), id_card(), bank_card()))
    assert asks_in(decision) == (Ask("claim_form", "missing"),)


def test_a_file_that_cannot_be_opened_is_asked_for_again() -> None:
    decision, _ = decide(dossier(*papers(), UnreadFile("torn.pdf", "torn.pdf: no PDF")))
    assert asks_in(decision) == (Ask(STRAY, "unreadable", (Picture("torn.pdf"),)),)
