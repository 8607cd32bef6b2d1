"""The demonstration: a page that shows what was read and decided, and a command that ends as it should."""

import doctest
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import psutil
import pytest
from PIL import Image

from serving import page as page_module
from serving import tags as tags_module
from serving.demo import Taken
from serving.page import write_page
from serving.tags import Rect, place_tags
from tests.serving.conftest import SAMPLES

COMMAND = Path(sys.executable).with_name("claims-ai")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_QUIET = ("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync")  # fmt: skip


@pytest.fixture(scope="module")
def failed(clean: Taken) -> Taken:
    """A claim the service refused, sent by someone who likes markup."""
    claim = {"claim_id": "<b>x</b>", "insured_name": "<script>alert(1)</script>"}
    return replace(clean, folder=Path("refused"), claim=claim, answer={}, error="422 <i>Input</i>", uploads=())


@pytest.fixture(scope="module")
def page(clean: Taken, failed: Taken, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the two claims."""
    return write_page([clean, failed], tmp_path_factory.mktemp("demo"))


def test_every_field_is_drawn_on_its_document_and_listed(page: Path, clean: Taken) -> None:
    html = page.read_text("utf-8")
    fields = [field for read in clean.answer["documents"] for field in read["fields"].values()]
    assert html.count("<polygon") == sum(field["box"] is not None for field in fields)
    assert not [
        field["value"] for field in fields if field["value"] not in html and field["value"] not in ("male", "female")
    ]


def test_the_pictures_lie_beside_the_page_in_the_size_the_boxes_mean(page: Path, clean: Taken) -> None:
    shown = re.findall(r'<img src="([^"]+)"', page.read_text("utf-8"))
    assert list(map(_size, [page.parent / name for name in shown])) == [
        (read["width"], read["height"]) for read in clean.answer["documents"]
    ]


def test_a_page_that_lies_on_its_side_is_shown_upright_with_its_boxes(clean: Taken, tmp_path: Path) -> None:
    read = clean.answer["documents"][0]
    name = next(iter(read["fields"]))
    corner = read["fields"][name] | {
        "box": [[read["width"], 0], [read["width"], 9], [read["width"] - 5, 9], [read["width"] - 5, 0]]
    }
    lying = read | {"orientation": 90, "fields": {name: corner}}
    html = write_page([replace(clean, answer=clean.answer | {"documents": [lying]})], tmp_path).read_text("utf-8")
    assert _size(tmp_path / "documents" / "outpatient-clean" / "0.jpg") == (read["height"], read["width"])
    assert 'points="0,0 9,0 9,5 0,5"' in html


def _size(path: Path) -> tuple[int, int]:
    with Image.open(path) as picture:
        return picture.size


def test_the_calculation_stands_line_by_line(page: Path, clean: Taken) -> None:
    html = page.read_text("utf-8")
    assert all(step["clause"] in html and step["label"] in html for step in clean.answer["calculation"])


def test_what_a_claimant_typed_is_text_and_never_markup(page: Path) -> None:
    html = page.read_text("utf-8")
    assert "&lt;script&gt;alert(1)" in html
    assert "<script>alert(1)" not in html
    assert "<i>Input</i>" not in html


def test_the_page_asks_nobody_else_for_anything(page: Path) -> None:
    assert not re.findall(r"(?:src|href)=\"(?:https?:)?//", page.read_text("utf-8"))


@pytest.mark.parametrize("module", [page_module, tags_module], ids=lambda module: module.__name__)
def test_examples_in_the_docstrings_hold(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


def _shown(texts: Sequence[tuple[str, Sequence[Sequence[float]]]]) -> list[Rect]:
    tags = [tag for tag in place_tags(texts, 1000, 800) if tag["free"]]
    return [Rect(t["x"], t["y"], t["x"] + t["wide"], t["y"] + t["size"] * 1.3) for t in tags]


def test_tags_hide_neither_fields_nor_each_other() -> None:
    boxes = [
        [(x, y), (x + 90, y), (x + 90, y + 20), (x, y + 20)] for y in range(100, 700, 26) for x in range(50, 900, 150)
    ]
    tags = _shown([("金额 12.00", box) for box in boxes])
    fields = [Rect(box[0][0], box[0][1], box[2][0], box[2][1]) for box in boxes]
    assert tags
    assert not [(a, b) for a in tags for b in [*fields, *(tag for tag in tags if tag is not a)] if _overlap(a, b) > 2]


def _overlap(a: Rect, b: Rect) -> float:
    """By how many pixels two rectangles meet; places are rounded to whole pixels."""
    return min(min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0))


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: install it to look at the page")
def test_a_browser_shows_the_verdict(page: Path, tmp_path: Path) -> None:
    shot = tmp_path / "shot.png"
    subprocess.run(
        [str(CHROMIUM), "--headless", "--no-sandbox", *_QUIET, f"--user-data-dir={tmp_path / 'profile'}",
         "--window-size=1440,3000", f"--screenshot={shot}", page.as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    with Image.open(shot) as picture:
        colours = {colour: count for count, colour in picture.convert("RGB").getcolors(10_000_000) or ()}
    approved, field = (231, 244, 237), (15, 110, 80)
    assert colours.get(approved, 0) > 10_000
    assert colours.get(field, 0) > 500


def test_the_command_shows_the_good_claim_tells_the_bad_one_and_stops_the_service(tmp_path: Path) -> None:
    good, bad = tmp_path / "claims" / "good", tmp_path / "claims" / "bad"
    for where in (good, bad):
        where.mkdir(parents=True)
    claim = json.loads((SAMPLES / "outpatient-clean" / "claim.json").read_text("utf-8")) | {"files": ["card.jpg"]}
    (good / "claim.json").write_text(json.dumps(claim))
    shutil.copy(SAMPLES / "outpatient-clean" / "card.jpg", good)
    (bad / "claim.json").write_text("[]")
    ended = subprocess.run(
        [COMMAND, "demo", "--claims", str(tmp_path / "claims"), "--out", str(tmp_path / "out")],
        capture_output=True, text=True, timeout=120, cwd=tmp_path,
    )  # fmt: skip
    assert ended.returncode == 1, ended.stderr
    assert "not decided" in ended.stdout
    assert "documents_requested" in ended.stdout
    assert (tmp_path / "out" / "index.html").is_file()
    assert (tmp_path / "out" / "documents" / "good" / "0.jpg").is_file()
    assert _left_over(tmp_path) == []


def _left_over(folder: Path) -> list[psutil.Process]:
    """Processes that still write to the service log of a demonstration."""
    log = str(folder / "out" / "service.log")
    return [process for process in psutil.process_iter() if log in _written(process)]


def _written(process: psutil.Process) -> list[str]:
    try:
        return [file.path for file in process.open_files()]
    except psutil.Error:
        return []
