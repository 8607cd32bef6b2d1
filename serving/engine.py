"""What the HTTP API does, without HTTP: read, score, decide; pages of several files at once, claims kept in the store."""

import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, Generic, TypeVar

import structlog

from claims_ai.adjudicate import Desk, Read, read_documents, read_uploads
from claims_ai.claim import Submission, Upload
from claims_ai.documents.intake import Picture
from claims_ai.documents.look import Glance, Look, look
from claims_ai.features import SENTENCES
from claims_ai.features_english import SENTENCES as ENGLISH
from claims_ai.store.store import Store
from claims_ai.values import Decision, Score, UnreadFile
from serving.meters import Meters
from serving.watch import watched

T = TypeVar("T")
LANGUAGES = {"zh": SENTENCES, "en": ENGLISH}


class OcrUnavailableError(Exception):
    """The OCR processes cannot be reached: nobody's document is to blame, so nothing is decided and no paper asked for."""


class Engine:
    """A desk that serves many requests at once; `readers` files are read side by side."""

    def __init__(self, desk: Desk, store: Store, readers: int, meters: Meters, glance: Glance) -> None:
        pool = ThreadPoolExecutor(readers, thread_name_prefix="reader")
        self._pool, self._glance = pool, glance
        self._desk = replace(desk, spread=pool.map)
        self._deciding = replace(self._desk, models=watched(desk.models, meters.moved))
        self._store = store
        self._meters = meters
        self.score(dict.fromkeys(self.needed))  # loads what the first claim would otherwise wait for

    @property
    def needed(self) -> dict[str, str]:
        """The features the models need, by name, each a `number` or a `text`."""
        columns = [column for model in self._desk.models.values() for column in model.card.features]
        return {column.name: "number" if column.kind == "number" else "text" for column in columns}

    def extract(self, uploads: Iterable[Upload]) -> Read:
        """The pages of documents, in their order."""
        started = time.perf_counter()
        pages = self._reading(lambda desk: read_uploads(uploads, desk))
        self._meters.took("extract", time.perf_counter() - started)
        return pages

    def look(self, uploads: Iterable[Upload]) -> tuple[Look | UnreadFile, ...]:
        """What is wrong with the picture of each page, before anything is read."""
        started = time.perf_counter()
        glance, limits = _Watched(self._glance), self._desk.limits
        seen = self._pool.map(lambda upload: look(upload.name, upload.data, glance, limits), uploads)
        told = tuple(page for pages in seen for page in pages)
        if glance.failure:
            raise glance.failure
        self._meters.took("look", time.perf_counter() - started)
        return told

    def score(self, features: Mapping[str, Any], language: str = "zh") -> dict[str, Score]:
        """Both scores of a claim known by its features alone, explained in Chinese (`zh`) or English (`en`)."""
        started = time.perf_counter()
        scores = {task: model.score(features, LANGUAGES[language][task]) for task, model in self._desk.models.items()}
        self._meters.took("score", time.perf_counter() - started)
        return scores

    def adjudicate(self, submission: Submission) -> tuple[Decision, Read]:
        """The decision of a claim, and the pages it rests on; it is recorded in the step that decides it."""
        read = self._reading(lambda desk: read_documents(submission, desk))
        decision = self._store.decide(read, self._deciding)
        self._meters.decided(decision.outcome)
        for stage in ("documents", "decide"):
            self._meters.took(stage, decision.timing_ms[stage] / 1000)
        structlog.get_logger().info(
            "decided", claim_id=decision.claim_id, outcome=decision.outcome, route=decision.route,
            reasons=[reason.code for reason in decision.reasons], pages=len(read.pages), ms=decision.timing_ms["total"],
        )  # fmt: skip
        return decision, read.pages

    def _reading(self, read: Callable[[Desk], T]) -> T:
        """Read with a scanner that is watched: when the OCR is down, the request fails as a whole and may be sent again."""
        watched = _Watched(self._desk.scanner)
        result = read(replace(self._desk, scanner=watched))
        if watched.failure:
            raise watched.failure
        return result


class _Watched(Generic[T]):
    """A scanner, or a glance, that remembers when the OCR could not be reached, which is taken for an unreadable document elsewhere."""

    def __init__(self, ask: Callable[[Picture], T]) -> None:
        self._ask = ask
        self.failure: OcrUnavailableError | None = None

    def __call__(self, picture: Picture, /) -> T:
        if self.failure:
            raise self.failure
        try:
            return self._ask(picture)
        except OcrUnavailableError as error:
            self.failure = error
            raise
