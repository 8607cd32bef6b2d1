"""Settings from the environment (`CLAIMS_AI_…`), read once."""

import os
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from claims_ai.documents.limits import Limits
from claims_ai.errors import InputError
from claims_ai.resources import folder


def _cache() -> Path:
    """A folder for prepared weights: the user's cache, or the temporary folder where there is no home to write to."""
    try:
        home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        home.mkdir(parents=True, exist_ok=True)
        return home / "claims-ai" if os.access(home, os.W_OK) else Path(tempfile.gettempdir()) / "claims-ai"
    except (OSError, RuntimeError):  # Path.home() of a user without one
        return Path(tempfile.gettempdir()) / "claims-ai"


def _data() -> Path:
    """A folder for what is kept: the user's own, or the system's for root, whose home other accounts should not pass through."""
    system = Path("/var/lib/claims-ai")
    if os.geteuid() == 0:
        return system
    try:
        return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "claims-ai"
    except RuntimeError:
        return system


class Settings(BaseSettings):
    """All that can be set from outside; each has a default that works from the checkout and from the wheel."""

    model_config = SettingsConfigDict(env_prefix="CLAIMS_AI_", frozen=True)

    ocr_weights: Path | None = None
    ocr_engine: Literal["openvino", "paddleocr"] = "openvino"
    ocr_threads: int = Field(default_factory=lambda: os.cpu_count() or 1, ge=1)
    ocr_workers: int = Field(default_factory=lambda: os.cpu_count() or 1, ge=1)
    cache: Path = Field(default_factory=_cache)
    policies: Path = Field(default_factory=lambda: folder("samples") / "policies.json")
    products: Path = Field(default_factory=lambda: folder("samples") / "products")
    models: Path = Field(default_factory=lambda: folder("models"))
    data: Path = Field(default_factory=_data)
    database_url: SecretStr | None = None
    data_key: SecretStr | None = None
    hotline: str = ""
    letter_font: Path | None = None
    answer_days: int = Field(default=30, ge=1)
    later_days: int = Field(default=60, ge=1)
    payment_days: int = Field(default=3, ge=0, le=10)
    quality_sample: float = Field(default=0.02, ge=0, le=1)
    max_upload_bytes: int = Field(default=30_000_000, ge=1)
    max_request_bytes: int = Field(default=120_000_000, ge=1)
    max_pages: int = Field(default=60, ge=1)

    @property
    def limits(self) -> Limits:
        """The bounds of one upload."""
        return Limits(max_bytes=self.max_upload_bytes, max_pages=self.max_pages, max_frames=self.max_pages)


@lru_cache(maxsize=1)
def get_settings() -> Settings:
    """The settings of this process; InputError names the variable that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = error.errors(include_url=False)[0]
        name = f"CLAIMS_AI_{'_'.join(map(str, wrong['loc'])).upper()}"
        raise InputError(f"{name}: {wrong['msg']}, given {wrong['input']!r}; set another value") from error
