"""Was the same paper used before? In this claim, or in another one known when it is decided."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from claims_ai.dossier import Dossier, invoice_key, same_invoice
from claims_ai.history import History, Trace, trace_of
from claims_ai.values import Finding


def check(dossier: Dossier, history: History) -> Iterator[Finding]:
    """The same invoice twice, by its code and number, and the very same picture under another claim."""
    yield from _within(dossier)
    own = trace_of(dossier)
    order = {trace.claim_id: place for place, trace in enumerate(history.traces)}
    for other in history.others(own.claim_id):
        severity = "info" if _came_first(own, other, order) else "high"
        yield from _invoices(own, other, severity)
        yield from _pictures(own, other, severity)


def _came_first(own: Trace, other: Trace, order: Mapping[str, int]) -> bool:
    """The first claim of one person with a paper is the rightful one; between two persons neither is taken for it."""
    mine = (own.submitted_at, order.get(own.claim_id, len(order)))
    return own.insured_id_number == other.insured_id_number and mine < (other.submitted_at, order[other.claim_id])


def _within(dossier: Dossier) -> Iterator[Finding]:
    """Two pictures of one invoice in one claim: it is counted once, and said; with two totals a person looks which is right."""
    for a, b in combinations(dossier.invoices, 2):
        first, second = invoice_key(a), invoice_key(b)
        if first and second and same_invoice(first, second):
            yield Finding(
                "duplicate_invoice",
                "low",
                f"{a.file} 与 {b.file} 是同一张票据，只计算一次",
                ("invoice_number",),
                (a.file, b.file),
            )
            if first[2] and second[2] and first[2] != second[2]:
                message = f"{a.file} 与 {b.file} 是同一张票据，合计却读作 {first[2]} 与 {second[2]}，请人工核对"
                yield Finding("low_confidence", "medium", message, ("total_amount",), (a.file, b.file))


def _invoices(own: Trace, other: Trace, severity: str) -> Iterator[Finding]:
    for key in own.invoices:
        if any(same_invoice(key, used) for used in other.invoices):
            message = f"票据 {key[1]} 也用于理赔申请 {other.claim_id}"
            yield Finding("duplicate_invoice", severity, message, ("invoice_number",))


def _pictures(own: Trace, other: Trace, severity: str) -> Iterator[Finding]:
    used = {picture for picture, _ in other.pictures}
    for picture, file in own.pictures:
        if picture in used:
            yield Finding(
                "duplicate_image", severity, f"{file} 与理赔申请 {other.claim_id} 的图片完全相同", documents=(file,)
            )
