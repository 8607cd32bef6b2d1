"""What a threshold promises, and that the promise is kept as often as it says."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from claims_ai.errors import InputError
from training import judge_model
from training.fit import Settings, fit_table
from training.thresholds import Capacity, Guarantee, above_all, lower_bound, upper_bound

RULE = Guarantee(0.005, 0.95)


@given(rows=st.integers(1, 400), share=st.floats(0.001, 0.999), confidence=st.sampled_from([0.8, 0.95, 0.99]))
@settings(max_examples=60, deadline=None)
def test_the_bound_lies_below_the_true_share_no_more_often_than_it_says(
    rows: int, share: float, confidence: float
) -> None:
    """Worked out exactly over every number of events, not sampled."""
    events = np.arange(rows + 1)
    too_low = np.array([upper_bound(int(k), rows, confidence) < share for k in events])
    assert binom.pmf(events, rows, share)[too_low].sum() <= 1 - confidence + 1e-9


def test_bounds_by_the_textbook() -> None:
    assert upper_bound(0, 598, 0.95) == pytest.approx(0.005, abs=1e-5)
    assert (lower_bound(3, 20, 0.975), upper_bound(3, 20, 0.975)) == pytest.approx((0.0321, 0.3789), abs=1e-4)
    assert upper_bound(5, 5, 0.95) == 1.0
    assert lower_bound(0, 5, 0.95) == 0.0


def draw(rng: np.random.Generator, rows: int) -> tuple[np.ndarray, np.ndarray]:
    """Claims whose chance to be changed falls as the score rises, 0.6 % on the whole."""
    scores = rng.random(rows)
    changed = rng.random(rows) < risk(scores)
    return (1 - changed).astype(int), scores


def risk(scores: np.ndarray) -> np.ndarray:
    return 0.0003 + 0.024 * (1 - scores) ** 3


def test_the_guarantee_is_broken_in_no_more_than_one_of_twenty_portfolios() -> None:
    """Threshold after threshold is tried, and still the true share exceeds what was asked no more often than promised."""
    rng = np.random.default_rng(0)
    fine = np.linspace(0, 1, 20_001)
    broken, held = 0, 0
    for _ in range(300):
        before, learned = draw(rng, 3000)
        labels, scores = draw(rng, 4000)
        threshold, _ = RULE.certify(RULE.sequence(learned, before, len(scores)), labels, scores, "here")
        held += threshold < 1
        broken += threshold < 1 and risk(fine[fine >= threshold]).mean() > RULE.at_most
    assert held > 150
    assert broken / 300 <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / 300)


def test_a_guarantee_that_cannot_be_given_lets_nothing_through() -> None:
    rng = np.random.default_rng(1)
    scores = rng.random(3000)
    labels = (rng.random(3000) > 0.03).astype(int)
    threshold, certificate = RULE.certify(RULE.sequence(scores, labels, 3000), labels, scores, "here")
    assert threshold > scores.max()
    assert (certificate.above, certificate.bound) == (0, 1.0)


def test_too_few_rows_prove_nothing() -> None:
    scores = np.linspace(0.5, 1, RULE.fewest - 1)
    fine = np.ones(len(scores), dtype=int)
    threshold, _ = RULE.certify(RULE.sequence(scores, fine, len(scores)), fine, scores, "here")
    assert threshold == above_all(scores)


def test_testing_begins_where_rows_learned_from_promise_most_and_lets_more_and_more_through() -> None:
    rng = np.random.default_rng(2)
    labels, learned = draw(rng, 50_000)
    sequence = RULE.sequence(learned, labels, 4000)
    assert (np.diff(sequence) < 0).all()
    assert sequence[-1] == learned.min()
    assert 0.3 < (learned >= sequence[0]).mean() < 0.8


def test_capacity_is_filled_only_with_what_is_worth_a_look() -> None:
    labels = np.array([1, 0, 1, 0, 0, 0, 0, 0, 0, 0])
    scores = np.linspace(0.9, 0.0, 10)
    amounts = np.full(10, 1000.0)
    assert Capacity(0.3).threshold(labels, scores) == pytest.approx(0.7)
    assert Capacity(0.3, cost=750.0, amount="payable").threshold(labels, scores, amounts) == pytest.approx(0.75)
    assert Capacity(0.3, cost=10.0, amount="payable").threshold(labels, scores, amounts) == pytest.approx(0.7)


def history(rows: int, changed: float, seed: int = 0) -> pd.DataFrame:
    """Claims of which those without findings are hardly ever changed."""
    rng = np.random.default_rng(seed)
    findings = (rng.random(rows) < 0.2).astype(int)
    touched = rng.random(rows) < np.where(findings == 1, 0.5, changed)
    return pd.DataFrame(
        {
            "year": np.sort(rng.integers(2020, 2025, rows)),
            "findings": findings,
            "pages": rng.integers(1, 9, rows),
            "payable": rng.exponential(800, rows).round(2),
            "untouched": 1 - touched,
        }
    )


CERTAIN = Settings(trials=1, folds=3, select=False, threshold=Guarantee(0.01, 0.95, (("findings", 0.0),)))


def test_a_guarantee_stands_in_the_card_with_what_it_was_tested_and_checked_on(tmp_path: Path) -> None:
    frame = history(8000, 0.002)
    card = fit_table(frame, "untouched", "fast_pay", "year", (), tmp_path, CERTAIN)
    assert card.certificate is not None
    assert card.check is not None
    assert card.certificate.bound <= 0.01
    assert card.certificate.above >= CERTAIN.threshold.fewest  # type: ignore[union-attr]
    assert (card.source.last, "year 2023" in card.certificate.on, "year 2024" in card.check.on) == ("2022", True, True)
    assert card.check.kept
    assert card.check.rows == int(((frame["year"] == 2024) & (frame["findings"] == 0)).sum())


def test_a_guarantee_that_could_not_be_given_is_not_called_kept(tmp_path: Path) -> None:
    card = fit_table(history(8000, 0.05), "untouched", "fast_pay", "year", (), tmp_path, CERTAIN)
    assert card.certificate is not None
    assert card.check is not None
    assert (card.certificate.above, card.check.above, card.check.kept) == (0, 0, False)
    assert any("no row of" in note for note in card.notes)
    assert "no threshold could be certified" in (tmp_path / "report.html").read_text("utf-8")


def test_a_year_that_went_otherwise_is_said(tmp_path: Path) -> None:
    frame = history(8000, 0.002)
    worse = (frame["year"] == 2024) & (np.random.default_rng(3).random(len(frame)) < 0.05)
    frame.loc[worse, "untouched"] = 0
    card = fit_table(frame, "untouched", "fast_pay", "year", (), tmp_path, CERTAIN)
    assert card.check is not None
    assert not card.check.kept
    assert any("did not keep its rule" in note for note in card.notes)
    assert "The rule did not hold" in (tmp_path / "report.html").read_text("utf-8")


def test_an_amount_that_is_none_names_its_row() -> None:
    frame = history(10, 0.1).astype({"payable": object})
    frame.loc[3, "payable"] = "a lot"
    with pytest.raises(InputError, match="'payable', row 4: 'a lot' is no amount"):
        judge_model.amounts_of(frame, Capacity(0.1, 1.0, "payable"))
