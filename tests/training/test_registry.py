"""Which version decides: challengers come in beside it, take its place only when they are not worse, and give it back."""

import json
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from typer.testing import CliRunner

from claims_ai.card import Certificate
from claims_ai.champions import load_challengers
from claims_ai.errors import InputError, ModelError
from claims_ai.scoring import Model, load_model
from training import registry
from training.__main__ import app
from training.compare import compare
from training.fit import Settings, fit_table


def claims(rows: int, year: int, seed: int, told: float = 1.0) -> pd.DataFrame:
    """Claims that are often fraud where the account is shared and the claim is early; `told` of that shows in the features."""
    rng = np.random.default_rng(seed)
    shared, early = rng.integers(0, 4, rows), rng.random(rows) < 0.3
    fraud = rng.random(rows) < np.where(early & (shared > 1), 0.6, 0.03)
    hidden = rng.random(rows) > told
    return pd.DataFrame(
        {
            "year": year + np.sort(rng.integers(0, 3, rows)),
            "account_shared_by": np.where(hidden, rng.integers(0, 4, rows), shared),
            "days_insured": np.where(early ^ hidden, rng.integers(1, 30, rows), rng.integers(60, 900, rows)),
            "fraud": fraud.astype(int),
        }
    )


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A good model and one that learned from features half of which were made up."""
    out = tmp_path_factory.mktemp("trained")
    for name, told in (("good", 1.0), ("poor", 0.45)):
        settings = Settings(trials=1, folds=3, select=False)
        fit_table(claims(1500, 2020, 1, told), "fraud", "fraud", "year", (), out / name, settings)
    return out


@pytest.fixture
def models(trained: Path, tmp_path: Path) -> Path:
    """A registry in which the poor model decides."""
    folder = tmp_path / "models"
    shutil.copytree(trained / "poor", folder / "fraud" / "1")
    (folder / "champions.json").write_text(json.dumps({"fraud": "1", "fast_pay": "1"}))
    return folder


LATER = claims(1500, 2023, 7)


def test_a_challenger_becomes_the_next_version_and_scores_in_shadow(models: Path, trained: Path) -> None:
    model = registry.challenge(trained / "good", models)
    assert (model.card.version, list(load_challengers(models))) == ("2", ["fraud 2"])
    assert registry.champion_of("fraud", models) == "1"


def test_a_better_challenger_is_promoted_and_the_change_is_written_down(models: Path, trained: Path) -> None:
    registry.challenge(trained / "good", models)
    registry.promote(registry.compared("fraud", "2", models, LATER), models)
    assert registry.champion_of("fraud", models) == "2"
    assert load_challengers(models) == {}
    (change,) = json.loads((models / "history.json").read_text())
    assert (change["from"], change["to"]) == ("1", "2")
    assert "decisions change" in change["why"]


def test_a_worse_challenger_stays_one_and_the_figure_is_named(models: Path, trained: Path) -> None:
    registry.challenge(trained / "good", models)
    registry.promote(registry.compared("fraud", "2", models, LATER), models)
    registry.challenge(trained / "poor", models)
    with pytest.raises(InputError, match="fraud 3 stays a challenger: roc_auc is worse"):
        registry.promote(registry.compared("fraud", "3", models, LATER), models)
    assert registry.champion_of("fraud", models) == "2"


def test_rolling_back_twice_goes_further_back_or_says_that_there_is_nothing(models: Path, trained: Path) -> None:
    registry.challenge(trained / "good", models)
    registry.promote(registry.compared("fraud", "2", models, LATER), models)
    assert registry.rollback("fraud", models, "too many alerts") == "1"
    assert registry.champion_of("fraud", models) == "1"
    with pytest.raises(InputError, match="nothing to go back to"):
        registry.rollback("fraud", models, "again")


def test_the_changed_decisions_are_those_that_cross_a_threshold(trained: Path) -> None:
    old, new = load_model(trained / "poor"), load_model(trained / "good")
    found = compare(old, new, LATER)
    was, now = (m.probabilities(LATER) >= m.card.threshold for m in (old, new))
    assert set(found.up.rows) == set(np.flatnonzero(now & ~was))
    assert set(found.down.rows) == set(np.flatnonzero(was & ~now))
    assert found.up.positives == int(LATER["fraud"].iloc[list(found.up.rows)].sum())


def test_only_rows_later_than_what_was_learned_from_count(trained: Path) -> None:
    old, new = load_model(trained / "poor"), load_model(trained / "good")
    both = pd.concat([claims(900, 2020, 1), LATER], ignore_index=True)
    assert compare(old, new, both).rows == len(LATER)
    with pytest.raises(InputError, match="no row of the table is later than 2022"):
        compare(old, new, claims(900, 2020, 1))
    assert compare(old, new, claims(900, 2020, 4), unseen=True).rows == 900


def certified(model: Model, threshold: float, at_most: float) -> Model:
    """The same model with a guarantee in its card, at another threshold."""
    certificate = Certificate(
        at_most=at_most, confidence=0.95, among=(), rows=9, above=9, negatives=0, bound=0.1, on=""
    )
    return Model(model.card.model_copy(update={"threshold": threshold, "certificate": certificate}), model._text)


def test_a_guarantee_may_be_broken_no_more_than_before_nor_kept_by_letting_nothing_through(trained: Path) -> None:
    model = load_model(trained / "good")
    usual = certified(model, 0.3, 0.9)
    assert not compare(usual, certified(model, 0.29, 0.9), LATER).objections
    assert "rows reach its threshold" in compare(usual, certified(model, 0.99, 0.9), LATER).objections[0]
    assert "are negative, against" in compare(usual, certified(model, 0.0, 0.01), LATER).objections[0]


def test_a_model_is_no_worse_than_itself(trained: Path) -> None:
    model = load_model(trained / "good")
    found = compare(model, model, LATER)
    assert not found.objections
    assert not found.up.rows
    assert all(figure.difference.value == 0 for figure in found.figures.values())


def test_an_altered_challenger_is_refused(models: Path, trained: Path) -> None:
    registry.challenge(trained / "good", models)
    path = models / "fraud" / "2" / "model.txt"
    path.write_text(path.read_text().replace("leaf_value=", "leaf_value=-", 1))
    with pytest.raises(ModelError, match="sha256 differs"):
        load_challengers(models)


def test_an_edited_list_of_features_is_refused(models: Path, trained: Path) -> None:
    registry.challenge(trained / "good", models)
    path = models / "fraud" / "2" / "card.json"
    path.write_text(path.read_text().replace('"days_insured"', '"days_ensured"', 1))
    with pytest.raises(ModelError, match="features_sha256 differs"):
        load_challengers(models)


@pytest.mark.parametrize(("text", "message"), [("{", "not readable"), ("[]", "is no list"), ('{"x": ["1"]}', "no model is called x")])  # fmt: skip
def test_a_list_of_challengers_that_is_none_is_said(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "challengers.json").write_text(text)
    with pytest.raises(ModelError, match=message):
        load_challengers(tmp_path)


def test_the_commands_as_a_person_runs_them(models: Path, trained: Path, tmp_path: Path) -> None:
    LATER.to_parquet(tmp_path / "later.parquet")
    at = ("--models", str(models))
    data = ("--data", str(tmp_path / "later.parquet"))

    def run(*words: str) -> str:
        result = CliRunner().invoke(app, [*words, *at], catch_exceptions=False)
        assert result.exit_code == 0
        return result.output

    assert "fraud 2: scores in shadow" in run("challenge", str(trained / "good"))
    shown = run("compare", "fraud", "2", *data)
    assert "not worse" in shown
    assert "only the challenger puts at or above its threshold" in shown
    assert json.loads(run("compare", "fraud", "2", *data, "--json"))["rows"] == len(LATER)
    run("promote", "fraud", "2", *data)
    assert "fraud 1 decides" in run("rollback", "fraud", "--reason", "a try")
