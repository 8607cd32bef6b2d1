"""Problems as RFC 9457 tells them: every answer of 400 and above, whoever made it, is `application/problem+json`."""

import json
from http import HTTPStatus
from typing import Any

import structlog
from pydantic import BaseModel, ConfigDict
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MEDIA_TYPE = "application/problem+json"
_ADVICE = {
    404: "there is nothing at this path; /docs lists what there is",
    405: "this path does not take this method; /docs tells which it takes",
    500: "something failed here and nothing was decided; send it again, and tell the operator if it fails again",
    503: "the service is not ready; send it again in a few seconds",
    504: "this took too long and nothing was decided; send fewer pages, or send it again",
}


class ProblemDetails(BaseModel):
    """The body of every 4xx and 5xx answer."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    detail: str


class Problem(Exception):  # noqa: N818 - the word of RFC 9457
    """A request that cannot be answered; `more` are further members of the problem, such as the files concerned."""

    def __init__(self, status: int, title: str, detail: str, *, kind: str | None = None, **more: Any) -> None:
        super().__init__(detail)
        self.status = status
        name = f"urn:claims-ai:problem:{kind}" if kind else "about:blank"
        self.body = {"type": name, "title": title, "status": status, "detail": detail, **more}


def plain_problem(status: int, detail: str | None = None) -> Problem:
    """A problem that says no more than its status does."""
    title = HTTPStatus(status).phrase
    return Problem(status, title, detail or _ADVICE.get(status, title))


def json_bytes(value: Any) -> bytes:
    """JSON in UTF-8; half a surrogate pair, which JSON lets a sender write, goes out escaped as it came."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace")


async def send_problem(problem: Problem, send: Send, headers: list[tuple[bytes, bytes]], *, last: bool = True) -> None:
    """Answer with a problem; `last=False` leaves the answer open, so that the rest of the request can still be taken in."""
    body = json_bytes(problem.body)
    retry = [(b"retry-after", b"5")] if problem.status == HTTPStatus.SERVICE_UNAVAILABLE else []
    kept = [(name, value) for name, value in headers if name == b"allow"]
    head = [(b"content-type", MEDIA_TYPE.encode()), (b"content-length", str(len(body)).encode()), *kept, *retry]
    await send({"type": "http.response.start", "status": problem.status, "headers": head})
    await send({"type": "http.response.body", "body": body, "more_body": not last})


class Problems:
    """ASGI middleware that turns exceptions, and error answers of any other form, into problems."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(send)
        try:
            await self._app(scope, receive, answer.send)
        except Problem as problem:
            await answer.refuse(problem)
        except Exception as error:
            structlog.get_logger().error(
                "request failed", path=scope["path"], error=type(error).__name__, exc_info=True
            )
            await answer.refuse(plain_problem(HTTPStatus.INTERNAL_SERVER_ERROR))


class _Answer:
    """One answer on its way out; error answers of another form than a problem are held back and told again as one."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._begun = self._replaced = False

    async def send(self, message: Message) -> None:
        if self._replaced:
            return
        if message["type"] == "http.response.start" and not _is_fine(message):
            self._replaced = True
            await self._tell(plain_problem(message["status"]), message["headers"])
            return
        self._begun = True
        await self._send(message)

    async def refuse(self, problem: Problem) -> None:
        if not self._begun and not self._replaced:
            self._replaced = True
            await self._tell(problem, [])

    async def _tell(self, problem: Problem, headers: list[tuple[bytes, bytes]]) -> None:
        await send_problem(problem, self._send, headers)


def _is_fine(start: Message) -> bool:
    return start["status"] < HTTPStatus.BAD_REQUEST or (b"content-type", MEDIA_TYPE.encode()) in start["headers"]
