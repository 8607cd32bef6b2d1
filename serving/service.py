"""The BentoML services: one that answers claims, and one that reads pictures, a process a core.

Start them with `claims-ai serve`, or `bentoml serve serving.service:ClaimsService`.
"""

import asyncio
import threading
import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypeVar

import aiohttp
import bentoml
import numpy as np
from bentoml.exceptions import BentoMLException

from claims_ai.bootstrap import load_ocr, make_desk, open_store
from claims_ai.documents.intake import Picture
from claims_ai.documents.scan import Scan, glance, scan
from claims_ai.settings import get_settings
from serving.app import make_app
from serving.body_limit import BodyLimit
from serving.engine import Engine, OcrUnavailableError
from serving.logs import configure_logs
from serving.meters import Meters
from serving.problems import Problems

T = TypeVar("T")
_SETTINGS = get_settings()
_PAGE_SECONDS = 120
_PATIENCE_SECONDS = 60.0  # a killed worker is back after about 8
_PASSING = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}
_FOREVER = 10**9

app = make_app()


# A worker takes one picture at a time and sends others away, so that they go to one that is free.
@bentoml.service(
    name="ocr",
    workers=_SETTINGS.ocr_workers,
    traffic={"timeout": _PAGE_SECONDS, "max_concurrency": _SETTINGS.ocr_workers},
    runner_connection={
        "max_age": float(_FOREVER),
        "max_requests": _FOREVER,
    },  # a session that ends takes its requests with it
)
class OcrService:
    """Pictures to text."""

    def __init__(self) -> None:
        self._ocr = load_ocr(_SETTINGS, threads=1)
        self._lock = threading.Lock()

    @bentoml.api  # type: ignore[untyped-decorator]
    def scan(self, picture: np.ndarray) -> Scan:
        """The text of one picture (height x width x 3, BGR, 8 bits)."""
        with self._lock:
            return scan(self._ocr, picture)

    @bentoml.api  # type: ignore[untyped-decorator]
    def glance(self, picture: np.ndarray) -> list[str]:
        """What is wrong with one picture (the same), before it is read."""
        with self._lock:
            return list(glance(self._ocr, picture))


# Its requests end by the API's own limit, which is told as a problem.
@bentoml.service(name="claims", workers=1, traffic={"timeout": 3600})
@bentoml.asgi_app(app)
class ClaimsService:
    """Documents to pages, features to scores, claims to decisions."""

    ocr = bentoml.depends(OcrService)

    def __init__(self) -> None:
        configure_logs()
        readers = _SETTINGS.ocr_workers
        # One reader more than OCR processes: while they read, it decodes the next picture.
        free = threading.Semaphore(readers)
        desk = make_desk(_SETTINGS, _elsewhere(_asking(self.ocr, "scan"), free))
        self._store = open_store(_SETTINGS)
        self._store.check_products(desk.products)
        app.state.engine = Engine(
            desk, self._store, readers + 1, Meters(), _elsewhere(_asking(self.ocr, "glance"), free)
        )

    @bentoml.on_shutdown  # type: ignore[untyped-decorator]
    def close(self) -> None:
        """Let go of the database; the embedded one stops with its last user."""
        self._store.close()


_service: Any = ClaimsService
_service.add_asgi_middleware(Problems)
_service.add_asgi_middleware(BodyLimit, max_bytes=_SETTINGS.max_request_bytes)


def _elsewhere(ask: Callable[[Picture], T], free: threading.Semaphore) -> Callable[[Picture], T]:
    """Asks an OCR process about a picture: passes over a busy one for the next, and waits for one that is starting again."""

    def read(picture: Picture) -> T:
        until = time.monotonic() + _PATIENCE_SECONDS
        with free:
            while True:
                try:
                    return ask(picture)
                except (aiohttp.ClientError, OSError, BentoMLException) as error:
                    if isinstance(error, BentoMLException) and error.error_code not in _PASSING:
                        raise
                    if time.monotonic() > until:
                        raise OcrUnavailableError from error
                time.sleep(0.05)

    return read


def _asking(ocr: Any, name: str) -> Callable[[Picture], Any]:
    """A method of OcrService from any thread: through the loop its client lives in, or directly where it runs in this process."""
    if not hasattr(ocr, "to_async"):
        return lambda picture: getattr(ocr, name)(picture=picture)
    loop = asyncio.get_running_loop()

    # The client is made with the first picture: made here, it would wait for a service that waits for this one.
    def ask(picture: Picture) -> Any:
        return asyncio.run_coroutine_threadsafe(getattr(ocr.to_async, name)(picture=picture), loop).result()

    return ask
