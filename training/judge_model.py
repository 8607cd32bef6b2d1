"""What a trained model did on later rows: its figures, group by group, and whether its threshold kept its rule there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from claims_ai.card import Check, Groups, Interval
from claims_ai.errors import InputError
from claims_ai.tables import number_in
from training import evaluate, groups
from training.evaluate import Stake
from training.tables import Table, require
from training.thresholds import Capacity, Guarantee, Rule, lower_bound, upper_bound

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

SLACK = 0.3
"""A capacity counts as kept on later rows while no more than this share above it is asked for."""


@dataclass(frozen=True)
class Held:
    """Rows held out, as the judged model scored them, and what came of it."""

    table: Table
    scores: "np.ndarray"
    on: str
    metrics: dict[str, Interval]
    check: Check
    groups: Groups
    doubts: tuple[str, ...]


class _Judged(Protocol):
    def probabilities(self, table: Table) -> "np.ndarray": ...


class _Ready(Protocol):
    @property
    def judged(self) -> _Judged: ...
    @property
    def judged_threshold(self) -> float: ...
    @property
    def rows(self) -> "np.ndarray": ...


class _Settings(Protocol):
    @property
    def threshold(self) -> Rule: ...
    @property
    def groups(self) -> Sequence[str]: ...
    @property
    def seed(self) -> int: ...


def held_out(frame: "pd.DataFrame", table: Table, ready: _Ready, time: str | None, settings: _Settings) -> Held:
    """Judge a model on the rows held out."""
    rows, rule, part = ready.rows, settings.threshold, frame.iloc[ready.rows]
    later = table.rows(rows)
    scores = ready.judged.probabilities(later)
    stake, on = stake_of(part, rule), said(frame, time, rows)
    told = groups.by_group(part, later.labels, scores, ready.judged_threshold, settings.groups, settings.seed)
    check = checked(rule, part, later.labels, scores, ready.judged_threshold, on)
    metrics = evaluate.measure_with_intervals(later.labels, scores, settings.seed, stake)
    return Held(later, scores, on, metrics, check, told, (*_broken(check, rule), *groups.doubts(told)))


def checked(
    rule: Rule, part: "pd.DataFrame", labels: "np.ndarray", scores: "np.ndarray", threshold: float, on: str
) -> Check:
    """Whether a threshold kept its rule on rows it was not chosen on."""
    among = asked(part, rule)
    above = among & (scores >= threshold)
    count, positives = int(above.sum()), int(labels[above].sum())
    bounds = (bound(count - positives, count, 0.975) if count else edge for bound, edge in ((lower_bound, 0.0), (upper_bound, 1.0)))  # fmt: skip
    low, high = bounds
    stake = stake_of(part, rule)
    money = (
        None
        if stake is None or stake.amounts is None
        else evaluate.saved(labels[above], stake.amounts[above], stake.cost)
    )
    return Check(
        on=on, rows=int(among.sum()), above=count, positives=positives, low=low, high=high, saved=money,
        kept=_kept(rule, count, positives, labels[among], scores[among]),
    )  # fmt: skip


def _kept(rule: Rule, above: int, positives: int, labels: "np.ndarray", scores: "np.ndarray") -> bool:
    if isinstance(rule, Guarantee):
        return above > 0 and above - positives <= rule.at_most * above
    if isinstance(rule, Capacity):
        return above <= (1 + SLACK) * rule.share * len(labels)
    if rule.by == "precision":
        return positives >= rule.at * above
    wrong = above - positives
    return above <= (1 + SLACK) * rule.at * len(labels) if rule.by == "share" else wrong <= (1 + SLACK) * rule.at * (1 - labels).sum()  # fmt: skip


def _broken(check: Check, rule: Rule) -> tuple[str, ...]:
    if not check.above:
        return (f"no row of {check.on} reaches the threshold: {rule}",)
    if check.kept:
        return ()
    wrong = (check.above - check.positives) / check.above
    return (
        f"the threshold did not keep its rule ({rule}) on {check.on}: {check.above} of {check.rows} rows reach it, "
        f"{wrong:.2%} of them negative ({check.low:.2%} to {check.high:.2%})",
    )


def threshold_of(rule: Rule, labels: "np.ndarray", scores: "np.ndarray", amounts: "np.ndarray | None") -> float:
    """The threshold of a rule that needs no rows of its own."""
    if isinstance(rule, Guarantee):
        raise TypeError("a guarantee is tested on rows of its own")
    return rule.threshold(labels, scores, amounts) if isinstance(rule, Capacity) else rule.threshold(labels, scores)


def stake_of(frame: "pd.DataFrame", rule: Rule) -> Stake | None:
    """What looking at rows of a frame is worth, where the rule says how many can be looked at."""
    return Stake(rule.share, rule.cost, amounts_of(frame, rule)) if isinstance(rule, Capacity) else None


def amounts_of(frame: "pd.DataFrame", rule: Rule) -> "np.ndarray | None":
    """The money a row is about, by the rule's column; InputError names a row without it."""
    name = rule.amount if isinstance(rule, Capacity) else None
    if name is None:
        return None
    amounts = _numbers(frame, name)
    wrong = amounts != amounts
    if wrong.any():
        row = int(wrong.argmax())
        raise InputError(f"column {name!r}, row {row + 1}: {frame[name].iloc[row]!r} is no amount; write a number")
    return amounts


def asked(frame: "pd.DataFrame", rule: Rule) -> "np.ndarray":
    """The rows a guarantee is about; all, where it names none."""
    return among_of(frame, rule.among if isinstance(rule, Guarantee) else ())


def among_of(frame: "pd.DataFrame", among: tuple[tuple[str, float], ...]) -> "np.ndarray":
    """The rows in which no column named holds more than it may."""
    import numpy as np

    rows = np.ones(len(frame), dtype=bool)
    for name, most in among:
        rows &= _numbers(frame, name) <= most
    return rows


def _numbers(frame: "pd.DataFrame", name: str) -> "np.ndarray":
    """A column as numbers, nan where it holds none."""
    require(frame, [name])
    return frame[name].map(number_in).to_numpy(dtype=float)


def said(frame: "pd.DataFrame", time: str | None, rows: "np.ndarray") -> str:
    """Rows in words."""
    if time is None:
        return f"{len(rows)} rows drawn at random, stratified by the label"
    first, last = (str(frame[time].iloc[row]) for row in (rows[0], rows[-1]))
    return f"{len(rows)} rows of {time} {first}" + (f" to {last}" if last != first else "")
