"""Time goes forward: what is judged on always comes after what is learned from."""

import numpy as np
import pandas as pd
import pytest

from claims_ai.errors import InputError
from training.split import folds, hold_out
from training.tables import Table, prepare


def claims(times: list[object] | None) -> Table:
    rows = 400
    frame = pd.DataFrame({"amount": np.arange(rows) % 7, "fraud": [1, 0, 0, 0] * (rows // 4)})
    return prepare(frame if times is None else frame.assign(when=times), "fraud", None if times is None else "when")


def test_of_many_days_the_last_quarter_is_held_out_even_from_a_shuffled_file() -> None:
    days = np.random.default_rng(0).permutation(400)
    table = claims([str(pd.Timestamp("2024-01-01").date() + pd.Timedelta(days=int(day))) for day in days])
    earlier, later = hold_out(table, 0)
    assert len(later) == 100
    assert days[earlier].max() < days[later].min()


@pytest.mark.parametrize(
    ("years", "held_out"), [([1994] * 250 + [1995] * 150, 150), ([1] * 100 + [2] * 220 + [3] * 80, 80)]
)
def test_a_year_is_held_out_whole(years: list[object], held_out: int) -> None:
    assert hold_out(claims(years), 0)[1].tolist() == list(range(400 - held_out, 400))


def test_without_time_both_parts_have_the_same_share_of_positives() -> None:
    table = claims(None)
    earlier, later = hold_out(table, 0)
    assert table.labels[earlier].mean() == table.labels[later].mean() == 0.25
    assert set(earlier) | set(later) == set(range(400))


def test_a_single_time_cannot_be_split() -> None:
    with pytest.raises(InputError, match="single value"):
        hold_out(claims([2024] * 400), 0)


def test_folds_with_time_are_blocks_of_neighbours() -> None:
    blocks = [outside for _, outside in folds(claims([1] * 200 + [2] * 200), 4, 0)]
    assert [(block.min(), block.max(), len(block)) for block in blocks] == [
        (i, i + 99, 100) for i in (0, 100, 200, 300)
    ]


@pytest.mark.parametrize("times", [None, [1] * 200 + [2] * 200])
def test_every_row_is_outside_once_and_never_inside_the_same_fold(times: list[object] | None) -> None:
    parts = folds(claims(times), 5, 0)
    assert sorted(np.concatenate([outside for _, outside in parts]).tolist()) == list(range(400))
    assert all(not set(inside) & set(outside) for inside, outside in parts)
