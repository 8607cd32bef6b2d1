"""A decided claim as one FHIR bundle: the three resources and what they refer to, valid by `fhir.resources`.

The library's release for pydantic 2 has R4B (4.3.0), not R4 (4.0.1); these resources did not change between the two.
"""

import json
import re
from decimal import Decimal

from pydantic import ValidationError

from claims_ai.errors import InputError
from claims_ai.interchange.claim import claim
from claims_ai.interchange.decided import DecidedClaim
from claims_ai.interchange.parties import coverage, hospitals, insurer, patient
from claims_ai.interchange.response import claim_response, explanation_of_benefit
from claims_ai.interchange.terms import Json

_NUMBER = re.compile(r'"\\u0000(-?\d+(?:\.\d+)?)"')


def bundle_of(decided: DecidedClaim) -> Json:
    """The bundle, validated; amounts are Decimal."""
    resources = [
        claim(decided), claim_response(decided), explanation_of_benefit(decided), patient(decided), coverage(decided),
        insurer(decided), *hospitals(decided),
    ]  # fmt: skip
    entries = [{"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource} for resource in resources]
    bundle = {"resourceType": "Bundle", "id": decided.id_of("bundle"), "type": "collection", "entry": entries}
    validate(bundle)
    return bundle


def validate(bundle: Json) -> None:
    """InputError where the library finds the bundle wrong, with the place."""
    from fhir.resources.R4B.bundle import Bundle

    try:
        Bundle.model_validate(bundle)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise InputError(f"the export is not valid FHIR: {place}: {first['msg']}") from error


def bundle_text(bundle: Json) -> str:
    """One line of JSON; an amount keeps its two places, as FHIR asks."""
    text = json.dumps(bundle, ensure_ascii=False, default=_marked)
    return _NUMBER.sub(r"\1", text)


def _marked(value: object) -> str:
    if isinstance(value, Decimal):
        return f"\0{value}"
    raise TypeError(f"no form in FHIR for {type(value).__name__}")
