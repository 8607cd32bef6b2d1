"""The plots of a report that need labels and scores only."""

from typing import TYPE_CHECKING, Any

from training.drawing import BLUE, GREY, INK, ORANGE, labelled
from training.evaluate import reliability

if TYPE_CHECKING:
    import numpy as np

PARTS = 12
FEWEST_A_PART = 100


def roc(axes: Any, labels: "np.ndarray", scores: "np.ndarray") -> None:
    """The share of positives found against the share of negatives flagged."""
    from sklearn.metrics import roc_auc_score, roc_curve

    wrong, found, _ = roc_curve(labels, scores)
    axes.plot(wrong, found, color=BLUE, linewidth=1.8, label=f"model, area {roc_auc_score(labels, scores):.3f}")
    axes.plot([0, 1], [0, 1], color=GREY, linestyle="--", linewidth=1, label="chance, area 0.500")
    labelled(axes, "share of negatives flagged", "share of positives found")


def precision_recall(axes: Any, labels: "np.ndarray", scores: "np.ndarray") -> None:
    """Precision against recall."""
    from sklearn.metrics import average_precision_score, precision_recall_curve

    precision, recall, _ = precision_recall_curve(labels, scores)
    area = average_precision_score(labels, scores)
    axes.plot(recall[:-1], precision[:-1], color=BLUE, linewidth=1.8, label=f"model, average {area:.3f}")
    axes.axhline(labels.mean(), color=GREY, linestyle="--", linewidth=1, label=f"chance, {labels.mean():.3f}")
    axes.set_ylim(0, min(1.0, 1.15 * float(precision[:-1][recall[:-1] > 0.02].max())))
    labelled(axes, "share of positives found", "share of flagged that are positive")


def calibration(axes: Any, labels: "np.ndarray", scores: "np.ndarray") -> None:
    """Shares of positives against mean scores, by tenths of the rows."""
    import numpy as np

    means, shares, sizes = reliability(labels, scores)
    error = 1.96 * np.sqrt(shares * (1 - shares) / sizes)
    top = 1.1 * max(float((shares + error).max()), float(means.max()))
    axes.plot([0, top], [0, top], color=GREY, linestyle="--", linewidth=1, label="perfect")
    axes.errorbar(
        means,
        shares,
        yerr=error,
        color=BLUE,
        marker="o",
        markersize=4,
        capsize=2,
        linewidth=1.2,
        label="tenths of the rows",
    )
    axes.set(xlim=(0, top), ylim=(0, top))
    labelled(axes, "mean score", "share of positives, with 95 % interval")


def spread(axes: Any, labels: "np.ndarray", scores: "np.ndarray", threshold: float) -> None:
    """How the scores of both classes are spread."""
    import numpy as np

    bins = np.linspace(0, max(float(scores.max()), threshold) * 1.02, 41)
    for value, name, colour in ((0, "negative", BLUE), (1, "positive", ORANGE)):
        part = scores[labels == value]
        axes.hist(part, bins, weights=np.full(len(part), 1 / len(part)), color=colour, alpha=0.55, label=name)
    axes.axvline(threshold, color=INK, linewidth=1, linestyle=":", label=f"threshold {threshold:.3f}")
    labelled(axes, "score", "share of the class")


def lift(axes: Any, labels: "np.ndarray", scores: "np.ndarray") -> None:
    """The share of positives found by looking at the riskiest rows first (gain)."""
    import numpy as np

    found = np.append(0, labels[np.argsort(-scores, kind="stable")].cumsum()) / labels.sum()
    seen = np.linspace(0, 1, len(found))
    axes.plot(seen, found, color=BLUE, linewidth=1.8, label="model")
    axes.plot([0, 1], [0, 1], color=GREY, linestyle="--", linewidth=1, label="chance")
    labelled(axes, "share of rows looked at, riskiest first", "share of positives found")


def trade_off(axes: Any, labels: "np.ndarray", scores: "np.ndarray", threshold: float) -> None:
    """The share of rows at or above each threshold, and the share of them that is positive."""
    import numpy as np

    order = np.argsort(-scores, kind="stable")
    above = np.arange(1, len(order) + 1)
    shown = slice(min(20, len(order) // 10), None)
    right = labels[order].cumsum() / above
    axes.plot(scores[order][shown], (above / len(order))[shown], color=BLUE, linewidth=1.8, label="share of all rows")
    axes.plot(scores[order][shown], right[shown], color=ORANGE, linewidth=1.8, label="of these positive")
    axes.axvline(threshold, color=INK, linewidth=1, linestyle=":", label=f"threshold {threshold:.3f}")
    axes.set(ylim=(0, 1.02), xlim=(0, min(1.02, max(float(scores.max()), threshold) * 1.05)))
    labelled(axes, "threshold", "share at or above it")


def over_time(axes: Any, labels: "np.ndarray", scores: "np.ndarray", times: "np.ndarray") -> None:
    """Mean score and share of positives of up to twelve equal parts of the rows, in the order of time."""
    import numpy as np

    order = np.argsort(times, kind="stable")
    parts = np.array_split(order, min(PARTS, max(2, len(order) // FEWEST_A_PART)))
    means = np.array([scores[part].mean() for part in parts])
    shares = np.array([labels[part].mean() for part in parts])
    error = 1.96 * np.sqrt(shares * (1 - shares) / np.array([len(part) for part in parts]))
    places = np.arange(1, len(parts) + 1)
    marks = {"color": ORANGE, "marker": "o", "markersize": 4, "capsize": 2, "linewidth": 1}
    axes.errorbar(places, shares, yerr=error, label="share of positives, with 95 % interval", **marks)
    axes.plot(places, means, color=BLUE, linewidth=1.8, label="mean score")
    axes.set(ylim=(0, min(1.05, 1.6 * float(max((shares + error).max(), means.max())))), xticks=places)
    labelled(axes, "equal parts of the held-out rows, earliest first", "share")
