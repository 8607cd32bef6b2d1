"""Starting the service as BentoML starts it, from any folder and from a wheel as well as a checkout."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import httpx
import typer
from pydantic import SecretStr

from claims_ai.bootstrap import local_scanner, make_desk, open_store
from claims_ai.errors import ClaimsError
from claims_ai.settings import Settings, get_settings

_ROOT = Path(__file__).parent.parent
_PATIENCE_SECONDS = 120
_FAREWELL_SECONDS = 20


class ServiceError(ClaimsError):
    """The service does not start, or has stopped."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where the service listens, and what it decides by; with `data` it keeps its records there, whatever database is set."""

    host: str
    port: int
    policies: Path | None = None
    products: Path | None = None
    data: Path | None = None

    @property
    def url(self) -> str:
        """Where it is reached from this machine."""
        return f"http://{'127.0.0.1' if self.host == '0.0.0.0' else self.host}:{self.port}"  # noqa: S104

    @property
    def command(self) -> list[str]:
        """The command that serves until it is stopped; -P keeps files of the present folder from passing for modules."""
        place = ["--host", socket.gethostbyname(self.host), "--port", str(self.port), "--working-dir", str(_ROOT)]
        return [sys.executable, "-P", "-m", "bentoml", "serve", "serving.service:ClaimsService", *place]

    def settings(self) -> Settings:
        """The settings with this server's policies and products, paths absolute, as workers run in another folder."""
        places = {"policies": self.policies, "products": self.products, "data": self.data}
        given = {name: path for name, path in places.items() if path}
        chosen = get_settings().model_dump() | given
        paths = {name: value.resolve() for name, value in chosen.items() if isinstance(value, Path)}
        own = {"database_url": None, "data_key": None} if self.data else {}
        return get_settings().model_copy(update=paths | own)

    def environment(self, home: Path) -> dict[str, str]:
        """The environment of the service; `home` is its own BentoML folder, since BentoML empties it at the start."""
        settings = {name: value for name, value in self.settings().model_dump().items() if value is not None}
        return {
            **{name: value for name, value in os.environ.items() if not name.startswith("CLAIMS_AI_")},
            **{f"CLAIMS_AI_{name.upper()}": _plain(value) for name, value in settings.items()},
            "BENTOML_HOME": str(home),
            "BENTOML_DO_NOT_TRACK": "1",
            "OMP_NUM_THREADS": "1",
            "PYTHONSAFEPATH": "1",
        }


def _plain(value: object) -> str:
    """A setting as the environment holds it."""
    return value.get_secret_value() if isinstance(value, SecretStr) else str(value)


def check(server: Server) -> None:
    """Refuse what would only fail later, in a worker's log: a port that is taken, a file that is wrong, a database that is not there."""
    settings = server.settings()
    desk = make_desk(settings, local_scanner(settings))
    with closing(open_store(settings)) as store:
        store.check_products(desk.products)
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((server.host, server.port))
    except OSError as error:
        raise ServiceError(
            f"cannot listen on {server.host} port {server.port} ({error.strerror}); stop what uses it, or give another --port"
        ) from error


def free_port() -> int:
    """A port of this machine that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def passing_folder() -> Iterator[Path]:
    """A data folder for a while, which the database's own account may pass to where root starts it."""
    with tempfile.TemporaryDirectory(prefix="claims-ai-") as folder:
        Path(folder).chmod(0o711)
        yield Path(folder) / "data"


def become(server: Server) -> NoReturn:
    """Turn this process into the service, so that Ctrl-C and signals reach it directly."""
    check(server)
    typer.echo(f"Claims AI on {server.url}, described at {server.url}/docs. Ctrl-C stops it.")
    sys.stdout.flush()
    home = server.settings().cache / f"bentoml-{server.port}"
    os.execve(sys.executable, server.command, server.environment(home))  # noqa: S606 - our own interpreter


@contextmanager
def running(server: Server, log: Path, waiting: Callable[[float], None] = lambda _: None) -> Iterator[None]:
    """The service, running until the block ends; `waiting` is told the seconds it takes to get ready."""
    check(server)
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as stream, tempfile.TemporaryDirectory(prefix="claims-ai-") as home:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter
            server.command, env=server.environment(Path(home)), stdout=stream, stderr=stream, start_new_session=True
        )
        try:
            _wait_until_ready(server, process, log, waiting)
            yield
        finally:
            _stop(process)


def _wait_until_ready(
    server: Server, process: subprocess.Popen[bytes], log: Path, waiting: Callable[[float], None]
) -> None:
    started = time.monotonic()
    while (waited := time.monotonic() - started) < _PATIENCE_SECONDS:
        if process.poll() is not None:
            raise ServiceError(f"the service ended while starting (status {process.returncode}); {log} tells why")
        if _is_ready(server):
            return
        waiting(waited)
        time.sleep(0.2)
    raise ServiceError(f"the service is not ready after {_PATIENCE_SECONDS} s; {log} tells what it does")


def _is_ready(server: Server) -> bool:
    try:
        return httpx.get(f"{server.url}/readyz", timeout=10, trust_env=False).is_success
    except httpx.TransportError:
        return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Ask the service to end, and end what is left of its session after a while."""
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(_FAREWELL_SECONDS)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
