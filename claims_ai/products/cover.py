"""The policy as the calculation sees it: whose it is, from when to when, and its years by anniversary."""

from calendar import isleap
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Cover:
    """A policy on one insured person. `family` is the owner of what the insured of the policy share.

    `insured_since` is when cover first began; a renewal keeps it.
    """

    policy_number: str
    person: str
    family: str
    begins: date
    ends: date
    insured_since: date
    in_force: bool = True

    def year_of(self, day: date) -> date | None:
        """The first day of the policy year that a day lies in; None where the policy is not in force on it."""
        return policy_year(self.begins, day) if self.in_force and self.begins <= day <= self.ends else None


def policy_year(begins: date, day: date) -> date:
    """The last anniversary of the policy's first day, that day itself included; 29 February falls on 28 in common years.

    >>> policy_year(date(2024, 2, 29), date(2026, 2, 28))
    datetime.date(2026, 2, 28)
    """
    anniversary = _in_year(begins, day.year)
    return anniversary if anniversary <= day else _in_year(begins, day.year - 1)


def _in_year(begins: date, year: int) -> date:
    leap_day = (begins.month, begins.day) == (2, 29)
    return begins.replace(year=year, day=28) if leap_day and not isleap(year) else begins.replace(year=year)
