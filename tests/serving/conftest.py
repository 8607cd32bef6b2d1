"""The real service in this process, with real OCR, and small helpers to speak to it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from claims_ai.resources import folder
from serving.demo import Taken, take

SAMPLES = folder("samples") / "claims"


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of the service as BentoML builds it, middleware and metrics included."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BENTOML_DO_NOT_TRACK", "1")
        patch.setenv("BENTOML_HOME", str(tmp_path_factory.mktemp("bentoml")))
        patch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path_factory.mktemp("metrics")))
        from serving.service import ClaimsService

        service: Any = ClaimsService
        with TestClient(service.to_asgi(), raise_server_exceptions=False) as client:
            yield client


@pytest.fixture(scope="session")
def clean(client: TestClient) -> Taken:
    """A complete claim as the demonstration sends it, with the answer."""
    return take(client, SAMPLES / "outpatient-clean")


def sample(name: str) -> tuple[dict[str, Any], Path]:
    """A sample claim as typed, and its folder."""
    where = SAMPLES / name
    return json.loads((where / "claim.json").read_text("utf-8")), where


def parts(claim: Any, where: Path, *names: str) -> dict[str, Any]:
    """A claim and some of its files as a multipart request."""
    return {
        "data": {"claim": json.dumps(claim, ensure_ascii=False)},
        "files": [("files", (name, (where / name).read_bytes())) for name in names] or {"files": None},
    }
