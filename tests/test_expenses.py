"""From charges on paper to lines of a calculation."""

from dataclasses import replace
from decimal import Decimal

from claims_ai.coverage import calculate_claim
from claims_ai.expenses import billed_lines, lines_of
from claims_ai.values import ExpenseLine, Item
from tests.fakes import claim, dossier, invoice, papers

TOTAL = Decimal("812.60")


def item(name: str, amount: str, category: str | None = None, own_share: str | None = None) -> Item:
    return Item(name, amount, 0.99, None, category=category, own_share=own_share)


def test_sub_lines_stand_in_for_their_category() -> None:
    items = (
        item("西药费", "612.60"),
        item("其中:阿莫西林", "400.00"),
        item("床位费", "200.00"),
        item("三人间", "200.00"),
    )
    assert [(line.name, str(line.amount)) for line in lines_of(items, TOTAL)] == [
        ("西药费：阿莫西林", "400.00"), ("西药费", "212.60"), ("床位费：三人间", "200.00"),
    ]  # fmt: skip
    assert [(line.name, str(line.amount)) for line in billed_lines(items, TOTAL)] == [("西药费", "612.60"), ("床位费", "200.00")]  # fmt: skip


def test_lines_without_sub_lines_stay_as_they_are() -> None:
    items = (item("西药费", "612.60"), item("检查费", "100.00"))
    assert lines_of(items, TOTAL) == (
        ExpenseLine("西药费", Decimal("612.60")),
        ExpenseLine("检查费", Decimal("100.00")),
    )
    assert billed_lines(items, TOTAL) == ()


def test_the_share_of_a_line_is_the_sum_that_the_insured_bears() -> None:
    (line,) = lines_of((item("人工关节", "812.60", "乙", "0.10"),), TOTAL)
    assert (line.category, line.own_share) == ("乙", Decimal("81.26"))


def test_a_bill_with_sub_lines_is_paid_once() -> None:
    items = (
        item("西药费", "612.60"),
        item("其中:阿莫西林", "400.00"),
        item("其中:布洛芬", "212.60"),
        item("检查费", "200.00"),
    )
    plain, parted = (dossier(*papers(bill), of=claim()) for bill in (invoice(), replace(invoice(), items=items)))
    assert calculate_claim(parted).payable == calculate_claim(plain).payable
    assert calculate_claim(parted).findings == ()
