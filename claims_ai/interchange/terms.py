"""Pieces of FHIR that every resource is made of. The addresses below are names of code systems, never fetched."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from claims_ai.money import fen

Json = dict[str, Any]

_HL7 = "http://terminology.hl7.org/CodeSystem"
ICD10 = "http://hl7.org/fhir/sid/icd-10"
STEPS = "urn:claims-ai:calculation-step"
REASONS = "urn:claims-ai:reason"
_OURS = UUID("6f1b4a3c-9d0e-5a77-8c55-3f0f6f2a9b10")


def concept(system: str, code: str, text: str = "") -> Json:
    """A code of an HL7 code system named by its last part, or of a system named in full."""
    coding = {"system": system if ":" in system else f"{_HL7}/{system}", "code": code}
    return {"coding": [coding], **({"text": text} if text else {})}


def money(amount: Decimal) -> Json:
    """An amount to the fen."""
    return {"value": fen(amount), "currency": "CNY"}


def id_of(*parts: str) -> str:
    """The id of a resource: the same for the same claim, and telling nothing of it."""
    return str(uuid5(_OURS, "\0".join(parts)))


def reference(resource_id: str, display: str = "") -> Json:
    """A reference within the bundle."""
    return {"reference": f"urn:uuid:{resource_id}", **({"display": display} if display else {})}


def period(start: date, end: date | None) -> Json:
    """A period of days; open where its end is not known."""
    return {"start": start.isoformat(), **({"end": end.isoformat()} if end else {})}


def present(pairs: Iterable[tuple[str, Any]]) -> Json:
    """An object without what is empty, which FHIR does not allow."""
    return {name: value for name, value in pairs if value not in (None, "", [], {})}
