"""Steps of 8 bits are found from what a network's layers take."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims_ai.bootstrap import load_ocr
from claims_ai.documents.eight_bits import STEPS, StepsCard, hashed, load_steps
from claims_ai.documents.intake import open_pages
from claims_ai.documents.weights import weights_folder
from claims_ai.settings import Settings, get_settings
from training import eight_bits

SAMPLE = Path(__file__).parents[2] / "samples" / "claims" / "outpatient-clean" / "invoice.jpg"


@given(seed=st.integers(0, 1 << 20), spread=st.floats(20, 500))
def test_channels_with_steps_of_their_own_lose_less_than_with_one_size_for_all(seed: int, spread: float) -> None:
    """One channel of large values would leave the small ones a step or two."""
    rng = np.random.default_rng(seed)
    size = np.where(np.arange(8) == 0, spread, 1.0)
    taken = (rng.normal(size=(400, 8)) * size).astype(np.float32)
    weights = (rng.normal(size=(5, 8)) / size).astype(np.float32)
    _, error = eight_bits.fit(weights, taken)
    _, with_one_size = eight_bits._steps(weights, taken, 0.0, 1.0)
    assert error < 0.5 * with_one_size
    assert error < 0.01


def test_the_steps_of_a_page_are_written_with_the_card_of_their_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(eight_bits, "_EXAMPLES", 300)
    monkeypatch.setattr(eight_bits, "_EXAMPLES_OF_MANY", 300)
    picture = next(iter(open_pages(SAMPLE.name, SAMPLE.read_bytes()))).picture
    weights = weights_folder(None, get_settings().cache)
    card = eight_bits.ship(weights, [picture], load_ocr(Settings(ocr_weights=None)), tmp_path, "one page", "our own")
    assert StepsCard.model_validate_json((tmp_path / "card.json").read_text("utf-8")) == card
    assert card.network == hashed(weights / "rec" / "inference.onnx")
    assert len(load_steps(tmp_path / STEPS)) == card.metrics["layers"] > 20
    assert card.metrics["worst_layer"] < 0.02
