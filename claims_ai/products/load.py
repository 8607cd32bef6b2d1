"""Products from YAML files: what is wrong is said with file, line, field and what to do."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from claims_ai.complaints import own
from claims_ai.errors import ProductError
from claims_ai.products.catalogue import Products, catalogue_of
from claims_ai.products.terms import Product

_KINDS = "kind: indemnity, kind: hospital_cash or kind: lump_sum"
_HINTS = {
    "extra_forbidden": "remove it, or correct its spelling",
    "missing": "add it",
    "string_type": "put the value in quotes",
    "union_tag_invalid": f"use {_KINDS}",
    "union_tag_not_found": f"add {_KINDS}",
    "less_than_equal": "write 90 % as 0.9",
    "literal_error": "choose one of these",
}
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NAMED_FIELD = re.compile(r"([a-z_]+(?:\.\w+)*): ")


def load_products(folder: Path) -> Products:
    """All versions of all products of a folder; ProductError for the first file that is wrong, or dates that overlap."""
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise ProductError(f"{folder}: no product files (*.yaml): name a folder that holds some")
    loaded = [(path, *_loaded(path)) for path in paths]
    return catalogue_of(
        {f"{path}, line {_place(root, ('effective_from',))[0]}": product for path, product, root in loaded}
    )


def load_product(path: Path) -> Product:
    """One product in one version; ProductError naming file, line, field and what to do."""
    return _loaded(path)[0]


def _loaded(path: Path) -> tuple[Product, yaml.Node | None]:
    root, terms = _parsed(path)
    for line, field in _doubled_keys(root):
        raise ProductError(f"{path}, line {line}: {field}: given twice: keep one")
    try:
        product = Product.model_validate(terms)
    except ValidationError as error:
        raise ProductError("\n".join(_complaint(path, root, detail) for detail in own(error.errors()))) from error
    if path.stem not in (product.name, f"{product.name}.{product.version}"):
        line, field = _place(root, ("name",))
        raise ProductError(
            f"{path}, line {line}: {field}: {product.name!r} is not the file's name: call the file {product.name}.yaml"
            f" or {product.name}.{product.version}.yaml"
        )
    return product, root


def _parsed(path: Path) -> tuple[yaml.Node | None, Any]:
    """The nodes, which know their lines, and the values they stand for."""
    try:
        loader = _LOADER(path.read_text(encoding="utf-8"))
        root = loader.get_single_node()
        for line, field, written in _no_days(root):
            raise ProductError(f"{path}, line {line}: {field}: {written} is no day of the calendar: correct it")
        return root, loader.construct_document(root) if root else None
    except (OSError, UnicodeDecodeError, ValueError, yaml.YAMLError) as error:
        raise ProductError(f"{path}: not readable as YAML in UTF-8: {error}") from error


def _complaint(path: Path, root: yaml.Node | None, detail: Any) -> str:
    message = detail["msg"].removeprefix("Value error, ")
    location = detail["loc"]
    if detail["type"] == "value_error" and (named := _NAMED_FIELD.match(message)):
        steps = tuple(int(step) if step.isdigit() else step for step in named[1].split("."))
        location, message = (*location, *steps), message[named.end() :]
    line, field = _place(root, location)
    hint = _HINTS.get(detail["type"])
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


def _no_days(node: Any, field: str = "") -> Iterator[tuple[int, str, str]]:
    """What is written as a day and is none: YAML would not say where it stands."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _no_days(value, f"{field}.{key.value}".strip("."))
    elif isinstance(node, yaml.SequenceNode):
        for place, value in enumerate(node.value):
            yield from _no_days(value, f"{field}.{place}".strip("."))
    elif isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:timestamp":
        try:
            yaml.constructor.SafeConstructor().construct_yaml_timestamp(node)
        except ValueError:
            yield node.start_mark.line + 1, field, node.value


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
