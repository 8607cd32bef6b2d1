"""The shipped models: trained on a simulated portfolio, judged on its later part and on another portfolio."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from claims_ai.card import Card, Use
from claims_ai.errors import InputError
from claims_ai.features import BY_NAME, FEATURES
from claims_ai.scoring import Model, load_model
from training import portfolio, tune
from training.fit import Settings, checked, fit_table
from training.thresholds import Capacity, Guarantee, Rule

if TYPE_CHECKING:
    import pandas as pd

PLAIN = (("severe_findings", 0.0), ("payable_to_limit", 1.0))
"""The claims that nothing but a score keeps from being paid at once (`decision.py`): the guarantee is about these."""
AT_MOST = 0.005
TASKS = ("fast_pay", "fraud")
CAPACITY = 0.01
"""Of what is paid at once hardly anything would have been changed; of all claims as many are looked at for fraud as people
can look at and as pays for the looking: one in a hundred, of which three in four are right on the simulated history."""
_LOOK, _SAVES = 200.0, "payable"


def rule_of(task: str, at_most: float = AT_MOST, capacity: float = CAPACITY) -> Rule:
    """How the threshold of a shipped model is chosen: `at_most` is the share of claims paid at once that a person would change,
    `capacity` the share of all claims that can be investigated."""
    return Guarantee(at_most, 0.95, PLAIN) if task == "fast_pay" else Capacity(capacity, _LOOK, _SAVES)


_LIMITS = (
    "Learned from a simulated portfolio: it shows the road, not your book. Train again on your own decisions.",
    "A score stands for claims like those it learned from: watch `python -m training drift`.",
)
USES = {
    "fast_pay": Use(
        intended="The chance that a person would pay the claim just as calculated; at or above the threshold a claim without findings is paid at once.",
        not_for="Refusing, reducing or delaying a claim: below the threshold a person decides.",
        limits=(
            *_LIMITS,
            "The guarantee is about claims without findings and within the limit, of the time it was tested on.",
        ),
    ),
    "fraud": Use(
        intended="The chance that an investigation would confirm fraud; at or above the threshold a person looks.",
        not_for="Refusing a claim, or saying anything about a person: a score is a signal for review.",
        limits=(*_LIMITS, "Fraud that nobody confirmed counts as honest in what it learned from."),
    ),
}
SIGNS = {
    "fast_pay": {"severe_findings": -1, "lowest_confidence": 1, "mean_confidence": 1, "lowest_quality": 1},
    "fraud": {feature.name: feature.fraud_sign for feature in FEATURES if feature.fraud_sign},
}
"""Known directions: a model may not pay more readily what was read less surely, nor suspect a claim for being less odd."""
NOT_JUDGED_BY = ("age", "sex")
"""What somebody is says nothing about what happened: no model sees it. An exact age would also tell who it is."""
SHIPPED = ("model.txt", "card.json", "metrics.json")


def fit(
    frame: "pd.DataFrame",
    out: Path,
    trials: int,
    seed: int,
    source: str,
    folds: int = 6,
    at_most: float = AT_MOST,
    capacity: float = CAPACITY,
    machine: tune.Machine = tune.HERE,
) -> Mapping[str, Card]:
    """Train both models on a portfolio, or on stored claims as far as their labels are known, with report, into out/<task>."""
    _require(frame)
    usual = Settings(trials=trials, folds=folds, seed=seed, machine=machine, source=source)
    plans = {task: _plan(frame, task, replace(usual, threshold=rule_of(task, at_most, capacity))) for task in TASKS}
    for task, plan in plans.items():
        checked(plan.frame, task, portfolio.TIME, plan.unseen, plan.settings)
    return {
        task: fit_table(plan.frame, task, task, portfolio.TIME, plan.unseen, out / task, plan.settings)
        for task, plan in plans.items()
    }


@dataclass(frozen=True)
class Plan:
    """What a model learns from: claims whose label is known, without the columns it may not see."""

    frame: "pd.DataFrame"
    unseen: tuple[str, ...]
    settings: Settings


def _plan(frame: "pd.DataFrame", task: str, settings: Settings) -> Plan:
    known = frame[frame[task].notna()]
    if known.empty:
        raise InputError(f"no claim of the table has a known {task}; wait for outcomes, or give a table with some")
    weight = portfolio.WEIGHT if portfolio.WEIGHT in frame.columns else None
    signs = {name: sign for name, sign in SIGNS[task].items() if known[name].nunique() > 1}
    features = {name for name in BY_NAME if name not in NOT_JUDGED_BY}
    unseen = tuple(name for name in frame.columns if name not in {*features, task, portfolio.TIME, weight})
    return Plan(known, unseen, replace(settings, monotone=signs, use=USES[task], weight=weight))


def _require(frame: "pd.DataFrame") -> None:
    absent = [name for name in (portfolio.TIME, *TASKS, *BY_NAME) if name not in frame.columns]
    if absent:
        raise InputError(
            f"the table lacks {', '.join(absent)}; `python -m training labels` writes it as it has to be, "
            "`claims-ai features --describe` says what each feature is"
        )


def ship(trained: Path, models: Path, cards: Mapping[str, Card]) -> None:
    """Copy models and cards, not the reports, to models/<task>/<version>, and name them champions."""
    for task, card in cards.items():
        folder = models / task / card.version
        folder.mkdir(parents=True, exist_ok=True)
        for name in SHIPPED:
            shutil.copyfile(trained / task / name, folder / name)
    champions = {task: card.version for task, card in cards.items()}
    (models / "champions.json").write_text(json.dumps(champions, indent=2) + "\n", encoding="utf-8")


def straight_through(frame: "pd.DataFrame", models: Mapping[str, Model]) -> dict[str, float]:
    """What the rule of decision.py would pay of a portfolio at once, and how much of that was right.

    `share` of claims paid without a person, `right` the share of these that a person would not have changed,
    `fraud_paid` the share of confirmed fraud among them, `fraud_flagged` and `fraud_found` what the fraud score flags.
    """
    fast_pay, fraud = (models[task].probabilities(frame) for task in TASKS)
    flagged = fraud >= models["fraud"].card.threshold
    plain = (frame["severe_findings"] == 0) & (frame["payable_to_limit"] <= 1)
    paid = frame[plain & ~flagged & (fast_pay >= models["fast_pay"].card.threshold)]
    return {
        "share": len(paid) / len(frame),
        "right": float(paid["fast_pay"].mean()),
        "fraud_paid": float(paid["fraud"].mean()),
        "fraud_flagged": float(flagged.mean()),
        "fraud_found": float(frame["fraud"][flagged].sum() / frame["fraud"].sum()),
    }


def load(folder: Path) -> dict[str, Model]:
    """Both models as `fit` leaves them."""
    return {task: load_model(folder / task) for task in TASKS}
