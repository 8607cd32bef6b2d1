"""The embedded server, one for all tests, and a database of its own for each."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from claims_ai.adjudicate import ReadClaim
from claims_ai.claim import Claim
from claims_ai.store.database import make_engine, parse_url
from claims_ai.store.opening import open_at
from claims_ai.store.seal import Seal
from claims_ai.store.server import EmbeddedServer
from claims_ai.store.store import Store
from claims_ai.store.tables import metadata
from claims_ai.values import Page, UnreadFile
from tests.fakes import dossier, papers

KEY = b"0123456789abcdef0123456789abcdef"


@pytest.fixture(scope="session")
def server(open_folder: Path) -> Iterator[EmbeddedServer]:
    """The embedded server; nothing of it has to outlive a power cut."""
    started = EmbeddedServer(open_folder / "data", ("fsync=off", "full_page_writes=off"))
    started.start()
    open_at(started.url, Seal(KEY)).close()
    yield started
    started.stop()


@pytest.fixture
def url(server: EmbeddedServer) -> str:
    """A database with the tables in it, empty. Only as here, with its triggers put to sleep, does it let go of records."""
    engine = create_engine(server.url)
    with engine.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(text(f"TRUNCATE {', '.join(metadata.tables)} RESTART IDENTITY"))
    engine.dispose()
    return server.url


def meddle(server_url: str, statement: str) -> None:
    """Change what must not be changed, as somebody with all rights on the server could."""
    engine = create_engine(server_url)
    with engine.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(text(statement))
    engine.dispose()


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = datetime(2026, 6, 1, 4, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(url: str, clock: Clock) -> Iterator[Store]:
    opened = Store(make_engine(parse_url(url)), Seal(KEY), clock)
    yield opened
    opened.close()


def read(*pages: Page | UnreadFile, of: Claim | None = None, **more: object) -> ReadClaim:
    """A claim as read: complete and in order unless told otherwise."""
    shown = pages or papers()
    return ReadClaim(dossier(*shown, of=of, **more), 12.5, shown)  # type: ignore[arg-type]
