"""The versions of models/ as MLflow's registry shows them: each with its files, and who is champion and challenger."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from claims_ai.champions import challengers_in
from claims_ai.scoring import load_model
from training import registry, track

CHAMPION, CHALLENGER = "champion", "challenger"


def mirror(tasks: Iterable[str], models: Path) -> str | None:
    """Let MLflow say of these models what models/ says; what hindered it. models/ is what counts, and the next change tells all again."""
    if not track.installed():
        return None
    try:
        for task in tasks:
            _mirror(track.opened(), task, models)
    except Exception as error:  # whatever goes wrong over there, the change here is made
        return f"MLflow was not told ({error}); models/ is right, and the next change tells it again"
    return None


def name_of(task: str) -> str:
    """What a model is called in the registry."""
    return f"claims-ai.{task}"


def _mirror(mlflow: Any, task: str, models: Path) -> None:
    client, name = mlflow.MlflowClient(), name_of(task)
    if not client.search_registered_models(f"name = '{name}'"):
        client.create_registered_model(
            name, description=f"Versions of {task}; their numbers in models/ are the tag `version`."
        )
    known = {each.tags["model_sha256"]: each.version for each in client.search_model_versions(f"name = '{name}'")}
    versions = {
        version: _number(mlflow, client, models / task / version, version, known)
        for version in registry.versions_of(task, models)
    }
    _say(client, name, versions, {CHAMPION: registry.champion_of(task, models), CHALLENGER: _newest(task, models)})


def _newest(task: str, models: Path) -> str | None:
    return max(challengers_in(models).get(task, []), key=int, default=None)


def _number(mlflow: Any, client: Any, folder: Path, version: str, known: Mapping[str, str]) -> str:
    """MLflow's number of a version, which it is told now if it has none: with the run that trained it, as that has its report."""
    card = load_model(folder).card
    if card.model_sha256 in known:
        return known[card.model_sha256]
    run = _trained(mlflow, card.task, card.model_sha256) or track.tell(mlflow, folder, card)
    told = client.create_model_version(
        name_of(card.task), run.info.artifact_uri, run.info.run_id, description=f"{card.threshold_rule}; {card.source.name}",
        tags={"version": version, "model_sha256": card.model_sha256, "features_sha256": card.features_sha256},
    )  # fmt: skip
    return str(told.version)


def _trained(mlflow: Any, task: str, digest: str) -> Any:
    """The run that made a model, if MLflow was told of it."""
    if mlflow.get_experiment_by_name(task) is None:
        return None
    wanted = f"tags.model_sha256 = '{digest}'"
    runs = mlflow.search_runs(experiment_names=[task], filter_string=wanted, output_format="list")
    return runs[0] if runs else None


def _say(client: Any, name: str, versions: Mapping[str, str], roles: Mapping[str, str | None]) -> None:
    said = client.get_registered_model(name).aliases
    for role, version in roles.items():
        if version is not None:
            client.set_registered_model_alias(name, role, versions[version])
        elif role in said:
            client.delete_registered_model_alias(name, role)
