"""The checklist says of every paper where it stands."""

from dataclasses import replace

from claims_ai.checks.papers import missing_types
from claims_ai.papers import Checklist, check_papers
from claims_ai.papers.checklist import Picture
from claims_ai.values import Page, UnreadFile
from tests.fakes import BLURRED, bank_card, dossier, form, id_card, invoice, page, papers, stay, stay_claim, summary


def states(checklist: Checklist) -> dict[str, str]:
    return {paper.type: paper.state for paper in checklist.papers}


def test_a_complete_claim_lacks_only_what_may_follow_later() -> None:
    checklist = check_papers(dossier())
    assert states(checklist) == {
        "medical_invoice_outpatient": "present",
        "id_card_front": "present",
        "bank_card": "present",
        "claim_form": "present",
        "diagnosis_certificate": "deferred",
    }
    assert checklist.decidable


def test_the_list_of_a_stay_has_the_papers_of_a_stay() -> None:
    checklist = check_papers(dossier(stay(), id_card(), bank_card(), form(), of=stay_claim()))
    assert [paper.type for paper in checklist.of("missing", "deferred")] == ["discharge_summary", "expense_list"]
    assert not checklist.decidable


def wanted(*others: Page) -> set[str]:
    """What a stay under the million medical product lacks, with these papers beside the bill."""
    case = dossier(stay(), id_card(), bank_card(), form(), *others, of=stay_claim(), product="million_medical")
    listed = check_papers(case).of("missing", "unreadable")
    assert set(missing_types(case)) == {paper.type for paper in listed if paper.need == "critical"}
    return set(missing_types(case))


def test_a_certificate_is_wanted_only_for_an_illness_of_which_a_benefit_needs_it() -> None:
    """The certificate is for the sum that is paid once for critical illness."""
    assert wanted(summary()) == set()
    assert wanted(summary(discharge_diagnosis="1.左肺上叶恶性肿瘤")) == {"diagnosis_certificate"}


def test_a_certificate_is_asked_for_with_the_summary_while_the_illness_is_unknown() -> None:
    assert wanted() == wanted(replace(summary(), quality=BLURRED)) == {"discharge_summary", "diagnosis_certificate"}


def test_an_illness_that_no_benefit_is_for_leaves_all_papers_wanted() -> None:
    case = dossier(id_card(), summary(), of=stay_claim(), product="critical_illness")
    assert "diagnosis_certificate" in missing_types(case)


def test_a_paper_of_which_no_picture_can_be_read_is_unreadable_and_says_which_picture() -> None:
    blurred = replace(id_card(), quality=BLURRED)
    listed = {paper.type: paper for paper in check_papers(dossier(invoice(), blurred, bank_card(), form())).papers}
    assert listed["id_card_front"].state == "unreadable"
    assert listed["id_card_front"].pictures == (Picture("id_card_front.jpg", ("blurred",)),)


def test_a_second_picture_that_can_be_read_is_enough() -> None:
    blurred = replace(id_card(), file="again.jpg", quality=BLURRED)
    assert states(check_papers(dossier(*papers(), blurred)))["id_card_front"] == "present"


def test_a_declaration_stands_in_for_a_deferrable_paper_and_for_no_other() -> None:
    checklist = check_papers(
        dossier(invoice(), id_card(), bank_card()), declared={"diagnosis_certificate", "claim_form"}
    )
    assert states(checklist)["diagnosis_certificate"] == "declared"
    assert states(checklist)["claim_form"] == "missing"


def test_a_picture_that_shows_nothing_and_a_file_that_cannot_be_opened_are_stray() -> None:
    dark = page("other", "dark.jpg", quality=BLURRED)
    checklist = check_papers(dossier(*papers(), dark, UnreadFile("torn.pdf", "torn.pdf: no PDF")))
    assert checklist.stray == (Picture("dark.jpg", ("blurred",)), Picture("torn.pdf"))


def test_what_we_failed_to_read_is_not_the_claimants_to_send_again() -> None:
    checklist = check_papers(dossier(*papers(), UnreadFile("b.jpg", "out of memory", failed=True)))
    assert (checklist.stray, checklist.whole) == ((), False)


def test_a_readable_summary_completes_the_stay() -> None:
    assert check_papers(dossier(stay(), summary(), id_card(), bank_card(), form(), of=stay_claim())).decidable
