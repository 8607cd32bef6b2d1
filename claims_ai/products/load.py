"""Products from YAML files: what is wrong is said with file, line and field."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml
from pydantic import ValidationError

from claims_ai.errors import ProductError
from claims_ai.products.terms import Product

_HINTS = {
    "extra_forbidden": "remove it, or correct its spelling",
    "missing": "add it",
    "string_type": "put the value in quotes",
    "union_tag_invalid": "use kind: indemnity or kind: hospital_cash",
    "union_tag_not_found": "add kind: indemnity or kind: hospital_cash",
}


def load_products(folder: Path) -> Mapping[str, Product]:
    """All products of a folder by name, which is also the file's name; ProductError for the first that is wrong."""
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise ProductError(f"{folder}: no product files (*.yaml): name a folder that holds some")
    return MappingProxyType({path.stem: load_product(path) for path in paths})


def load_product(path: Path) -> Product:
    """One product; ProductError naming file, line, field and what to do."""
    try:
        text = path.read_text(encoding="utf-8")
        root = yaml.compose(text, yaml.SafeLoader)
        terms = yaml.safe_load(text)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ProductError(f"{path}: not readable as YAML in UTF-8: {error}") from error
    for line, field in _doubled_keys(root):
        raise ProductError(f"{path}, line {line}: {field}: given twice: keep one")
    try:
        product = Product.model_validate(terms)
    except ValidationError as error:
        raise ProductError("\n".join(_complaint(path, root, detail) for detail in error.errors())) from error
    if product.name != path.stem:
        raise ProductError(f"{path}: name: {product.name!r} is not the file's name: policies find a product by it")
    return product


def _complaint(path: Path, root: yaml.Node | None, detail: Any) -> str:
    line, field = _place(root, detail["loc"])
    hint = _HINTS.get(detail["type"])
    message = detail["msg"].removeprefix("Value error, ")
    return f"{path}, line {line}: {field}: {message}" + (f": {hint}" if hint else "")


def _place(node: yaml.Node | None, location: tuple[str | int, ...]) -> tuple[int, str]:
    """The line and the dotted name of a field, or of the part it is missing from; a union's tag is no part of it."""
    field: list[str] = []
    for position, step in enumerate(location):
        below = _child(node, step)
        if below is not None or position == len(location) - 1:
            field.append(str(step))
        node = below or node
    return (node.start_mark.line + 1 if node else 1), ".".join(field) or "product"


def _child(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return node.value[step] if step < len(node.value) else None
    return None


def _doubled_keys(node: Any) -> Iterator[tuple[int, str]]:
    """Keys that YAML would take the last of in silence."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                yield key.start_mark.line + 1, key.value
            seen.add(key.value)
            yield from _doubled_keys(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _doubled_keys(value)
