"""Challengers in shadow: scored, decided on paper, kept, and never heard."""

from dataclasses import replace

from claims_ai.adjudicate import ReadClaim, rule
from claims_ai.store.codec import Ground, dump, load
from claims_ai.values import Score
from tests.fakes import FakeModel, desk, dossier, papers

READ = ReadClaim(dossier(), 1.0, papers())


class Breaking(FakeModel):
    """A challenger that falls over."""

    def score(self, *_: object) -> Score:
        raise ValueError("no trees")


def test_a_challenger_that_would_decide_otherwise_changes_nothing() -> None:
    alone = rule(READ, desk())
    watched = rule(READ, desk(challengers={"fraud 2": FakeModel(0.99, 0.5, "fraud")}))
    assert replace(watched.decision, timing_ms={}) == replace(alone.decision, timing_ms={})
    (shadow,) = watched.shadows
    assert (shadow.model, shadow.score.probability, shadow.outcome, shadow.route) == ("fraud 2", 0.99, "referred", "investigation")  # fmt: skip
    assert set(watched.decision.scores) == {"fast_pay", "fraud"}


def test_a_challenger_of_one_mind_with_the_champion_would_pay_too() -> None:
    (shadow,) = rule(READ, desk(challengers={"fast_pay 3": FakeModel(0.95, 0.9, "fast_pay")})).shadows
    assert shadow.outcome == "approved"


def test_a_challenger_that_fails_is_no_finding() -> None:
    ruling = rule(READ, desk(challengers={"fraud 2": Breaking(0.1, 0.5, "fraud")}))
    assert ruling.shadows == ()
    assert ruling.decision.outcome == "approved"
    assert ruling.decision.findings == ()


def test_what_challengers_would_have_decided_is_kept_with_the_decision() -> None:
    ruling = rule(READ, desk(challengers={"fraud 2": FakeModel(0.99, 0.5, "fraud")}))
    ground = Ground(ruling.decision, (), ruling.features, (), (), (), shadows=ruling.shadows)
    assert load(Ground, dump(ground), "here").shadows == ruling.shadows


def test_decisions_kept_before_there_were_challengers_are_still_read() -> None:
    old = dump(Ground(rule(READ, desk()).decision, (), {}, (), (), ())).replace(b',"shadows":[]', b"")
    assert b"shadows" not in old
    assert load(Ground, old, "here").shadows == ()
