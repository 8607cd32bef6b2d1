"""What this process remembers of the claims it decided, until the store exists: nothing survives a restart."""

import threading
from collections.abc import Callable
from typing import TypeVar

from claims_ai.dossier import Dossier
from claims_ai.history import History, Trace, trace_of

T = TypeVar("T")


class Memory:
    """The traces of the last claims. A claim sent again replaces its own trace and keeps its place in the order."""

    def __init__(self, most: int = 2_000) -> None:
        self._traces: dict[str, Trace] = {}
        self._most = most
        self._lock = threading.Lock()

    def decide(self, dossier: Dossier, decision: Callable[[History], T]) -> T:
        """Decide on what is remembered and remember the claim, as one step: of two claims at once, the second sees the first."""
        with self._lock:
            decided = decision(History(tuple(self._traces.values())))
            self._traces[dossier.claim.claim_id] = trace_of(dossier)
            while len(self._traces) > self._most:
                del self._traces[next(iter(self._traces))]
            return decided
