"""Work on several values at once, as a `map` whose results come in order and which runs but a little ahead of whoever takes them."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
V = TypeVar("V")


def side_by_side(at_once: int, work: Callable[[V], T], values: Iterable[V]) -> Iterator[T]:
    """The results of `work` on each value, in their order, up to `at_once` worked out at the same time in threads.

    An error of one value comes where its result would; values not yet begun are then left.
    """
    started: deque[Future[T]] = deque()
    with ThreadPoolExecutor(at_once, thread_name_prefix="side") as pool:
        try:
            for value in values:
                started.append(pool.submit(work, value))
                if len(started) > at_once:
                    yield started.popleft().result()
            while started:
                yield started.popleft().result()
        finally:
            for waiting in started:
                waiting.cancel()
