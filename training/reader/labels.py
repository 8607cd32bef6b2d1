"""Learns which texts name which field, from the labels of the rules and from what stands by known values."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np

from claims_ai.documents.reading.ranked import seeds, types
from claims_ai.documents.reading.ranked.labelling import LabelModel, as_key, grams

FIELDS = tuple(dict.fromkeys(field for fields in types.FIELDS_OF.values() for field in fields))
KINDS = tuple(types.FIELDS_OF)
_SEED_WEIGHT, _LEAST = 3.0, 0.02

Texts = Mapping[str, Mapping[tuple[str, str], float]]


def observed(keys: Iterable[tuple[str, str, str, bool, str]]) -> dict[str, dict[tuple[str, str], float]]:
    """By field, the weight of each (kind, text) that stood by its value (positive) or only by others (negative).

    `keys` are (document type, field, text, whether it stood by the field's value, layout), each once.
    """
    counts: dict[str, dict[tuple[str, str], list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for kind, field, text, own, _ in keys:
        counts[field][kind, text][own] += 1
    return {
        field: {key: (own - 0.15 * other if own else -1.0) for key, (other, own) in texts.items()}
        for field, texts in counts.items()
    }


def learn(texts: Texts, forgets: Callable[[str], bool] = lambda label: False) -> LabelModel:
    """A linear model a field over the characters of texts seen by its values, by others, and of the labels known beforehand.

    Of the latter those are left out that it `forgets`.
    """
    models = {field: _learn_one(field, texts.get(field, {}), forgets) for field in FIELDS}
    return LabelModel(
        FIELDS, {f: weights for f, (weights, _) in models.items()}, {f: i for f, (_, i) in models.items()}
    )


def _learn_one(
    field: str, seen: Mapping[tuple[str, str], float], forgets: Callable[[str], bool]
) -> tuple[dict[str, float], float]:
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression

    rows: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    seeded = (row for row in _seeded(field) if not forgets(row[0]))
    for text, own, weight in (*seeded, *((text, w > 0, abs(w)) for (_, text), w in seen.items())):
        rows[text][own] += weight
    known = [(text, own, weight) for text, pair in rows.items() if text for own, weight in enumerate(pair) if weight]
    if len({own for _, own, _ in known}) < 2:
        return {}, -4.0
    counter = CountVectorizer(analyzer=grams, binary=True)
    table = counter.fit_transform([text for text, _, _ in known])
    right, weights = (np.array([row[at] for row in known]) for at in (1, 2))
    model: Any = LogisticRegression(C=2.0, max_iter=300).fit(table, right, sample_weight=weights)
    learned = {gram: round(float(model.coef_[0, i]), 4) for gram, i in sorted(counter.vocabulary_.items())}
    return {gram: w for gram, w in learned.items() if abs(w) >= _LEAST}, round(float(model.intercept_[0]), 4)


def _seeded(field: str) -> Iterable[tuple[str, bool, float]]:
    for kind, labels in seeds.LABELS.items():
        if field not in types.FIELDS_OF.get(kind, ()):
            continue
        for labelled in labels:
            yield from ((as_key(label), labelled.name == field, _SEED_WEIGHT) for label in labelled.labels)
        yield from ((as_key(stop), False, _SEED_WEIGHT / 2) for stop in seeds.STOPS.get(kind, ()))
