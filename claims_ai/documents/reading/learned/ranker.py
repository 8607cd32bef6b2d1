"""The shipped reader: one LightGBM model a field chooses among its candidates; a JSON card says what it learned from."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from math import exp
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from claims_ai.documents import parse
from claims_ai.documents.layout import Sheet
from claims_ai.documents.model_folder import read_card, read_trees
from claims_ai.documents.reading.common import Choice
from claims_ai.documents.reading.learned.candidates import Candidate, candidates
from claims_ai.documents.reading.learned.features import features
from claims_ai.documents.reading.learned.rows import Row, rows_of
from claims_ai.documents.reading.learned.wording import worded
from claims_ai.documents.text import squash
from claims_ai.resources import folder
from claims_ai.values import Field

VERSION = "1"
_ENDS_ADDRESS = re.compile(r"[室号铺层幢栋楼座]\W*$")
_REST_OF_ADDRESS = re.compile(
    r"[\u4e00-\u9fff]{0,8}\d[\dA-Z-]*(?:[号幢栋座单元楼层室铺]+[\dA-Z-]*)*[室号铺层幢栋楼座]|[\u4e00-\u9fff]{0,8}[室铺层幢栋楼座]"
)


class FieldModel(BaseModel):
    """One field's model: its file, the order of its features, and the line from its margins to the chance of being right."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    sha256: str
    features: tuple[str, ...]
    slope: float
    gap_slope: float
    intercept: float
    enough: float


class ReaderCard(BaseModel):
    """What the reader is made of: the data it learned from with its licence, its figures, its models and its words."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    learned_from: tuple[str, ...]
    licence: str
    metrics: Mapping[str, float]
    fields: Mapping[str, FieldModel]
    words: Mapping[str, int]


class Reader:
    """The models of a folder, checked against their card."""

    def __init__(self, card: ReaderCard, boosters: Mapping[str, Any]) -> None:
        self.card, self._boosters = card, boosters

    def read(self, sheet: Sheet) -> dict[str, Choice]:
        """The choice for each field of a page; one whose best candidate is unlikely is left out."""
        rows = rows_of(sheet)
        found = {name: self._read_one(name, rows) for name in self.card.fields}
        return {name: choice for name, choice in found.items() if choice}

    def _read_one(self, name: str, rows: Sequence[Row]) -> Choice | None:
        options = candidates(name, rows)
        if not options:
            return None
        model, margins = self.card.fields[name], self.margins(name, features(name, options, rows))
        best, margin, lead = leading(options, margins)
        best = _whole_address(best, options) if name == "merchant_address" else best
        chance = 1 / (1 + exp(-(model.slope * margin + model.gap_slope * lead + model.intercept)))
        field = as_field(name, best, chance, self.card.words) if chance >= model.enough else None
        return Choice(field, margin, lead) if field else None

    def margins(self, name: str, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """The log-odds of each candidate."""
        table = [[row[feature] for feature in self.card.fields[name].features] for row in rows]
        return [float(margin) for margin in self._boosters[name].predict(table, raw_score=True, num_threads=1)]


def _whole_address(best: Candidate, options: Sequence[Candidate]) -> Candidate:
    """A Chinese address with the number of a house or a room that ends it in the next row."""
    if _ENDS_ADDRESS.search(best.value):
        return best
    longer = (one for one in options if one.first == best.first and one.spans[: len(best.spans)] == best.spans)
    return next(
        (one for one in longer if _REST_OF_ADDRESS.fullmatch(squash(one.value)[len(squash(best.value)) :])), best
    )


def leading(options: Sequence[Candidate], margins: Sequence[float]) -> tuple[Candidate, float, float]:
    """The candidate with the highest log-odds, these, and its lead over the best one of another value."""
    order = sorted(range(len(options)), key=lambda i: -margins[i])
    best = options[order[0]]
    rival = next((margins[i] for i in order if options[i].value != best.value), margins[order[0]] - 10.0)
    return best, float(margins[order[0]]), float(margins[order[0]] - rival)


def as_field(name: str, best: Candidate, chance: float, words: Mapping[str, int]) -> Field | None:
    """A candidate as the field it is given as; None where nothing of it is left once it is worded."""
    value = best.value if name in ("issue_date", "total_amount") else worded(name, best.value, words)
    field = parse.field(value, best.spans) if value else None
    return replace(field, confidence=round(chance, 4)) if field else None


@cache
def shipped_reader(version: str = VERSION) -> Reader:
    """The reader of models/reader; it is loaded once."""
    return load_reader(folder("models") / "reader" / version)


def load_reader(path: Path) -> Reader:
    """The reader of a folder; ModelError names the file that is missing, damaged or not the one of the card."""
    card = read_card(path, ReaderCard, "reader")
    models = {name: read_trees(path / each.file, each.sha256, "reader") for name, each in card.fields.items()}
    return Reader(card, models)
