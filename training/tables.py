"""From a user's table to what is learned from: labels, times and encoded features; doubts are said before training."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from claims_ai.batch import odd_in
from claims_ai.errors import InputError
from claims_ai.scoring import encode_frame
from claims_ai.tables import Column, is_missing, number_in, range_in, text_of

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

YES = {"1", "yes", "y", "true", "t", "positive", "是"}
MOST_LEVELS = 200
LEAK_AUC = 0.99
MOSTLY, FEW = 0.95, 20
_WEIGHED = (
    "rows weigh unevenly in learning and calibration; figures, thresholds and their guarantees count each row once"
)
_ID_NAME = re.compile(r"(^|[_\W])(id|no|number|code)$|[a-z](Id|ID|No|Number|Code)$|编号$|号码$")


@dataclass(frozen=True)
class Table:
    """A validated table: `matrix` is rows x columns, `labels` 0 or 1, `times` sortable numbers or None.

    `weights` say how many rows each stands for in learning; None where each stands for itself.
    """

    columns: tuple[Column, ...]
    matrix: "np.ndarray"
    labels: "np.ndarray"
    times: "np.ndarray | None"
    positive: str
    span: tuple[str, str] | None
    dropped: tuple[str, ...]
    notes: tuple[str, ...]
    weights: "np.ndarray | None" = None

    def rows(self, which: "np.ndarray") -> "Table":
        """The same table with these rows only."""
        times = None if self.times is None else self.times[which]
        weights = None if self.weights is None else self.weights[which]
        return replace(self, matrix=self.matrix[which], labels=self.labels[which], times=times, weights=weights)

    def of(self, which: "np.ndarray", times: "pd.Series[Any] | None") -> "Table":
        """The same table with these rows only, its span told by their times as the user wrote them."""
        part = self.rows(which)
        if times is None or part.times is None:
            return part
        return replace(part, span=_span(times.iloc[which], part.times))

    def categorical(self) -> list[int]:
        """The places of the columns that are categories."""
        return [place for place, column in enumerate(self.columns) if column.kind == "category"]


def prepare(
    frame: "pd.DataFrame", label: str, time: str | None = None, drop: Sequence[str] = (), weight: str | None = None
) -> Table:
    """Validate a frame and encode its features; InputError names the column, and the row, that cannot be used.

    Columns that carry nothing (constant, running numbers, free text, dates) are left out with a note.
    """
    weights = None if weight is None else _weights(frame, weight)
    drop = (*drop, weight) if weight else drop
    require(frame, [label, *([time] if time else []), *drop])
    _refuse_repeated_names(frame)
    labels, positive = _labels(frame[label])
    times = None if time is None else times_of(frame[time])
    names = [name for name in frame.columns if name not in {label, time, *drop}]
    useless = {name: why for name in names if (why := _useless(frame[name]))}
    columns = tuple(_column(place, frame[name]) for place, name in enumerate(n for n in names if n not in useless))
    if not columns:
        raise InputError("no column is left to learn from; give a table with features besides label, time and ids")
    matrix = encode_frame(frame, columns)
    repeats = _repeats(columns, matrix)
    kept = [place for place, column in enumerate(columns) if column.name not in repeats]
    useless |= {name: f"it repeats {first} in every row" for name, first in repeats.items()}
    columns, matrix = tuple(columns[place] for place in kept), matrix[:, kept]
    notes = [f"{name} is left out: {why}" for name, why in useless.items()]
    notes += [
        str(odd)
        for column, values in zip(columns, matrix.T, strict=True)
        if (odd := odd_in(frame, column.reading, values))
    ]
    notes += [_WEIGHED] if weight else []
    notes += [*_doubts(columns, matrix, labels), *_unordered(time, times)]
    span = None if time is None or times is None else _span(frame[time], times)
    return Table(columns, matrix, labels, times, positive, span, (*drop, *useless), tuple(notes), weights)


def _weights(frame: "pd.DataFrame", name: str) -> "np.ndarray":
    """How many rows each stands for; InputError names the row whose weight is no number above 0."""
    import numpy as np

    require(frame, [name])
    weights = np.array([number_in(value) or 0.0 for value in frame[name]], dtype=float)
    wrong = ~((weights > 0) & np.isfinite(weights))
    if wrong.any():
        raise InputError(f"column {name!r}, row {int(wrong.argmax()) + 1}: a weight is a number above 0; correct it")
    return weights


def require(frame: "pd.DataFrame", names: Sequence[str]) -> None:
    """InputError where a column is absent or named twice, or there is no row."""
    for name in names:
        if name not in frame.columns:
            there = list(map(str, frame.columns))
            meant = "".join(f"did you mean {like!r}? " for like in get_close_matches(name, there, 1, 0.75))
            raise InputError(f"the table has no column {name!r}; {meant}it has {', '.join(there)}")
    if frame.empty:
        raise InputError("the table has no rows; give a table with data")
    if len(set(names)) < len(names):
        raise InputError("a column is named twice among label, time and dropped columns; name each once")


def _refuse_repeated_names(frame: "pd.DataFrame") -> None:
    for place, repeated in enumerate(frame.columns.duplicated(), start=1):
        if repeated:
            name = frame.columns[place - 1]
            raise InputError(f"column {place} repeats the name {name!r}; rename one of the two")


def _repeats(columns: Sequence[Column], matrix: "np.ndarray") -> dict[str, str]:
    """Columns that say in every row what an earlier one says, with the earlier one's name."""
    seen: dict[bytes, str] = {}
    repeats = {}
    for column, values in zip(columns, matrix.T, strict=True):
        first = seen.setdefault(sha256(values.tobytes()).digest(), column.name)
        if first != column.name:
            repeats[column.name] = first
    return repeats


def _labels(values: "pd.Series[Any]") -> tuple["np.ndarray", str]:
    """1 where the label has its positive value: a word for yes, or else the rarer of the two."""
    absent = values.map(is_missing)
    if absent.any():
        raise InputError(f"column {values.name!r}, row {_row(absent)}: the label is missing; fill it or remove the row")
    texts = values.map(text_of)
    counts = texts.value_counts()
    if len(counts) == 1:
        raise InputError(f"column {values.name!r} has a single value ({counts.index[0]!r}); a label needs exactly two")
    if len(counts) != 2:
        found = ", ".join(map(repr, counts.index[:5])) + (", ..." if len(counts) > 5 else "")
        raise InputError(f"column {values.name!r} has {len(counts)} values ({found}); a label needs exactly two")
    positive = next((text for text in counts.index if text.lower() in YES), counts.index[-1])
    return (texts == positive).to_numpy(dtype=int), str(positive)


def times_of(values: "pd.Series[Any]") -> "np.ndarray":
    """Times as sortable numbers, from numbers such as a year or from ISO dates."""
    import pandas as pd

    numbers = values.map(number_in)
    if numbers.notna().all():
        return numbers.to_numpy(dtype=float)
    dates = pd.to_datetime(values.astype(str), format="ISO8601", errors="coerce", utc=True)
    wrong = dates.isna()
    if wrong.any():
        where = f"column {values.name!r}, row {_row(wrong)}"
        raise InputError(
            f"{where}: {values[wrong].iloc[0]!r} is no time; write ISO dates (2024-01-31) or numbers (2024)"
        )
    return dates.astype("int64").to_numpy(dtype=float)


def _span(values: "pd.Series[Any]", times: "np.ndarray") -> tuple[str, str]:
    return text_of(values.iloc[int(times.argmin())]), text_of(values.iloc[int(times.argmax())])


def _row(mask: "pd.Series[bool]") -> int:
    return int(mask.to_numpy().argmax()) + 1


def _useless(values: "pd.Series[Any]") -> str | None:
    """Why a column cannot be a feature, None where it can."""
    import pandas as pd

    known = values[~values.map(is_missing)]
    levels = known.unique()
    if len(levels) < 2:
        return "it is constant" if len(levels) else "it is empty"
    if pd.api.types.is_datetime64_any_dtype(values) or _are_dates(levels):
        return "it holds dates; name one with --time, or derive numbers from it"
    if _are_numbers(known):
        return "it is a running number" if _is_running(known.map(number_in).dropna()) else None
    if len(levels) > min(MOST_LEVELS, max(20, len(values) // 5)):
        return f"it has {len(levels)} different texts: an identifier or free text"
    return None


def _are_dates(levels: Iterable[Any]) -> bool:
    return all(
        isinstance(level, str) and re.fullmatch(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}.*", level.strip()) for level in levels
    )


def _are_numbers(known: "pd.Series[Any]") -> bool:
    """Whether all cells are numbers, or so many and different ones that the others are slips."""
    numbers = known.map(number_in)
    right = numbers.notna()
    return bool(right.all() or (right.mean() >= MOSTLY and numbers.nunique() > FEW))


def _is_running(numbers: "pd.Series[Any]") -> bool:
    """Whether whole numbers, each used once, fill their range nearly without gaps."""
    whole = bool((numbers % 1 == 0).all())
    return len(numbers) > 20 and whole and numbers.is_unique and numbers.max() - numbers.min() < 2 * len(numbers)


def _column(place: int, values: "pd.Series[Any]") -> Column:
    name = str(values.name)
    safe = f"{place}_{re.sub(r'[^0-9A-Za-z]+', '_', name)}"
    levels = [level for level in values.unique() if not is_missing(level)]
    if _are_numbers(values[~values.map(is_missing)]):
        return Column(name=name, safe=safe, kind="number")
    texts = sorted({text_of(level) for level in levels})
    middles = [range_in(text) for text in texts]
    if len(texts) > 2 and None not in middles and len(set(middles)) == len(texts):
        return Column(name=name, safe=safe, kind="range")
    return Column(name=name, safe=safe, kind="category", levels=tuple(texts))


def _doubts(columns: Sequence[Column], matrix: "np.ndarray", labels: "np.ndarray") -> list[str]:
    """What a person should look at before trusting the model."""
    notes = [
        f"{column.name} alone tells the label nearly perfectly (ROC AUC {auc:.3f}): probably a leak; drop it if so"
        for column, values in zip(columns, matrix.T, strict=True)
        if (auc := _alone(values, labels, column.kind == "category")) >= LEAK_AUC
    ]
    notes += [f"{c.name} is named like an identifier; drop it if it is one" for c in columns if _ID_NAME.search(c.name)]
    return notes


def _unordered(time: str | None, times: "np.ndarray | None") -> list[str]:
    import numpy as np

    back = np.flatnonzero(np.diff(times) < 0) if times is not None else np.array([])
    if not len(back):
        return []
    return [
        f"{time}, row {back[0] + 2} is earlier than the row before: rows are not in the order of time and were sorted"
    ]


def _alone(values: "np.ndarray", labels: "np.ndarray", categorical: bool) -> float:
    """ROC AUC of one column by itself, in whichever direction; a category counts by its share of positives."""
    import numpy as np
    from sklearn.metrics import roc_auc_score

    _, codes = np.unique(values, return_inverse=True)
    shares = (np.bincount(codes, labels) / np.bincount(codes))[codes]
    known = np.where(np.isnan(values), -np.inf, values) if not categorical else shares
    auc = float(roc_auc_score(labels, np.clip(known, -1e300, 1e300)))
    return max(auc, 1 - auc)
