"""Where tables of the user's own lie: CLAIMS_AI_ICD10 names a CSV file, CLAIMS_AI_KNOWLEDGE a folder of YAML files. Read once."""

from functools import lru_cache
from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict

DATA = Path(__file__).parent / "data"


class Sources(BaseSettings):
    """What comes on top of the shipped tables."""

    model_config = SettingsConfigDict(env_prefix="CLAIMS_AI_", frozen=True)

    icd10: Path | None = None
    knowledge: Path | None = None


@lru_cache(maxsize=1)
def get_sources() -> Sources:
    """The sources of this process."""
    return Sources()
