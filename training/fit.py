"""From a table to a model folder: learn on the earlier part, judge on the later, then learn again on everything."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims_ai.card import Calibration, Card, Certificate, Source, Use, features_hash
from claims_ai.errors import InputError
from claims_ai.linear import Linear, Scorer
from claims_ai.stability import Bins, bins_of
from training import groups, judge_model, line, report, split, track, tune
from training.calibrate import calibrate
from training.tables import Table, prepare
from training.thresholds import Guarantee, Rule, ThresholdRule

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

LIBRARIES = ("lightgbm", "scikit-learn", "optuna", "numpy", "pandas")


@dataclass(frozen=True)
class Settings:
    """How to train. `monotone`: +1 or -1 by column name; `select` leaves out features that do not help.

    `groups` are columns by whose levels the model is judged as well; those that the table has not are passed over.
    `tell` hears of every doubt about the table before training begins. `machine` trains: this one, or a cluster.
    `weight` is a column that says how many rows each stands for in learning.
    """

    trials: int = 20
    folds: int = 6
    seed: int = 0
    select: bool = True
    monotone: Mapping[str, int] = field(default_factory=dict)
    threshold: Rule = field(default_factory=ThresholdRule)
    groups: Sequence[str] = groups.USUAL
    use: Use = field(default_factory=Use)
    version: str = "1"
    source: str = "a frame"
    tell: Callable[[str], None] = field(default=lambda note: None)
    machine: tune.Machine = tune.HERE
    weight: str | None = None


@dataclass(frozen=True)
class Learned:
    """A booster with its calibration, and the out-of-fold probabilities that calibration was fitted on."""

    booster: Any
    choice: tune.Choice
    calibration: Calibration
    scores: "np.ndarray"
    linear: Linear | None = None

    @property
    def scorer(self) -> Scorer:
        """Trees and line together."""
        return Scorer(self.booster, self.linear)

    def probabilities(self, table: Table) -> "np.ndarray":
        """Calibrated probabilities of another part of the table learned from."""
        matrix = table.matrix[:, list(self.choice.features)]
        return self.calibration.probabilities(self.scorer.margins(matrix))


@dataclass(frozen=True)
class Ready:
    """What is shipped, and what was judged: the same model where a guarantee was tested on it.

    `table` is what the shipped model learned from, `rows` the places of the later rows that the other was judged on.
    """

    table: Table
    learned: Learned
    threshold: float
    judged: Learned
    judged_threshold: float
    rows: "np.ndarray"
    certificate: Certificate | None = None


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

    The metrics are those of a model that learned in the same way from the earlier part only, on the later part. With a
    guarantee that model itself is shipped, as a guarantee belongs to the model it was tested on.
    """
    table = checked(frame, label, time, drop, settings)
    for note in table.notes:
        settings.tell(note)
    certain = isinstance(settings.threshold, Guarantee)
    ready = _certified(table, frame, time, settings) if certain else _relearned(table, frame, settings)
    held = judge_model.held_out(frame, table, ready, time, settings)
    card = _card(ready, held, settings, label=label, task=task, time=time)
    _write(out, card, ready.learned)
    report.write(out, card, held, ready)
    track.log(out, card)
    return card


def checked(frame: "pd.DataFrame", label: str, time: str | None, drop: Sequence[str], settings: Settings) -> Table:
    """The table to learn from; InputError tells whatever would stop the training of it, before hours are spent."""
    table = prepare(frame, label, time, drop, settings.weight)
    _check_monotone(table, settings.monotone)
    judge_model.asked(frame, settings.threshold)
    judge_model.amounts_of(frame, settings.threshold)
    split_of = split.certified if isinstance(settings.threshold, Guarantee) else split.hold_out
    split_of(table, settings.seed)
    return table


def _relearned(table: Table, frame: "pd.DataFrame", settings: Settings) -> Ready:
    """Judged on the later part, and learned again on all rows."""
    earlier, later = split.hold_out(table, settings.seed)
    judged, learned = learn(table.rows(earlier), settings), learn(table, settings)
    amounts = judge_model.amounts_of(frame, settings.threshold)
    before = None if amounts is None else amounts[earlier]
    return Ready(
        table, learned, judge_model.threshold_of(settings.threshold, table.labels, learned.scores, amounts),
        judged, judge_model.threshold_of(settings.threshold, table.labels[earlier], judged.scores, before), later,
    )  # fmt: skip


def _certified(table: Table, frame: "pd.DataFrame", time: str | None, settings: Settings) -> Ready:
    """Learned on the first part, its threshold tested on the next and checked on the last."""
    assert isinstance(settings.threshold, Guarantee)  # noqa: S101
    rule, (learning, testing, later) = settings.threshold, split.certified(table, settings.seed)
    learned, asked = learn(table.rows(learning), settings), judge_model.asked(frame, rule)
    tested, before = testing[asked[testing]], asked[learning]
    thresholds = rule.sequence(learned.scores[before], table.labels[learning][before], len(tested))
    scores = learned.probabilities(table.rows(tested))
    on = judge_model.said(frame, time, testing)
    threshold, certificate = rule.certify(thresholds, table.labels[tested], scores, on)
    times = frame[time] if time else None
    part, last = table.of(learning, times), table.of(testing, times).span
    certificate = certificate.model_copy(update={"last": last[1] if last else None})
    return Ready(part, learned, threshold, learned, threshold, later, certificate)


def learn(table: Table, settings: Settings) -> Learned:
    """Choose features and settings by cross-validation, calibrate on out-of-fold scores, train on all rows given."""
    folds = split.folds(table, settings.folds, settings.seed)
    parameters = tune.base_parameters(settings.monotone, table, settings.seed)
    everything = tuple(range(len(table.columns)))
    features = tune.select(table, parameters, folds, settings.machine) if settings.select else everything
    choice = tune.tune(table, features, parameters, folds, settings.trials, settings.seed, settings.machine)
    margins = tune.out_of_fold(table, choice, folds, settings.machine)
    linear = None
    if not settings.monotone and table.weights is None:  # a line may run against a sign that is known
        linear, margins = line.beside(table, choice.features, folds, margins)
    calibration = calibrate(margins, table.labels, table.weights)
    booster = settings.machine.train(table, choice)
    return Learned(booster, choice, calibration, calibration.probabilities(margins), linear)


def _check_monotone(table: Table, monotone: Mapping[str, int]) -> None:
    kinds = {column.name: column.kind for column in table.columns}
    for name, sign in monotone.items():
        if kinds.get(name, "category") == "category" or sign not in (-1, 1):
            raise InputError(
                f"the monotone constraint {sign} on {name!r} needs +1 or -1 and a feature that is a number"
            )


def _card(ready: Ready, held: judge_model.Held, settings: Settings, **named: Any) -> Card:
    table, learned = ready.table, ready.learned
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
        threshold=ready.threshold,
        threshold_rule=str(settings.threshold),
        metrics=held.metrics,
        measured_on=held.on,
        parameters={**tune.of_features(learned.choice), "trees": learned.choice.rounds},
        notes=(*table.notes, *_left_out(table, chosen), *held.doubts),
        libraries={name: version(name) for name in LIBRARIES},
        model_sha256=hashlib.sha256(_text(learned)).hexdigest(),
        features_sha256=features_hash(chosen.columns),
        certificate=ready.certificate,
        check=held.check,
        groups=held.groups,
        spread=_spread(chosen),
        score_spread=bins_of(learned.probabilities(held.table)),
        use=settings.use,
        linear=learned.linear,
    )


def _spread(table: Table) -> Mapping[str, Bins]:
    return {
        column.name: bins_of(values, len(column.levels))
        for column, values in zip(table.columns, table.matrix.T, strict=True)
    }


def _left_out(table: Table, chosen: Table) -> list[str]:
    kept = {column.name for column in chosen.columns}
    names = [column.name for column in table.columns if column.name not in kept]
    return [f"left out, as they do not help on rows held out: {', '.join(names)}"] if names else []


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
