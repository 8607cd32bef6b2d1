"""The decision: pure, from findings, calculation and scores. It pays, asks, or hands to a person; it never refuses.

Which error is worse: paying wrongly costs money, delaying a rightful claim costs trust. Anything not clear goes to a person.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from claims_ai.dossier import Dossier
from claims_ai.money import ZERO
from claims_ai.partial import Certain
from claims_ai.products.calculate import Calculation
from claims_ai.products.certain import CertainPart
from claims_ai.values import Finding, Reason, Score
from claims_ai.wording import DOCUMENTS

ASKS = frozenset({"document_missing", "document_unreadable"})
_INVESTIGATED = frozenset({"duplicate_invoice", "duplicate_image", "suspected_tampering", "fraud_score_high"})
_SENIOR_ABOVE = 3
_CASE_TEAM_ABOVE = 20


@dataclass(frozen=True, slots=True)
class Verdict:
    """Outcome, route and reasons; `missing` are the document types to ask for."""

    outcome: str
    route: str
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...] = ()


def decide(
    dossier: Dossier, findings: tuple[Finding, ...], calculation: Calculation, scores: Mapping[str, Score]
) -> Verdict:
    """Refer what needs a person, ask for what is missing, pay the rest."""
    stopping = [finding for finding in findings if finding.severity in ("medium", "high")]
    asks = [finding for finding in stopping if finding.code in ASKS]
    referring = [
        _reason(finding)
        for finding in stopping
        if finding.code not in ASKS and not (asks and finding.code == "low_confidence")
    ]
    missing = _missing(asks, dossier)
    if referring:
        return Verdict("referred", _route(referring, dossier, calculation), (*referring, *map(_reason, asks)), missing)
    if asks:
        return Verdict("documents_requested", "claimant", tuple(map(_reason, asks)), missing)
    doubts = _doubts(dossier, calculation, scores)
    if doubts:
        return Verdict("referred", _route(doubts, dossier, calculation), doubts)
    return Verdict("approved", "fast_pay", _approval(dossier, calculation))


def decide_part(whole: Verdict, certain: Certain, part: CertainPart, scores: Mapping[str, Score]) -> Verdict | None:
    """Pay now what stands without question; the rest goes the way the whole claim would have gone. None where nothing stands."""
    if part.payable <= ZERO or _doubts(certain.dossier, part.calculation, scores):
        return None
    message = f"无争议部分 {part.payable} 元先行支付；其余至多 {part.pending} 元待核定后支付（保险法第25条）"
    return Verdict("partly_approved", whole.route, (Reason("certain_part_now", message), *whole.reasons), whole.missing)


def _missing(asks: list[Finding], dossier: Dossier) -> tuple[str, ...]:
    """The document types to send, each once: the missing ones, and those of pictures that could not be read."""
    kinds = {page.file: page.document_type for page in dossier.pages if not page.quality.usable}
    wanted = [
        kind if finding.code == "document_missing" else kinds.get(kind, "other")
        for finding in asks
        for kind in finding.documents
    ]
    return tuple(dict.fromkeys(kind for kind in wanted if kind != "other"))


def _doubts(dossier: Dossier, calculation: Calculation, scores: Mapping[str, Score]) -> tuple[Reason, ...]:
    """Why a claim without findings still needs a person."""
    limit, doubts = dossier.product.fast_pay_limit, []
    if calculation.payable < ZERO or min((t.total for t in dossier.treatments), default=-1) < 0:
        doubts.append(Reason("nothing_billed", "没有可计算的票据，或票据金额为负（如退费票据），由人工核定"))
    elif calculation.payable == ZERO and not any(_below_deductible(calculation)):
        doubts.append(Reason("nothing_payable", "应付 0 元，但不是因为免赔额，由人工核定"))
    if calculation.payable > limit:
        doubts.append(
            Reason("above_fast_pay_limit", f"应付 {calculation.payable} 元超过闪赔限额 {limit} 元，由人工复核后支付")
        )
    fast_pay, fraud = scores.get("fast_pay"), scores.get("fraud")
    if fast_pay is None or fraud is None:
        return (*doubts, Reason("score_missing", "模型评分未能得出，由人工核定"))
    # put so that a probability that is no number doubts too
    if not fraud.probability < fraud.threshold:
        doubts.append(
            Reason(
                "fraud_score_high",
                f"风险评分 {fraud.probability:.3f} 达到复核线 {fraud.threshold:.3f}，请人工复核；这只是复核信号，不是认定",
            )
        )
    if not fast_pay.probability >= fast_pay.threshold:
        doubts.append(
            Reason(
                "fast_pay_score_low",
                f"自动赔付把握 {fast_pay.probability:.3f} 低于要求的 {fast_pay.threshold:.3f}，由人工核定",
            )
        )
    return tuple(doubts)


def _approval(dossier: Dossier, calculation: Calculation) -> tuple[Reason, ...]:
    if calculation.payable == ZERO:
        return tuple(_below_deductible(calculation))
    message = f"材料齐全、核对一致，应付 {calculation.payable} 元，在闪赔限额 {dossier.product.fast_pay_limit} 元以内，立即支付"
    return (Reason("within_fast_pay_limits", message),)


def _below_deductible(calculation: Calculation) -> Iterator[Reason]:
    yield from (_reason(finding) for finding in calculation.findings if finding.code == "below_deductible")


def _route(reasons: tuple[Reason, ...] | list[Reason], dossier: Dossier, calculation: Calculation) -> str:
    senior, case_team = _referral_limits(dossier)
    if {reason.code for reason in reasons} & _INVESTIGATED:
        return "investigation"
    if calculation.payable > case_team:
        return "case_team"
    return "senior_adjuster" if calculation.payable > senior else "adjuster"


def _referral_limits(dossier: Dossier) -> tuple[Decimal, Decimal]:
    """Above which amounts a senior adjuster and a case team look: as the product says, else multiples of what is paid at once."""
    terms, limit = dossier.product.referral, dossier.product.fast_pay_limit
    if terms:
        return terms.senior_adjuster_above, terms.case_team_above
    return _SENIOR_ABOVE * limit, _CASE_TEAM_ABOVE * limit


def _reason(finding: Finding) -> Reason:
    return Reason(
        finding.code, finding.message, finding.fields, tuple(DOCUMENTS.get(name, name) for name in finding.documents)
    )
