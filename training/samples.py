"""The sample claims: the stories of scenarios.py, drawn the same way every time."""

import json
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

from claims_ai.money import amount_text
from training.render import bank_card, claim_form, discharge_summary, effects, id_card, medical_invoice, people
from training.render.canvas import Rendered
from training.render.contents import BankCard, Charge, ClaimForm, DischargeSummary, MedicalInvoice
from training.render.people import Person
from training.scenarios import SCENARIOS, Scenario

CAPTURES: dict[str, Callable[[Rendered, int], Rendered]] = {
    "scan": effects.scan,
    "glass": effects.lay,
    "photocopy": effects.photocopy,
    "photo": lambda page, seed: effects.photograph(page, seed, 0.5),
    "sideways": lambda page, seed: effects.rotate(effects.photograph(page, seed, 0.6), 90),
    "upside_down": lambda page, seed: effects.rotate(effects.photograph(page, seed, 0.5), 180),
    "unreadable": lambda page, seed: effects.dark(effects.blur(effects.photograph(page, seed, 0.8), 11), 0.22),
}


def build(folder: Path) -> None:
    """Write claims/<folder>/{claim.json,*.jpg} for every scenario, and policies.json."""
    for scenario in SCENARIOS:
        write(scenario, folder / "claims" / scenario.folder)
    policies = {policy(s)["policy_number"]: policy(s) for s in SCENARIOS}
    _write_json(folder / "policies.json", list(policies.values()))


def write(scenario: Scenario, folder: Path) -> None:
    """Write one claim folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in pages(scenario).items():
        (folder / f"{name}.jpg").write_bytes(effects.jpeg(page, 62))
    _write_json(folder / "claim.json", claim(scenario))


def claim(scenario: Scenario) -> dict[str, Any]:
    """The claim.json of a scenario: what the claimant typed."""
    insured = _insured(scenario)
    card = _card(insured)
    return {
        "claim_id": f"C2026{SCENARIOS.index(scenario) + 1:03d}",
        "policy_number": _policy_number(insured),
        "insured_name": insured.name,
        "insured_id_number": insured.id_number,
        "accident_date": scenario.served.isoformat(),
        "cause": "illness",
        "visit_type": "inpatient" if scenario.stay else "outpatient",
        "claimed_amount": amount_text(invoice(scenario).total),
        "payee": {"name": insured.name, "account": card.card_number, "bank": card.bank_name},
        "mobile": insured.mobile,
        "submitted_at": _submitted(scenario).isoformat(),
        "files": [f"{name}.jpg" for name in _papers(scenario)],
    }


def policy(scenario: Scenario) -> dict[str, Any]:
    """The policy of a scenario's insured person."""
    insured = _insured(scenario)
    party = {"name": insured.name, "id_number": insured.id_number}
    return {
        "policy_number": _policy_number(insured),
        "holder": party,
        "insured": [party],
        "product": scenario.product,
        "effective_from": max(scenario.insured_from, date(2026, 1, 1)).isoformat(),
        "effective_until": date(2026, 12, 31).isoformat(),
        "first_effective_from": scenario.insured_from.isoformat(),
        "status": "in_force",
    }


def pages(scenario: Scenario) -> dict[str, Rendered]:
    """Every paper of a claim as it is uploaded, with its truth, by file name without .jpg."""
    captured = {}
    for name, draw in _papers(scenario).items():
        usual = "glass" if name in ("id", "card") else "scan"
        capture = CAPTURES[scenario.captures.get(name, usual)]
        captured[name] = capture(draw(), crc32(f"{scenario.folder}/{name}".encode()))
    return captured


def invoice(scenario: Scenario) -> MedicalInvoice:
    """The invoice of a scenario, its misprints included."""
    rng = Random(scenario.invoice_of or scenario.folder)
    served_until = scenario.served + timedelta(scenario.stay.nights) if scenario.stay else None
    total, social, account = scenario.total, Decimal(scenario.social_insurance), Decimal(scenario.account)
    return MedicalInvoice(
        patient=people.person(*scenario.patient, Random(scenario.patient[0])),
        hospital_name=scenario.hospital,
        hospital_type=people.HOSPITALS[scenario.hospital],
        code="99060126",
        number=people.digits(rng, 10),
        check_code=f"{rng.randrange(16**6):06x}",
        issue_date=served_until or scenario.served,
        serial_number=f"{scenario.served:%Y%m%d}{people.digits(rng, 5)}",
        case_number=("ZY" if scenario.stay else "MZ") + people.digits(rng, 8),
        insurance_type="职工基本医疗保险" if social else "自费",
        insurance_number=people.digits(rng, 12),
        served_from=scenario.served,
        served_until=served_until,
        department=scenario.stay.department if scenario.stay else "",
        charges=tuple(Charge(name, Decimal(amount)) for name, amount in scenario.charges.items()),
        total=Decimal(scenario.printed_total or total),
        total_in_words=Decimal(scenario.printed_words or total),
        social_insurance_paid=social,
        other_paid=Decimal(0),
        personal_account_paid=account,
        personal_cash_paid=total - social - account,
        self_pay=total - social - Decimal(scenario.self_funded),
        self_funded=Decimal(scenario.self_funded),
    )


def _papers(scenario: Scenario) -> dict[str, Callable[[], Rendered]]:
    """How to draw each paper that is handed in; one paper looks the same in every claim."""
    bill, card, folder = invoice(scenario), _card(_insured(scenario)), scenario.folder
    holder = bill.patient.id_number
    papers: dict[str, Callable[[], Rendered]] = {
        "invoice": lambda: medical_invoice.draw(bill, scenario.layout, Random(bill.number)),
        "id": lambda: id_card.draw(bill.patient, _one(id_card.LAYOUTS, holder), Random(holder)),
        "card": lambda: bank_card.draw(card, _one(bank_card.LAYOUTS, card.card_number), Random(card.card_number)),
        "form": lambda: claim_form.draw(_form(scenario), _one(claim_form.LAYOUTS, folder), Random(folder)),
    }
    if scenario.stay:
        layout = _one(discharge_summary.LAYOUTS, folder)
        papers["discharge"] = lambda: discharge_summary.draw(_summary(scenario), layout, Random(folder))
    return {name: draw for name, draw in papers.items() if name not in scenario.missing}


def _one(layouts: Iterable[str], key: str) -> str:
    return Random(key).choice(sorted(layouts))


def _insured(scenario: Scenario) -> Person:
    who = scenario.insured or scenario.patient
    return people.person(*who, Random(who[0]))


def _policy_number(insured: Person) -> str:
    return "GH99" + people.digits(Random(f"policy of {insured.name}"), 10)


def _card(holder: Person) -> BankCard:
    rng = Random(f"card of {holder.name}")
    return BankCard(
        rng.choice(people.BANKS), people.bank_card(rng), f"20{rng.randint(28, 34)}-{rng.randint(1, 12):02d}"
    )


def _submitted(scenario: Scenario) -> date:
    nights = scenario.stay.nights if scenario.stay else 0
    return scenario.served + timedelta(nights + 7 + 9 * scenario.folder.endswith("second"))


def _form(scenario: Scenario) -> ClaimForm:
    typed = claim(scenario)
    return ClaimForm(
        policy_number=typed["policy_number"],
        insured=_insured(scenario),
        applicant_name=typed["insured_name"],
        accident_date=scenario.served,
        cause=typed["cause"],
        visit_type=typed["visit_type"],
        claim_amount=Decimal(typed["claimed_amount"]),
        payee_name=typed["payee"]["name"],
        payee_account=typed["payee"]["account"],
        payee_bank=typed["payee"]["bank"],
        signed_on=_submitted(scenario),
    )


def _summary(scenario: Scenario) -> DischargeSummary:
    bill, stay = invoice(scenario), scenario.stay
    if stay is None or bill.served_until is None:
        raise ValueError(f"{scenario.folder} is no stay and has no discharge summary")
    birthday = bill.patient.birth_date.replace(year=scenario.served.year)
    return DischargeSummary(
        patient=bill.patient,
        age=scenario.served.year - bill.patient.birth_date.year - (birthday > scenario.served),
        hospital_name=bill.hospital_name,
        department=stay.department,
        medical_record_number=bill.case_number,
        admission_date=scenario.served,
        discharge_date=bill.served_until,
        admission_diagnosis=f"1.{stay.diagnosis}",
        discharge_diagnosis=f"1.{stay.diagnosis}",
        complaint=stay.complaint,
        course="入院后完善相关检查，明确诊断，予对症支持等综合治疗，患者症状逐渐好转，复查相关指标较前明显改善，"
        "经上级医师查房同意，予以办理出院。",
        advice="注意休息，清淡饮食，按时服药，1周后门诊复查，如有不适及时来院就诊。",
        doctor=Random(scenario.hospital).choice(("周岚", "沈嘉宁", "董思远")),
    )


def _write_json(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
