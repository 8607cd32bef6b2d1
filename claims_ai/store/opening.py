"""Opening a store: the server found or started, the tables brought up to date, the data key held against what it sealed before."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from claims_ai.errors import StoreError
from claims_ai.store.database import make_engine, parse_url, told
from claims_ai.store.migrate import migrate
from claims_ai.store.seal import Seal
from claims_ai.store.server import EmbeddedServer
from claims_ai.store.store import Store

_KEY = "data_key"


def open_embedded(data: Path, seal: Seal, options: Sequence[str] = (), sample: float = 0.0) -> Store:
    """The store in a data folder, on a server of ours that is started where it does not run."""
    server = EmbeddedServer(data, options)
    with ExitStack() as undone:
        server.start()
        undone.callback(server.stop)
        store = open_at(server.url, seal, server.revive, server.stop, sample)
        undone.pop_all()
    return store


def open_at(
    url: str,
    seal: Seal,
    revive: Callable[[], None] | None = None,
    close: Callable[[], None] = lambda: None,
    sample: float = 0.0,
) -> Store:
    """The store in the database at an address; StoreError where it is ahead of this code or sealed with another key."""
    engine = make_engine(parse_url(url), revive)
    with ExitStack() as undone:
        undone.callback(engine.dispose)
        with told(engine.url):
            migrate(engine)
        store = Store(engine, seal, close=close, sample=sample)
        _require_key(store, seal)
        undone.pop_all()
    return store


def _require_key(store: Store, seal: Seal) -> None:
    """The first key a database sees is its key."""
    own = seal.mark("key", "fingerprint").hex()
    if store.first_setting(_KEY, own, "the key this database is sealed with") != own:
        raise StoreError(
            "the data key is not the one this database is sealed with; set CLAIMS_AI_DATA_KEY to that key, "
            "or CLAIMS_AI_DATA to the folder whose data.key holds it"
        )
