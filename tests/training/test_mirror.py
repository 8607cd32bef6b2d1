"""MLflow's registry says of versions, champion and challenger what models/ says."""

import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.training.test_registry import LATER, claims
from training import mirror, registry, track
from training.fit import Settings, fit_table
from training.mirror import name_of

THERE = find_spec("mlflow") is not None
needs_mlflow = pytest.mark.skipif(not THERE, reason="MLflow is not installed: pip install 'claims-ai[training]'")


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """MLflow with a database of its own."""
    monkeypatch.delenv("MLFLOW_TRACKING_URI", raising=False)
    monkeypatch.setattr(track, "installed", lambda: True)
    monkeypatch.chdir(tmp_path)
    return track.opened().MlflowClient()


@needs_mlflow
@pytest.mark.filterwarnings("ignore")
def test_versions_with_their_files_and_roles_follow_every_change(client: Any, tmp_path: Path) -> None:
    models = tmp_path / "models"
    settings = Settings(trials=1, folds=3, select=False)
    for name, told in (("good", 1.0), ("poor", 0.45)):
        fit_table(claims(900, 2020, 1, told), "fraud", "fraud", "year", (), tmp_path / name, settings)
    shutil.copytree(tmp_path / "poor", models / "fraud" / "1", ignore=shutil.ignore_patterns("report.html"))
    (models / "champions.json").write_text('{"fraud": "1"}')

    def roles() -> dict[str, str]:
        assert mirror.mirror(["fraud"], models) is None
        name = name_of("fraud")
        said = client.get_registered_model(name).aliases
        return {role: client.get_model_version(name, number).tags["version"] for role, number in said.items()}

    assert roles() == {"champion": "1"}
    registry.challenge(tmp_path / "good", models)
    assert roles() == {"champion": "1", "challenger": "2"}
    registry.promote(registry.compared("fraud", "2", models, LATER), models)
    assert roles() == {"champion": "2"}
    registry.rollback("fraud", models, "too many alerts")
    assert roles() == {"champion": "1"}
    found = client.search_model_versions(f"name = '{name_of('fraud')}'")
    assert sorted(each.tags["version"] for each in found) == ["1", "2"]
    for each in found:
        files = {file.path for file in client.list_artifacts(each.run_id)}
        assert files >= {"model.txt", "card.json", "report.html"}
        assert each.tags["model_sha256"] == client.get_run(each.run_id).data.tags["model_sha256"]


@needs_mlflow
@pytest.mark.filterwarnings("ignore")
def test_a_version_that_mlflow_was_never_told_of_is_told_when_it_is_first_seen(client: Any, tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "models"
    assert mirror.mirror(["fraud", "fast_pay"], shipped) is None
    for task in ("fraud", "fast_pay"):
        said = client.get_model_version_by_alias(name_of(task), "champion")
        assert {file.path for file in client.list_artifacts(said.run_id)} >= {"model.txt", "card.json"}


def test_a_registry_that_does_not_answer_hinders_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def down() -> None:
        raise OSError("nobody answers")

    monkeypatch.setattr(track, "installed", lambda: True)
    monkeypatch.setattr(track, "opened", down)
    assert mirror.mirror(["fraud"], tmp_path) == (
        "MLflow was not told (nobody answers); models/ is right, and the next change tells it again"
    )


def test_without_mlflow_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(track, "installed", lambda: False)
    assert mirror.mirror(["fraud"], tmp_path) is None
