"""The figures of a card."""

import numpy as np
import pytest

from training.calibrate import calibrate
from training.evaluate import calibration_error, measure, measure_with_intervals


def test_recall_at_a_share_of_false_positives_by_hand() -> None:
    labels = np.array([1, 0, 1, 1, *[0] * 9])
    scores = np.linspace(1, 0, len(labels))
    figures = measure(labels, scores)
    assert figures["recall_at_5pct_false_positives"] == pytest.approx(1 / 3)
    assert figures["recall_at_10pct_false_positives"] == 1.0


def test_perfect_scores_have_perfect_figures() -> None:
    labels = np.array([0, 1] * 50)
    figures = measure(labels, labels.astype(float))
    assert (figures["roc_auc"], figures["average_precision"], figures["brier"]) == (1.0, 1.0, 0.0)
    assert figures["expected_calibration_error"] == 0.0


def test_scores_twice_too_high_are_off_by_the_base_rate() -> None:
    labels = np.array([1] * 20 + [0] * 180)
    assert calibration_error(labels, np.full(200, 0.2)) == pytest.approx(0.1)


def test_more_rows_make_narrower_intervals() -> None:
    rng = np.random.default_rng(0)
    scores = rng.random(4000)
    labels = (rng.random(4000) < scores).astype(int)
    widths = [(i := measure_with_intervals(labels[:n], scores[:n], 0)["roc_auc"]).high - i.low for n in (200, 4000)]
    assert widths[1] < widths[0] / 2


@pytest.mark.parametrize("rows", [600, 6000])
def test_calibration_mends_margins_that_are_too_bold(rows: int) -> None:
    """Few rows are mended by a line (Platt), many by knots (isotonic)."""
    rng = np.random.default_rng(1)
    truth = rng.normal(-0.5, 1, rows)
    labels = (rng.random(rows) < 1 / (1 + np.exp(-truth))).astype(int)
    fitted = calibrate(3 * truth + 1, labels)
    assert fitted.method == ("platt" if rows == 600 else "isotonic")
    assert calibration_error(labels, fitted.probabilities(3 * truth + 1)) < 0.05
    assert calibration_error(labels, 1 / (1 + np.exp(-(3 * truth + 1)))) > 0.1


def test_margins_that_point_the_wrong_way_give_the_base_rate() -> None:
    labels = np.array([1] * 10 + [0] * 30)
    margins = np.concatenate([np.full(10, -2.0), np.full(30, 2.0)])
    np.testing.assert_allclose(calibrate(margins, labels).probabilities(margins), 0.25)
