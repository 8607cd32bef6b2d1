"""Pages that belong together are one paper; pages that do not stay apart."""

from dataclasses import replace
from decimal import Decimal

from claims_ai.checks import sums
from claims_ai.joining import papers_of
from claims_ai.values import Item, Page
from tests.fakes import NOTHING_KNOWN, claim, dossier, invoice, page, papers


def listed(file: str, number: int, amount: str, **fields: str) -> Page:
    """A page of an expense list with one item."""
    return replace(page("expense_list", file, **fields), page=number, items=(Item("西药费", amount, 0.99, None),))


FIRST, LAST = listed("list.pdf", 0, "10.00", patient_name="陈晓雯"), listed("list.pdf", 1, "2.50", total_amount="12.50")


def test_a_list_over_two_pages_is_one_paper_with_all_items_and_the_last_total() -> None:
    (paper,) = papers_of([FIRST, LAST])
    assert sum(Decimal(item.amount) for item in paper.items) == Decimal(paper.fields["total_amount"].value)
    assert paper.fields["patient_name"].value == "陈晓雯"


def test_pages_photographed_one_by_one_are_joined_too() -> None:
    assert len(papers_of([replace(FIRST, file="a.jpg"), replace(LAST, file="b.jpg", page=0)])) == 1


def test_a_list_that_was_summed_up_is_followed_by_another() -> None:
    assert len(papers_of([LAST, FIRST])) == 2


def test_lists_of_two_patients_stay_apart() -> None:
    other = listed("list.pdf", 1, "2.50", patient_name="何志强")
    assert len(papers_of([FIRST, other])) == 2


def test_the_second_page_of_a_summary_without_a_title_belongs_to_it() -> None:
    first = page("discharge_summary", "summary.pdf", patient_name="陈晓雯")
    second = replace(page("other", "summary.pdf"), page=1)
    assert [len(paper.pages) for paper in papers_of([first, second])] == [2]
    assert len(papers_of([first, replace(second, file="photo.jpg")])) == 2


def test_two_invoices_are_never_joined() -> None:
    assert len(papers_of(papers()[:1] * 2)) == 2


def test_items_of_all_pages_have_to_make_up_the_last_total() -> None:
    wrong = replace(LAST, fields={**LAST.fields, "total_amount": replace(LAST.fields["total_amount"], value="13.50")})
    bill, asked = papers(invoice(total_amount="12.50")), claim(claimed_amount=Decimal("12.50"))
    found = [
        [finding.code for finding in sums.check(dossier(*bill, FIRST, last, of=asked), NOTHING_KNOWN)]
        for last in (LAST, wrong)
    ]
    assert found == [[], ["items_sum_mismatch"]]
