"""Runs and versions told to MLflow where it is installed (extra `training`): out/mlflow.db, or where MLFLOW_TRACKING_URI says."""

import os
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from claims_ai.card import Card

PLACE = Path("out")
STORE, ARTIFACTS = "mlflow.db", "mlruns"


def installed() -> bool:
    """Whether runs can be told."""
    return find_spec("mlflow") is not None


def log(folder: Path, card: Card) -> bool:
    """Tell a finished run: its settings, figures, model, card and report; whether it was told."""
    if not installed():
        return False
    tell(opened(), folder, card)
    return True


def opened() -> Any:
    """MLflow, at its place."""
    mlflow: Any = import_module("mlflow")
    if "MLFLOW_TRACKING_URI" not in os.environ:
        PLACE.mkdir(parents=True, exist_ok=True)
        mlflow.set_tracking_uri(f"sqlite:///{PLACE.resolve() / STORE}")
    return mlflow


def tell(mlflow: Any, folder: Path, card: Card) -> Any:
    """Tell a run with all files of a model folder; the run."""
    if "MLFLOW_TRACKING_URI" not in os.environ and mlflow.get_experiment_by_name(card.task) is None:
        mlflow.create_experiment(card.task, (PLACE / ARTIFACTS).resolve().as_uri())
    mlflow.set_experiment(card.task)
    with mlflow.start_run(run_name=f"{card.task} {card.version}") as run:
        mlflow.log_params(_parameters(card))
        mlflow.log_metrics(_figures(card))
        mlflow.set_tags({"model_sha256": card.model_sha256, "features_sha256": card.features_sha256})
        mlflow.log_artifacts(str(folder))
    return run


def _parameters(card: Card) -> dict[str, Any]:
    plain = {name: value for name, value in card.parameters.items() if not isinstance(value, list)}
    return {**plain, "threshold_rule": card.threshold_rule, "rows": card.source.rows, "source": card.source.name}


def _figures(card: Card) -> dict[str, float]:
    figures = {name: figure.value for name, figure in card.metrics.items()}
    return {**figures, "threshold": card.threshold}
