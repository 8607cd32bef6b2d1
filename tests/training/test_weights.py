"""Rows that stand for more than themselves, as those of a quality sample do."""

import numpy as np
import pandas as pd
import pytest

from claims_ai.errors import InputError
from training.fit import Settings, learn
from training.tables import Table, prepare


def approvals(rows: int = 3000) -> pd.DataFrame:
    """Two kinds of claim; of those changed a fifth was left in, which therefore stands for five."""
    rng = np.random.default_rng(0)
    amount = rng.normal(size=rows)
    changed = (rng.random(rows) < np.where(amount > 0, 0.5, 0.2)).astype(int)
    frame = pd.DataFrame({"amount": amount, "changed": changed, "stands for": np.where(changed, 5.0, 1.0)})
    return frame[(frame["changed"] == 0) | (rng.random(rows) < 0.2)].reset_index(drop=True)


def mean_of(table: Table) -> float:
    learned = learn(table, Settings(trials=1, folds=3, select=False))
    return float(np.average(learned.probabilities(table), weights=table.weights))


def test_scores_are_those_of_the_claims_that_the_rows_stand_for() -> None:
    frame = approvals()
    truth = np.average(frame["changed"], weights=frame["stands for"])
    weighed = prepare(frame, "changed", weight="stands for")
    assert [column.name for column in weighed.columns] == ["amount"]
    assert mean_of(weighed) == pytest.approx(truth, abs=0.02)
    assert mean_of(prepare(frame, "changed", drop=["stands for"])) < truth - 0.15


def test_a_part_of_a_table_keeps_its_weights() -> None:
    frame = approvals()
    part = prepare(frame, "changed", weight="stands for").rows(np.array([3, 1]))
    assert part.weights is not None
    assert part.weights.tolist() == [frame["stands for"][3], frame["stands for"][1]]


@pytest.mark.parametrize("wrong", [0.0, -1.0, np.nan, np.inf])
def test_a_weight_that_is_none_is_told_with_its_row(wrong: float) -> None:
    frame = approvals()
    frame.loc[4, "stands for"] = wrong
    with pytest.raises(InputError, match="column 'stands for', row 5: a weight is a number above 0"):
        prepare(frame, "changed", weight="stands for")
