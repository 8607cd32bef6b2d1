"""How many of a kind's fields a page labels: a form whose title nobody has seen still names its places as its kin do."""

import re
from collections.abc import Mapping
from functools import cache

from claims_ai.documents.reading.ranked import seeds
from claims_ai.documents.text import lookalike_pattern, squash

_SHORTEST = 2


def labelled(text: str) -> dict[str, int]:
    """By kind, how many of its fields have one of their labels in the text; kinds without any are left out."""
    bare = squash(text)
    counts = {kind: sum(bool(form.search(bare)) for form in forms) for kind, forms in _forms().items()}
    return {kind: count for kind, count in counts.items() if count}


def kinds() -> tuple[str, ...]:
    """The kinds whose fields have labels."""
    return tuple(_forms())


@cache
def _forms() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """By kind, a pattern a field that finds any of its labels."""
    return {kind: tuple(map(_any_of, _by_field(kind).values())) for kind in seeds.LABELS}


def _by_field(kind: str) -> dict[str, set[str]]:
    fields: dict[str, set[str]] = {}
    for one in seeds.LABELS[kind]:
        fields.setdefault(one.name, set()).update(label for label in one.labels if len(label) >= _SHORTEST)
    return {name: labels for name, labels in fields.items() if labels}


def _any_of(labels: set[str]) -> re.Pattern[str]:
    return re.compile("|".join(lookalike_pattern(label) for label in sorted(labels, key=lambda one: (-len(one), one))))
