"""Variations of an invented bill whose sums still agree: itemised, by class, on a form's own names, with ends covered."""

import random
from dataclasses import replace
from decimal import Decimal

from claims_ai.money import fen
from training.render import invent
from training.render import medical_words as words
from training.render.contents import Charge, MedicalInvoice


def erased(content: MedicalInvoice, rng: random.Random) -> MedicalInvoice:
    """The bill, in one of eight cases with the person covered and the ends of several numbers."""
    if rng.random() > 0.125:
        return content
    numbers = {
        "invoice_code": content.code, "invoice_number": content.number, "serial_number": content.serial_number,
        "case_number": content.case_number, "insurance_number": content.insurance_number,
    }  # fmt: skip
    chosen = rng.sample(sorted(numbers), rng.randint(1, 4))
    left = {field: max(3, len(numbers[field]) - rng.randint(2, 5)) for field in chosen}
    return replace(content, erased=(("patient_name", 0), *left.items()))


def itemised(content: MedicalInvoice, rng: random.Random, most: int) -> MedicalInvoice:
    """The bill with single drugs, services and tests instead of classes, and the sums that go with them."""
    return _priced(content, wordy(invent.details(rng, most, inpatient=False), rng, 0.1), rng)


def _priced(content: MedicalInvoice, charges: tuple[Charge, ...], rng: random.Random) -> MedicalInvoice:
    """The bill with these charges and the sums that go with them."""
    total = sum((charge.amount for charge in charges), Decimal(0))
    social, other, account, cash = invent.payers(rng, total)
    funded = invent.share_of(rng, account + cash, (0, 0, 0.1, 0.3))
    return replace(
        content,
        charges=charges,
        total=total,
        total_in_words=total,
        social_insurance_paid=social,
        other_paid=other,
        personal_account_paid=account,
        personal_cash_paid=cash,
        self_pay=account + cash - funded,
        self_funded=funded,
    )


def classified(content: MedicalInvoice, rng: random.Random, most: int) -> MedicalInvoice:
    """The bill with classes of charges, each with the lines that make it up, up to `most` in all."""
    stay = content.served_until is not None
    names = rng.sample(tuple(words.MADE_OF), rng.randint(3, 6) if stay else rng.randint(1, 4))
    charges = tuple(_class(rng, name, max(1, most // len(names)), stay) for name in names)
    return _priced(content, charges, rng)


def _class(rng: random.Random, name: str, most: int, stay: bool) -> Charge:
    pool = (*words.MADE_OF[name], *(words.INFUSIONS if stay and name == "西药费" else ()))
    chosen = rng.sample(pool, min(len(pool), rng.randint(1, most)))
    parts = tuple(invent.detail(rng, *one, inpatient=stay) for one in chosen)
    return Charge(name, sum((part.amount for part in parts), Decimal(0)), "1", "项", parts=parts)


def listed_bill(content: MedicalInvoice, rng: random.Random, most: int, least: int = 2) -> MedicalInvoice:
    """The bill itemised with long names, in half the cases at fine prices, in a sixth with something taken back."""
    charges = wordy(invent.details(rng, most, inpatient=content.served_until is not None, least=least), rng)
    charges = finely_priced(charges, rng) if rng.random() < 0.5 else charges
    return _priced(content, refunded(charges, rng) if rng.random() < 0.17 else charges, rng)


def on_form(content: MedicalInvoice, names: tuple[str, ...], rng: random.Random) -> MedicalInvoice:
    """The bill with charges a form has printed places for, in the form's order."""
    chosen = sorted(rng.sample(range(len(names)), min(len(names), len(content.charges))))
    charges = tuple(replace(one, name=names[i]) for i, one in zip(chosen, content.charges, strict=False))
    return _priced(content, charges, rng)


def refunded(charges: tuple[Charge, ...], rng: random.Random) -> tuple[Charge, ...]:
    """The charges with one of them taken back in part, as a line of its own below nought."""
    back = rng.choice(charges)
    each = back.unit_price or back.amount
    return (*charges, replace(back, amount=-each, quantity="-1"))


def wordy(charges: tuple[Charge, ...], rng: random.Random, share: float = 0.2) -> tuple[Charge, ...]:
    """The charges, some of them under names that need two rows."""
    long = iter(rng.sample(words.LONG, len(words.LONG)))
    return tuple(replace(one, name=next(long, one.name)) if rng.random() < share else one for one in charges)


def finely_priced(charges: tuple[Charge, ...], rng: random.Random) -> tuple[Charge, ...]:
    """The charges at prices of four decimals, as drug lists have them, amounts rounded to the fen."""
    return tuple(_fine(one, rng) for one in charges)


def _fine(charge: Charge, rng: random.Random) -> Charge:
    each = Decimal(charge.unit_price or charge.amount) + Decimal(rng.randrange(1, 99)).scaleb(-4)
    return replace(charge, unit_price=each, amount=fen(each * Decimal(charge.quantity)))
