"""What a model is built with: the features that help on rows elsewhere, and the settings that predict best there."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from training.split import Folds
from training.tables import Table

if TYPE_CHECKING:
    import numpy as np

FIRST = {
    "learning_rate": 0.05,
    "num_leaves": 6,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
}
FIRST_ROUNDS = 150
MOST_ROUNDS = 1500
SMALL = 1_000_000  # cells up to which one thread is about as fast, and far steadier on a busy machine
PATIENCE = 50


@dataclass(frozen=True)
class Choice:
    """Features by their place in the table, LightGBM's parameters, and how many trees."""

    features: tuple[int, ...]
    parameters: Mapping[str, Any]
    rounds: int


class Machine(Protocol):
    """Where features are built, boosters are trained and rows are scored."""

    def spread(self, step: Callable[[Any], Any], parts: Iterable[Any]) -> Iterable[Any]:
        """What a step makes of each part, in their order; parts are taken as they are needed."""

    def curve(self, table: Table, settings: Mapping[str, Any], rounds: int, folds: Folds) -> Sequence[float]:
        """The mean loss over the folds after each tree, up to the lowest; early stopping ends it before all rounds."""

    def train(self, table: Table, choice: Choice) -> Any:
        """A booster of the chosen features; its feature names are the safe ones."""

    def margins(self, booster: Any, matrix: "np.ndarray") -> "np.ndarray":
        """The log-odds of rows of the chosen features."""


class Here:
    """This machine."""

    def spread(self, step: Callable[[Any], Any], parts: Iterable[Any]) -> Iterable[Any]:
        """What a step makes of each part, one after the other."""
        return map(step, parts)

    def curve(self, table: Table, settings: Mapping[str, Any], rounds: int, folds: Folds) -> Sequence[float]:
        """The mean loss over the folds after each tree, up to the lowest; early stopping ends it before all rounds."""
        import lightgbm as lgb

        stop = lgb.early_stopping(PATIENCE, verbose=False)
        return losses(table, settings, rounds, folds, [stop])

    def train(self, table: Table, choice: Choice) -> Any:
        """A booster of the chosen features; its feature names are the safe ones."""
        return train(table, choice)

    def margins(self, booster: Any, matrix: "np.ndarray") -> "np.ndarray":
        """The log-odds of rows of the chosen features."""
        import numpy as np

        return np.asarray(booster.predict(matrix, raw_score=True))


HERE = Here()


def losses(
    table: Table, settings: Mapping[str, Any], rounds: int, folds: Folds, callbacks: Sequence[Any] = ()
) -> Sequence[float]:
    """The mean loss over the folds after each tree."""
    import lightgbm as lgb

    told = {**settings, "metric": "binary_logloss"}
    curves = lgb.cv(told, dataset(table), rounds, folds=folds, callbacks=list(callbacks))
    found: Sequence[float] = curves["valid binary_logloss-mean"]
    return found


def base_parameters(monotone: Mapping[str, int], table: Table, seed: int) -> dict[str, Any]:
    """What is not searched for: a small, repeatable model; `monotone` is +1 or -1 by column name."""
    parameters: dict[str, Any] = {
        "objective": "binary", "bagging_freq": 1, "lambda_l2": 10.0, "cat_smooth": 50.0, "cat_l2": 30.0,
        "seed": seed, "deterministic": True, "force_row_wise": True, "verbose": -1,
        "num_threads": 1 if table.matrix.size <= SMALL else 0,
    }  # fmt: skip
    if monotone:
        parameters["monotone_constraints"] = [monotone.get(column.name, 0) for column in table.columns]
    return parameters


def train(table: Table, choice: Choice) -> Any:
    """A booster of the chosen features; its feature names are the safe ones."""
    import lightgbm as lgb

    part = pick(table, choice.features)
    return lgb.train(of_features(choice), dataset(part), choice.rounds)


def pick(table: Table, features: tuple[int, ...]) -> Table:
    """The table with these columns only."""
    places = list(features)
    return replace(table, matrix=table.matrix[:, places], columns=tuple(table.columns[place] for place in places))


def of_features(choice: Choice) -> dict[str, Any]:
    """The parameters with the monotone constraints of the chosen features only."""
    signs = choice.parameters.get("monotone_constraints")
    mine = {"monotone_constraints": [signs[place] for place in choice.features]} if signs else {}
    return {**choice.parameters, **mine}


def out_of_fold(table: Table, choice: Choice, folds: Folds, machine: Machine = HERE) -> "np.ndarray":
    """Each row's margin (log-odds) by a model that has not seen its fold."""
    import numpy as np

    margins = np.zeros(len(table.labels))
    for inside, outside in folds:
        booster = machine.train(table.rows(inside), choice)
        margins[outside] = machine.margins(booster, table.matrix[outside][:, list(choice.features)])
    return margins


def select(table: Table, parameters: Mapping[str, Any], folds: Folds, machine: Machine = HERE) -> tuple[int, ...]:
    """The features without which the loss on other folds grows; those that mislead there are taken out, round by round.

    A feature's help is the rise of the log loss when its contributions (SHAP values) are taken from the margins.
    """
    choice = Choice(tuple(range(len(table.columns))), {**parameters, **FIRST}, FIRST_ROUNDS)
    best, best_loss = choice.features, float("inf")
    while True:
        loss, helps = _help(table, choice, folds, machine)
        if loss < best_loss:
            best, best_loss = choice.features, loss
        kept = tuple(place for place, gain in zip(choice.features, helps, strict=True) if gain > 0)
        if not kept or len(kept) == len(choice.features):
            return best
        choice = replace(choice, features=kept)


def _help(table: Table, choice: Choice, folds: Folds, machine: Machine) -> tuple[float, "np.ndarray"]:
    """The mean loss over the folds, and for each feature how much it would rise without the feature."""
    import numpy as np

    losses, rises = [], []
    for inside, outside in folds:
        booster = machine.train(table.rows(inside), choice)
        parts = booster.predict(table.matrix[outside][:, list(choice.features)], pred_contrib=True)
        margins, labels = parts.sum(axis=1), table.labels[outside]
        losses.append(loss_of(margins, labels))
        rises.append([loss_of(margins - part, labels) - losses[-1] for part in parts.T[:-1]])
    return float(np.mean(losses)), np.mean(rises, axis=0)


def loss_of(margins: "np.ndarray", labels: "np.ndarray") -> float:
    """Log loss of margins."""
    import numpy as np

    return float(np.logaddexp(0.0, np.where(labels == 1, -margins, margins)).mean())


def tune(
    table: Table,
    features: tuple[int, ...],
    parameters: Mapping[str, Any],
    folds: Folds,
    trials: int,
    seed: int,
    machine: Machine = HERE,
) -> Choice:
    """Search settings (seeded TPE) for the lowest log loss over the folds; early stopping sets the number of trees."""
    import optuna

    optuna.logging.set_verbosity(optuna.logging.WARNING)

    def loss(trial: optuna.Trial) -> float:
        choice = Choice(features, {**parameters, **suggest(trial, len(table.labels))}, MOST_ROUNDS)
        value, rounds = _cross_validate(table, choice, folds, machine)
        trial.set_user_attr("rounds", rounds)
        return value

    study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=seed))
    study.optimize(loss, n_trials=trials, show_progress_bar=sys.stderr.isatty())
    return Choice(features, {**parameters, **study.best_params}, study.best_trial.user_attrs["rounds"])


def suggest(trial: Any, rows: int) -> dict[str, Any]:
    """One point of the search: small trees, strong regularisation."""
    return {
        "learning_rate": trial.suggest_float("learning_rate", 0.03, 0.15, log=True),
        "num_leaves": trial.suggest_int("num_leaves", 3, 24, log=True),
        "min_data_in_leaf": trial.suggest_int("min_data_in_leaf", 5, max(10, min(300, rows // 20)), log=True),
        "feature_fraction": trial.suggest_float("feature_fraction", 0.2, 1.0),
        "bagging_fraction": trial.suggest_float("bagging_fraction", 0.5, 1.0),
        "lambda_l2": trial.suggest_float("lambda_l2", 0.1, 100.0, log=True),
        "cat_smooth": trial.suggest_float("cat_smooth", 5.0, 200.0, log=True),
        "cat_l2": trial.suggest_float("cat_l2", 5.0, 200.0, log=True),
    }


def _cross_validate(table: Table, choice: Choice, folds: Folds, machine: Machine) -> tuple[float, int]:
    """The lowest mean loss over the folds, and at how many trees."""
    curve = machine.curve(pick(table, choice.features), of_features(choice), choice.rounds, folds)
    return curve[-1], len(curve)


def dataset(table: Table) -> Any:
    """The rows of a table as LightGBM takes them, by the safe names of its columns."""
    import lightgbm as lgb

    names = [column.safe for column in table.columns]
    return lgb.Dataset(
        table.matrix, table.labels, weight=table.weights, feature_name=names, categorical_feature=table.categorical()
    )
