"""Where the insured was treated on which days, as bills say it, and which two of them cannot both be so."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from claims_ai.values import Page

_SURE = 0.8
_PLACE = re.compile(
    r"^(?:(?P<province>[\u4e00-\u9fff]{2,7}?)(?:省|(?:壮族|回族|维吾尔)?自治区))?(?:(?P<city>[\u4e00-\u9fff]{2,4}?)市)?"
)
_ADDED = re.compile(r"[（(].*?[)）]|\s")


@dataclass(frozen=True, slots=True)
class Attendance:
    """A visit, or a stay from its first to its last day, with the hospital (empty where it was not read) and its bill."""

    invoice: str
    inpatient: bool
    hospital: str
    first: date
    last: date


def attendances_of(invoices: Iterable[Page]) -> tuple[Attendance, ...]:
    """What invoices surely say of days; each bill once, those whose days were not read left out."""
    found = {told.invoice: told for page in invoices if page.quality.usable and (told := _attendance(page))}
    return tuple(found.values())


def _attendance(page: Page) -> Attendance | None:
    inpatient = page.document_type == "medical_invoice_inpatient"
    first = _day(page, "admission_date" if inpatient else "visit_date")
    last = _day(page, "discharge_date") if inpatient else first
    if first is None or last is None or last < first:
        return None
    number, hospital = page.fields.get("invoice_number"), page.fields.get("hospital_name")
    return Attendance(number.value if number else page.file, inpatient, hospital.value if hospital else "", first, last)


def _day(page: Page, name: str) -> date | None:
    field = page.fields.get(name)
    return date.fromisoformat(field.value) if field and field.confidence >= _SURE else None


def share_days(one: Attendance, other: Attendance) -> bool:
    """Whether two stays have nights in common; one may begin on the day the other ends, as at a transfer."""
    both = one.inpatient and other.inpatient
    same = (one.first, one.last) == (other.first, other.last)
    return both and (same or (one.first < other.last and other.first < one.last))


def in_two_places(one: Attendance, other: Attendance) -> bool:
    """Whether two bills have the insured in two hospitals at once, or in two cities on one day. Two houses of a city on one day are usual."""
    if one.inpatient and other.inpatient:
        return share_days(one, other) and _differ(one.hospital, other.hospital)
    if one.inpatient or other.inpatient:
        stay, visit = (one, other) if one.inpatient else (other, one)
        return stay.first < visit.first < stay.last and _differ(one.hospital, other.hospital)
    return one.first == other.first and _far_apart(one.hospital, other.hospital)


def _differ(one: str, other: str) -> bool:
    """Whether two names are surely those of two hospitals, not of one and its branch."""
    a, b = (_ADDED.sub("", name) for name in (one, other))
    return bool(a and b) and a not in b and b not in a


def _far_apart(one: str, other: str) -> bool:
    """Whether the names of two hospitals tell two provinces or cities."""
    (a, b), (c, d) = _place(one), _place(other)
    return bool(a and c and a != c) or bool(b and d and b != d)


def _place(hospital: str) -> tuple[str | None, str | None]:
    match = _PLACE.match(hospital)
    return (match["province"], match["city"]) if match else (None, None)
