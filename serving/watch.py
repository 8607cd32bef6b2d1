"""Whether the claims that come are still those the models learned from: an index over the latest ones, told as they come."""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any, cast

from claims_ai.scoring import Model
from claims_ai.stability import Bins
from claims_ai.values import Score

LATEST = 2000
FEWEST = 200
"""With fewer claims chance alone moves the index."""
EVERY = 20

Tell = Callable[[str, str, float], None]


class Watch:
    """Counts by bin of the latest claims one model scored; safe to share between threads."""

    def __init__(self, model: Model, tell: Tell, latest: int = LATEST) -> None:
        self._card = model.card
        self._tell = tell
        self._latest = latest
        self._places: deque[dict[str, int]] = deque()
        self._bins: dict[str, Bins] = dict(self._card.spread)
        if self._card.score_spread is not None:
            self._bins["score"] = self._card.score_spread
        self._counts = {name: [0] * len(bins.shares) for name, bins in self._bins.items()}
        self._seen = 0
        self._lock = Lock()

    def saw(self, features: Mapping[str, Any], probability: float) -> None:
        """Take in one claim, and tell the indices anew every so often."""
        values = {column.name: column.encode(features[column.name]) for column in self._card.features}
        values["score"] = probability
        places = {name: bins.place(values[name]) for name, bins in self._bins.items()}
        with self._lock:
            self._add(places)
            self._seen += 1
            due = self._seen % EVERY == 0 and len(self._places) >= FEWEST
            indices = self._indices() if due else {}
        for name, index in indices.items():
            self._tell(self._card.task, name, index)

    def _add(self, places: dict[str, int]) -> None:
        self._places.append(places)
        for name, place in places.items():
            self._counts[name][place] += 1
        if len(self._places) > self._latest:
            for name, place in self._places.popleft().items():
                self._counts[name][place] -= 1

    def _indices(self) -> dict[str, float]:
        """Less what chance alone makes of so many claims."""
        rows = len(self._places)
        return {
            name: max(0.0, bins.psi(self._counts[name]) - len(bins.shares) / rows) for name, bins in self._bins.items()
        }


@dataclass(frozen=True)
class _Watched:
    """A model whose every score of a claim is seen."""

    model: Model
    watch: Watch

    @property
    def card(self) -> Any:
        return self.model.card

    def score(self, features: Mapping[str, Any], sentence: Any = None) -> Score:
        scored = self.model.score(features, sentence)
        self.watch.saw(features, scored.probability)
        return scored


def watched(models: Mapping[str, Model], tell: Tell) -> Mapping[str, Model]:
    """The same models, watched; one whose card knows nothing of the claims it learned from is left alone."""
    return {
        task: cast(Model, _Watched(model, Watch(model, tell))) if model.card.score_spread else model
        for task, model in models.items()
    }
