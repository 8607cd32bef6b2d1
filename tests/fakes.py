"""Stand-ins for the world outside: pages as if read, a claim with nothing wrong, a scanner and models that say what they are told."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np

from claims_ai.adjudicate import Desk
from claims_ai.claim import Claim, Payee, Policy
from claims_ai.documents.layout import Sheet
from claims_ai.documents.scan import Scan
from claims_ai.dossier import Dossier, assemble
from claims_ai.history import History
from claims_ai.products.load import load_products
from claims_ai.resources import folder
from claims_ai.values import Field, Finding, Item, Line, Page, Quality, Score, UnreadFile

PRODUCTS = load_products(folder("samples") / "products")
PRODUCT = PRODUCTS.latest("comprehensive_medical")
NAME, ID_NUMBER, ACCOUNT = "陈晓雯", "990104198803142229", "9951190726688505473"
BROTHER, BROTHERS_ID = "何志强", "99010219811213001X"
CLEAN = Quality(True, 0.98)
BLURRED = Quality(False, 0.2, ("blurred",))
NOTHING_KNOWN = History()


def line(text: str, x: float, y: float, height: float = 20, confidence: float = 0.99, slope: float = 0) -> Line:
    """A line as OCR gives it: half a height a Latin character, a height a Chinese one; `slope` is down per right."""
    width = sum(height if ord(char) > 0x2E7F else height / 2 for char in text)
    down = slope * width
    return Line(text, confidence, ((x, y), (x + width, y + down), (x + width, y + down + height), (x, y + height)))


def sheet(*lines: Line, red_free: tuple[Line, ...] = (), size: tuple[int, int] = (1400, 1000)) -> Sheet:
    """A page of such lines."""
    return Sheet(lines, red_free, size)


def field(value: str, confidence: float = 0.99) -> Field:
    """A field read from somewhere."""
    return Field(value, confidence, value, ((0, 0), (10, 0), (10, 10), (0, 10)))


def page(document_type: str, file: str = "", quality: Quality = CLEAN, **fields: str | Field) -> Page:
    """A page as if read; the file is named after its type."""
    read = {name: value if isinstance(value, Field) else field(value) for name, value in fields.items()}
    return Page(
        file=file or f"{document_type}.jpg", page=0, document_type=document_type, document_type_confidence=0.95,
        language="zh", orientation=0, width=1400, height=1000, quality=quality, fields=read, digest=f"digest of {file or document_type}",
    )  # fmt: skip


def invoice(file: str = "invoice.jpg", **changes: str | None) -> Page:
    """An outpatient invoice of 812.60; None leaves a field out."""
    fields = {
        "invoice_code": "99060126", "invoice_number": "4071223344", "patient_name": NAME, "issue_date": "2026-03-03",
        "visit_date": "2026-03-03", "hospital_name": "江州市第一人民医院", "hospital_type": "三级甲等综合医院",
        "total_amount": "812.60", "social_insurance_paid": "302.60", "personal_account_paid": "210.00",
        "personal_cash_paid": "300.00", "self_pay": "450.00", "self_funded": "60.00", **changes,
    }  # fmt: skip
    read = page("medical_invoice_outpatient", file, **{name: value for name, value in fields.items() if value})
    return replace(read, items=(Item("西药费", "612.60", 0.99, None), Item("检查费", "200.00", 0.99, None)))


def stay(file: str = "invoice.jpg", **changes: str | None) -> Page:
    """An inpatient invoice of 6842.50 over six nights; None leaves a field out."""
    fields = {
        "invoice_code": "99060126", "invoice_number": "4071223355", "patient_name": NAME, "issue_date": "2026-04-15",
        "admission_date": "2026-04-09", "discharge_date": "2026-04-15", "inpatient_days": "6",
        "hospital_name": "江州大学附属中心医院", "hospital_type": "三级甲等综合医院", "total_amount": "6842.50",
        "social_insurance_paid": "4102.30", **changes,
    }  # fmt: skip
    read = page("medical_invoice_inpatient", file, **{name: value for name, value in fields.items() if value})
    return replace(read, items=(Item("床位费", "240.00", 0.99, None), Item("西药费", "6602.50", 0.99, None)))


def summary(**changes: str) -> Page:
    """The discharge summary of that stay."""
    fields = {
        "patient_name": NAME, "admission_date": "2026-04-09", "discharge_date": "2026-04-15",
        "discharge_diagnosis": "1.社区获得性肺炎", **changes,
    }  # fmt: skip
    return page("discharge_summary", **fields)


def id_card(**changes: str) -> Page:
    """The insured's ID card."""
    return page("id_card_front", **{"name": NAME, "id_number": ID_NUMBER, **changes})


def bank_card(**changes: str) -> Page:
    """The insured's bank card."""
    return page("bank_card", **{"card_number": ACCOUNT, **changes})


def form(**changes: str) -> Page:
    """The claim form, as typed."""
    fields = {
        "insured_name": NAME, "insured_id_number": ID_NUMBER, "payee_name": NAME, "payee_account": ACCOUNT, **changes,
    }  # fmt: skip
    return page("claim_form", **fields)


def papers(*bills: Page) -> tuple[Page, ...]:
    """All an outpatient claim needs; other bills may stand for the invoice."""
    return (*(bills or (invoice(),)), id_card(), bank_card(), form())


def claim(**changes: Any) -> Claim:
    """A claim with nothing wrong."""
    facts = {
        "claim_id": "C1", "policy_number": "GH1", "insured_name": NAME, "insured_id_number": ID_NUMBER,
        "accident_date": date(2026, 3, 3), "cause": "illness", "visit_type": "outpatient",
        "claimed_amount": Decimal("812.60"), "payee": Payee(name=NAME, account=ACCOUNT), "submitted_at": date(2026, 3, 10),
        **changes,
    }  # fmt: skip
    return Claim(**facts)


def stay_claim(**changes: Any) -> Claim:
    """A claim for the stay."""
    facts = {
        "visit_type": "inpatient", "accident_date": date(2026, 4, 9), "submitted_at": date(2026, 4, 22),
        "claimed_amount": Decimal("6842.50"), **changes,
    }  # fmt: skip
    return claim(**facts)


def policy(**changes: Any) -> Policy:
    """A renewed policy of 2026 on the insured."""
    person = {"name": NAME, "id_number": ID_NUMBER}
    facts = {
        "policy_number": "GH1", "holder": person, "insured": [person], "product": "comprehensive_medical",
        "effective_from": date(2026, 1, 1), "effective_until": date(2026, 12, 31), "first_effective_from": date(2025, 1, 1),
        **changes,
    }  # fmt: skip
    return Policy.model_validate(facts)


def dossier(*read: Page | UnreadFile, of: Claim | None = None, under: Policy | None = None, product: str = "comprehensive_medical") -> Dossier:  # fmt: skip
    """A claim with its papers; complete and in order unless told otherwise."""
    return assemble(of or claim(), under or policy(), PRODUCTS.latest(product), read or papers())


def codes(findings: tuple[Finding, ...] | list[Finding]) -> list[str]:
    """The codes of findings, in order."""
    return [finding.code for finding in findings]


@dataclass(frozen=True)
class FakeModel:
    """A model that gives one probability whatever the claim."""

    probability: float
    threshold: float
    task: str = "fake"

    @property
    def card(self) -> Any:
        return SimpleNamespace(task=self.task, version="v0", features=())

    def score(self, features: Mapping[str, Any], sentence: Any = None) -> Score:
        return Score(self.probability, self.threshold)


SURE = {"fast_pay": FakeModel(0.97, 0.9), "fraud": FakeModel(0.01, 0.2)}
SURE_SCORES = {"fast_pay": Score(0.97, 0.9), "fraud": Score(0.01, 0.2)}


def scanner_of(*lines: Line) -> Any:
    """A scanner that sees the given lines on every picture."""
    return lambda picture: Scan(0, lines, (), CLEAN, 1.0)


def blind(picture: np.ndarray) -> Scan:
    """A scanner that fails."""
    raise RuntimeError("the network is gone")


def desk(**changes: Any) -> Desk:
    """A desk that knows the policy and pays what is in order."""
    facts: dict[str, Any] = {
        "policies": {"GH1": policy()}, "products": PRODUCTS, "models": SURE, "scanner": scanner_of(), "versions": {"code": "test"},
        **changes,
    }  # fmt: skip
    return Desk(**facts)


def write_models(where: Path) -> Path:
    """A folder of models as small as can be; they let everything pass."""
    import lightgbm

    amounts = np.arange(100.0).reshape(-1, 1)
    data = lightgbm.Dataset(amounts, label=amounts[:, 0] > 50, feature_name=["total_amount"])
    text = lightgbm.train({"objective": "binary", "num_leaves": 2, "verbose": -1}, data, 1).model_to_string()
    for task, threshold in (("fast_pay", 0.0), ("fraud", 1.0)):
        place = where / task / "v0"
        place.mkdir(parents=True)
        (place / "model.txt").write_text(text)
        card = {
            "task": task, "version": "v0", "created": "2026-01-01", "source": {"name": "fake", "rows": 100, "positives": 49},
            "label": "y", "positive": "1", "time": None, "dropped": [], "calibration": {"method": "platt"}, "threshold": threshold,
            "features": [{"name": "total_amount", "safe": "total_amount", "kind": "number"}], "threshold_rule": "", "metrics": {},
            "measured_on": "", "parameters": {}, "notes": [], "libraries": {}, "model_sha256": sha256(text.encode()).hexdigest(),
        }  # fmt: skip
        (place / "card.json").write_text(json.dumps(card))
    (where / "champions.json").write_text(json.dumps({"fast_pay": "v0", "fraud": "v0"}))
    return where
