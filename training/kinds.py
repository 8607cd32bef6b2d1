"""Train the model of kinds on pages whose kind is known, and judge it on layouts it has not seen."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claims_ai.documents.kinds import OTHER, VERSION, KindCard, every_feature, features
from claims_ai.documents.layout import Sheet

Floats = NDArray[np.float64]
Fitted = tuple[tuple[str, ...], Floats]
"""The kinds, and their weights: one row a kind, one column a feature and one that is always added."""
FOLDS = 5
WORDLESS = "vehicle_damage_photo"
"""Told by its picture, not by words."""
_ENOUGH = 0.55
_STRENGTH = 1.0


@dataclass(frozen=True)
class KnownKind:
    """A page's features with its kind; `group` keeps the pages of one layout on one side of a split."""

    features: Mapping[str, float]
    kind: str
    group: str


def known(sheet: Sheet, kind: str, group: str) -> KnownKind:
    """A page with its kind."""
    return KnownKind(features(sheet), kind, group)


def fit(pages: Sequence[KnownKind]) -> Fitted:
    """Fit a multinomial regression, each kind weighing alike."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=_STRENGTH, max_iter=1000, class_weight="balanced")
    model.fit(_table(pages), [page.kind for page in pages])
    return tuple(map(str, model.classes_)), np.round(np.column_stack([model.coef_, model.intercept_]), 4)


def _table(pages: Sequence[KnownKind]) -> Floats:
    place = {name: i for i, name in enumerate(every_feature())}
    table = np.zeros((len(pages), len(place)))
    for row, page in zip(table, pages, strict=True):
        for name, value in page.features.items():
            row[place[name]] = value
    return table


def told(pages: Sequence[KnownKind], fitted: Fitted) -> list[str]:
    """The kind a model tells of each page."""
    kinds, weights = fitted
    scores = np.column_stack([_table(pages), np.ones(len(pages))]) @ weights.T
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    best, sure = scores.argmax(axis=1), (chances / chances.sum(axis=1, keepdims=True)).max(axis=1) >= _ENOUGH
    return [kinds[i] if enough else OTHER for i, enough in zip(best, sure, strict=True)]


def cross_validate(pages: Sequence[KnownKind]) -> list[str]:
    """The kind of each page as told by a model that has not seen its layout."""
    from sklearn.model_selection import GroupKFold

    found = [OTHER] * len(pages)
    for learned, judged in GroupKFold(FOLDS).split(pages, groups=[page.group for page in pages]):
        fitted = fit([pages[i] for i in learned])
        for i, kind in zip(judged, told([pages[i] for i in judged], fitted), strict=True):
            found[i] = kind
    return found


def ship(pages: Sequence[KnownKind], out: Path, learned_from: tuple[str, ...], licence: str) -> KindCard:
    """Judge on layouts not seen, train on all, and write the weights with their card to a folder."""
    found = cross_validate(pages)
    right = float(np.mean([page.kind == kind for page, kind in zip(pages, found, strict=True)]))
    kinds, weights = fit(pages)
    text = json.dumps(weights.tolist())
    card = KindCard(
        version=VERSION,
        learned_from=learned_from,
        licence=licence,
        metrics={"pages": float(len(pages)), "right_on_unseen_layouts": round(right, 4)},
        kinds=kinds,
        features=every_feature(),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        enough=_ENOUGH,
    )
    out.mkdir(parents=True, exist_ok=True)
    (out / "weights.json").write_text(text, "utf-8")
    (out / "card.json").write_text(card.model_dump_json(indent=1) + "\n", "utf-8")
    return card
