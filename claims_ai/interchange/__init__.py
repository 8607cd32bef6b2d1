"""Decided claims for other systems: FHIR R4 Claim, ClaimResponse and ExplanationOfBenefit."""

from claims_ai.interchange.bundle import bundle_of, bundle_text, validate

__all__ = ["bundle_of", "bundle_text", "validate"]
