"""The table of illnesses: codes with their Chinese names and what else they are called; shipped, and a user's full one on top."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path

from claims_ai.errors import InputError
from claims_ai.identifiers import icd10
from claims_ai.identifiers.common import IdentifierError
from claims_ai.medical.sources import DATA, get_sources
from claims_ai.medical.text import normalise

SHIPPED = DATA / "icd10.csv"


@dataclass(frozen=True, eq=False)
class Table:
    """`names` by code, `codes` by every normalised term that names one illness only; `version` is a hash of the files."""

    names: Mapping[str, str]
    codes: Mapping[str, str]
    version: str = field(default="")

    def name_of(self, code: str) -> str | None:
        """The Chinese name of a code, else of the next wider one that has a name."""
        wider: str | None = code
        while wider and wider not in self.names:
            wider = icd10.parent(wider)
        return self.names[wider] if wider else None

    @cached_property
    def by_pair(self) -> Mapping[str, Sequence[str]]:
        """The terms that hold a pair of neighbouring characters."""
        found: dict[str, list[str]] = defaultdict(list)
        for term in self.codes:
            for pair in pairs(term):
                found[pair].append(term)
        return found


def pairs(term: str) -> set[str]:
    """The pairs of neighbouring characters of a term."""
    return {term[place : place + 2] for place in range(len(term) - 1)}


@lru_cache(maxsize=1)
def table() -> Table:
    """The table in force: the shipped one, with the user's on top where CLAIMS_AI_ICD10 names one."""
    own = get_sources().icd10
    return load_icd10(own) if own else _shipped()


def load_icd10(path: Path) -> Table:
    """The shipped table with a user's CSV of the columns code and name on top; InputError names file, line and what is wrong.

    The user's names win, and the shipped further names stay. Of two codes with one name the first is found by it.
    """
    shipped, data = _shipped(), _bytes_of(path)
    names: dict[str, str] = {}
    codes: dict[str, str] = {}
    for line, row in _rows(path, _decoded(path, data)):
        code = _code(path, line, row)
        if code in names:
            raise InputError(f"{path.name}, line {line}: code {code} is given twice; keep one of the two lines")
        names[code] = _name(path, line, row)
        codes.setdefault(normalise(names[code]), code)
    if not names:
        raise InputError(f"{path.name}: no codes below the header; give a line a code, as J18.900,肺炎")
    version = sha256(shipped.version.encode() + data).hexdigest()[:12]
    return Table({**shipped.names, **names}, {**shipped.codes, **codes}, version)


@lru_cache(maxsize=1)
def _shipped() -> Table:
    data = SHIPPED.read_bytes()
    rows = list(csv.DictReader(io.StringIO(data.decode())))
    codes: dict[str, str] = {}
    for row in rows:
        for term in (row["name"], *filter(None, row["also"].split("|"))):
            codes.setdefault(normalise(term), row["code"])
    return Table({row["code"]: row["name"] for row in rows}, codes, sha256(data).hexdigest()[:12])


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            f"{path}: the table of diagnoses cannot be opened ({error.strerror}); check the path"
        ) from error


def _decoded(path: Path, data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError(f"{path.name}: is neither UTF-8 nor GB 18030 text; save the table as a CSV in UTF-8")


def _rows(path: Path, text: str) -> Iterator[tuple[int, Mapping[str, str | None]]]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        if missing := {"code", "name"} - set(reader.fieldnames or ()):
            given = ", ".join(reader.fieldnames or ()) or "none"
            raise InputError(f"{path.name}, line 1: column {', '.join(sorted(missing))} is missing (given: {given}); name the columns code,name")  # fmt: skip
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise InputError(f"{path.name}, line {reader.line_num}: is no regular CSV ({error}); mend that line") from error


def _code(path: Path, line: int, row: Mapping[str, str | None]) -> str:
    try:
        return icd10.validate(row["code"] or "")
    except IdentifierError as error:
        raise InputError(f"{path.name}, line {line}: {error}; correct or remove the line") from error


def _name(path: Path, line: int, row: Mapping[str, str | None]) -> str:
    if name := (row["name"] or "").strip():
        return name
    raise InputError(f"{path.name}, line {line}: code {row['code']} has no name; add it or remove the line")
