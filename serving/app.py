"""The HTTP API: /look, /extract, /score and /adjudicate, and the page that describes them."""

import asyncio
from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any, TypeVar

import anyio.to_thread
import structlog
from fastapi import FastAPI
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from claims_ai.errors import ClaimsError, StoreError
from claims_ai.values import UnreadFile, as_json
from claims_ai.version import __version__
from serving import describe
from serving.engine import LANGUAGES, Engine, OcrUnavailableError
from serving.problems import MEDIA_TYPE, Problem, json_bytes, plain_problem
from serving.uploads import documents_of, read_features, read_json, read_parts, submission_of

T = TypeVar("T")
_AT_ONCE = 32
_SECONDS = 300


def make_app() -> FastAPI:
    """The application; its state gets the `engine` that answers."""
    app = FastAPI(
        title="Claims AI", version=__version__, description=describe.ABOUT, openapi_url="/docs.json", docs_url=None,
        redoc_url=None,
    )  # fmt: skip
    app.state.busy = asyncio.Semaphore(_AT_ONCE)
    app.add_api_route("/", _home, include_in_schema=False)
    app.add_api_route("/docs", _docs, include_in_schema=False)
    app.add_api_route("/extract", extract, methods=["POST"], **describe.EXTRACT)
    app.add_api_route("/look", look, methods=["POST"], **describe.LOOK)
    app.add_api_route("/score", score, methods=["POST"], **describe.SCORE)
    app.add_api_route("/adjudicate", adjudicate, methods=["POST"], **describe.ADJUDICATE)
    for error, handler in _HANDLERS.items():
        app.add_exception_handler(error, handler)
    return app


async def extract(request: Request) -> Response:
    """Read documents: what each page is, its fields with evidence, items and findings."""
    uploads = documents_of(await read_parts(request))
    return _pages(await _work(request, lambda engine: engine.extract(uploads)))


async def look(request: Request) -> Response:
    """Look at pictures before they are read: good enough, or to be taken again."""
    uploads = documents_of(await read_parts(request))
    return _pages(await _work(request, lambda engine: engine.look(uploads)))


async def score(request: Request, lang: str = "zh") -> Response:
    """Score a claim by its features: how surely it may be paid at once, and its fraud risk, each with its main causes; `lang=en` says them in English."""
    if lang not in LANGUAGES:
        raise Problem(422, "Unknown language", f"lang={lang!r} is not known; give `zh` or `en`", kind="lang")
    sent = await read_json(request)
    return _json(as_json(await _work(request, lambda engine: engine.score(read_features(sent, engine.needed), lang))))


async def adjudicate(request: Request, include: str = "") -> Response:
    """Decide a claim: read its documents, check them, calculate, score; `include=documents` adds the pages read."""
    if include not in ("", "documents"):
        raise Problem(
            422, "Unknown include", f"include={include!r} is not known; the only one is `documents`", kind="include"
        )
    submission = submission_of(await read_parts(request))
    decision, pages = await _work(request, lambda engine: engine.adjudicate(submission))
    return _json(as_json(decision) | ({"documents": as_json(pages)} if include else {}))


async def _work(request: Request, work: Callable[[Engine], T]) -> T:
    """Work in a thread: not too much at once, and never without end."""
    engine, busy = request.app.state.engine, request.app.state.busy
    if busy.locked():
        raise plain_problem(503, f"{_AT_ONCE} requests are being worked on already; send it again in a few seconds")
    async with busy:
        try:
            async with asyncio.timeout(_SECONDS):
                return await anyio.to_thread.run_sync(work, engine, abandon_on_cancel=True)
        except TimeoutError as error:
            raise plain_problem(504) from error


def _pages(pages: Sequence[Any]) -> Response:
    """What came of documents, page by page; a problem where none of them could be opened."""
    unread = [page for page in pages if isinstance(page, UnreadFile)]
    if len(unread) == len(pages):
        status, names = 500 if any(file.failed for file in unread) else 422, [file.file for file in unread]
        detail = "; ".join(file.error for file in unread)
        raise Problem(status, "No readable document", detail, kind="unreadable", files=names)
    return _json(as_json(pages))


def _json(value: Any) -> Response:
    return Response(json_bytes(value), media_type="application/json")


def _home() -> Response:
    return RedirectResponse("/docs")


def _docs() -> Response:
    return HTMLResponse(describe.DOCS_PAGE)


def _as_response(problem: Problem) -> Response:
    return Response(json_bytes(problem.body), problem.status, media_type=MEDIA_TYPE)


def _on_problem(_: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)  # noqa: S101 - registered for this type alone
    return _as_response(error)


def _on_claims_error(_: Request, error: Exception) -> Response:
    return _as_response(Problem(422, "Input that cannot be used", str(error), kind="input"))


def _on_outage(_: Request, error: Exception) -> Response:
    return _as_response(
        plain_problem(503, "the OCR is starting again and nothing was decided; send it again in a few seconds")
    )


def _on_store(_: Request, error: Exception) -> Response:
    """The store's fault is never the sender's; what is wrong with it is for the operator, in the log."""
    structlog.get_logger().error("store failed", error=str(error))
    return _as_response(
        plain_problem(503, "the claim could not be recorded and nothing was decided; send it again later")
    )


def _on_http(_: Request, error: Exception) -> Response:
    """Starlette's own refusals, such as of another method or a broken multipart body."""
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this type alone
    own_words = error.detail if error.detail != HTTPStatus(error.status_code).phrase else None
    response = _as_response(plain_problem(error.status_code, own_words))
    response.headers.update(error.headers or {})
    return response


_HANDLERS: dict[type[Exception], Callable[[Request, Exception], Response]] = {
    Problem: _on_problem, ClaimsError: _on_claims_error, StoreError: _on_store, OcrUnavailableError: _on_outage,
    HTTPException: _on_http,
}  # fmt: skip
