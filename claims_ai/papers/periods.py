"""Deadlines of a request: by when to answer, when to remind, when it lapses. All of dates; nothing lapses into a refusal."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Stage = Literal["open", "answered", "lapsed"]


@dataclass(frozen=True, slots=True)
class Periods:
    """Days: to answer a request, for papers that may follow later, before the end when to remind, and until money arrives.

    Money is paid within ten days of the agreement (保险法 23).
    """

    answer: int = 30
    later: int = 60
    remind_before: tuple[int, ...] = (14, 3)
    pay: int = 3


LIMITATION_YEARS = 2  # 保险法 26, other than life insurance


def answer_by(asked_on: date, days: int) -> date:
    """The last day of a period that begins on the day after it was asked.

    >>> answer_by(date(2026, 3, 10), 30)
    datetime.date(2026, 4, 9)
    """
    return asked_on + timedelta(days=days)


def reminders(asked_on: date, until: date, before: Collection[int]) -> tuple[date, ...]:
    """The days on which to remind: so many days before the end, none on the day of the request itself.

    >>> reminders(date(2026, 3, 10), date(2026, 3, 20), (14, 3))
    (datetime.date(2026, 3, 17),)
    """
    days = {until - timedelta(days=days) for days in before}
    return tuple(sorted(day for day in days if asked_on < day < until))


def reminder_due(planned: Collection[date], today: date, sent: Collection[date]) -> date | None:
    """The reminder to send today: the latest that is due and was not sent; those missed are not sent after it."""
    last = max(sent, default=date.min)
    return max((day for day in planned if last < day <= today), default=None)


def stage(until: date, today: date, answered_on: date | None = None) -> Stage:
    """Where a request stands. A lapsed one ends the waiting, not the right: see `claimable_until`."""
    if answered_on is not None and answered_on <= today:
        return "answered"
    return "open" if today <= until else "lapsed"


def claimable_until(happened_on: date) -> date:
    """The last day on which the rest can still be claimed, two years on (保险法 26).

    >>> claimable_until(date(2024, 2, 29))
    datetime.date(2026, 2, 28)
    """
    year = happened_on.year + LIMITATION_YEARS
    try:
        return happened_on.replace(year=year)
    except ValueError:  # 29 February
        return date(year, 2, 28)
