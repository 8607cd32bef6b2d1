"""`python -m training score`, as a person runs it."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from typer.testing import CliRunner

from claims_ai.champions import load_champions
from claims_ai.errors import ModelError
from claims_ai.resources import folder
from training import portfolio
from training.__main__ import app


@pytest.fixture(scope="module")
def claims() -> pd.DataFrame:
    return portfolio.build(120, 5, processes=1)


def test_both_models_score_every_row_in_the_order_of_the_table(claims: pd.DataFrame, tmp_path: Path) -> None:
    claims.to_parquet(tmp_path / "claims.parquet")
    out = tmp_path / "deep" / "scores.csv"
    told = CliRunner().invoke(
        app, ["score", str(tmp_path / "claims.parquet"), "--out", str(out)], catch_exceptions=False
    )
    assert f"{len(claims)} rows" in told.output
    scores = pd.read_csv(out)
    assert list(scores.columns) == ["fast_pay", "fraud"]
    for task, model in load_champions(folder("models")).items():
        np.testing.assert_allclose(scores[task], model.probabilities(claims))


def test_a_table_without_a_feature_is_refused_by_its_name(claims: pd.DataFrame, tmp_path: Path) -> None:
    claims.drop(columns="days_insured").to_parquet(tmp_path / "claims.parquet")
    with pytest.raises(ModelError, match="needs days_insured"):
        CliRunner().invoke(
            app, ["score", str(tmp_path / "claims.parquet"), "--out", str(tmp_path / "o.csv")], catch_exceptions=False
        )
    assert not (tmp_path / "o.csv").exists()
