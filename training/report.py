"""The report a person reads before trusting a model: one HTML file, its plots inside."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from claims_ai.card import Card
from training import curves, inside
from training.drawing import plot
from training.judge_model import Held

MOST_GAINS = 15
NAMES = {
    "roc_auc": "ROC AUC",
    "average_precision": "Average precision",
    "recall_at_1pct_false_positives": "Recall at 1 % false positives",
    "recall_at_5pct_false_positives": "Recall at 5 % false positives",
    "recall_at_10pct_false_positives": "Recall at 10 % false positives",
    "precision_at_capacity": "Precision at capacity",
    "money_saved": "Money saved at capacity, less the cost of looking",
    "brier": "Brier score",
    "expected_calibration_error": "Expected calibration error",
    "base_rate": "Share of positives",
    "mean_score": "Mean score",
}


class _Ready(Protocol):
    @property
    def learned(self) -> inside.Learned: ...
    @property
    def judged(self) -> inside.Learned: ...
    @property
    def judged_threshold(self) -> float: ...


def write(out: Path, card: Card, held: Held, ready: _Ready) -> None:
    """Write report.html into a model folder: what the model is, its figures and plots on the held-out rows."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    pages = Environment(loader=PackageLoader("training"), autoescape=True, undefined=StrictUndefined)
    gains = inside.gains(card, ready.learned)
    page = pages.get_template("report.html").render(
        card=card, plots=_plots(held, ready.judged_threshold), names=NAMES, gains=_shares(gains),
        inside=inside.look(ready.judged, held.table, list(gains)),
    )  # fmt: skip
    (out / "report.html").write_text(page, encoding="utf-8")


def _plots(held: Held, threshold: float) -> list[tuple[str, str]]:
    labels, scores = held.table.labels, held.scores
    drawn: list[tuple[str, Callable[[Any], None]]] = [
        ("How many positives are found", lambda axes: curves.roc(axes, labels, scores)),
        ("How many of the flagged are positive", lambda axes: curves.precision_recall(axes, labels, scores)),
        ("Whether a score means what it says", lambda axes: curves.calibration(axes, labels, scores)),
        ("How scores are spread", lambda axes: curves.spread(axes, labels, scores, threshold)),
        ("What is found by looking at the riskiest first", lambda axes: curves.lift(axes, labels, scores)),
        ("What another threshold would do", lambda axes: curves.trade_off(axes, labels, scores, threshold)),
    ]
    if held.table.times is not None:
        times = held.table.times
        drawn.append(("Whether it holds over time", lambda axes: curves.over_time(axes, labels, scores, times)))
    return [(title, plot(draw)) for title, draw in drawn]


def _shares(gains: Mapping[str, float]) -> dict[str, float]:
    """The features that count most, as shares of the largest; drawn in HTML, as a name may be in any script."""
    largest = max(gains.values(), default=0.0) or 1.0
    return {name: gains[name] / largest for name in list(gains)[:MOST_GAINS]}
