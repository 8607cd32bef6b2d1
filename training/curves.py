"""The plots of a report that need labels and scores only."""

from typing import TYPE_CHECKING, Any

from training.drawing import BLUE, GREEN, GREY, INK, ORANGE, labelled
from training.groups import share

if TYPE_CHECKING:
    import numpy as np

PARTS = 12
FEWEST_A_PART = 100
FEWEST_A_POINT = 30
ENDS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995)
TICKS = (0.0001, 0.001, 0.01, 0.05, 0.2, 0.5, 0.8, 0.95, 0.99, 0.999, 0.9999)
EDGE = (1e-5, 1 - 1e-5)


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
    """Shares of positives against mean scores, by parts of the rows that grow fine at both ends, where decisions are made."""
    import numpy as np

    places = np.searchsorted(np.unique(np.quantile(scores, ENDS)), scores)
    parts = [places == place for place in np.unique(places)]
    parts = [part for part in parts if part.sum() >= FEWEST_A_POINT] or [np.ones(len(scores), dtype=bool)]
    means = np.clip([scores[part].mean() for part in parts], *EDGE)
    shares = [share(int(labels[part].sum()), int(part.sum())) for part in parts]
    middle, low, high = (np.clip([getattr(each, of) for each in shares], *EDGE) for of in ("value", "low", "high"))
    axes.plot(EDGE, EDGE, color=GREY, linestyle="--", linewidth=1, label="perfect")
    marks = {"color": BLUE, "marker": "o", "markersize": 4, "capsize": 2, "linewidth": 1.2}
    pure = np.array([each.value in (0.0, 1.0) for each in shares])
    axes.vlines(means[pure], low[pure], high[pure], color=BLUE, linewidth=1.2, alpha=0.4)
    mixed = (means[~pure], middle[~pure])
    axes.errorbar(*mixed, yerr=((middle - low)[~pure], (high - middle)[~pure]), label="parts of the rows", **marks)
    _log_odds(axes, min(low.min(), means.min()), max(high.max(), means.max()))
    labelled(axes, "mean score", "share of positives, with 95 % interval")


def _log_odds(axes: Any, low: float, high: float) -> None:
    """Both axes by log-odds: a score of 0.5 % and one of 1 % are as far apart as they are for whoever decides by them."""
    from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

    axes.set_xscale("logit", nonpositive="clip")
    axes.set_yscale("logit", nonpositive="clip")
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(FixedLocator(TICKS))
        axis.set_minor_locator(NullLocator())
        axis.set_major_formatter(FuncFormatter(lambda value, _: f"{100 * value:g} %"))
    limits = max(EDGE[0], low * 0.7), min(EDGE[1], 1 - (1 - high) * 0.7)
    axes.set(xlim=limits, ylim=limits)
    axes.tick_params(labelsize=8)


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
    """The share of rows at or above each threshold, the share of them that is positive, and of all positives the share they are."""
    import numpy as np

    order = np.argsort(-scores, kind="stable")
    above = np.arange(1, len(order) + 1)
    shown = slice(min(20, len(order) // 10), None)
    right = labels[order].cumsum() / above
    axes.plot(scores[order][shown], (above / len(order))[shown], color=BLUE, linewidth=1.8, label="share of all rows")
    axes.plot(scores[order][shown], right[shown], color=ORANGE, linewidth=1.8, label="of these positive")
    found = labels[order].cumsum() / labels.sum()
    axes.plot(scores[order][shown], found[shown], color=GREEN, linewidth=1.8, label="share of positives found")
    axes.axvline(threshold, color=INK, linewidth=1, linestyle=":", label=f"threshold {threshold:.3f}")
    axes.set(ylim=(0, 1.02), xlim=(0, min(1.02, max(float(scores.max()), threshold) * 1.05)))
    labelled(axes, "threshold", "share")


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
