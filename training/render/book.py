"""Every kind of page that can be drawn, and in which layouts: one line of BOOK a kind, (TRAIN, BENCH).

A kind has TRAIN and BENCH, each a mapping from the layout's name to a function that invents the contents with
the given random numbers and draws the page. What is in the benchmark is never trained on, nor looked at to write rules: when
readers are to be improved on it, it goes to TRAIN and others are drawn. So what is called BENCH in older modules and in those
called fresh, newer, latest or recent is trained on; the benchmark is drawn by those called later or, for the kinds whose
later ones are trained on too, unmet.
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
    fresh_cards,
    fresh_clinic_bills,
    fresh_forms,
    fresh_lists,
    fresh_papers,
    fresh_receipts,
    fresh_records,
    fresh_taxed,
    fresh_traffic,
    fresh_ward_bills,
    id_card_back,
    id_card_more,
    later_cards,
    later_certificates,
    later_clinic_bills,
    later_damage,
    later_forms,
    later_licences,
    later_lists,
    later_papers,
    later_receipts,
    later_receipts_english,
    later_summaries,
    later_taxed,
    later_traffic,
    later_ward_bills,
    latest_cards,
    latest_certificates,
    latest_clinic_bills,
    latest_damage,
    latest_forms,
    latest_licences,
    latest_lists,
    latest_papers,
    latest_receipts,
    latest_receipts_english,
    latest_summaries,
    latest_taxed,
    latest_traffic,
    latest_ward_bills,
    medical_layouts,
    newer_cards,
    newer_clinic_bills,
    newer_forms,
    newer_licences,
    newer_lists,
    newer_papers,
    newer_receipts,
    newer_records,
    newer_taxed,
    newer_traffic,
    newer_ward_bills,
    other_layouts,
    receipt_layouts,
    recent_forms,
    recent_forms_plain,
    recent_taxed,
    recent_traffic,
    sample_layouts,
    unmet_clinic_bills,
    unmet_forms,
    unmet_forms_joint,
    unmet_taxed,
    unmet_traffic,
    vat_layouts,
    vehicle_damage_photo,
    vehicle_licence,
    wider_bills,
    wider_certificates,
    wider_forms,
    wider_licences,
    wider_papers,
    wider_receipts,
    wider_strips,
    wider_summaries,
    wider_traffic,
)
from training.render.canvas import Rendered

Layouts = Mapping[str, Callable[[random.Random], Rendered]]

BOOK: Mapping[str, tuple[Layouts, Layouts]] = {
    "medical_invoice_outpatient": (
        {
            **medical_layouts.OUTPATIENT_TRAIN,
            **medical_layouts.OUTPATIENT_BENCH,
            **fresh_clinic_bills.BENCH,
            **newer_clinic_bills.BENCH,
            **wider_bills.OUTPATIENT,
            **latest_clinic_bills.BENCH,
            **later_clinic_bills.BENCH,
        },
        unmet_clinic_bills.BENCH,
    ),
    "medical_invoice_inpatient": (
        {
            **medical_layouts.INPATIENT_TRAIN,
            **medical_layouts.INPATIENT_BENCH,
            **fresh_ward_bills.BENCH,
            **newer_ward_bills.BENCH,
            **wider_bills.INPATIENT,
            **latest_ward_bills.BENCH,
        },
        later_ward_bills.BENCH,
    ),
    "vat_invoice": (
        {
            **vat_layouts.TRAIN,
            **vat_layouts.BENCH,
            **fresh_taxed.BENCH,
            **newer_taxed.BENCH,
            **latest_taxed.BENCH,
            **later_taxed.BENCH,
            **recent_taxed.BENCH,
        },
        unmet_taxed.BENCH,
    ),
    "expense_list": (
        {
            **expense_list.TRAIN,
            **expense_list.BENCH,
            **fresh_lists.BENCH,
            **newer_lists.BENCH,
            **wider_bills.LIST,
            **latest_lists.BENCH,
        },
        later_lists.BENCH,
    ),
    "diagnosis_certificate": (
        {
            **diagnosis_certificate.TRAIN,
            **diagnosis_certificate.BENCH,
            **fresh_records.CERTIFICATE,
            **newer_records.CERTIFICATE,
            **wider_certificates.TRAIN,
            **latest_certificates.BENCH,
        },
        later_certificates.BENCH,
    ),
    "discharge_summary": (
        {
            **discharge_summary_forms.TRAIN,
            **discharge_summary_forms.BENCH,
            **fresh_records.SUMMARY,
            **newer_records.SUMMARY,
            **wider_summaries.TRAIN,
            **latest_summaries.BENCH,
        },
        later_summaries.BENCH,
    ),
    "id_card_front": (
        {
            **sample_layouts.ID_CARD,
            **id_card_more.BENCH,
            **fresh_cards.FRONT,
            **newer_cards.FRONT,
            **latest_cards.FRONT,
        },
        later_cards.FRONT,
    ),
    "id_card_back": (
        {
            **id_card_back.TRAIN,
            **id_card_back.BENCH,
            **fresh_cards.BACK,
            **newer_cards.BACK,
            **latest_cards.BACK,
        },
        later_cards.BACK,
    ),
    "bank_card": (
        {
            **sample_layouts.BANK_CARD,
            **bank_card_faces.TRAIN,
            **bank_card_others.BENCH,
            **fresh_cards.BANK,
            **newer_cards.BANK,
            **latest_cards.BANK,
        },
        later_cards.BANK,
    ),
    "claim_form": (
        {
            **sample_layouts.CLAIM_FORM,
            **claim_form_ruled.TRAIN,
            **claim_form_insurers.BENCH,
            **fresh_forms.BENCH,
            **newer_forms.BENCH,
            **wider_forms.TRAIN,
            **latest_forms.BENCH,
            **later_forms.BENCH,
            **recent_forms.BENCH,
            **recent_forms_plain.BENCH,
        },
        {**unmet_forms.BENCH, **unmet_forms_joint.BENCH},
    ),
    "driving_licence": (
        {
            **driving_licence.TRAIN,
            **driving_licence.BENCH,
            **fresh_cards.DRIVING,
            **newer_licences.DRIVING,
            **wider_licences.DRIVING,
            **latest_licences.DRIVING,
        },
        later_licences.DRIVING,
    ),
    "vehicle_licence": (
        {
            **vehicle_licence.TRAIN,
            **vehicle_licence.BENCH,
            **fresh_cards.VEHICLE,
            **newer_licences.VEHICLE,
            **wider_licences.VEHICLE,
            **latest_licences.VEHICLE,
        },
        later_licences.VEHICLE,
    ),
    "accident_certificate": (
        {
            **accident_certificate.TRAIN,
            **accident_certificate.BENCH,
            **fresh_traffic.ACCIDENT,
            **newer_traffic.ACCIDENT,
            **wider_traffic.TRAIN,
            **latest_traffic.BENCH,
            **later_traffic.BENCH,
            **recent_traffic.BENCH,
        },
        unmet_traffic.BENCH,
    ),
    "receipt": (
        {
            **receipt_layouts.TRAIN,
            **receipt_layouts.BENCH,
            **fresh_receipts.BENCH,
            **newer_receipts.BENCH,
            **wider_receipts.TRAIN,
            **wider_strips.TRAIN,
            **latest_receipts.BENCH,
            **latest_receipts_english.BENCH,
        },
        {**later_receipts.BENCH, **later_receipts_english.BENCH},
    ),
    "vehicle_damage_photo": (
        {
            **vehicle_damage_photo.TRAIN,
            **vehicle_damage_photo.BENCH,
            **fresh_traffic.DAMAGE,
            **newer_traffic.DAMAGE,
            **latest_damage.BENCH,
        },
        later_damage.BENCH,
    ),
    "other": (
        {
            **other_layouts.TRAIN,
            **other_layouts.BENCH,
            **fresh_papers.BENCH,
            **newer_papers.BENCH,
            **wider_papers.TRAIN,
            **latest_papers.BENCH,
        },
        later_papers.BENCH,
    ),
}


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
