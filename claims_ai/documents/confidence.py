"""How sure each field is: the share of such fields that are right, learned from pages whose values are known.

The evidence is what the engine made of the characters, how clearly the reader chose, and whether the rest of the page agrees.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from claims_ai.documents.geometry import width_height
from claims_ai.documents.model_folder import read_card, read_trees
from claims_ai.documents.reading.common import Reading
from claims_ai.documents.reading.ranked import types
from claims_ai.resources import folder
from claims_ai.values import Field, Finding, Quality

VERSION = "1"
CHECKS = (
    "words_and_digits",
    "items_and_total",
    "parts_and_total",
    "stay",
    "resident_id",
    "birth",
    "card_number",
    "repaired",
)
ITEM = "item"
_RECEIPT = ("merchant_name", "merchant_address")
_TYPES = (*dict.fromkeys(types.TYPE_OF.values()), "merchant", ITEM, "unknown")


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for all fields of a page."""

    kind: str
    quality: Quality
    findings: Sequence[Finding]
    doubts: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    """Log-odds and lead of the reader's choice, by field; absent where a rule alone gave the value."""


EVIDENCE = (
    "kind", "field", "type", "engine", "legibility", "margin", "lead", "chosen", "characters", "height", "quality", "contradicted", "agreed", *CHECKS,
)  # fmt: skip
RISING = ("engine", "legibility", "margin", "lead", "agreed")
"""Evidence that can only make a field surer."""


class ConfidenceCard(BaseModel):
    """What the model of confidence is made of, and how well it held on layouts it had not seen."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    learned_from: tuple[str, ...]
    licence: str
    metrics: Mapping[str, float]
    kinds: tuple[str, ...]
    fields: tuple[str, ...]
    evidence: tuple[str, ...]
    sha256: str
    bends: tuple[tuple[float, float], ...]
    enough: float


class Confidence:
    """The model of a folder, checked against its card."""

    def __init__(self, card: ConfidenceCard, booster: Any) -> None:
        self.card, self._booster = card, booster

    def of(self, rows: Sequence[Sequence[float]]) -> NDArray[np.float64]:
        """The chance that each field is right, from its evidence."""
        if not rows:
            return np.zeros(0)
        raw = self._booster.predict(np.array(rows, float), num_threads=1)
        seen, meant = zip(*self.card.bends, strict=True)
        return np.asarray(np.interp(raw, seen, meant))

    def give(self, reading: Reading, setting: Setting) -> Reading:
        """The reading with calibrated confidences; a field that is more likely wrong than worth showing is left out."""
        names = [name for name, one in reading.fields.items() if one.source == "ocr"]
        rows = [evidence(name, reading.fields[name], setting, self.card) for name in names]
        chances = dict(zip(names, self.of(rows), strict=True))
        fields = {
            name: replace(one, confidence=round(float(chances[name]), 4)) if name in chances else one
            for name, one in reading.fields.items()
            if chances.get(name, 1.0) >= self.card.enough
        }
        return Reading(fields, reading.items)


def evidence(name: str, one: Field, setting: Setting, names: "ConfidenceCard | Any") -> list[float]:
    """The evidence for one field, in the order of EVIDENCE."""
    margin, lead = setting.doubts.get(name, (0.0, 0.0))
    height = width_height(one.box)[1] if one.box else 0.0
    against = {field_name for finding in setting.findings for field_name in finding.fields}
    flags = [float(check in one.checks) for check in CHECKS]
    return [
        _place(setting.kind, names.kinds),
        _place(name, names.fields),
        _TYPES.index(type_of(name)),
        one.confidence,
        one.legibility,
        margin,
        min(lead, 20.0),
        float(name in setting.doubts),
        len(one.value),
        height,
        setting.quality.score,
        float(name in against),
        sum(check != "repaired" for check in one.checks),
        *flags,
    ]


def type_of(name: str) -> str:
    """The type of value a field has."""
    return "merchant" if name in _RECEIPT else types.TYPE_OF.get(name, ITEM if name == ITEM else "unknown")


def _place(name: str, names: Sequence[str]) -> float:
    return float(names.index(name)) if name in names else -1.0


@cache
def shipped_confidence(version: str = VERSION) -> Confidence:
    """The model of models/confidence; it is loaded once."""
    return load_confidence(folder("models") / "confidence" / version)


def load_confidence(path: Path) -> Confidence:
    """The model of a folder; ModelError names the file that is missing, damaged or not the one of the card."""
    card = read_card(path, ConfidenceCard, "reader")
    return Confidence(card, read_trees(path / "model.txt", card.sha256, "reader"))
