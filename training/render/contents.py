"""What a page says, before any layout: one frozen value a document kind."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from training.render.people import PROVINCE, Person

SEXES = {"male": "男", "female": "女"}
"""How Chinese papers print the contract's words."""


@dataclass(frozen=True)
class Charge:
    """One line of an invoice; `parts` are the lines printed under it that make it up."""

    name: str
    amount: Decimal
    quantity: str = "1"
    unit: str = "次"
    unit_price: Decimal | None = None
    parts: tuple["Charge", ...] = ()


@dataclass(frozen=True)
class MedicalInvoice:
    """A medical invoice; `served_until` makes it an inpatient one. `total_in_words` may differ from `total`.

    `blank` names the fields a form may leave empty, `lines` are a province's own labels and texts, `erased` are
    fields whose end somebody covered, with how many characters are left.
    """

    patient: Person
    hospital_name: str
    hospital_type: str
    code: str
    number: str
    check_code: str
    issue_date: date
    serial_number: str
    case_number: str
    insurance_type: str
    insurance_number: str
    served_from: date
    served_until: date | None
    department: str
    charges: tuple[Charge, ...]
    total: Decimal
    total_in_words: Decimal
    social_insurance_paid: Decimal
    other_paid: Decimal
    personal_account_paid: Decimal
    personal_cash_paid: Decimal
    self_pay: Decimal
    self_funded: Decimal
    province: str = PROVINCE
    cashier: str = "0476"
    blank: frozenset[str] = frozenset()
    lines: tuple[tuple[str, str], ...] = ()
    erased: tuple[tuple[str, int], ...] = ()

    @property
    def document_type(self) -> str:
        return f"medical_invoice_{'inpatient' if self.served_until else 'outpatient'}"

    @property
    def days(self) -> int:
        return (self.served_until - self.served_from).days if self.served_until else 0


@dataclass(frozen=True)
class BankCard:
    """The front of a payment card; `valid_thru` as YYYY-MM."""

    bank_name: str
    card_number: str
    valid_thru: str


@dataclass(frozen=True)
class DischargeSummary:
    """A discharge summary (出院记录); the texts are paragraphs that carry no field."""

    patient: Person
    age: int
    hospital_name: str
    department: str
    medical_record_number: str
    admission_date: date
    discharge_date: date
    admission_diagnosis: str
    discharge_diagnosis: str
    complaint: str
    course: str
    advice: str
    doctor: str

    @property
    def days(self) -> int:
        return (self.discharge_date - self.admission_date).days


@dataclass(frozen=True)
class ClaimForm:
    """The insurer's own form as the applicant filled it in."""

    policy_number: str
    insured: Person
    applicant_name: str
    accident_date: date
    cause: str
    visit_type: str
    claim_amount: Decimal
    payee_name: str
    payee_account: str
    payee_bank: str
    signed_on: date
