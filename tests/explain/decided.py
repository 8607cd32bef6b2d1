"""Decided claims as an explanation sees them, made by the machine under the shipped products."""

from dataclasses import replace
from datetime import date
from typing import Any

from claims_ai.adjudicate import ReadClaim, decide_claim
from claims_ai.claim import Payee
from claims_ai.coverage import certain_claim
from claims_ai.dossier import Dossier
from claims_ai.explain import Facts, PersonsDecision, asks_of
from claims_ai.papers import check_papers, next_request
from claims_ai.values import Decision, Reason
from tests import fakes

TODAY = date(2026, 4, 23)
PAYEE = Payee(name=fakes.NAME, account=fakes.ACCOUNT, bank="江州银行")
Decided = tuple[Decision, Facts]


def decided(dossier: Dossier, **changes: Any) -> Decided:
    """The machine's decision of a claim, and its facts as of the letter's day; what lacks is asked for unless it was paid."""
    decision = decide_claim(ReadClaim(dossier, 0.0, dossier.pages), fakes.desk())
    asks = () if decision.outcome == "approved" else asks_of(next_request(check_papers(dossier)))
    return decision, replace(Facts(dossier.claim, dossier.policy, dossier.product, TODAY, asks), **changes)


def approval() -> Decided:
    """An outpatient visit of 812.60, paid at once."""
    return decided(fakes.dossier(of=fakes.claim(payee=PAYEE)))


def cash() -> Decided:
    """Six days in hospital under a daily allowance."""
    papers = (fakes.stay(), fakes.summary(), fakes.id_card(), fakes.bank_card(), fakes.form())
    dossier = fakes.dossier(*papers, of=fakes.stay_claim(payee=PAYEE), product="hospital_cash")
    return decided(replace(dossier, product=fakes.PRODUCTS.in_force("hospital_cash", dossier.policy.effective_from)))


def below_deductible() -> Decided:
    """A visit that cost less than its deductible."""
    unpaid = ("social_insurance_paid", "personal_account_paid", "self_pay", "self_funded")
    small = fakes.invoice(total_amount="80.00", personal_cash_paid="80.00", **dict.fromkeys(unpaid))
    return decided(fakes.dossier(*fakes.papers(replace(small, items=())), of=fakes.claim(claimed_amount="80.00")))


def request() -> Decided:
    """A claim with a blurred ID card and without a form."""
    blurred = replace(fakes.id_card(), quality=fakes.BLURRED)
    return decided(fakes.dossier(fakes.invoice(), blurred, fakes.bank_card()))


def review() -> Decided:
    """A claim whose ID card is somebody else's."""
    return decided(fakes.dossier(fakes.invoice(), fakes.id_card(name=fakes.BROTHER), fakes.bank_card(), fakes.form()))


def partial() -> Decided:
    """A stay whose bed charge is still in doubt and whose list of expenses may follow."""
    papers = (fakes.stay(), fakes.summary(), fakes.id_card(), fakes.bank_card(), fakes.form())
    dossier = fakes.dossier(*papers, of=fakes.stay_claim(payee=PAYEE))
    sheet = certain_claim(dossier, {"4071223355": frozenset({1})}).calculation
    decision, facts = decided(dossier)
    reasons = (Reason("document_missing", "缺少费用清单"),)
    paid = replace(decision, outcome="partly_approved", payable=sheet.payable, calculation=sheet.steps, reasons=reasons)
    return paid, replace(facts, asks=asks_of(next_request(check_papers(dossier))))


PERSON = PersonsDecision(
    "理赔审核员 李文（工号 20371）", TODAY, "refused", "第3.1条 责任免除（四）", "excluded", "种植牙不在保障范围内，所以不能给付。"
)  # fmt: skip
EVERY = {"approval": approval, "cash": cash, "nothing": below_deductible, "request": request, "review": review, "partial": partial}  # fmt: skip
