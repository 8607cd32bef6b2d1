"""What is said when claims are no longer those a model learned from."""

import json
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from typer.testing import CliRunner

from claims_ai.errors import InputError
from claims_ai.scoring import Model, load_model
from training.__main__ import app
from training.drift import watch
from training.fit import Settings, fit_table
from training.thresholds import Guarantee


def claims(rows: int, first: int, changed: float, seed: int) -> pd.DataFrame:
    """Months of claims; those without findings are changed now and then, the others often."""
    rng = np.random.default_rng(seed)
    findings = (rng.random(rows) < 0.25).astype(int)
    touched = rng.random(rows) < np.where(findings == 1, 0.6, changed)
    months = pd.date_range(f"{first}-01-01", f"{first}-12-28", periods=rows)
    return pd.DataFrame(
        {
            "submitted_at": months.strftime("%Y-%m-%d"),
            "findings": findings,
            "amount": rng.exponential(600, rows).round(2),
            "fast_pay": 1 - touched,
        }
    )


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("watched")
    rule = Guarantee(0.02, 0.95, (("findings", 0.0),))
    settings = Settings(trials=1, folds=3, select=False, threshold=rule)
    fit_table(claims(6000, 2024, 0.004, 0), "fast_pay", "fast_pay", "submitted_at", (), out, settings)
    return out


@pytest.fixture(scope="module")
def model(trained: Path) -> Model:
    return load_model(trained)


def test_claims_like_those_learned_from_raise_no_alarm(model: Model) -> None:
    found = watch(model, claims(3000, 2025, 0.004, 1))
    assert found.alarms == ()
    assert max(found.stability.values()) < 0.05
    assert [period.name for period in found.periods] == [f"2025-{month:02d}" for month in range(1, 13)]
    assert sum(period.rows for period in found.periods) == 3000


def test_a_feature_that_moved_is_named_with_what_to_do(model: Model) -> None:
    dearer = claims(3000, 2025, 0.004, 1).assign(amount=lambda frame: frame["amount"] * 6)
    found = watch(model, dearer)
    alarm = next(alarm for alarm in found.alarms if alarm.what == "amount moved")
    assert alarm.grade == "alarm"
    assert "train again" in alarm.action


def test_reversals_beyond_what_was_promised_stop_automatic_payments(model: Model) -> None:
    alarms = {alarm.what: alarm for alarm in watch(model, claims(3000, 2025, 0.06, 2)).alarms}
    assert "stop-payments" in alarms["reversals"].action
    assert "2.00% were promised" in alarms["reversals"].says


def test_scores_that_say_too_much_are_told_from_chance(model: Model) -> None:
    assert "scores say too much" in {alarm.what for alarm in watch(model, claims(3000, 2025, 0.1, 3)).alarms}
    assert "scores say too much" not in {alarm.what for alarm in watch(model, claims(300, 2025, 0.03, 3)).alarms}


def test_a_share_at_the_threshold_that_changed_beyond_chance_is_told(model: Model) -> None:
    calm = claims(3000, 2025, 0.004, 1)
    stricter = Model(model.card.model_copy(update={"threshold": 0.999}), model._text)
    assert "share at or above the threshold" in {alarm.what for alarm in watch(stricter, calm).alarms}
    assert "share at or above the threshold" not in {alarm.what for alarm in watch(model, calm).alarms}


def test_claims_whose_outcome_is_not_known_yet_are_counted_all_the_same(model: Model) -> None:
    open_claims = claims(1200, 2025, 0.004, 4).assign(fast_pay=None)
    found = watch(model, open_claims)
    assert found.alarms == ()
    assert {period.known for period in found.periods} == {0}
    assert watch(model, open_claims.drop(columns="fast_pay")).rows == 1200


def test_too_few_claims_are_not_judged(model: Model) -> None:
    with pytest.raises(InputError, match="50 rows; at least 200"):
        watch(model, claims(50, 2025, 0.004, 1))


def test_the_command_ends_with_status_1_when_something_needs_doing(trained: Path, tmp_path: Path) -> None:
    shutil.copytree(trained, tmp_path / "models" / "fast_pay" / "1")
    (tmp_path / "models" / "champions.json").write_text('{"fast_pay": "1"}')
    calm = claims(2000, 2025, 0.004, 1)
    for name, frame, status in (("calm", calm, 0), ("moved", calm.assign(amount=calm["amount"] * 6), 1)):
        frame.to_parquet(tmp_path / name)
        words = ["drift", "--data", str(tmp_path / name), "--task", "fast_pay", "--models", str(tmp_path / "models")]
        result = CliRunner().invoke(app, words)
        assert result.exit_code == status, result.output
        assert json.loads(CliRunner().invoke(app, [*words, "--json"]).output)["rows"] == 2000
