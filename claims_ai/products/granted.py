"""What a person granted, as entries of the ledger: those of the calculation, with its money brought to the sum granted."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from claims_ai.money import ZERO, fen
from claims_ai.products.accounts import Accounts
from claims_ai.products.calculate import Calculation
from claims_ai.products.cover import Cover
from claims_ai.products.ledger import Account, Entry
from claims_ai.products.terms import Product
from claims_ai.values import Treatment

_PAID = ("paid", "invoice", "lump_sum")


def granted_entries(
    calculation: Calculation, granted: Decimal, product: Product, cover: Cover, treatments: Sequence[Treatment]
) -> tuple[Entry, ...]:
    """The entries of an approval of `granted`; deductibles, days and visits stay as calculated.

    Where nothing was calculated as payable, a sum granted all the same counts as paid to the person in the year.
    """
    if granted == calculation.payable:
        return calculation.entries
    money = sorted((entry for entry in calculation.entries if _kind(entry.account)), key=_group)
    others = tuple(entry for entry in calculation.entries if not _kind(entry.account))
    if not calculation.payable:
        return (*others, *_free(granted, product, cover, treatments))
    share = granted / calculation.payable
    return (*others, *(entry for _, some in groupby(money, key=_group) for entry in _shared(list(some), share)))


def _shared(entries: Sequence[Entry], share: Decimal) -> Iterator[Entry]:
    """Entries that are the same money told on several accounts, each at its share; the largest bears what rounding leaves."""
    whole = fen(sum((entry.amount for entry in entries), ZERO) * share)
    largest, *rest = sorted(entries, key=lambda entry: entry.amount, reverse=True)
    scaled = [replace(entry, amount=fen(entry.amount * share)) for entry in rest]
    first = replace(largest, amount=whole - sum((entry.amount for entry in scaled), ZERO))
    yield from (entry for entry in (first, *scaled) if entry.amount)


def _free(granted: Decimal, product: Product, cover: Cover, treatments: Sequence[Treatment]) -> Iterator[Entry]:
    year = next((year for each in treatments if (year := cover.year_of(each.service_from))), None)
    if year is not None and granted:
        yield Entry(Accounts(cover, year).paid_in_all(product), granted)


def _group(entry: Entry) -> tuple[str, bool]:
    return _kind(entry.account), bool(entry.account.benefit)


def _kind(account: Account) -> str:
    """How an account counts money that was paid, as in all, by day or by bill; empty for one that counts something else."""
    first, _, named = account.measure.partition(" ")
    return "" if first not in _PAID else f"{first} of each" if named else first
