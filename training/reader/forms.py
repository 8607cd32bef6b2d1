"""Train the reader of labelled papers on pages with known values, and judge it on layouts it has not seen."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claims_ai.documents.geometry import bounds
from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading import read_fields
from claims_ai.documents.reading.common import Choice, Reading
from claims_ai.documents.reading.ranked.chooser import (
    VERSION,
    FormsCard,
    Options,
    TypeModel,
    assign,
    options_of,
    with_names,
)
from claims_ai.documents.reading.ranked.labelling import LabelModel
from claims_ai.values import Box, Quality
from training.judge import comparable
from training.reader.labels import FIELDS, KINDS, learn, observed
from training.reader.strange import forgets, part_of, with_strange

FOLDS = 5
LEAST_MARGIN = -0.5
_SAME_PLACE, _OWN_PLACE = 0.3, 0.5
_TREES = 250
_PARAMETERS = {
    "objective": "binary", "learning_rate": 0.06, "num_leaves": 15, "min_data_in_leaf": 20, "feature_fraction": 0.6,
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 3.0, "verbosity": -1, "num_threads": 2, "deterministic": True, "seed": 11,
}  # fmt: skip


@dataclass(frozen=True)
class Known:
    """A page with known values: `group` keeps pages of one layout on one side of a split, `boxes` where values stand, if known."""

    name: str
    kind: str
    group: str
    sheet: Sheet
    values: Mapping[str, tuple[str, ...]]
    boxes: Mapping[str, Box]
    quality: Quality


@dataclass(frozen=True)
class Prepared:
    """A page with its candidates by type, and which of them is right for each field: a table of fields by candidates."""

    page: Known
    ruled: Reading
    options: Mapping[str, Options]
    right: Mapping[str, NDArray[np.bool_]]


def prepare(page: Known) -> Prepared:
    """The candidates of a page, labelled."""
    ruled = read_fields(page.kind, page.sheet)
    options = options_of(page.sheet, page.kind, ruled.fields)
    right = {name: np.array([_right(page, field, own) for field in own.fields]) for name, own in options.items()}
    return Prepared(page, ruled, options, right)


def _right(page: Known, field: str, options: Options) -> NDArray[np.bool_]:
    """Which candidates are the field: of its value at its place; where it was misread, those at its place alone."""
    known, own = page.values.get(field, ()), options.judged.options
    if not known:
        return np.zeros(len(own), bool)
    accepted, box = {comparable(field, value) for value in known}, page.boxes.get(field)
    value = np.array([comparable(field, option.field.value) in accepted for option in own])
    if box is None:
        return value
    shares = np.array([_shared_area(option.field.box, box) for option in own])
    exact = value & (shares > _SAME_PLACE)
    if exact.any():
        return exact
    return value if value.any() else (shares > _OWN_PLACE) & (shares == shares.max(initial=0.0))


def _shared_area(one: Box | None, other: Box) -> float:
    """Shared area of the upright bounds as a part of the smaller one, less where one is much longer."""
    if one is None:
        return 0.0
    ax0, ay0, ax1, ay1 = bounds(one)
    bx0, by0, bx1, by1 = bounds(other)
    wide, high = min(ax1, bx1) - max(ax0, bx0), min(ay1, by1) - max(ay0, by0)
    if wide <= 0 or high <= 0:
        return 0.0
    return float(wide / max(ax1 - ax0, bx1 - bx0) * min(1.0, high / (0.6 * min(ay1 - ay0, by1 - by0))))


def labels_of(pages: Sequence[Prepared], forgets: Callable[[str], bool] = lambda label: False) -> LabelModel:
    """The label model of these pages; of the labels known beforehand it `forgets` some."""
    return learn(observed({key for page in pages for key in _keys(page)}), forgets)


def _keys(page: Prepared) -> Iterator[tuple[str, str, str, bool, str]]:
    for name, options in page.options.items():
        for f, field in enumerate(options.fields):
            for i, keys in enumerate(options.judged.keys):
                nearest = next((key.text for key in keys if key.text), "")
                if nearest:
                    yield page.page.kind, field, nearest, bool(page.right[name][f, i]), page.page.group


def table_of(
    value_type: str, pages: Iterable[tuple[Prepared, LabelModel]]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Features of all candidates of a type, by the label model given with each page, and whether they are right."""
    tables, right = [], []
    for page, labels in pages:
        if value_type not in page.options:
            continue
        options = page.options[value_type]
        _, own = options.tables(labels)
        for f, field in enumerate(options.fields):
            tables.append(with_names(own[f], KINDS, FIELDS, page.page.kind, field).astype(np.float32))
            right.append(page.right[value_type][f].astype(np.float32))
    return np.vstack(tables), np.concatenate(right)


def train(value_type: str, pages: Iterable[tuple[Prepared, LabelModel]]) -> Any:
    """A booster that tells a candidate of a field from all others."""
    import lightgbm

    table, right = table_of(value_type, pages)
    return lightgbm.train(_PARAMETERS, lightgbm.Dataset(table, right, categorical_feature=[0, 1]), _TREES)


def names_of(value_type: str, pages: Sequence[Prepared], labels: LabelModel) -> tuple[str, ...]:
    """The order of a type's features."""
    return ("kind", "field", *next(p.options[value_type] for p in pages if value_type in p.options).tables(labels)[0])


def choose(page: Prepared, boosters: Mapping[str, Any], labels: LabelModel) -> dict[str, Choice]:
    """What the models choose on a page."""
    chosen: dict[str, Choice] = {}
    for name, options in page.options.items():
        _, tables = options.tables(labels)
        pairs = zip(tables, options.fields, strict=True)
        table = np.vstack([with_names(own, KINDS, FIELDS, page.page.kind, field) for own, field in pairs])
        margins = boosters[name].predict(table.astype(np.float32), raw_score=True, num_threads=2)
        chosen |= assign(options, np.split(margins, len(options.fields)), LEAST_MARGIN)
    return chosen


def fit_all(pages: Sequence[Prepared]) -> tuple[LabelModel, dict[str, Any]]:
    """The label model and one booster a type, which learns from each page as it is and as if its wording were new."""
    labels = labels_of(pages)
    elsewhere = {
        part: labels_of([page for page in pages if part_of(page) != part], partial(forgets, part))
        for part in {part_of(page) for page in pages}
    }
    names = dict.fromkeys(name for page in pages for name in page.options)
    return labels, {name: train(name, with_strange(pages, labels, elsewhere)) for name in names}


def cross_validate(pages: Sequence[Prepared]) -> list[dict[str, Choice]]:
    """The choices on each page by models that have not seen its layout."""
    from sklearn.model_selection import GroupKFold

    chosen: list[dict[str, Choice]] = [{} for _ in pages]
    for learned, judged in GroupKFold(FOLDS).split(pages, groups=[page.page.group for page in pages]):
        labels, boosters = fit_all([pages[i] for i in learned])
        for i in judged:
            chosen[i] = choose(pages[i], boosters, labels)
    return chosen


def ship(
    pages: Sequence[Prepared], out: Path, learned_from: tuple[str, ...], licence: str, metrics: Mapping[str, float]
) -> FormsCard:
    """Train on all pages, and write the models with their card to a folder."""
    labels, boosters = fit_all(pages)
    out.mkdir(parents=True, exist_ok=True)
    models = {}
    for name, booster in boosters.items():
        text = booster.model_to_string()
        (out / f"{name}.txt").write_text(text, "utf-8")
        digest = hashlib.sha256(text.encode()).hexdigest()
        models[name] = TypeModel(file=f"{name}.txt", sha256=digest, features=names_of(name, pages, labels))
    card = FormsCard(
        version=VERSION, learned_from=learned_from, licence=licence, metrics=dict(metrics), kinds=KINDS, fields=FIELDS, types=models,
        label_weights=labels.weights, label_intercepts=labels.intercepts, least_margin=LEAST_MARGIN,
    )  # fmt: skip
    (out / "card.json").write_text(card.model_dump_json(indent=1) + "\n", "utf-8")
    return card
