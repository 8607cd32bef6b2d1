"""Two versions of a model on the same rows that neither learned from: figures side by side, and which decisions change."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims_ai.card import Card, Interval
from claims_ai.errors import InputError
from claims_ai.scoring import Model
from claims_ai.tables import text_of
from training.evaluate import measure
from training.tables import times_of

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

RESAMPLES = 300
FEWEST = 10
GUARDED: Mapping[str, tuple[int, float]] = {
    "roc_auc": (1, 0.005),
    "average_precision": (1, 0.01),
    "recall_at_5pct_false_positives": (1, 0.02),
    "brier": (-1, 0.002),
    "expected_calibration_error": (-1, 0.01),
}
"""The figures a promotion may not make worse: which way is better, and how much worse is within chance's reach."""
SURE = 0.975
FEWER = 0.9


@dataclass(frozen=True)
class Figure:
    """One figure of both, and the difference (challenger less champion) with its 95 % interval over the same resamples."""

    champion: float
    challenger: float
    difference: Interval
    worse: bool


@dataclass(frozen=True)
class Turned:
    """Rows that one side alone puts at or above its threshold: their places in the table, and how many are positive."""

    rows: tuple[int, ...]
    positives: int


@dataclass(frozen=True)
class Comparison:
    """What came of it. `up` are rows that only the challenger puts at or above its threshold, `down` those only the champion."""

    task: str
    champion: str
    challenger: str
    rows: int
    positives: int
    figures: Mapping[str, Figure]
    up: Turned
    down: Turned
    objections: tuple[str, ...]


def compare(
    champion: Model, challenger: Model, frame: "pd.DataFrame", unseen: bool = False, seed: int = 0
) -> Comparison:
    """Judge both on the later rows of a table; `unseen` says that it holds other claims, whatever their time."""
    one, other = champion.card, challenger.card
    _require_alike(one, other)
    places = _places(frame, one, other, unseen)
    part = frame.iloc[places]
    labels = _labels(part, one)
    old, new = champion.probabilities(part), challenger.probabilities(part)
    figures = _figures(labels, old, new, seed)
    was, now = old >= one.threshold, new >= other.threshold
    return Comparison(
        one.task, one.version, other.version, len(labels), int(labels.sum()), figures,
        _turned(now & ~was, labels, places), _turned(was & ~now, labels, places),
        (*_objections(figures), *_broken(other, labels[was], labels[now])),
    )  # fmt: skip


def _require_alike(one: Card, other: Card) -> None:
    for what, mine, theirs in (
        ("task", one.task, other.task),
        ("label", one.label, other.label),
        ("positive value", one.positive, other.positive),
    ):
        if mine != theirs:
            raise InputError(f"the {what} differs: {mine!r} and {theirs!r}; compare models of the same question")


def _places(frame: "pd.DataFrame", one: Card, other: Card, unseen: bool) -> "np.ndarray":
    """The rows later than everything either model was made from."""
    import numpy as np

    if unseen:
        return np.arange(len(frame))
    if one.time is None or one.time not in frame.columns:
        raise InputError(
            f"the table has no column {one.time!r} to tell which rows are later than those learned from; "
            "add it, or say --unseen where no row was learned from"
        )
    known = [last for card in (one, other) for last in _lasts(card)]
    last = max(times_of(_series(known))) if known else float("-inf")
    places = np.flatnonzero(times_of(frame[one.time]) > last)
    if not len(places):
        raise InputError(
            f"no row of the table is later than {max(known)}, up to which the models learned; give later rows, "
            "or say --unseen where no row was learned from"
        )
    return places


def _lasts(card: Card) -> list[str]:
    found = (card.source.last, card.certificate.last if card.certificate else None)
    return [last for last in found if last is not None]


def _series(texts: list[str]) -> "pd.Series[str]":
    import pandas as pd

    return pd.Series(texts, name="last")


def _labels(part: "pd.DataFrame", card: Card) -> "np.ndarray":
    if card.label not in part.columns:
        raise InputError(
            f"the table has no column {card.label!r} to judge by; give a table with what became of each row"
        )
    labels = (part[card.label].map(text_of) == card.positive).to_numpy(dtype=int)
    fewest = min(int(labels.sum()), int((1 - labels).sum()))
    if fewest < FEWEST:
        raise InputError(f"{len(labels)} rows have {fewest} of one class; at least {FEWEST} are needed: give more rows")
    return labels


def _figures(labels: "np.ndarray", old: "np.ndarray", new: "np.ndarray", seed: int) -> dict[str, Figure]:
    import numpy as np

    rng = np.random.default_rng(seed)
    drawn: dict[str, list[float]] = {name: [] for name in GUARDED}
    for _ in range(RESAMPLES):
        rows = rng.integers(len(labels), size=len(labels))
        if 0 < labels[rows].sum() < len(rows):
            one, other = measure(labels[rows], old[rows]), measure(labels[rows], new[rows])
            for name, differences in drawn.items():
                differences.append(other[name] - one[name])
    one, other = measure(labels, old), measure(labels, new)
    return {name: _figure(name, one[name], other[name], drawn[name]) for name in GUARDED}


def _figure(name: str, champion: float, challenger: float, drawn: list[float]) -> Figure:
    """Worse by more than the margin, or worse beyond doubt."""
    import numpy as np

    better, margin = GUARDED[name]
    low, high = (float(edge) for edge in np.quantile(drawn, (1 - SURE, SURE)))
    gain = better * (challenger - champion)
    surely = (high < 0) if better > 0 else (low > 0)
    interval = Interval(value=challenger - champion, low=low, high=high)
    return Figure(champion, challenger, interval, gain < -margin or surely)


def _turned(which: "np.ndarray", labels: "np.ndarray", places: "np.ndarray") -> Turned:
    return Turned(tuple(int(place) for place in places[which]), int(labels[which].sum()))


def _objections(figures: Mapping[str, Figure]) -> list[str]:
    return [
        f"{name} is worse: {figure.challenger:.4f} against {figure.champion:.4f} "
        f"(difference {figure.difference.low:+.4f} to {figure.difference.high:+.4f})"
        for name, figure in figures.items()
        if figure.worse
    ]


def _broken(card: Card, was: "np.ndarray", now: "np.ndarray") -> list[str]:
    """Where a guarantee was given: on these rows too no more may be negative than was asked, or than it was before, and
    about as many rows as before have to reach the threshold."""
    if card.certificate is None:
        return []
    wrong, before = (float(1 - part.mean()) if len(part) else 0.0 for part in (now, was))
    if wrong > max(card.certificate.at_most, before):
        return [
            f"{wrong:.2%} of the rows at or above its threshold are negative, against {before:.2%} of the champion's"
        ]
    if len(now) < FEWER * len(was) and before <= card.certificate.at_most:
        return [f"{len(now)} rows reach its threshold, against {len(was)} that rightly reach the champion's"]
    return []
