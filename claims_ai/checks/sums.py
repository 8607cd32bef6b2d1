"""Is what was claimed what the invoices say, and do lists add up over all their pages?"""

from collections.abc import Iterator
from decimal import Decimal

from claims_ai.checks.typed import SURELY_READ
from claims_ai.documents.sub_lines import in_groups
from claims_ai.dossier import INVOICES, Dossier
from claims_ai.history import History
from claims_ai.listed import lists_of, of_one_visit
from claims_ai.money import ZERO
from claims_ai.values import Finding

_SURE = 0.8
_ROUNDED = Decimal(1)
"""What is paid in cash is rounded to whole jiao or yuan."""


def check(dossier: Dossier, history: History) -> Iterator[Finding]:
    """The sums of the claim."""
    yield from _claimed(dossier)
    yield from _on_form(dossier)
    yield from _listed(dossier)
    yield from _list_and_bill(dossier)


def _claimed(dossier: Dossier) -> Iterator[Finding]:
    """The claimed amount is the invoices' total, or what the insured bore of it; a daily cash benefit claims no sum of an invoice."""
    claimed, total = dossier.claim.claimed_amount, dossier.total
    if dossier.treatments and not _agrees(claimed, dossier):
        message = f"申请金额 {claimed} 与票据合计 {total} 不一致"
        yield Finding("claimed_amount_differs", _weight(claimed, dossier), message, ("claimed_amount", "total_amount"))


def _on_form(dossier: Dossier) -> Iterator[Finding]:
    """The amount on the form is the one that was typed; another that agrees with the invoices too is only said."""
    claimed = dossier.claim.claimed_amount
    for page, field in dossier.evidence("claim_amount", "claim_form"):
        written = Decimal(field.value)
        if page.quality.usable and written != claimed:
            doubtful = dossier.treatments and field.confidence >= SURELY_READ and not _agrees(written, dossier)
            message = f"理赔申请书上的申请金额 {written} 与申请所填 {claimed} 不一致"
            severity = _weight(written, dossier) if doubtful else "low"
            yield Finding("claimed_amount_differs", severity, message, ("claim_amount",), (page.file,), field.box)


def _agrees(amount: Decimal, dossier: Dossier) -> bool:
    """Whether an amount is the total or what the insured bore of it, or the claim is for no costs at all."""
    offered = dossier.product.benefits_for(dossier.claim.visit_type)
    by_others = sum(((t.social_insurance_paid or ZERO) + (t.other_paid or ZERO) for t in dossier.treatments), ZERO)
    pays_costs = any(benefit.kind == "indemnity" for benefit in offered)
    return not pays_costs or amount in (dossier.total, dossier.total - by_others)


def _weight(amount: Decimal, dossier: Dossier) -> str:
    return "low" if amount > dossier.total and _something_unread(dossier) else "medium"


def _something_unread(dossier: Dossier) -> bool:
    """Whether a bill that was claimed for may be among what could not be read; it is asked for again anyway."""
    return bool(dossier.unread) or any(
        not page.quality.usable and page.document_type in (*INVOICES, "other") for page in dossier.pages
    )


def _listed(dossier: Dossier) -> Iterator[Finding]:
    """The items of a list of several pages make up the total its last page prints, where all were read surely."""
    for paper in dossier.papers:
        total = paper.fields.get("total_amount")
        if paper.document_type != "expense_list" or len(paper.pages) < 2 or total is None or not paper.items:
            continue
        listed = sum((Decimal(item.amount) for item in paper.items), ZERO)
        if listed != Decimal(total.value) and min(item.confidence for item in paper.items) >= _SURE:
            files = tuple(dict.fromkeys(page.file for page in paper.pages))
            message = f"费用清单各页项目之和为 {listed}，与末页合计 {total.value} 不一致"
            yield Finding("items_sum_mismatch", "low", message, ("total_amount",), files)


def _list_and_bill(dossier: Dossier) -> Iterator[Finding]:
    """The one list of a claim with one bill comes to what the bill does; one whose own lines do not make up its total says nothing.

    Cash bills are rounded, lists of another patient or house are of another visit, and a list of less may cover some days only.
    """
    lists = [each for each in lists_of(dossier.papers) if all(of_one_visit(each, bill) for bill in dossier.invoices)]
    total = lists[0].fields.get("total_amount") if len(lists) == 1 else None
    if total is None or len(dossier.treatments) != 1 or total.confidence < _SURE:
        return
    listed, billed = Decimal(total.value), dossier.treatments[0].total
    if abs(listed - billed) >= _ROUNDED and in_groups(lists[0].items, listed):
        files = tuple(dict.fromkeys(page.file for page in lists[0].pages))
        message = f"费用清单合计 {listed} 与票据合计 {billed} 不一致，可能清单不全或不属同一次就诊，请人工核对"
        severity = "medium" if listed > billed else "low"
        yield Finding("items_sum_mismatch", severity, message, ("total_amount",), files)
