"""The claim as typed and the papers that come with it, as they are printed: true, or as forged."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from claims_ai.claim import Claim, Payee, Policy
from claims_ai.money import amount_text
from training.render import people
from training.simulate.assumptions import Assumptions
from training.simulate.bills import Bill
from training.simulate.channels import channel
from training.simulate.episodes import Episode

Fields = Mapping[str, str]


@dataclass(frozen=True)
class Paper:
    """One uploaded page and what is printed on it; `key` tells one picture from another."""

    kind: str
    file: str
    fields: Fields
    items: tuple[tuple[str, str], ...] = ()
    key: str = ""


@dataclass(frozen=True)
class Case:
    """A claim as it comes in, with what only the simulation knows: the fraud behind it, if any, and whether a ring organised it."""

    claim: Claim
    policy: Policy
    papers: tuple[Paper, ...]
    scheme: str | None
    organised: bool = False


def case(e: Episode, bills: tuple[Bill, ...], rng: Random, a: Assumptions) -> Case:
    """The claim and papers of an episode; one required paper may be missing, further ones may be there."""
    policy = e.customer.policy(e.served)
    claim = _claim(e, bills, policy, rng, a)
    patient = _patient(e, rng)
    invoices = [_invoice(e, bill, patient, place, rng) for place, bill in enumerate(bills, 1)]
    required = [*invoices, _id_card(e), _bank_card(claim), _form(e, claim, rng)]
    required += [_summary(e, bills[0], patient, rng)] if e.nights else []
    if rng.random() < a.missing_paper:
        required.remove(rng.choice(required))
    papers = (*required, *_further(e, rng))
    return Case(claim, policy, papers, e.scheme, e.organised)


def _claim(e: Episode, bills: tuple[Bill, ...], policy: Policy, rng: Random, a: Assumptions) -> Claim:
    insured = e.customer.person
    own = "own_part" in e.marks
    amount = sum((bill.own if own else bill.total for bill in bills), Decimal(0))
    accident = e.served - timedelta(rng.choice((0, 0, 0, 1, 2)))
    number = insured.id_number
    if "slip_number" in e.marks:
        place = rng.randrange(6, 17)
        number = number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]
    mobile = e.mobile or insured.mobile
    return Claim(
        claim_id=e.number + ("-2" if "sent_again" in e.marks else ""),
        policy_number=policy.policy_number,
        insured_name=insured.name,
        insured_id_number=number,
        accident_date=e.served + timedelta(rng.randint(1, 5)) if "slip_date" in e.marks else accident,
        cause="accident" if e.cause == "accident" else "illness",
        visit_type="inpatient" if e.nights else "outpatient",
        claimed_amount=amount + 9 * rng.choice((1, 10, 100)) if "slip_amount" in e.marks else amount,
        payee=Payee(name=_payee(e, rng), account=e.account or e.customer.account, bank=e.customer.bank),
        mobile=mobile,
        channel=channel(e.customer, e.number, mobile, a.years(e.submitted), a),
        submitted_at=e.submitted,
    )


def _payee(e: Episode, rng: Random) -> str:
    if "other_payee" in e.marks:
        return _somebody(rng)
    return e.customer.holder.name


def _somebody(rng: Random) -> str:
    return rng.choice(people.SURNAMES) + "".join(rng.sample(people.GIVEN, 2))


def _patient(e: Episode, rng: Random) -> str:
    return _somebody(rng) if "other_patient" in e.marks else e.customer.person.name


def _invoice(e: Episode, bill: Bill, patient: str, place: int, rng: Random) -> Paper:
    stay = bill.until is not None
    issued = bill.served - timedelta(rng.randint(1, 40)) if "redated" in e.marks and rng.random() < 0.6 else bill.issued
    fields = {
        "invoice_code": "99060126",
        "invoice_number": bill.number,
        "check_code": f"{rng.randrange(16**6):06x}",
        "patient_name": patient,
        "issue_date": issued.isoformat(),
        "hospital_name": e.hospital.name,
        "hospital_type": e.hospital.kind,
        "insurance_type": "职工基本医疗保险" if bill.social_insurance else "自费",
        "sex": e.customer.person.sex,
        "serial_number": f"{bill.served:%Y%m%d}{people.digits(rng, 5)}",
        "case_number": ("ZY" if stay else "MZ") + people.digits(rng, 8),
        "total_amount": amount_text(bill.total),
        "total_amount_in_words": amount_text(bill.total),
        **_payments(bill, rng),
        **_dates(bill, rng),
    }
    items = tuple((name, amount_text(amount)) for name, amount in bill.charges.items())
    kind = "medical_invoice_inpatient" if stay else "medical_invoice_outpatient"
    key = f"{bill.number} {e.delay if rng.random() < 0.8 else ''}"
    return _forged(Paper(kind, f"invoice-{place}.jpg", fields, items, key), e, rng)


def _payments(bill: Bill, rng: Random) -> Fields:
    """The payment block; older forms lack its lower half."""
    amounts = {
        "social_insurance_paid": bill.social_insurance,
        "other_paid": bill.other,
        "personal_account_paid": bill.account,
        "personal_cash_paid": bill.cash,
    }
    if rng.random() < 0.9:
        amounts |= {"self_pay": bill.self_pay, "self_funded": bill.self_funded}
    return {name: amount_text(amount) for name, amount in amounts.items()}


def _dates(bill: Bill, rng: Random) -> Fields:
    if bill.until is None:
        return {"visit_date": bill.served.isoformat()} if rng.random() < 0.85 else {}
    stay = {"admission_date": bill.served.isoformat(), "discharge_date": bill.until.isoformat()}
    return {**stay, "inpatient_days": str((bill.until - bill.served).days)}


def _forged(paper: Paper, e: Episode, rng: Random) -> Paper:
    """What a careless forger leaves: words or items as they were."""
    before = amount_text(Decimal(paper.fields["total_amount"]) / Decimal(rng.choice((2, 3, 4))))
    if "words_unaltered" in e.marks:
        paper = replace(paper, fields={**paper.fields, "total_amount_in_words": before})
    if "items_unaltered" in e.marks:
        name, amount = paper.items[-1]
        paper = replace(paper, items=(*paper.items[:-1], (name, amount_text(Decimal(amount) / 2))))
    return paper


def _id_card(e: Episode) -> Paper:
    person = e.customer.person
    fields = {
        "name": person.name,
        "sex": person.sex,
        "ethnicity": person.ethnicity,
        "birth_date": person.birth_date.isoformat(),
        "address": person.address,
        "id_number": person.id_number,
    }
    return Paper("id_card_front", "id.jpg", fields)


def _bank_card(claim: Claim) -> Paper:
    fields = {"card_number": claim.payee.account, "bank_name": claim.payee.bank or "", "valid_thru": "2030-06"}
    return Paper("bank_card", "card.jpg", fields)


def _form(e: Episode, claim: Claim, rng: Random) -> Paper:
    fields = {
        "policy_number": claim.policy_number,
        "insured_name": claim.insured_name,
        "insured_id_number": e.customer.person.id_number,
        "applicant_name": e.customer.holder.name,
        "mobile": claim.mobile or "",
        "accident_date": claim.accident_date.isoformat(),
        "claim_amount": amount_text(claim.claimed_amount),
        "payee_name": claim.payee.name,
        "payee_account": claim.payee.account,
        "payee_bank": claim.payee.bank or "",
    }
    kept = {name: value for name, value in fields.items() if name.startswith("insured") or rng.random() < 0.97}
    return Paper("claim_form", "form.jpg", kept)


def _summary(e: Episode, bill: Bill, patient: str, rng: Random) -> Paper:
    until = bill.until or bill.served
    slipped = timedelta(rng.choice((-4, 5, 9))) if "redated" in e.marks else timedelta(0)
    fields = {
        "patient_name": patient,
        "sex": e.customer.person.sex,
        "age": str(_age(e.customer.person.birth_date, e.served)),
        "hospital_name": e.hospital.name,
        "department": e.illness.department,
        "admission_date": (bill.served - slipped).isoformat(),
        "discharge_date": until.isoformat(),
        "inpatient_days": str(e.nights),
        "admission_diagnosis": f"1.{e.illness.diagnosis}",
        "discharge_diagnosis": f"1.{e.illness.diagnosis}",
        "medical_record_number": people.digits(rng, 8),
    }
    return Paper("discharge_summary", "discharge.jpg", fields, key=f"summary {bill.number} {e.delay}")


def _age(born: date, day: date) -> int:
    return (day - born).days * 100 // 36525


def _further(e: Episode, rng: Random) -> Iterator[Paper]:
    """Papers nobody insists on."""
    if e.nights and rng.random() < 0.4:
        for page in range(rng.randint(1, 4)):
            yield Paper("expense_list", f"list-{page}.jpg", {})
    if not e.nights and rng.random() < 0.3:
        yield Paper("diagnosis_certificate", "certificate.jpg", {})
    if rng.random() < 0.45:
        yield Paper("id_card_back", "id-back.jpg", {})
    if rng.random() < 0.1:
        yield Paper("other", "further.jpg", {})
