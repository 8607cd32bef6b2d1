"""What the docstrings of numbers and money show is what happens."""

import doctest
from types import ModuleType

import pytest

from claims_ai import money
from claims_ai.documents import repair_amounts
from claims_ai.identifiers import (
    bank_card,
    common,
    credit_code,
    icd10,
    invoice_code,
    invoice_number,
    plate,
    resident_id,
    vin,
)

MODULES = (
    bank_card,
    common,
    credit_code,
    icd10,
    invoice_code,
    invoice_number,
    plate,
    resident_id,
    vin,
    money,
    repair_amounts,
)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_examples_run(module: ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0
