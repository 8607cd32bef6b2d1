"""The layouts of the sample claims with contents drawn from random numbers, for the book."""

import random
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from training.render import (
    bank_card,
    claim_form,
    discharge_summary,
    id_card,
    invent,
    medical_invoice,
    people,
    rarities,
)
from training.render.canvas import Rendered
from training.render.contents import BankCard, ClaimForm

Drawers = dict[str, Callable[[random.Random], Rendered]]


def _invoice(layout: str, kind: str, rng: random.Random) -> Rendered:
    return medical_invoice.draw(invent.medical_invoice(rng, inpatient=kind == "inpatient"), layout, rng)


def _discharge(layout: str, rng: random.Random) -> Rendered:
    return discharge_summary.draw(invent.discharge_summary(rng), layout, rng)


def _id_card(layout: str, rng: random.Random) -> Rendered:
    return id_card.draw(rarities.somebody(rng), layout, rng)


def _bank_card(layout: str, rng: random.Random) -> Rendered:
    return bank_card.draw(_card(rng), layout, rng)


def _claim_form(layout: str, rng: random.Random) -> Rendered:
    insured, card, days = rarities.somebody(rng), _card(rng), rng.randint(0, 700)
    payee = insured if rng.random() < 0.8 else rarities.somebody(rng)
    form = ClaimForm(
        policy_number="GH99" + people.digits(rng, 10),
        insured=insured,
        applicant_name=payee.name,
        accident_date=date.fromordinal(date(2025, 1, 1).toordinal() + days),
        cause=rng.choice(("illness", "accident")),
        visit_type=rng.choice(("outpatient", "inpatient")),
        claim_amount=invent.price(rng, 60, 60_000),
        payee_name=payee.name,
        payee_account=card.card_number,
        payee_bank=card.bank_name,
        signed_on=date.fromordinal(date(2025, 1, 1).toordinal() + days + rng.randint(1, 40)),
    )
    return claim_form.draw(form, layout, rng)


def _card(rng: random.Random) -> BankCard:
    until = f"20{rng.randint(27, 39)}-{rng.randint(1, 12):02d}"
    return BankCard(rng.choice(people.BANKS), people.bank_card(rng), until)


def _by_name(drawer: Callable[[str, random.Random], Rendered], names: Iterable[str]) -> Drawers:
    return {name: partial(drawer, name) for name in names}


OUTPATIENT: Drawers = {name: partial(_invoice, name, "outpatient") for name in ("electronic", "tractor")}
INPATIENT: Drawers = {name: partial(_invoice, name, "inpatient") for name in ("electronic", "plain")}
DISCHARGE = _by_name(_discharge, discharge_summary.LAYOUTS)
ID_CARD = _by_name(_id_card, id_card.LAYOUTS)
BANK_CARD = _by_name(_bank_card, bank_card.LAYOUTS)
CLAIM_FORM = _by_name(_claim_form, claim_form.LAYOUTS)
