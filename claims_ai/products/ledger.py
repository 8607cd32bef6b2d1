"""The ledger as a calculation sees it: balances come in, entries go out. Who keeps them is no matter of the terms."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from claims_ai.money import ZERO


@dataclass(frozen=True, slots=True)
class Account:
    """What is counted, whose it is, and for which policy year.

    `scope` is person, family or policy; `year` the first day of the policy year; `measure` what is counted: deductible,
    paid, days, visits, lump_sum and more (see `accounts`); `benefit` the benefit's key, empty for all of them together.
    """

    scope: str
    owner: str
    policy_number: str
    year: date
    measure: str
    benefit: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one decision adds to an account."""

    account: Account
    amount: Decimal


Balances = Mapping[Account, Decimal]
NOTHING_USED: Balances = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Books:
    """Balances as they came, and what a calculation has added so far; `reserved` is spoken for but not entered.

    `within_visits` is what bills of one visit have borne or been paid together; it ends with the calculation.
    """

    balances: Balances
    reserved: Balances = field(default_factory=dict)
    added: Balances = field(default_factory=dict)
    within_visits: Mapping[tuple[str, ...], Decimal] = field(default_factory=dict)

    def used(self, account: Account) -> Decimal:
        """What may no longer be used of an account: what stands on it, and what is reserved."""
        return self.balance(account) + self.reserved.get(account, ZERO)

    def balance(self, account: Account) -> Decimal:
        """What stands on an account now; nothing where nothing was ever entered."""
        return self.balances.get(account, ZERO) + self.added.get(account, ZERO)

    def post(self, account: Account, amount: Decimal) -> "Books":
        """The books with an amount added to an account."""
        if not amount:
            return self
        return replace(self, added={**self.added, account: self.added.get(account, ZERO) + amount})

    def of_visit(self, *key: str) -> Decimal:
        """What earlier bills of a visit came to; nothing where there were none."""
        return self.within_visits.get(key, ZERO)

    def with_visit(self, amount: Decimal, *key: str) -> "Books":
        """The books with what the bills of a visit come to so far."""
        return replace(self, within_visits={**self.within_visits, key: amount})

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What was added, an entry an account."""
        return tuple(Entry(account, amount) for account, amount in self.added.items() if amount)


def balances_after(balances: Balances, entries: Iterable[Entry]) -> Balances:
    """Balances once entries are written; accounts that come to nothing are left out.

    >>> from datetime import date
    >>> account = Account("person", "A", "P1", date(2026, 1, 1), "paid")
    >>> paid = (Entry(account, Decimal("12.50")),)
    >>> balances_after(balances_after({}, paid), reversal(paid))
    {}
    """
    after = dict(balances)
    for entry in entries:
        after[entry.account] = after.get(entry.account, ZERO) + entry.amount
    return {account: amount for account, amount in after.items() if amount}


def reversal(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries that undo a decision's."""
    return tuple(Entry(entry.account, -entry.amount) for entry in entries)
