"""A signed declaration may stand in for a deferrable paper of a small claim; a lot checks some, and a person judges."""

from datetime import date
from decimal import Decimal

import pytest

from claims_ai.errors import InputError
from claims_ai.papers import check_papers
from claims_ai.papers.declarations import (
    Audit,
    Declaration,
    accepted,
    consequence,
    declarable,
    drawn,
    texts,
)
from claims_ai.products.parts import Declaration as Terms
from tests.fakes import NAME, PRODUCTS, dossier

ALLOWED = Terms(up_to=Decimal(1000), text_version="2026-01", clause="第5.4条")
TEXT = texts()["2026-01"]
DAY = date(2026, 3, 10)


def declaration(claim_id: str = "C1", version: str = TEXT.version, digest: str = TEXT.digest, signature: str = "sig-1") -> Declaration:  # fmt: skip
    return Declaration(claim_id, "diagnosis_certificate", NAME, DAY, version, digest, signature)


def audit(kept: bool, rightful: str = "100") -> Audit:
    return Audit(declaration(), "审核员 王", DAY, kept, Decimal(rightful))


def test_a_deferrable_paper_may_be_declared_up_to_the_limit() -> None:
    checklist = check_papers(dossier())
    assert declarable(checklist, ALLOWED, Decimal("1000.00")) == ("diagnosis_certificate",)
    assert declarable(checklist, ALLOWED, Decimal("1000.01")) == ()


def test_a_breach_found_by_a_person_costs_the_privilege_and_the_money_paid_too_much() -> None:
    assert declarable(check_papers(dossier()), ALLOWED, Decimal(10), [audit(kept=False)]) == ()
    broken = consequence(audit(kept=False, rightful="100"), Decimal("250.50"))
    assert (broken.privilege, broken.recover) == (False, Decimal("150.50"))
    assert consequence(audit(kept=True), Decimal("250.50")).recover == 0


def test_what_was_signed_has_to_be_the_text_the_product_wants_unchanged() -> None:
    assert accepted(declaration(), ALLOWED)
    assert not accepted(declaration(digest="0" * 64), ALLOWED)
    assert not accepted(declaration(version="2025-01"), ALLOWED)


def test_a_declaration_without_signature_is_none() -> None:
    with pytest.raises(InputError, match="signature"):
        declaration(signature=" ")


def test_a_text_the_code_does_not_have_is_an_error() -> None:
    with pytest.raises(InputError, match=r"2031-01"):
        accepted(declaration(), ALLOWED.model_copy(update={"text_version": "2031-01"}))


def test_the_lot_is_the_same_each_time_and_draws_the_share_it_should() -> None:
    signed = [declaration(f"C{number}") for number in range(2000)]
    picked = [drawn(each, Decimal("0.1")) for each in signed]
    assert picked == [drawn(each, Decimal("0.1")) for each in signed]
    assert 150 < sum(picked) < 250
    assert all(drawn(each, Decimal(1)) for each in signed[:20])
    assert not any(drawn(each, Decimal(0)) for each in signed[:20])


def test_every_version_of_the_text_is_in_chinese_and_english() -> None:
    assert all(set(text.words) == {"zh", "en"} for text in texts().values())


def test_every_product_that_takes_declarations_names_a_text_we_have() -> None:
    products = [product for versions in PRODUCTS.versions.values() for product in versions]
    named = {product.declaration.text_version for product in products if product.declaration}
    assert named
    assert named <= texts().keys()
