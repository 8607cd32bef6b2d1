"""Pictures read side by side by processes of one thread each, which read more in all than one process on all cores."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from threading import Lock
from types import TracebackType
from typing import Self

from claims_ai.documents.image import on_one_thread
from claims_ai.documents.intake import Picture
from claims_ai.documents.ocr import Ocr
from claims_ai.documents.scan import LocalScanner, Scan

_scanner: LocalScanner | None = None


class ScannerPool:
    """A scanner that several threads may use at once; each picture goes to a process that is free."""

    def __init__(self, load: Callable[[], Ocr], processes: int) -> None:
        """`load` makes the OCR of a process, in it."""
        self._load, self._processes = load, processes
        self._pool, self._lock = self._started(), Lock()

    def __call__(self, picture: Picture) -> Scan:
        """Read a picture. Where a process dies, the pictures on their way fail, and the next ones go to new processes."""
        pool = self._pool
        try:
            return pool.submit(_scan, picture).result()
        except BrokenProcessPool:
            with self._lock:
                if self._pool is pool:
                    self._pool = self._started()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def _started(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._processes, get_context("spawn"), _prepare, (self._load,))


def _prepare(load: Callable[[], Ocr]) -> None:
    global _scanner
    on_one_thread()
    _scanner = LocalScanner(load)


def _scan(picture: Picture) -> Scan:
    if _scanner is None:
        raise RuntimeError("a process that was not prepared")
    return _scanner(picture)
