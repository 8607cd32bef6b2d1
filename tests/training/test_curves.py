"""The plots of a report show where decisions are made, and are drawn for any rows."""

from typing import Any

import numpy as np
import pytest
from matplotlib.figure import Figure

from training import curves

RNG = np.random.default_rng(0)
RARE = 1 / (1 + np.exp(5 - RNG.normal(0, 1.5, 8000)))


def axes() -> Any:
    return Figure().subplots()


def labels_of(scores: np.ndarray) -> np.ndarray:
    labels = (RNG.random(len(scores)) < scores).astype(int)
    labels[:2] = 0, 1
    return labels


def test_the_riskiest_rows_have_points_of_their_own_in_the_calibration_plot() -> None:
    """A threshold for fraud lies in the highest hundredth: tenths of the rows would show that as one point."""
    drawn = axes()
    curves.calibration(drawn, labels_of(RARE), RARE)
    (means,) = (line.get_xdata() for line in drawn.lines if line.get_marker() == "o")
    assert sum(means > np.quantile(RARE, 0.9)) >= 4
    assert drawn.get_xscale() == "logit"


@pytest.mark.parametrize(
    "scores",
    [RARE, 1 - RARE, np.full(200, 0.3), RNG.random(22), np.repeat([0.0, 1.0], 100)],
    ids=["rare", "common", "all alike", "few", "sure"],
)
def test_calibration_and_trade_off_are_drawn_for_any_rows(scores: np.ndarray) -> None:
    for draw in (curves.calibration, lambda *given: curves.trade_off(*given, 0.3)):
        drawn = axes()
        draw(drawn, labels_of(scores), scores)
        drawn.figure.canvas.draw()
        low, high = drawn.get_xlim()
        assert low < high
