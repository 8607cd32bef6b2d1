"""The part of a claim that stands without question while the rest waits: it is paid at once (保险法 25)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims_ai.dossier import INVOICES, Dossier
from claims_ai.products.calculate import Held
from claims_ai.products.certain import all_lines
from claims_ai.values import Finding, Page, Treatment

CONFINED = frozenset(
    {"low_confidence", "document_unreadable", "hospital_not_eligible", "excluded", "waiting_period", "not_in_force"}
)
"""Findings that, where they speak of certain invoices, say nothing against the others."""


@dataclass(frozen=True, slots=True)
class Certain:
    """What a claim is without its part in doubt: its dossier, the lines held back by invoice, and why."""

    dossier: Dossier
    held: Held
    doubts: tuple[Finding, ...]


def certain_of(dossier: Dossier, findings: Sequence[Finding]) -> Certain | None:
    """The claim without the invoices that findings speak of; None where these concern the whole claim, or all of it.

    A picture that cannot be read holds nothing back where the bills that were read are all that was claimed for.
    """
    doubts = tuple(finding for finding in findings if finding.severity in ("medium", "high"))
    if not doubts or not all(_is_confined(finding, dossier) for finding in doubts):
        return None
    doubtful = {treatment.invoice: treatment for finding in doubts for treatment in _concerned(finding, dossier)}
    if not doubtful and dossier.claim.claimed_amount <= dossier.total:
        return None
    kept = tuple(treatment for treatment in dossier.treatments if treatment.invoice not in doubtful)
    if not kept:
        return None
    pages = tuple(page for page in dossier.pages if page.quality.usable and not _shows(page, tuple(doubtful.values())))
    held = {invoice: all_lines(treatment) for invoice, treatment in doubtful.items()}
    return Certain(replace(dossier, pages=pages, treatments=kept), held, doubts)


def _is_confined(finding: Finding, dossier: Dossier) -> bool:
    """Whether a finding speaks of some invoices alone; a picture that cannot be read speaks of none that was."""
    if finding.code == "document_unreadable":
        return all(
            page.document_type in (*INVOICES, "other") for page in dossier.pages if page.file in finding.documents
        )
    return finding.code in CONFINED and any(_concerned(finding, dossier))


def _concerned(finding: Finding, dossier: Dossier) -> Iterator[Treatment]:
    """The treatments whose invoice a finding names, by number or by file."""
    named = [page for page in dossier.invoices if page.file in finding.documents]
    for treatment in dossier.treatments:
        if treatment.invoice in finding.documents or any(_shows(page, (treatment,)) for page in named):
            yield treatment


def _shows(page: Page, treatments: Sequence[Treatment]) -> bool:
    """Whether a page is the invoice of one of these treatments."""
    number = page.fields["invoice_number"].value if "invoice_number" in page.fields else page.file
    return page.document_type in INVOICES and any(number == treatment.invoice for treatment in treatments)
