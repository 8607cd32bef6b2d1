"""Products and treatments for the tests, from the shipped files and from plain facts."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from claims_ai.products.calculate import Used
from claims_ai.products.load import load_products
from claims_ai.resources import folder
from claims_ai.values import ExpenseLine, Treatment

HERE = Path(__file__).parent
PRODUCTS = {**load_products(folder("samples") / "products"), **load_products(HERE / "terms")}
EXAMPLES: list[dict[str, Any]] = yaml.safe_load((HERE / "worked_examples.yaml").read_text(encoding="utf-8"))


def amount(value: float | None) -> Decimal | None:
    """A sum as the examples write it."""
    return None if value is None else Decimal(str(value))


def treatment(facts: dict[str, Any], place: int = 0) -> Treatment:
    """A treatment from the facts of an example."""
    return Treatment(
        invoice=facts.get("invoice", f"N{place}"),
        visit_type=facts["visit"],
        cause="illness",
        service_from=facts.get("from", date(2026, 2, 1)),
        total=Decimal(str(facts["total"])),
        service_until=facts.get("until"),
        days=facts.get("days"),
        hospital_name=facts.get("hospital_name"),
        hospital_type=facts.get("hospital_type"),
        diagnosis=facts.get("diagnosis"),
        lines=tuple(line(each) for each in facts.get("lines", ())),
        social_insurance_paid=amount(facts.get("social")),
        other_paid=amount(facts.get("other")),
        personal_account_paid=amount(facts.get("account")),
        personal_cash_paid=amount(facts.get("cash")),
        self_pay=amount(facts.get("self_pay")),
        self_funded=amount(facts.get("self_funded")),
    )


def line(facts: dict[str, Any]) -> ExpenseLine:
    """A charge line from the facts of an example."""
    return ExpenseLine(facts["name"], Decimal(str(facts["amount"])), facts.get("class"), amount(facts.get("own_share")))


def used(facts: dict[str, Any]) -> Used:
    """The ledger from the facts of an example."""
    paid = {key: Decimal(value) for key, value in facts.get("paid_by_benefit", {}).items()}
    return Used(
        Decimal(facts.get("annual_deductible", 0)),
        Decimal(facts.get("paid_this_year", 0)),
        facts.get("cash_days", 0),
        paid,
    )
