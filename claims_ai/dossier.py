"""Many documents to one set of facts. What the papers say and what the claimant typed stay apart; checks compare them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from claims_ai.claim import Claim, Policy
from claims_ai.expenses import Lines
from claims_ai.identifiers.icd10 import within_any
from claims_ai.joining import Paper, papers_of
from claims_ai.listed import lines_for
from claims_ai.medical import codes_of
from claims_ai.products.illness import Diagnosis
from claims_ai.products.terms import Checklist, Product
from claims_ai.values import Field, Page, Treatment, UnreadFile

_ALONE = 20
"""Digits of a number that is given once in the whole country, as that of a 数电票."""
INVOICES = ("medical_invoice_outpatient", "medical_invoice_inpatient")


@dataclass(frozen=True, slots=True)
class Dossier:
    """A claim with its policy, its product, and every page read; `treatments` has one entry an invoice, each invoice once."""

    claim: Claim
    policy: Policy
    product: Product
    pages: tuple[Page, ...]
    unread: tuple[UnreadFile, ...]
    treatments: tuple[Treatment, ...]

    def of_type(self, *types: str) -> tuple[Page, ...]:
        """The pages of the given document types."""
        return tuple(page for page in self.pages if page.document_type in types)

    def evidence(self, name: str, *types: str) -> tuple[tuple[Page, Field], ...]:
        """A field on all pages of the given types that have it."""
        return tuple((page, page.fields[name]) for page in self.of_type(*types) if name in page.fields)

    @property
    def invoices(self) -> tuple[Page, ...]:
        """The pages that are medical invoices."""
        return self.of_type(*INVOICES)

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The documents, those of several pages joined."""
        return papers_of(self.pages)

    @property
    def checklist(self) -> Checklist:
        """The papers that the product wants for such a visit and, where a readable page tells it, such a diagnosis."""
        told = _diagnosis([page for page in self.pages if page.quality.usable])
        return self.product.checklist(self.claim.visit_type, self.claim.cause, Diagnosis(told, _codes(told)))

    @property
    def total(self) -> Decimal:
        """The sum of all invoices."""
        return sum((treatment.total for treatment in self.treatments), Decimal(0))


def assemble(claim: Claim, policy: Policy, product: Product, read: Sequence[Page | UnreadFile]) -> Dossier:
    """Put what was read beside what was typed."""
    pages = tuple(further for page in read if isinstance(page, Page) for further in (page, *page.more))
    unread = tuple(file for file in read if isinstance(file, UnreadFile))
    invoices = _each_once([page for page in pages if page.document_type in INVOICES and "total_amount" in page.fields])
    diagnosis, department = _diagnosis(pages), _first(pages, "department")
    papers = papers_of(pages)
    treatments = tuple(
        _treatment(page, claim, diagnosis, department, *lines_for(page, invoices, papers, product)) for page in invoices
    )
    told = tuple(_with_what_is_told(each, claim, policy, only=len(treatments) == 1) for each in treatments)
    return Dossier(claim, policy, product, pages, unread, told)


def _with_what_is_told(treatment: Treatment, claim: Claim, policy: Policy, only: bool) -> Treatment:
    """A treatment with what no invoice states: what other insurers paid of it, and whether the policy knows the illness as older."""
    paid = [each.amount for each in claim.other_payments if each.invoice == treatment.invoice or (only and not each.invoice)]  # fmt: skip
    person = policy.insured_person(claim.insured_name, claim.insured_id_number)
    known = person is not None and any(within_any(code, person.preexisting) for code in treatment.icd10)
    return replace(
        treatment, other_insurers_paid=sum(paid, Decimal(0)) if paid else None, preexisting=True if known else None
    )


def invoice_key(page: Page) -> tuple[str, str, str] | None:
    """What tells one invoice from another: code, number and total; None where the number was not read."""
    if "invoice_number" not in page.fields:
        return None
    values = (
        page.fields[name].value if name in page.fields else ""
        for name in ("invoice_code", "invoice_number", "total_amount")
    )
    code, number, total = values
    return code, number, total


def same_invoice(a: tuple[str, str, str], b: tuple[str, str, str]) -> bool:
    """Whether two keys mean one invoice: the same number, and no other code.

    Code and number, or a number so long that it needs no code, are given once: another total is then misread or altered.
    Otherwise numbers meet by chance, and the total has to agree.
    """
    if a[1] != b[1] or _differ(a[0], b[0]):
        return False
    return bool(a[0] and b[0]) or len(a[1]) >= _ALONE or not _differ(a[2], b[2])


def _differ(one: str, other: str) -> bool:
    """Whether both were read, and are not the same."""
    return bool(one and other) and one != other


def _each_once(invoices: Sequence[Page]) -> list[Page]:
    """Two pictures of one invoice are one bill."""
    kept: list[Page] = []
    for page in invoices:
        key = invoice_key(page)
        others = [other for other in map(invoice_key, kept) if other]
        if key is None or not any(same_invoice(key, other) for other in others):
            kept.append(page)
    return kept


def _treatment(
    page: Page, claim: Claim, diagnosis: str | None, department: str | None, lines: Lines, billed: Lines
) -> Treatment:
    inpatient = page.document_type == "medical_invoice_inpatient"
    start = _date(page, "admission_date") if inpatient else _date(page, "visit_date")
    until = _date(page, "discharge_date") if inpatient else None
    return Treatment(
        invoice=page.fields["invoice_number"].value if "invoice_number" in page.fields else page.file,
        visit_type="inpatient" if inpatient else "outpatient",
        cause=claim.cause,
        service_from=start or (claim.accident_date if inpatient else _date(page, "issue_date")) or claim.accident_date,
        service_until=until,
        days=_days(page, start, until) if inpatient else None,
        total=Decimal(page.fields["total_amount"].value),
        hospital_name=_text(page, "hospital_name"),
        hospital_type=_text(page, "hospital_type"),
        diagnosis=diagnosis,
        lines=lines,
        billed=billed,
        social_insurance_paid=_amount(page, "social_insurance_paid"),
        other_paid=_amount(page, "other_paid"),
        personal_account_paid=_amount(page, "personal_account_paid"),
        personal_cash_paid=_amount(page, "personal_cash_paid"),
        self_pay=_amount(page, "self_pay"),
        self_funded=_amount(page, "self_funded"),
        department=department,
        case_number=_case_number(page, start, until),
        accident_date=claim.accident_date if claim.cause == "accident" else None,
        icd10=_codes(diagnosis),
    )


def _case_number(page: Page, start: date | None, until: date | None) -> str | None:
    """What tells the bills of one visit; on its own it may be the patient's for life, so that the days have to be known too."""
    inpatient = page.document_type == "medical_invoice_inpatient"
    dated = start and until if inpatient else start or "issue_date" in page.fields
    return _text(page, "case_number") if dated else None


def _codes(diagnosis: str | None) -> tuple[str, ...]:
    """The codes of the illnesses that a diagnosis states, where they are sure; what it merely resembles decides nothing."""
    return tuple(coded.code for coded in codes_of(diagnosis) if coded.sure) if diagnosis else ()


def _days(page: Page, start: date | None, until: date | None) -> int | None:
    """Days of the stay as the dates tell, else as printed."""
    if start and until and until >= start:
        return max(1, (until - start).days)
    return int(page.fields["inpatient_days"].value) if "inpatient_days" in page.fields else None


def _diagnosis(pages: Sequence[Page]) -> str | None:
    """The diagnosis at discharge, else the one of a certificate, else the one at admission."""
    names = ("discharge_diagnosis", "diagnosis", "admission_diagnosis")
    return next((text for name in names if (text := _first(pages, name))), None)


def _first(pages: Sequence[Page], name: str) -> str | None:
    """A field of the first page that has it."""
    return next((page.fields[name].value for page in pages if name in page.fields), None)


def _text(page: Page, name: str) -> str | None:
    return page.fields[name].value if name in page.fields else None


def _date(page: Page, name: str) -> date | None:
    return date.fromisoformat(page.fields[name].value) if name in page.fields else None


def _amount(page: Page, name: str) -> Decimal | None:
    return Decimal(page.fields[name].value) if name in page.fields else None
