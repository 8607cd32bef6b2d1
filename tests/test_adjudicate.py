"""A claim's way from documents to decision: the same every time, and never lost when a stage fails."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from claims_ai import adjudicate as way
from claims_ai import checks
from claims_ai.adjudicate import adjudicate, adjudicate_all
from claims_ai.claim import Submission, Upload
from claims_ai.errors import InputError
from claims_ai.history import History
from claims_ai.products.catalogue import Products
from claims_ai.values import Decision, Page, Score, UnreadFile, as_json
from tests.fakes import FakeModel, blind, claim, codes, desk, invoice, papers, policy, scanner_of

PAGES: dict[str, Page] = {page.file: page for page in papers()}
SENT = tuple(Upload(name, b"bytes of " + name.encode()) for name in PAGES)


@pytest.fixture(autouse=True)
def read_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading gives the pages of a claim in order, by file name; what it does itself is tested elsewhere."""

    def reading(name: str, data: bytes, scanner: Any, limits: Any) -> list[Page | UnreadFile]:
        scanner(data)
        return [PAGES[name]]

    monkeypatch.setattr(way, "read_upload", reading)


def sent(**changes: Any) -> Submission:
    return Submission(claim(**changes), SENT)


def timeless(decision: Decision) -> Decision:
    return replace(decision, timing_ms={})


def test_a_claim_in_order_is_paid_to_the_fen() -> None:
    decision = adjudicate(sent(), desk())
    # 812.60 less 302.60 by social insurance and 60.00 self-funded, less the deductible of 100, of which 90 %
    assert (decision.outcome, decision.route, str(decision.payable)) == ("approved", "fast_pay", "315.00")
    assert decision.findings == ()
    assert decision.calculation[0].step == "policy_in_force"
    assert decision.calculation[-1].after == decision.payable


def test_a_decision_pins_its_versions_and_times_its_stages() -> None:
    decision = adjudicate(sent(), desk())
    assert decision.versions == {"code": "test", "product": "comprehensive_medical 2026.1"}
    assert set(decision.timing_ms) == {"documents", "decide", "total"}
    assert decision.timing_ms["total"] >= decision.timing_ms["decide"] >= 0


def test_the_same_claim_gives_the_same_decision_but_for_its_timing() -> None:
    assert timeless(adjudicate(sent(), desk())) == timeless(adjudicate(sent(), desk()))


def test_a_decision_has_the_form_of_the_contract() -> None:
    told = as_json(adjudicate(sent(), desk()))
    assert set(told) == {
        "claim_id", "outcome", "route", "payable", "currency", "reasons", "missing_documents", "findings", "calculation",
        "scores", "versions", "timing_ms", "pending",
    }  # fmt: skip
    assert (told["payable"], told["currency"]) == ("315.00", "CNY")
    assert set(told["reasons"][0]) == {"code", "message", "fields", "documents"}
    assert set(told["calculation"][0]) >= {"step", "label", "amount", "before", "after", "clause"}
    assert told["scores"]["fast_pay"] == {"probability": 0.97, "threshold": 0.9, "top": []}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"policies": {}}, "policy_number 'GH1' is not among the 0 policies given; correct it"),
        ({"products": Products()}, "policy GH1: product 'comprehensive_medical' is not among no products at all"),
        (
            {"policies": {"GH1": policy(effective_from=date(2019, 1, 1), first_effective_from=None)}},
            "no version for a policy begun on 2019-01-01",
        ),
    ],
)
def test_an_unknown_policy_or_product_is_said(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(InputError, match="claim C1") as caught:
        adjudicate(sent(), desk(**changes))
    assert words in str(caught.value)


def broken(*_: object, **__: object) -> Any:
    raise ZeroDivisionError("陈晓雯")


def failed(decision: Decision) -> None:
    """What every failed stage comes to: a person is told, the claimant is asked for nothing, nothing is paid."""
    assert (decision.outcome, decision.route) == ("referred", "adjuster")
    assert "stage_failed" in codes(decision.findings)
    assert not decision.missing_documents
    assert not any("陈晓雯" in finding.message for finding in decision.findings)


def test_a_check_that_fails_refers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "CHECKS", (*checks.CHECKS, broken))
    failed(adjudicate(sent(), desk()))


def test_a_calculation_that_fails_refers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(way, "calculate_claim", broken)
    decision = adjudicate(sent(), desk())
    failed(decision)
    assert decision.payable == 0


def test_facts_that_cannot_be_put_together_refer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(way, "assemble", broken)
    decision = adjudicate(sent(), desk())
    assert (decision.outcome, str(decision.payable), decision.missing_documents) == ("referred", "0.00", ())
    assert "stage_failed" in codes(decision.findings)


def test_a_decision_that_cannot_be_reached_refers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(way, "decide", broken)
    decision = adjudicate(sent(), desk())
    assert (decision.outcome, [reason.code for reason in decision.reasons]) == ("referred", ["stage_failed"])


def test_a_claim_given_twice_in_one_call_is_said() -> None:
    first, second = adjudicate_all([sent(), sent()], desk())
    assert isinstance(first, Decision)
    assert isinstance(second, tuple)
    assert "given twice" in str(second[1])


def test_a_scanner_that_fails_refers_and_asks_the_claimant_for_nothing() -> None:
    failed(adjudicate(sent(), desk(scanner=blind)))


def test_a_model_that_fails_refers() -> None:
    class Broken(FakeModel):
        def score(self, features: Any, sentence: Any = None) -> Score:
            raise ZeroDivisionError("陈晓雯")

    decision = adjudicate(sent(), desk(models={"fast_pay": Broken(1, 0), "fraud": Broken(0, 1)}))
    failed(decision)
    assert decision.reasons[0].code == "score_missing"


def test_a_file_that_could_not_be_had_is_asked_for() -> None:
    lost = Submission(claim(), (*SENT, Upload("x.jpg", error="x.jpg: listed in claim.json but cannot be opened")))
    decision = adjudicate(lost, desk())
    assert (decision.outcome, codes(decision.findings)) == ("documents_requested", ["document_unreadable"])


def test_uploads_may_be_read_in_any_order_at_once() -> None:
    def backwards(work: Any, uploads: Any) -> Any:
        return reversed([work(upload) for upload in reversed(list(uploads))])

    assert timeless(adjudicate(sent(), desk(spread=backwards))) == timeless(adjudicate(sent(), desk()))


def test_claims_of_one_call_see_each_other() -> None:
    second = sent(claim_id="C2", submitted_at=date(2026, 3, 12))
    outcomes = [d.outcome for d in adjudicate_all([sent(), second], desk()) if isinstance(d, Decision)]
    assert outcomes == ["approved", "referred"]


def test_a_claim_that_cannot_be_decided_does_not_stop_the_others() -> None:
    results = list(adjudicate_all([sent(claim_id="C0", policy_number="GH9"), sent()], desk()))
    assert isinstance(results[0], tuple)
    assert (results[0][0], "GH9" in str(results[0][1])) == ("C0", True)
    assert isinstance(results[1], Decision)


def test_a_claim_decided_alone_knows_only_what_it_is_told() -> None:
    assert adjudicate(sent(), desk(), History()).outcome == "approved"


def test_a_picture_without_text_is_asked_for_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.undo()
    Image.new("RGB", (400, 300), "white").save(tmp_path / "a.png")
    blank = Submission(claim(), (Upload("a.png", (tmp_path / "a.png").read_bytes()),))
    decision = adjudicate(blank, desk(scanner=scanner_of(), policies={"GH1": policy()}))
    assert decision.outcome == "documents_requested"
    assert decision.missing_documents == ("medical_invoice_outpatient", "id_card_front", "bank_card", "claim_form")


def test_two_pictures_of_one_bill_are_paid_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PAGES, "again.jpg", replace(invoice("again.jpg"), digest="another picture"))
    twice = Submission(claim(), (*SENT, Upload("again.jpg", b"x")))
    assert str(adjudicate(twice, desk()).payable) == "315.00"
