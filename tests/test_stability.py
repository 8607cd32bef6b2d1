"""The population stability index and its bins."""

import numpy as np
import pytest

from claims_ai.stability import LOOK, MOVED, bins_of


def test_bins_hold_tenths_and_the_missing() -> None:
    bins = bins_of(np.append(np.arange(90.0), [np.nan] * 10))
    assert len(bins.shares) == 11
    assert bins.shares[-1] == pytest.approx(0.1)
    assert sum(bins.shares) == pytest.approx(1)
    assert bins.shares[0] == pytest.approx(0.09)


def test_one_value_is_placed_as_many_are() -> None:
    values = np.array([-5.0, 0.0, 0.3, 1.0, 2.5, 99.0, np.nan])
    bins = bins_of(np.random.default_rng(0).normal(size=500))
    assert np.bincount([bins.place(value) for value in values], minlength=len(bins.shares)).tolist() == bins.counts(values).tolist()  # fmt: skip


def test_every_level_of_a_category_is_a_bin() -> None:
    bins = bins_of(np.array([0.0, 0.0, 2.0, np.nan]), levels=3)
    assert bins.shares == (0.5, 0.0, 0.25, 0.25)


def test_the_same_population_scarcely_moves_and_another_does() -> None:
    rng = np.random.default_rng(1)
    bins = bins_of(rng.normal(size=5000))
    same, shifted = (bins.psi(bins.counts(rng.normal(mean, size=5000)).tolist()) for mean in (0.0, 1.0))
    assert same < 0.02
    assert shifted > MOVED > LOOK


def test_by_hand() -> None:
    bins = bins_of(np.array([0.0] * 50 + [1.0] * 50), levels=2)
    expected = (0.8 - 0.5) * np.log(0.8 / 0.5) + (0.2 - 0.5) * np.log(0.2 / 0.5)
    assert bins.psi([80_000, 20_000, 0]) == pytest.approx(expected, abs=1e-3)


def test_a_column_without_values_has_its_bins_too() -> None:
    assert bins_of(np.array([np.nan, np.nan])).shares == (0.0, 1.0)
