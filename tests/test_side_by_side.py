"""Files read at once come back in their order, and no more of them are begun than are needed."""

import threading
from collections.abc import Iterator

import pytest

from claims_ai.side_by_side import side_by_side


def test_results_come_in_the_order_of_the_values() -> None:
    """The first to be given is the last to be ready here."""
    second = threading.Event()

    def work(value: int) -> int:
        if value == 0:
            assert second.wait(5)
        if value == 1:
            second.set()
        return value * 10

    assert list(side_by_side(2, work, range(5))) == [0, 10, 20, 30, 40]


def test_no_more_values_are_taken_than_are_worked_on() -> None:
    """Thousands of files would else all be waiting in memory."""
    taken: list[int] = []

    def values() -> Iterator[int]:
        for value in range(100):
            taken.append(value)
            yield value

    results = side_by_side(2, lambda value: value, values())
    assert next(results) == 0
    assert len(taken) <= 4
    results.close()  # type: ignore[attr-defined]
    assert len(taken) <= 4


def test_an_error_comes_where_its_result_would() -> None:
    """What came before it is kept."""
    results = side_by_side(2, lambda value: 10 // value, [5, 2, 0, 1])
    assert [next(results), next(results)] == [2, 5]
    with pytest.raises(ZeroDivisionError):
        next(results)
