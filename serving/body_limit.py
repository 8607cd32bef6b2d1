"""A request larger than the limit is refused before it is kept anywhere."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from serving.problems import Problem, send_problem


class BodyLimit:
    """ASGI middleware that counts what comes in, whatever length the request claims, and answers 413 above the limit."""

    def __init__(self, app: ASGIApp, max_bytes: int) -> None:
        self._app = app
        self._max = max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif _announced(scope) > self._max:
            await self._refuse(receive, send)
        else:
            await self._app(scope, self._counting(receive), send)

    async def _refuse(self, receive: Receive, send: Send) -> None:
        """Answer at once, then let a sender that does not listen finish (up to the limit), so that it sees the answer."""
        await send_problem(self._problem(), send, [], last=False)
        taken, more = 0, True
        while more and taken <= self._max:
            message = await receive()
            taken += len(message.get("body", b""))
            more = message.get("more_body", False)
        await send({"type": "http.response.body", "body": b""})

    def _counting(self, receive: Receive) -> Receive:
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._max:
                raise self._problem()
            return message

        return counted

    def _problem(self) -> Problem:
        detail = f"the request is over the limit of {self._max / 1e6:.0f} MB; send smaller pictures, or fewer at a time"
        return Problem(413, "Request too large", detail, kind="request-too-large", limit_bytes=self._max)


def _announced(scope: Scope) -> int:
    length = dict(scope["headers"]).get(b"content-length", b"")
    return int(length) if length.isdigit() else 0
