"""A line beside the trees: taken where it helps, exact to explain, and the same in serving as in training."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from claims_ai.linear import Linear, Scaled, Scorer, Term, signed_log
from claims_ai.scoring import load_model
from training.fit import Settings, fit_table

PLAIN = Settings(trials=1, folds=3, select=False)


def sums(rows: int, seed: int = 0) -> pd.DataFrame:
    """Providers whose risk grows evenly with the logarithms of several sums."""
    rng = np.random.default_rng(seed)
    logs = rng.normal(0, 1, (rows, 6))
    risk = 1 / (1 + np.exp(2.2 - logs @ np.array([0.5, 0.5, 0.4, 0.4, 0.3, 0.3])))
    frame = pd.DataFrame(np.expm1(np.abs(logs)) * np.sign(logs), columns=[f"sum {n}" for n in range(6)])
    return frame.assign(kind=rng.choice(["a", "b"], rows), fraud=(rng.random(rows) < risk).astype(int))


def corners(rows: int, seed: int = 0) -> pd.DataFrame:
    """Claims at risk where one of two numbers is high and the other low: no line can say that."""
    rng = np.random.default_rng(seed)
    values = rng.uniform(-1, 1, (rows, 2))
    risky = (values[:, 0] > 0) != (values[:, 1] > 0)
    return pd.DataFrame({"one": values[:, 0], "other": values[:, 1], "fraud": (rng.random(rows) < np.where(risky, 0.8, 0.1)).astype(int)})  # fmt: skip


def test_a_line_is_taken_where_risk_grows_evenly_and_not_where_it_turns(tmp_path: Path) -> None:
    assert fit_table(sums(900), "fraud", "even", None, (), tmp_path / "even", PLAIN).linear is not None
    assert fit_table(corners(900), "fraud", "corners", None, (), tmp_path / "corners", PLAIN).linear is None


def test_no_line_goes_beside_trees_whose_signs_are_known(tmp_path: Path) -> None:
    signed = Settings(trials=1, folds=3, select=False, monotone={"sum 0": 1})
    assert fit_table(sums(900), "fraud", "signed", None, (), tmp_path, signed).linear is None


def test_contributions_of_trees_and_line_add_up_to_the_score(tmp_path: Path) -> None:
    fit_table(sums(900), "fraud", "even", None, (), tmp_path, PLAIN)
    model, rows = load_model(tmp_path), sums(40, 5)
    rows.iloc[3, 0], rows.iloc[4, 6] = np.nan, "never seen"
    alone = [model.score(row) for row in rows.drop(columns="fraud").to_dict("records")]
    np.testing.assert_allclose([score.probability for score in alone], model.probabilities(rows), rtol=1e-9)
    assert len({score.top[0].feature for score in alone}) > 1


TERM = Term(low=0, high=9, plain=Scaled(mean=1, scale=2, weight=0.5), log=Scaled(mean=0, scale=1, weight=2))


def test_a_term_by_hand() -> None:
    line = Linear(share=1.0, intercept=-1.0, terms=(TERM, None))
    parts = line.parts(np.array([[3.0, 7.0], [99.0, 7.0], [np.nan, 7.0]]))
    assert parts[:, 0] == pytest.approx([0.5 + 2 * np.log(4), 2.0 + 2 * np.log(10), 0.0])
    assert (parts[:, 1] == 0).all()


def test_margins_are_the_sum_of_contributions_at_any_share() -> None:
    class Trees:
        def predict(self, matrix: np.ndarray, raw_score: bool = False, pred_contrib: bool = False) -> np.ndarray:
            parts = np.hstack([matrix * 0.1, np.full((len(matrix), 1), -0.3)])
            return parts if pred_contrib else parts.sum(axis=1)

    rows = np.random.default_rng(0).uniform(0, 9, (20, 2))
    for share in (0.25, 1.0):
        scorer = Scorer(Trees(), Linear(share=share, intercept=0.4, terms=(TERM, None)))
        np.testing.assert_allclose(scorer.contributions(rows).sum(axis=1), scorer.margins(rows))


def test_the_logarithm_keeps_the_sign() -> None:
    np.testing.assert_allclose(signed_log(np.array([-np.e + 1, 0.0, np.e - 1])), [-1, 0, 1])
