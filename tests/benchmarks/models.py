"""`make bench-models`: how good the models are beside a plain LightGBM, and how fast they train and score. Nothing is asserted here.

`python -m tests.benchmarks models --million` trains on a million rows instead of estimating from 100,000.
"""

import resource
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pandas as pd
from rich.table import Table
from sklearn.model_selection import StratifiedKFold

from claims_ai.card import Card
from claims_ai.champions import load_champions
from claims_ai.features import SENTENCES
from claims_ai.resources import folder
from claims_ai.scoring import encode_frame
from claims_ai.tables import Column, read_table, text_of
from tests.benchmarks.places import CARCLAIMS, PROVIDERS
from training import models, portfolio, split, tune
from training.evaluate import measure
from training.fit import Settings, learn
from training.tables import Table as Learnable
from training.tables import prepare

SEEDS = 5
TRIALS = 10
FOLDS = 5
SINGLE, BATCH = 2000, 200_000
TREES, WIDE, MANY, FEWER = 500, 100, 1_000_000, 100_000
PLAIN = {"objective": "binary", "learning_rate": 0.05, "num_leaves": 31, "verbose": -1, "deterministic": True}
PLAIN_TREES = 200
SHOWN = ("roc_auc", "average_precision", "recall_at_5pct_false_positives", "expected_calibration_error")


def tables(million: bool = False) -> Iterator[Table | str]:
    """Every figure, as it comes."""
    yield carclaims()
    yield providers()
    yield from simulated()
    yield speed()
    yield training(million)


def carclaims() -> Table | str:
    """Learned from 1994 alone, judged on 1995, which nothing was chosen by; the mean of five seeds."""
    if not CARCLAIMS.is_file():
        return f"SKIPPED carclaims: {CARCLAIMS} is not here"
    frame = read_table(CARCLAIMS)
    table = prepare(frame, "FraudFound", "Year", ("PolicyNumber", "RepNumber"))
    earlier, later = split.hold_out(table, 0)
    parts = [_cut(table, _as_it_stands(frame, table), earlier, later)]
    bars = {"roc_auc": 0.755, "average_precision": 0.13}
    return _beside(f"carclaims: 1994 → 1995, {len(later)} rows, mean of {SEEDS} seeds", [parts] * SEEDS, bars)


def providers() -> Table | str:
    """Five folds; everything is chosen inside the four that are learned from."""
    if not PROVIDERS.is_file():
        return f"SKIPPED provider_fraud: {PROVIDERS} is not here"
    frame = read_table(PROVIDERS)
    table = prepare(frame, "PotentialFraud", None, ("Provider",))
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0).split(table.matrix, table.labels)
    plain = _as_it_stands(frame, table)
    parts = [_cut(table, plain, inside, outside) for inside, outside in folds]
    bars = {"roc_auc": 0.932, "average_precision": 0.665}
    return _beside(f"provider_fraud: {FOLDS}-fold, {len(table.labels)} rows", [parts], bars)


@dataclass(frozen=True)
class Part:
    """The same rows as our procedure sees them and as a plain LightGBM does: to learn from, and to be judged on."""

    ours: tuple[Learnable, Learnable]
    plain: tuple[Learnable, Learnable]


def _cut(table: Learnable, plain: Learnable, learning: np.ndarray, judging: np.ndarray) -> Part:
    return Part((table.rows(learning), table.rows(judging)), (plain.rows(learning), plain.rows(judging)))


def _as_it_stands(frame: pd.DataFrame, table: Learnable) -> Learnable:
    """Ranges in words as categories, which is what they are to anybody who does not look at them."""
    columns = tuple(_category(column, frame) if column.kind == "range" else column for column in table.columns)
    return replace(table, columns=columns, matrix=encode_frame(frame, columns))


def _category(column: Column, frame: pd.DataFrame) -> Column:
    levels = sorted({text_of(value) for value in frame[column.name].dropna()})
    return column.model_copy(update={"kind": "category", "levels": tuple(levels)})


def _beside(title: str, runs: list[list[Part]], bars: dict[str, float]) -> Table:
    """Our procedure and a plain LightGBM on the same rows; each run has a seed of its own."""
    found: dict[str, list[dict[str, float]]] = {"ours": [], "plain": []}
    for seed, parts in enumerate(runs):
        for part in parts:
            learning, judging = part.ours
            scores = learn(learning, Settings(trials=TRIALS, seed=seed)).probabilities(judging)
            found["ours"].append(measure(judging.labels, scores))
            found["plain"].append(measure(judging.labels, _plain(*part.plain, seed)))
    table = Table("figure", "ours", "spread", f"plain LightGBM, {PLAIN_TREES} trees", "bar", title=title)
    for name in SHOWN:
        ours = [figures[name] for figures in found["ours"]]
        plain = [figures[name] for figures in found["plain"]]
        bar = f"{bars[name]:.3f}" if name in bars else ""
        table.add_row(name, f"{np.mean(ours):.3f}", f"{min(ours):.3f} to {max(ours):.3f}", f"{np.mean(plain):.3f}", bar)
    return table


def _plain(learning: Learnable, judging: Learnable, seed: int) -> Any:
    import lightgbm as lgb

    data = lgb.Dataset(learning.matrix, learning.labels, categorical_feature=learning.categorical())
    booster = lgb.train({**PLAIN, "seed": seed}, data, PLAIN_TREES)
    return booster.predict(judging.matrix)


def simulated(claims: int = 20_000) -> Iterator[Table]:
    """The shipped procedure on a simulated history, judged on its last part, and what both models do to another history."""
    with TemporaryDirectory() as out:
        cards = models.fit(portfolio.build(claims, 0), Path(out), TRIALS, 0, "benchmark")
        table = Table("figure", *cards, "bar", title=f"simulated history of {claims} claims")
        bars = {"average_precision": "fraud ≥ 0.6", "precision_at_capacity": "fraud ≥ 0.75", "expected_calibration_error": "≤ 0.02"}  # fmt: skip
        for name in cards["fraud"].metrics:
            shown = [f"{card.metrics[name].value:,.3f}" if name in card.metrics else "" for card in cards.values()]
            table.add_row(name, *shown, bars.get(name, ""))
        for task, card in cards.items():
            for what, told in _threshold(card):
                table.add_row(f"{task}: {what}", told, "", "")
        yield table
        other = models.straight_through(portfolio.build(claims // 4, 1), models.load(Path(out)))
        table = Table("what", "share", "bar", title="the pair on a history of another seed")
        for name, value in other.items():
            table.add_row(name, f"{value:.3f}", "≥ 0.6" if name == "share" else "")
        yield table


def _threshold(card: Card) -> Iterator[tuple[str, str]]:
    if card.certificate:
        of = card.certificate
        told = f"{of.negatives} of {of.above} negative, bound {of.bound:.4f}" if of.above else "no threshold could be"
        yield f"certified for ≤ {of.at_most}", told
    if card.check:
        held = "held" if card.check.kept else "did not hold" if card.check.above else "lets nothing through"
        yield f"rule {held} later", f"{card.check.positives} of {card.check.above} above positive, of {card.check.rows}"


def speed() -> Table:
    """One claim through both models with explanations, and many rows at once."""
    champions = load_champions(folder("models"))
    frame = portfolio.build(1000, 3)
    rows = frame.to_dict("records")

    def both(row: dict[Any, Any]) -> None:
        for task, model in champions.items():
            model.score(row, SENTENCES[task])

    both(rows[0])
    taken = [_spent(lambda row=row: both(row)) for row in (rows * 10)[:SINGLE]]  # type: ignore[misc]
    many = pd.concat([frame] * (BATCH // len(frame) + 1), ignore_index=True).head(BATCH)
    batch = _spent(lambda: [model.probabilities(many) for model in champions.values()])
    table = Table("what", "by the clock", "processor time of one core", "bar", title="scoring")
    for name, pick, bar in (("median", statistics.median, ""), ("p99", _p99, "≤ 5 ms")):
        clock, work = (f"{pick(times) * 1000:.2f} ms" for times in zip(*taken, strict=True))
        table.add_row(f"one claim, both models, explained: {name}", clock, work, bar)
    per_second = (f"{BATCH / seconds:,.0f} rows a second" for seconds in batch)
    table.add_row(f"{BATCH} rows, both models", *per_second, "≥ 50,000 on two cores")
    return table


def _p99(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=100)[98]


def _spent(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of processor time: on a busy machine the first tells of other work too."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - processor


def training(million: bool) -> Table:
    """500 trees of 31 leaves on 100 features: a million rows, or a tenth of them and an estimate."""
    rows = MANY if million else FEWER
    rng = np.random.default_rng(0)
    matrix = rng.normal(size=(rows, WIDE)).astype(np.float32)
    labels = (matrix[:, :5].sum(axis=1) + rng.normal(size=rows) > 3).astype(int)
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seconds = _seconds(lambda: _train(matrix, labels))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    table = Table("what", "figure", "bar", title="training")
    table.add_row(f"{rows} rows × {WIDE} features, {TREES} trees", f"{seconds:.0f} s, peak {peak:.1f} GB ({base / 1e6:.1f} before)", "")  # fmt: skip
    if not million:
        table.add_row(f"estimate for {MANY} rows (give --million to measure)", f"{seconds * MANY / rows / 60:.1f} min", "≤ 10 min, 6 GB")  # fmt: skip
    return table


def _train(matrix: np.ndarray, labels: np.ndarray) -> None:
    columns = tuple(Column(name=f"x{n}", safe=f"x{n}", kind="number") for n in range(matrix.shape[1]))
    table = Learnable(columns, matrix, labels, None, "1", None, (), ())
    parameters = {**tune.base_parameters({}, table, 0), "learning_rate": 0.05, "num_leaves": 31, "min_data_in_leaf": 60}
    tune.train(table, tune.Choice(tuple(range(len(columns))), parameters, TREES))


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
