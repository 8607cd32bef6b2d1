"""The medical invoices of the book: which layouts are trained on and which are kept for the benchmark."""

import random
from collections.abc import Callable, Mapping
from functools import partial

from training.render import invent, medical_boxes, medical_provinces, medical_slip, sample_layouts
from training.render import medical_province_forms as forms
from training.render.canvas import Rendered
from training.render.contents import MedicalInvoice
from training.render.medical_provinces import Form

Drawers = Mapping[str, Callable[[random.Random], Rendered]]
Drawer = Callable[[MedicalInvoice, random.Random], Rendered]


def _outpatient(drawer: Drawer, most: int, rng: random.Random) -> Rendered:
    """An outpatient's bill, in two of three cases itemised with up to `most` lines."""
    content = invent.medical_invoice(rng, inpatient=False)
    return drawer(invent.itemised(content, rng, most) if most and rng.random() < 0.67 else content, rng)


def _inpatient(drawer: Drawer, rng: random.Random) -> Rendered:
    return drawer(invent.medical_invoice(rng, inpatient=True), rng)


def _form(form: Form) -> Drawer:
    return partial(medical_provinces.draw, form)


OUTPATIENT_TRAIN: Drawers = {
    **sample_layouts.OUTPATIENT,
    "paragraph": partial(_outpatient, _form(forms.PARAGRAPH), 12),
    "triple": partial(_outpatient, _form(forms.TRIPLE), 10),
    "green_slip": partial(_outpatient, partial(medical_boxes.draw, medical_boxes.GREEN_SLIP), 0),
    "self_service": partial(_outpatient, medical_slip.draw, 9),
}
OUTPATIENT_BENCH: Drawers = {
    "ledger": partial(_outpatient, _form(forms.LEDGER), 7),
    "blue_stub": partial(_outpatient, partial(medical_boxes.draw, medical_boxes.BLUE_STUB), 0),
}
INPATIENT_TRAIN: Drawers = {
    **sample_layouts.INPATIENT,
    "stay": partial(_inpatient, _form(forms.STAY)),
    "ward": partial(_inpatient, _form(forms.WARD)),
    "ward_sheet": partial(_inpatient, partial(medical_boxes.draw, medical_boxes.WARD_SHEET)),
}
INPATIENT_BENCH: Drawers = {
    "funds": partial(_inpatient, _form(forms.FUNDS)),
    "old_ward": partial(_inpatient, partial(medical_boxes.draw, medical_boxes.OLD_WARD)),
}
