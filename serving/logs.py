"""Logs: one JSON object a line, without personal data. Of an exception only its kind and place are told, as its text may quote a document."""

import traceback
from typing import Any

import structlog


def configure_logs() -> None:
    """Set up structlog for this process."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _places_only,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.PrintLoggerFactory(),
        cache_logger_on_first_use=False,
    )


def _places_only(_: Any, __: str, event: Any) -> Any:
    """Files and lines an exception passed through, in place of its traceback."""
    if event.pop("exc_info", None) and (error := _current()):
        event["trace"] = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
    return event


def _current() -> BaseException | None:
    import sys

    return sys.exc_info()[1]
