"""A cluster of two worker processes builds features, scores and chooses settings to the bit as one machine does; what all train
together comes out as on one machine within a tolerance."""

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from claims_ai.batch import score_table
from claims_ai.champions import load_champions
from claims_ai.errors import InputError
from claims_ai.resources import folder
from training import cluster, portfolio, split, tune
from training.cluster import Cluster, connected, machine_at
from training.simulate.assumptions import USUAL
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
def test_features_built_by_workers_are_those_built_here(two: Cluster) -> None:
    small = replace(USUAL, branch=150)
    here = portfolio.build(450, 5, small, processes=1)
    pd.testing.assert_frame_equal(portfolio.build(450, 5, small, machine=two), here)


@needs_dask
def test_a_table_scored_by_workers_is_scored_as_here(two: Cluster, tmp_path: Path) -> None:
    frame = portfolio.build(300, 5, replace(USUAL, branch=150), processes=1).astype({"payable": object})
    frame.loc[[77, 150], "payable"] = "much"
    frame.to_csv(tmp_path / "claims.csv", index=False)
    champions = load_champions(folder("models"))
    here, there = (
        score_table(champions, tmp_path / "claims.csv", tmp_path / f"{name}.csv", machine.spread, rows=40)
        for name, machine in (("here", tune.HERE), ("there", two))
    )
    assert there == here
    assert (tmp_path / "there.csv").read_bytes() == (tmp_path / "here.csv").read_bytes()
    assert here[0] == len(frame)
    assert "row 78: 'much'" in " ".join(here[1])


@needs_dask
@pytest.mark.parametrize("rate", [0.3, 0.01])
def test_settings_are_judged_by_workers_as_here(two: Cluster, rate: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a high rate early stopping comes soon, with a low one more trees are needed than are tried at first."""
    monkeypatch.setattr(cluster, "FIRST_TREES", 100)
    table, _ = claims(1500)
    folds = split.folds(table, 3, 0)
    settings = {**choice_of(table).parameters, "learning_rate": rate}
    here = tune.HERE.curve(table, settings, 500, folds)
    assert list(two.curve(table, settings, 500, folds)) == list(here)
    assert len(here) < 100 if rate > 0.1 else len(here) > 100


@needs_dask
def test_what_goes_wrong_on_a_worker_is_told_here(two: Cluster) -> None:
    with pytest.raises(InputError, match="no column 'nothing'"):
        list(two.spread(_wrong, [pd.DataFrame({"amount": [1.0]})]))


def _wrong(frame: pd.DataFrame) -> None:
    prepare(frame, "nothing")


@needs_dask
def test_workers_with_other_code_are_refused(two: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    address = two.client.scheduler.address
    monkeypatch.setattr("claims_ai.version.__version__", "0.0.1")
    with pytest.raises(InputError, match="install the same claims-ai"), connected(address):
        pass


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
