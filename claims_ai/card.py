"""The card of a model: where it comes from, how to read its inputs and outputs, how good it is, and what it is for."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict

from claims_ai.linear import Linear
from claims_ai.stability import Bins
from claims_ai.tables import Column

if TYPE_CHECKING:
    import numpy as np


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Calibration(_Frozen):
    """From a model's log-odds to a probability: a line through the log-odds (Platt), or knots (isotonic)."""

    method: Literal["platt", "isotonic"]
    slope: float = 1.0
    intercept: float = 0.0
    x: tuple[float, ...] = ()
    y: tuple[float, ...] = ()

    def probabilities(self, margins: "np.ndarray") -> "np.ndarray":
        """Calibrated probabilities of margins (log-odds), element by element."""
        import numpy as np

        if self.method == "isotonic":
            return np.asarray(np.interp(margins, self.x, self.y))
        return np.asarray(1.0 / (1.0 + np.exp(-np.clip(self.slope * margins + self.intercept, -700, 700))))


class Interval(_Frozen):
    """A measured value with its 95 % bootstrap interval."""

    value: float
    low: float
    high: float


class Source(_Frozen):
    """The table a model was trained on; `first` and `last` are the span of its time column."""

    name: str
    rows: int
    positives: int
    first: str | None = None
    last: str | None = None


class Certificate(_Frozen):
    """Rows nobody had learned from, on which a threshold was tested: of `above` rows at or above it `negatives` were negative.

    With `confidence`, at most `bound` of such rows are, which is no more than `at_most`. `last` is the latest of their times.
    `among` says which rows it is about, by the most that columns may hold.
    """

    at_most: float
    confidence: float
    among: tuple[tuple[str, float], ...]
    rows: int
    above: int
    negatives: int
    bound: float
    on: str
    last: str | None = None

    @property
    def where(self) -> str:
        """`among` in words."""
        return among_in_words(self.among)


class Check(_Frozen):
    """What the threshold did on rows later than all it was chosen on.

    `low` and `high` hold the share of negatives at or above it with 95 % confidence (exact); `saved` is money after the
    cost of looking; `kept` is whether the rule held there; a guarantee that lets nothing
    through keeps nothing.
    """

    on: str
    rows: int
    above: int
    positives: int
    low: float
    high: float
    kept: bool
    saved: float | None = None


class Use(_Frozen):
    """What a model is for, what it is not for, and what is known against it."""

    intended: str = ""
    not_for: str = ""
    limits: tuple[str, ...] = ()


Groups = Mapping[str, Mapping[str, Mapping[str, Interval]]]
"""Figures by column, by level, by name."""


class Card(_Frozen):
    """Everything about a model besides its trees; `features` in the order of the model's inputs."""

    task: str
    version: str
    created: str
    source: Source
    label: str
    positive: str
    time: str | None
    dropped: tuple[str, ...]
    features: tuple[Column, ...]
    calibration: Calibration
    threshold: float
    threshold_rule: str
    metrics: Mapping[str, Interval]
    measured_on: str
    parameters: Mapping[str, Any]
    notes: tuple[str, ...]
    libraries: Mapping[str, str]
    model_sha256: str
    features_sha256: str = ""
    certificate: Certificate | None = None
    check: Check | None = None
    groups: Groups = {}
    spread: Mapping[str, Bins] = {}
    score_spread: Bins | None = None
    use: Use = Use()
    linear: Linear | None = None


def among_in_words(among: tuple[tuple[str, float], ...]) -> str:
    """Which rows a guarantee is about.

    >>> among_in_words((("severe_findings", 0.0),))
    'severe_findings ≤ 0'
    """
    return " and ".join(f"{name} ≤ {most:g}" for name, most in among)


def features_hash(columns: Iterable[Column]) -> str:
    """What tells whether two models read the same inputs in the same way."""
    told = [column.model_dump() for column in columns]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()
