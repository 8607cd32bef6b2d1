"""Multipart requests to uploads and claims. Every form of request this API takes is told apart here, and nowhere else."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

from claims_ai.claim import Claim, Submission, Upload, parse_claim
from claims_ai.complaints import load_json
from claims_ai.features import BY_NAME
from serving.problems import Problem

MAX_FILES = 60
_MAX_TEXT_BYTES = 1_000_000
_LARGEST = 1e300  # infinity and NaN, which Python reads from JSON, are no amounts
_ADDRESS = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//|\s*data:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a multipart request carried: the files sent as `files`, and the `claim` part where there is one."""

    uploads: tuple[Upload, ...]
    claim: str | bytes | None = None


async def read_parts(request: Request) -> Parts:
    """The parts of a multipart request; Problem for another content type, an unknown part, or text where a file belongs."""
    kind = request.headers.get("content-type", "")
    if not kind.lower().startswith("multipart/form-data"):
        detail = (
            f"the request is {kind or 'of no content type'}; send multipart/form-data with the documents as `files`"
        )
        raise Problem(415, "Not a multipart request", detail, kind="not-multipart")
    uploads: list[Upload] = []
    claim: str | bytes | None = None
    async with request.form(max_files=MAX_FILES + 1, max_fields=MAX_FILES, max_part_size=_MAX_TEXT_BYTES) as form:
        for name, value in form.multi_items():
            if name == "claim" and claim is None:
                claim = await value.read() if isinstance(value, UploadFile) else value
            elif name == "files":
                uploads.append(await _upload(value))
            else:
                raise _unknown_part(name)
    if len(uploads) > MAX_FILES:
        raise Problem(
            413,
            "Too many files",
            f"more than the limit of {MAX_FILES} files; send fewer at a time",
            kind="too-many-files",
        )
    return Parts(tuple(uploads), claim)


def _unknown_part(name: str) -> Problem:
    detail = (
        f"the part {name!r} is not known here or came twice; send documents as `files`, and one `claim` to /adjudicate"
    )
    return Problem(422, "Unknown part", detail, kind="unknown-part", part=name)


async def _upload(value: UploadFile | str) -> Upload:
    if isinstance(value, UploadFile):
        return Upload(_bare_name(value.filename or ""), await value.read())
    what = "an address; addresses are never fetched" if _ADDRESS.match(value) else "text, not a file"
    raise Problem(422, "Not a file", f"`files` holds {what}; send the file itself", kind="not-a-file", part="files")


def _bare_name(name: str) -> str:
    """The name without folders, and never without a name."""
    return re.split(r"[/\\]", name)[-1].replace("\x00", "")[-200:] or "unnamed"


def documents_of(parts: Parts) -> tuple[Upload, ...]:
    """The documents of a request to /extract."""
    if parts.claim is not None:
        raise _unknown_part("claim")
    if not parts.uploads:
        raise Problem(422, "No files", "there is no `files` part; send at least one document", kind="no-files")
    return parts.uploads


def submission_of(parts: Parts) -> Submission:
    """The claim of a request to /adjudicate with its uploads; a file the claim lists and nobody sent is told as unread."""
    if parts.claim is None:
        detail = "there is no `claim` part; send the claim as JSON in a part named `claim`"
        raise Problem(422, "No claim", detail, kind="no-claim", part="claim")
    claim, sent = parse_claim(parts.claim, "claim"), {upload.name: upload for upload in parts.uploads}
    if len(sent) < len(parts.uploads):
        names = [upload.name for upload in parts.uploads]
        twice = ", ".join(sorted({name for name in names if names.count(name) > 1}))
        raise Problem(422, "Two files of one name", f"{twice} came twice; name each file differently", kind="same-name")
    return Submission(claim, _in_order(claim, sent))


def _in_order(claim: Claim, sent: Mapping[str, Upload]) -> tuple[Upload, ...]:
    """The listed files as listed, then those that came besides."""
    missing = {name: Upload(name, error=f"{name}: listed in the claim but not sent; upload it") for name in claim.files}
    return tuple(({**missing, **sent}).values())


async def read_json(request: Request) -> Any:
    """The JSON body of a request."""
    return load_json(await request.body(), "the request")


def read_features(sent: Any, needed: Mapping[str, str]) -> dict[str, Any]:
    """Features by name, at least the needed ones; Problem names those missing, unknown, or of the wrong type."""
    if not isinstance(sent, dict):
        raise Problem(422, "Not features", "send one JSON object of features by name", kind="not-features")
    missing = [name for name in needed if name not in sent]
    unknown = [name for name in sent if name not in needed and name not in BY_NAME]
    if missing or unknown:
        said = [f"missing: {', '.join(missing)}"] * bool(missing) + [f"unknown: {', '.join(unknown)}"] * bool(unknown)
        detail = f"{'; '.join(said)}; send each feature once, null where it is not known"
        raise Problem(
            422, "Other features than the models take", detail, kind="features", missing=missing, unknown=unknown
        )
    wrong = [name for name, kind in needed.items() if not _fits(sent[name], kind)]
    if wrong:
        said_wrong = ", ".join(
            f"{name} is {json.dumps(sent[name], ensure_ascii=False)[:40]} but must be a {needed[name]}"
            for name in wrong
        )
        raise Problem(422, "Features of the wrong type", said_wrong, kind="features", wrong=wrong)
    return sent


def _fits(value: Any, kind: str) -> bool:
    if value is None:
        return True
    if kind == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < _LARGEST
    return isinstance(value, str)
