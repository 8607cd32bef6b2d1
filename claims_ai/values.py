"""The frozen values that flow from bytes to decision. Field names are those of the contract.

Boxes are four corners, clockwise from the top left of the text as read, in pixels of the page as uploaded.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from claims_ai.money import amount_text

Point = tuple[float, float]
Box = tuple[Point, Point, Point, Point]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text as it was read, with the engine's score in [0, 1]; `scores` is that of each character, where known."""

    text: str
    confidence: float
    box: Box
    scores: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One value with its evidence: the source text, where it stood, and how sure we are.

    `legibility` is the engine's score of the character it was least sure of.
    """

    value: str
    confidence: float
    text: str
    box: Box | None
    source: str = "ocr"
    checks: tuple[str, ...] = ()
    legibility: float = 1.0


@dataclass(frozen=True, slots=True)
class Listed(Field):
    """A field whose value is a list; `value` holds it as JSON text, to compare and to show."""

    entries: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One charge line of an invoice or list; `amount` in the contract's form, `text` what was read where that was mended.

    `category` is the social-insurance class 甲, 乙 or 丙, and `own_share` what the insured bears of the charge before anybody
    else pays (先行自付比例, 0 to 1), where the line states them.
    """

    name: str
    amount: str
    confidence: float
    box: Box | None
    quantity: str | None = None
    unit: str | None = None
    unit_price: str | None = None
    category: str | None = None
    own_share: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a check noticed. `severity` is `info`, `low`, `medium` or `high`; a finding never refuses."""

    code: str
    severity: str
    message: str
    fields: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Quality:
    """Whether the picture is good enough to read, and if not, why."""

    usable: bool
    score: float
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """What a file says of its own making: the programs that wrote it, and the days it was written first and last."""

    programs: tuple[str, ...] = ()
    created: date | None = None
    modified: date | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page, read. `more` holds further documents found on the same page, `digest` the SHA-256 of the upload."""

    file: str
    page: int
    document_type: str
    document_type_confidence: float
    language: str
    orientation: int
    width: int
    height: int
    quality: Quality
    fields: Mapping[str, Field | Listed] = field(default_factory=dict)
    items: tuple[Item, ...] = ()
    findings: tuple[Finding, ...] = ()
    timing_ms: Mapping[str, float] = field(default_factory=dict)
    more: tuple["Page", ...] = ()
    digest: str = ""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file that gave no page, and why; the reason names the file and the limit. `failed`: the fault is ours, not the file's."""

    file: str
    error: str
    page: int = 0
    failed: bool = False


@dataclass(frozen=True, slots=True)
class ExpenseLine:
    """One charge of a treatment. `category` is the social-insurance class 甲, 乙 or 丙 where a document states it."""

    name: str
    amount: Decimal
    category: str | None = None
    own_share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Treatment:
    """One invoice as the benefit calculation sees it: what was done, where, when, and who paid how much of it.

    Amounts are what the document states; None means that it says nothing. `service_until`, `days` and `icu_days` are for
    stays, `accident_date` for accidents. `icd10` are codes known beside those printed in the diagnosis. `other_insurers_paid`
    is what commercial insurers paid; `preexisting` whether the illness is older than the policy, None where nobody decided.
    `case_number` tells bills of one visit, where its days are known. `billed` are the
    invoice's own lines where finer ones stand in for them.
    """

    invoice: str
    visit_type: str
    cause: str
    service_from: date
    total: Decimal
    service_until: date | None = None
    days: int | None = None
    hospital_name: str | None = None
    hospital_type: str | None = None
    diagnosis: str | None = None
    lines: tuple[ExpenseLine, ...] = ()
    social_insurance_paid: Decimal | None = None
    other_paid: Decimal | None = None
    personal_account_paid: Decimal | None = None
    personal_cash_paid: Decimal | None = None
    self_pay: Decimal | None = None
    self_funded: Decimal | None = None
    other_insurers_paid: Decimal | None = None
    icd10: tuple[str, ...] = ()
    department: str | None = None
    accident_date: date | None = None
    icu_days: int | None = None
    preexisting: bool | None = None
    case_number: str | None = None
    billed: tuple[ExpenseLine, ...] = ()


@dataclass(frozen=True, slots=True)
class LineAmount:
    """What a step made of one line of an invoice. `line` counts from 1 as printed; 0 is what the lines leave of the total."""

    line: int
    name: str
    before: Decimal
    after: Decimal


@dataclass(frozen=True, slots=True)
class Posting:
    """What a step moved in the ledger: the balance of one account before and after. `year` is the policy year's first day."""

    scope: str
    measure: str
    benefit: str
    year: date
    before: Decimal
    after: Decimal


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the calculation: `before` and `after` are the running payable amount, `amount` what this step is about.

    `lines` are the lines of the `invoice` that the step changed, `ledger` the accounts it moved.
    """

    step: str
    label: str
    amount: Decimal
    before: Decimal
    after: Decimal
    clause: str
    invoice: str = ""
    benefit: str = ""
    lines: tuple[LineAmount, ...] = ()
    ledger: tuple[Posting, ...] = ()


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one feature added to (or took from) a score, in log-odds, and the sentence a person reads."""

    feature: str
    value: str
    contribution: float
    message: str


@dataclass(frozen=True, slots=True)
class Score:
    """A calibrated probability with the threshold of the model's card."""

    probability: float
    threshold: float
    top: tuple[Contribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the decision came out as it did, in words for a person."""

    code: str
    message: str
    fields: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """The contract's decision. `outcome` is approved, partly_approved, documents_requested or referred: never a refusal.

    Of a partly approved claim `payable` is the part that goes out now, and `pending` the most that the rest may still add.
    """

    claim_id: str
    outcome: str
    route: str
    payable: Decimal
    reasons: tuple[Reason, ...]
    missing_documents: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    calculation: tuple[Step, ...] = ()
    scores: Mapping[str, Score] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    timing_ms: Mapping[str, float] = field(default_factory=dict)
    currency: str = field(default="CNY")
    pending: Decimal = field(default=Decimal(0))


def as_json(value: Any) -> Any:
    """Plain dicts, lists and strings of any value above, in the contract's form."""
    if isinstance(value, Listed):
        plain = {f.name: as_json(getattr(value, f.name)) for f in fields(value) if f.name != "entries"}
        return {**plain, "value": as_json(value.entries)}
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: as_json(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Decimal):
        return amount_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {k: as_json(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_json(v) for v in value]
    return value
