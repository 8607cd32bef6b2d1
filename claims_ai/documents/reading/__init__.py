"""One module a document kind, one verb: `read(sheet) -> Reading`. A kind without a reader gives no fields."""

from collections.abc import Callable, Mapping

from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading import (
    accident_certificate,
    bank_card,
    claim_form,
    diagnosis_certificate,
    discharge_summary,
    driving_licence,
    expense_list,
    id_card,
    id_card_back,
    medical_invoice,
    receipt,
    vat_invoice,
    vehicle_licence,
)
from claims_ai.documents.reading.common import Reading

READERS: Mapping[str, Callable[[Sheet], Reading]] = {
    "medical_invoice_outpatient": medical_invoice.read_outpatient,
    "medical_invoice_inpatient": medical_invoice.read_inpatient,
    "expense_list": expense_list.read,
    "discharge_summary": discharge_summary.read,
    "diagnosis_certificate": diagnosis_certificate.read,
    "id_card_front": id_card.read,
    "id_card_back": id_card_back.read,
    "bank_card": bank_card.read,
    "claim_form": claim_form.read,
    "vat_invoice": vat_invoice.read,
    "receipt": receipt.read,
    "accident_certificate": accident_certificate.read,
    "driving_licence": driving_licence.read,
    "vehicle_licence": vehicle_licence.read,
}


def read_fields(document_type: str, sheet: Sheet) -> Reading:
    """The fields and items of a page of the given kind."""
    reader = READERS.get(document_type)
    return reader(sheet) if reader else Reading()
