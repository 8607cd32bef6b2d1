"""Papers as the pipeline would give them: doubts that mean something, and errors about as rare as on real pages."""

from random import Random
from statistics import mean

import pytest

from claims_ai.values import Field, Page
from training.simulate.assumptions import USUAL
from training.simulate.papers import Case, Paper
from training.simulate.reading import read
from training.simulate.run import Branch, simulate

Told = tuple[Paper, Page, Page]


@pytest.fixture(scope="module")
def pages() -> list[Told]:
    """Papers with the page as read and the page as a person reads it."""
    found: list[Told] = []
    for case in simulate(Branch(600, "3"), USUAL):
        papers = read(case.papers, Random(case.claim.claim_id), USUAL)
        found += zip(case.papers, papers.pages, papers.true, strict=True)
    return found


def judged(pages: list[Told]) -> list[tuple[bool, Field]]:
    return [
        (field.value == paper.fields[name], field) for paper, page, _ in pages for name, field in page.fields.items()
    ]


def test_few_fields_are_misread(pages: list[Told]) -> None:
    assert 0.0005 < mean(not right for right, _ in judged(pages)) < 0.01


def test_an_unsure_field_is_wrong_more_often(pages: list[Told]) -> None:
    wrong = [field.confidence for right, field in judged(pages) if not right]
    right = [field.confidence for right, field in judged(pages) if right]
    assert mean(wrong) < mean(right) - 0.05


def test_some_misread_fields_seem_sure(pages: list[Told]) -> None:
    assert any(field.confidence > 0.95 for right, field in judged(pages) if not right)


def test_a_person_reads_what_is_printed(pages: list[Told]) -> None:
    for paper, page, true in pages:
        if true is not page:
            assert {name: field.value for name, field in true.fields.items()} == paper.fields
            assert [(item.name, item.amount) for item in true.items] == list(paper.items)


def test_a_misread_sum_is_noticed_by_the_pipelines_own_identities() -> None:
    """Somewhere in the portfolio digits and words, or items and total, no longer agree on an honest paper."""
    codes = {
        finding.code
        for case in simulate(Branch(600, "3"), USUAL) if case.scheme is None
        for page in read(case.papers, Random(case.claim.claim_id), USUAL).pages
        for finding in page.findings
    }  # fmt: skip
    assert {"words_digits_mismatch", "items_sum_mismatch"} <= codes


def test_reading_again_reads_the_same() -> None:
    case: Case = next(simulate(Branch(600, "3"), USUAL))
    assert read(case.papers, Random(1), USUAL) == read(case.papers, Random(1), USUAL)
