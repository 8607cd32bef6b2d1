"""Past claims under other terms or thresholds, in their order: what would have been paid, asked and referred instead."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, Protocol, cast

from claims_ai.adjudicate import Desk
from claims_ai.brakes import PAYING
from claims_ai.errors import InputError
from claims_ai.money import ZERO
from claims_ai.products.catalogue import Products
from claims_ai.products.ledger import Account
from claims_ai.replay import rule_again
from claims_ai.scoring import Model
from claims_ai.store.records import Record
from claims_ai.values import Decision, Score


@dataclass(slots=True)
class Side:
    """What came of all claims: how many by outcome, and the money that went out at once."""

    outcomes: Counter[str] = field(default_factory=Counter)
    paid: Decimal = ZERO

    def add(self, decision: Decision) -> None:
        """Count a decision."""
        self.outcomes[decision.outcome] += 1
        self.paid += decision.payable if decision.outcome in PAYING else ZERO

    @property
    def straight_through(self) -> float:
        """The share that was paid without a person."""
        return sum(self.outcomes[outcome] for outcome in PAYING) / max(self.outcomes.total(), 1)


@dataclass(frozen=True, slots=True)
class Change:
    """A claim that comes out otherwise; reasons are codes."""

    claim_id: str
    then: str
    now: str
    payable_then: Decimal
    payable_now: Decimal
    reasons_then: tuple[str, ...]
    reasons_now: tuple[str, ...]


@dataclass(slots=True)
class Backtest:
    """The effect: before, after, each changed claim; `moved` counts decisions made by other code or models than today's."""

    then: Side = field(default_factory=Side)
    now: Side = field(default_factory=Side)
    changes: list[Change] = field(default_factory=list)
    moved: int = 0

    def add(self, then: Decision, now: Decision) -> None:
        """Count a claim as it was decided, and as it would be."""
        self.then.add(then)
        self.now.add(now)
        if (then.outcome, then.payable) != (now.outcome, now.payable):
            self.changes.append(
                Change(then.claim_id, then.outcome, now.outcome, then.payable, now.payable, _codes(then), _codes(now))
            )


def backtest(
    records: Iterable[Record], desk: Desk, products: Products, thresholds: Mapping[str, float],
    since: date | None = None,
) -> Backtest:  # fmt: skip
    """Decide claims again under the newest version of the given products, found by name, and other thresholds, found by model.

    Earlier claims fill the ledger under the new terms before `since`, the first day of submission that is counted.
    """
    told, desk = Backtest(), replace(desk, models=_with_thresholds(desk.models, thresholds))
    balances: dict[Account, Decimal] = {}
    for record in records:
        name = record.product.name
        product = products.latest(name) if name in products.versions else record.product
        ruling = rule_again(record, desk, product, balances)
        if ruling.decision.outcome in PAYING:
            for entry in ruling.calculation.entries:
                balances[entry.account] = balances.get(entry.account, ZERO) + entry.amount
        if since is None or record.facts.claim.submitted_at >= since:
            told.add(record.ground.unbraked or record.decision, ruling.decision)
            told.moved += _by_others(record, desk)
    return told


class _Scores(Protocol):
    def score(self, features: Mapping[str, Any], sentence: Any = None) -> Score: ...


@dataclass(frozen=True)
class _AtThreshold:
    """A model held to another threshold."""

    model: _Scores
    threshold: float

    def score(self, features: Mapping[str, Any], sentence: Any = None) -> Score:
        return replace(self.model.score(features, sentence), threshold=self.threshold)


def _with_thresholds(models: Mapping[str, Model], thresholds: Mapping[str, float]) -> Mapping[str, Model]:
    if unknown := thresholds.keys() - models.keys():
        raise InputError(f"no model is called {', '.join(sorted(unknown))}; give thresholds for {', '.join(models)}")
    changed = {task: cast(Model, _AtThreshold(models[task], limit)) for task, limit in thresholds.items()}
    return {**models, **changed}


def _by_others(record: Record, desk: Desk) -> bool:
    then = record.decision.versions
    return any(then.get(name) != version for name, version in desk.versions.items() if name != "ocr")


def _codes(decision: Decision) -> tuple[str, ...]:
    return tuple(reason.code for reason in decision.reasons)
