"""Where the insured was treated on which days, as bills say it, and which two of them cannot both be so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from claims_ai.hospitals import in_two_cities, in_two_provinces, sameness
from claims_ai.values import Page

_SURE = 0.8

Doubt = Literal["sure", "unclear"] | None
_AT_ONCE: Mapping[str, Doubt] = {"one": None, "unclear": "unclear", "two": "sure"}


@dataclass(frozen=True, slots=True)
class Attendance:
    """A visit, or a stay from its first to its last day, with its bill; hospital and case number are empty where not surely read."""

    invoice: str
    inpatient: bool
    hospital: str
    first: date
    last: date
    case_number: str = ""


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
    number = page.fields.get("invoice_number")
    bill = number.value if number else page.file
    return Attendance(bill, inpatient, _surely(page, "hospital_name"), first, last, _surely(page, "case_number"))


def _day(page: Page, name: str) -> date | None:
    day = _surely(page, name)
    return date.fromisoformat(day) if day else None


def _surely(page: Page, name: str) -> str:
    field = page.fields.get(name)
    return field.value if field and field.confidence >= _SURE else ""


def share_days(one: Attendance, other: Attendance) -> bool:
    """Whether two stays have nights in common; one may begin on the day the other ends, as at a transfer."""
    both = one.inpatient and other.inpatient
    same = (one.first, one.last) == (other.first, other.last)
    return both and (same or (one.first < other.last and other.first < one.last))


def goes_on(one: Attendance, other: Attendance) -> bool:
    """Whether two bills surely are of one visit, as `products.visits` has it: one case number of one house, and for visits one day, for stays one
    from where the other ended."""
    numbered = one.case_number and one.case_number == other.case_number
    if not numbered or one.inpatient != other.inpatient or sameness(one.hospital, other.hospital) != "one":
        return False
    earlier, later = sorted((one, other), key=lambda each: each.first)
    if one.inpatient:
        return earlier.last <= later.first <= earlier.last + timedelta(days=1)
    return earlier.first == later.first


def in_two_places(one: Attendance, other: Attendance) -> Doubt:
    """Whether two bills surely have the insured in two hospitals at once, or in two provinces on one day; it is unclear where
    the names may be one house's, and where cities differ on one day, as one may lie in the other. Two houses of a city are usual."""
    if one.inpatient or other.inpatient:
        return _AT_ONCE[sameness(one.hospital, other.hospital)] if _at_once(one, other) else None
    if one.first != other.first or sameness(one.hospital, other.hospital) == "one":
        return None
    if in_two_provinces(one.hospital, other.hospital):
        return "sure"
    return "unclear" if in_two_cities(one.hospital, other.hospital) else None


def _at_once(one: Attendance, other: Attendance) -> bool:
    """Whether two stays share nights, or a visit falls within a stay."""
    if one.inpatient and other.inpatient:
        return share_days(one, other)
    stay, visit = (one, other) if one.inpatient else (other, one)
    return stay.first < visit.first < stay.last
