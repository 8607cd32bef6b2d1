"""Scores from a model folder: a LightGBM text model, and the JSON card that says how to read its inputs and outputs."""

import hashlib
import math
from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from claims_ai.card import Card, features_hash
from claims_ai.errors import ModelError
from claims_ai.forest import forest_of
from claims_ai.linear import Scorer
from claims_ai.tables import Column, Reading, is_missing
from claims_ai.values import Contribution, Score

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

Sentence = Callable[[str, Any, float], str]
Encoded = dict[Reading, "np.ndarray"]
TOP = 5


class Model:
    """A loaded model. Safe to share between threads: it holds nothing that changes."""

    def __init__(self, card: Card, text: str) -> None:
        self.card = card
        self._text = text

    @cached_property
    def _scorer(self) -> Scorer:
        return Scorer(forest_of(self._text, len(self.card.features)), self.card.linear)

    def score(self, features: Mapping[str, Any], sentence: Sentence | None = None) -> Score:
        """Score one row; ModelError names features that are absent (a feature that is None is merely missing)."""
        import numpy as np

        self._require(features)
        row = np.array([[column.encode(features[column.name]) for column in self.card.features]])
        contributions = self._scorer.contributions(row, num_threads=1)[0]
        probability = float(self.card.calibration.probabilities(contributions.sum()))
        top = self._top(features, contributions[:-1] * self.card.calibration.slope, sentence or plain_sentence)
        return Score(probability, self.card.threshold, top)

    def probabilities(self, frame: "pd.DataFrame") -> "np.ndarray":
        """Calibrated probabilities of a frame's rows, in their order."""
        return self.probabilities_of(self.encode(frame))

    def encode(self, frame: "pd.DataFrame", known: "Encoded | None" = None) -> "np.ndarray":
        """The matrix the model sees of a frame; columns encoded before are taken from `known`, and new ones kept there."""
        self._require(frame.columns)
        return encode_frame(frame, self.card.features, known)

    def probabilities_of(self, matrix: "np.ndarray") -> "np.ndarray":
        """Calibrated probabilities of the rows of such a matrix."""
        return self.card.calibration.probabilities(self._scorer.margins(matrix))

    def __reduce__(self) -> tuple[Any, ...]:
        """What a worker process needs: it makes its own tables of the trees."""
        return Model, (self.card, self._text)

    def _require(self, names: Any) -> None:
        absent = [column.name for column in self.card.features if column.name not in names]
        if absent:
            raise ModelError(
                f"model {self.card.task} {self.card.version} needs {', '.join(absent)}; add what is absent"
            )

    def _top(self, features: Mapping[str, Any], values: Any, sentence: Sentence) -> tuple[Contribution, ...]:
        names = [column.name for column in self.card.features]
        ranked = sorted(zip(names, values.tolist(), strict=True), key=lambda pair: -abs(pair[1]))[:TOP]
        return tuple(
            Contribution(name, str(features[name]), value, sentence(name, features[name], value))
            for name, value in ranked
            if value
        )


def plain_sentence(feature: str, value: Any, contribution: float) -> str:
    """What a feature did to a score, in plain words.

    >>> plain_sentence("days_since_inception", 3, 0.7)
    'days_since_inception = 3 raises the odds by a factor of 2.0'
    """
    shown = "missing" if is_missing(value) else value
    verb = "raises" if contribution > 0 else "lowers"
    return f"{feature} = {shown} {verb} the odds by a factor of {math.exp(abs(contribution)):.1f}"


def encode_frame(frame: "pd.DataFrame", columns: tuple[Column, ...], known: "Encoded | None" = None) -> "np.ndarray":
    """The matrix (rows x columns, float) a model sees of a frame."""
    import numpy as np

    known = {} if known is None else known
    for column in columns:
        if column.reading not in known:
            known[column.reading] = column.encode_all(frame[column.name]).to_numpy()
    return np.column_stack([known[column.reading] for column in columns])


def load_model(folder: Path) -> Model:
    """The model in a folder, loaded once and again when its files change; ModelError where missing or altered."""
    try:
        stamps = tuple((folder / name).stat().st_mtime_ns for name in ("card.json", "model.txt"))
    except OSError as error:
        raise ModelError(f"{folder}: is no model folder ({error}); train one, or check the path") from error
    return _load(folder.resolve(), stamps)


@lru_cache(maxsize=16)
def _load(folder: Path, stamps: tuple[int, ...]) -> Model:
    try:
        card = Card.model_validate_json((folder / "card.json").read_bytes())
    except ValidationError as error:
        raise ModelError(f"{folder}/card.json: is not a card of this form ({error}); train it again") from error
    text = (folder / "model.txt").read_bytes()
    if hashlib.sha256(text).hexdigest() != card.model_sha256:
        raise ModelError(f"{folder}/model.txt: is not the model its card describes (sha256 differs); restore the pair")
    if card.features_sha256 and card.features_sha256 != features_hash(card.features):
        raise ModelError(f"{folder}/card.json: its features were edited (features_sha256 differs); restore the card")
    return Model(card, text.decode())
