"""Trees as LightGBM writes them, as plain arrays: read once, so that rows are scored and explained without its own slower walk."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

MOST_LEAVES = 64
_CATEGORY, _TO_LEFT, _OTHER_MISSING, _MISSING_IS_NAN = 1, 2, 4, 8
_SETTING = ("num_class=1", "num_tree_per_iteration=1")


@dataclass(frozen=True)
class Tree:
    """One tree: node by node its feature, its threshold (or the categories that go left), and where rows go; `~leaf` is a leaf.

    `missing_left` says whether a missing value goes left. `counts` are of the rows a node or leaf saw in training.
    """

    feature: "np.ndarray"
    threshold: "np.ndarray"
    categories: Mapping[int, frozenset[int]]
    missing_left: "np.ndarray"
    left: "np.ndarray"
    right: "np.ndarray"
    counts: "np.ndarray"
    leaf_counts: "np.ndarray"
    values: "np.ndarray"

    def goes_left(self, node: int, value: float) -> bool:
        """Where a value of the node's feature goes; nan is a missing one."""
        if value != value:
            return bool(self.missing_left[node])
        if node in self.categories:
            return int(value) in self.categories[node]
        return bool(value <= self.threshold[node])

    def share(self, node: int, child: int) -> float:
        """The share of a node's rows that went to a child of it."""
        count = self.counts[child] if child >= 0 else self.leaf_counts[~child]
        return float(count / max(self.counts[node], 1))


def read_trees(text: str) -> tuple[Tree, ...] | None:
    """The trees of a model's text; None where they are of a kind that only LightGBM itself can walk."""
    head, *parts = text.split("\nTree=")
    if any(line not in head.split("\n") for line in _SETTING) or "\naverage_output" in head:
        return None
    told = [dict(_lines(part)) for part in parts]
    if any(each.get("is_linear") != "0" or int(each["num_leaves"]) > MOST_LEAVES for each in told):
        return None
    if any(int(kind) & _OTHER_MISSING for each in told for kind in each.get("decision_type", "").split()):
        return None
    return tuple(map(_tree, told))


def _lines(part: str) -> Iterator[tuple[str, str]]:
    for line in part.split("\n\n", 1)[0].split("\n")[1:]:
        name, _, value = line.partition("=")
        yield name, value


def _tree(told: Mapping[str, str]) -> Tree:
    import numpy as np

    def whole(name: str) -> "np.ndarray":
        return np.array(told.get(name, "").split(), dtype=np.int64)

    def numbers(name: str) -> "np.ndarray":
        return np.array(told.get(name, "").split(), dtype=float)

    kinds, thresholds = whole("decision_type"), numbers("threshold")
    categorical = (kinds & _CATEGORY) > 0
    missing = np.where(kinds & _MISSING_IS_NAN, (kinds & _TO_LEFT) > 0, thresholds >= 0)
    return Tree(
        whole("split_feature"), thresholds, _categories(categorical, thresholds, whole("cat_boundaries"), whole("cat_threshold")),
        missing & ~categorical, whole("left_child"), whole("right_child"), whole("internal_count"), whole("leaf_count"),
        numbers("leaf_value"),
    )  # fmt: skip


def _categories(
    categorical: "np.ndarray", thresholds: "np.ndarray", edges: "np.ndarray", words: "np.ndarray"
) -> dict[int, frozenset[int]]:
    """The categories that go left, from words of 32 bits."""
    found = {}
    for node in categorical.nonzero()[0].tolist():
        place = int(thresholds[node])
        bits = [int(word) for word in words[edges[place] : edges[place + 1]]]
        found[node] = frozenset(32 * n + bit for n, word in enumerate(bits) for bit in range(32) if word >> bit & 1)
    return found
