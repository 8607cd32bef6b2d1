"""What /metrics tells besides BentoML's own figures: decisions by outcome, and seconds by stage."""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prometheus_client import Counter, Histogram

_SECONDS = (0.005, 0.02, 0.1, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 30.0, 60.0, 300.0)


class Meters:
    """Counts what happens in this process; all processes' counts are added up when /metrics is read."""

    def decided(self, outcome: str) -> None:
        """Count a decision."""
        _instruments()[0].labels(outcome).inc()

    def took(self, stage: str, seconds: float) -> None:
        """Add the time of a stage."""
        _instruments()[1].labels(stage).observe(seconds)


@lru_cache(maxsize=1)
def _instruments() -> "tuple[Counter, Histogram]":
    """Made at first use: BentoML says where counts are kept only after this module was imported."""
    from prometheus_client import Counter, Histogram

    return (
        Counter("claims_ai_decisions", "Decisions by outcome", ["outcome"]),
        Histogram("claims_ai_stage_seconds", "Seconds by stage", ["stage"], buckets=_SECONDS),
    )
