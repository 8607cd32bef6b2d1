"""Declarations that stand in for deferrable papers: what is said of them with a decision, none of it stopping one."""

from collections.abc import Iterator
from decimal import Decimal

from claims_ai.claim import SignedDeclaration
from claims_ai.dossier import Dossier
from claims_ai.money import amount_text
from claims_ai.papers.checklist import check_papers
from claims_ai.papers.declarations import Declaration, accepted, drawn
from claims_ai.values import Finding
from claims_ai.wording import DOCUMENTS


def findings(dossier: Dossier, payable: Decimal, broken: int = 0) -> Iterator[Finding]:
    """Each declaration: taken, drawn to be checked afterwards, or not taken and why; none where earlier ones were found `broken`."""
    absent = {paper.type for paper in check_papers(dossier).of("deferred")}
    for signed in dossier.claim.declarations:
        name = DOCUMENTS[signed.paper]
        if why := _not_taken(signed, dossier, payable, absent, broken):
            yield Finding(
                "declaration_not_accepted", "low", f"{name}的告知承诺未被采用：{why}", documents=(signed.paper,)
            )
            continue
        absent.discard(signed.paper)
        yield Finding("document_declared", "info", f"{name}由已签署的告知承诺代替", documents=(signed.paper,))
        terms = dossier.product.declaration
        if terms and drawn(_declaration(signed, dossier), terms.audited_share):
            yield Finding("declaration_drawn", "info", f"{name}的告知承诺被抽中，支付后核查", documents=(signed.paper,))


def _not_taken(signed: SignedDeclaration, dossier: Dossier, payable: Decimal, absent: set[str], broken: int) -> str:
    terms = dossier.product.declaration
    if terms is None:
        return "本产品不适用告知承诺"
    if broken:
        return "此前的承诺经核查不实，不再适用告知承诺"
    if signed.paper not in absent:
        return "该材料已提交，或不能以承诺代替"
    if payable > terms.up_to:
        return f"应付 {amount_text(payable)} 元超过 {amount_text(terms.up_to)} 元（{terms.clause}）"
    if not accepted(_declaration(signed, dossier), terms):
        return "签署的文本不是现行版本"
    return ""


def _declaration(signed: SignedDeclaration, dossier: Dossier) -> Declaration:
    return Declaration(
        dossier.claim.claim_id, signed.paper, signed.signed_by, signed.signed_on, signed.text_version, signed.text_digest,
        signed.signature,
    )  # fmt: skip
