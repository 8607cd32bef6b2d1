"""Which rows are learned from and which are judged on: time goes forward, and neighbours stay together."""

from typing import TYPE_CHECKING

from claims_ai.errors import InputError
from training.tables import Table

if TYPE_CHECKING:
    import numpy as np

HELD_OUT = 0.25
FEWEST = 10

Folds = list[tuple["np.ndarray", "np.ndarray"]]


def hold_out(table: Table, seed: int) -> tuple["np.ndarray", "np.ndarray"]:
    """Rows to learn from and rows to be judged on, about a quarter: the last part of time, or a stratified draw."""
    import numpy as np
    from sklearn.model_selection import train_test_split

    if table.times is None:
        earlier, later = train_test_split(
            np.arange(len(table.labels)), test_size=HELD_OUT, stratify=table.labels, random_state=seed
        )
        earlier, later = np.sort(earlier), np.sort(later)
    else:
        order = np.argsort(table.times, kind="stable")
        cut = _cut(table.times)
        earlier, later = order[table.times[order] < cut], order[table.times[order] >= cut]
    for part, rows in (("earlier", earlier), ("held-out", later)):
        _check(table.labels[rows], part)
    return earlier, later


def certified(table: Table, seed: int) -> tuple["np.ndarray", "np.ndarray", "np.ndarray"]:
    """Rows to learn from, rows to test a threshold on, and rows to be judged on, one after the other in time."""
    earlier, later = hold_out(table, seed)
    learning, testing = hold_out(table.rows(earlier), seed)
    return earlier[learning], earlier[testing], later


def _cut(times: "np.ndarray") -> float:
    """The time from which rows are held out: equal times stay together, the share comes nearest to a quarter."""
    import numpy as np

    distinct, counts = np.unique(times, return_counts=True)
    if len(distinct) < 2:
        raise InputError("the time column has a single value; leave --time out, or give a table over several times")
    later = counts[::-1].cumsum()[::-1] / len(times)
    return float(distinct[1:][np.abs(later[1:] - HELD_OUT).argmin()])


def _check(labels: "np.ndarray", part: str) -> None:
    fewest = min(int(labels.sum()), int((1 - labels).sum()))
    if fewest < FEWEST:
        raise InputError(
            f"the {part} part has {fewest} rows of one class; at least {FEWEST} are needed: give more rows"
        )


def folds(table: Table, number: int, seed: int) -> Folds:
    """Cross-validation folds: with time, blocks of neighbours in the order of time; otherwise a stratified shuffle.

    Rows of equal time keep the order of the file, so that a season or a batch that rows share does not
    tell a model about its neighbours: what helps only between neighbours looks harmful here, as it is later.
    """
    import numpy as np
    from sklearn.model_selection import StratifiedKFold

    if table.times is None:
        shuffled = StratifiedKFold(number, shuffle=True, random_state=seed)
        return list(shuffled.split(table.matrix, table.labels))
    order = np.argsort(table.times, kind="stable")
    blocks = np.array_split(order, number)
    return [(np.setdiff1d(order, block), np.sort(block)) for block in blocks]
