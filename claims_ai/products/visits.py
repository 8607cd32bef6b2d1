"""Bills of one visit: interim bills of a stay, and several bills of one morning. What is borne or paid once a visit is so over all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from claims_ai.values import Treatment

_NEXT_BILL = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Open:
    """A visit as far as its bills go: the first of them, its key, and the last day so far."""

    first: Treatment
    key: str
    until: date


def visit_keys(treatments: Sequence[Treatment]) -> tuple[str, ...]:
    """For each treatment, in the order of their dates, what tells its visit; bills of one visit have one key.

    One visit is the same case number of the same hospital: on one day, or for stays where a bill goes on where another ended.
    """
    visits: list[_Open] = []
    keys = []
    for treatment in treatments:
        place = next((place for place, visit in enumerate(visits) if _goes_on(visit, treatment)), None)
        if place is None:
            visits.append(_Open(treatment, f"{len(visits)} {treatment.invoice}", _until(treatment)))
            place = len(visits) - 1
        else:
            old = visits[place]
            visits[place] = _Open(old.first, old.key, max(old.until, _until(treatment)))
        keys.append(visits[place].key)
    return tuple(keys)


def _goes_on(visit: _Open, treatment: Treatment) -> bool:
    first = visit.first
    alike = (treatment.visit_type, treatment.case_number, treatment.hospital_name)
    if not (first.case_number and first.hospital_name) or alike != (
        first.visit_type, first.case_number, first.hospital_name,
    ):  # fmt: skip
        return False
    if first.visit_type == "outpatient":
        return first.service_from == treatment.service_from
    return first.service_from <= treatment.service_from <= visit.until + _NEXT_BILL


def _until(treatment: Treatment) -> date:
    return treatment.service_until or treatment.service_from


def days_beyond(treatment: Treatment, days: int, until: date | None) -> int:
    """The days of a stay that no bill before has, which go up to a day."""
    if until is None or until <= treatment.service_from:
        return days
    return max(days - (until - treatment.service_from).days, 0)
