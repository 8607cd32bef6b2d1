"""What /metrics tells besides BentoML's own figures: decisions by outcome, seconds by stage, and whether the claims moved."""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prometheus_client import Counter, Gauge, Histogram

_SECONDS = (0.005, 0.02, 0.1, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 30.0, 60.0, 300.0)


class Meters:
    """Counts what happens in this process; all processes' counts are added up when /metrics is read."""

    def decided(self, outcome: str) -> None:
        """Count a decision."""
        _instruments()[0].labels(outcome).inc()

    def took(self, stage: str, seconds: float) -> None:
        """Add the time of a stage."""
        _instruments()[1].labels(stage).observe(seconds)

    def moved(self, model: str, feature: str, index: float) -> None:
        """Set the population stability index of a feature, or of the `score`, over the latest claims."""
        _instruments()[2].labels(model, feature).set(index)


@lru_cache(maxsize=1)
def _instruments() -> "tuple[Counter, Histogram, Gauge]":
    """Made at first use: BentoML says where counts are kept only after this module was imported."""
    from prometheus_client import Counter, Gauge, Histogram

    return (
        Counter("claims_ai_decisions", "Decisions by outcome", ["outcome"]),
        Histogram("claims_ai_stage_seconds", "Seconds by stage", ["stage"], buckets=_SECONDS),
        Gauge(
            "claims_ai_population_stability",
            "Population stability index of the latest claims against those learned from",
            ["model", "feature"],
            multiprocess_mode="mostrecent",
        ),
    )
