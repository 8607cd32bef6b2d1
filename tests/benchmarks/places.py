"""Where benchmark material lies: our samples, and the real documents of ../shared/data where they are."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
MEDICAL = SHARED / "data" / "medical"
INVOICES = SHARED / "data" / "invoices"
CARCLAIMS = SHARED / "data" / "vehicle_fraud" / "carclaims_1994_1995.csv"
PROVIDERS = SHARED / "data" / "provider_fraud" / "train.csv"
SCORER = SHARED / "tools" / "score.py"
SAMPLES = ROOT / "samples" / "claims"

ABSENT = "../shared/data is not here: the real documents are not measured"


def real_pages() -> list[Path]:
    """The eight real medical documents, or none."""
    return sorted((MEDICAL / "images").glob("*")) if MEDICAL.is_dir() else []


def sample_pages() -> list[Path]:
    """All pictures of the sample claims."""
    return sorted(SAMPLES.rglob("*.jpg"))
