"""Opening a store: tables made and brought up to date, and everything that is not as it should be said in words."""

import base64
import os
import signal
import stat
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from pydantic import SecretStr
from sqlalchemy import create_engine, text

from claims_ai.bootstrap import open_store
from claims_ai.errors import StoreError, StoreUnavailableError
from claims_ai.outcomes import Judgement
from claims_ai.settings import Settings
from claims_ai.store.account import passable
from claims_ai.store.opening import open_at
from claims_ai.store.seal import Seal, load_key
from claims_ai.store.server import EmbeddedServer
from claims_ai.store.store import Store
from claims_ai.store.tables import metadata
from tests.fakes import desk
from tests.store.conftest import KEY, read

OPTIONS = ("fsync=off",)
#: From the tables of now to those of revision 0001, as a database made by it has them.
_STEP_BACK = (
    "ALTER TABLE ledger DROP COLUMN outcome",
    "ALTER TABLE outcomes DROP CONSTRAINT a_known_kind",
    "DROP INDEX withdrawn_once",
    "ALTER TABLE outcomes ADD CONSTRAINT a_known_kind "
    "CHECK (kind IN ('adjuster_decision', 'correction', 'investigation', 'quality_sample'))",
    "UPDATE alembic_version SET version_num = '0001'",
)


def test_the_migrations_make_the_tables_that_the_code_speaks_of(url: str) -> None:
    engine = create_engine(url)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_a_new_database_opened_by_several_at_once_is_made_once(server: EmbeddedServer) -> None:
    engine = create_engine(server.url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("CREATE DATABASE fresh"))
    fresh = server.url.replace("/postgres?", "/fresh?")
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(lambda _: open_at(fresh, Seal(KEY)), range(4)))
    assert [store.verify().problems for store in stores] == [()] * 4
    for store in stores:
        store.close()
    with engine.connect() as connection:
        connection.execute(text("DROP DATABASE fresh"))
    engine.dispose()


def test_a_database_of_the_step_before_is_brought_up_to_date_with_what_it_holds(url: str, store: Store) -> None:
    store.decide(read(), desk())
    store.reverse(1, "appeal", "an adjuster")
    engine = create_engine(url)
    with engine.begin() as connection:
        for statement in _STEP_BACK:
            connection.execute(text(statement))
    open_at(url, Seal(KEY)).close()
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()
    assert store.verify().problems == ()
    store.settle("C1", Judgement(verdict="approve", reason="the appeal was right"), "an adjuster")
    assert store.verify().problems == ()


def test_a_schema_newer_than_the_code_is_refused(url: str) -> None:
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        with pytest.raises(StoreError, match="schema 9999, which is newer than this code knows"):
            open_at(url, Seal(KEY))
    finally:
        with engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '0002'"))
        engine.dispose()


def test_a_database_is_opened_with_the_key_it_was_first_opened_with(url: str) -> None:
    open_at(url, Seal(KEY)).close()
    open_at(url, Seal(KEY)).close()
    with pytest.raises(StoreError, match="the data key is not the one this database is sealed with"):
        open_at(url, Seal(b"f" * 32))


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("sqlite:///secret.db", "names 'sqlite'; only PostgreSQL"),
        ("secret", "is no database address"),
        ("postgresql://claims:secret@/nowhere?host=/nowhere/at/all", "cannot be used now"),
    ],
)
def test_a_database_that_cannot_be_used_is_said_without_its_password(url: str, words: str) -> None:
    with pytest.raises(StoreError, match=r"CLAIMS_AI_DATA") as caught:
        open_store(Settings(database_url=SecretStr(url), data_key=SecretStr(base64.b64encode(KEY).decode())))
    assert words in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_user_without_rights_on_the_tables_is_said(url: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("DROP ROLE IF EXISTS nobody_yet"))
        connection.execute(text("CREATE ROLE nobody_yet LOGIN"))
    engine.dispose()
    with pytest.raises(StoreError, match="CLAIMS_AI_DATABASE_URL: its user may not use the tables"):
        open_at(url.replace("postgres@", "nobody_yet@"), Seal(KEY))


def test_settings_do_not_show_what_is_secret() -> None:
    told = str(Settings(database_url=SecretStr("postgresql://a:secret@b/c"), data_key=SecretStr("secret")))
    assert "secret" not in told.replace("SecretStr", "")


def test_the_key_file_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    key = load_key(None, tmp_path)
    assert load_key(None, tmp_path) == key
    assert len(key) == 32
    assert stat.S_IMODE((tmp_path / "data.key").stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data.key"]


@pytest.mark.parametrize("given", ["short", "", base64.b64encode(b"x" * 31).decode(), "密钥"])
def test_what_is_no_key_is_said(given: str) -> None:
    with pytest.raises(StoreError, match="CLAIMS_AI_DATA_KEY: is no data key; give 32 random bytes in base64"):
        load_key(given, Path())


def test_a_damaged_key_file_is_said_and_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "data.key").write_text("half a k")
    with pytest.raises(StoreError, match=r"data\.key: is no data key"):
        load_key(None, tmp_path)


@pytest.fixture(scope="module")
def data(open_folder: Path) -> Path:
    """A data folder of its own, whose path is too long for a socket."""
    return open_folder / ("deep" * 25)


def runs(data: Path) -> bool:
    return (data / "postgres" / "postmaster.pid").exists()


def test_what_was_decided_is_there_when_the_server_was_stopped_and_started(data: Path) -> None:
    for _ in range(2):
        store = open_store(Settings(data=data), OPTIONS)
        assert str(store.decide(read(), desk()).payable) == "315.00"
        assert (len(list(store.records())), runs(data)) == (1, True)
        store.close()
        assert not runs(data)


def test_a_lost_server_is_started_again(data: Path) -> None:
    store = open_store(Settings(data=data), OPTIONS)
    os.kill(int((data / "postgres" / "postmaster.pid").read_text().splitlines()[0]), signal.SIGKILL)
    with suppress(StoreUnavailableError):
        store.brakes()
    assert str(store.brakes().paid_today) in ("0.00", "315.00")  # either side of midnight
    store.close()


def test_two_processes_share_the_server_and_the_last_one_stops_it(data: Path) -> None:
    program = f"""
from pathlib import Path
from claims_ai.store.server import EmbeddedServer
EmbeddedServer(Path({str(data)!r}), {OPTIONS!r}).start()
print("started", flush=True)
input()
"""
    server = EmbeddedServer(data, OPTIONS)
    server.start()
    with subprocess.Popen([sys.executable, "-c", program], stdin=-1, stdout=-1, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "started\n"
        server.stop()
        assert runs(data)
        other.communicate("\n", timeout=60)
    assert not runs(data)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's database runs under another account")
def test_no_folder_is_opened_to_others_for_the_sake_of_the_database() -> None:
    with tempfile.TemporaryDirectory() as closed:
        assert not passable(Path(closed))
        with pytest.raises(StoreError, match="cannot pass to this folder; set CLAIMS_AI_DATA"):
            EmbeddedServer(Path(closed) / "data").start()
        assert stat.S_IMODE(Path(closed).stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_made_is_said() -> None:
    with pytest.raises(StoreError, match=r"no database can be kept there.*CLAIMS_AI_DATA"):
        EmbeddedServer(Path("/proc/nothing")).start()


def test_a_store_that_was_closed_lets_go_of_its_connections(store: Store) -> None:
    store.brakes()
    store.close()
    assert store.brakes().paid_today == 0  # it may be used again all the same
