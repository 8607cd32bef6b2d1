"""The labels known before anything is learned: those of the rules, by document type."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from claims_ai.documents import parse
from claims_ai.documents.labels import Vocabulary
from claims_ai.documents.reading import (
    accident_certificate,
    claim_labels,
    diagnosis_certificate,
    discharge_summary,
    driving_licence,
    expense_list,
    id_card_back,
    medical_labels,
    vat_labels,
    vehicle_licence,
)
from claims_ai.documents.reading.common import Labelled, vocabulary_of

_HOSPITAL = Labelled("hospital_name", medical_labels.UNIT, parse.text)
_INVOICE = (*medical_labels.COMMON, _HOSPITAL)
_ID_CARD = tuple(
    Labelled(name, labels, parse.text)
    for name, labels in (
        ("name", ("姓名",)),
        ("sex", ("性别",)),
        ("ethnicity", ("民族",)),
        ("birth_date", ("出生",)),
        ("address", ("住址",)),
        ("id_number", ("公民身份号码",)),
    )
)
_PARTIES = tuple(
    Labelled(f"{party}_{part}", labels, parse.text)
    for party in ("buyer", "seller")
    for part, labels in (("name", ("名称",)), ("tax_id", ("统一社会信用代码/纳税人识别号", "纳税人识别号", "统一社会信用代码")))
)  # fmt: skip
_SUMS = (
    Labelled("amount_without_tax", ("合计金额", "不含税金额", "金额"), parse.text),
    Labelled("tax_amount", ("合计税额", "税额"), parse.text),
)
_PERIOD = (
    Labelled("valid_from", ("有效期限", "有效期"), parse.text),
    Labelled("valid_until", ("有效期限", "有效期", "至"), parse.text),
)


def _passages(labels: Mapping[str, Sequence[str]]) -> Iterable[Labelled]:
    return (Labelled(name, tuple(words), parse.text) for name, words in labels.items())


LABELS: Mapping[str, tuple[Labelled, ...]] = {
    "medical_invoice_outpatient": (*_INVOICE, *medical_labels.OUTPATIENT),
    "medical_invoice_inpatient": (*_INVOICE, *medical_labels.INPATIENT),
    "expense_list": (*expense_list.FIELDS, _HOSPITAL),
    "discharge_summary": (*discharge_summary.FIELDS, _HOSPITAL, *_passages(discharge_summary.DIAGNOSES)),
    "diagnosis_certificate": (
        *diagnosis_certificate.FIELDS,
        _HOSPITAL,
        *_passages({"diagnosis": diagnosis_certificate.DIAGNOSIS}),
    ),
    "id_card_front": _ID_CARD,
    "id_card_back": (*id_card_back.FIELDS, *_PERIOD),
    "bank_card": (
        Labelled("card_number", ("卡号", "CARDNO"), parse.text),
        Labelled("bank_name", ("银行",), parse.text),
    ),
    "claim_form": (*claim_labels.FIELDS, *(one for fields in claim_labels.SHARED.values() for one in fields)),
    "vat_invoice": (*vat_labels.FIELDS, *vat_labels.SUMS, *_PARTIES, *_SUMS),
    "driving_licence": (*driving_licence.FIELDS, *_PERIOD),
    "vehicle_licence": vehicle_licence.FIELDS,
    "accident_certificate": accident_certificate.FIELDS,
}
"""The labels of each field, by document type."""

STOPS: Mapping[str, tuple[str, ...]] = {
    "medical_invoice_outpatient": medical_labels.STOPS,
    "medical_invoice_inpatient": medical_labels.STOPS,
    "expense_list": expense_list.STOPS,
    "discharge_summary": discharge_summary.STOPS,
    "diagnosis_certificate": diagnosis_certificate.STOPS,
    "claim_form": claim_labels.STOPS,
    "vat_invoice": vat_labels.STOPS,
    "driving_licence": driving_licence.STOPS,
    "vehicle_licence": vehicle_licence.STOPS,
    "accident_certificate": accident_certificate.STOPS,
}
"""Words that are labels of nothing that is asked for, by document type."""


@cache
def vocabulary(kind: str) -> Vocabulary:
    """The labels by which the lines of a document type are cut into stretches."""
    return vocabulary_of(LABELS[kind], STOPS.get(kind, ()))
