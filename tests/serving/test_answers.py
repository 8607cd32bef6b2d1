"""What the API answers when all is well, and what it remembers."""

import io

from PIL import Image, ImageFilter
from starlette.testclient import TestClient

from claims_ai.features import FEATURES
from serving.demo import Taken
from tests.serving.conftest import parts, sample


def test_a_complete_claim_is_decided_with_its_pages(clean: Taken) -> None:
    assert clean.error is None
    assert clean.answer["claim_id"] == clean.claim["claim_id"]
    assert clean.answer["payable"] == "315.00"
    assert [page["file"] for page in clean.answer["documents"]] == clean.claim["files"]
    assert set(clean.answer["scores"]) == {"fast_pay", "fraud"}


def test_a_listed_file_that_was_not_sent_is_a_finding(client: TestClient) -> None:
    claim, where = sample("outpatient-clean")
    answer = client.post("/adjudicate", **parts(claim | {"claim_id": "other"}, where, "card.jpg")).json()
    assert answer["outcome"] != "approved"
    missing = {name for f in answer["findings"] if f["code"] == "document_unreadable" for name in f["documents"]}
    assert missing == {"invoice.jpg", "id.jpg", "form.jpg"}
    assert "documents" not in answer


def test_the_same_invoice_is_found_in_a_later_claim(client: TestClient) -> None:
    claim, where = sample("duplicate-first")
    for name, expected in (("first", set()), ("second", {"duplicate_invoice"})):
        sent = claim | {"claim_id": name, "files": ["invoice.jpg"]}
        answer = client.post("/adjudicate", **parts(sent, where, "invoice.jpg")).json()
        assert {finding["code"] for finding in answer["findings"]} & {"duplicate_invoice"} == expected


def test_a_look_tells_at_once_which_pictures_should_be_taken_again(client: TestClient) -> None:
    _, where = sample("outpatient-clean")
    card = Image.open(where / "card.jpg")
    smeared, sharp = io.BytesIO(), (where / "card.jpg").read_bytes()
    card.filter(ImageFilter.GaussianBlur(card.width / 120)).save(smeared, "JPEG")
    files = [
        ("files", (name, data))
        for name, data in (("smeared.jpg", smeared.getvalue()), ("card.jpg", sharp), ("notes.jpg", b"no picture"))
    ]
    smeared_look, card_look, unread = client.post("/look", files=files).json()
    assert card_look == {"file": "card.jpg", "page": 0, "usable": True, "problems": []}
    assert (smeared_look["file"], smeared_look["usable"]) == ("smeared.jpg", False)
    assert unread["file"] == "notes.jpg"
    assert "error" in unread


def test_scores_come_in_the_contracts_form(client: TestClient) -> None:
    scores = client.post("/score", json={feature.name: None for feature in FEATURES} | {"age": 40}).json()
    assert set(scores) == {"fast_pay", "fraud"}
    for score in scores.values():
        assert set(score) == {"probability", "threshold", "top"}
        assert 0 <= score["probability"] <= 1


def test_health_and_figures_are_there(client: TestClient) -> None:
    assert client.get("/livez").status_code == 200
    assert client.get("/readyz").status_code == 200
    client.post("/score", json=dict.fromkeys((feature.name for feature in FEATURES), None))
    assert 'claims_ai_stage_seconds_count{stage="score"}' in client.get("/metrics").text


def test_the_description_names_every_path_and_needs_no_other_host(client: TestClient) -> None:
    described = client.get("/docs.json").json()
    assert set(described["paths"]) == {"/look", "/extract", "/score", "/adjudicate"}
    page = client.get("/").text
    assert "swagger-ui" in page
    assert "http" not in page.lower()
    assert client.get("/static_content/swagger-ui-bundle.js").status_code == 200


def test_scores_are_explained_in_the_language_asked_for(client: TestClient) -> None:
    features = {feature.name: None for feature in FEATURES} | {"days_insured": 3}
    told = client.post("/score", params={"lang": "en"}, json=features).json()
    words = " ".join(cause["message"] for score in told.values() for cause in score["top"])
    assert words.isascii()
    assert "raises the risk" in words
    refused = client.post("/score", params={"lang": "fr"}, json=features)
    assert refused.status_code == 422
    assert "`zh` or `en`" in refused.json()["detail"]
