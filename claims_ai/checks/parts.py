"""Do payments and the insured's own parts speak of the same money? A fund without a line of its own is looked for first."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from claims_ai.dossier import Dossier
from claims_ai.history import History
from claims_ai.money import ZERO, amount_text
from claims_ai.values import Finding, Page

_SURE = 0.8
_ROUNDED = Decimal(1)
"""Cash is paid in whole jiao or yuan."""
_PAID = ("personal_account_paid", "personal_cash_paid")
_OWN = ("self_pay", "self_funded")
_FIELDS = (*_PAID, *_OWN)


def check(dossier: Dossier, history: History) -> Iterator[Finding]:
    """Invoices on which account and cash together are not what the insured bears (自付 and 自费)."""
    for page in dossier.invoices:
        if page.quality.usable and (apart := _apart(_read(page))):
            paid, own = map(amount_text, apart)
            message = f"票据上个人账户与现金支付共 {paid} 元，自付与自费共 {own} 元，两者对不上，请人工核对"
            yield Finding("parts_sum_mismatch", "medium", message, _FIELDS, (page.file,))


def _read(page: Page) -> Mapping[str, Decimal]:
    """The sums that were read surely."""
    names = ("total_amount", "social_insurance_paid", "other_paid", *_FIELDS)
    read = {name: page.fields[name] for name in names if name in page.fields}
    return {name: Decimal(field.value) for name, field in read.items() if field.confidence >= _SURE}


def _apart(read: Mapping[str, Decimal]) -> tuple[Decimal, Decimal] | None:
    """What the insured paid and what they bear, where these contradict each other.

    Lawful are blocks of zeros, sums that are not printed, and own parts of which another fund has paid a part: one with a line
    of its own, or one not read that the total lacks exactly.
    """
    if any(name not in read for name in ("total_amount", "personal_cash_paid", *_OWN)):
        return None
    other = read.get("other_paid", ZERO)
    paid, own = (sum((read.get(name, ZERO) for name in names), ZERO) for names in (_PAID, _OWN))
    left = read["total_amount"] - read.get("social_insurance_paid", ZERO) - other - paid
    if not paid or not own or left < 0 or (left and "personal_account_paid" not in read):
        return None
    lawful = (paid, paid + (left if left >= _ROUNDED else other))
    return None if any(abs(own - each) < _ROUNDED for each in lawful) else (paid, own)
