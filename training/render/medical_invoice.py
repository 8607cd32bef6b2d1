"""Draws 医疗门诊/住院收费票据: a province's electronic one, the tractor-fed and the plain form."""

import random
from collections.abc import Callable

from training.render import medical_electronic, medical_paper
from training.render.canvas import Rendered
from training.render.contents import MedicalInvoice

LAYOUTS: dict[str, Callable[[MedicalInvoice, random.Random], Rendered]] = {
    "electronic": medical_electronic.draw,
    "tractor": medical_paper.draw_tractor,
    "plain": medical_paper.draw_plain,
}


def layouts_for(document_type: str) -> tuple[str, ...]:
    """The layouts in which such invoices exist."""
    return "electronic", "tractor" if document_type == "medical_invoice_outpatient" else "plain"


def draw(content: MedicalInvoice, layout: str, rng: random.Random) -> Rendered:
    """The invoice in one of LAYOUTS; `rng` picks inks, fonts and how far the values are off."""
    return LAYOUTS[layout](content, rng)
