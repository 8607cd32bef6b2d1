"""Who takes part: the insured person, the insurer, the hospitals, and the cover."""

from claims_ai.identifiers import resident_id
from claims_ai.interchange.decided import DecidedClaim
from claims_ai.interchange.terms import Json, concept, period, present, reference

_MASKED = {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "masked"}]}


def patient(decided: DecidedClaim) -> Json:
    """The insured person; the ID number is masked unless it is let out."""
    claim = decided.dossier.claim
    number = claim.insured_id_number
    known = decided.identity and resident_id.is_valid(number)
    shown = {"value": number} if decided.identity else {"_value": _MASKED}
    return present(
        [
            ("resourceType", "Patient"),
            ("id", decided.id_of("patient")),
            ("identifier", [{"type": concept("v2-0203", "NI"), **shown}]),
            ("name", [{"text": claim.insured_name}]),
            ("gender", resident_id.sex(number) if known else None),
            ("birthDate", resident_id.birth_date(number).isoformat() if known else None),
        ]
    )


def insurer(decided: DecidedClaim) -> Json:
    """The insurance company."""
    organization = {
        "resourceType": "Organization",
        "id": decided.id_of("insurer"),
        "name": decided.dossier.product.insurer,
    }
    return {**organization, "type": [concept("organization-type", "ins")]}


def hospitals(decided: DecidedClaim) -> list[Json]:
    """Each hospital of the claim, by name; one without a name where no invoice says it."""
    names = dict.fromkeys(treatment.hospital_name or "" for treatment in decided.dossier.treatments) or {"": None}
    return [
        {
            "resourceType": "Organization",
            "id": hospital_id(decided, name),
            "type": [concept("organization-type", "prov")],
            "name": name or "医疗机构（票据未载明）",
        }
        for name in names
    ]


def hospital_id(decided: DecidedClaim, name: str | None) -> str:
    """The id of a hospital."""
    return decided.id_of("hospital", name or "")


def first_hospital(decided: DecidedClaim) -> str:
    """The id of the hospital that stands for the claim: that of its first invoice."""
    treatments = decided.dossier.treatments
    return hospital_id(decided, treatments[0].hospital_name if treatments else "")


def coverage(decided: DecidedClaim) -> Json:
    """The policy the claim is made under."""
    policy, product = decided.dossier.policy, decided.dossier.product
    in_force = policy.status == "in_force"
    return {
        "resourceType": "Coverage",
        "id": decided.id_of("coverage"),
        "identifier": [{"value": policy.policy_number}],
        "status": "active" if in_force else "cancelled",
        "beneficiary": reference(decided.id_of("patient")),
        "period": period(policy.effective_from, policy.effective_until),
        "payor": [reference(decided.id_of("insurer"), product.insurer)],
        "class": [{"type": concept("coverage-class", "plan"), "value": product.label, "name": product.title}],
    }
