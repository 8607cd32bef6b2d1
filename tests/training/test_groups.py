"""Figures by group, and the money and precision of looking at the riskiest."""

import numpy as np
import pandas as pd
import pytest

from training.evaluate import Stake, measure, measure_with_intervals, saved
from training.groups import band, by_group, doubts


def scored(rows: int = 4000, seed: int = 0) -> tuple[pd.DataFrame, np.ndarray, np.ndarray]:
    """Claims scored rightly on the whole, but half as high as they should be for the old."""
    rng = np.random.default_rng(seed)
    ages = rng.integers(0, 90, rows)
    risk = rng.uniform(0.02, 0.3, rows)
    labels = (rng.random(rows) < np.where(ages >= 60, np.minimum(2 * risk, 1), risk)).astype(int)
    return pd.DataFrame({"age": ages, "sex": rng.choice(["female", "male"], rows)}), labels, risk


def test_a_group_that_is_scored_too_low_is_named_and_no_other() -> None:
    frame, labels, scores = scored()
    found = by_group(frame, labels, scores, 0.2, ("product", "age", "sex"), 0)
    assert set(found) == {"age", "sex"}
    assert list(found["age"]) == ["18 to 39", "40 to 59", "60 and older", "under 18"]
    named = {doubt.split(" is scored")[0] for doubt in doubts(found)}
    assert "age 60 and older" in named
    assert not named & {"age 18 to 39", "age 40 to 59", "age under 18"}


def test_figures_of_a_group_are_those_of_its_rows() -> None:
    frame, labels, scores = scored()
    women = (frame["sex"] == "female").to_numpy()
    figures = by_group(frame, labels, scores, 0.2, ("sex",), 0)["sex"]["female"]
    assert figures["rows"].value == women.sum()
    assert figures["above"].value == pytest.approx((scores[women] >= 0.2).mean())
    assert figures["roc_auc"].value == pytest.approx(measure(labels[women], scores[women])["roc_auc"])
    assert figures["base_rate"].low < labels[women].mean() < figures["base_rate"].high


def test_a_group_with_hardly_any_positive_is_not_judged() -> None:
    frame = pd.DataFrame({"sex": ["female"] * 50 + ["male"] * 50})
    labels = np.array([1] * 5 + [0] * 45 + [1] * 25 + [0] * 25)
    assert set(by_group(frame, labels, np.linspace(0, 1, 100), 0.5, ("sex",), 0)["sex"]) == {"male"}


def test_a_column_that_says_nothing_is_no_group() -> None:
    frame, labels, scores = scored(400)
    found = by_group(frame.assign(channel=None), labels, scores, 0.2, ("channel", "sex"), 0)
    assert not found["channel"]
    assert set(found["sex"]) == {"female", "male"}


@pytest.mark.parametrize(("age", "expected"), [(0, "under 18"), (18, "18 to 39"), ("59.9", "40 to 59"), (101, "60 and older"), (None, "unknown")])  # fmt: skip
def test_ages_fall_into_bands(age: object, expected: str) -> None:
    assert band(age) == expected


def test_money_is_what_the_looked_at_save_less_what_looking_costs() -> None:
    labels, scores = np.array([1, 0, 1, 0]), np.array([0.9, 0.8, 0.1, 0.05])
    amounts = np.array([1000.0, 500.0, 700.0, 100.0])
    figures = measure(labels, scores, Stake(0.5, 200.0, amounts))
    assert (figures["precision_at_capacity"], figures["money_saved"]) == (0.5, 600.0)
    assert saved(labels, amounts, 0.0) == 1700.0


def test_money_has_its_interval_from_the_same_resamples() -> None:
    frame, labels, scores = scored(600)
    del frame
    amounts = np.random.default_rng(1).exponential(1000, 600)
    found = measure_with_intervals(labels, scores, 0, Stake(0.1, 200.0, amounts))
    assert found["money_saved"].low < found["money_saved"].value < found["money_saved"].high
    assert found["precision_at_capacity"].low < found["precision_at_capacity"].high
