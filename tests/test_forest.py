"""Our own arrays say of every row what LightGBM says of it, whatever the trees are made of."""

from typing import Any

import lightgbm as lgb
import numpy as np
import pytest

from claims_ai.forest import Forest, forest_of

NAN = float("nan")
ROWS, FEATURES, LEVELS = 1500, 6, 40


def rows(missing: float, seed: int = 0) -> np.ndarray:
    """Amounts, whole numbers and, last, a category; some of it missing."""
    rng = np.random.default_rng(seed)
    matrix = rng.normal(size=(ROWS, FEATURES)).round(2)
    matrix[:, 1] = rng.integers(0, 3, ROWS)
    matrix[:, -1] = rng.integers(0, LEVELS, ROWS)
    matrix[rng.random(matrix.shape) < missing] = NAN
    return matrix


def trained(missing: float = 0.1, trees: int = 150, **settings: Any) -> lgb.Booster:
    """A model with far more trees than one block holds."""
    matrix, rng = rows(missing), np.random.default_rng(1)
    odds = np.nan_to_num(matrix[:, 0] - matrix[:, 2] * matrix[:, 1], nan=1.0) + np.isin(matrix[:, -1], (3, 8, 35))
    parameters = {"objective": "binary", "verbose": -1, "num_threads": 1, "min_data_in_leaf": 10, "num_leaves": 9}
    data = lgb.Dataset(matrix, (odds + rng.logistic(size=ROWS) > 0) * 1, categorical_feature=[FEATURES - 1])
    return lgb.train({**parameters, **settings}, data, trees)


def asked() -> np.ndarray:
    """Rows as odd as any that come: far out, on a threshold, of a category nobody saw, and with everything missing."""
    matrix = rows(0.3, seed=2)
    matrix[0], matrix[1], matrix[2], matrix[3, -1], matrix[4] = NAN, 0.0, 1e300, LEVELS + 50, -1e300
    matrix[2, -1], matrix[4, -1] = LEVELS, 0
    return matrix


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"missing": 0.0},
        {"num_leaves": 30},
        {"num_leaves": 60, "min_data_in_leaf": 2, "trees": 20},
        {"max_cat_to_onehot": 100},
        {"cat_smooth": 1e9, "min_data_per_group": ROWS},
        {"monotone_constraints": [1, 0, -1, 0, 0, 0], "bagging_fraction": 0.5, "bagging_freq": 1},
        {"min_data_in_leaf": ROWS, "trees": 2},
    ],
    ids=[
        "usual",
        "none missing in training",
        "wide",
        "widest",
        "one category a node",
        "numbers only",
        "monotone",
        "nothing learned",
    ],
)
def test_scores_and_contributions_are_those_of_lightgbm(settings: dict[str, Any]) -> None:
    booster, matrix = trained(**settings), asked()
    forest = forest_of(booster.model_to_string(), FEATURES)
    assert isinstance(forest, Forest)
    np.testing.assert_allclose(forest.predict(matrix, raw_score=True), booster.predict(matrix, raw_score=True), atol=1e-10)  # fmt: skip
    np.testing.assert_allclose(forest.predict(matrix[:40]), booster.predict(matrix[:40]), atol=1e-10)
    theirs = np.array(booster.predict(matrix[:40], pred_contrib=True))
    np.testing.assert_allclose(forest.predict(matrix[:40], pred_contrib=True), theirs, atol=1e-10)


def test_threads_change_nothing() -> None:
    forest, matrix = forest_of(trained().model_to_string(), FEATURES), np.tile(asked(), (3, 1))
    one, two = (forest.predict(matrix, raw_score=True, num_threads=threads) for threads in (1, 2))
    assert np.array_equal(one, two)
    assert not len(forest.predict(matrix[:0], raw_score=True))


@pytest.mark.parametrize(
    "settings",
    [
        {"num_leaves": 200, "min_data_in_leaf": 1},
        {"zero_as_missing": True},
        {"linear_tree": True},
        {"boosting": "rf", "bagging_freq": 1, "bagging_fraction": 0.5},
    ],
    ids=["too many leaves", "nought is missing", "lines in leaves", "a mean of trees"],
)
def test_trees_of_another_kind_are_left_to_lightgbm(settings: dict[str, Any]) -> None:
    booster, matrix = trained(trees=5, **settings), asked()[5:]
    found = forest_of(booster.model_to_string(), FEATURES)
    assert isinstance(found, lgb.Booster)
    assert np.array_equal(found.predict(matrix), booster.predict(matrix))
