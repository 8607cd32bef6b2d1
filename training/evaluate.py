"""How good scores are on rows the model has not seen, each figure with its bootstrap interval."""

from typing import TYPE_CHECKING

from claims_ai.scoring import Interval

if TYPE_CHECKING:
    import numpy as np

BINS = 10
RESAMPLES = 500


def measure(labels: "np.ndarray", scores: "np.ndarray") -> dict[str, float]:
    """The figures of a card for labels (0, 1) and calibrated probabilities."""
    from sklearn.metrics import average_precision_score, brier_score_loss, roc_auc_score

    recalls = {f"recall_at_{share}pct_false_positives": recall_at(labels, scores, share / 100) for share in (1, 5, 10)}
    return {
        "roc_auc": float(roc_auc_score(labels, scores)),
        "average_precision": float(average_precision_score(labels, scores)),
        **recalls,
        "brier": float(brier_score_loss(labels, scores)),
        "expected_calibration_error": calibration_error(labels, scores),
        "base_rate": float(labels.mean()),
        "mean_score": float(scores.mean()),
    }


def recall_at(labels: "np.ndarray", scores: "np.ndarray", false_positives: float) -> float:
    """The largest share of positives found while at most this share of negatives is flagged."""
    from sklearn.metrics import roc_curve

    wrong, found, _ = roc_curve(labels, scores)
    return float(found[wrong <= false_positives].max())


def reliability(labels: "np.ndarray", scores: "np.ndarray") -> tuple["np.ndarray", "np.ndarray", "np.ndarray"]:
    """By tenths of the rows, in the order of the scores: mean score, share of positives, number of rows."""
    import numpy as np

    parts = [part for part in np.array_split(np.argsort(scores, kind="stable"), BINS) if len(part)]
    means = np.array([scores[part].mean() for part in parts])
    shares = np.array([labels[part].mean() for part in parts])
    return means, shares, np.array([len(part) for part in parts])


def calibration_error(labels: "np.ndarray", scores: "np.ndarray") -> float:
    """Expected calibration error: how far the mean score of a tenth lies from its share of positives, on average."""
    import numpy as np

    means, shares, sizes = reliability(labels, scores)
    return float(np.average(np.abs(means - shares), weights=sizes))


def measure_with_intervals(labels: "np.ndarray", scores: "np.ndarray", seed: int) -> dict[str, Interval]:
    """The figures with 95 % intervals from resampled rows; a resample of one class only is left out."""
    import numpy as np

    rng = np.random.default_rng(seed)
    samples = (rng.integers(len(labels), size=len(labels)) for _ in range(RESAMPLES))
    drawn = [measure(labels[rows], scores[rows]) for rows in samples if 0 < labels[rows].sum() < len(rows)]
    figures = measure(labels, scores)
    return {name: _interval(value, [draw[name] for draw in drawn]) for name, value in figures.items()}


def _interval(value: float, drawn: list[float]) -> Interval:
    import numpy as np

    low, high = np.quantile(drawn, (0.025, 0.975))
    return Interval(value=value, low=float(low), high=float(high))
