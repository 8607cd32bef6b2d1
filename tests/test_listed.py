"""Itemised lists beside the bills they belong to."""

from dataclasses import replace
from decimal import Decimal

import pytest

from claims_ai.checks import sums
from claims_ai.coverage import calculate_claim
from claims_ai.dossier import Dossier
from claims_ai.features import Situation, compute_features
from claims_ai.values import Item, Page
from tests.fakes import BROTHER, NAME, NOTHING_KNOWN, dossier, page, papers, stay, stay_claim, summary

Told = list[tuple[str, str, str | None, str | None]]
BILLED: Told = [
    ("床位费", "240.00", None, None), ("西药费", "3000.00", None, None), ("检查费", "1760.00", None, None), ("其他费", "500.00", None, None),
]  # fmt: skip
LISTED: Told = [
    ("床位费", "240.00", "甲", None), ("阿莫西林胶囊", "2760.00", "甲", None), ("胸部CT平扫", "2000.00", "乙", "0.10"), ("一次性敷料", "500.00", "丙", None),
]  # fmt: skip
IN_NAMES: Told = [
    ("[甲]床位费", "240.00", None, None), ("阿莫西林胶囊(甲)", "2760.00", None, None), ("【乙10%】胸部CT平扫", "2000.00", None, None),
    ("一次性敷料（丙类）", "500.00", None, None),
]  # fmt: skip


def items(told: Told) -> tuple[Item, ...]:
    return tuple(Item(name, amount, 0.99, None, category=kind, own_share=share) for name, amount, kind, share in told)


def bill(told: Told = BILLED, **changes: str | None) -> Page:
    sums_of = {"total_amount": "5500.00", "social_insurance_paid": "2500.00", "self_funded": "500.00"}
    return replace(stay(**{**sums_of, **changes}), items=items(told))


def listed(told: Told = LISTED, file: str = "list.jpg", number: int = 0, **changes: str) -> Page:
    read = page("expense_list", file, **{"patient_name": NAME, **changes})
    return replace(read, items=items(told), page=number)


def case(*pages: Page) -> Dossier:
    return dossier(*papers(pages[0]), *pages[1:], summary(), of=stay_claim(claimed_amount=Decimal("5500.00")))


def paid(*pages: Page) -> str:
    return str(calculate_claim(case(*pages)).payable)


@pytest.mark.parametrize("told", [LISTED, IN_NAMES])
def test_a_list_tells_what_is_borne_first_and_what_is_outside_the_catalogue_once(told: Told) -> None:
    # 5500 - 200 of 乙 - 500 of 丙, which the bill's 自费 speaks of too; - 2500 - 500 = 1800 x 90%
    assert paid(bill(), listed(told)) == "1620.00"
    assert paid(bill()) == "1800.00"


def test_a_list_over_two_pages_is_one() -> None:
    first, second = listed(LISTED[:2], number=0), listed(LISTED[2:], number=1)
    assert paid(bill(), first, second) == "1620.00"


def test_a_list_shows_what_the_bill_calls_other() -> None:
    shown = [*LISTED[:2], ("胸部CT平扫", "2000.00", None, None), ("陪护费", "500.00", None, None)]
    found = calculate_claim(case(bill(), listed(shown)))
    assert (str(found.payable), [each.code for each in found.findings]) == ("1800.00", ["excluded"])
    assert paid(bill(self_funded="0.00"), listed(shown)) == "1800.00"
    assert paid(bill(self_funded="0.00")) == "2250.00"


@pytest.mark.parametrize(
    "pages",
    [
        (listed(LISTED[:3]),),  # comes to another sum
        (listed(patient_name=BROTHER),),
        (listed(), listed(file="again.jpg", total_amount="5500.00")),
        (
            listed([("病房", "740.00", None, None), *LISTED[1:3], ("敷料", "0.00", "丙", None)]),
        ),  # has no bed under its name
    ],
)
def test_a_list_that_does_not_surely_belong_to_the_bill_leaves_it_as_it_is(pages: tuple[Page, ...]) -> None:
    assert paid(bill(), *pages) == "1800.00"


def test_of_two_bills_the_list_belongs_to_the_one_it_makes_up() -> None:
    other = replace(bill([("检查费", "800.00", None, None)], total_amount="800.00", self_funded=None, invoice_number="9"), file="b.jpg")  # fmt: skip
    lines = {each.invoice: [line.name for line in each.lines] for each in case(bill(), other, listed()).treatments}
    assert lines == {"4071223355": [name for name, *_ in LISTED], "9": ["检查费"]}


def test_classes_beside_the_charges_of_a_bill_count_too() -> None:
    told: Told = [
        ("床位费(甲)", "240.00", None, None),
        ("西药费(乙)", "4760.00", None, None),
        ("自费药(丙)", "500.00", None, None),
    ]
    assert paid(bill(told, self_funded="0.00")) == "1800.00"


MISREAD: Told = [
    ("床位费", "240.00", "甲", None), ("头孢曲松钠针", "2760.00", "丙", None), ("胸部CT平扫", "2000.00", "甲", None), ("一次性敷料", "500.00", "丙", None),
]  # fmt: skip


def test_the_classes_of_a_list_do_not_count_where_they_put_far_more_outside_the_catalogue_than_the_bill() -> None:
    assert paid(bill(), listed(MISREAD)) == "1800.00"
    slightly = [*LISTED[:3], ("一次性敷料", "480.00", "丙", None), ("棉签", "20.00", "丙", None)]
    assert paid(bill(self_funded="490.00"), listed(slightly)) == "1620.00"


def test_what_such_a_list_names_as_excluded_is_excluded_all_the_same() -> None:
    named = [*LISTED[:2], ("胸部CT平扫", "1900.00", "甲", None), ("陪护费", "600.00", "丙", None)]
    # 5500 - 600 of 陪护费 - 2500; - 500 = 1900 x 90%
    assert paid(bill(self_funded="0.00", self_pay="3000.00"), listed(named)) == "1710.00"


def test_own_parts_that_the_bill_leaves_at_zero_say_nothing_of_the_list() -> None:
    assert paid(bill(self_funded="0.00"), listed()) == "1620.00"


@pytest.mark.parametrize(
    ("told", "codes"),
    [
        (MISREAD, ["below_deductible", "nothing_payable"]),
        (
            [*LISTED[:1], ("头孢曲松钠针", "2760.00", "乙", "0.95"), *LISTED[2:]],
            ["below_deductible", "nothing_payable"],
        ),
        (LISTED, []),
    ],
)
def test_a_class_alone_does_not_bring_a_claim_below_the_deductible(told: Told, codes: list[str]) -> None:
    found = calculate_claim(case(bill(self_funded=None), listed(told)))
    assert [each.code for each in found.findings] == codes


def test_what_the_deductible_takes_whatever_the_classes_is_a_sum() -> None:
    # 500 of 丙 are the bill's own 自费
    found = calculate_claim(
        case(
            bill(social_insurance_paid="4600.00"),
            listed([*LISTED[:2], ("胸部CT平扫", "2000.00", "甲", None), *LISTED[3:]]),
        )
    )
    assert (str(found.payable), [(each.code, each.severity) for each in found.findings]) == (
        "0.00",
        [("below_deductible", "info")],
    )


def test_models_see_the_charges_of_the_bill() -> None:
    def values(*pages: Page) -> dict[str, object]:
        found = case(*pages)
        told = compute_features(Situation(found, (), calculate_claim(found), NOTHING_KNOWN))
        return {name: told[name] for name in ("line_count", "largest_line_share", "drug_share", "treated_share")}

    assert values(bill(), listed()) == values(bill())


def differing(*pages: Page) -> list[tuple[str, str]]:
    return [(each.code, each.severity) for each in sums.check(case(*pages), NOTHING_KNOWN)]


MORE: Told = [*LISTED, ("护理费", "300.00", "甲", None)]


def test_a_list_that_comes_to_more_than_the_bill_goes_to_a_person() -> None:
    assert differing(bill(), listed(MORE, total_amount="5800.00")) == [("items_sum_mismatch", "medium")]
    assert differing(bill(), listed(total_amount="5500.00")) == []


def test_a_list_that_comes_to_less_may_cover_some_days_only() -> None:
    assert differing(bill(), listed(LISTED[:3], total_amount="5000.00")) == [("items_sum_mismatch", "low")]


@pytest.mark.parametrize("odd", ["0.03", "0.50"])
def test_bills_are_rounded(odd: str) -> None:
    exact = [*LISTED, ("棉签", odd, "甲", None)]
    assert differing(bill(), listed(exact, total_amount=f"{Decimal(5500) + Decimal(odd)}")) == []


@pytest.mark.parametrize("other", [{"patient_name": BROTHER}, {"hospital_name": "江州市第九人民医院"}])
def test_a_list_of_another_visit_is_not_compared(other: dict[str, str]) -> None:
    assert differing(bill(), listed(MORE, total_amount="5800.00", **other)) == []


def test_a_list_that_is_a_part_says_nothing() -> None:
    half = [listed(LISTED[:2], "a.jpg", total_amount="3000.00"), listed(LISTED[2:], "b.jpg", total_amount="2500.00")]
    assert differing(bill(), *half) == []  # one a day
    assert differing(bill(), listed(LISTED[:3])) == []  # prints no total
    assert differing(bill(), listed(LISTED[:2], total_amount="5000.00")) == []  # was not read whole
