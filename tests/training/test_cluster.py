"""Training on a cluster of two worker processes comes out as on one machine, within a tolerance."""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec

import numpy as np
import pandas as pd
import pytest

from claims_ai.errors import InputError
from training import cluster, tune
from training.cluster import Cluster, connected, machine_at
from training.tables import Table, prepare

MEAN_GAP, AUC_GAP = 0.02, 0.005
"""How far scores may be from those of one machine: bins and bagging are those of each worker's rows."""
needs_dask = pytest.mark.skipif(find_spec("distributed") is None, reason="Dask (the extra `training`) is not installed")


@pytest.fixture(scope="module")
def two() -> Iterator[Cluster]:
    """Two worker processes of one thread each."""
    local = import_module("distributed").LocalCluster
    running = local(n_workers=2, threads_per_worker=1, dashboard_address=None)
    with running, connected(running.scheduler_address) as ours:
        yield ours


def claims(rows: int = 4000) -> tuple[Table, Table]:
    """Claims with numbers and a category, in two halves."""
    rng = np.random.default_rng(0)
    numbers, hospital = rng.normal(size=(rows, 4)), rng.choice(list("甲乙丙丁"), rows)
    odds = 1.2 * numbers[:, 0] - numbers[:, 1] + 0.8 * (hospital == "甲") - np.abs(numbers[:, 2])
    frame = pd.DataFrame(numbers, columns=[f"amount, {place}" for place in range(4)])
    frame["hospital"], frame["y"] = hospital, (odds + rng.logistic(size=rows) > 0).astype(int)
    table = prepare(frame, "y")
    return table.rows(np.arange(rows // 2)), table.rows(np.arange(rows // 2, rows))


def choice_of(table: Table) -> tune.Choice:
    parameters = tune.base_parameters({"amount, 0": 1}, table, 0)
    return tune.Choice(tuple(range(len(table.columns))), {**parameters, **tune.FIRST}, 60)


@needs_dask
def test_two_workers_train_and_score_as_one_machine_does(two: Cluster) -> None:
    from sklearn.metrics import roc_auc_score

    table, later = claims()
    choice = choice_of(table)
    together, alone = two.train(table, choice), tune.HERE.train(table, choice)
    ours, theirs = two.margins(together, later.matrix), tune.HERE.margins(alone, later.matrix)
    assert np.array_equal(ours, tune.HERE.margins(together, later.matrix))  # scoring is the same to the bit
    assert np.abs(1 / (1 + np.exp(-ours)) - 1 / (1 + np.exp(-theirs))).mean() <= MEAN_GAP
    assert abs(roc_auc_score(later.labels, ours) - roc_auc_score(later.labels, theirs)) <= AUC_GAP


@needs_dask
def test_the_same_cluster_gives_the_same_model_which_tells_nothing_of_the_cluster(two: Cluster) -> None:
    table, _ = claims()
    first, second = (two.train(table, choice_of(table)).model_to_string() for _ in range(2))
    assert first == second
    assert "127.0.0.1" not in first
    assert "local_listen_port" not in first


@needs_dask
def test_trees_know_all_rows_and_each_worker_its_share_only(two: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    each = Cluster._each

    def watched(self: Cluster, step: object, values: list[tuple[object, ...]]) -> list[object]:
        given.extend(len(value[0].labels) for value in values if value and isinstance(value[0], Table))
        return each(self, step, values)  # type: ignore[arg-type]

    monkeypatch.setattr(Cluster, "_each", watched)
    table, _ = claims()
    parameters = {**choice_of(table).parameters, "bagging_fraction": 1.0}
    booster = two.train(table, tune.Choice(choice_of(table).features, parameters, 2))
    assert given == [1000, 1000]
    assert booster.dump_model()["tree_info"][0]["tree_structure"]["internal_count"] == 2000


@needs_dask
def test_an_address_where_nobody_answers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_WAIT", "1s")
    with (
        pytest.raises(InputError, match=r"no scheduler answers at 'tcp://127\.0\.0\.1:9'"),
        connected("tcp://127.0.0.1:9"),
    ):
        pass


def test_without_dask_a_cluster_is_refused_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "find_spec", lambda name: None)
    with pytest.raises(InputError, match=r"pip install 'claims-ai\[training\]'"), machine_at("tcp://host:8786"):
        pass


def test_without_an_address_this_machine_trains() -> None:
    with machine_at(None) as machine:
        assert machine is tune.HERE
