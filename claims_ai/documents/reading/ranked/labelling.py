"""Which fields a text may be the label of: a linear model over its characters, so that a wording never seen is still understood."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from claims_ai.documents.reading.ranked.keys import tail

Floats = NDArray[np.float64]


def grams(text: str) -> list[str]:
    """Runs of one to three characters, with the ends marked: what a label ends in tells most."""
    marked = f"^{text}$"
    return [marked[i : i + n] for n in (1, 2, 3) for i in range(len(marked) - n + 1) if marked[i : i + n] not in "^$"]


class LabelModel:
    """The chance that a text is a label of each field, each judged by itself."""

    def __init__(
        self, fields: Sequence[str], weights: Mapping[str, Mapping[str, float]], intercepts: Mapping[str, float]
    ):
        """`weights` by field and run of characters."""
        self.fields = tuple(fields)
        self.weights, self.intercepts = weights, intercepts
        place = {field: i for i, field in enumerate(self.fields)}
        self._rows: dict[str, Floats] = {}
        for field, own in weights.items():
            for gram, weight in own.items():
                self._rows.setdefault(gram, np.zeros(len(self.fields)))[place[field]] = weight
        self._intercepts = np.array([intercepts[field] for field in self.fields])
        self.chances = lru_cache(maxsize=8192)(self._chances)

    def _chances(self, text: str) -> Floats:
        """One chance a field, in the order of `fields`; all 0 for no text."""
        if not text:
            return np.zeros(len(self.fields))
        found = [row for gram in dict.fromkeys(grams(text)) if (row := self._rows.get(gram)) is not None]
        return 1 / (1 + np.exp(-(self._intercepts + sum(found, np.zeros(len(self.fields))))))


def as_key(label: str) -> str:
    """A label as it looks, without its colon: the form in which texts are compared."""
    return tail(label)[0]
