"""Many documents to one set of facts: each bill once, dates from the paper before those typed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from pydantic import ValidationError

from claims_ai.claim import OtherPayment
from claims_ai.coverage import calculate_claim
from claims_ai.dossier import invoice_key, same_invoice
from claims_ai.history import History, history_of, trace_of
from claims_ai.stages import attempt
from claims_ai.values import UnreadFile
from tests.fakes import (  # fmt: skip
    ID_NUMBER,
    NAME,
    bank_card,
    claim,
    codes,
    dossier,
    form,
    id_card,
    invoice,
    page,
    papers,
    policy,
    stay,
    stay_claim,
    summary,
)


def test_an_invoice_becomes_a_treatment() -> None:
    (treated,) = dossier().treatments
    assert (treated.invoice, treated.visit_type, treated.service_from) == ("4071223344", "outpatient", date(2026, 3, 3))
    assert treated.total == Decimal("812.60")
    assert [(line.name, line.amount) for line in treated.lines] == [("西药费", Decimal("612.60")), ("检查费", Decimal("200.00"))]  # fmt: skip
    assert (treated.social_insurance_paid, treated.other_paid) == (Decimal("302.60"), None)


@pytest.mark.parametrize(
    ("left_out", "day"),
    [((), "2026-03-02"), (("visit_date",), "2026-03-03"), (("visit_date", "issue_date"), "2026-03-01")],
)
def test_the_day_of_service_is_the_best_that_is_known(left_out: tuple[str, ...], day: str) -> None:
    read = invoice(**({"visit_date": "2026-03-02"} | dict.fromkeys(left_out)))
    (treated,) = dossier(*papers(read), of=claim(accident_date=date(2026, 3, 1))).treatments
    assert treated.service_from.isoformat() == day


@pytest.mark.parametrize(
    ("changes", "days"),
    [
        ({}, 6), ({"inpatient_days": "7"}, 6), ({"discharge_date": None}, 6), ({"discharge_date": "2026-04-09"}, 1),
        ({"discharge_date": None, "inpatient_days": None}, None), ({"discharge_date": "2026-04-01"}, 6),
    ],
)  # fmt: skip
def test_the_days_of_a_stay_are_those_of_its_dates(changes: dict[str, str | None], days: int | None) -> None:
    (treated,) = dossier(*papers(stay(**changes)), of=stay_claim()).treatments
    assert treated.days == days


def test_the_diagnosis_at_discharge_comes_first() -> None:
    admitted = page("discharge_summary", admission_diagnosis="肺部感染", discharge_diagnosis="社区获得性肺炎")
    certificate = page("diagnosis_certificate", diagnosis="发热")
    assert dossier(*papers(), certificate, admitted).treatments[0].diagnosis == "社区获得性肺炎"
    assert dossier(*papers(), certificate).treatments[0].diagnosis == "发热"
    assert dossier().treatments[0].diagnosis is None


def test_two_pictures_of_one_bill_count_once_and_two_bills_twice() -> None:
    assert dossier(*papers(invoice("a.jpg"), invoice("b.jpg"))).total == Decimal("812.60")
    assert dossier(*papers(invoice("a.jpg"), invoice("b.jpg", invoice_number="4071229999"))).total == Decimal("1625.20")


def test_bills_without_a_number_are_never_taken_for_one() -> None:
    both = dossier(*papers(invoice("a.jpg", invoice_number=None), invoice("b.jpg", invoice_number=None)))
    assert [treated.invoice for treated in both.treatments] == ["a.jpg", "b.jpg"]


def test_a_bill_without_a_total_is_no_treatment() -> None:
    assert dossier(*papers(invoice(total_amount=None))).treatments == ()


def test_further_documents_on_one_page_are_pages_of_the_claim() -> None:
    both = dossier(replace(id_card(), more=(bank_card(),)), invoice(), form())
    assert [page.document_type for page in both.of_type("bank_card")] == ["bank_card"]


def test_what_could_not_be_read_is_kept() -> None:
    lost = UnreadFile("x.zip", "x.zip: a ZIP archive")
    assert dossier(*papers(), lost).unread == (lost,)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("9", "1", "5.00"), ("9", "1", "5.00"), True), (("", "1", "5.00"), ("9", "1", "5.00"), True), (("9", "1", ""), ("9", "1", "5.00"), True),
        (("", "1", "6.00"), ("9", "1", "5.00"), False), (("", "1", "6.00"), ("", "1", "5.00"), False), (("", "2" * 20, "6.00"), ("", "2" * 20, "5.00"), True),
        (("8", "1", "5.00"), ("9", "1", "5.00"), False), (("9", "1", "6.00"), ("9", "1", "5.00"), True), (("9", "2", "5.00"), ("9", "1", "5.00"), False),
    ],
)  # fmt: skip
def test_one_invoice_is_known_by_what_was_read_of_it(one: tuple[str, str, str], other: tuple[str, str, str], same: bool) -> None:  # fmt: skip
    assert same_invoice(one, other) is same_invoice(other, one) is same


def test_without_a_number_there_is_no_key() -> None:
    assert invoice_key(invoice(invoice_number=None)) is None


def test_a_claim_leaves_its_papers_behind_but_not_its_cards() -> None:
    trace = trace_of(dossier())
    assert trace.invoices == (("99060126", "4071223344", "812.60"),)
    assert [file for _, file in trace.pictures] == ["invoice.jpg"]


def test_a_claim_is_not_its_own_history() -> None:
    history = history_of([dossier(), dossier(of=claim(claim_id="C2"))])
    assert [trace.claim_id for trace in history.others("C1")] == ["C2"]
    assert History().others("C1") == ()


def test_a_visit_outside_the_policy_counts_for_nothing_and_the_sheet_says_so() -> None:
    sheet = calculate_claim(dossier(under=policy(effective_from=date(2026, 3, 4))))
    assert (sheet.payable, sheet.steps[0].step, sheet.steps[0].after) == (0, "policy_in_force", 0)
    assert "不计入" in sheet.steps[0].label


def test_a_visit_in_the_waiting_period_counts_for_nothing_but_an_accident_does() -> None:
    new = policy(effective_from=date(2026, 2, 15), first_effective_from=None)
    assert calculate_claim(dossier(under=new)).payable == 0
    assert calculate_claim(dossier(under=new, of=claim(cause="accident"))).payable == Decimal("315.00")


def test_only_the_visit_that_is_insured_counts() -> None:
    early = invoice("early.jpg", invoice_number="4071229999", visit_date="2026-01-05")
    sheet = calculate_claim(dossier(*papers(invoice(), early), under=policy(effective_from=date(2026, 2, 1))))
    assert sheet.payable == Decimal("315.00")
    assert [str(step.after) for step in sheet.steps[:2]] == ["812.60", "812.60"]


def test_the_steps_of_a_calculation_lead_from_the_bill_to_the_sum() -> None:
    steps = calculate_claim(dossier(*papers(stay()), summary(), of=stay_claim())).steps
    assert steps[0].before == Decimal("6842.50")
    assert all(one.after == other.before for one, other in pairwise(steps))


def test_a_claim_without_a_bill_has_no_steps() -> None:
    assert calculate_claim(dossier(id_card())).steps == ()


def test_a_stage_that_works_gives_its_result_and_one_that_fails_its_stand_in() -> None:
    assert attempt("计算", lambda: 7, 0) == (7, ())
    result, findings = attempt("计算", lambda: 1 // 0, 0)
    assert (result, codes(findings), findings[0].severity) == (0, ["stage_failed"], "high")
    assert findings[0].message == "计算 未能完成（ZeroDivisionError），请人工核对"


def test_what_another_insurer_paid_is_deducted_from_the_bill_it_was_paid_for() -> None:
    said = {"insurer": "东湖健康保险", "amount": "100.00"}
    first, second = (invoice(f"{number}.jpg", invoice_number=number) for number in "12")
    told = [OtherPayment.model_validate(said | {"invoice": "2"})]
    assert [t.other_insurers_paid for t in dossier(first, second, of=claim(other_payments=told)).treatments] == [None, Decimal("100.00")]  # fmt: skip
    one = dossier(*papers(), of=claim(other_payments=[OtherPayment.model_validate(said)]))
    assert calculate_claim(one).payable == calculate_claim(dossier()).payable - Decimal("90.00")


def test_an_illness_the_policy_knows_as_older_is_told_to_the_calculation() -> None:
    person = {"name": NAME, "id_number": ID_NUMBER, "preexisting": ["J10-J18"]}
    knows = policy(holder=person, insured=[person])
    certificate = page("diagnosis_certificate", diagnosis="肺炎")
    assert [t.preexisting for t in dossier(*papers(), certificate, under=knows).treatments] == [True]
    other = page("diagnosis_certificate", diagnosis="急性阑尾炎")
    assert [t.preexisting for t in dossier(*papers(), other, under=knows).treatments] == [None]


def test_a_range_of_illnesses_that_is_none_is_told() -> None:
    person = {"name": NAME, "id_number": ID_NUMBER, "preexisting": ["lungs"]}
    with pytest.raises(ValidationError, match="preexisting"):
        policy(insured=[person])
