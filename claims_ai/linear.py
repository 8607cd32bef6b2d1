"""A line beside the trees: where few rows say much about the tails, a weighted sum of features steadies a model. Exact to explain."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    import numpy as np


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Scaled(_Frozen):
    """A number less its mean, over its scale, times a weight."""

    mean: float
    scale: float
    weight: float


class Term(_Frozen):
    """What a feature adds: by its value within the range seen in training, and by the logarithm of that value."""

    low: float
    high: float
    plain: Scaled
    log: Scaled


class Linear(_Frozen):
    """The line gives `share` of the log-odds, the trees the rest; a feature without a term adds nothing, nor does a missing value."""

    share: float
    intercept: float
    terms: tuple[Term | None, ...]

    def parts(self, matrix: "np.ndarray") -> "np.ndarray":
        """What each feature of each row adds to the log-odds of the line (rows x features)."""
        import numpy as np

        parts = np.zeros(matrix.shape)
        for place, term in enumerate(self.terms):
            if term is not None:
                values = np.clip(matrix[:, place], term.low, term.high)
                parts[:, place] = np.nan_to_num(_scaled(values, term.plain) + _scaled(signed_log(values), term.log))
        return parts


class Scorer:
    """Trees, with a line beside them or alone: log-odds and exact contributions. Holds nothing that changes."""

    def __init__(self, booster: Any, linear: Linear | None = None) -> None:
        self.booster = booster
        self.linear = linear

    def margins(self, matrix: "np.ndarray", **options: Any) -> "np.ndarray":
        """The log-odds of rows; `options` go to LightGBM."""
        import numpy as np

        trees = np.asarray(self.booster.predict(matrix, raw_score=True, **options))
        if self.linear is None:
            return trees
        line = self.linear.parts(matrix).sum(axis=1) + self.linear.intercept
        return np.asarray((1 - self.linear.share) * trees + self.linear.share * line)

    def contributions(self, matrix: "np.ndarray", **options: Any) -> "np.ndarray":
        """What each feature adds to the log-odds, and in the last column what all rows start from."""
        import numpy as np

        trees = np.asarray(self.booster.predict(matrix, pred_contrib=True, **options))
        if self.linear is None:
            return trees
        start = np.full((len(matrix), 1), self.linear.intercept)
        line = np.hstack([self.linear.parts(matrix), start])
        return np.asarray((1 - self.linear.share) * trees + self.linear.share * line)


def signed_log(values: "np.ndarray") -> "np.ndarray":
    """The logarithm of one more than the size, with the sign kept."""
    import numpy as np

    return np.asarray(np.sign(values) * np.log1p(np.abs(values)))


def _scaled(values: "np.ndarray", scaled: Scaled) -> "np.ndarray":
    return (values - scaled.mean) / scaled.scale * scaled.weight


def terms_of(matrix: "np.ndarray", numbers: Sequence[int]) -> tuple[Term | None, ...]:
    """Terms of weight 0 for these columns, their ranges, means and scales taken from the rows."""
    return tuple(_term(matrix[:, place]) if place in set(numbers) else None for place in range(matrix.shape[1]))


def _term(values: "np.ndarray") -> Term | None:
    import numpy as np

    known = values[np.isfinite(values)]
    if not len(known) or known.min() == known.max():
        return None
    return Term(low=float(known.min()), high=float(known.max()), plain=_scale(known), log=_scale(signed_log(known)))


def _scale(known: "np.ndarray") -> Scaled:
    return Scaled(mean=float(known.mean()), scale=float(known.std()) or 1.0, weight=0.0)
