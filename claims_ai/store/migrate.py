"""Bringing the tables up to what this code needs: one process at a time, and never against a newer schema."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from claims_ai.errors import StoreError

_ONE_AT_A_TIME = 0x0C1A_1A15
_STEPS = Path(__file__).parent / "migrations"


def migrate(engine: Engine) -> None:
    """Apply the steps that are missing, all or none; StoreError where the database is ahead of this code."""
    config = Config()
    config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})
        script = ScriptDirectory.from_config(config)
        if _revision(connection, script) != script.get_current_head():
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def _revision(connection: Connection, script: ScriptDirectory) -> str | None:
    """The step the database is at."""
    present = MigrationContext.configure(connection).get_current_revision()
    known = {step.revision for step in script.walk_revisions()}
    if present is not None and present not in known:
        raise StoreError(
            f"the database is at schema {present}, which is newer than this code knows (its last is {script.get_current_head()}); "
            "upgrade claims-ai, or set CLAIMS_AI_DATABASE_URL or CLAIMS_AI_DATA to another database"
        )
    return present
