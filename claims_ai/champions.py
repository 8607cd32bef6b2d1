"""The models of models/: which version of each decides, and which are only tried beside it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from claims_ai.errors import ModelError
from claims_ai.features import BY_NAME
from claims_ai.scoring import Model, load_model

TASKS = ("fast_pay", "fraud")
CHAMPIONS, CHALLENGERS = "champions.json", "challengers.json"


def load_champions(folder: Path) -> Mapping[str, Model]:
    """The serving version of each model; ModelError where one is missing or asks for a feature this code does not have."""
    path = folder / CHAMPIONS
    try:
        versions = json.loads(path.read_text("utf-8"))
    except (OSError, json.JSONDecodeError) as error:
        raise ModelError(f"{path}: not readable ({error}); train the models with `python -m training fit`") from error
    absent = [task for task in TASKS if task not in versions]
    if absent:
        raise ModelError(f"{path}: names no version of {', '.join(absent)}; train it with `python -m training fit`")
    return {task: _fitting(load_model(folder / task / versions[task])) for task in TASKS}


def load_challengers(folder: Path) -> Mapping[str, Model]:
    """The models tried in shadow, by task and version (`fraud 2`); ModelError as for champions. None where none is named."""
    return {
        f"{task} {version}": _fitting(load_model(folder / task / version))
        for task, versions in challengers_in(folder).items()
        for version in versions
    }


def challengers_in(folder: Path) -> dict[str, list[str]]:
    """The versions in shadow by task; ModelError where the list is none."""
    path = folder / CHALLENGERS
    if not path.exists():
        return {}
    try:
        told: Any = json.loads(path.read_text("utf-8"))
    except (OSError, json.JSONDecodeError) as error:
        raise ModelError(f"{path}: not readable ({error}); mend or remove it") from error
    if not isinstance(told, dict) or not all(isinstance(versions, list) for versions in told.values()):
        raise ModelError(f'{path}: is no list of versions by model; write it as {{"fraud": ["2"]}}, or remove it')
    if unknown := told.keys() - set(TASKS):
        raise ModelError(f"{path}: no model is called {', '.join(sorted(unknown))}; write {' or '.join(TASKS)}")
    return {task: [str(version) for version in versions] for task, versions in told.items()}


def _fitting(model: Model) -> Model:
    unknown = [column.name for column in model.card.features if column.name not in BY_NAME]
    if unknown:
        raise ModelError(
            f"model {model.card.task} {model.card.version} asks for {', '.join(unknown)}, which this code has not; train it again"
        )
    return model
