"""The Claim: what was asked for, charge by charge."""

from collections.abc import Iterator

from claims_ai.identifiers.icd10 import codes_in
from claims_ai.interchange.decided import DecidedClaim, ExportLine
from claims_ai.interchange.parties import first_hospital
from claims_ai.interchange.terms import ICD10, Json, concept, money, period, present, reference


def claim(decided: DecidedClaim) -> Json:
    """The FHIR Claim of a decided claim."""
    typed = decided.dossier.claim
    return present(
        [
            ("resourceType", "Claim"),
            ("id", decided.id_of("claim")),
            ("identifier", [{"value": typed.claim_id}]),
            ("status", "active"),
            ("type", kind_of(decided)),
            ("use", "claim"),
            ("patient", reference(decided.id_of("patient"))),
            ("billablePeriod", billed_period(decided)),
            ("created", typed.submitted_at.isoformat()),
            ("insurer", reference(decided.id_of("insurer"))),
            ("provider", reference(first_hospital(decided))),
            ("priority", concept("processpriority", "normal")),
            ("payee", {"type": concept("payeetype", "subscriber"), "party": reference(decided.id_of("patient"))}),
            ("supportingInfo", list(_invoices(decided))),
            ("diagnosis", diagnoses(decided)),
            ("insurance", [{"sequence": 1, "focal": True, "coverage": reference(decided.id_of("coverage"))}]),
            ("accident", {"date": typed.accident_date.isoformat()} if typed.cause == "accident" else None),
            ("item", [_item(line, decided) for line in decided.lines]),
            ("total", money(decided.dossier.total)),
        ]
    )


def kind_of(decided: DecidedClaim) -> Json:
    """Hospitals bill as institutions; the kind of the visit is in words."""
    words = {"inpatient": "住院", "outpatient": "门诊"}
    visit = decided.dossier.claim.visit_type
    return concept("claim-type", "institutional", words[visit])


def billed_period(decided: DecidedClaim) -> Json | None:
    """From the first day to the last of all treatments; none where no invoice was read."""
    treatments = decided.dossier.treatments
    if not treatments:
        return None
    last = max(treatment.service_until or treatment.service_from for treatment in treatments)
    return period(min(treatment.service_from for treatment in treatments), last)


def diagnoses(decided: DecidedClaim) -> list[Json]:
    """The diagnoses as printed, each once, with the ICD-10 codes that stand in them."""
    texts = dict.fromkeys(treatment.diagnosis for treatment in decided.dossier.treatments if treatment.diagnosis)
    return [
        {"sequence": place, "diagnosisCodeableConcept": _diagnosis(text)} for place, text in enumerate(texts, start=1)
    ]


def _diagnosis(text: str) -> Json:
    coding = [{"system": ICD10, "code": code} for code in codes_in(text)]
    return {**({"coding": coding} if coding else {}), "text": text}


def _invoices(decided: DecidedClaim) -> Iterator[Json]:
    """The number of each invoice, and what others paid of it."""
    for place, treatment in enumerate(decided.dossier.treatments, start=1):
        yield {
            "sequence": place,
            "category": concept("claiminformationcategory", "info", "票据号码"),
            "valueString": treatment.invoice,
        }


def _item(line: ExportLine, decided: DecidedClaim) -> Json:
    invoices = [treatment.invoice for treatment in decided.dossier.treatments]
    return {**item_of(line), "informationSequence": [invoices.index(line.treatment.invoice) + 1]}


def item_of(line: ExportLine) -> Json:
    """A charge as Claim and ExplanationOfBenefit both state it."""
    treatment = line.treatment
    served = (
        ("servicedPeriod", period(treatment.service_from, treatment.service_until))
        if treatment.service_until
        else ("servicedDate", treatment.service_from.isoformat())
    )
    return {
        "sequence": line.sequence,
        "productOrService": {"text": line.charge.name or "未列明的费用"},
        served[0]: served[1],
        "net": money(line.charge.amount),
    }
