"""Drawn medical papers have the traps of real ones, and their truth is what is printed."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from training.render import book, invent, medical_bills, medical_flow_forms, medical_labels, medical_provinces
from training.render.canvas import Rendered
from training.render.contents import MedicalInvoice
from training.render.medical_form import Writing

BILLS = "medical_invoice_outpatient", "medical_invoice_inpatient"


def _pages(kind: str, layout: str, count: int = 12) -> Iterator[Rendered]:
    return (book.draw(kind, layout, Random(seed)) for seed in range(count))


def _bills() -> Iterator[MedicalInvoice]:
    return (invent.medical_invoice(Random(seed), inpatient=seed % 2 == 0) for seed in range(200))


def test_some_numbers_and_names_are_printed_with_stars() -> None:
    numbers = [bill.insurance_number for bill in _bills()]
    assert 0.02 < sum("*" in number for number in numbers) / len(numbers) < 0.2
    assert any("*" in bill.patient.name for bill in _bills())


def test_an_infants_age_is_no_age_in_years() -> None:
    ages = [invent.aged(32, Random(seed)) for seed in range(200)]
    assert {field for field, _, shown in ages if "月" in shown or "天" in shown} == {None}
    assert {value for field, value, _ in ages if field} == {"32"}


def test_lines_under_a_class_are_no_charges_of_their_own() -> None:
    bill = medical_bills.classified(invent.medical_invoice(Random(5), inpatient=False), Random(5), 12)
    assert all(one.amount == sum(part.amount for part in one.parts) for one in bill.charges)
    page = book.draw("medical_invoice_outpatient", "classes", Random(5))
    assert sum(Decimal(item.amount) for item in page.items) == Decimal(page.fields["total_amount"].value)


def test_a_form_with_printed_names_has_charges_of_those_names_only() -> None:
    names = "西药费", "检查费", "化验费"
    bill = medical_bills.on_form(invent.medical_invoice(Random(2), inpatient=True), names, Random(2))
    assert [one.name for one in bill.charges] == [name for name in names if name in {one.name for one in bill.charges}]


def test_something_taken_back_is_a_line_below_nought() -> None:
    bill = invent.medical_invoice(Random(1), inpatient=False)
    *_, last = medical_bills.refunded(bill.charges, Random(1))
    assert last.amount < 0


@pytest.mark.parametrize(("written", "shown"), [(Writing(trimmed=True), "6.0"), (Writing(), "6.00")])
def test_some_systems_leave_out_the_last_nought(written: Writing, shown: str) -> None:
    assert written.money(Decimal("6.00")) == shown


def test_a_page_of_a_longer_list_has_no_total() -> None:
    totals = ["total_amount" in page.fields for page in _pages("expense_list", "diary")]
    assert {True, False} == set(totals)


def test_the_two_dialects_have_words_of_their_own() -> None:
    ours, theirs = medical_labels.TRAIN, medical_labels.BENCH
    for field, names in theirs.names.items():
        assert set(names) - set(ours.names[field]) or set(names) <= {medical_labels.NATIONAL.get(field)}, field
    assert not set(ours.funds) & set(theirs.funds)
    assert not set(ours.amounts) & set(theirs.amounts)


@pytest.mark.parametrize("kind", BILLS)
def test_bills_are_drawn_in_many_layouts(kind: str) -> None:
    assert len(book.layouts(kind, "train")) >= 17
    assert len(book.layouts(kind, "bench")) >= 3


def test_the_day_a_summary_was_signed_is_no_day_of_discharge() -> None:
    for page in _pages("discharge_summary", "numbered", 4):
        assert "admission_date" in page.fields
        assert "discharge_date" not in page.fields


def test_of_a_number_whose_end_is_covered_the_truth_is_what_is_left() -> None:
    bill = replace(invent.medical_invoice(Random(4), inpatient=True), blank=frozenset(), number="2114654913")
    covered = replace(bill, erased=(("invoice_number", 6), ("patient_name", 0)))
    page = medical_provinces.draw(medical_flow_forms.COUNTY, covered, Random(4))
    assert page.fields["invoice_number"].value == "211465"
    assert "patient_name" not in page.fields
