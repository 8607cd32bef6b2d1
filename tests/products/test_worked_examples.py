"""The examples a claims expert worked out by hand come out to the fen."""

from decimal import Decimal
from typing import Any

import pytest

from claims_ai.products.calculate import Calculation, calculate
from tests.products.worked import EXAMPLES, PRODUCTS, treatment, used


def calculated(example: dict[str, Any]) -> Calculation:
    treatments = [treatment(facts, place) for place, facts in enumerate(example["treatments"])]
    return calculate(PRODUCTS[example["product"]], treatments, used(example.get("used", {})))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_payable_is_what_the_expert_worked_out(example: dict[str, Any]) -> None:
    assert calculated(example).payable * 100 == example["payable_fen"], example["working"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_findings_are_those_the_expert_named(example: dict[str, Any]) -> None:
    codes = [finding.code for finding in calculated(example).findings]
    assert sorted(codes) == sorted(example.get("findings", []))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_steps_lead_from_the_bills_to_the_payable_sum(example: dict[str, Any]) -> None:
    calculation = calculated(example)
    steps = calculation.steps
    assert steps[0].before == sum(Decimal(str(facts["total"])) for facts in example["treatments"])
    assert [step.before for step in steps[1:]] == [step.after for step in steps[:-1]]
    assert steps[-1].after == calculation.payable
    assert all(step.clause for step in steps)


@pytest.mark.parametrize("example", [e for e in EXAMPLES if "used_after" in e], ids=lambda example: example["name"])
def test_the_ledger_says_what_is_used_up(example: dict[str, Any]) -> None:
    after = calculated(example).used_after
    expected = {name: Decimal(str(value)) for name, value in example["used_after"].items()}
    assert {name: Decimal(getattr(after, name)) for name in expected} == expected
