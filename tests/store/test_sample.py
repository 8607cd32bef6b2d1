"""The quality sample: a lot for every automatic approval, and none for anything else."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from claims_ai import commands_persons
from claims_ai.outcomes import Judgement, QualityReview
from claims_ai.settings import Settings
from claims_ai.store.database import make_engine, parse_url
from claims_ai.store.sample import Draw, draw
from claims_ai.store.seal import Seal
from claims_ai.store.store import Store
from tests.fakes import desk
from tests.store.conftest import KEY, Clock, read
from tests.store.test_decide import visit

Opener = Callable[[float], Store]


@pytest.fixture
def sampling(url: str, clock: Clock) -> Iterator[Opener]:
    """Stores that draw a share of approvals."""
    stores: list[Store] = []

    def opened(share: float) -> Store:
        stores.append(Store(make_engine(parse_url(url)), Seal(KEY), clock, sample=share))
        return stores[-1]

    yield opened
    for store in stores:
        store.close()


def test_about_the_share_is_drawn_and_the_same_claims_each_time() -> None:
    seal = Seal(KEY)
    drawn = [draw(f"C{number}", 0.02, seal).drawn for number in range(20_000)]
    assert 320 <= sum(drawn) <= 480
    assert drawn == [draw(f"C{number}", 0.02, seal).drawn for number in range(20_000)]
    other = [draw(f"C{number}", 0.02, Seal(b"f" * 32)).drawn for number in range(20_000)]
    assert sum(a and b for a, b in zip(drawn, other, strict=True)) < 40  # who has another key foresees nothing


def test_a_larger_share_draws_what_a_smaller_one_drew() -> None:
    seal, claims = Seal(KEY), [f"C{number}" for number in range(2000)]
    small, large = ({claim for claim in claims if draw(claim, share, seal).drawn} for share in (0.02, 0.2))
    assert small < large
    assert not any(draw(claim, 0.0, seal).drawn for claim in claims)
    assert all(draw(claim, 1.0, seal).drawn for claim in claims)


def test_the_lot_of_an_approval_is_kept_with_it(sampling: Opener) -> None:
    store = sampling(1.0)
    store.decide(read(), desk())
    (record,) = store.records()
    assert record.ground.sample == Draw(1.0, drawn=True)
    assert store.verify().problems == ()


def test_what_is_referred_takes_part_in_no_lot(sampling: Opener) -> None:
    store = sampling(1.0)
    store.decide(read(), desk(models={}))
    store.turn("payments_stopped", True, "a test", "a tester")
    store.decide(visit("7"), desk())
    assert [record.ground.sample for record in store.records()] == [None, None]


def served(store: Store, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    @contextmanager
    def ours() -> Iterator[Store]:
        yield store

    monkeypatch.setattr(commands_persons, "opened", ours)
    return {name: value for name, value in commands_persons.service().items() if name.startswith("approvals")}


def test_what_was_drawn_is_listed_until_it_is_reviewed(sampling: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    store = sampling(1.0)
    store.decide(read(), desk())
    store.decide(visit("7"), desk())
    store.note("C1", QualityReview(would_have_changed=False), "a reviewer")
    assert served(store, monkeypatch) == {
        "approvals_drawn": 2,
        "approvals_reviewed": {"unchanged": 1},
        "approvals_to_review": ["C7"],
    }


def test_what_was_not_drawn_is_not_listed_though_somebody_looked(
    sampling: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = sampling(0.0)
    store.decide(read(), desk())
    store.note("C1", QualityReview(would_have_changed=False), "a reviewer")
    assert served(store, monkeypatch) == {"approvals_drawn": 0, "approvals_reviewed": {}, "approvals_to_review": []}


def test_a_machines_decision_that_was_taken_back_is_told(sampling: Opener) -> None:
    store = sampling(0.0)
    store.decide(read(), desk())
    store.decide(visit("7"), desk())
    store.reverse(1, "forged", "an adjuster")
    assert store.reversed() == {1}
    store.settle("C7", Judgement(verdict="approve", reason="材料齐全"), "an adjuster")
    assert store.reversed() == {1, 2}


def test_the_share_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings().quality_sample == 0.02
    monkeypatch.setenv("CLAIMS_AI_QUALITY_SAMPLE", "0.1")
    assert Settings().quality_sample == 0.1
