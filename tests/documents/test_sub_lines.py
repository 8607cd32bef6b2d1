"""Bills whose categories are followed by what they consist of."""

import sys
from decimal import Decimal

import pytest

from claims_ai.documents.reading.common import Reading
from claims_ai.documents.reconcile import reconcile
from claims_ai.documents.sub_lines import in_groups
from claims_ai.values import Item
from tests.fakes import field

Told = list[tuple[str, str]]


def items(told: Told) -> tuple[Item, ...]:
    return tuple(Item(name, amount, 0.99, None) for name, amount in told)


def groups(told: Told, total: str = "800.00") -> list[tuple[str, list[str]]] | None:
    found = in_groups(items(told), Decimal(total))
    return None if found is None else [(item.name, [part.name for part in parts]) for item, parts in found]


ANNOUNCED: Told = [
    ("诊察费", "25.00"), ("西药费", "465.00"), ("其中:阿莫西林胶囊", "265.00"), ("其中：布洛芬片", "200.00"), ("检查费", "310.00"),
]  # fmt: skip
INDENTED: Told = [
    ("西药费", "465.00"), ("阿莫西林胶囊", "265.00"), ("布洛芬片", "200.00"), ("检查费", "335.00"), ("胸部X线", "335.00"),
]  # fmt: skip
PARTLY: Told = [("西药费", "500.00"), ("其中:阿莫西林胶囊", "265.00"), ("检查费", "300.00")]
FIRST_ONLY: Told = [("西药费", "465.00"), ("其中 阿莫西林胶囊", "265.00"), ("布洛芬片", "200.00"), ("检查费", "335.00")]
PLAIN: Told = [("西药费", "400.00"), ("检查费", "400.00")]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (ANNOUNCED, [("诊察费", []), ("西药费", ["阿莫西林胶囊", "布洛芬片"]), ("检查费", [])]),
        (INDENTED, [("西药费", ["阿莫西林胶囊", "布洛芬片"]), ("检查费", ["胸部X线"])]),
        (PARTLY, [("西药费", ["阿莫西林胶囊"]), ("检查费", [])]),
        (FIRST_ONLY, [("西药费", ["阿莫西林胶囊", "布洛芬片"]), ("检查费", [])]),
        (PLAIN, [("西药费", []), ("检查费", [])]),
    ],
)
def test_sub_lines_are_known_by_the_total(told: Told, expected: list[tuple[str, list[str]]]) -> None:
    assert groups(told) == expected
    reading = Reading({"total_amount": field("800.00")}, items(told))
    assert reconcile(reading)[1] == ()


@pytest.mark.parametrize(
    ("told", "total"),
    [
        (ANNOUNCED, "900.00"),
        (PLAIN, "400.00"),  # two categories of one sum are not one
        ([("西药费", "200.00"), ("其中:阿莫西林胶囊", "265.00")], "200.00"),
        ([("其中:阿莫西林胶囊", "265.00")], "800.00"),
        ([("西药费", "600.00"), ("阿莫西林胶囊", "250.00"), ("检查费", "200.00")], "800.00"),
    ],
)
def test_other_sums_that_differ_stay_so(told: Told, total: str) -> None:
    assert groups(told, total) is None
    reading = Reading({"total_amount": field(total)}, items(told))
    assert [each.code for each in reconcile(reading)[1]] == ["items_sum_mismatch"]


def prices(count: int) -> list[str]:
    return [f"{(7919 * n * (n + 1)) % 50000 / 100 + 1:.2f}" for n in range(1, count + 1)]


ONCE_A_DAY: Told = [(f"药品{n}", price) for n, price in enumerate(prices(100)) for _ in range(2)]
ROUND: Told = [(f"药品{n}", ("2.00", "5.00", "12.00", "1.50", "8.00", "3.00")[n * n % 7 % 6]) for n in range(200)]
PAIRS: Told = [(f"{kind}{n}", price) for n, price in enumerate(prices(100)) for kind in ("药品", "片剂")]


@pytest.mark.parametrize("told", [ONCE_A_DAY, ROUND, PAIRS])
@pytest.mark.parametrize("off", ["0.37", "-0.37", "100.00"])
def test_long_lists_that_come_to_another_sum_are_given_up_soon(told: Told, off: str) -> None:
    listed, calls = sum((Decimal(amount) for _, amount in told), Decimal(0)), 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    in_groups(items(told), listed - Decimal(off))
    sys.setprofile(None)
    assert calls < 200_000


def test_the_same_charge_on_another_day_is_no_part_of_it() -> None:
    assert groups([("阿莫西林胶囊", "400.00"), ("阿莫西林胶囊", "400.00"), ("检查费", "400.00")]) is None


def test_many_categories_of_one_line_each_are_known() -> None:
    told = [(name, price) for n, price in enumerate(prices(60)) for name in (f"类别{n}", f"药品{n}")]
    total = sum((Decimal(price) for price in prices(60)), Decimal(0))
    assert groups(told, str(total)) == [(f"类别{n}", [f"药品{n}"]) for n in range(60)]
