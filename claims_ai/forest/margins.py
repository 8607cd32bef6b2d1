"""Many rows through all trees at once: each feature rules out leaves, and what is left of every tree is the leaf a row falls into.

A feature's value counts only by its place among the thresholds, so the leaves it leaves are looked up in a table (QuickScorer).
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims_ai.forest.trees import Tree

if TYPE_CHECKING:
    import numpy as np

ROWS = 1024
TREES = 128
"""So many rows and trees at a time that tables and masks stay in the processor's cache."""


@dataclass(frozen=True)
class Look:
    """What one feature says to some trees: `rank` (its place among all thresholds) leads to a row of `left`, the leaves left of each tree."""

    feature: int
    row: "np.ndarray"
    left: "np.ndarray"


@dataclass(frozen=True)
class Block:
    """Some trees: all leaves of each as bits, what each feature says, and the values of the leaves, those of a tree from `start` on."""

    leaves: "np.ndarray"
    looks: tuple[Look, ...]
    values: "np.ndarray"
    start: "np.ndarray"


class Margins:
    """The sum of the trees for many rows. Safe to share between threads."""

    def __init__(self, trees: Sequence[Tree], features: int) -> None:
        self._points = [_points(trees, feature) for feature in range(features)]
        parts = [trees[place : place + TREES] for place in range(0, len(trees), TREES)]
        self._blocks = [_block(part, self._points) for part in parts]

    def of(self, matrix: "np.ndarray", threads: int) -> "np.ndarray":
        """The log-odds of rows (rows x features, nan where missing)."""
        import numpy as np

        parts = [matrix[place : place + ROWS] for place in range(0, len(matrix), ROWS)]
        if threads == 1 or len(parts) < 2:
            found = list(map(self._few, parts))
        else:
            with ThreadPoolExecutor(threads) as pool:
                found = list(pool.map(self._few, parts))
        return np.concatenate(found) if found else np.zeros(0)

    def _few(self, rows: "np.ndarray") -> "np.ndarray":
        import numpy as np

        ranks = [_ranks(points, rows[:, feature]) for feature, points in enumerate(self._points)]
        margins = np.zeros(len(rows))
        for block in self._blocks:
            margins += _sums(block, ranks, len(rows))
        return margins


def _sums(block: Block, ranks: Sequence["np.ndarray"], rows: int) -> "np.ndarray":
    left = block.leaves[None].repeat(rows, axis=0)
    for look in block.looks:
        left &= look.left.take(look.row.take(ranks[look.feature]), axis=0)
    return block.values.take(_places(left) + block.start).sum(axis=1)  # type: ignore[no-any-return]


def _places(left: "np.ndarray") -> "np.ndarray":
    """The place of the only bit, from the exponent of it as a number."""
    import numpy as np

    if left.dtype.itemsize == 8:
        return (left.astype(np.float64).view(np.int64) >> 52) - 1023
    return (left.astype(np.float32).view(np.int32) >> 23) - 127


def _points(trees: Sequence[Tree], feature: int) -> "np.ndarray":
    """The values at which something changes: all thresholds, or every category up to one more than any tree knows."""
    import numpy as np

    mine = [(tree, node) for tree in trees for node in np.flatnonzero(tree.feature == feature).tolist()]
    known = [max(tree.categories[node], default=0) for tree, node in mine if node in tree.categories]
    if known:
        return np.arange(max(known) + 2, dtype=float)
    return np.unique([float(tree.threshold[node]) for tree, node in mine])


def _ranks(points: "np.ndarray", values: "np.ndarray") -> "np.ndarray":
    """The place of the first point that is not below a value; beyond all points, then missing, come last."""
    import numpy as np

    return np.where(np.isnan(values), len(points) + 1, points.searchsorted(values))


def _block(trees: Sequence[Tree], points: Sequence["np.ndarray"]) -> Block:
    import numpy as np

    most = max(len(tree.values) for tree in trees)
    kind = np.uint16 if most <= 16 else np.uint32 if most <= 32 else np.uint64
    leaves = np.array([(1 << len(tree.values)) - 1 for tree in trees], dtype=kind)
    values = np.concatenate([np.pad(tree.values, (0, most - len(tree.values))) for tree in trees])
    return Block(leaves, tuple(_looks(trees, points, leaves)), values, np.arange(len(trees), dtype=np.int32) * most)


def _looks(trees: Sequence[Tree], points: Sequence["np.ndarray"], leaves: "np.ndarray") -> Iterator[Look]:
    """Equal rows of a table are kept once."""
    import numpy as np

    used = sorted({int(feature) for tree in trees for feature in tree.feature})
    tables = {feature: leaves[None].repeat(len(points[feature]) + 2, axis=0) for feature in used}
    for place, tree in enumerate(trees):
        for node, (left, right) in _under(tree):
            feature, every = int(tree.feature[node]), int(leaves[place])
            keeps = np.array([every & ~left, every & ~right], dtype=leaves.dtype)
            tables[feature][:, place] &= keeps[_goes_left(tree, node, points[feature]).astype(int)]
    for feature, table in tables.items():
        kept, row = np.unique(table, axis=0, return_inverse=True)
        yield Look(feature, row.ravel().astype(np.int32), kept)


def _goes_left(tree: Tree, node: int, points: "np.ndarray") -> "np.ndarray":
    """By place among the points, then beyond them, then missing."""
    import numpy as np

    known = tree.categories.get(node)
    left = points <= tree.threshold[node] if known is None else np.isin(points, list(known))
    return np.concatenate([left, [False, tree.missing_left[node]]])


def _under(tree: Tree) -> Iterator[tuple[int, tuple[int, int]]]:
    """Each node with the leaves on its left and on its right, as bits."""
    bits: dict[int, int] = {~leaf: 1 << leaf for leaf in range(len(tree.values))}

    def gather(child: int) -> int:
        if child not in bits:
            bits[child] = gather(int(tree.left[child])) | gather(int(tree.right[child]))
        return bits[child]

    for node in range(len(tree.feature)):
        yield node, (gather(int(tree.left[node])), gather(int(tree.right[node])))
