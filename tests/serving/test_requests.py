"""What may come in, and what is answered: every refusal is a problem that names what was wrong."""

import io
import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import numpy as np
import pytest
from PIL import Image
from starlette.testclient import TestClient

from claims_ai.champions import load_champions
from claims_ai.features import FEATURES
from claims_ai.settings import get_settings
from serving.uploads import MAX_FILES
from tests.serving.conftest import parts, sample

CLAIM, WHERE = sample("outpatient-clean")


def jpeg(width: int = 400, height: int = 300) -> bytes:
    stream = io.BytesIO()
    Image.fromarray(np.full((height, width, 3), 255, np.uint8)).save(stream, "JPEG")
    return stream.getvalue()


def pdf(pages: int, password: str | None = None) -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt=StandardEncryption(password) if password else None)
    for _ in range(pages):
        canvas.drawString(72, 720, "page")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def problem_of(response: httpx.Response, status: int) -> dict[str, Any]:
    """The problem of a refusal, after holding it to RFC 9457."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    assert {"type", "title", "status", "detail"} <= set(body)
    assert body["status"] == status
    assert "Traceback" not in response.text
    return body


UNREADABLE: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty.jpg": (lambda: b"", "empty"),
    "truncated.jpg": (lambda: (WHERE / "id.jpg").read_bytes()[:20_000], "truncated"),
    "encrypted.pdf": (lambda: pdf(1, "secret"), "password"),
    "zip.jpg": (lambda: b"PK\x03\x04" + bytes(100), "ZIP"),
    "text.pdf": (lambda: b"just some words", "not a known document"),
    "long.png": (lambda: jpeg(20_000, 20), "12000"),
    "500.pdf": (lambda: pdf(500), "limit of 60"),
}


@pytest.mark.parametrize("path", ["/look", "/extract"])
@pytest.mark.parametrize("name", UNREADABLE)
def test_an_unreadable_document_is_refused_by_name_and_reason(client: TestClient, name: str, path: str) -> None:
    make, reason = UNREADABLE[name]
    body = problem_of(client.post(path, files=[("files", (name, make()))]), 422)
    assert name in body["detail"]
    assert reason in body["detail"]
    assert body["files"] == [name]


def test_readable_files_are_answered_beside_the_unreadable(client: TestClient) -> None:
    files = [("files", ("zip.jpg", b"PK\x03\x04")), ("files", ("card.jpg", (WHERE / "card.jpg").read_bytes()))]
    unread, card = client.post("/extract", files=files).json()
    assert unread["file"] == "zip.jpg"
    assert "ZIP" in unread["error"]
    assert card["document_type"] == "bank_card"
    assert card["fields"]["card_number"]["value"] == CLAIM["payee"]["account"]
    assert len(card["fields"]["card_number"]["box"]) == 4


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/x.jpg", "https://host/x", "file:///etc/passwd", "//host/x"])
def test_addresses_are_never_fetched(client: TestClient, address: str) -> None:
    sent = client.post("/extract", data={"files": address}, files={"files": ("a.jpg", jpeg())})
    assert "never fetched" in problem_of(sent, 422)["detail"]


def test_text_is_no_file(client: TestClient) -> None:
    sent = client.post("/extract", data={"files": "123"}, files={"files": ("a.jpg", jpeg())})
    assert "not a file" in problem_of(sent, 422)["detail"]


def test_too_many_files_are_refused_with_the_limit(client: TestClient) -> None:
    files = [("files", (f"{i}.jpg", b"x")) for i in range(MAX_FILES + 1)]
    assert str(MAX_FILES) in problem_of(client.post("/extract", files=files), 413)["detail"]


def test_far_too_many_files_are_refused_too(client: TestClient) -> None:
    files = [("files", (f"{i}.jpg", b"x")) for i in range(300)]
    assert "Too many files" in problem_of(client.post("/extract", files=files), 400)["detail"]


def test_a_request_that_announces_too_much_is_refused(client: TestClient) -> None:
    limit = get_settings().max_request_bytes
    headers = {"content-length": str(limit + 1), "content-type": "multipart/form-data; boundary=x"}
    body = problem_of(client.post("/extract", content=b"", headers=headers), 413)
    assert body["limit_bytes"] == limit


def test_a_request_that_turns_out_too_large_is_refused(client: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        yield b'--x\r\ncontent-disposition: form-data; name="files"; filename="a.jpg"\r\n\r\n'
        for _ in range(get_settings().max_request_bytes // 10_000_000 + 1):
            yield bytes(10_000_000)

    headers = {"content-type": "multipart/form-data; boundary=x"}
    problem_of(client.post("/extract", content=endless(), headers=headers), 413)


def test_a_broken_multipart_body_is_refused(client: TestClient) -> None:
    headers = {"content-type": "multipart/form-data; boundary=x"}
    problem_of(client.post("/extract", content=b"no boundary here", headers=headers), 400)


def test_only_multipart_is_taken(client: TestClient) -> None:
    assert "multipart" in problem_of(client.post("/extract", json={}), 415)["detail"]


@pytest.mark.parametrize("path", ["/look", "/extract", "/score", "/adjudicate"])
def test_get_is_not_allowed(client: TestClient, path: str) -> None:
    response = client.get(path)
    problem_of(response, 405)
    assert response.headers["allow"] == "POST"


def test_an_unknown_path_is_a_problem(client: TestClient) -> None:
    assert "/docs" in problem_of(client.get("/nothing/here"), 404)["detail"]


WRONG_CLAIMS: dict[str, tuple[str, str]] = {
    "no json": ("{", "not valid JSON"),
    "no object": ("[]", "claim"),
    "key missing": (json.dumps({k: v for k, v in CLAIM.items() if k != "cause"}), "cause"),
    "negative amount": (json.dumps(CLAIM | {"claimed_amount": "-1"}), "claimed_amount"),
    "unknown policy": (json.dumps(CLAIM | {"policy_number": "GH0"}), "GH0"),
    "a path for a file": (json.dumps(CLAIM | {"files": ["../etc/passwd"]}), "files"),
    "half a character": (json.dumps(CLAIM | {"policy_number": "\ud800"}), "policy_number"),
}


@pytest.mark.parametrize("wrong", WRONG_CLAIMS)
def test_a_wrong_claim_is_refused_with_the_place(client: TestClient, wrong: str) -> None:
    claim, told = WRONG_CLAIMS[wrong]
    sent = client.post("/adjudicate", data={"claim": claim}, files={"files": ("a.jpg", jpeg())})
    assert told in problem_of(sent, 422)["detail"]


def test_a_claim_is_needed(client: TestClient) -> None:
    sent = client.post("/adjudicate", files={"files": ("a.jpg", jpeg())})
    assert problem_of(sent, 422)["part"] == "claim"


def test_two_files_of_one_name_are_refused(client: TestClient) -> None:
    sent = client.post("/adjudicate", **parts(CLAIM, WHERE, "id.jpg", "id.jpg"))
    assert "id.jpg" in problem_of(sent, 422)["detail"]


def test_an_unknown_part_is_refused(client: TestClient) -> None:
    sent = client.post("/extract", files={"document": ("a.jpg", jpeg())})
    assert problem_of(sent, 422)["part"] == "document"


@pytest.fixture(scope="module")
def number() -> str:
    """The name of a number the fraud model needs."""
    columns = load_champions(get_settings().models)["fraud"].card.features
    return next(column.name for column in columns if column.kind == "number")


def test_features_that_are_missing_or_unknown_are_named(client: TestClient, number: str) -> None:
    features = {feature.name: None for feature in FEATURES if feature.name != number} | {"shoe_size": 43}
    body = problem_of(client.post("/score", json=features), 422)
    assert (body["missing"], body["unknown"]) == ([number], ["shoe_size"])


@pytest.mark.parametrize("value", ["old", True, [1], 1e999])
def test_features_of_the_wrong_type_are_named(client: TestClient, number: str, value: Any) -> None:
    features = {feature.name: None for feature in FEATURES} | {number: value}
    sent = client.post("/score", content=json.dumps(features), headers={"content-type": "application/json"})
    assert problem_of(sent, 422)["wrong"] == [number]


@pytest.mark.parametrize("body", ["", "{", "[1]", "null", '"x"'])
def test_score_takes_an_object_only(client: TestClient, body: str) -> None:
    problem_of(client.post("/score", content=body), 422)
