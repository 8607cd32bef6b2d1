"""Does somebody else answer for the accident? Whoever caused it owes the costs of treatment first; how the two meet, a person settles."""

from collections.abc import Iterator, Mapping

from rapidfuzz.distance import Levenshtein

from claims_ai.dossier import Dossier
from claims_ai.history import History
from claims_ai.values import Field, Finding, Listed, Page

_SHARED = ("全部责任", "主要责任", "同等责任", "次要责任")
_LEAVES_SOME = ("主要责任", "同等责任", "次要责任")
"""Shares of the insured that leave another one to somebody else."""

_SURE, _MISREAD = 0.9, 1
_DOTS = str.maketrans("", "", "·•・‧.．∙")

Parties = tuple[Mapping[str, str], ...]


def check(dossier: Dossier, history: History) -> Iterator[Finding]:
    """Another party of the insured's accident bears a share of the responsibility, and costs of treatment are claimed."""
    claim = dossier.claim
    benefits = dossier.product.benefits_for(claim.visit_type, claim.cause)
    if claim.cause != "accident" or not any(benefit.kind == "indemnity" for benefit in benefits):
        return
    for page, field in dossier.evidence("parties", "accident_certificate"):
        parties = field.entries if isinstance(field, Listed) else ()
        if page.quality.usable and (told := _told(parties, claim.insured_name, field.confidence)):
            yield _liable(told, page, field)


def _told(parties: Parties, insured: str, confidence: float) -> str | None:
    """What the certificate says of others than the insured; None where nobody else answers for the accident."""
    own_name = _name_of(insured, parties, confidence)
    others = [one for one in parties if _bare(one.get("name", "")) != own_name]
    sharing = [one for one in others if one.get("responsibility") in _SHARED]
    if sharing:
        return "、".join(f"{one.get('name', '对方')}承担{one['responsibility']}" for one in sharing)
    own = next((one.get("responsibility") for one in parties if one not in others), None)
    if own in _LEAVES_SOME or (own == "无责任" and others):
        return f"{insured}承担{own}" if own != "无责任" else f"{insured}无责任"
    return None


def _name_of(insured: str, parties: Parties, confidence: float) -> str | None:
    """The insured among the parties: who has the name, else but for a misread character; who alone bears all of it is, unless surely another."""
    names = [_bare(one.get("name", "")) for one in parties]
    near = {name for name in names if Levenshtein.distance(name, _bare(insured)) <= _MISREAD}
    if _bare(insured) in near or len(near) == 1:
        return _bare(insured) if _bare(insured) in near else near.pop()
    alone = len(parties) == 1 and parties[0].get("responsibility") == "全部责任"
    return names[0] if alone and (confidence < _SURE or not names[0]) else None


def _bare(name: str) -> str:
    """A name without spaces and middle dots, which are printed in many forms and often missed."""
    return "".join(name.split()).translate(_DOTS).upper()


def _liable(told: str, page: Page, field: Field) -> Finding:
    message = f"事故认定书载明{told}，医疗费用可能由对方或其保险先行承担，请人工核对"
    return Finding("third_party_liable", "medium", message, ("parties",), (page.file,), field.box)
