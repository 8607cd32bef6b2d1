"""Claims decided at the same moment, by threads and by processes: no limit is used twice, no bill is paid twice, no link is lost."""

import multiprocessing
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

import pytest

from claims_ai.adjudicate import ReadClaim
from claims_ai.outcomes import Judgement
from claims_ai.store.opening import open_at
from claims_ai.store.seal import Seal
from claims_ai.store.store import Store
from tests.fakes import claim, desk, invoice, papers
from tests.store.conftest import KEY, read

T = TypeVar("T")
YEARLY_LIMIT = Decimal(10_000)
COSTLY = {"total_amount": "2302.60", "personal_cash_paid": "1790.00", "self_pay": "1940.00"}


def costly(number: str) -> ReadClaim:
    """A visit of the insured on a day of its own that the limit of a visit, 1000, is paid for."""
    day = date(2026, 2, 1 + int(number))
    told = {**COSTLY, "invoice_number": number, "visit_date": day.isoformat(), "issue_date": day.isoformat()}
    bill = replace(invoice(**told), digest=f"invoice {number}", items=())
    facts = claim(claim_id=f"C{number}", claimed_amount=Decimal("2302.60"), accident_date=day)
    return read(bill, *papers()[1:], of=facts)


def together(work: Callable[[int], T], count: int) -> list[T]:
    """Work in threads that all start at one moment."""
    start = threading.Barrier(count)

    def one(place: int) -> T:
        start.wait()
        return work(place)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))


def test_the_last_of_a_limit_is_taken_once(store: Store) -> None:
    decided = together(lambda place: store.decide(costly(f"{place:02}"), desk()), 12)
    paid = [decision.payable for decision in decided if decision.outcome == "approved"]
    assert (len(paid), sum(paid)) == (10, YEARLY_LIMIT)
    assert {decision.outcome for decision in decided} == {"approved", "referred"}
    assert store.verify().problems == ()


def test_people_and_the_machine_take_the_last_of_a_limit_once(store: Store) -> None:
    for place in range(12):
        store.decide(costly(f"{place:02}"), desk(models={}))

    def decided(place: int) -> Decimal:
        if place % 2:
            decision = store.decide(costly(f"{place:02}"), desk())
            return decision.payable if decision.outcome == "approved" else Decimal(0)
        return store.settle(f"C{place:02}", Judgement(verdict="approve", reason="in order"), "an adjuster").granted

    assert sum(together(decided, 12)) == YEARLY_LIMIT
    assert store.verify().problems == ()


def test_one_invoice_sent_in_two_claims_at_once_is_paid_once(store: Store) -> None:
    decided = together(lambda place: store.decide(read(of=claim(claim_id=f"C{place}")), desk()), 6)
    assert sorted(decision.outcome for decision in decided) == ["approved", *["referred"] * 5]


def test_one_claim_sent_twice_at_once_is_recorded_once(store: Store) -> None:
    decided = together(lambda place: store.decide(read(), desk()), 4)
    assert len({decision.payable for decision in decided}) == 1
    assert len(list(store.records())) == 1


def test_the_cap_of_a_day_is_not_passed_by_claims_of_different_people(store: Store) -> None:
    store.turn("daily_cap", "2500.00", "a start with care", "an operator")
    decided = together(lambda place: store.decide(costly(f"{place:02}"), desk()), 5)
    assert sum(decision.outcome == "approved" for decision in decided) == 2
    assert store.brakes().paid_today == 2000


def decide_some(url: str, numbers: list[str], start: "threading.Barrier") -> None:
    """What each process does."""
    store = open_at(url, Seal(KEY))
    start.wait(60)
    for number in numbers:
        store.decide(costly(number), desk())
    store.close()


@pytest.mark.usefixtures("store")
def test_processes_share_a_limit_as_threads_do(store: Store, url: str) -> None:
    context = multiprocessing.get_context("spawn")
    start = context.Barrier(2)
    shares = (["01", "02", "03", "04", "05", "06"], ["11", "12", "13", "14", "15", "16"])
    workers = [context.Process(target=decide_some, args=(url, share, start)) for share in shares]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(120)
    assert [worker.exitcode for worker in workers] == [0, 0]
    records = list(store.records())
    assert (len(records), sum(record.paid for record in records)) == (12, YEARLY_LIMIT)
    assert store.verify().problems == ()
