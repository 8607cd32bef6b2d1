"""How good scores are on rows the model has not seen, each figure with its bootstrap interval."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims_ai.card import Interval

if TYPE_CHECKING:
    import numpy as np

BINS = 10
RESAMPLES = 300


@dataclass(frozen=True)
class Stake:
    """What looking is worth: so large a share of rows can be looked at, each at a `cost`, and saves its `amounts` if positive."""

    share: float
    cost: float = 0.0
    amounts: "np.ndarray | None" = None

    def rows(self, which: "np.ndarray") -> "Stake":
        """The stake of these rows."""
        return Stake(self.share, self.cost, None if self.amounts is None else self.amounts[which])

    def figures(self, labels: "np.ndarray", scores: "np.ndarray") -> dict[str, float]:
        """How many of the riskiest rows that can be looked at are positive, and the money saved less what looking costs."""
        import numpy as np

        looked = np.argsort(-scores, kind="stable")[: max(1, int(self.share * len(scores)))]
        found = {"precision_at_capacity": float(labels[looked].mean())}
        if self.amounts is None:
            return found
        return {**found, "money_saved": saved(labels[looked], self.amounts[looked], self.cost)}


def saved(labels: "np.ndarray", amounts: "np.ndarray", cost: float) -> float:
    """What looking at these rows saves: the amounts of the positive ones less the cost of each look."""
    return float((labels * amounts - cost).sum())


def measure(labels: "np.ndarray", scores: "np.ndarray", stake: Stake | None = None) -> dict[str, float]:
    """The figures of a card for labels (0, 1) and calibrated probabilities."""
    from sklearn.metrics import auc, average_precision_score, roc_curve

    wrong, found, _ = roc_curve(labels, scores)
    return {
        "roc_auc": float(auc(wrong, found)),
        "average_precision": float(average_precision_score(labels, scores)),
        **{f"recall_at_{share}pct_false_positives": recall_at(wrong, found, share / 100) for share in (1, 5, 10)},
        **(stake.figures(labels, scores) if stake else {}),
        "brier": float(((scores - labels) ** 2).mean()),
        "expected_calibration_error": calibration_error(labels, scores),
        "base_rate": float(labels.mean()),
        "mean_score": float(scores.mean()),
    }


def recall_at(wrong: "np.ndarray", found: "np.ndarray", false_positives: float) -> float:
    """The largest share of positives found while at most this share of negatives is flagged, on a ROC curve."""
    return float(found[wrong <= false_positives].max())


def reliability(labels: "np.ndarray", scores: "np.ndarray") -> tuple["np.ndarray", "np.ndarray", "np.ndarray"]:
    """By tenths of the scores, equal ones together: mean score, share of positives, number of rows."""
    import numpy as np

    edges = np.quantile(scores, np.linspace(0, 1, BINS + 1)[1:-1])
    _, places, sizes = np.unique(np.searchsorted(edges, scores), return_inverse=True, return_counts=True)
    return np.bincount(places, scores) / sizes, np.bincount(places, labels) / sizes, sizes


def calibration_error(labels: "np.ndarray", scores: "np.ndarray") -> float:
    """Expected calibration error: how far the mean score of a tenth lies from its share of positives, on average."""
    import numpy as np

    means, shares, sizes = reliability(labels, scores)
    return float(np.average(np.abs(means - shares), weights=sizes))


def measure_with_intervals(
    labels: "np.ndarray", scores: "np.ndarray", seed: int, stake: Stake | None = None, resamples: int = RESAMPLES
) -> dict[str, Interval]:
    """The figures with 95 % intervals from resampled rows; a resample of one class only is left out."""
    import numpy as np

    rng = np.random.default_rng(seed)
    samples = (rng.integers(len(labels), size=len(labels)) for _ in range(resamples))
    drawn = [
        measure(labels[rows], scores[rows], stake.rows(rows) if stake else None)
        for rows in samples
        if 0 < labels[rows].sum() < len(rows)
    ]
    figures = measure(labels, scores, stake)
    return {name: _interval(value, [draw[name] for draw in drawn]) for name, value in figures.items()}


def _interval(value: float, drawn: list[float]) -> Interval:
    import numpy as np

    low, high = np.quantile(drawn, (0.025, 0.975))
    return Interval(value=value, low=float(low), high=float(high))
