"""Features, scores and training on a Dask cluster: parts and folds go to whichever worker is free, and one model is learned by all together."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from claims_ai.errors import InputError
from training.split import Folds
from training.tables import Table
from training.tune import HERE, PATIENCE, Choice, Machine, dataset, losses, of_features, pick

if TYPE_CHECKING:
    import numpy as np

_WAIT = "15s"
AHEAD = 2
FIRST_TREES = 300
_MINUTES = 2
"""So long workers wait for each other before they give up."""
_OF_RUN = re.compile(
    r"^\[(machines|num_machines|local_listen_port|time_out|pre_partition|tree_learner): .*\]\n", re.MULTILINE
)
"""Lines of a model's text that tell where it was learned, not what."""


@dataclass(frozen=True)
class Cluster:
    """The workers of a cluster, by address, in one order for all; each is a process of its own."""

    client: Any
    workers: tuple[str, ...]

    def spread(self, step: Callable[[Any], Any], parts: Iterable[Any]) -> Iterator[Any]:
        """What a step makes of each part, in their order; no more parts are on their way than the workers are busy with."""
        waiting = deque[Any]()
        for part in parts:
            waiting.append(self.client.submit(step, part, pure=False))
            if len(waiting) > AHEAD * len(self.workers):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def curve(self, table: Table, settings: Mapping[str, Any], rounds: int, folds: Folds) -> Sequence[float]:
        """The mean loss over the folds after each tree, up to the lowest: each fold on a worker, the same numbers as on one machine.

        Where early stopping cannot tell yet, all are tried again with twice as many trees.
        """
        import numpy as np

        rows, tried = self.client.scatter(table, broadcast=True), min(FIRST_TREES, rounds)
        while True:
            told = [self.client.submit(losses, rows, settings, tried, [fold], pure=False) for fold in folds]
            means = [float(np.mean(step)) for step in zip(*self.client.gather(told), strict=True)]
            lowest = _lowest(means)
            if tried == rounds or lowest + PATIENCE < len(means):
                return means[: lowest + 1]
            tried = min(2 * tried, rounds)

    def train(self, table: Table, choice: Choice) -> Any:
        """A booster of the chosen features, learned data-parallel: no worker gets all rows.

        Rows are dealt out in turn, so that every worker sees the whole span of time and the same spread of each column.
        """
        lgb, number = import_module("lightgbm"), len(self.workers)
        part, settings = pick(table, choice.features), of_features(choice)
        hosts = [str(urlsplit(worker).hostname) for worker in self.workers]
        ports = self._each(_free_port, [() for _ in self.workers])
        machines = ",".join(f"{host}:{port}" for host, port in zip(hosts, ports, strict=True))
        shares = [
            (part.rows(slice(place, None, number)), settings | _network(machines, number, ports[place]), choice.rounds)  # type: ignore[arg-type]
            for place in range(number)
        ]
        texts = self._each(_learn, shares)
        return lgb.Booster(model_str=_OF_RUN.sub("", texts[0]))

    def margins(self, booster: Any, matrix: "np.ndarray") -> "np.ndarray":
        """The log-odds of rows, each worker scoring its part: the same numbers as on one machine."""
        import numpy as np

        text = booster.model_to_string()
        parts = np.array_split(matrix, len(self.workers))
        return np.concatenate(self._each(_margins, [(text, part) for part in parts]))

    def _each(self, step: Callable[..., Any], given: Sequence[tuple[Any, ...]]) -> list[Any]:
        """What a step gives on each worker with what is given to that worker; all at the same time."""
        futures = [
            self.client.submit(step, *values, workers=[worker], allow_other_workers=False, pure=False, retries=0)
            for worker, values in zip(self.workers, given, strict=True)
        ]
        return list(self.client.gather(futures))


def _lowest(means: Sequence[float]) -> int:
    """Where early stopping finds the lowest loss: it looks no further than its patience goes."""
    best = 0
    for place, mean in enumerate(means):
        if place - best > PATIENCE:
            break
        best = place if mean < means[best] else best
    return best


def _network(machines: str, number: int, port: int) -> dict[str, Any]:
    return {
        "tree_learner": "data", "pre_partition": True, "machines": machines, "num_machines": number, "local_listen_port": port,
        "time_out": _MINUTES,
    }  # fmt: skip


def _free_port() -> int:
    import socket

    with socket.socket() as asked:
        asked.bind(("", 0))
        return int(asked.getsockname()[1])


def _learn(part: Table, settings: Mapping[str, Any], rounds: int) -> str:
    import lightgbm as lgb

    booster = lgb.train(dict(settings), dataset(part), rounds)
    text = str(booster.model_to_string())
    booster.free_network()
    return text


def _margins(text: str, matrix: "np.ndarray") -> "np.ndarray":
    import lightgbm as lgb
    import numpy as np

    return np.asarray(lgb.Booster(model_str=text).predict(matrix, raw_score=True))


@contextmanager
def machine_at(address: str | None) -> Iterator[Machine]:
    """This machine, or the cluster at an address."""
    if address is None:
        yield HERE
        return
    with connected(address) as cluster:
        yield cluster


@contextmanager
def connected(address: str) -> Iterator[Cluster]:
    """The cluster at the address of its scheduler; InputError where Dask is absent or nobody answers there."""
    if find_spec("distributed") is None:
        raise InputError("--cluster: needs Dask; install it with pip install 'claims-ai[training]'")
    client_of = import_module("distributed").Client
    try:
        client = client_of(address, timeout=_WAIT)
    except (OSError, TimeoutError, ValueError) as error:
        raise InputError(
            f"--cluster: no scheduler answers at {address!r} ({error}); start `dask scheduler` and give its address"
        ) from error
    with client:
        workers = _workers(client, address)
        _refuse_other_code(client)
        yield Cluster(client, workers)


def _workers(client: Any, address: str) -> tuple[str, ...]:
    workers: Sequence[str] = sorted(client.scheduler_info(n_workers=-1)["workers"])
    if not workers:
        raise InputError(
            f"--cluster: the scheduler at {address!r} has no workers; start `dask worker {address}` on each machine"
        )
    return tuple(workers)


def _refuse_other_code(client: Any) -> None:
    """The same numbers come from the same code only."""
    told = client.run(_code, on_error="return")
    for worker, found in sorted(told.items()):
        if found != _code():
            raise InputError(
                f"--cluster: worker {worker} has {found!r} where this machine has {_code()!r}; "
                "install the same claims-ai with its extra `training` on every worker"
            )


def _code() -> str:
    from importlib.metadata import version

    from claims_ai.version import __version__

    return f"claims-ai {__version__}, lightgbm {version('lightgbm')}"
