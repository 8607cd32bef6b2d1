"""Two places at once, and the days of one stay claimed for twice."""

from datetime import date

import pytest

from claims_ai.checks import places
from claims_ai.dossier import Dossier
from claims_ai.history import history_of
from claims_ai.values import Field, Page
from tests.fakes import (
    BROTHER,
    BROTHERS_ID,
    NOTHING_KNOWN,
    claim,
    dossier,
    field,
    invoice,
    papers,
    stay,
    stay_claim,
)

FIRST, SECOND, FAR = "江州市第一人民医院", "江州市第二人民医院", "海州省海州市第三人民医院"


def visit(day: str | Field, hospital: str | Field | None, number: str = "4071220000") -> Page:
    return invoice(f"{number}.jpg", visit_date=day, hospital_name=hospital, invoice_number=number)  # type: ignore[arg-type]


def ward(first: str | Field, last: str, hospital: str | Field | None, number: str = "4071221111") -> Page:
    return stay(
        f"{number}.jpg", admission_date=first, discharge_date=last, hospital_name=hospital, invoice_number=number
    )  # type: ignore[arg-type]


def within(*bills: Page) -> list[tuple[str, str]]:
    return [(each.code, each.severity) for each in places.check(dossier(*papers(*bills)), NOTHING_KNOWN)]


IN_ONE_CLAIM = {
    "visits in two cities on one day": (visit("2026-05-12", FIRST, "1"), visit("2026-05-12", FAR, "2"), "low"),
    "visits in two provinces on one day": (visit("2026-05-12", "浙江省人民医院", "1"), visit("2026-05-12", "江苏省人民医院", "2"), "medium"),
    "two stays at once": (ward("2026-07-06", "2026-07-18", FIRST, "1"), ward("2026-07-10", "2026-07-16", SECOND, "2"), "medium"),
    "a visit elsewhere during a stay": (ward("2026-07-06", "2026-07-18", FIRST, "1"), visit("2026-07-10", SECOND, "2"), "medium"),
    "two houses of a city on one day": (visit("2026-05-12", FIRST, "1"), visit("2026-05-12", SECOND, "2"), None),
    "two cities on two days": (visit("2026-05-12", FIRST, "1"), visit("2026-05-13", FAR, "2"), None),
    "a house that names no city": (visit("2026-05-12", FIRST, "1"), visit("2026-05-12", "江州大学附属中心医院", "2"), None),
    "a transfer": (ward("2026-07-06", "2026-07-10", FIRST, "1"), ward("2026-07-10", "2026-07-16", FAR, "2"), None),
    "a transfer on the first day": (ward("2026-07-06", "2026-07-06", FIRST, "1"), ward("2026-07-06", "2026-07-16", FAR, "2"), None),
    "a visit elsewhere before admission": (ward("2026-07-06", "2026-07-18", FIRST, "1"), visit("2026-07-06", SECOND, "2"), None),
    "a visit elsewhere after discharge": (ward("2026-07-06", "2026-07-18", FIRST, "1"), visit("2026-07-18", SECOND, "2"), None),
    "bills of one stay": (ward("2026-07-06", "2026-07-18", FIRST, "1"), ward("2026-07-06", "2026-07-18", f"{FIRST}（东院区）", "2"), None),
    "a house that was not read": (ward("2026-07-06", "2026-07-18", FIRST, "1"), ward("2026-07-10", "2026-07-16", None, "2"), None),
    "a day that was not read surely": (visit("2026-05-12", FIRST, "1"), visit(field("2026-05-12", 0.5), FAR, "2"), None),
    "a house not surely read": (ward("2026-07-06", "2026-07-18", FIRST, "1"), ward("2026-07-10", "2026-07-16", field("江洲第二医院", 0.3), "2"), None),
}  # fmt: skip


@pytest.mark.parametrize(("one", "other", "weight"), IN_ONE_CLAIM.values(), ids=IN_ONE_CLAIM)
def test_bills_of_one_claim_have_the_insured_in_one_place(one: Page, other: Page, weight: str | None) -> None:
    expected = [("date_conflict", weight)] if weight else []
    assert within(one, other) == within(other, one) == expected


@pytest.mark.parametrize(
    ("one", "other", "at_once", "on_one_day"),
    [
        ("浙江省杭州市第一人民医院", "浙江杭州市第一人民医院", None, None),
        ("杭州市第一人民医院", "原杭州市第一人民医院", None, None),
        ("江州市第一人民医院", "江州市第一人民匠院", None, None),
        ("江州市第一人民医院", "江洲市第一人民医院", "low", "low"),
        ("苏州市第一人民医院", "昆山市第一人民医院", "medium", "low"),
        ("浙江省人民医院", "杭州市人民医院", "low", None),
        ("湖南省人民医院", "湖北省人民医院", "medium", "medium"),
        ("重庆市人民医院", "四川省成都市人民医院", "medium", "medium"),
        ("江州市中医院", "江州市中心医院", "medium", None),
        ("江州市人民医院", "江州市儿童医院", "medium", None),
    ],
)
def test_a_house_may_be_written_in_two_ways_and_badly_read(one: str, other: str, at_once: str | None, on_one_day: str | None) -> None:  # fmt: skip
    def told(first: Page, second: Page) -> str | None:
        return next((severity for _, severity in within(first, second)), None)

    long, short = ward("2026-07-06", "2026-07-18", one, "1"), ward("2026-07-10", "2026-07-16", other, "2")
    assert told(long, short) == told(long, visit("2026-07-10", other, "2")) == at_once
    assert told(visit("2026-05-12", one, "1"), visit("2026-05-12", other, "2")) == on_one_day


def case(claim_id: str, bill: Page, submitted: date, product: str = "comprehensive_medical", **who: str) -> Dossier:
    asked = stay_claim if bill.document_type == "medical_invoice_inpatient" else claim
    return dossier(*papers(bill), of=asked(claim_id=claim_id, submitted_at=submitted, **who), product=product)


def beside(first: Page, second: Page, **who: str) -> tuple[list[str], list[str]]:
    """What is found of two claims in the order they came, by severity."""
    a, b = case("C1", first, date(2026, 8, 1)), case("C2", second, date(2026, 8, 2), **who)
    known = history_of((a, b))
    told = [[each.severity for each in places.check(one, known) if each.code == "date_conflict"] for one in (a, b)]
    return told[0], told[1]


TWO_CLAIMS = {
    "the same stay on another bill": (ward("2026-07-06", "2026-07-18", FIRST, "1"), ward("2026-07-06", "2026-07-18", FIRST, "2"), True),
    "the same day in hospital": (ward("2026-07-06", "2026-07-06", FIRST, "1"), ward("2026-07-06", "2026-07-06", FIRST, "2"), True),
    "a part of a stay": (ward("2026-07-06", "2026-07-18", FIRST, "1"), ward("2026-07-10", "2026-07-12", None, "2"), True),
    "a stay elsewhere": (ward("2026-07-06", "2026-07-18", FIRST, "1"), ward("2026-07-10", "2026-07-16", FAR, "2"), True),
    "a visit elsewhere": (ward("2026-07-06", "2026-07-18", FIRST, "1"), visit("2026-07-10", FAR, "2"), True),
    "another province on one day": (visit("2026-05-12", "浙江省人民医院", "1"), visit("2026-05-12", FAR, "2"), True),
    "the next interim bill": (ward("2026-07-06", "2026-07-12", FIRST, "1"), ward("2026-07-12", "2026-07-18", FIRST, "2"), False),
    "a visit to the same house": (ward("2026-07-06", "2026-07-18", FIRST, "1"), visit("2026-07-10", FIRST, "2"), False),
    "two visits of a day": (visit("2026-05-12", FIRST, "1"), visit("2026-05-12", FIRST, "2"), False),
    "the same bill, which duplicates tell of": (ward("2026-07-06", "2026-07-18", FIRST, "1"), ward("2026-07-06", "2026-07-18", FIRST, "1"), False),
}  # fmt: skip


@pytest.mark.parametrize(("first", "second", "collide"), TWO_CLAIMS.values(), ids=TWO_CLAIMS)
def test_of_two_claims_that_collide_the_later_one_goes_to_a_person(first: Page, second: Page, collide: bool) -> None:
    assert beside(first, second) == ((["info"], ["medium"]) if collide else ([], []))


@pytest.mark.parametrize(
    ("product", "total", "hospital", "severity"),
    [
        ("million_medical", "310.00", FIRST, "low"),
        ("comprehensive_medical", "310.00", FIRST, "medium"),
        ("comprehensive_medical", "6842.50", FIRST, "medium"),  # the same bill with its number misread
        ("comprehensive_medical", None, FIRST, "medium"),
        ("comprehensive_medical", "310.00", SECOND, "medium"),
        ("comprehensive_medical", "310.00", None, "medium"),
        ("hospital_cash", "310.00", FIRST, "medium"),
    ],
)
def test_a_further_bill_of_a_stay_waits_only_where_days_or_stays_are_counted_again(
    product: str, total: str | None, hospital: str | None, severity: str
) -> None:
    days = {"admission_date": "2026-07-06", "discharge_date": "2026-07-18"}
    first = stay(invoice_number="1", hospital_name=FIRST, **days)
    further = stay(invoice_number="2", hospital_name=hospital, total_amount=total, **days)
    one, other = (
        case(name, bill, date(2026, 8, day), product) for name, bill, day in (("C1", first, 1), ("C2", further, 2))
    )
    assert [each.severity for each in places.check(other, history_of((one, other)))] == [severity]


_MONTH, _NEXT = ("2026-06-01", "2026-06-30"), ("2026-06-30", "2026-07-18")
INTERIM = {
    "the next month": (("Z1", *_NEXT, FIRST), "medium"),
    "from the day after": (("Z1", "2026-07-01", "2026-07-18", FIRST), "medium"),
    "the month before": (("Z1", "2026-05-02", "2026-06-01", FIRST), "medium"),
    "another stay of the same day": (("Z2", *_NEXT, FIRST), None),
    "a stay of which no number was read": ((None, *_NEXT, FIRST), None),
    "a number that was not read surely": ((field("Z1", 0.5), *_NEXT, FIRST), None),
    "a transfer": (("Z1", *_NEXT, SECOND), None),
    "a stay two days later": (("Z1", "2026-07-02", "2026-07-18", FIRST), None),
}  # fmt: skip


@pytest.mark.parametrize(("further", "severity"), INTERIM.values(), ids=INTERIM)
def test_interim_bills_of_a_stay_in_two_claims_go_to_a_person_who_counts_them_as_one(
    further: tuple[str | Field | None, str, str, str], severity: str | None
) -> None:
    """Deductible days would be taken from each of them, and each could be paid for as many days as a stay."""
    bills = [
        stay(case_number=number, invoice_number=bill, admission_date=first, discharge_date=last, hospital_name=hospital)
        for bill, (number, first, last, hospital) in (("1", ("Z1", *_MONTH, FIRST)), ("2", further))
    ]
    for product in ("hospital_cash", "comprehensive_medical", "million_medical"):
        one, other = (
            case(name, bill, date(2026, 8, day), product)
            for day, (name, bill) in enumerate(zip(("C1", "C2"), bills, strict=True), 1)
        )
        told = [[each.severity for each in places.check(each_of, history_of((one, other)))] for each_of in (one, other)]
        counted = severity and product != "million_medical"
        assert told == ([["info"], [severity]] if counted else [[], []])


@pytest.mark.parametrize(("number", "day", "severity"), [("M1", "2026-05-12", "medium"), ("M2", "2026-05-12", None), ("M1", "2026-05-13", None)])  # fmt: skip
def test_bills_of_one_visit_in_two_claims_go_to_a_person_who_counts_them_as_one(
    number: str, day: str, severity: str | None
) -> None:
    first = invoice(invoice_number="1", hospital_name=FIRST, visit_date="2026-05-12", case_number="M1")
    further = invoice(invoice_number="2", hospital_name=FIRST, visit_date=day, case_number=number)
    one, other = case("C1", first, date(2026, 8, 1)), case("C2", further, date(2026, 8, 2))
    assert [each.severity for each in places.check(other, history_of((one, other)))] == ([severity] if severity else [])


def test_a_claim_that_comes_later_is_not_the_first_for_being_dated_earlier() -> None:
    bills = [ward("2026-07-06", "2026-07-18", FIRST, "1"), ward("2026-07-10", "2026-07-16", FAR, "2")]
    first, second = case("C1", bills[0], date(2026, 8, 2)), case("C2", bills[1], date(2026, 8, 1))
    for known in (history_of((first,)), history_of((first, second))):
        assert [each.severity for each in places.check(second, known)] == ["medium"]


def test_two_persons_may_lie_in_hospital_on_the_same_days() -> None:
    bills = ward("2026-07-06", "2026-07-18", FIRST, "1"), ward("2026-07-06", "2026-07-18", FIRST, "2")
    assert beside(*bills, insured_name=BROTHER, insured_id_number=BROTHERS_ID) == ([], [])


def test_the_finding_names_both_bills_and_places() -> None:
    bills = ward("2026-07-06", "2026-07-18", FIRST, "1"), visit("2026-07-10", SECOND, "2")
    (told,) = places.check(dossier(*papers(*bills)), NOTHING_KNOWN)
    assert told.documents == ("1", "2")
    assert f"{FIRST} 2026-07-06 至 2026-07-18" in told.message
    assert f"{SECOND} 2026-07-10" in told.message
