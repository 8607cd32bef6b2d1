"""Does somebody else answer for the accident? Whoever caused it owes the costs of treatment first; how the two meet, a person settles."""

from collections.abc import Iterator, Mapping

from claims_ai.checks.identity import same_name
from claims_ai.dossier import Dossier
from claims_ai.history import History
from claims_ai.values import Field, Finding, Listed, Page

_SHARED = ("全部责任", "主要责任", "同等责任", "次要责任")
_LEAVES_SOME = ("主要责任", "同等责任", "次要责任")
"""Shares of the insured that leave another one to somebody else."""

Parties = tuple[Mapping[str, str], ...]


def check(dossier: Dossier, history: History) -> Iterator[Finding]:
    """Another party of the insured's accident bears a share of the responsibility, and costs of treatment are claimed."""
    claim = dossier.claim
    benefits = dossier.product.benefits_for(claim.visit_type, claim.cause)
    if claim.cause != "accident" or not any(benefit.kind == "indemnity" for benefit in benefits):
        return
    for page, field in dossier.evidence("parties", "accident_certificate"):
        parties = field.entries if isinstance(field, Listed) else ()
        if page.quality.usable and (told := _told(parties, claim.insured_name)):
            yield _liable(told, page, field)


def _told(parties: Parties, insured: str) -> str | None:
    """What the certificate says of others than the insured; None where nobody else answers for the accident."""
    others = [one for one in parties if not same_name(one.get("name", ""), insured)]
    sharing = [one for one in others if one.get("responsibility") in _SHARED]
    if sharing:
        return "、".join(f"{one.get('name', '对方')}承担{one['responsibility']}" for one in sharing)
    own = next((one.get("responsibility") for one in parties if one not in others), None)
    if own in _LEAVES_SOME or (own == "无责任" and others):
        return f"{insured}承担{own}" if own != "无责任" else f"{insured}无责任"
    return None


def _liable(told: str, page: Page, field: Field) -> Finding:
    message = f"事故认定书载明{told}，医疗费用可能由对方或其保险先行承担，请人工核对"
    return Finding("third_party_liable", "medium", message, ("parties",), (page.file,), field.box)
