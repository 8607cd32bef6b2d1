"""Bills whose categories are followed by what they consist of."""

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
