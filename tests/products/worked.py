"""Products and claims for the tests, from the shipped files and from plain facts."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from claims_ai.products.accounts import Accounts
from claims_ai.products.catalogue import Products, catalogue_of
from claims_ai.products.cover import Cover, policy_year
from claims_ai.products.ledger import Account, Balances
from claims_ai.products.load import load_product
from claims_ai.products.terms import Product
from claims_ai.resources import folder
from claims_ai.values import ExpenseLine, Treatment

HERE = Path(__file__).parent
FILES = sorted([*(folder("samples") / "products").glob("*.yaml"), *(HERE / "terms").glob("*.yaml")])
PRODUCTS: Products = catalogue_of({path.name: load_product(path) for path in FILES})
COVER = Cover("P1", "990104198803142229", "P1", date(2026, 1, 1), date(2026, 12, 31), date(2024, 1, 1))


def examples() -> list[dict[str, Any]]:
    """All worked examples, each with the product of its file."""
    told = []
    for path in sorted(HERE.glob("worked_examples*.yaml")):
        told += [{"file": path.stem, **each} for each in yaml.safe_load(path.read_text(encoding="utf-8"))]
    return told


def product_of(example: Mapping[str, Any]) -> Product:
    """The version of the example's product under which its policy began."""
    return PRODUCTS.in_force(example["product"], cover(example).begins)


def cover(example: Mapping[str, Any]) -> Cover:
    """The policy of an example: in 2026, renewed since 2024, unless it says otherwise."""
    facts = example.get("policy", {})
    begins = facts.get("begins", COVER.begins)
    ends = facts.get("ends", date(begins.year, 12, 31))
    since = facts.get("since", begins if facts.get("new") else COVER.insured_since)
    return replace(COVER, begins=begins, ends=ends, insured_since=min(since, begins))


def amount(value: float | None) -> Decimal | None:
    """A sum as the examples write it."""
    return None if value is None else Decimal(str(value))


def treatments(example: Mapping[str, Any]) -> list[Treatment]:
    """The treatments of an example."""
    return [treatment(facts, place) for place, facts in enumerate(example["treatments"])]


def treatment(facts: Mapping[str, Any], place: int = 0) -> Treatment:
    """A treatment from the facts of an example."""
    return Treatment(
        invoice=facts.get("invoice", f"N{place}"),
        visit_type=facts["visit"],
        cause=facts.get("cause", "illness"),
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
        other_insurers_paid=amount(facts.get("other_insurers")),
        department=facts.get("department"),
        accident_date=facts.get("accident"),
        icu_days=facts.get("icu_days"),
        preexisting=facts.get("preexisting"),
        case_number=facts.get("case"),
    )


def line(facts: Mapping[str, Any]) -> ExpenseLine:
    """A charge line from the facts of an example."""
    return ExpenseLine(facts["name"], Decimal(str(facts["amount"])), facts.get("class"), amount(facts.get("own_share")))


def account(told: str, example: Mapping[str, Any]) -> Account:
    """An account as the examples write it: `deductible`, `paid inpatient`, `family deductible`,
    `day outpatient` (of the first treatment), `item <benefit> <title>`, `paid inpatient @2025-07-01` (a policy year).
    """
    words, _, day = told.partition(" @")
    scope, *rest = words.split(" ") if words.startswith("family ") else ("person", *words.split(" "))
    policy = cover(example)
    year = date.fromisoformat(day) if day else policy_year(policy.begins, treatments(example)[0].service_from)
    accounts = Accounts(policy, year)
    if rest[0] == "lump_sum":
        return accounts.lump_sum(rest[1])
    measure, benefit = (rest[0], rest[1] if len(rest) > 1 else "")
    if measure == "item":
        measure, benefit = f"item {rest[2]}", rest[1]
    if measure == "day":
        measure = f"paid {treatments(example)[0].service_from}"
    return accounts.family(measure, benefit) if scope == "family" else accounts.person(measure, benefit)


def balances(example: Mapping[str, Any], key: str = "used") -> Balances:
    """The ledger from the facts of an example."""
    return {account(told, example): Decimal(str(value)) for told, value in example.get(key, {}).items()}
