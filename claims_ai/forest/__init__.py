"""Trees scored and explained by our own arrays instead of LightGBM: the same numbers, several times as fast, and without loading it."""

import os
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from claims_ai.forest.contributions import Contributions
from claims_ai.forest.margins import Margins
from claims_ai.forest.trees import read_trees

if TYPE_CHECKING:
    import numpy as np

    from claims_ai.forest.trees import Tree


class Forest:
    """Predicts as a LightGBM booster does. Tables are made when first needed; safe to share between threads."""

    def __init__(self, trees: "tuple[Tree, ...]", features: int) -> None:
        self._trees = trees
        self._features = features

    @cached_property
    def _margins(self) -> Margins:
        return Margins(self._trees, self._features)

    @cached_property
    def _contributions(self) -> Contributions:
        return Contributions(self._trees, self._features)

    def predict(
        self, matrix: "np.ndarray", raw_score: bool = False, pred_contrib: bool = False, num_threads: int = 0
    ) -> "np.ndarray":
        """Log-odds of rows, or with `pred_contrib` what each feature adds to them and, in the last column, where all start."""
        import numpy as np

        if pred_contrib:
            return np.array([self._contributions.of(row) for row in matrix])
        margins = self._margins.of(matrix, num_threads or os.cpu_count() or 1)
        return margins if raw_score else 1 / (1 + np.exp(-margins))


@lru_cache(maxsize=16)
def forest_of(text: str, features: int) -> Any:
    """The trees of a model's text, or LightGBM's own booster where they are of a kind that only it can walk; kept."""
    trees = read_trees(text)
    if trees is not None:
        return Forest(trees, features)
    import lightgbm as lgb

    return lgb.Booster(model_str=text)
