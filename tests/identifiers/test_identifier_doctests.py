"""What the docstrings of numbers and money show is what happens."""

import doctest
from types import ModuleType

import pytest

from claims_ai import money
from claims_ai.identifiers import bank_card, common, credit_code, invoice_code, invoice_number, resident_id

MODULES = (bank_card, common, credit_code, invoice_code, invoice_number, resident_id, money)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_examples_run(module: ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0
