"""The API in words: OpenAPI for machines, and the page that shows it."""

from typing import Any

from claims_ai.claim import Claim
from claims_ai.documents.look import Look
from claims_ai.features import FEATURES
from claims_ai.values import Decision, Page, Score
from serving.problems import MEDIA_TYPE, ProblemDetails
from serving.uploads import MAX_FILES

ABOUT = (
    "Reads, checks, calculates and decides health and accident claims. **The machine may pay; only a person may refuse.** "
    "Every answer of 400 and above is a problem as RFC 9457 has it; its `detail` says what was wrong and what to do. "
    "Every decision is recorded with what it was made from, in the step that makes it: the same invoice in a later claim is found, "
    "limits and deductibles are used up once, and a claim that was paid and is sent again unchanged gets the same decision."
)

DOCS_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Claims AI</title>
<link rel="stylesheet" href="/static_content/swagger-ui.css"></head>
<body><div id="swagger-ui"></div><script src="/static_content/swagger-ui-bundle.js"></script>
<script>SwaggerUIBundle({url: "/docs.json", dom_id: "#swagger-ui", deepLinking: true})</script></body></html>
"""

_PROBLEM = {
    "description": "What was wrong, and what to do",
    "content": {MEDIA_TYPE: {"schema": ProblemDetails.model_json_schema()}},
}
_FILES = {
    "type": "array", "items": {"type": "string", "format": "binary"}, "maxItems": MAX_FILES,
    "description": "JPEG, PNG, WebP, TIFF or PDF; addresses are never fetched",
}  # fmt: skip
_FEATURES = {
    "type": "object", "additionalProperties": False,
    "description": "Every feature the serving models use must be named, null where it is not known; a refusal lists the missing ones",
    "properties": {
        feature.name: {"type": ["number", "string", "null"], "description": feature.says} for feature in FEATURES
    },
}  # fmt: skip


def _route(name: str, body: dict[str, Any], answer: Any, told: str) -> dict[str, Any]:
    return {
        "name": name,
        "response_model": None,
        "responses": {200: {"model": answer, "description": told}, "4XX": _PROBLEM, "5XX": _PROBLEM},
        "openapi_extra": {"requestBody": {"required": True, "content": body}},
    }


def _multipart(*required: str, **parts: Any) -> dict[str, Any]:
    return {"multipart/form-data": {"schema": {"type": "object", "required": list(required), "properties": parts}}}


EXTRACT = _route(
    "extract", _multipart("files", files=_FILES), list[Page],
    "One object a page; a file that could not be read is one with `error` in its place",
)  # fmt: skip
LOOK = _route(
    "look", _multipart("files", files=_FILES), list[Look],
    "One object a page, within a second of the upload and before anything is read: whether a better picture should be asked for, and why",
)  # fmt: skip
SCORE = _route("score", {"application/json": {"schema": _FEATURES}}, dict[str, Score], "`fast_pay` and `fraud`")
ADJUDICATE = _route(
    "adjudicate", _multipart("claim", claim=Claim.model_json_schema(), files=_FILES), Decision,
    "The decision; with `include=documents` also `documents`, the pages as /extract gives them",
)  # fmt: skip
