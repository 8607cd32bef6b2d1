"""A data set of stored claims: what was decided, what became of it, and what is not known yet."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from claims_ai import commands_store
from claims_ai.adjudicate import ReadClaim
from claims_ai.errors import InputError
from claims_ai.outcomes import Correction, Investigation, Judgement, Outcome, QualityReview
from claims_ai.store.database import make_engine, parse_url
from claims_ai.store.seal import Seal
from claims_ai.store.store import Store
from claims_ai.tables import read_table
from tests.fakes import FakeModel, claim, desk, invoice, papers
from tests.store.conftest import KEY, Clock, read
from tests.store.test_decide import visit
from training.__main__ import app
from training.labels import Labelled, Rules, labelled

BLIND: dict[str, Any] = {"models": {}}


def later(clock: Clock, passed: int = 0, **more: Any) -> Rules:
    return Rules(clock.now + timedelta(days=passed), **more)


def judged(verdict: str, **more: Any) -> Judgement:
    return Judgement.model_validate({"verdict": verdict, "reason": "材料齐全，按条款核定", **more})


def only(found: Labelled) -> tuple[Any, Any, str, float]:
    (row,) = found.rows
    return row.get("fast_pay"), row.get("fraud"), row["known_by"], row["weight"]


def test_an_automatic_approval_counts_once_nobody_challenged_it_for_long_enough(store: Store, clock: Clock) -> None:
    store.decide(read(), desk())
    early = labelled(store, later(clock, 89))
    assert early.rows == []
    assert [dict(counts) for counts in early.left_out.values()] == [{"not matured": 1}, {"not matured": 1}]
    assert only(labelled(store, later(clock, 90))) == (1, 0, "matured", 1.0)
    assert only(labelled(store, later(clock, 30, days=30))) == (1, 0, "matured", 1.0)


def test_the_way_a_claim_came_in_is_told_beside_its_features(store: Store, clock: Clock) -> None:
    store.decide(read(of=claim(channel="counter")), desk())
    row = labelled(store, later(clock, 90)).rows[0]
    assert (row["channel"], row["product"]) == ("counter", "comprehensive_medical")


def test_features_are_those_of_the_decision(store: Store, clock: Clock) -> None:
    store.decide(read(), desk())
    for number in "789":
        store.decide(visit(number), desk())
    (record, *_) = store.records()
    row = labelled(store, later(clock, 90)).rows[0]
    assert (row["submitted_at"], row["product"], row["claim_id"]) == ("2026-03-10", "comprehensive_medical", "C1")
    assert {name: row[name] for name in record.ground.features} == dict(record.ground.features)
    assert row["claims_90_days"] == 0  # what came later is not known to it


@pytest.mark.parametrize(
    ("verdict", "label"),
    [
        (judged("approve"), 1),
        (judged("approve", amount="300", clause="第2.3条"), 0),
        (judged("partly_approve", amount="100", clause="第2.3条"), 0),
        (judged("refuse", clause="第3.1条", reason_code="excluded"), 0),
    ],
)
def test_a_persons_decision_is_known_at_once(store: Store, clock: Clock, verdict: Judgement, label: int) -> None:
    store.decide(read(), desk(**BLIND))
    store.settle("C1", verdict, "an adjuster")
    found = labelled(store, later(clock))
    assert only(found) == (label, None, "person", 1.0)
    assert found.left_out["fraud"] == {"not matured": 1}
    assert only(labelled(store, later(clock, 90))) == (label, 0, "person", 1.0)


@pytest.mark.parametrize("asked", [False, True])
def test_a_claim_that_waits_is_left_out(store: Store, clock: Clock, asked: bool) -> None:
    store.decide(read(), desk(**BLIND))
    if asked:
        store.settle("C1", judged("ask", papers=["expense_list"]), "an adjuster")
    found = labelled(store, later(clock, 400))
    assert found.rows == []
    assert [dict(counts) for counts in found.left_out.values()] == [{"open": 1}, {"open": 1}]


def test_a_decision_taken_back_leaves_the_claim_open(store: Store, clock: Clock) -> None:
    store.decide(read(), desk())
    number = store.settle("C1", judged("approve"), "an adjuster").number
    store.withdraw(number, "the wrong claim", "an adjuster")
    assert labelled(store, later(clock, 400)).left_out["fast_pay"] == {"open": 1}


def test_a_persons_decision_on_an_automatic_approval_says_what_it_was_worth(store: Store, clock: Clock) -> None:
    for number in "789":
        store.decide(visit(number), desk())
    store.settle("C7", judged("approve"), "an adjuster")
    store.settle("C8", judged("approve", amount="100", clause="第2.3条"), "an adjuster")
    store.reverse(3, "an appeal", "an adjuster")
    rows = labelled(store, later(clock)).rows
    assert [(row["claim_id"], row["fast_pay"], row["known_by"]) for row in rows] == [
        ("C7", 1, "person"),
        ("C8", 0, "person"),
        ("C9", 0, "person"),
    ]


@pytest.mark.parametrize(
    ("outcome", "labels"),
    [
        (Correction(file="invoice.jpg", field="total_amount", right="812.00"), (0, 0)),
        (QualityReview(would_have_changed=True, rightful=Decimal("300.00")), (0, 0)),
        (QualityReview(would_have_changed=False), (1, 0)),
        (Investigation(found="confirmed", scheme="sham_stay"), (0, 1)),
        (Investigation(found="cleared"), (1, 0)),
    ],
)
def test_what_people_noted_about_an_approval_is_its_label(
    store: Store, clock: Clock, outcome: Outcome, labels: tuple[int, int]
) -> None:
    store.decide(read(), desk())
    store.note("C1", outcome, "a reviewer")
    assert only(labelled(store, later(clock, 90))) == (*labels, "person", 1.0)


def test_the_end_of_an_investigation_is_known_at_once_and_its_last_word_counts(store: Store, clock: Clock) -> None:
    store.decide(read(), desk(**BLIND))
    store.note("C1", Investigation(found="confirmed"), "an investigator")
    assert only(labelled(store, later(clock)))[:2] == (0, 1)
    store.note("C1", Investigation(found="cleared"), "an investigator")
    assert only(labelled(store, later(clock)))[1] == 0


def test_a_claim_that_was_sent_again_is_one_row_with_its_last_decision(store: Store, clock: Clock) -> None:
    store.decide(read(), desk(**BLIND))
    store.note("C1", Correction(file="invoice.jpg", field="total_amount", right="812.00"), "an adjuster")
    store.decide(read(invoice(patient_age="30"), *papers()[1:]), desk())
    assert only(labelled(store, later(clock, 90))) == (1, 0, "matured", 1.0)


def test_a_claim_whose_scoring_failed_teaches_nothing(store: Store, clock: Clock) -> None:
    class Broken(FakeModel):
        def score(self, features: Any, sentence: Any = None) -> Any:
            raise RuntimeError("no model")

    store.decide(read(), desk(models={"fast_pay": Broken(0.9, 0.9)}))
    store.settle("C1", judged("approve"), "an adjuster")
    assert labelled(store, later(clock)).left_out["fast_pay"] == {"not scored": 1}


@pytest.fixture
def sampled(url: str, clock: Clock) -> Iterator[Store]:
    """A store that draws half of all approvals, with forty of them; those drawn looked at, one of these wrong."""
    store = Store(make_engine(parse_url(url)), Seal(KEY), clock, sample=0.5)
    for number in range(40):
        store.decide(a_days_visit(number), desk())
    drawn = [each.decision.claim_id for each in store.records() if each.ground.sample and each.ground.sample.drawn]
    for claim_id in drawn[1:]:
        store.note(claim_id, QualityReview(would_have_changed=False), "a reviewer")
    store.note(drawn[0], QualityReview(would_have_changed=True, rightful=Decimal(0)), "a reviewer")
    yield store
    store.close()


def a_days_visit(number: int) -> ReadClaim:
    """A visit on a day of its own, so that no limit of a day or year is used up by forty of them."""
    day = date(2026, 3, 3) + timedelta(number)
    billed = invoice(invoice_number=str(number + 100), total_amount="612.60", visit_date=str(day), issue_date=str(day))
    bill = replace(billed, items=billed.items[:1], digest=f"invoice {number}")
    asked = claim(
        claim_id=f"C{number + 100}",
        accident_date=day,
        submitted_at=day + timedelta(7),
        claimed_amount=Decimal("612.60"),
    )
    return read(bill, *papers()[1:], of=asked)


def paid(store: Store) -> int:
    return sum(record.decision.outcome == "approved" for record in store.records())


def test_what_was_drawn_and_looked_at_stands_for_all_approvals(sampled: Store, clock: Clock) -> None:
    found = labelled(sampled, later(clock, 90, sample_only=True)).frame("fast_pay")
    drawn = found[found["known_by"] == "sample"]
    assert len(drawn) == len(found)
    assert set(drawn["weight"]) == {2.0}
    assert (drawn["fast_pay"] == 0).sum() == 1
    assert abs(drawn["weight"].sum() - paid(sampled)) <= 16


def test_of_what_was_not_drawn_silence_counts_unless_the_sample_stands_for_it(sampled: Store, clock: Clock) -> None:
    both, drawn = (labelled(sampled, later(clock, 90, sample_only=only)) for only in (False, True))
    assert {row["known_by"] for row in both.rows} == {"sample", "matured"}
    assert {row["weight"] for row in both.rows if row["known_by"] == "matured"} == {1.0}
    assert drawn.left_out["fast_pay"] == {"stood for by the sample": len(both.rows) - len(drawn.rows)}


def test_claims_before_a_day_are_not_counted(sampled: Store, clock: Clock) -> None:
    found = labelled(sampled, later(clock, 90), date(2026, 4, 1))
    assert min(row["submitted_at"] for row in found.rows) == "2026-04-01"
    assert sum(found.left_out["fast_pay"].values()) == 0


def run(store: Store, monkeypatch: pytest.MonkeyPatch, *options: str) -> str:
    @contextmanager
    def ours() -> Iterator[Store]:
        yield store

    monkeypatch.setattr(commands_store, "opened", ours)
    result = CliRunner().invoke(app, ["labels", *options])
    if result.exception:
        raise result.exception
    return result.output


def test_the_command_writes_a_table_that_is_learned_from(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for number in "78":
        store.decide(visit(number), desk(**BLIND))
    store.settle("C7", judged("approve"), "an adjuster")
    store.note("C8", Investigation(found="confirmed"), "an investigator")
    said = run(store, monkeypatch, "--mature", "36500", "--out", str(tmp_path / "all.parquet"))
    assert "fast_pay: 2 known, 1 of them 1; left out: none" in said
    assert "fraud: 1 known, 1 of them 1; left out: 1 not matured" in said
    run(store, monkeypatch, "--mature", "36500", "--task", "fraud", "--out", str(tmp_path / "fraud.csv"))
    everything, one = (read_table(tmp_path / name) for name in ("all.parquet", "fraud.csv"))
    assert (list(everything["fast_pay"]), list(one["claim_id"])) == ([1, 0], ["C8"])
    assert "fast_pay" not in one.columns


def test_the_command_tells_why_there_is_nothing_to_learn(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    store.decide(read(), desk(**BLIND))
    with pytest.raises(
        InputError, match="no stored claim has a label yet; fast_pay: 0 known, 0 of them 1; left out: 1 open"
    ):
        run(store, monkeypatch, "--out", str(tmp_path / "none.csv"))
    for wrong in (("--task", "age"), ("--since", "March")):
        with pytest.raises(InputError, match=wrong[0]):
            run(store, monkeypatch, *wrong, "--out", str(tmp_path / "none.csv"))
