"""A deferrable paper never holds a payment up; a signed declaration stands in for it within its limit, and some are checked afterwards."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from claims_ai.claim import SignedDeclaration
from claims_ai.dossier import Dossier
from claims_ai.papers import declared
from claims_ai.papers.declarations import texts
from tests.fakes import PRODUCTS, claim, codes, dossier, papers

EVERY = [each for versions in PRODUCTS.versions.values() for each in versions]
PRODUCT = next(each for each in EVERY if each.declaration and each.checklist("outpatient", "illness").deferrable)
TERMS = PRODUCT.declaration
PAPER = PRODUCT.checklist("outpatient", "illness").deferrable[0].type


def signed(**changes: Any) -> SignedDeclaration:
    assert TERMS is not None
    text = texts()[TERMS.text_version]
    facts = {
        "paper": PAPER, "signed_by": "陈晓雯", "signed_on": date(2026, 3, 9), "text_version": text.version, "text_digest": text.digest,
        "signature": "sig-1", **changes,
    }  # fmt: skip
    return SignedDeclaration(**facts)


def case(*declarations: SignedDeclaration) -> Dossier:
    return replace(dossier(*papers(), of=claim(declarations=declarations)), product=PRODUCT)


def found(of: Dossier, payable: str = "300.00") -> list[str]:
    return codes(declared.findings(of, Decimal(payable)))


def test_without_a_declaration_nothing_is_said_of_a_deferrable_paper() -> None:
    assert found(case()) == []


def test_a_signed_declaration_stands_in_for_it() -> None:
    assert "document_declared" in found(case(signed()))


@pytest.mark.parametrize("changes", [{"text_digest": "0" * 64}, {"text_version": "2025-03"}])
def test_another_text_than_the_one_in_force_is_not_taken(changes: dict[str, str]) -> None:
    assert found(case(signed(**changes))) == ["declaration_not_accepted"]


def test_above_the_limit_the_paper_itself_is_wanted() -> None:
    assert TERMS is not None
    assert found(case(signed()), str(TERMS.up_to + 1)) == ["declaration_not_accepted"]


def test_a_critical_paper_cannot_be_declared() -> None:
    assert "declaration_not_accepted" in found(case(signed(paper="claim_form")))


def test_about_the_agreed_share_is_drawn_to_be_checked() -> None:
    assert TERMS is not None
    drawn = sum("declaration_drawn" in found(case(signed(signature=f"sig-{i}"))) for i in range(400))
    assert abs(drawn / 400 - float(TERMS.audited_share)) < 0.06


def test_no_finding_of_a_declaration_stops_a_payment() -> None:
    every = [
        *declared.findings(case(signed(text_digest="0" * 64)), Decimal(1)),
        *declared.findings(case(signed()), Decimal(1)),
    ]
    assert {finding.severity for finding in every} <= {"info", "low"}
