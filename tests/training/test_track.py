"""What is told to MLflow, where it is installed."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from claims_ai.resources import folder
from claims_ai.scoring import load_model
from training import track

THERE = find_spec("mlflow") is not None
CARD = load_model(folder("models") / "fraud" / "1").card


def test_without_mlflow_nothing_is_told_and_nothing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(track, "installed", lambda: False)
    assert not track.log(tmp_path, CARD)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not THERE, reason="MLflow is not installed: pip install 'claims-ai[training]'")
@pytest.mark.filterwarnings("ignore")
def test_a_run_keeps_figures_parameters_and_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import mlflow

    monkeypatch.delenv("MLFLOW_TRACKING_URI", raising=False)
    monkeypatch.setattr(track, "installed", lambda: True)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fraud").mkdir()
    (tmp_path / "fraud" / "card.json").write_text(CARD.model_dump_json())
    assert track.log(tmp_path / "fraud", CARD)
    (run,) = mlflow.search_runs(experiment_names=["fraud"], output_format="list")
    assert run.data.metrics["roc_auc"] == pytest.approx(CARD.metrics["roc_auc"].value)
    assert run.data.params["threshold_rule"] == CARD.threshold_rule
    assert run.data.tags["model_sha256"] == CARD.model_sha256
    assert [file.path for file in mlflow.artifacts.list_artifacts(run_id=run.info.run_id)] == ["card.json"]
