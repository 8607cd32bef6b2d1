"""Tables in, numbers out: reading CSV and Parquet, and how each column becomes the number a model sees.

Training and serving encode through the same `Column.encode`, one value at a time, so that they cannot drift apart.
"""

import csv
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict

from claims_ai.errors import InputError

if TYPE_CHECKING:
    import pandas as pd

NAN = float("nan")
MISSING = ("", "NA", "N/A", "NaN", "nan", "NULL", "null")

_AMOUNT = r"\d[\d,]*(?:\.\d+)?"
_RANGE = re.compile(
    rf"(?P<sign>more than|over|above|at least|>=?|less than|under|below|up to|<=?)?\s*(?P<low>{_AMOUNT})"
    rf"(?:\s*(?:to|-|–|~|至)\s*(?P<high>{_AMOUNT}))?\s*(?P<unit>[^\W\d_]*)\+?",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"none|nil|zero|new|never|no\b.*|无", re.IGNORECASE)
_YEARS = {"day": 1 / 365, "week": 7 / 365, "month": 1 / 12}
_LESS = {"less than", "under", "below", "up to", "<", "<="}


Reading = tuple[str, str, tuple[str, ...]]


class Column(BaseModel):
    """How one column of the user's table becomes a number; `safe` is the name LightGBM accepts for it.

    `number` is read as it stands, `range` is a text such as "26 to 30" placed by its middle, `category` is the place of
    the text in `levels`. What cannot be read, and a level never seen in training, is missing.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    safe: str
    kind: Literal["number", "range", "category"]
    levels: tuple[str, ...] = ()

    @property
    def reading(self) -> Reading:
        """What is read and how: two models that agree in this see the same numbers."""
        return self.name, self.kind, self.levels

    def encode(self, value: Any) -> float:
        """The number for one value, nan for a missing one."""
        if is_missing(value):
            return NAN
        if self.kind == "category":
            text = text_of(value)
            return float(self.levels.index(text)) if text in self.levels else NAN
        read: Callable[[Any], float | None] = number_in if self.kind == "number" else range_in
        number = read(value)
        return NAN if number is None else number

    def encode_all(self, values: "pd.Series[Any]") -> "pd.Series[float]":
        """The numbers for a whole column: at once where all cells are plain numbers, else each distinct value is read once."""
        if self.kind == "number" and values.dtype.kind in "fiu":
            return values.astype(float)
        if self.kind == "number" and (plain := _plain_numbers(values)) is not None:
            return plain
        numbers = {value: self.encode(value) for value in values.unique()}
        return values.map(numbers).astype(float)


def _plain_numbers(values: "pd.Series[Any]") -> "pd.Series[float] | None":
    """The numbers of texts that are nothing else, rounded as `float` rounds them; None where any other text is among them."""
    import pandas as pd
    import pyarrow as pa

    if not isinstance(values.dtype, pd.StringDtype):
        return None
    try:
        numbers = pa.array(values, from_pandas=True).cast(pa.float64())
    except pa.ArrowInvalid:
        return None
    return pd.Series(numbers.to_numpy(zero_copy_only=False), values.index, name=values.name)


def is_missing(value: Any) -> bool:
    """Whether a cell says nothing."""
    return value is None or bool(value != value) or (isinstance(value, str) and value.strip() in MISSING)


def text_of(value: Any) -> str:
    """A cell as text, the same whether the file was CSV or Parquet.

    >>> text_of(2.0), text_of(" Urban ")
    ('2', 'Urban')
    """
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def number_in(value: Any) -> float | None:
    """The number a cell holds, None where it holds none.

    >>> number_in("1,801.85"), number_in("Urban")
    (1801.85, None)
    """
    try:
        return float(value.replace(",", "") if isinstance(value, str) else value)
    except (TypeError, ValueError):
        return None


def range_in(value: Any) -> float | None:
    """The middle of a range written in words, None for any other text; months, weeks and days count in years.

    >>> range_in("26 to 30"), range_in("more than 69,000"), range_in("none"), range_in("6 months"), range_in("Honda")
    (28.0, 69000.5, 0.0, 0.5, None)
    """
    text = text_of(value)
    if _NOTHING.fullmatch(text):
        return 0.0
    match = _RANGE.fullmatch(text)
    if not match:
        return None
    low, high = (float(match[end].replace(",", "")) for end in ("low", "high" if match["high"] else "low"))
    beyond = 0.0 if not match["sign"] else -0.5 if match["sign"].lower() in _LESS else 0.5
    return ((low + high) / 2 + beyond) * _YEARS.get(match["unit"].lower().removesuffix("s"), 1.0)


def read_table(path: Path) -> "pd.DataFrame":
    """A CSV (UTF-8 or GB 18030, cells kept as text) or Parquet file as a frame; InputError where it is neither."""
    (frame,) = read_parts(path, None)
    return frame


def read_parts(path: Path, rows: int | None) -> Iterator["pd.DataFrame"]:
    """The same, so many rows at a time (None: all at once), so that a table may be larger than memory."""
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError as error:
        raise InputError(f"{path}: cannot be opened ({error.strerror}); check the path given") from error
    empty = True
    for frame in _parquet(path, rows) if head.startswith(b"PAR1") else _csv(path, head, rows):
        empty = empty and frame.empty
        if not frame.empty:
            yield frame
    if empty:
        raise InputError(f"{path.name}: the table has no rows below its header; give a table with data")


def _parquet(path: Path, rows: int | None) -> Iterator["pd.DataFrame"]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            _refuse_duplicates(path, file.schema_arrow.names)
            found = (
                [file.read()] if rows is None else (pa.Table.from_batches([part]) for part in file.iter_batches(rows))
            )
            for table in found:
                yield table.to_pandas(ignore_metadata=True)
    except pa.ArrowException as error:
        raise InputError(f"{path.name}: is not a complete Parquet file ({error}); write it again") from error


def _csv(path: Path, head: bytes, rows: int | None) -> Iterator["pd.DataFrame"]:
    import pandas as pd

    if b"\0" in head:
        raise InputError(f"{path.name}: is neither CSV nor Parquet; export the table as one of these")
    options: Any = {"dtype": str, "encoding": _encoding(path), "skipinitialspace": True, "keep_default_na": False}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", pd.errors.ParserWarning)
            header = pd.read_csv(path, header=None, nrows=1, **options)
            _refuse_duplicates(path, header.iloc[0])
            options |= {"index_col": False, "na_values": list(MISSING)}
            if rows is None:
                yield pd.read_csv(path, **options)
                return
            with pd.read_csv(path, chunksize=rows, **options) as parts:
                yield from parts
    except pd.errors.EmptyDataError as error:
        raise InputError(f"{path.name}: is empty; give a table with a header and rows") from error
    except pd.errors.ParserWarning as error:
        raise InputError(f"{path.name}: {_too_long(path, options['encoding'])}; mend the header or the row") from error
    except pd.errors.ParserError as error:
        raise InputError(f"{path.name}: is not a regular CSV ({error}); mend the row it names") from error


def _too_long(path: Path, encoding: str) -> str:
    """The first line with more cells than the header."""
    with path.open(encoding=encoding, newline="") as file:
        lines = csv.reader(file)
        header = len(next(lines))
        cells, line = next(((len(cells), lines.line_num) for cells in lines if len(cells) > header), (header, 1))
    return f"line {line} has {cells} cells where the header has {header}"


def _encoding(path: Path) -> str:
    """How the whole file is written."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            with path.open(encoding=encoding) as file:
                while file.read(1 << 20):
                    pass
        except UnicodeDecodeError:
            continue
        return encoding
    raise InputError(f"{path.name}: is neither UTF-8 nor GB 18030 text; save the CSV as UTF-8")


def _refuse_duplicates(path: Path, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for number, name in enumerate(names, start=1):
        if name in seen:
            raise InputError(f"{path.name}: column {number} repeats the name {name!r}; rename one of the two")
        seen.add(name)
