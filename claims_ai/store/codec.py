"""The values of a claim as bytes and back, exactly: what was decided on once can be decided on again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from claims_ai.adjudicate import ReadClaim
from claims_ai.claim import Claim, Policy
from claims_ai.errors import StoreError
from claims_ai.features import Value
from claims_ai.history import Trace
from claims_ai.products.ledger import Account, Entry
from claims_ai.shadow import Shadow
from claims_ai.store.sample import Draw
from claims_ai.values import Decision, Finding, Page, Treatment, UnreadFile

T = TypeVar("T")
_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}


@dataclass(frozen=True, slots=True)
class Facts:
    """A claim as sent and as read: what was typed, the policy it was held against, and every page."""

    claim: Claim
    policy: Policy
    pages: tuple[Page, ...]
    unread: tuple[UnreadFile, ...]
    findings: tuple[Finding, ...]
    documents_ms: float


@dataclass(frozen=True, slots=True)
class Balance:
    """What earlier decisions had added up to in an account."""

    account: Account
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Ground:
    """A decision with what it stood on besides the facts; `unbraked` is what was decided before the brakes held it.

    `entries` are those of the calculation; they are in the ledger where the decision pays. `shadows` are what challengers
    would have decided. `sample` is the lot of an automatic approval.
    """

    decision: Decision
    treatments: tuple[Treatment, ...]
    features: Mapping[str, Value]
    history: tuple[Trace, ...]
    balances: tuple[Balance, ...]
    entries: tuple[Entry, ...]
    unbraked: Decision | None = None
    broken_declarations: int = 0
    shadows: tuple[Shadow, ...] = ()
    sample: Draw | None = None

    def held(self, decision: Decision) -> "Ground":
        """The same ground with the referral the brakes made of the decision."""
        return replace(self, decision=decision, unbraked=self.decision)


def facts_of(read: ReadClaim) -> Facts:
    """What a claim that was read consists of."""
    pages = tuple(page for page in read.pages if isinstance(page, Page))
    unread = tuple(page for page in read.pages if isinstance(page, UnreadFile))
    return Facts(read.dossier.claim, read.dossier.policy, pages, unread, read.findings, read.documents_ms)


def timeless(facts: Facts) -> Facts:
    """The same facts without how long they took to read."""
    return replace(facts, pages=tuple(map(_timeless, facts.pages)), documents_ms=0.0)


def _timeless(page: Page) -> Page:
    return replace(page, timing_ms={}, more=tuple(map(_timeless, page.more)))


def dump(value: Any) -> bytes:
    """JSON of a value, with every digit of its amounts."""
    return _adapter(type(value)).dump_json(value)


def essence(value: Any) -> bytes:
    """JSON of a value without what is as by default: a field that was added since changes nothing about what was said before."""
    return _adapter(type(value)).dump_json(value, exclude_defaults=True)


def load(kind: type[T], data: bytes, place: str) -> T:
    """The value that was dumped; StoreError where this code no longer has that form."""
    try:
        value: T = _adapter(kind).validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise StoreError(
            f"{place}: was written in a form this code no longer reads ({first['loc']}: {first['msg']})"
        ) from error
    return value


def _adapter(kind: Any) -> TypeAdapter[Any]:
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def canonical(value: Any) -> bytes:
    """The one way to write rows down for a hash: keys in order, amounts without trailing zeros, moments in UTC."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no canonical form for {type(value).__name__}")
