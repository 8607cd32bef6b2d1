"""Which version of a model decides: versions stand in models/<task>/, and every change of the champion is written down."""

import getpass
import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims_ai.champions import CHALLENGERS, CHAMPIONS, TASKS, challengers_in
from claims_ai.errors import InputError, ModelError
from claims_ai.scoring import Model, load_model
from training.compare import Comparison, compare

if TYPE_CHECKING:
    import pandas as pd

SHIPPED = ("model.txt", "card.json", "metrics.json")
HISTORY = "history.json"


def challenge(trained: Path, models: Path) -> Model:
    """Take a trained model in as the next version of its task, to be scored in shadow."""
    task = load_model(trained).card.task
    version = str(max([0, *map(int, versions_of(task, models))]) + 1)
    folder = models / known(task) / version
    folder.mkdir(parents=True)
    for name in SHIPPED:
        shutil.copyfile(trained / name, folder / name)
    card = load_model(folder).card.model_copy(update={"version": version})
    (folder / "card.json").write_text(card.model_dump_json(indent=2), encoding="utf-8")
    shadows = challengers_in(models)
    _write(models / CHALLENGERS, {**shadows, task: [*shadows.get(task, []), version]})
    return load_model(folder)


def known(task: str) -> str:
    """The task itself; InputError where no model has that name."""
    if task not in TASKS:
        raise InputError(f"no model is called {task!r}; the service has {' and '.join(TASKS)}")
    return task


def versions_of(task: str, models: Path) -> list[str]:
    """The versions there are, oldest first."""
    found = [path.name for path in (models / task).glob("*") if path.name.isdecimal()]
    return sorted(found, key=int)


def champion_of(task: str, models: Path) -> str:
    """The version that decides."""
    version = _read(models / CHAMPIONS, {}).get(known(task))
    if version is None:
        raise ModelError(f"{models / CHAMPIONS}: names no version of {task}; train it with `python -m training fit`")
    return str(version)


def compared(task: str, version: str, models: Path, frame: "pd.DataFrame", unseen: bool = False) -> Comparison:
    """A version against the champion, on the same rows."""
    champion = champion_of(task, models)
    if version not in versions_of(task, models):
        raise InputError(f"{task} has no version {version!r}; it has {', '.join(versions_of(task, models))}")
    if version == champion:
        raise InputError(f"{task} {version} is the champion already; name another version")
    return compare(load_model(models / task / champion), load_model(models / task / version), frame, unseen)


def promote(comparison: Comparison, models: Path) -> None:
    """Let the challenger decide; InputError says what speaks against it."""
    if comparison.objections:
        raise InputError(
            f"{comparison.task} {comparison.challenger} stays a challenger: {'; '.join(comparison.objections)}"
        )
    why = f"not worse on {comparison.rows} rows, {len(comparison.up.rows) + len(comparison.down.rows)} decisions change"
    _crown(comparison.task, comparison.challenger, why, models)
    shadows = challengers_in(models)
    rest = [version for version in shadows.get(comparison.task, []) if version != comparison.challenger]
    _write(models / CHALLENGERS, {**shadows, comparison.task: rest})


def rollback(task: str, models: Path, reason: str) -> str:
    """Let the version decide that did before the last change; the version."""
    changes = [change for change in _read(models / HISTORY, []) if change["task"] == known(task)]
    earlier = _before(changes, champion_of(task, models))
    load_model(models / task / earlier)
    _crown(task, earlier, f"rolled back: {reason}", models)
    return earlier


def _before(changes: list[dict[str, Any]], champion: str) -> str:
    """What the champion took the place of, when it was promoted; going back again goes further back."""
    for change in reversed(changes):
        if change["to"] == champion and not change["why"].startswith("rolled back"):
            return str(change["from"])
    raise InputError(f"version {champion} took the place of none; there is nothing to go back to")


def _crown(task: str, version: str, why: str, models: Path) -> None:
    champions, history = _read(models / CHAMPIONS, {}), _read(models / HISTORY, [])
    change = {
        "task": task, "from": champions.get(task), "to": version, "why": why, "by": getpass.getuser(),
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }  # fmt: skip
    _write(models / HISTORY, [*history, change])
    _write(models / CHAMPIONS, {**champions, task: version})


def _read(path: Path, otherwise: Any) -> Any:
    try:
        return json.loads(path.read_text("utf-8")) if path.exists() else otherwise
    except json.JSONDecodeError as error:
        raise ModelError(f"{path}: not readable ({error}); restore it") from error


def _write(path: Path, value: Any) -> None:
    """As a whole or not at all: the service may be reading it."""
    draft = path.with_suffix(".draft")
    draft.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")
    draft.replace(path)
