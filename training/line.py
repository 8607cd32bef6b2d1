"""Whether a line beside the trees helps: judged on rows elsewhere, and given as much of the log-odds as predicts best there."""

from typing import TYPE_CHECKING

from claims_ai.linear import Linear, Scaled, Term, terms_of
from training.split import Folds
from training.tables import Table
from training.tune import loss_of, pick

if TYPE_CHECKING:
    import numpy as np

STRENGTHS = (0.001, 0.01, 0.1)
SHARES = (0.25, 0.5, 0.75)
MOST_ROWS = 200_000
GAIN = 0.001
"""The line has to lower the log loss by this share of it; less is not worth a second part to explain."""


def beside(
    table: Table, features: tuple[int, ...], folds: Folds, margins: "np.ndarray"
) -> tuple[Linear | None, "np.ndarray"]:
    """The line to put beside trees with these out-of-fold margins, and the margins of both; None where it does not help."""
    import numpy as np

    part = pick(table, features)
    numbers = [place for place, column in enumerate(part.columns) if column.kind != "category"]
    if not numbers or len(part.labels) > MOST_ROWS:
        return None, margins
    best: tuple[float, float, float, np.ndarray] = (loss_of(margins, part.labels) * (1 - GAIN), 0.0, 0.0, margins)
    for strength in STRENGTHS:
        lines = _out_of_fold(part, numbers, folds, strength)
        for share in SHARES:
            mixed = (1 - share) * margins + share * lines
            best = min(best, (loss_of(mixed, part.labels), strength, share, mixed), key=lambda found: found[0])
    _, strength, share, mixed = best
    if not share:
        return None, margins
    return fit(part, numbers, strength).model_copy(update={"share": share}), mixed


def _out_of_fold(table: Table, numbers: list[int], folds: Folds, strength: float) -> "np.ndarray":
    import numpy as np

    margins = np.zeros(len(table.labels))
    for inside, outside in folds:
        line = fit(table.rows(inside), numbers, strength)
        margins[outside] = line.parts(table.matrix[outside]).sum(axis=1) + line.intercept
    return margins


def fit(table: Table, numbers: list[int], strength: float) -> Linear:
    """A logistic regression (L2; a small `strength` binds it more) on values and their logarithms."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    blank = terms_of(table.matrix, numbers)
    used = [place for place in numbers if blank[place] is not None]
    inputs = np.hstack([_inputs(table.matrix, blank, used, log) for log in (False, True)])
    model = LogisticRegression(C=strength, max_iter=1000).fit(inputs, table.labels)
    weights = model.coef_[0].reshape(2, len(used))
    terms = list(blank)
    for column, place in enumerate(used):
        terms[place] = _weighted(blank[place], float(weights[0, column]), float(weights[1, column]))
    return Linear(share=1.0, intercept=float(model.intercept_[0]), terms=tuple(terms))


def _inputs(matrix: "np.ndarray", terms: tuple[Term | None, ...], used: list[int], log: bool) -> "np.ndarray":
    """The scaled values (or logarithms) of the columns used, by the very code that scores."""
    unit = [None if term is None else _weighted(term, float(not log), float(log)) for term in terms]
    return Linear(share=1.0, intercept=0.0, terms=tuple(unit)).parts(matrix)[:, used]


def _weighted(term: Term | None, plain: float, log: float) -> Term | None:
    if term is None:
        return None
    return Term(low=term.low, high=term.high, plain=_weigh(term.plain, plain), log=_weigh(term.log, log))


def _weigh(scaled: Scaled, weight: float) -> Scaled:
    return scaled.model_copy(update={"weight": weight})
