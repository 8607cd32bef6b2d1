"""Knowledge from YAML files: what is wrong is said with file, line, entry and what to do."""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from claims_ai.errors import InputError
from claims_ai.medical.knowledge import Entry, Knowledge, KnowledgeFile
from claims_ai.medical.sources import DATA, get_sources

SHIPPED = DATA / "knowledge"
_HINTS = {
    "extra_forbidden": "remove it, or correct its spelling",
    "missing": "add it",
    "string_type": "put the value in quotes",
    "tuple_type": "write a list in brackets",
}


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # in C where it was built
    """A safe loader that refuses a key given twice, of which YAML would take the last in silence."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        for key, _ in node.value:
            if keys.count(key.value) > 1:
                raise yaml.MarkedYAMLError(problem=f"{key.value}: given twice: keep one", problem_mark=key.start_mark)
        return dict(super().construct_mapping(node, deep))


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    """The knowledge in force: what is shipped, and what the folder CLAIMS_AI_KNOWLEDGE adds."""
    own = get_sources().knowledge
    return load_knowledge(SHIPPED, own) if own else load_knowledge(SHIPPED)


def load_knowledge(*folders: Path) -> Knowledge:
    """All entries of the YAML files of some folders; InputError for the first file that is wrong."""
    paths = [path for folder in folders for path in _files(folder)]
    version = sha256(b"".join(_bytes_of(path) for path in paths)).hexdigest()[:12]
    return Knowledge((entry for path in paths for entry in load_file(path)), version)


def load_file(path: Path) -> tuple[Entry, ...]:
    """The entries of one file; InputError naming file, line, entry and hint for each that is wrong."""
    data = _bytes_of(path)
    try:
        content = yaml.load(data.decode(), _Loader)  # noqa: S506 (a safe loader in C)
    except (ValueError, yaml.YAMLError) as error:  # a day that is none is a plain ValueError
        raise InputError(f"{path}: not readable as YAML in UTF-8: {error}") from error
    try:
        return KnowledgeFile.model_validate(content).entries
    except ValidationError as error:
        root = yaml.compose(data.decode(), _Loader)
        complaints = (_complaint(path, root, detail) for detail in error.errors(include_url=False))
        raise InputError("\n".join(dict.fromkeys(complaints))) from error


def _files(folder: Path) -> list[Path]:
    if paths := sorted(folder.glob("*.yaml")):
        return paths
    raise InputError(f"{folder}: no knowledge files (*.yaml): name a folder that holds some")


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be opened ({error.strerror}); check the path") from error


def _complaint(path: Path, root: yaml.Node | None, detail: Any) -> str:
    line, field = _place(root, detail["loc"])
    hint = _HINTS.get(detail["type"])
    message = detail["msg"].removeprefix("Value error, ")
    return f"{path}, line {line}: {field}: {message}" + (f": {hint}" if hint else "")


def _place(node: yaml.Node | None, location: tuple[str | int, ...]) -> tuple[int, str]:
    """The line and the name of a field, entries counted from one, or of the part it is missing from."""
    names: list[str] = []
    for step in location:
        names.append(f"entry {step + 1}" if isinstance(step, int) and names == ["entries"] else str(step))
        node = _child(node, step) or node
    return (node.start_mark.line + 1 if node else 1), ".".join(names).removeprefix("entries.") or "file"


def _child(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return node.value[step] if step < len(node.value) else None
    return None


def explain(path: Path) -> Iterator[str]:
    """A file of knowledge in words, an entry a line; InputError where it is wrong."""
    for number, entry in enumerate(load_file(path), start=1):
        about = entry.what.diagnoses or entry.what.drugs or entry.what.services or ()
        said = "、".join(sorted(entry.expects.given)) if entry.expects else "conflicts"
        yield f"{number}. {'、'.join(about[:4])}{'…' if len(about) > 4 else ''} — {said} ({entry.strength}): {entry.because}（{entry.source}）"
