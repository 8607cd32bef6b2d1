"""Medical plausibility of a claim: findings with their evidence, put as questions; only strong contradictions keep the machine from paying."""

from dataclasses import replace
from datetime import date

import pytest

from claims_ai.checks import medical
from claims_ai.dossier import Dossier
from claims_ai.history import History
from claims_ai.values import Finding, Item, Page
from tests.fakes import BLURRED, claim, dossier, field, invoice, page, papers, policy, stay, stay_claim, summary

NOTHING_KNOWN = History()


def found(case: Dossier) -> list[Finding]:
    return list(medical.check(case, NOTHING_KNOWN))


def certified(diagnosis: str, *bills: Page, **changes: object) -> Dossier:
    return dossier(*papers(*bills), page("diagnosis_certificate", diagnosis=diagnosis), of=claim(**changes))


def stayed(diagnosis: str, bill: Page | None = None) -> Dossier:
    return dossier(*papers(bill or stay()), summary(discharge_diagnosis=diagnosis), of=stay_claim())


def shown(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity) for finding in findings]


def billed(*items: Item) -> Page:
    return replace(invoice(), items=items)


def test_usual_treatments_are_not_questioned() -> None:
    assert found(certified("急性上呼吸道感染")) == []
    assert found(stayed("1.社区获得性肺炎 2.高血压病2级 极高危")) == []
    assert found(dossier()) == []


def test_a_woman_with_an_illness_of_men_goes_to_a_person_with_the_evidence() -> None:
    (finding,) = found(stayed("1.前列腺增生"))
    assert (finding.code, finding.severity) == ("diagnosis_sex_mismatch", "medium")
    assert (finding.fields, finding.documents) == (("discharge_diagnosis",), ("discharge_summary.jpg",))
    assert finding.box is not None


def test_a_diagnosis_read_unsurely_contradicts_nothing_strongly() -> None:
    case = dossier(*papers(stay()), page("discharge_summary", discharge_diagnosis=field("前列腺增生", 0.7)), of=stay_claim())  # fmt: skip
    assert shown(found(case)) == [("diagnosis_sex_mismatch", "low")]


def test_a_suspected_illness_contradicts_nothing_strongly() -> None:
    assert shown(found(stayed("前列腺增生？"))) == [("diagnosis_sex_mismatch", "low")]


def test_an_illness_ruled_out_is_no_illness() -> None:
    assert found(stayed("肺炎；排除前列腺增生")) == []


def test_an_age_that_does_not_go_with_the_illness_is_asked_about() -> None:
    assert shown(found(certified("毛细支气管炎"))) == [("diagnosis_age_mismatch", "low")]


def test_a_stay_longer_than_usual_is_shown() -> None:
    long = stay(admission_date="2026-03-09", inpatient_days="37")
    told = summary(admission_date="2026-03-09", discharge_diagnosis="急性阑尾炎")
    case = dossier(*papers(long), told, of=stay_claim(accident_date=date(2026, 3, 9)))
    assert shown(found(case)) == [("stay_length_unusual", "low")]


def test_a_stay_without_treatment_goes_to_a_person_only_where_the_bill_is_whole() -> None:
    beds = (Item("床位费", "3000.00", 0.99, None), Item("护理费", "3842.50", 0.99, None))
    assert shown(found(stayed("急性胃肠炎", replace(stay(), items=beds)))) == [("stay_without_treatment", "medium")]
    assert found(stayed("急性胃肠炎", replace(stay(), items=beds[:1]))) == []


def test_drugs_that_no_diagnosis_calls_for_are_one_question() -> None:
    case = certified(
        "急性支气管炎",
        billed(Item("盐酸二甲双胍片", "412.60", 0.99, None), Item("阿托伐他汀钙片", "400.00", 0.99, None)),
    )
    (finding,) = found(case)
    assert (finding.code, finding.severity) == ("item_diagnosis_mismatch", "low")
    assert "盐酸二甲双胍片、阿托伐他汀钙片" in finding.message


def test_an_itemised_list_is_looked_at_over_its_pages() -> None:
    first = replace(page("expense_list", "a.jpg"), items=(Item("奥希替尼片", "300.00", 0.99, None),))
    case = dossier(*papers(stay()), summary(), first, of=stay_claim())
    assert shown(found(case)) == [("item_diagnosis_mismatch", "medium")]


def test_an_illness_told_as_an_accident_goes_to_a_person() -> None:
    assert shown(found(certified("冠心病", cause="accident"))) == [("diagnosis_cause_mismatch", "medium")]


def test_an_illness_that_must_be_older_than_the_cover_is_asked_about() -> None:
    new = policy(effective_from=date(2026, 1, 20), first_effective_from=None)
    case = dossier(*papers(), page("diagnosis_certificate", diagnosis="慢性肾脏病3期"), under=new)
    assert shown(found(case)) == [("diagnosis_predates_cover", "medium")]


def test_what_cannot_be_coded_and_what_only_resembles_is_said() -> None:
    assert shown(found(certified("某种怪病"))) == [("diagnosis_unknown", "low")]
    assert shown(found(certified("急性上呼吸道感柒"))) == [("diagnosis_uncertain", "low")]


def test_the_diagnosis_at_admission_counts_only_where_no_other_is_told() -> None:
    case = dossier(*papers(stay()), summary(admission_diagnosis="前列腺增生"), of=stay_claim())
    assert found(case) == []


def test_an_unreadable_page_says_nothing() -> None:
    case = dossier(*papers(stay()), replace(summary(discharge_diagnosis="前列腺增生"), quality=BLURRED), of=stay_claim())  # fmt: skip
    assert found(case) == []


@pytest.mark.parametrize(
    "case",
    [stayed("前列腺增生"), certified("冠心病", cause="accident"), certified("某种怪病"), certified("毛细支气管炎")],
)
def test_a_finding_asks_and_never_accuses(case: Dossier) -> None:
    for finding in found(case):
        assert "？" in finding.message or "请" in finding.message
        assert not any(word in finding.message for word in ("骗", "造假", "虚假", "伪造", "拒赔", "欺诈"))
