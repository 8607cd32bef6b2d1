"""Was what the payment rests on read surely enough? Paying on a misread sum is the worse error here, so a person looks."""

from collections.abc import Iterator

from claims_ai.claim import Claim
from claims_ai.dossier import Dossier
from claims_ai.history import History
from claims_ai.identifiers.common import compact
from claims_ai.values import Finding, Page
from claims_ai.wording import FIELDS

SURE_ENOUGH = 0.8
_NEEDED = {
    "medical_invoice_outpatient": ("total_amount", "invoice_number", "patient_name"),
    "medical_invoice_inpatient": ("total_amount", "invoice_number", "patient_name", "admission_date", "discharge_date"),
    "id_card_front": ("name", "id_number"),
    "bank_card": ("card_number",),
}


def check(dossier: Dossier, history: History) -> Iterator[Finding]:
    """Fields the decision needs that were not read, or not surely."""
    for page in dossier.pages:
        if page.quality.usable:
            yield from _doubts(page, dossier.claim)


def _doubts(page: Page, claim: Claim) -> Iterator[Finding]:
    for name in _NEEDED.get(page.document_type, ()):
        field = page.fields.get(name)
        if field and name == "card_number" and compact(field.value) == compact(claim.payee.account):
            continue  # nobody misreads a card as the very account that was typed, even if it fails Luhn as some real ones do
        if field is None:
            yield Finding(
                "low_confidence", "medium", f"{page.file} 上未读到{FIELDS[name]}，请人工核对", (name,), (page.file,)
            )
        elif field.confidence < SURE_ENOUGH:
            message = f"{page.file} 上的{FIELDS[name]}“{field.value}”读取把握不足，请人工核对"
            yield Finding("low_confidence", "medium", message, (name,), (page.file,), field.box)
