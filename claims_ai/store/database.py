"""From a setting to a database that is ready: connected, of the right schema, and its errors told in words without secrets."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from claims_ai.errors import StoreError, StoreUnavailableError

_CONNECTIONS = 16
_PATIENCE_SECONDS = 20
_NO_RIGHT = "42501"
_SETTING = "CLAIMS_AI_DATABASE_URL"


def parse_url(url: str) -> URL:
    """The address of a PostgreSQL server; StoreError, which never shows the address, for any other."""
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StoreError(
            f"{_SETTING}: is no database address; give postgresql://user:password@host/database"
        ) from error
    if parsed.get_backend_name() not in ("postgresql", "postgres"):
        raise StoreError(
            f"{_SETTING}: names {parsed.get_backend_name()!r}; only PostgreSQL is supported: postgresql://…"
        )
    return parsed.set(drivername="postgresql+psycopg")


def make_engine(url: URL, revive: Callable[[], None] | None = None) -> Engine:
    """A pool of connections, whose errors quote no values; `revive` is called once where a connection cannot be had, before it is tried again."""
    import psycopg

    engine = create_engine(
        url, pool_size=_CONNECTIONS, max_overflow=0, pool_timeout=_PATIENCE_SECONDS, pool_pre_ping=True,
        hide_parameters=True,
        connect_args={"connect_timeout": _PATIENCE_SECONDS, "application_name": "claims-ai"},
    )  # fmt: skip
    if revive:
        _revive_on_loss(engine, revive, psycopg.OperationalError)
    return engine


def _revive_on_loss(engine: Engine, revive: Callable[[], None], lost: type[Exception]) -> None:
    from sqlalchemy import event

    @event.listens_for(engine, "do_connect")
    def connect(dialect: object, record: object, arguments: list[object], options: dict[str, object]) -> object:
        try:
            return engine.dialect.connect(*arguments, **options)
        except lost:
            revive()
            return engine.dialect.connect(*arguments, **options)


@contextmanager
def told(url: URL) -> Iterator[None]:
    """Errors of the database as errors a user can mend: which server, which setting, never the password."""
    try:
        yield
    except (OperationalError, InterfaceError, PoolTimeoutError) as error:
        raise StoreUnavailableError(
            f"the database {_place(url)} cannot be used now ({_cause(error)}); {_remedy(url)}"
        ) from error
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) == _NO_RIGHT:
            raise StoreError(
                f"{_SETTING}: its user may not use the tables of {_place(url)}; let it own that database"
            ) from error
        if error.connection_invalidated:
            raise StoreUnavailableError(
                f"the database {_place(url)} was lost; send it again in a few seconds"
            ) from error
        raise


def _place(url: URL) -> str:
    host = url.host or url.query.get("host", "localhost")
    return f"{url.database or ''} at {host}" + (f":{url.port}" if url.port else "")


def _cause(error: Exception) -> str:
    """The kind of error and its SQLSTATE: the server's own words may quote the address."""
    state = getattr(getattr(error, "orig", None), "sqlstate", None)
    known = {"28P01": "the password is refused", "28000": "the user is refused", "3D000": "there is no such database"}
    return known.get(state or "", f"SQLSTATE {state}" if state else "no answer")


def _remedy(url: URL) -> str:
    return f"check the server and {_SETTING}" if url.host else "start it again, or set CLAIMS_AI_DATA to another folder"
