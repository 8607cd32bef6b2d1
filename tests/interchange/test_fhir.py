"""A decided claim goes out as FHIR that the library accepts, that adds up, and that keeps to itself what is personal."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from claims_ai.adjudicate import ReadClaim, decide_claim
from claims_ai.dossier import Dossier
from claims_ai.errors import InputError
from claims_ai.explain import Facts, asks_in, explain
from claims_ai.interchange import bundle_of, bundle_text, validate
from claims_ai.interchange.decided import DecidedClaim
from tests import fakes
from tests.explain.decided import TODAY

STAY = (
    fakes.stay(),
    fakes.summary(discharge_diagnosis="1.社区获得性肺炎 J18.900"),
    fakes.id_card(),
    fakes.bank_card(),
    fakes.form(),
)
CASES = {
    "outpatient": lambda: fakes.dossier(),
    "two bills": lambda: fakes.dossier(
        *fakes.papers(fakes.invoice(), fakes.invoice("b.jpg", invoice_number="4071223399")),
        of=fakes.claim(claimed_amount=Decimal("1625.20")),
    ),
    "stay": lambda: fakes.dossier(*STAY, of=fakes.stay_claim()),
    "cash": lambda: fakes.dossier(*STAY, of=fakes.stay_claim(), product="hospital_cash"),
    "accident": lambda: fakes.dossier(of=fakes.claim(cause="accident")),
    "papers missing": lambda: fakes.dossier(fakes.invoice(), fakes.id_card()),
    "nothing read": lambda: fakes.dossier(fakes.id_card()),
    "a person looks": lambda: fakes.dossier(
        fakes.invoice(), fakes.id_card(name=fakes.BROTHER), fakes.bank_card(), fakes.form()
    ),
}


def export_of(dossier: Dossier, **changes: Any) -> DecidedClaim:
    decision = replace(decide_claim(ReadClaim(dossier, 0.0, dossier.pages), fakes.desk()), **changes)
    facts = Facts(dossier.claim, dossier.policy, dossier.product, TODAY, asks_in(decision))
    return DecidedClaim(dossier, decision, explain(decision, facts, "zh"), TODAY)


def resources(bundle: Any) -> dict[str, Any]:
    return {entry["resource"]["resourceType"]: entry["resource"] for entry in bundle["entry"]}


def by_code(adjudication: Any) -> dict[str, Decimal]:
    return {
        each["category"]["coding"][0]["code"]: each["amount"]["value"] for each in adjudication if "reason" not in each
    }


def values(node: Any, name: str) -> Iterator[Any]:
    if isinstance(node, dict):
        yield from ([node[name]] if name in node else [])
        node = list(node.values())
    if isinstance(node, list):
        for inner in node:
            yield from values(inner, name)


@pytest.mark.parametrize("name", CASES)
def test_every_outcome_is_valid_fhir_whose_references_resolve(name: str) -> None:
    bundle = bundle_of(export_of(CASES[name]()))
    assert {"Claim", "ClaimResponse", "ExplanationOfBenefit"} <= resources(bundle).keys()
    assert set(values(bundle, "reference")) <= set(values(bundle, "fullUrl"))
    validate(json.loads(bundle_text(bundle)))


@pytest.mark.parametrize("name", ["outpatient", "two bills", "stay", "cash", "accident"])
def test_the_sums_agree_between_the_three(name: str) -> None:
    decided = export_of(CASES[name]())
    found = resources(bundle_of(decided))
    claim, response, benefit = found["Claim"], found["ClaimResponse"], found["ExplanationOfBenefit"]
    assert sum(item["net"]["value"] for item in claim["item"]) == claim["total"]["value"] == decided.dossier.total
    for answer in (response, benefit):
        assert by_code(answer["total"]) == {"submitted": decided.dossier.total, "benefit": decided.decision.payable}
        assert answer["payment"]["amount"]["value"] == decided.decision.payable
        steps = [each for each in answer["adjudication"] if "reason" in each]
        assert decided.dossier.total + sum(each["amount"]["value"] for each in steps) == decided.decision.payable
        assert steps[-1]["value"] == decided.decision.payable
        assert all(each["reason"]["text"] for each in steps)


@pytest.mark.parametrize("name", ["outpatient", "two bills", "stay"])
def test_what_is_paid_by_line_makes_what_is_paid(name: str) -> None:
    decided = export_of(CASES[name]())
    items = resources(bundle_of(decided))["ExplanationOfBenefit"]["item"]
    assert sum(by_code(item["adjudication"])["benefit"] for item in items) == decided.decision.payable


def test_a_stay_has_its_period_its_diagnosis_with_code_and_the_deductible_used() -> None:
    found = resources(bundle_of(export_of(CASES["stay"]())))
    claim, benefit = found["Claim"], found["ExplanationOfBenefit"]
    assert claim["billablePeriod"] == {"start": "2026-04-09", "end": "2026-04-15"}
    assert claim["diagnosis"][0]["diagnosisCodeableConcept"]["coding"] == [
        {"system": "http://hl7.org/fhir/sid/icd-10", "code": "J18.900"}
    ]
    balances = {
        each["financial"][0]["type"]["coding"][0]["code"]: each["financial"][0] for each in benefit["benefitBalance"]
    }
    assert balances["deductible"]["usedMoney"]["value"] == Decimal("500.00")
    assert by_code(benefit["adjudication"])["deductible"] == Decimal("500.00")


def test_two_bills_keep_their_numbers() -> None:
    claim = resources(bundle_of(export_of(CASES["two bills"]())))["Claim"]
    assert [info["valueString"] for info in claim["supportingInfo"]] == ["4071223344", "4071223399"]
    assert [item["informationSequence"] for item in claim["item"]] == [[1], [1], [2], [2]]


@pytest.mark.parametrize(
    ("name", "outcome"), [("papers missing", "queued"), ("a person looks", "queued"), ("stay", "complete")]
)
def test_what_waits_is_queued_and_never_refused(name: str, outcome: str) -> None:
    response = resources(bundle_of(export_of(CASES[name]())))["ClaimResponse"]
    assert response["outcome"] == outcome
    assert ("payment" in response) == (outcome == "complete")
    notes = [note["text"] for note in response["processNote"]]
    assert any(note.startswith("请人工复核") for note in notes)


def test_a_request_names_the_papers() -> None:
    response = resources(bundle_of(export_of(CASES["papers missing"]())))["ClaimResponse"]
    notes = [note["text"] for note in response["processNote"]]
    assert {"银行卡：没有收到", "理赔申请书：没有收到"} <= set(notes)


def test_the_id_number_goes_out_only_when_told_to() -> None:
    decided = export_of(CASES["outpatient"]())
    shown = replace(decided, identity=True)
    hidden_text, shown_text = bundle_text(bundle_of(decided)), bundle_text(bundle_of(shown))
    assert fakes.ID_NUMBER not in hidden_text
    assert "birthDate" not in hidden_text
    assert fakes.ID_NUMBER in shown_text
    assert resources(bundle_of(shown))["Patient"]["gender"] == "female"
    assert fakes.ACCOUNT not in shown_text


def test_amounts_keep_their_two_places_and_the_same_claim_exports_the_same() -> None:
    text = bundle_text(bundle_of(export_of(CASES["outpatient"]())))
    assert re.findall(r'"net": \{"value": ([\d.]+)', text)[0] == "612.60"
    assert text == bundle_text(bundle_of(export_of(CASES["outpatient"]())))
    assert "\n" not in text


def test_a_decision_on_other_papers_or_of_another_claim_is_not_exported() -> None:
    decided = export_of(CASES["outpatient"]())
    with pytest.raises(InputError, match=r"decided on bills of 812\.60, its papers now come to 900"):
        replace(decided, dossier=fakes.dossier(*fakes.papers(fakes.invoice(total_amount="900.00"))))
    with pytest.raises(InputError, match="that of claim C2"):
        replace(decided, decision=replace(decided.decision, claim_id="C2"))


def test_what_is_no_fhir_is_named() -> None:
    bundle = bundle_of(export_of(CASES["outpatient"]()))
    del bundle["entry"][0]["resource"]["provider"]
    with pytest.raises(InputError, match="provider: Field required"):
        validate(bundle)
