"""The VAT invoices of the book: which layouts are trained on and which are kept for the benchmark."""

import random
from collections.abc import Callable, Mapping
from functools import partial

from training.render import vat_classic, vat_content, vat_digital
from training.render.canvas import Rendered

Drawers = Mapping[str, Callable[[random.Random], Rendered]]


def _classic(edition: vat_classic.Edition, most: int, rng: random.Random) -> Rendered:
    return vat_classic.draw(edition, vat_content.invoice(rng, most, edition.digits), rng)


def _digital(edition: vat_digital.Edition, most: int, rng: random.Random) -> Rendered:
    return vat_digital.draw(edition, vat_content.invoice(rng, most), rng)


TRAIN: Drawers = {
    "paper_special": partial(_classic, vat_classic.SPECIAL, 3),
    "electronic": partial(_classic, vat_classic.ORDINARY, 4),
    "digital": partial(_digital, vat_digital.ORDINARY, 6),
}
BENCH: Drawers = {
    "electronic_wide": partial(_classic, vat_classic.WIDE, 4),
    "digital_special": partial(_digital, vat_digital.SPECIAL, 6),
    "digital_boxed": partial(_digital, vat_digital.PERSONAL, 7),
}
