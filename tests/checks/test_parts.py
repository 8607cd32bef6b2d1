"""Payments and own parts of a bill: what contradicts itself, and what is lawful."""

from collections.abc import Mapping

import pytest

from claims_ai.checks import parts
from claims_ai.values import Field, Page
from tests.fakes import NOTHING_KNOWN, dossier, field, invoice, papers

Sums = Mapping[str, str | Field | None]


def bill(
    total: str, social: str | None, other: str | None, account: str | None, cash: str | None, own: str | None,
    funded: str | Field | None,
) -> Page:  # fmt: skip
    sums: Sums = {
        "total_amount": total, "social_insurance_paid": social, "other_paid": other, "personal_account_paid": account,
        "personal_cash_paid": cash, "self_pay": own, "self_funded": funded,
    }  # fmt: skip
    return invoice(**sums)  # type: ignore[arg-type]


def found(page: Page) -> list[tuple[str, str]]:
    return [(each.code, each.severity) for each in parts.check(dossier(*papers(page)), NOTHING_KNOWN)]


CONTRADICTING = {
    "bears less than was paid": bill("800.00", "300.00", "0.00", "200.00", "300.00", "400.00", "0.00"),
    "bears more than was paid": bill("800.00", "300.00", "0.00", "200.00", "300.00", "500.00", "100.00"),
    "more borne than the total leaves": bill("800.00", "300.00", "0.00", "200.00", "200.00", "550.00", "0.00"),
    "less borne than a part of the total lacks": bill("800.00", "300.00", "0.00", "200.00", "200.00", "450.00", "0.00"),
}
LAWFUL = {
    "all agree": bill("800.00", "300.00", "0.00", "200.00", "300.00", "440.00", "60.00"),
    "another fund with a line of its own": bill("800.00", "300.00", "100.00", "200.00", "200.00", "400.00", "0.00"),
    "own parts before the other fund paid": bill("800.00", "300.00", "100.00", "200.00", "200.00", "500.00", "0.00"),
    "a fund without a line": bill("800.00", "300.00", "0.00", "200.00", "200.00", "400.00", "0.00"),
    "own parts before a fund that was not read paid": bill(
        "1000.00", "500.00", None, "0.00", "400.00", "400.00", "100.00"
    ),
    "own parts all zero": bill("6.00", "0.00", "0.00", "0.00", "6.00", "0.00", "0.00"),
    "payments all zero": bill("800.00", "300.00", "0.00", "0.00", "0.00", "500.00", "0.00"),
    "no account printed": bill("800.00", "300.00", None, None, "500.00", "440.00", "60.00"),
    "no account printed and a fund": bill("24392.30", "7539.19", "0.00", None, "14996.30", "10000.00", "7484.24"),
    "one own part alone": bill("24392.30", "7539.19", "0.00", "0.00", "14996.30", None, "7484.24"),
    "cash in whole jiao": bill("800.04", "300.00", "0.00", "200.00", "300.00", "500.04", "0.00"),
    "a sum not surely read": bill("800.00", "300.00", "0.00", "200.00", "300.00", "400.00", field("0.00", 0.5)),
    "payments above the total, which the page reports": bill(
        "800.00", "300.00", "0.00", "300.00", "300.00", "500.00", "0.00"
    ),
}


@pytest.mark.parametrize("page", CONTRADICTING.values(), ids=CONTRADICTING)
def test_payments_and_own_parts_that_contradict_each_other_go_to_a_person(page: Page) -> None:
    assert found(page) == [("parts_sum_mismatch", "medium")]


@pytest.mark.parametrize("page", LAWFUL.values(), ids=LAWFUL)
def test_sums_that_break_lawfully_do_not(page: Page) -> None:
    assert found(page) == []
