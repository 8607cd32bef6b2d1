"""The shipped reader of labelled papers: a model a type of value chooses among its candidates; a JSON card says what it learned from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from claims_ai.documents.geometry import shared
from claims_ai.documents.layout import Sheet
from claims_ai.documents.model_folder import read_card, read_trees
from claims_ai.documents.reading.common import Choice
from claims_ai.documents.reading.ranked import seeds, types
from claims_ai.documents.reading.ranked.candidates import Candidate, candidates
from claims_ai.documents.reading.ranked.features import Judged, features, judged
from claims_ai.documents.reading.ranked.labelling import LabelModel
from claims_ai.resources import folder
from claims_ai.values import Field

Floats = NDArray[np.float64]
VERSION = "1"


class TypeModel(BaseModel):
    """One type's model: its file, its hash, and the order of its features."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    sha256: str
    features: tuple[str, ...]


class FormsCard(BaseModel):
    """What the reader is made of: the data it learned from with its licence, its figures, its models and its labels."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    learned_from: tuple[str, ...]
    licence: str
    metrics: Mapping[str, float]
    kinds: tuple[str, ...]
    fields: tuple[str, ...]
    types: Mapping[str, TypeModel]
    label_weights: Mapping[str, Mapping[str, float]]
    label_intercepts: Mapping[str, float]
    least_margin: float


@dataclass(frozen=True, slots=True)
class Options:
    """All candidates of a type on a page, the fields they may be of, and what the rules chose for these."""

    fields: tuple[str, ...]
    judged: Judged
    ruled: Mapping[str, Field]

    def tables(self, labels: LabelModel) -> tuple[tuple[str, ...], list[Floats]]:
        """The names of the features, and one table of them a field."""
        made = [features(self.judged, field, labels, self.ruled.get(field)) for field in self.fields]
        return made[0][0], [table for _, table in made]


def options_of(sheet: Sheet, kind: str, ruled: Mapping[str, Field]) -> dict[str, Options]:
    """The candidates of each type of value that the document type has, the choices of the rules among them."""
    found = {}
    for value_type in dict.fromkeys(types.TYPE_OF[field] for field in types.FIELDS_OF[kind]):
        fields = tuple(field for field in types.FIELDS_OF[kind] if types.TYPE_OF[field] == value_type)
        made = candidates(value_type, sheet, seeds.vocabulary(kind))
        every = [*made, *_of_rules(sheet, made, [ruled[field] for field in fields if field in ruled])]
        if every:
            found[value_type] = Options(fields, judged(sheet, value_type, every), ruled)
    return found


def _of_rules(sheet: Sheet, made: Sequence[Candidate], ruled: Sequence[Field]) -> list[Candidate]:
    """The values of the rules that no candidate has at that place."""
    known = {(option.field.value, option.field.box) for option in made}
    fresh = [field for field in ruled if field.box and (field.value, field.box) not in known]
    lines = sheet.lines or sheet.red_free
    return [_at(max(lines, key=lambda line: shared(line.box, field.box)), field) for field in fresh if lines]  # type: ignore[arg-type]


def _at(line: Any, field: Field) -> Candidate:
    start = max(0, line.text.find(field.text.split(" ")[0]))
    return Candidate(field, line, start, min(len(line.text), start + len(field.text)))


def assign(options: Options, margins: Sequence[Floats], least: float) -> dict[str, Choice]:
    """The surest pairs of field and candidate first; what is printed once is the value of one field."""
    pairs = sorted(
        (
            (float(own[i]), f, i)
            for f, own in enumerate(margins)
            for i in range(len(own))
            if own[i] >= least and _formed(options.fields[f], options.judged.options[i])
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    taken: list[Candidate] = []
    chosen: dict[str, Choice] = {}
    for margin, f, i in pairs:
        field, option = options.fields[f], options.judged.options[i]
        if field in chosen or any(_overlap(option, other) for other in taken):
            continue
        rivals = [
            float(m)
            for m, other in zip(margins[f], options.judged.options, strict=True)
            if other.field.value != option.field.value
        ]
        taken.append(option)
        chosen[field] = Choice(option.field, margin, margin - max(rivals, default=margin - 10.0))
    return chosen


def _formed(field: str, option: Candidate) -> bool:
    """Whether a value looks as those of its field have to."""
    form = types.FORMS.get(field)
    return form is None or bool(form.search(option.field.value))


def _overlap(one: Candidate, other: Candidate) -> bool:
    return one.line.box == other.line.box and one.start < other.end and other.start < one.end


class FormReader:
    """The models of a folder, checked against their card."""

    def __init__(self, card: FormsCard, boosters: Mapping[str, Any]) -> None:
        self.card, self._boosters = card, boosters
        self.labels = LabelModel(card.fields, card.label_weights, card.label_intercepts)

    def read(self, sheet: Sheet, kind: str, ruled: Mapping[str, Field]) -> dict[str, Choice]:
        """The chosen candidate of each field of the document type, given what the rules chose."""
        chosen: dict[str, Choice] = {}
        for value_type, options in options_of(sheet, kind, ruled).items():
            if value_type in self._boosters:
                chosen |= assign(options, self._margins(value_type, kind, options), self.card.least_margin)
        return chosen

    def _margins(self, value_type: str, kind: str, options: Options) -> list[Floats]:
        _, tables = options.tables(self.labels)
        pairs = zip(tables, options.fields, strict=True)
        table = np.vstack([with_names(own, self.card.kinds, self.card.fields, kind, field) for own, field in pairs])
        margins = self._boosters[value_type].predict(table, raw_score=True, num_threads=1)
        return list(np.split(margins, len(options.fields)))


def with_names(table: Floats, kinds: Sequence[str], fields: Sequence[str], kind: str, field: str) -> Floats:
    """A table with the number of the document type and of the field in front."""
    names = np.array([kinds.index(kind), fields.index(field)], float)
    return np.hstack([np.tile(names, (len(table), 1)), table])


@cache
def shipped_forms(version: str = VERSION) -> FormReader:
    """The reader of models/forms; it is loaded once."""
    return load_forms(folder("models") / "forms" / version)


def load_forms(path: Path) -> FormReader:
    """The reader of a folder; ModelError names the file that is missing, damaged or not the one of the card."""
    card = read_card(path, FormsCard, "reader")
    models = {name: read_trees(path / each.file, each.sha256, "reader") for name, each in card.types.items()}
    return FormReader(card, models)
