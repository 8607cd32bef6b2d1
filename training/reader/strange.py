"""Pages as a layout looks whose wording nobody has met: labels known less surely, and rules that find less.

The rules and the label model know the wording of every page that is learned from. A model trained on these pages alone would lean on that, and give
nothing where a new form words a place otherwise.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from claims_ai.documents.reading.ranked.labelling import LabelModel
from claims_ai.values import Field

if TYPE_CHECKING:
    from training.reader.forms import Prepared

PARTS = 3
_FORGOTTEN, _UNRULED = 0.5, 0.5


def part_of(page: "Prepared") -> int:
    """The part that all pages of a layout are in."""
    return int(hashlib.sha256(page.page.group.encode()).hexdigest(), 16) % PARTS


def forgets(part: int, label: str) -> bool:
    """Whether the label model of a part does not know that label beforehand."""
    return Random(f"{part}/{label}").random() < _FORGOTTEN


def with_strange(
    pages: Sequence["Prepared"], labels: LabelModel, elsewhere: Mapping[int, LabelModel]
) -> Iterator[tuple["Prepared", LabelModel]]:
    """Every page with the label model, and again with the one that learned from other layouts, `elsewhere` by part, and some rules gone."""
    for number, page in enumerate(pages):
        yield page, labels
        yield _unruled(page, Random(f"{page.page.group}/{number}")), elsewhere[part_of(page)]


def _unruled(page: "Prepared", rng: Random) -> "Prepared":
    kept: dict[str, Field] = {name: field for name, field in page.ruled.fields.items() if rng.random() >= _UNRULED}
    options = {name: replace(own, ruled=kept) for name, own in page.options.items()}
    return replace(page, ruled=replace(page.ruled, fields=kept), options=options)
