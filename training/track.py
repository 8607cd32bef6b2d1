"""Runs told to MLflow where it is installed (extra `training`): a SQLite file beside the model's folder, or where MLFLOW_TRACKING_URI says."""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from claims_ai.card import Card

STORE, ARTIFACTS = "mlflow.db", "mlruns"


def installed() -> bool:
    """Whether runs can be told."""
    return find_spec("mlflow") is not None


def log(folder: Path, card: Card) -> bool:
    """Tell a finished run: its settings, figures, model, card and report; whether it was told."""
    if not installed():
        return False
    from importlib import import_module

    mlflow: Any = import_module("mlflow")
    _choose_experiment(mlflow, folder.resolve().parent, card.task)
    with mlflow.start_run(run_name=f"{card.task} {card.version}"):
        mlflow.log_params(_parameters(card))
        mlflow.log_metrics(_figures(card))
        mlflow.set_tags({"model_sha256": card.model_sha256, "features_sha256": card.features_sha256})
        mlflow.log_artifacts(str(folder))
    return True


def _choose_experiment(mlflow: Any, place: Path, name: str) -> None:
    if "MLFLOW_TRACKING_URI" not in os.environ:
        mlflow.set_tracking_uri(f"sqlite:///{place / STORE}")
        if mlflow.get_experiment_by_name(name) is None:
            mlflow.create_experiment(name, (place / ARTIFACTS).as_uri())
    mlflow.set_experiment(name)


def _parameters(card: Card) -> dict[str, Any]:
    plain = {name: value for name, value in card.parameters.items() if not isinstance(value, list)}
    return {**plain, "threshold_rule": card.threshold_rule, "rows": card.source.rows, "source": card.source.name}


def _figures(card: Card) -> dict[str, float]:
    figures = {name: figure.value for name, figure in card.metrics.items()}
    return {**figures, "threshold": card.threshold}
