"""Where failures become findings: the one broad `except` of the library, round every stage of a claim's way."""

from collections.abc import Callable
from typing import TypeVar

import structlog

from claims_ai.errors import ClaimsError
from claims_ai.values import Finding

T = TypeVar("T")


def attempt(stage: str, work: Callable[[], T], otherwise: T) -> tuple[T, tuple[Finding, ...]]:
    """Run a stage; if it fails, give `otherwise` and a finding that sends the claim to a person."""
    try:
        return work(), ()
    except Exception as error:
        structlog.get_logger().error(
            "stage failed", stage=stage, error=type(error).__name__, exc_info=not isinstance(error, ClaimsError)
        )
        message = f"{stage} 未能完成（{type(error).__name__}），请人工核对"
        return otherwise, (Finding("stage_failed", "high", message),)
