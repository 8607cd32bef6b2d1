"""The medical invoices of the book: which layouts are trained on and which are kept for the benchmark."""

import random
from collections.abc import Callable, Mapping
from functools import partial

from training.render import invent, medical_bills, medical_boxes, medical_provinces, medical_slip, sample_layouts
from training.render import medical_box_forms as boxes
from training.render import medical_flow_forms as flowing
from training.render import medical_province_forms as forms
from training.render.canvas import Rendered
from training.render.contents import MedicalInvoice
from training.render.medical_boxes import Sheet
from training.render.medical_provinces import Form

Drawers = Mapping[str, Callable[[random.Random], Rendered]]
Drawer = Callable[[MedicalInvoice, random.Random], Rendered]


def _bill(rng: random.Random, *, inpatient: bool) -> MedicalInvoice:
    return medical_bills.erased(invent.medical_invoice(rng, inpatient=inpatient), rng)


def _outpatient(drawer: Drawer, most: int, rng: random.Random) -> Rendered:
    """An outpatient's bill, in two of three cases itemised with up to `most` lines."""
    content = _bill(rng, inpatient=False)
    return drawer(medical_bills.itemised(content, rng, most) if most and rng.random() < 0.67 else content, rng)


def _by_class(drawer: Drawer, most: int, rng: random.Random) -> Rendered:
    """An outpatient's bill by classes of charges with what makes them up."""
    return drawer(medical_bills.classified(_bill(rng, inpatient=False), rng, most), rng)


def _listed(drawer: Drawer, most: int, rng: random.Random) -> Rendered:
    """An outpatient's bill with long names, fine prices and now and then something taken back."""
    return drawer(medical_bills.listed_bill(_bill(rng, inpatient=False), rng, most), rng)


def _inpatient(drawer: Drawer, rng: random.Random) -> Rendered:
    return drawer(_bill(rng, inpatient=True), rng)


def _form(form: Form) -> Drawer:
    return partial(medical_provinces.draw, form)


def _sheet(sheet: Sheet) -> Drawer:
    return partial(medical_boxes.draw, sheet)


OUTPATIENT_TRAIN: Drawers = {
    **sample_layouts.OUTPATIENT,
    "paragraph": partial(_outpatient, _form(forms.PARAGRAPH), 12),
    "triple": partial(_outpatient, _form(forms.TRIPLE), 10),
    "green_slip": partial(_outpatient, _sheet(boxes.GREEN_SLIP), 0),
    "national": partial(_outpatient, _form(flowing.NATIONAL), 10),
    "classes": partial(_by_class, _form(flowing.CLASSES), 20),
    "sea": partial(_outpatient, _sheet(boxes.SEA), 0),
    "capital": partial(_outpatient, _sheet(boxes.CAPITAL), 0),
    "self_service": partial(_outpatient, medical_slip.draw, 9),
}
OUTPATIENT_BENCH: Drawers = {
    "ledger": partial(_outpatient, _form(forms.LEDGER), 7),
    "panes": partial(_outpatient, _form(flowing.PANES), 0),
    "scroll": partial(_listed, _form(flowing.SCROLL), 14),
    "carbon": partial(_outpatient, _sheet(boxes.CARBON), 0),
    "blue_stub": partial(_outpatient, _sheet(boxes.BLUE_STUB), 0),
}
INPATIENT_TRAIN: Drawers = {
    **sample_layouts.INPATIENT,
    "stay": partial(_inpatient, _form(forms.STAY)),
    "ward": partial(_inpatient, _form(forms.WARD)),
    "crowded": partial(_inpatient, _form(flowing.CROWDED)),
    "county": partial(_inpatient, _form(flowing.COUNTY)),
    "shares": partial(_inpatient, _form(flowing.SHARES)),
    "harbour": partial(_inpatient, _sheet(boxes.HARBOUR)),
    "garrison": partial(_inpatient, _sheet(boxes.GARRISON)),
    "ward_sheet": partial(_inpatient, _sheet(boxes.WARD_SHEET)),
}
INPATIENT_BENCH: Drawers = {
    "funds": partial(_inpatient, _form(forms.FUNDS)),
    "sentences": partial(_inpatient, _form(flowing.SENTENCES)),
    "grid": partial(_inpatient, _form(flowing.GRID)),
    "balance": partial(_inpatient, _sheet(boxes.BALANCE)),
    "old_ward": partial(_inpatient, _sheet(boxes.OLD_WARD)),
}
