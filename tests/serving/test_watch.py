"""The stability the service tells of the claims that come."""

from threading import Thread
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from claims_ai.scoring import Model
from claims_ai.stability import bins_of
from claims_ai.tables import Column
from serving.watch import FEWEST, Watch, watched
from tests.fakes import FakeModel

AMOUNTS = np.random.default_rng(0).exponential(100, 4000)
COLUMN = Column(name="amount", safe="amount", kind="number")


def model() -> Model:
    """A model that learned from amounts of about 100."""
    card = SimpleNamespace(
        task="fraud",
        features=(COLUMN,),
        spread={"amount": bins_of(AMOUNTS)},
        score_spread=bins_of(np.random.default_rng(1).random(4000)),
    )
    return cast(Model, SimpleNamespace(card=card))


def told_after(claims: int, times: float = 1.0) -> dict[str, float]:
    told: dict[str, float] = {}
    watch = Watch(model(), lambda task, name, index: told.update({f"{task} {name}": index}))
    rng = np.random.default_rng(2)
    for _ in range(claims):
        watch.saw({"amount": times * rng.exponential(100)}, rng.random())
    return told


def test_nothing_is_told_of_a_few_claims() -> None:
    assert told_after(FEWEST - 1) == {}


def test_claims_like_those_learned_from_are_near_nought_and_others_far_off() -> None:
    assert max(told_after(600).values()) < 0.05
    moved = told_after(600, times=5)
    assert moved["fraud amount"] > 0.25
    assert moved["fraud score"] < 0.05


def test_only_the_latest_claims_count() -> None:
    told: dict[str, float] = {}
    watch = Watch(model(), lambda task, name, index: told.update({name: index}), latest=300)
    rng = np.random.default_rng(3)
    for times in (9.0, 1.0):
        for _ in range(400):
            watch.saw({"amount": times * rng.exponential(100)}, rng.random())
    assert told["amount"] < 0.1


def test_claims_from_many_threads_are_all_counted() -> None:
    watch = Watch(model(), lambda *_: None)
    threads = [Thread(target=lambda: [watch.saw({"amount": 50.0}, 0.5) for _ in range(200)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(watch._counts["amount"]) == 800


def test_a_model_whose_card_knows_no_spread_is_left_alone() -> None:
    class Old(FakeModel):
        @property
        def card(self) -> Any:
            return SimpleNamespace(score_spread=None)

    old = cast(Model, Old(0.1, 0.5))
    assert watched({"fraud": old}, lambda *_: None) == {"fraud": old}


def test_the_index_stands_among_the_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    from prometheus_client import REGISTRY

    from serving.meters import Meters

    Meters().moved("fraud", "score", 0.125)
    assert REGISTRY.get_sample_value("claims_ai_population_stability", {"model": "fraud", "feature": "score"}) == 0.125
