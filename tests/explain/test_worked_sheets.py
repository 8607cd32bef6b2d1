"""The sheet of every example worked by hand reads as a table that adds up, in both languages, also from the decision's file."""

import re
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter

from claims_ai.explain.ledger import ledger_section
from claims_ai.explain.sheet import sum_section
from claims_ai.explain.words import LANGUAGES, Language, words_of
from claims_ai.products.calculate import calculate
from claims_ai.values import Decision, as_json
from tests.products.worked import balances, cover, examples, product_of, treatments

EXAMPLES = [example for example in examples() if example["treatments"]]


def decision_of(example: dict[str, Any]) -> Decision:
    """The decision as it stands in a file, with two places an amount."""
    sheet = calculate(product_of(example), cover(example), treatments(example), balances(example))
    written = as_json(Decision("C1", "approved", "fast_pay", sheet.payable, (), calculation=sheet.steps))
    return TypeAdapter(Decision).validate_python(written)


def number(text: str) -> Decimal:
    return Decimal(text.replace("−", "-").replace(",", "") or "0")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example['product']}: {example['name']}")
def test_it_adds_up_to_what_the_expert_worked_out(example: dict[str, Any], language: Language) -> None:
    table = sum_section(decision_of(example), words_of(language)).table
    assert table is not None
    start, *changes, end = table.rows
    assert number(start.cells[3]) + sum(number(row.cells[2]) for row in changes) == number(end.cells[3])
    assert number(end.cells[3]) * 100 == example["payable_fen"]
    assert all(row.note and row.cells[1] for row in changes)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example['product']}: {example['name']}")
def test_in_english_every_step_has_its_own_title_and_its_numbers(example: dict[str, Any]) -> None:
    words = words_of("en")
    decision = decision_of(example)
    titles = [row.cells[0] for row in sum_section(decision, words).table.rows]  # type: ignore[union-attr]
    assert [title for title in titles if "Step of the terms" in title or "{" in title] == []
    ledger = ledger_section(decision, product_of(example), words)
    assert not ledger or not [row for row in ledger.table.rows if re.search(r"\bNone\b|\{", row.cells[0])]  # type: ignore[union-attr]
