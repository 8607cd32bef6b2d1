"""The table the shipped models learn from, and the models that came of it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import pandas as pd
import pytest
from sklearn.metrics import roc_auc_score
from typer.testing import CliRunner

from claims_ai.card import Card
from claims_ai.champions import load_champions
from claims_ai.dossier import assemble
from claims_ai.errors import InputError
from claims_ai.features import BY_NAME, FEATURES, compute_features
from claims_ai.history import Archive, History, Trace, trace_of
from claims_ai.products.load import load_products
from claims_ai.resources import folder
from claims_ai.scoring import Model
from training import models, portfolio
from training.__main__ import app
from training.fit import Settings
from training.simulate.assumptions import USUAL
from training.simulate.reading import read
from training.simulate.run import branches, simulate
from training.thresholds import Capacity

CLAIMS = 2500


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    return portfolio.build(CLAIMS, 5)


@pytest.fixture(scope="module")
def champions() -> Mapping[str, Model]:
    return load_champions(folder("models"))


def test_a_row_holds_every_feature_its_day_its_product_and_both_labels(frame: pd.DataFrame) -> None:
    assert list(frame.columns) == [
        portfolio.TIME,
        *portfolio.LABELS,
        *portfolio.GROUPS,
        *(feature.name for feature in FEATURES),
    ]


def test_no_row_knows_what_came_after_it(frame: pd.DataFrame) -> None:
    (branch,) = branches(CLAIMS, 5, USUAL)
    first = pd.DataFrame(portfolio.rows(islice(simulate(branch, USUAL), 800), branch.seed, USUAL))
    pd.testing.assert_frame_equal(first, frame.head(800), check_dtype=False)


def test_the_number_of_processes_changes_nothing() -> None:
    small = replace(USUAL, branch=150)
    alone = portfolio.build(300, 5, small, processes=1)
    pd.testing.assert_frame_equal(portfolio.build(300, 5, small, processes=2), alone)
    assert list(alone[portfolio.TIME]) == sorted(alone[portfolio.TIME])
    assert not alone.equals(portfolio.build(300, 6, small, processes=1))


def test_the_base_rates_are_those_of_a_branch(frame: pd.DataFrame) -> None:
    """Rings come a few to a branch: what is proven differs between branches more than between whole portfolios."""
    assert 0.008 < frame["fraud"].mean() < 0.045
    assert 0.65 < frame["fast_pay"].mean() < 0.9


def test_confirmed_fraud_is_never_paid_as_it_stands(frame: pd.DataFrame) -> None:
    assert not (frame["fraud"] & frame["fast_pay"]).any()


def test_plain_papers_do_not_settle_what_people_make_of_a_claim(frame: pd.DataFrame) -> None:
    plain = frame[(frame["severe_findings"] == 0) & (frame["payable_to_limit"] <= 1)]
    assert 0.97 < plain["fast_pay"].mean() < 0.997
    troubled = frame[frame["severe_findings"] > 0]
    assert 0.1 < troubled["fast_pay"].mean() < 0.6


def test_related_traces_tell_as_much_as_all_traces() -> None:
    """Findings and features are the same whether a claim sees every earlier claim or only those it shares something with."""
    products, archive = load_products(folder("samples") / "products"), Archive()
    traces: list[Trace] = []
    told_apart = 0
    for case in islice(simulate(*branches(CLAIMS, 5, USUAL), USUAL), 500):
        pages = read(case.papers, Random(case.claim.claim_id), USUAL).pages
        dossier = assemble(
            case.claim, case.policy, products.in_force(case.policy.product, case.policy.effective_from), pages
        )
        trace = trace_of(dossier)
        related = portfolio.situation(dossier, archive.related(trace))
        everything = portfolio.situation(dossier, History(tuple(traces)))
        assert related.findings == everything.findings
        assert compute_features(related) == compute_features(everything)
        told_apart += bool(related.history.traces)
        archive.add(trace)
        traces.append(trace)
    assert told_apart > 50


def test_models_trained_on_a_small_portfolio_find_what_is_there(frame: pd.DataFrame, tmp_path: Path) -> None:
    cards = models.fit(frame, tmp_path / "trained", trials=1, seed=0, source="a small portfolio", folds=3)
    assert cards["fast_pay"].metrics["roc_auc"].low > 0.8
    assert (
        cards["fraud"].metrics["roc_auc"].low > 0.5
    )  # better than chance; so few claims hold too little fraud for more
    groups = cards["fast_pay"].groups
    assert set(groups) == {"product", "channel", "age", "sex"}
    assert {"app", "mini_program"} <= set(groups["channel"])
    by_app = groups["channel"]["app"]["roc_auc"]
    assert by_app.low < by_app.value < by_app.high
    assert not {"channel", "product"} & {column.name for card in cards.values() for column in card.features}
    models.ship(tmp_path / "trained", tmp_path / "models", cards)
    assert set(load_champions(tmp_path / "models")) == {"fast_pay", "fraud"}
    assert json.loads((tmp_path / "models/champions.json").read_text("utf-8")) == {"fast_pay": "1", "fraud": "1"}


def _without(*names: str) -> Callable[[pd.DataFrame], pd.DataFrame]:
    return lambda frame: frame.drop(columns=list(names))


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (_without("fraud"), "lacks fraud"),
        (_without("treated_share", "weekend", "submitted_at"), "lacks submitted_at, treated_share, weekend"),
        (lambda frame: frame.assign(fraud=None), "no claim of the table has a known fraud"),
        (lambda frame: frame.assign(fraud=0), "'fraud' has a single value"),
    ],
)
def test_a_table_that_cannot_teach_both_models_is_refused_before_either_is_trained(
    frame: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    spoil: Callable[[pd.DataFrame], pd.DataFrame], message: str,
) -> None:  # fmt: skip
    monkeypatch.setattr(models, "fit_table", lambda *_: pytest.fail("it began"))
    with pytest.raises(InputError, match=message):
        models.fit(spoil(frame), tmp_path, trials=1, seed=0, source="stored claims")


def test_a_column_that_is_no_feature_of_claims_is_never_learned_from(
    frame: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dropped: list[set[str]] = []
    monkeypatch.setattr(models, "fit_table", lambda *given: dropped.append(set(given[4])))
    models.fit(frame.assign(paid_out=frame["payable"]), tmp_path, trials=1, seed=0, source="stored claims")
    assert all("paid_out" in names for names in dropped)


def test_stored_claims_teach_each_model_what_is_known_of_them(
    frame: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taught: dict[str, tuple[int, set[str]]] = {}

    def learned(
        given: pd.DataFrame, label: str, task: str, time: str, drop: tuple[str, ...], out: Path, settings: Settings
    ) -> None:
        assert settings.weight == "weight"
        taught[task] = len(given), set(drop)

    monkeypatch.setattr(models, "fit_table", learned)
    monkeypatch.setattr(models, "checked", lambda *_: None)
    stored = frame.head(100).assign(claim_id="C1", known_by="person", weight=1.0)
    stored["fraud"] = stored["fraud"].astype("Int64").where(stored.index < 60)
    models.fit(stored, tmp_path, trials=1, seed=0, source="stored claims")
    assert {task: rows for task, (rows, _) in taught.items()} == {"fast_pay": 100, "fraud": 60}
    assert all({"claim_id", "known_by", "product", "channel", "age", "sex"} <= drop for _, drop in taught.values())


def test_the_shipped_models_know_every_feature_and_judge_nobody_by_age_or_sex(champions: Mapping[str, Model]) -> None:
    for model in champions.values():
        names = {column.name for column in model.card.features}
        assert names <= set(BY_NAME)
        assert not names & set(models.NOT_JUDGED_BY)


@pytest.mark.parametrize("task", ["fast_pay", "fraud"])
def test_a_shipped_card_says_where_it_comes_from_and_how_good_it_is(champions: Mapping[str, Model], task: str) -> None:
    card: Card = champions[task].card
    assert "simulated portfolio" in card.source.name
    assert (card.source.first or "") < "2023-03"
    assert "2025-12" in card.measured_on
    assert 0 < card.threshold < 1
    rule = models.rule_of(task, card.certificate.at_most if card.certificate else models.AT_MOST)
    assert card.threshold_rule == str(rule)
    assert card.check is not None
    assert card.spread.keys() == {column.name for column in card.features}
    assert card.metrics["roc_auc"].low > {"fast_pay": 0.85, "fraud": 0.7}[task]
    assert portfolio.TIME in card.measured_on


def test_who_can_investigate_more_or_less_says_so() -> None:
    assert models.rule_of("fraud", capacity=0.03) == Capacity(0.03, 200.0, "payable")
    assert models.rule_of("fast_pay", at_most=0.01, capacity=0.03) == models.rule_of("fast_pay", at_most=0.01)


def test_a_shipped_model_is_small_and_goes_without_its_report() -> None:
    for task in models.TASKS:
        files = {path.name: path.stat().st_size for path in (folder("models") / task / "1").iterdir()}
        assert set(files) == set(models.SHIPPED)
        assert files["model.txt"] < 700_000


def test_what_is_paid_at_once_is_nearly_always_right(frame: pd.DataFrame, champions: Mapping[str, Any]) -> None:
    paid = models.straight_through(frame, champions)
    assert paid["share"] > 0.4
    assert paid["right"] > 0.96
    assert paid["fraud_paid"] < 0.6 * frame["fraud"].mean()
    assert paid["fraud_flagged"] < 0.025
    assert roc_auc_score(frame["fraud"], champions["fraud"].probabilities(frame)) > 0.8


def test_the_command_writes_the_table_of_a_portfolio(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["simulate", "--out", str(tmp_path / "deep/claims.csv"), "--claims", "500"])
    assert result.exit_code == 0, result.output
    written = pd.read_csv(tmp_path / "deep/claims.csv")
    pd.testing.assert_frame_equal(written, portfolio.build(500, 0), check_dtype=False)
