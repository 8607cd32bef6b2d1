"""Settings for all tests, and a place for what they keep: nothing of a user's own is read or written."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("shared", deadline=None)
settings.load_profile("shared")


def pytest_configure(config: pytest.Config) -> None:
    """Keep the tests' records in a folder of their own, which any account may pass to, as the database's has to."""
    folder = Path(tempfile.mkdtemp(prefix="claims-ai-tests-"))
    folder.chmod(0o711)
    os.environ["CLAIMS_AI_DATA"] = str(folder / "data")
    os.environ.pop("CLAIMS_AI_DATABASE_URL", None)
    os.environ.pop("CLAIMS_AI_DATA_KEY", None)
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


@pytest.fixture(scope="session", autouse=True)
def untold() -> Iterator[None]:
    """MLflow, where it is installed, hears of no model that a test trains, unless the test asks for it."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("training.track.installed", lambda: False)
        yield


@pytest.fixture(scope="session")
def open_folder() -> Iterator[Path]:
    """A folder any account may pass to."""
    with tempfile.TemporaryDirectory(prefix="claims-ai-tests-") as folder:
        Path(folder).chmod(0o711)
        yield Path(folder)
