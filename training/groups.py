"""The same figures group by group: whether a model serves every product, channel, age and sex alike."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claims_ai.card import Groups, Interval
from claims_ai.tables import is_missing, number_in, text_of
from training.evaluate import measure_with_intervals

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

USUAL = ("product", "channel", "age", "sex")
FEWEST = 10
RESAMPLES = 100
MOST_LEVELS = 12
UNKNOWN = "unknown"
DOUBT = 1.6
"""Half an interval is widened so much before a group is doubted: of many groups one is always odd."""
_AGES = ((18.0, "under 18"), (40.0, "18 to 39"), (60.0, "40 to 59"), (float("inf"), "60 and older"))
_SHOWN = ("roc_auc", "average_precision", "brier", "expected_calibration_error", "base_rate", "mean_score")


def by_group(
    frame: "pd.DataFrame",
    labels: "np.ndarray",
    scores: "np.ndarray",
    threshold: float,
    columns: Sequence[str],
    seed: int,
) -> Groups:
    """Figures with intervals of every level that has enough rows of both classes; `above` is its share at the threshold."""
    return {
        column: {
            level: _figures(labels[rows], scores[rows], threshold, seed)
            for level, rows in _levels(frame[column])
            if FEWEST <= labels[rows].sum() <= len(labels[rows]) - FEWEST
        }
        for column in columns
        if column in frame.columns
    }


def _figures(labels: "np.ndarray", scores: "np.ndarray", threshold: float, seed: int) -> dict[str, Interval]:
    figures = measure_with_intervals(labels, scores, seed, resamples=RESAMPLES)
    above = scores >= threshold
    return {
        "rows": _count(len(labels)),
        "above": share(int(above.sum()), len(labels)),
        **{name: figures[name] for name in _SHOWN},
    }


def _count(rows: int) -> Interval:
    return Interval(value=rows, low=rows, high=rows)


def share(events: int, rows: int) -> Interval:
    """A share with its exact 95 % interval."""
    from training.thresholds import lower_bound, upper_bound

    return Interval(value=events / rows, low=lower_bound(events, rows, 0.975), high=upper_bound(events, rows, 0.975))


def _levels(values: "pd.Series") -> Iterator[tuple[str, "np.ndarray"]]:
    """The most frequent levels, in their order; numbers called age fall into bands. None of a column that says nothing."""
    texts = values.map(band if values.name == "age" else _text)
    if (texts == UNKNOWN).all():
        return
    for level in sorted(texts.value_counts().index[:MOST_LEVELS]):
        yield level, (texts == level).to_numpy()


def _text(value: object) -> str:
    return UNKNOWN if is_missing(value) else text_of(value)


def band(value: object) -> str:
    """The age band of an age in years.

    >>> band(17.0), band("40"), band(None)
    ('under 18', '40 to 59', 'unknown')
    """
    age = None if is_missing(value) else number_in(value)
    return UNKNOWN if age is None else next(name for end, name in _AGES if age < end)


def doubts(groups: Groups) -> Iterator[str]:
    """Where a group is scored too high or too low on the whole, by more than chance explains."""
    for column, levels in groups.items():
        for level, figures in levels.items():
            mean, base = figures["mean_score"].value, figures["base_rate"]
            if (
                not base.value - DOUBT * (base.value - base.low)
                <= mean
                <= base.value + DOUBT * (base.high - base.value)
            ):
                yield (
                    f"{column} {level} is scored {mean:.3f} on average where {base.value:.3f} are positive "
                    f"({base.low:.3f} to {base.high:.3f}): look why before trusting it for this group"
                )
