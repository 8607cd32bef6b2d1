"""Scores from a model folder: a LightGBM text model, and the JSON card that says how to read its inputs and outputs."""

import hashlib
import math
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from claims_ai.card import Card, features_hash
from claims_ai.errors import InputError, ModelError
from claims_ai.forest import forest_of
from claims_ai.linear import Scorer
from claims_ai.tables import Column, is_missing, read_table
from claims_ai.values import Contribution, Score

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

Sentence = Callable[[str, Any, float], str]
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
        self._require(frame.columns)
        margins = self._scorer.margins(encode_frame(frame, self.card.features))
        return self.card.calibration.probabilities(margins)

    def strange(self, frame: "pd.DataFrame") -> Iterator[str]:
        """Columns with values that training never saw or that are no numbers, which count as missing: what, and in which row first."""
        for column in self.card.features:
            known = frame[column.name].map(lambda value: not is_missing(value))
            odd = (known & column.encode_all(frame[column.name]).isna()).to_numpy()
            if odd.any():
                row = int(odd.argmax())
                what = "was not seen in training" if column.kind == "category" else "is no number"
                yield (
                    f"column {column.name!r}, row {row + 1}: {str(frame[column.name].iloc[row])!r} {what}; "
                    f"{int(odd.sum())} such rows count as missing"
                )

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


def encode_frame(frame: "pd.DataFrame", columns: tuple[Column, ...]) -> "np.ndarray":
    """The matrix (rows x columns, float) a model sees of a frame."""
    import numpy as np

    return np.column_stack([column.encode_all(frame[column.name]).to_numpy() for column in columns])


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


def predict_table(model_folder: Path, data: Path, out: Path) -> tuple[str, ...]:
    """Write one calibrated probability a row, as a CSV with the column `score` in the order of the table; what was strange in it."""
    import pandas as pd

    model, frame = load_model(model_folder), read_table(data)
    try:
        scores = pd.DataFrame({"score": model.probabilities(frame)})
        out.parent.mkdir(parents=True, exist_ok=True)
        scores.to_csv(out, index=False)
    except OSError as error:
        raise InputError(f"{out}: cannot be written ({error.strerror}); name another file") from error
    return tuple(model.strange(frame))
