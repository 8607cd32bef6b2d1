"""Every kind of page that can be drawn, and in which layouts: one line of BOOK a kind, (TRAIN, BENCH).

A kind's module has TRAIN and BENCH, each a mapping from the layout's name to a function that invents the contents with
the given random numbers and draws the page. Every second layout of BENCH is trained on too, as readers learn from the number
of forms above all; what stays in the benchmark is never trained on, nor looked at to write rules.
"""

import random
from collections.abc import Callable, Mapping
from typing import Literal

from training.render import (
    accident_certificate,
    bank_card_faces,
    bank_card_others,
    claim_form_insurers,
    claim_form_ruled,
    diagnosis_certificate,
    discharge_summary_forms,
    driving_licence,
    expense_list,
    id_card_back,
    id_card_more,
    medical_layouts,
    other_layouts,
    receipt_layouts,
    sample_layouts,
    vat_layouts,
    vehicle_damage_photo,
    vehicle_licence,
)
from training.render.canvas import Rendered

Layouts = Mapping[str, Callable[[random.Random], Rendered]]

_DRAWN: Mapping[str, tuple[Layouts, Layouts]] = {
    "medical_invoice_outpatient": (medical_layouts.OUTPATIENT_TRAIN, medical_layouts.OUTPATIENT_BENCH),
    "medical_invoice_inpatient": (medical_layouts.INPATIENT_TRAIN, medical_layouts.INPATIENT_BENCH),
    "vat_invoice": (vat_layouts.TRAIN, vat_layouts.BENCH),
    "expense_list": (expense_list.TRAIN, expense_list.BENCH),
    "diagnosis_certificate": (diagnosis_certificate.TRAIN, diagnosis_certificate.BENCH),
    "discharge_summary": (discharge_summary_forms.TRAIN, discharge_summary_forms.BENCH),
    "id_card_front": (sample_layouts.ID_CARD, id_card_more.BENCH),
    "id_card_back": (id_card_back.TRAIN, id_card_back.BENCH),
    "bank_card": ({**sample_layouts.BANK_CARD, **bank_card_faces.TRAIN}, bank_card_others.BENCH),
    "claim_form": ({**sample_layouts.CLAIM_FORM, **claim_form_ruled.TRAIN}, claim_form_insurers.BENCH),
    "driving_licence": (driving_licence.TRAIN, driving_licence.BENCH),
    "vehicle_licence": (vehicle_licence.TRAIN, vehicle_licence.BENCH),
    "accident_certificate": (accident_certificate.TRAIN, accident_certificate.BENCH),
    "receipt": (receipt_layouts.TRAIN, receipt_layouts.BENCH),
    "vehicle_damage_photo": (vehicle_damage_photo.TRAIN, vehicle_damage_photo.BENCH),
    "other": (other_layouts.TRAIN, other_layouts.BENCH),
}


def _shared_out(train: Layouts, bench: Layouts) -> tuple[Layouts, Layouts]:
    taught = dict([*bench.items()][1::2])
    return {**train, **taught}, {name: draws for name, draws in bench.items() if name not in taught}


BOOK: Mapping[str, tuple[Layouts, Layouts]] = {kind: _shared_out(*drawn) for kind, drawn in _DRAWN.items()}


def kinds() -> tuple[str, ...]:
    """The contract's document types that can be drawn."""
    return tuple(BOOK)


def layouts(kind: str, split: Literal["train", "bench"]) -> tuple[str, ...]:
    """The layouts of a kind in that split; no layout is in both."""
    return tuple(BOOK[kind][split == "bench"])


def draw(kind: str, layout: str, rng: random.Random) -> Rendered:
    """A page with contents invented from `rng`, the same for the same random numbers."""
    train, bench = BOOK[kind]
    return {**train, **bench}[layout](rng)
