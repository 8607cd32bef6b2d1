"""Medicine as far as a claim needs it: which illness a diagnosis names, and what usually goes with it. Knowledge is data, each entry with its source."""

from claims_ai.medical.load import knowledge
from claims_ai.medical.lookup import Coded, code, codes_of
from claims_ai.medical.table import load_icd10, table

__all__ = ["Coded", "code", "codes_of", "load_icd10", "versions"]


def versions() -> dict[str, str]:
    """Hashes of the table of illnesses and of the knowledge in force; InputError where a user's own is wrong."""
    return {"icd10": table().version, "medical_knowledge": knowledge().version}
