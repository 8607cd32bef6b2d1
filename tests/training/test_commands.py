"""`claims-ai train`, as a person runs it."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import typer
from typer.testing import CliRunner

from claims_ai.batch import predict_table
from claims_ai.errors import InputError
from claims_ai.scoring import load_model
from training.commands import train

CLAIMS = Path(__file__).parents[3] / "shared/data/vehicle_fraud/carclaims_1994_1995.csv"
needs_claims = pytest.mark.skipif(not CLAIMS.is_file(), reason="the vehicle claims of ../shared/data are not here")


def run(*options: str) -> str:
    app = typer.Typer()
    app.command()(train)
    result = CliRunner().invoke(app, options)
    if result.exception:
        raise result.exception
    return result.output


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be opened"):
        run("--data", "none.csv", "--label", "y", "--task", "t", "--out", str(tmp_path))


def test_a_group_that_the_table_has_not_is_told_before_training(tmp_path: Path) -> None:
    pd.DataFrame({"amount": [1, 2] * 50, "channel": ["app", "mail"] * 50, "y": [0, 1, 1, 0] * 25}).to_csv(
        tmp_path / "t.csv"
    )
    with pytest.raises(InputError, match=r"no column 'chanel'; did you mean 'channel'\?"):
        run(
            "--data",
            str(tmp_path / "t.csv"),
            "--label",
            "y",
            "--task",
            "t",
            "--out",
            str(tmp_path / "o"),
            "--group",
            "chanel",
        )


def test_the_options_of_a_threshold_reach_the_card(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    findings = rng.integers(0, 2, 3000)
    frame = pd.DataFrame(
        {
            "year": np.sort(rng.integers(2020, 2025, 3000)),
            "findings": findings,
            "pay, in ¥": rng.exponential(500, 3000).round(2),
            "product": rng.choice(["意外", "医疗"], 3000),
            "untouched": (rng.random(3000) > np.where(findings, 0.5, 0.01)).astype(int),
        }
    )
    frame.to_csv(tmp_path / "claims.csv", index=False)
    table = ("--data", str(tmp_path / "claims.csv"), "--label", "untouched", "--time", "year", "--trials", "1")
    certain = (*table, "--task", "pay", "--at-most", "0.05", "--among", "findings=0", "--out", str(tmp_path / "pay"))
    assert "at most 0.05 negative of those with findings ≤ 0" in run(*certain).replace("\n", " ")
    looked = (*table, "--task", "look", "--capacity", "0.1", "--cost", "5", "--amount", "pay, in ¥", "--out", str(tmp_path / "look"))  # fmt: skip
    assert "money_saved" in run(*looked)
    card = load_model(tmp_path / "look").card
    assert set(card.groups["product"]) == {"意外", "医疗"}
    assert any("pay, in ¥" in text for text in (*(column.name for column in card.features), *card.notes))


@pytest.mark.parametrize("options", [("--at-most", "0.01", "--capacity", "0.1"), ("--at-most", "0.01", "--among", "findings")])  # fmt: skip
def test_a_rule_that_is_none_is_refused(options: tuple[str, ...], tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        run("--data", "none.csv", "--label", "y", "--task", "t", "--out", str(tmp_path), *options)


@needs_claims
def test_vehicle_claims_are_judged_forward_in_time(tmp_path: Path) -> None:
    """Learned from 1994 alone, few trials already beat the plain model's ROC AUC of 0.717 on 1995."""
    ids = ("--drop", "PolicyNumber", "--drop", "RepNumber")
    options = ("--data", str(CLAIMS), "--label", "FraudFound", "--task", "vehicle_fraud", "--time", "Year", *ids)
    shown = run(*options, "--out", str(tmp_path), "--trials", "2")
    figures = json.loads((tmp_path / "metrics.json").read_text())
    assert "5195 rows of Year 1995" in figures["measured_on"]
    assert figures["roc_auc"]["value"] > 0.76
    assert figures["average_precision"]["value"] > 0.13
    assert figures["expected_calibration_error"]["value"] < 0.03
    assert "roc_auc" in shown
    assert "AddressChange-Claim" in (tmp_path / "report.html").read_text()
    predict_table(tmp_path, CLAIMS, tmp_path / "scores.csv")
    assert len((tmp_path / "scores.csv").read_text().splitlines()) == 1 + 11_337
