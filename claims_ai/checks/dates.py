"""Do the dates tell one story? Loss, visit, stay, invoice and claim in an order that can be."""

from collections.abc import Iterator
from datetime import date

from claims_ai.dossier import Dossier
from claims_ai.history import History
from claims_ai.values import Field, Finding, Page

_YEARS_TO_CLAIM = 2


def check(dossier: Dossier, history: History) -> Iterator[Finding]:
    """Orders of dates that cannot be, and stays that differ between invoice and summary."""
    claim = dossier.claim
    for treatment in dossier.treatments:
        if treatment.service_from < claim.accident_date:
            yield _conflict(f"就诊日 {treatment.service_from} 早于所填出险日 {claim.accident_date}", "accident_date")
        if treatment.service_from > claim.submitted_at:
            yield _conflict(f"就诊日 {treatment.service_from} 晚于申请日 {claim.submitted_at}", "submitted_at")
        if _time_barred(treatment.service_from, claim.submitted_at):
            message = f"就诊日 {treatment.service_from} 距申请日已逾两年（保险法第二十六条），请人工核对"
            yield Finding("time_barred", "medium", message, ("submitted_at",))
    for page in dossier.invoices:
        yield from _issued(page)
    yield from _stays(dossier)


def _time_barred(served: date, claimed: date) -> bool:
    """Whether the same day two years later is over; where that year has no 29 February, the 28th is the last."""
    years = claimed.year - served.year
    return (years, claimed.month, claimed.day) > (_YEARS_TO_CLAIM, served.month, served.day)


def _issued(page: Page) -> Iterator[Finding]:
    """An invoice is not issued before the treatment it bills."""
    start = page.fields.get("admission_date") or page.fields.get("visit_date")
    issued = page.fields.get("issue_date")
    if start and issued and issued.value < start.value:
        yield _conflict(f"开票日期 {issued.value} 早于就诊日 {start.value}", "issue_date", page, issued)


def _stays(dossier: Dossier) -> Iterator[Finding]:
    """The stay on the discharge summary is the one that is billed."""
    for name, label in (("admission_date", "入院日期"), ("discharge_date", "出院日期")):
        billed = {field.value for _, field in dossier.evidence(name, "medical_invoice_inpatient")}
        for page, field in dossier.evidence(name, "discharge_summary"):
            if billed and not any(_near(field.value, other) for other in billed):
                yield _conflict(
                    f"出院小结的{label} {field.value} 与票据的 {'、'.join(sorted(billed))} 不一致", name, page, field
                )


def _near(a: str, b: str) -> bool:
    """A settlement a day later than the discharge is usual."""
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days) <= 1


def _conflict(message: str, name: str, page: Page | None = None, field: Field | None = None) -> Finding:
    return Finding(
        "date_conflict", "high", message, (name,), (page.file,) if page else (), field.box if field else None
    )
