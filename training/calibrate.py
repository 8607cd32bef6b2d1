"""From the log-odds of rows a model has not learned from to probabilities, kept as plain numbers."""

from typing import TYPE_CHECKING

from claims_ai.card import Calibration

if TYPE_CHECKING:
    import numpy as np

ENOUGH_FOR_ISOTONIC = 1000


def calibrate(margins: "np.ndarray", labels: "np.ndarray", weights: "np.ndarray | None" = None) -> Calibration:
    """Fit on out-of-fold margins: isotonic where each class has 1,000 rows, else a line through them (Platt)."""
    if min(labels.sum(), (1 - labels).sum()) >= ENOUGH_FOR_ISOTONIC:
        return _isotonic(margins, labels, weights)
    return _platt(margins, labels, weights)


def _platt(margins: "np.ndarray", labels: "np.ndarray", weights: "np.ndarray | None") -> Calibration:
    """A falling line means that the model knows nothing: then everyone gets the base rate."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    line = LogisticRegression(C=1e6).fit(margins.reshape(-1, 1), labels, weights)
    slope, intercept = float(line.coef_[0, 0]), float(line.intercept_[0])
    if slope <= 0:
        base = np.average(labels, weights=weights)
        slope, intercept = 0.0, float(np.log(base / (1 - base)))
    return Calibration(method="platt", slope=slope, intercept=intercept)


def _isotonic(margins: "np.ndarray", labels: "np.ndarray", weights: "np.ndarray | None") -> Calibration:
    """Knots at the middle of each step, with lines between them, so that equal steps do not tie scores."""
    import numpy as np
    from sklearn.isotonic import IsotonicRegression

    steps = IsotonicRegression(y_min=1e-4, y_max=1 - 1e-4).fit_transform(margins, labels, sample_weight=weights)
    values, places = np.unique(steps, return_inverse=True)
    middles = np.bincount(places, margins) / np.bincount(places)
    return Calibration(method="isotonic", x=tuple(middles.tolist()), y=tuple(values.tolist()))
