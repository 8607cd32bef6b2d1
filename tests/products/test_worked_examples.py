"""The examples a claims expert worked out by hand come out to the fen."""

from decimal import Decimal
from typing import Any

import pytest

from claims_ai.products.calculate import Calculation, calculate
from claims_ai.products.ledger import balances_after
from claims_ai.products.sheet import discrepancies
from tests.products.worked import balances, cover, examples, product_of, treatments

EXAMPLES = examples()


def name(example: dict[str, Any]) -> str:
    return f"{example['product']}: {example['name']}"


def calculated(example: dict[str, Any]) -> Calculation:
    return calculate(product_of(example), cover(example), treatments(example), balances(example))


def test_there_are_enough_examples_and_each_says_how_it_was_worked_out() -> None:
    assert len(EXAMPLES) >= 120
    assert all(example["working"] for example in EXAMPLES)
    assert len({name(example) for example in EXAMPLES}) == len(EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES, ids=name)
def test_payable_is_what_the_expert_worked_out(example: dict[str, Any]) -> None:
    assert calculated(example).payable * 100 == example["payable_fen"], example["working"]


@pytest.mark.parametrize("example", EXAMPLES, ids=name)
def test_findings_are_those_the_expert_named(example: dict[str, Any]) -> None:
    codes = [finding.code for finding in calculated(example).findings]
    assert sorted(codes) == sorted(example.get("findings", []))


@pytest.mark.parametrize("example", EXAMPLES, ids=name)
def test_the_sheet_adds_up_and_names_its_clauses(example: dict[str, Any]) -> None:
    calculation = calculated(example)
    assert discrepancies(calculation, sum((t.total for t in treatments(example)), Decimal(0))) == ()
    assert all(step.clause for step in calculation.steps)


@pytest.mark.parametrize("example", [e for e in EXAMPLES if "after" in e], ids=name)
def test_the_ledger_says_what_is_used_up(example: dict[str, Any]) -> None:
    after = balances_after(balances(example), calculated(example).entries)
    expected = balances(example, "after")
    assert {account: after.get(account, Decimal(0)) for account in expected} == expected
