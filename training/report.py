"""The report a person reads before trusting a model: one HTML file, its plots inside."""

import base64
import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims_ai.scoring import Card
from training.evaluate import reliability

if TYPE_CHECKING:
    import numpy as np

INK, BLUE, ORANGE, GREY = "#1f2933", "#2563a8", "#c2571a", "#9aa5b1"
MOST_GAINS = 15
NAMES = {
    "roc_auc": "ROC AUC",
    "average_precision": "Average precision",
    "recall_at_1pct_false_positives": "Recall at 1 % false positives",
    "recall_at_5pct_false_positives": "Recall at 5 % false positives",
    "recall_at_10pct_false_positives": "Recall at 10 % false positives",
    "brier": "Brier score",
    "expected_calibration_error": "Expected calibration error",
    "base_rate": "Share of positives",
    "mean_score": "Mean score",
}


def write(out: Path, card: Card, labels: "np.ndarray", scores: "np.ndarray", gains: Mapping[str, float]) -> None:
    """Write report.html into a model folder: what the model is, its figures and plots on the held-out rows."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    pages = Environment(loader=PackageLoader("training"), autoescape=True, undefined=StrictUndefined)
    plots = [
        ("How many positives are found", plot(lambda axes: _roc(axes, labels, scores))),
        ("How many of the flagged are positive", plot(lambda axes: _precision_recall(axes, labels, scores))),
        ("Whether a score means what it says", plot(lambda axes: _calibration(axes, labels, scores))),
        ("How scores are spread", plot(lambda axes: _spread(axes, labels, scores, card.threshold))),
        ("What is found by looking at the riskiest first", plot(lambda axes: _lift(axes, labels, scores))),
    ]
    page = pages.get_template("report.html").render(card=card, plots=plots, names=NAMES, gains=_shares(gains))
    (out / "report.html").write_text(page, encoding="utf-8")


def _shares(gains: Mapping[str, float]) -> dict[str, float]:
    """The features that count most, as shares of the largest; drawn in HTML, as a name may be in any script."""
    largest = max(gains.values(), default=0.0) or 1.0
    return {name: gains[name] / largest for name in list(gains)[:MOST_GAINS]}


def plot(draw: Callable[[Any], None]) -> str:
    """A drawing as a PNG in base64."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(5.2, 3.9), dpi=160, layout="constrained")
    axes = figure.subplots()
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(GREY)
    axes.tick_params(colors=INK, labelsize=9)
    axes.grid(color="#e4e7eb", linewidth=0.7)
    axes.set_axisbelow(True)
    draw(axes)
    image = io.BytesIO()
    figure.savefig(image, format="png")
    return base64.b64encode(image.getvalue()).decode()


def _labelled(axes: Any, x: str, y: str) -> None:
    axes.set_xlabel(x, color=INK)
    axes.set_ylabel(y, color=INK)
    if axes.get_legend_handles_labels()[1]:
        axes.legend(frameon=False, fontsize=9)


def _roc(axes: Any, labels: "np.ndarray", scores: "np.ndarray") -> None:
    from sklearn.metrics import roc_auc_score, roc_curve

    wrong, found, _ = roc_curve(labels, scores)
    axes.plot(wrong, found, color=BLUE, linewidth=1.8, label=f"model, area {roc_auc_score(labels, scores):.3f}")
    axes.plot([0, 1], [0, 1], color=GREY, linestyle="--", linewidth=1, label="chance, area 0.500")
    _labelled(axes, "share of negatives flagged", "share of positives found")


def _precision_recall(axes: Any, labels: "np.ndarray", scores: "np.ndarray") -> None:
    from sklearn.metrics import average_precision_score, precision_recall_curve

    precision, recall, _ = precision_recall_curve(labels, scores)
    area = average_precision_score(labels, scores)
    axes.plot(recall[:-1], precision[:-1], color=BLUE, linewidth=1.8, label=f"model, average {area:.3f}")
    axes.axhline(labels.mean(), color=GREY, linestyle="--", linewidth=1, label=f"chance, {labels.mean():.3f}")
    axes.set_ylim(0, min(1.0, 1.15 * float(precision[:-1][recall[:-1] > 0.02].max())))
    _labelled(axes, "share of positives found", "share of flagged that are positive")


def _calibration(axes: Any, labels: "np.ndarray", scores: "np.ndarray") -> None:
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
    _labelled(axes, "mean score", "share of positives, with 95 % interval")


def _spread(axes: Any, labels: "np.ndarray", scores: "np.ndarray", threshold: float) -> None:
    import numpy as np

    bins = np.linspace(0, max(float(scores.max()), threshold) * 1.02, 41)
    for value, name, colour in ((0, "negative", BLUE), (1, "positive", ORANGE)):
        part = scores[labels == value]
        axes.hist(part, bins, weights=np.full(len(part), 1 / len(part)), color=colour, alpha=0.55, label=name)
    axes.axvline(threshold, color=INK, linewidth=1, linestyle=":", label=f"threshold {threshold:.3f}")
    _labelled(axes, "score", "share of the class")


def _lift(axes: Any, labels: "np.ndarray", scores: "np.ndarray") -> None:
    import numpy as np

    found = np.append(0, labels[np.argsort(-scores, kind="stable")].cumsum()) / labels.sum()
    seen = np.linspace(0, 1, len(found))
    axes.plot(seen, found, color=BLUE, linewidth=1.8, label="model")
    axes.plot([0, 1], [0, 1], color=GREY, linestyle="--", linewidth=1, label="chance")
    _labelled(axes, "share of rows looked at, riskiest first", "share of positives found")
