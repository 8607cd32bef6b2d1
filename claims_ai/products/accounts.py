"""Which accounts of the ledger the terms read and write.

Money in CNY: `deductible` borne, `paid` by a benefit (and by all together under the empty key), `paid <day>` for the limit of
a day, `ratio_base` for bands of a year, `item <title>` counted under an item limit of the year, `invoice <number>` paid for
one bill under any policy (`invoice <file> <total>` where its number was not read). Counts: `days`, `icu_days`, `visits`.
`lump_sum` once for the whole of cover.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from claims_ai.products.cover import Cover
from claims_ai.products.ledger import Account
from claims_ai.products.sums import Deductible
from claims_ai.products.terms import AnyBenefit, HospitalCash, Indemnity, LumpSum, Product
from claims_ai.values import Treatment

_SHORTEST = 8
"""Digits of the shortest number of an invoice."""
COUNTS = frozenset({"days", "icu_days", "visits"})


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts of one insured person under one policy in one policy year."""

    cover: Cover
    year: date

    def person(self, measure: str, benefit: str = "") -> Account:
        """What is counted for the person alone."""
        return Account("person", self.cover.person, self.cover.policy_number, self.year, measure, benefit)

    def family(self, measure: str, benefit: str = "") -> Account:
        """What is counted for the person's family together."""
        return Account("family", self.cover.family, self.cover.policy_number, self.year, measure, benefit)

    def paid(self, benefit: str) -> Account:
        """What a benefit paid in the year."""
        return self.person("paid", benefit)

    def paid_in_all(self, product: Product) -> Account:
        """What all benefits paid in the year, to the person or to the family, as the sum insured is shared."""
        shared = product.sum_insured is not None and product.sum_insured.shared_by == "family"
        return self.family("paid") if shared else self.person("paid")

    def deductible(self, terms: Deductible) -> tuple[Account, ...]:
        """Where a deductible of the year is counted; nowhere if it is borne at every visit."""
        if terms.basis == "per_visit":
            return ()
        if terms.basis == "family":
            return (self.family("deductible", terms.account),)
        own = self.person("deductible", terms.account)
        return (own, self.family("deductible", terms.account)) if terms.family_amount is not None else (own,)

    def lump_sum(self, benefit: str) -> Account:
        """Whether a sum was paid: once, as long as cover lasts."""
        cover = self.cover
        return Account("policy", cover.person, cover.policy_number, cover.insured_since, "lump_sum", benefit)


def invoice_account(cover: Cover, treatment: Treatment) -> Account:
    """What was paid for one bill of a person, under whichever policy; `year` is the day of the service.

    A number is given once, whatever total is read beside it; files of one name are told apart by their totals.
    """
    return next(invoice_accounts(cover, treatment))


def invoice_accounts(cover: Cover, treatment: Treatment) -> Iterator[Account]:
    """That account, and the one with the total in its name, on which ledgers were kept before: what was paid stands on both."""
    measure = f"invoice {treatment.invoice}"
    named = (measure,) if treatment.invoice.isdigit() and len(treatment.invoice) >= _SHORTEST else ()
    for each in (*named, f"{measure} {treatment.total}"):
        yield Account("person", cover.person, "", treatment.service_from, each)


def accounts_of(product: Product, cover: Cover, treatments: Iterable[Treatment]) -> frozenset[Account]:
    """Every account that a calculation of these treatments may read or write: what to lock and to fetch before it."""
    return frozenset(account for treatment in treatments for account in _of_treatment(product, cover, treatment))


def _of_treatment(product: Product, cover: Cover, treatment: Treatment) -> Iterator[Account]:
    year = cover.year_of(treatment.service_from)
    if year is None:
        return
    accounts = Accounts(cover, year)
    yield from invoice_accounts(cover, treatment)
    yield accounts.paid_in_all(product)
    for benefit in product.benefits_for(treatment.visit_type, treatment.cause):
        yield accounts.paid(benefit.key)
        yield from _of_benefit(benefit, accounts, treatment)


def _of_benefit(benefit: AnyBenefit, accounts: Accounts, treatment: Treatment) -> Iterator[Account]:
    if isinstance(benefit, LumpSum):
        yield accounts.lump_sum(benefit.key)
    elif isinstance(benefit, HospitalCash):
        yield from (accounts.person(measure, benefit.key) for measure in ("days", "icu_days"))
    else:
        yield from _of_costs(benefit, accounts, treatment)


def _of_costs(benefit: Indemnity, accounts: Accounts, treatment: Treatment) -> Iterator[Account]:
    for deductible in benefit.deductibles:
        yield from accounts.deductible(deductible)
    for measure in (day_measure(treatment), "ratio_base", "visits"):
        yield accounts.person(measure, benefit.key)
    for limit in benefit.item_limits:
        if limit.per == "year":
            yield accounts.person(item_measure(limit.title), benefit.key)


def day_measure(treatment: Treatment) -> str:
    """What a benefit paid for visits that began on a day."""
    return f"paid {treatment.service_from}"


def item_measure(title: str) -> str:
    """What was counted under an item limit of the year."""
    return f"item {title}"
