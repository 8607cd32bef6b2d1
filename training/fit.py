"""From a table to a model folder: learn on the earlier part, judge on the later, then learn again on everything."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from claims_ai.errors import InputError
from claims_ai.scoring import Calibration, Card, Interval, Source
from training import evaluate, report, split, tune
from training.calibrate import calibrate
from training.tables import Table, prepare

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

LIBRARIES = ("lightgbm", "scikit-learn", "optuna", "numpy", "pandas")


@dataclass(frozen=True)
class ThresholdRule:
    """Where the threshold lies: so that `at` of the flagged rows are positive (`precision`), that `at` of all rows are
    flagged (`share`), or that at most `at` of the negatives are (`false_positives`)."""

    by: Literal["precision", "share", "false_positives"] = "false_positives"
    at: float = 0.1

    def __str__(self) -> str:
        return f"{self.by.replace('_', ' ')} {self.at:.3g}"

    def threshold(self, labels: "np.ndarray", scores: "np.ndarray") -> float:
        """The lowest score to flag at; above every score where the rule cannot be kept."""
        import numpy as np

        order = np.argsort(-scores, kind="stable")
        flagged, right = np.arange(1, len(order) + 1), labels[order].cumsum()
        kept = {
            "precision": right >= self.at * flagged,
            "share": flagged <= self.at * len(order),
            "false_positives": flagged - right <= self.at * (1 - labels).sum(),
        }[self.by]
        last_of_ties = np.append(np.diff(scores[order]) != 0, True)
        places = np.flatnonzero(kept & last_of_ties)
        return float(scores[order][places[-1]]) if len(places) else float(np.nextafter(scores.max(), 2.0))


@dataclass(frozen=True)
class Settings:
    """How to train. `monotone`: +1 or -1 by column name; `select` leaves out features that do not help."""

    trials: int = 20
    folds: int = 6
    seed: int = 0
    select: bool = True
    monotone: Mapping[str, int] = field(default_factory=dict)
    threshold: ThresholdRule = field(default_factory=ThresholdRule)
    version: str = "1"
    source: str = "a frame"


@dataclass(frozen=True)
class Learned:
    """A booster with its calibration, and the out-of-fold probabilities that calibration was fitted on."""

    booster: Any
    choice: tune.Choice
    calibration: Calibration
    scores: "np.ndarray"

    def probabilities(self, table: Table) -> "np.ndarray":
        """Calibrated probabilities of another part of the table learned from."""
        matrix = table.matrix[:, list(self.choice.features)]
        return self.calibration.probabilities(self.booster.predict(matrix, raw_score=True))


def fit_table(
    frame: "pd.DataFrame",
    label: str,
    task: str,
    time: str | None = None,
    drop: Sequence[str] = (),
    out: Path = Path("model"),
    settings: Settings = Settings(),
) -> Card:
    """Train on a frame and write model.txt, card.json, metrics.json and report.html; InputError where it will not do.

    The metrics are those of a model that learned in the same way from the earlier part only, on the later part.
    """
    table = prepare(frame, label, time, drop)
    _check_monotone(table, settings.monotone)
    earlier, later = split.hold_out(table, settings.seed)
    held_out = table.rows(later)
    scores = learn(table.rows(earlier), settings).probabilities(held_out)
    metrics = evaluate.measure_with_intervals(held_out.labels, scores, settings.seed)
    learned = learn(table, settings)
    measured_on = _measured_on(frame, time, later)
    card = _card(table, learned, metrics, measured_on, settings, label=label, task=task, time=time)
    _write(out, card, learned)
    report.write(out, card, held_out.labels, scores, dict(_gains(card, learned)))
    return card


def learn(table: Table, settings: Settings) -> Learned:
    """Choose features and settings by cross-validation, calibrate on out-of-fold scores, train on all rows given."""
    folds = split.folds(table, settings.folds, settings.seed)
    parameters = tune.base_parameters(settings.monotone, table, settings.seed)
    everything = tuple(range(len(table.columns)))
    features = tune.select(table, parameters, folds) if settings.select else everything
    choice = tune.tune(table, features, parameters, folds, settings.trials, settings.seed)
    margins = tune.out_of_fold(table, choice, folds)
    calibration = calibrate(margins, table.labels)
    return Learned(tune.train(table, choice), choice, calibration, calibration.probabilities(margins))


def _check_monotone(table: Table, monotone: Mapping[str, int]) -> None:
    kinds = {column.name: column.kind for column in table.columns}
    for name, sign in monotone.items():
        if kinds.get(name, "category") == "category" or sign not in (-1, 1):
            raise InputError(
                f"the monotone constraint {sign} on {name!r} needs +1 or -1 and a feature that is a number"
            )


def _measured_on(frame: "pd.DataFrame", time: str | None, later: "np.ndarray") -> str:
    if time is None:
        return f"{len(later)} rows drawn at random, stratified by the label"
    first, last = (str(frame[time].iloc[row]) for row in (later[0], later[-1]))
    return f"{len(later)} rows of {time} {first}" + (f" to {last}" if last != first else "")


def _card(
    table: Table, learned: Learned, metrics: Mapping[str, Interval], measured_on: str, settings: Settings, **named: Any
) -> Card:
    first, last = table.span or (None, None)
    chosen = tune.pick(table, learned.choice.features)
    positives = int(table.labels.sum())
    return Card(
        **named,
        version=settings.version,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        source=Source(name=settings.source, rows=len(table.labels), positives=positives, first=first, last=last),
        positive=table.positive,
        dropped=table.dropped,
        features=chosen.columns,
        calibration=learned.calibration,
        threshold=settings.threshold.threshold(table.labels, learned.scores),
        threshold_rule=str(settings.threshold),
        metrics=metrics,
        measured_on=measured_on,
        parameters={**tune.of_features(learned.choice), "trees": learned.choice.rounds},
        notes=(*table.notes, *_left_out(table, chosen)),
        libraries={name: version(name) for name in LIBRARIES},
        model_sha256=hashlib.sha256(_text(learned)).hexdigest(),
    )


def _left_out(table: Table, chosen: Table) -> list[str]:
    kept = {column.name for column in chosen.columns}
    names = [column.name for column in table.columns if column.name not in kept]
    return [f"left out, as they do not help on rows held out: {', '.join(names)}"] if names else []


def _gains(card: Card, learned: Learned) -> list[tuple[str, float]]:
    gains = learned.booster.feature_importance("gain")
    return sorted(zip((column.name for column in card.features), map(float, gains), strict=True), key=lambda p: -p[1])


def _text(learned: Learned) -> bytes:
    return bytes(learned.booster.model_to_string().encode())


def _write(out: Path, card: Card, learned: Learned) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / "model.txt").write_bytes(_text(learned))
        (out / "card.json").write_text(card.model_dump_json(indent=2), encoding="utf-8")
        figures = {"measured_on": card.measured_on, **{k: v.model_dump() for k, v in card.metrics.items()}}
        (out / "metrics.json").write_text(json.dumps(figures, indent=2, ensure_ascii=False), encoding="utf-8")
    except OSError as error:
        raise InputError(f"{out}: cannot be written ({error.strerror}); name another folder") from error
