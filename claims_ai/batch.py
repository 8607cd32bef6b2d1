"""Whole tables scored, part by part, so that one may be larger than memory; parts may be scored elsewhere."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from claims_ai.errors import InputError
from claims_ai.scoring import Encoded, Model, load_model
from claims_ai.tables import Reading, is_missing, read_parts

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

ROWS = 50_000
"""So many rows are held at a time."""


@dataclass(frozen=True)
class Odd:
    """Values of a column that count as missing, though something stands there: the first of them with its row, and how many."""

    column: str
    what: str
    row: int
    value: str
    count: int

    def __str__(self) -> str:
        return (
            f"column {self.column!r}, row {self.row + 1}: {self.value!r} {self.what}; "
            f"{self.count} such rows count as missing"
        )


Scored = tuple["pd.DataFrame", tuple[Odd, ...]]
Spread = Callable[[Callable[["pd.DataFrame"], Scored], Iterable["pd.DataFrame"]], Iterable[Scored]]
"""How parts are scored: one after the other, or on the workers of a cluster; in their order."""


def predict_table(model_folder: Path, data: Path, out: Path) -> tuple[str, ...]:
    """Write one calibrated probability a row, as a CSV with the column `score` in the order of the table; what was strange in it."""
    return score_table({"score": load_model(model_folder)}, data, out)[1]


def score_table(
    models: Mapping[str, Model], data: Path, out: Path, spread: Spread = map, rows: int = ROWS
) -> tuple[int, tuple[str, ...]]:
    """Write a column of calibrated probabilities for each model as a CSV; how many rows, and what was strange in them.

    The file is there as a whole or not at all.
    """
    draft = out.with_name(f"{out.name}.part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        count, odd = 0, dict[tuple[str, str], Odd]()
        with draft.open("w", encoding="utf-8", newline="") as file:
            for scores, found in spread(partial(score_part, models), read_parts(data, rows)):
                scores.to_csv(file, index=False, header=not count)
                _remember(odd, found, count)
                count += len(scores)
        draft.replace(out)
    except OSError as error:
        raise InputError(f"{out}: cannot be written ({error.strerror}); name another file") from error
    finally:
        draft.unlink(missing_ok=True)
    return count, tuple(map(str, odd.values()))


def score_part(models: Mapping[str, Model], frame: "pd.DataFrame") -> Scored:
    """The scores of a part of a table by model, and what was strange in it; ModelError names columns that are absent."""
    import pandas as pd

    known: Encoded = {}
    scores = {name: model.probabilities_of(model.encode(frame, known)) for name, model in models.items()}
    return pd.DataFrame(scores), tuple(
        odd for reading, numbers in known.items() if (odd := odd_in(frame, reading, numbers))
    )


def odd_in(frame: "pd.DataFrame", reading: Reading, numbers: "np.ndarray") -> Odd | None:
    """What of a column was not seen in training or is no number."""
    import numpy as np

    name, kind, _ = reading
    values, unread = frame[name], np.isnan(numbers)
    told = [value for value in values[unread].unique() if not is_missing(value)] if unread.any() else []
    if not told:
        return None
    odd = unread & values.isin(told).to_numpy()
    row, what = int(odd.argmax()), "was not seen in training" if kind == "category" else "is no number"
    return Odd(name, what, row, str(values.iloc[row]), int(odd.sum()))


def _remember(odd: dict[tuple[str, str], Odd], found: Iterable[Odd], before: int) -> None:
    """Add what a part of the table with so many rows before it had."""
    for each in found:
        known = odd.setdefault((each.column, each.what), replace(each, row=each.row + before, count=0))
        odd[each.column, each.what] = replace(known, count=known.count + each.count)
