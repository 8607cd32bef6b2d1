"""Train and judge the confidence of fields: on pages whose layouts the reader of each had not seen."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claims_ai.documents.confidence import EVIDENCE, RISING, VERSION, ConfidenceCard, Setting, evidence
from claims_ai.documents.reading.common import Reading
from claims_ai.documents.reconcile import reconcile
from claims_ai.values import Field, Quality
from training.judge import comparable
from training.reader.labels import FIELDS, KINDS

Floats = NDArray[np.float64]
SURE = 0.95
FOLDS = 5
_TREES = 120
_PARAMETERS = {
    "objective": "binary", "learning_rate": 0.06, "num_leaves": 8, "min_data_in_leaf": 25, "feature_fraction": 0.8, "bagging_fraction": 0.8,
    "bagging_freq": 1, "lambda_l2": 5.0, "verbosity": -1, "num_threads": 2, "deterministic": True, "seed": 5,
    "monotone_constraints": [int(name in RISING) for name in EVIDENCE],
}  # fmt: skip
_ENOUGH = 0.3
_FIELD = 1.6


@dataclass(frozen=True)
class Names:
    """The document types and fields a model knows, in order."""

    kinds: tuple[str, ...] = (*KINDS, "receipt")
    fields: tuple[str, ...] = (*FIELDS, "valid_thru", "merchant_name", "merchant_address")


@dataclass(frozen=True)
class Given:
    """One field that was given: its evidence, whether it is right, and the layout of its page."""

    evidence: tuple[float, ...]
    right: bool
    group: str


def given(
    kind: str, group: str, reading: Reading, doubts: Mapping[str, tuple[float, float]], quality: Quality, values: Mapping[str, tuple[Any, ...]]
) -> Iterator[Given]:  # fmt: skip
    """The fields of a page as they would be given, with their evidence."""
    agreed, findings = reconcile(reading)
    setting = Setting(kind, quality, findings, doubts)
    for name, one in agreed.fields.items():
        accepted = {comparable(name, value) for value in values.get(name, ())}
        right = comparable(name, one.value) in accepted
        yield Given(tuple(evidence(name, one, setting, Names())), right, group)


def with_engine(field: Field, chance: float) -> Field:
    """A field whose first confidence is that of the reader that chose it."""
    return replace(field, confidence=round(chance, 4))


def _train(rows: Sequence[Given]) -> Any:
    import lightgbm

    table, right = np.array([row.evidence for row in rows]), np.array([row.right for row in rows], float)
    return lightgbm.train(_PARAMETERS, lightgbm.Dataset(table, right, categorical_feature=[0, 1, 2]), _TREES)


def cross_validate(rows: Sequence[Given]) -> Floats:
    """The confidence of each field by a model that has not seen its layout."""
    from sklearn.model_selection import GroupKFold

    found = np.zeros(len(rows))
    for learned, judged in GroupKFold(FOLDS).split(rows, groups=[row.group for row in rows]):
        model = _train([rows[i] for i in learned])
        found[judged] = model.predict(np.array([rows[i].evidence for i in judged]))
    return found


def bends(raw: Floats, right: Floats) -> tuple[tuple[float, float], ...]:
    """A rising broken line from what the model says to the share that is right, on fields it had not seen."""
    from sklearn.isotonic import IsotonicRegression

    line = IsotonicRegression(y_min=0.01, y_max=0.999, out_of_bounds="clip").fit(raw, right)
    edges = np.unique(np.quantile(raw, np.linspace(0, 1, 41)))
    return tuple((round(float(x), 5), round(float(y), 5)) for x, y in zip(edges, line.predict(edges), strict=True))


def _more_doubtful(line: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    """The line with the chance of being wrong raised: papers in the field differ more from drawn ones than these do from each other."""
    return tuple((seen, round(1 - min((1 - meant) * _FIELD, 0.99), 5)) for seen, meant in line)


def metrics(chances: Floats, right: Floats) -> dict[str, float]:
    """Calibration error over ten bins of equal count, and how many fields are given as sure and how many of these are right."""
    order = np.argsort(chances)
    parts = [part for part in np.array_split(order, 10) if len(part)]
    error = sum(abs(chances[part].mean() - right[part].mean()) * len(part) for part in parts) / len(order)
    sure = chances >= SURE
    return {
        "fields": float(len(right)),
        "right": float(right.mean()),
        "expected_calibration_error": float(error),
        "sure_share": float(sure.mean()),
        "sure_right": float(right[sure].mean()) if sure.any() else 0.0,
    }


def ship(rows: Sequence[Given], out: Path, learned_from: tuple[str, ...], licence: str) -> ConfidenceCard:
    """Judge by layouts not seen, train on all, and write the model with its card to a folder."""
    right, raw = np.array([row.right for row in rows], float), cross_validate(rows)
    line = _more_doubtful(bends(raw, right))
    seen, meant = zip(*line, strict=True)
    figures = metrics(np.interp(raw, seen, meant), right)
    text = _train(rows).model_to_string()
    card = ConfidenceCard(
        version=VERSION, learned_from=learned_from, licence=licence, metrics={name: round(value, 4) for name, value in figures.items()},
        kinds=Names().kinds, fields=Names().fields, evidence=EVIDENCE, sha256=hashlib.sha256(text.encode()).hexdigest(), bends=line,
        enough=_ENOUGH,
    )  # fmt: skip
    out.mkdir(parents=True, exist_ok=True)
    (out / "model.txt").write_text(text, "utf-8")
    (out / "card.json").write_text(card.model_dump_json(indent=1) + "\n", "utf-8")
    return card
