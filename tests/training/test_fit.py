"""Training on any table: what it learns, what it leaves alone, and what it writes down."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from claims_ai.card import Card
from claims_ai.errors import InputError
from claims_ai.scoring import load_model
from training.fit import Settings, fit_table
from training.thresholds import Capacity, Guarantee, ThresholdRule

QUICK = Settings(trials=2, folds=3)


def portfolio(rows: int = 900, seed: int = 0) -> pd.DataFrame:
    """Claims of three years of which the risky kind, far from home, is often fraud."""
    rng = np.random.default_rng(seed)
    kind = rng.choice(["theft", "glass", "fire"], rows)
    distance = rng.exponential(20, rows).round(1)
    risk = 1 / (1 + np.exp(3.5 - 2.0 * (kind == "theft") - 0.06 * distance))
    return pd.DataFrame(
        {
            "kind": kind,
            "distance: home, km": distance,
            'colour "of" [car]': rng.choice(["red", "blue", None], rows),
            "year": np.sort(rng.choice([2021, 2022, 2023], rows)),
            "fraud": np.where(rng.random(rows) < risk, "Yes", "No"),
        }
    )


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Card, Path]:
    out = tmp_path_factory.mktemp("model")
    return fit_table(portfolio(), "fraud", "theft_fraud", "year", (), out, QUICK), out


def test_a_real_pattern_is_found_and_measured_on_the_last_year(trained: tuple[Card, Path]) -> None:
    card, _ = trained
    assert card.metrics["roc_auc"].low > 0.6
    assert "year 2023" in card.measured_on
    assert (card.positive, card.source.first, card.source.last) == ("Yes", "2021", "2023")


def test_an_interval_holds_its_value(trained: tuple[Card, Path]) -> None:
    figures = trained[0].metrics
    assert all(
        figure.low <= figure.value <= figure.high for name, figure in figures.items() if "calibration" not in name
    )


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"threshold": Guarantee(0.1, among=(("findings", 0.0),))}, "no column 'findings'"),
        ({"threshold": Capacity(0.1, 0.0, "payd")}, "no column 'payd'"),
        ({"threshold": Capacity(0.1, 0.0, "kind")}, "column 'kind', row 1: '.*' is no amount"),
        ({"monotone": {"kind": 1}}, "monotone constraint 1 on 'kind'"),
    ],
)
def test_what_would_stop_training_is_told_before_it_begins(
    settings: dict[str, Any], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("training.fit.learn", lambda *_: pytest.fail("it began"))
    with pytest.raises(InputError, match=message):
        fit_table(portfolio(), "fraud", "t", "year", (), tmp_path, replace(QUICK, **settings))


def test_time_is_never_a_feature(trained: tuple[Card, Path]) -> None:
    assert "year" not in {column.name for column in trained[0].features}


def test_a_feature_that_helps_stays_and_one_that_does_not_is_named(trained: tuple[Card, Path]) -> None:
    card, _ = trained
    kept = {column.name for column in card.features}
    assert {"kind", "distance: home, km"} <= kept
    assert 'colour "of" [car]' in kept or any('colour "of" [car]' in note for note in card.notes)


def test_names_with_json_characters_survive_the_way_to_disk_and_back(tmp_path: Path) -> None:
    everything = Settings(trials=1, folds=3, select=False)
    fit_table(portfolio(), "fraud", "theft_fraud", "year", (), tmp_path, everything)
    model = load_model(tmp_path)
    score = model.score({"kind": "theft", "distance: home, km": 90.0, 'colour "of" [car]': None})
    assert {c.feature for c in score.top} <= {"kind", "distance: home, km", 'colour "of" [car]'}
    assert (
        score.probability
        > model.score(
            {**dict.fromkeys(("distance: home, km",), 1.0), "kind": "glass", 'colour "of" [car]': "red"}
        ).probability
    )


def test_the_same_table_and_seed_give_the_same_model(trained: tuple[Card, Path], tmp_path: Path) -> None:
    again = fit_table(portfolio(), "fraud", "theft_fraud", "year", (), tmp_path, QUICK)
    assert trained[0].model_sha256 == again.model_sha256


def test_a_shuffled_label_gives_everyone_about_the_base_rate(tmp_path: Path) -> None:
    table = portfolio()
    table["fraud"] = table["fraud"].sample(frac=1, random_state=1).to_numpy()
    fit_table(table, "fraud", "noise", None, ("year",), tmp_path, QUICK)
    scores, base = load_model(tmp_path).probabilities(table), (table["fraud"] == "Yes").mean()
    assert scores.mean() == pytest.approx(base, abs=0.03)
    assert np.quantile(np.abs(scores - base), 0.9) < 0.1


def test_a_season_that_only_neighbours_share_is_not_learned(tmp_path: Path) -> None:
    """Batches of neighbours share a mark that tells their fraud and never comes again."""
    table = portfolio(1200)
    batch = np.arange(len(table)) // 20
    table["batch_mark"] = [f"m{b % 50}" for b in batch]
    hot = np.random.default_rng(2).random(batch.max() + 1) < 0.3
    table["fraud"] = np.where(hot[batch] & (np.arange(len(table)) % 5 > 0), "Yes", table["fraud"])
    card = fit_table(table, "fraud", "seasons", "year", (), tmp_path, QUICK)
    assert "batch_mark" not in {column.name for column in card.features}


def test_a_monotone_feature_never_lowers_the_score(tmp_path: Path) -> None:
    settings = Settings(trials=1, folds=3, monotone={"distance: home, km": 1})
    fit_table(portfolio(), "fraud", "theft_fraud", "year", (), tmp_path, settings)
    rows = pd.DataFrame({"distance: home, km": np.arange(0.0, 200.0, 5), "kind": "theft", 'colour "of" [car]': "red"})
    assert (np.diff(load_model(tmp_path).probabilities(rows)) >= 0).all()


def test_a_monotone_constraint_on_a_category_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="'kind' needs"):
        fit_table(portfolio(), "fraud", "x", "year", (), tmp_path, Settings(monotone={"kind": 1}))


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (ThresholdRule("precision", 0.75), 0.6),
        (ThresholdRule("share", 0.5), 0.7),
        (ThresholdRule("false_positives", 0.0), 0.8),
    ],
)
def test_a_threshold_keeps_its_rule(rule: ThresholdRule, expected: float) -> None:
    labels = np.array([1, 1, 0, 1, 0, 0])
    assert rule.threshold(labels, np.array([0.9, 0.8, 0.7, 0.6, 0.2, 0.1])) == expected


def test_a_rule_that_cannot_be_kept_flags_nobody() -> None:
    scores = np.array([0.9, 0.4])
    assert ThresholdRule("precision", 1.0).threshold(np.array([0, 1]), scores) > scores.max()


def test_equal_scores_are_flagged_together() -> None:
    """Half of the tied rows cannot be flagged, so the share stays under its limit."""
    threshold = ThresholdRule("share", 0.5).threshold(np.array([1, 0, 1, 0]), np.array([0.9, 0.5, 0.5, 0.1]))
    assert threshold == 0.9


def test_a_leak_is_told_before_training_begins(tmp_path: Path) -> None:
    table = portfolio(300).assign(verdict=lambda frame: frame["fraud"].map({"Yes": "refused", "No": "paid"}))
    heard: list[str] = []

    def stop(note: str) -> None:
        heard.append(note)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fit_table(table, "fraud", "x", "year", (), tmp_path, Settings(tell=stop))
    assert "verdict alone tells the label nearly perfectly (ROC AUC 1.000): probably a leak" in heard[0]
    assert not list(tmp_path.iterdir())


def test_too_few_positives_are_said_before_training(tmp_path: Path) -> None:
    table = portfolio(300)
    table["fraud"] = ["Yes"] * 12 + ["No"] * 288
    with pytest.raises(InputError, match="0 rows of one class"):
        fit_table(table, "fraud", "x", "year", (), tmp_path, QUICK)


def test_the_report_needs_nothing_beside_it_and_runs_nothing(tmp_path: Path) -> None:
    table = portfolio(600).rename(columns={"kind": "险种"})
    fit_table(table, "fraud", "<script>", "year", (), tmp_path, Settings(trials=1, folds=3, select=False))
    page = (tmp_path / "report.html").read_text()
    plots, strips, dependence, pairs = 7, 3, 3, 3
    assert page.count("data:image/png;base64,") == plots + strips + dependence + pairs
    assert "险种" in page
    assert "<script>" not in page
    assert "http" not in page
