"""The champions of models/: which version of each model serves."""

import json
from collections.abc import Mapping
from pathlib import Path

from claims_ai.errors import ModelError
from claims_ai.features import BY_NAME
from claims_ai.scoring import Model, load_model

TASKS = ("fast_pay", "fraud")


def load_champions(folder: Path) -> Mapping[str, Model]:
    """The serving version of each model; ModelError where one is missing or asks for a feature this code does not have."""
    path = folder / "champions.json"
    try:
        versions = json.loads(path.read_text("utf-8"))
    except (OSError, json.JSONDecodeError) as error:
        raise ModelError(f"{path}: not readable ({error}); train the models with `python -m training fit`") from error
    absent = [task for task in TASKS if task not in versions]
    if absent:
        raise ModelError(f"{path}: names no version of {', '.join(absent)}; train it with `python -m training fit`")
    return {task: _fitting(load_model(folder / task / versions[task])) for task in TASKS}


def _fitting(model: Model) -> Model:
    unknown = [column.name for column in model.card.features if column.name not in BY_NAME]
    if unknown:
        raise ModelError(
            f"model {model.card.task} {model.card.version} asks for {', '.join(unknown)}, which this code has not; train it again"
        )
    return model
