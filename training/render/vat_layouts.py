"""The VAT invoices of the book: which layouts are trained on and which are kept for the benchmark."""

import random
from collections.abc import Callable, Mapping
from functools import partial

from training.render import vat_classic, vat_content, vat_digital, vat_roll, vat_toll
from training.render.canvas import Rendered

Drawers = Mapping[str, Callable[[random.Random], Rendered]]


def _classic(edition: vat_classic.Edition, most: int, rng: random.Random) -> Rendered:
    return vat_classic.draw(edition, vat_content.invoice(rng, most, edition.digits), rng)


def _digital(edition: vat_digital.Edition, most: int, rng: random.Random, least: int = 1) -> Rendered:
    return vat_digital.draw(edition, vat_content.invoice(rng, most, since=2022, least=least), rng)


def _ride(rng: random.Random) -> Rendered:
    return vat_digital.draw(vat_digital.RIDE, vat_content.ride(rng), rng)


TRAIN: Drawers = {
    "paper_special": partial(_classic, vat_classic.SPECIAL, 3),
    "paper_ordinary": partial(_classic, vat_classic.PAPER_ORDINARY, 4),
    "electronic": partial(_classic, vat_classic.ORDINARY, 4),
    "roll": vat_roll.narrow,
    "digital": partial(_digital, vat_digital.ORDINARY, 6),
    "digital_long": partial(_digital, vat_digital.LONG, 13, least=9),
}
BENCH: Drawers = {
    "deduction": partial(_classic, vat_classic.DEDUCTION, 5),
    "toll": vat_toll.draw,
    "roll_broad": vat_roll.broad,
    "electronic_wide": partial(_classic, vat_classic.WIDE, 4),
    "digital_special": partial(_digital, vat_digital.SPECIAL, 6),
    "digital_ride": _ride,
    "digital_boxed": partial(_digital, vat_digital.PERSONAL, 7),
}
