"""Real pictures through the real networks: drawn pages with exact truth, on every side, and real pages where they are at hand."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from claims_ai.documents.geometry import bounds
from claims_ai.values import Box, Field, Page
from tests.documents.conftest import Read
from training import samples
from training.render import effects
from training.render.canvas import Rendered
from training.scenarios import SCENARIOS

BY_FOLDER = {scenario.folder: scenario for scenario in SCENARIOS}
MEDICAL = Path(__file__).parents[3] / "shared" / "data" / "medical"


def drawn(folder: str, name: str) -> Rendered:
    return samples.pages(BY_FOLDER[folder])[name]


def values(page: Page) -> dict[str, str]:
    return {name: field.value for name, field in page.fields.items()}


def truth(page: Rendered) -> dict[str, str]:
    return {name: said.value for name, said in page.fields.items()}


def overlap(one: Box, other: Box) -> float:
    """Shared area over joint area of the upright bounds."""
    a, b = bounds(one), bounds(other)
    wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    shared = max(0.0, wide) * max(0.0, high)
    return shared / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - shared)


def check_boxes(page: Page, expected: Rendered) -> None:
    """All boxes lie on the page as uploaded, each on its value, the first corner where the text begins as read."""
    for name, field in page.fields.items():
        assert field.box is not None
        assert all(-2 <= x <= page.width + 2 and -2 <= y <= page.height + 2 for x, y in field.box), name
        # detection leaves a margin round a text, which is most of the box of a single digit
        assert overlap(field.box, expected.fields[name].box) > (0.3 if len(field.value) > 2 else 0.2), name


def read_drawn(read: Read, page: Rendered) -> Page:
    return read("page.jpg", effects.jpeg(page, 62))


@pytest.mark.parametrize(
    ("folder", "name"),
    [("inpatient-clean", "invoice"), ("outpatient-clean", "id"), ("outpatient-clean", "card"), ("inpatient-clean", "discharge")],
)  # fmt: skip
def test_every_field_of_a_drawn_page_is_read_where_it_stands(read: Read, folder: str, name: str) -> None:
    expected = drawn(folder, name)
    page = read_drawn(read, expected)
    assert (page.document_type, page.orientation, page.quality.usable) == (expected.document_type, 0, True)
    assert values(page) == truth(expected)
    assert [(item.name, item.amount) for item in page.items] == [(item.name, item.amount) for item in expected.items]
    assert not [finding for finding in page.findings if finding.severity in ("medium", "high")]
    check_boxes(page, expected)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_on_any_side_gives_the_same_fields_where_they_stand(read: Read, degrees: int) -> None:
    lying = effects.rotate(drawn("outpatient-clean", "invoice"), degrees)
    page = read_drawn(read, lying)
    assert (page.orientation, page.document_type) == (degrees, lying.document_type)
    assert values(page) == truth(lying)
    check_boxes(page, lying)


def test_the_same_picture_is_read_the_same_way_twice(read: Read) -> None:
    data = effects.jpeg(drawn("outpatient-clean", "card"), 62)
    one, other = read("page.jpg", data), read("page.jpg", data)
    assert (one.fields, one.quality) == (other.fields, other.quality)


def test_words_and_digits_that_differ_are_found_on_the_page(read: Read) -> None:
    page = read_drawn(read, drawn("outpatient-sums-disagree", "invoice"))
    assert {"words_digits_mismatch", "items_sum_mismatch"} <= {finding.code for finding in page.findings}
    assert (page.fields["total_amount"].value, page.fields["total_amount_in_words"].value) == ("948.30", "984.30")


def test_an_unreadable_picture_is_asked_for_again(read: Read) -> None:
    page = read_drawn(read, drawn("outpatient-unreadable-invoice", "invoice"))
    assert not page.quality.usable
    assert page.quality.problems


def test_a_blank_sheet_has_no_text(read: Read) -> None:
    out = io.BytesIO()
    Image.new("RGB", (800, 600), "white").save(out, "PNG")
    page = read("blank.png", out.getvalue())
    assert (page.document_type, page.fields, page.quality.usable, page.quality.problems) == ("other", {}, False, ("no_text",))  # fmt: skip


def real_pages() -> list[dict[str, Any]]:
    path = MEDICAL / "truth.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


AMOUNTS = {
    "total_amount", "total_amount_in_words", "social_insurance_paid", "other_paid", "personal_account_paid", "personal_cash_paid", "self_pay",
    "self_funded", "amount_without_tax", "tax_amount",
}  # fmt: skip


def wrong_amounts(fields: dict[str, Field], said: dict[str, Any]) -> dict[str, tuple[str, str]]:
    certain = AMOUNTS & fields.keys() & said["fields"].keys() - set(said["unsure"])
    pairs = {name: (fields[name].value, said["fields"][name]) for name in certain}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


@pytest.mark.skipif(not real_pages(), reason="the real pages of ../shared/data/medical are not at hand")
@pytest.mark.parametrize("said", real_pages(), ids=lambda said: Path(said["file"]).stem)
def test_a_real_page_is_known_and_no_amount_on_it_is_wrong(read: Read, said: dict[str, Any]) -> None:
    page = read(said["file"], (MEDICAL / said["file"]).read_bytes())
    assert page.document_type == said["document_type"]
    assert wrong_amounts(dict(page.fields), said) == {}
    charged = {(item["name"], item["amount"]) for item in said["items"]}
    assert {(item.name, item.amount) for item in page.items} - charged == set()
