"""Train a model a field on labelled candidates, judge it on shops it has not seen, and ship it with its card."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz.distance import Levenshtein

from claims_ai.documents.reading.common import Choice
from claims_ai.documents.reading.learned.candidates import FIELDS, Candidate, candidates
from claims_ai.documents.reading.learned.features import Features, features
from claims_ai.documents.reading.learned.ranker import VERSION, FieldModel, ReaderCard, as_field, leading
from claims_ai.documents.reading.learned.rows import rows_of
from claims_ai.documents.reading.learned.wording import worded
from training.judge import comparable
from training.reader.examples import Example, words_of

FOLDS = 5
_RIGHT = 0.75
_TREES = 300
_PARAMETERS = {
    "objective": "binary", "learning_rate": 0.05, "num_leaves": 15, "min_data_in_leaf": 10, "feature_fraction": 0.6,
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 2.0, "verbosity": -1, "num_threads": 2, "deterministic": True, "seed": 7,
}  # fmt: skip


@dataclass(frozen=True)
class Page:
    """An example's candidates of one field with their features, and how right each is, from 0 to 1."""

    example: Example
    options: Sequence[Candidate]
    rows: Sequence[Features]
    right: np.ndarray


@dataclass(frozen=True)
class Chosen:
    """The choice on a page of an unseen shop, and how it compares with the truth; what is not printed there is never right."""

    choice: Choice
    exact: bool
    near: bool


def telling(field: str, examples: Iterable[Example]) -> list[Example]:
    """The examples of which it is known what the field is: those that have it, and drawn ones, on which nothing else is printed."""
    return [example for example in examples if field in example.values or example.drawn]


def pages_of(field: str, examples: Sequence[Example]) -> list[Page]:
    """The candidates of a field on each example that tells of it."""
    return [_page(field, example) for example in telling(field, examples)]


def _page(field: str, example: Example) -> Page:
    rows = rows_of(example.sheet)
    options = candidates(field, rows)
    truth = example.values.get(field)
    right = np.array([_alike(field, option.value, truth) if truth else 0.0 for option in options])
    return Page(example, options, features(field, options, rows), right)


def _alike(field: str, value: str, truth: str) -> float:
    if field in ("issue_date", "total_amount"):
        return float(comparable(field, value) == comparable(field, truth))
    return 1 - float(Levenshtein.normalized_distance(_letters(worded(field, value, {})), _letters(truth)))


def _letters(text: str) -> str:
    return "".join(char for char in text.upper() if char.isalnum())


def train(pages: Sequence[Page]) -> tuple[Any, tuple[str, ...]]:
    """A booster and the order of its features; on each page the best candidate is the right one, if it is good enough."""
    import lightgbm

    names = tuple(next(page.rows[0] for page in pages if page.rows))
    table = np.array([[row[name] for name in names] for page in pages for row in page.rows], float)
    labels = np.concatenate([_labels(page.right) for page in pages if page.rows])
    return lightgbm.train(_PARAMETERS, lightgbm.Dataset(table, labels), _TREES), names


def _labels(right: np.ndarray) -> np.ndarray:
    return np.asarray(right >= max(float(right.max(initial=0.0)), _RIGHT), float)


def choose(
    field: str, pages: Sequence[Page], booster: Any, names: Sequence[str], words: Mapping[str, int]
) -> list[Chosen | None]:
    """What the model takes on each page; None where there is no candidate."""
    return [_choice(field, page, booster, names, words) if page.rows else None for page in pages]


def _choice(field: str, page: Page, booster: Any, names: Sequence[str], words: Mapping[str, int]) -> Chosen | None:
    margins = booster.predict(np.array([[row[name] for name in names] for row in page.rows]), raw_score=True)
    best, margin, lead = leading(page.options, margins)
    read, truth = as_field(field, best, 0.0, words), page.example.values.get(field)
    if read is None:
        return None
    if truth is None:
        return Chosen(Choice(read, margin, lead), exact=False, near=False)
    exact = comparable(field, read.value) == comparable(field, truth)
    alike = 1 - Levenshtein.normalized_distance(_letters(read.value), _letters(truth))
    return Chosen(Choice(read, margin, lead), exact, exact or (field.startswith("merchant") and alike >= 0.9))


def cross_validate(field: str, examples: Sequence[Example]) -> list[Chosen | None]:
    """The choice on each page by a model, and with words, of other shops only."""
    from sklearn.model_selection import GroupKFold

    pages = pages_of(field, examples)
    chosen: list[Chosen | None] = [None] * len(pages)
    groups = [page.example.group for page in pages]
    for learn, judge in GroupKFold(FOLDS).split(pages, groups=groups):
        booster, names = train([pages[i] for i in learn])
        words = words_of({id(pages[i].example): pages[i].example for i in learn}.values())
        for i, choice in zip(judge, choose(field, [pages[i] for i in judge], booster, names, words), strict=True):
            chosen[i] = choice
    return chosen


def metrics(chosen: Mapping[str, Sequence[Chosen | None]]) -> dict[str, float]:
    """Exact and near shares by field, and F1 over all: a value is given for each page that has the field."""
    found: dict[str, float] = {}
    exact = near = given = asked = 0
    for field, choices in chosen.items():
        made = [choice for choice in choices if choice]
        right, close = sum(choice.exact for choice in made), sum(choice.near for choice in made)
        found[f"{field}_exact"], found[f"{field}_near"] = right / len(choices), close / len(choices)
        exact, near, given, asked = exact + right, near + close, given + len(made), asked + len(choices)
    found["f1_exact"], found["f1_near"] = 2 * exact / (given + asked), 2 * near / (given + asked)
    return found


def calibrate(choices: Sequence[Chosen | None]) -> tuple[float, float, float]:
    """The line from margin and lead to the chance of being right, fitted on pages the choosing model had not seen."""
    from sklearn.linear_model import LogisticRegression

    made = [choice for choice in choices if choice]
    right = np.array([choice.exact for choice in made])
    if right.all() or not right.any():
        return 0.0, 0.0, 3.0 if right.all() else -3.0
    line = LogisticRegression(C=1.0).fit([[one.choice.margin, one.choice.lead] for one in made], right)
    return float(line.coef_[0, 0]), float(line.coef_[0, 1]), float(line.intercept_[0])


Judged = Mapping[str, Sequence[Chosen | None]]
"""By field, what was chosen on each example that has it by a model that had not seen its shop."""


def judge_all(examples: Sequence[Example]) -> Judged:
    """The choices on unseen shops."""
    return {field: cross_validate(field, examples) for field in FIELDS}


def of_real(examples: Sequence[Example], chosen: Judged) -> Judged:
    """The choices on real pages alone, where there are any."""
    if all(example.drawn for example in examples):
        return chosen
    told = {field: telling(field, examples) for field in FIELDS}
    return {f: [one for example, one in zip(told[f], chosen[f], strict=True) if not example.drawn] for f in FIELDS}


def fit(
    examples: Sequence[Example], chosen: Judged, out: Path, learned_from: tuple[str, ...], licence: str
) -> ReaderCard:
    """Train on all, and write the models to a folder with a card that says how the choices on unseen shops came out."""
    out.mkdir(parents=True, exist_ok=True)
    models = {field: _ship(field, examples, chosen[field], out) for field in FIELDS}
    card = ReaderCard(
        version=VERSION,
        learned_from=learned_from,
        licence=licence,
        metrics={name: round(value, 4) for name, value in metrics(of_real(examples, chosen)).items()},
        fields=models,
        words=words_of(examples),
    )
    (out / "card.json").write_text(card.model_dump_json(indent=1) + "\n", "utf-8")
    return card


def _ship(field: str, examples: Sequence[Example], chosen: Sequence[Chosen | None], out: Path) -> FieldModel:
    booster, names = train(pages_of(field, examples))
    text, (slope, gap_slope, intercept) = booster.model_to_string(), calibrate(chosen)
    (out / f"{field}.txt").write_text(text, "utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    return FieldModel(
        file=f"{field}.txt",
        sha256=digest,
        features=names,
        slope=slope,
        gap_slope=gap_slope,
        intercept=intercept,
        enough=0.15,
    )
