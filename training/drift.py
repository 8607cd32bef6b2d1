"""Whether a model still does what its card says on claims that came since: population, calibration, decisions, reversals."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claims_ai.card import Card
from claims_ai.errors import InputError
from claims_ai.scoring import Model, encode_frame
from claims_ai.stability import LOOK, MOVED
from claims_ai.tables import is_missing, text_of
from training.judge_model import among_of
from training.tables import times_of
from training.thresholds import lower_bound, upper_bound

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

FEWEST = 200
"""With fewer rows chance alone moves a population index."""
OFF = 0.02
SHIFT = 0.25
SURE = 0.995
_MONTH = 7


@dataclass(frozen=True)
class Period:
    """One month (or value of time): `above` is the share at or above the threshold; of rows whose outcome is known
    `share` were positive, and `reversed` of those at or above it were not."""

    name: str
    rows: int
    known: int
    mean_score: float
    share: float | None
    above: float
    reversed: float | None


@dataclass(frozen=True)
class Alarm:
    """What went out of bounds, and what to do about it; a mere `look` needs nobody at night."""

    what: str
    grade: str
    says: str
    action: str


@dataclass(frozen=True)
class Drift:
    """What came of looking: population stability of each feature and of the score, periods in order, alarms."""

    task: str
    version: str
    rows: int
    stability: Mapping[str, float]
    periods: tuple[Period, ...]
    alarms: tuple[Alarm, ...]


def watch(model: Model, frame: "pd.DataFrame") -> Drift:
    """Hold a table of claims since against the model's card; labels may be missing where the outcome is not known yet."""
    card = model.card
    if card.score_spread is None:
        raise InputError(
            f"{card.task} {card.version}: its card says nothing of the claims it learned from; train it again"
        )
    if len(frame) < FEWEST:
        raise InputError(f"the table has {len(frame)} rows; at least {FEWEST} are needed to tell drift from chance")
    scores = model.probabilities(frame)
    stability = _stability(card, frame, scores)
    outcomes = _outcomes(card, frame)
    periods = tuple(_periods(card, frame, scores, outcomes))
    alarms = (
        *_moved(stability),
        *_uncalibrated(scores, outcomes),
        *_shifted(card, frame, scores),
        *_reversed(card, frame, scores, outcomes),
    )
    return Drift(card.task, card.version, len(frame), stability, periods, alarms)


def _stability(card: Card, frame: "pd.DataFrame", scores: "np.ndarray") -> dict[str, float]:
    """Less what chance alone makes of so many rows."""
    assert card.score_spread is not None  # noqa: S101
    matrix = encode_frame(frame, card.features)
    found = {}
    for column, values in zip(card.features, matrix.T, strict=True):
        bins = card.spread[column.name]
        found[column.name] = bins.psi(bins.counts(values).tolist()) - len(bins.shares) / len(frame)
    score = card.score_spread.psi(card.score_spread.counts(scores).tolist()) - len(card.score_spread.shares) / len(
        frame
    )
    largest = sorted(found.items(), key=lambda pair: -pair[1])
    return {"score": max(score, 0.0), **{name: max(value, 0.0) for name, value in largest}}


def _outcomes(card: Card, frame: "pd.DataFrame") -> "np.ndarray":
    """1 and 0 as the card's label tells, nan where it is not known (yet)."""
    import numpy as np

    if card.label not in frame.columns:
        return np.full(len(frame), np.nan)
    values = frame[card.label]
    told = values.map(lambda value: np.nan if is_missing(value) else float(text_of(value) == card.positive))
    return told.to_numpy(dtype=float)


def _periods(card: Card, frame: "pd.DataFrame", scores: "np.ndarray", outcomes: "np.ndarray") -> Iterator[Period]:
    import numpy as np

    names = _names(card, frame)
    above = scores >= card.threshold
    for name in dict.fromkeys(names.tolist()):
        rows = names == name
        known = rows & ~np.isnan(outcomes)
        paid = known & above
        yield Period(
            name, int(rows.sum()), int(known.sum()), float(scores[rows].mean()),
            float(outcomes[known].mean()) if known.any() else None,
            float(above[rows].mean()), float(1 - outcomes[paid].mean()) if paid.any() else None,
        )  # fmt: skip


def _names(card: Card, frame: "pd.DataFrame") -> "np.ndarray":
    """The month of each row, or its time as it stands, in the order of time; all rows are one period without one."""
    import numpy as np

    if card.time is None or card.time not in frame.columns:
        return np.array(["all"] * len(frame), dtype=object)
    order = np.argsort(times_of(frame[card.time]), kind="stable")
    texts = np.array([text_of(value)[:_MONTH] for value in frame[card.time]], dtype=object)
    ranks = {name: place for place, name in enumerate(dict.fromkeys(texts[order].tolist()))}
    return np.array(sorted(ranks, key=ranks.__getitem__), dtype=object)[[ranks[text] for text in texts]]


def _moved(stability: Mapping[str, float]) -> Iterator[Alarm]:
    for name, value in stability.items():
        if value >= LOOK:
            grade = "alarm" if value >= MOVED else "look"
            yield Alarm(
                f"{name} moved", grade, f"population stability index {value:.2f}",
                "find out whether other claims come or whether it is read otherwise; train again on newer claims if it stays",
            )  # fmt: skip


def _uncalibrated(scores: "np.ndarray", outcomes: "np.ndarray") -> Iterator[Alarm]:
    import numpy as np

    known = ~np.isnan(outcomes)
    rows, positives = int(known.sum()), int(np.nansum(outcomes))
    if not rows:
        return
    low, high = lower_bound(positives, rows, SURE), upper_bound(positives, rows, SURE)
    mean = float(scores[known].mean())
    if abs(mean - positives / rows) > OFF and not low <= mean <= high:
        yield Alarm(
            "scores say too much" if mean > positives / rows else "scores say too little", "alarm",
            f"mean score {mean:.3f}, {positives / rows:.3f} positive ({low:.3f} to {high:.3f})",
            "train again, which calibrates again; until then choose thresholds with a margin",
        )  # fmt: skip


def _shifted(card: Card, frame: "pd.DataFrame", scores: "np.ndarray") -> Iterator[Alarm]:
    if card.check is None or not card.check.above:
        return
    asked = among_of(frame, card.certificate.among if card.certificate else ())
    rows, above = int(asked.sum()), int((scores[asked] >= card.threshold).sum())
    then, now = card.check.above / card.check.rows, above / max(rows, 1)
    if abs(now / then - 1) > SHIFT and not _may_be_one((above, rows), (card.check.above, card.check.rows)):
        yield Alarm(
            "share at or above the threshold", "alarm", f"{now:.1%} of the claims it is asked about, {then:.1%} when it was checked",
            "see what moved; people's work changes with this share, so tell them, and choose the threshold anew",
        )  # fmt: skip


def _may_be_one(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two counts of rows may stem from one share: their exact intervals meet."""
    low, high = (max(lower_bound(*each, SURE) for each in (one, other)), min(upper_bound(*each, SURE) for each in (one, other)))  # fmt: skip
    return low <= high


def _reversed(card: Card, frame: "pd.DataFrame", scores: "np.ndarray", outcomes: "np.ndarray") -> Iterator[Alarm]:
    """The guarantee is broken beyond doubt once even the lower bound of what was changed exceeds it."""
    import numpy as np

    if card.certificate is None:
        return
    paid = among_of(frame, card.certificate.among) & (scores >= card.threshold) & ~np.isnan(outcomes)
    rows, changed = int(paid.sum()), int((1 - outcomes[paid]).sum())
    if rows and lower_bound(changed, rows, card.certificate.confidence) > card.certificate.at_most:
        yield Alarm(
            "reversals", "alarm", f"{changed} of {rows} were changed ({changed / rows:.2%}), {card.certificate.at_most:.2%} were promised",
            "stop automatic payments (claims-ai store stop-payments) until a threshold is certified on newer claims",
        )  # fmt: skip


def tables(found: Drift) -> Iterator[Any]:
    """What came of it, for a person."""
    from rich.table import Table

    title = f"{found.task} {found.version}: {found.rows} claims"
    moved = Table(
        "feature", "stability index", title=f"{title}; from {LOOK} on look, from {MOVED} on it is another population"
    )
    for name, value in list(found.stability.items())[:12]:
        moved.add_row(name, f"{value:.3f}")
    yield moved
    over = Table(
        "time", "claims", "outcome known", "mean score", "positive", "at or above threshold", "of these negative"
    )
    for period in found.periods:
        over.add_row(
            period.name, str(period.rows), str(period.known), f"{period.mean_score:.3f}", _shown(period.share),
            f"{period.above:.1%}", _shown(period.reversed),
        )  # fmt: skip
    yield over
    for alarm in found.alarms:
        colour = "red" if alarm.grade == "alarm" else "yellow"
        yield f"[{colour}]{alarm.grade}[/] {alarm.what}: {alarm.says}. {alarm.action}"


def _shown(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
