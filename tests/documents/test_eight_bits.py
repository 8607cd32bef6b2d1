"""Recognition in 8 bits reads what the exact network reads, and is used for that network only."""

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from claims_ai.documents import eight_bits, networks
from claims_ai.documents.image import text_line
from claims_ai.documents.intake import open_pages
from claims_ai.documents.line_batches import line_batches
from claims_ai.documents.ocr import Ocr
from claims_ai.documents.weights import weights_folder
from claims_ai.errors import ModelError
from claims_ai.settings import get_settings

SAMPLE = Path(__file__).parents[2] / "samples" / "claims" / "outpatient-clean" / "invoice.jpg"


@pytest.fixture(scope="module")
def weights() -> Path:
    return weights_folder(None, get_settings().cache) / "rec"


@pytest.fixture(scope="module")
def lines(ocr: Ocr) -> list[Any]:
    """The lines of an invoice as recognition takes them."""
    picture = next(iter(open_pages(SAMPLE.name, SAMPLE.read_bytes()))).picture
    return [batch for _, batch in line_batches([text_line(picture, box) for box in ocr.find(picture)])]


def test_what_is_surely_read_is_read_alike(weights: Path, lines: list[Any]) -> None:
    steps = eight_bits.steps_for(weights / "inference.onnx")
    rounded = eight_bits.in_eight_bits(networks.rewritten(weights, "rec"), steps)
    exact, fast = (
        networks.compiled(network, "rec", False, 1) for network in (networks.rewritten(weights, "rec"), rounded)
    )
    sure = alike = 0
    for batch in lines:
        (score, theirs), (_, ours) = exact([batch]).values(), fast([batch]).values()
        sure += int((score > 0.9).sum())
        alike += int(((score > 0.9) & (theirs == ours)).sum())
    assert sure > 1000
    assert alike >= 0.995 * sure


def test_a_network_of_ones_own_is_not_rounded_by_steps_of_another(weights: Path, tmp_path: Path) -> None:
    own = tmp_path / "inference.onnx"
    own.write_bytes((weights / "inference.onnx").read_bytes() + b" ")
    assert eight_bits.steps_for(own) == ()


def test_steps_for_other_layers_are_refused(weights: Path) -> None:
    steps = eight_bits.steps_for(weights / "inference.onnx")
    with pytest.raises(ModelError, match="another network"):
        eight_bits.in_eight_bits(networks.rewritten(weights, "rec"), steps[1:])


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [("card.json", b"{", "card.json"), ("steps.npz", b"PK", "not the file its card.json describes")],
)
def test_damaged_steps_are_told_by_their_file(
    weights: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, content: bytes, message: str
) -> None:
    home = tmp_path / "ocr" / eight_bits.VERSION
    shutil.copytree(eight_bits.folder("models") / "ocr" / eight_bits.VERSION, home)
    (home / file).write_bytes(content)
    monkeypatch.setattr(eight_bits, "folder", lambda _: tmp_path)
    with pytest.raises(ModelError, match=message):
        eight_bits.steps_for(weights / "inference.onnx")


def test_steps_are_kept_as_they_were_found(tmp_path: Path) -> None:
    found = eight_bits.Steps(
        np.float32([0.5, -1]),
        np.float32([0.01, 2]),
        np.float32([0.1, 0.2, 0.3]),  # type: ignore[arg-type]
    )
    eight_bits.save_steps([found], tmp_path / "steps.npz")
    (kept,) = eight_bits.load_steps(tmp_path / "steps.npz")
    assert all(np.array_equal(getattr(found, name), getattr(kept, name)) for name in ("low", "step", "shift"))


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04junk"])
def test_a_file_that_holds_no_steps_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "steps.npz").write_bytes(content)
    with pytest.raises(ModelError, match=r"steps\.npz"):
        eight_bits.load_steps(tmp_path / "steps.npz")
