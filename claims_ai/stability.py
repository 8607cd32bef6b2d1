"""Whether a population is still the one a model learned from: bins fixed in training, and the population stability index."""

from bisect import bisect_left
from collections.abc import Sequence
from math import log
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    import numpy as np

TENTHS = 10
MOVED = 0.25
"""From here on a population is commonly held to be another one; from 0.1 on it is worth a look."""
LOOK = 0.1
_RARE = 1e-4


class Bins(BaseModel):
    """How encoded values were spread: `shares` of the bins that `edges` part (up to and including an edge), then of the missing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    edges: tuple[float, ...]
    shares: tuple[float, ...]

    def place(self, value: float) -> int:
        """The bin of one value; nan has the last one."""
        return len(self.edges) + 1 if value != value else bisect_left(self.edges, value)

    def counts(self, values: "np.ndarray") -> "np.ndarray":
        """How many of the values lie in each bin."""
        import numpy as np

        places = np.where(np.isnan(values), len(self.edges) + 1, np.searchsorted(self.edges, values, side="left"))
        return np.bincount(places, minlength=len(self.shares))

    def psi(self, counts: Sequence[int]) -> float:
        """The population stability index of counts by bin against the shares: 0 for the same, about 0.25 for another."""
        total = sum(counts) + 0.5 * len(counts)
        seen = [(count + 0.5) / total for count in counts]
        pairs = zip(seen, (max(share, _RARE) for share in self.shares), strict=True)
        return sum((now - then) * log(now / then) for now, then in pairs if now > _RARE or then > _RARE)


def bins_of(values: "np.ndarray", levels: int = 0) -> Bins:
    """Bins of numbers by their tenths, or of a category by its `levels`."""
    import numpy as np

    edges = np.arange(levels - 1) + 0.5 if levels else _tenths(values[~np.isnan(values)])
    empty = Bins(edges=tuple(edges.tolist()), shares=(0.0,) * (len(edges) + 2))
    return empty.model_copy(update={"shares": tuple((empty.counts(values) / len(values)).tolist())})


def _tenths(known: "np.ndarray") -> "np.ndarray":
    import numpy as np

    return np.unique(np.quantile(known, np.linspace(0, 1, TENTHS + 1)[1:-1])) if len(known) else np.array([])
