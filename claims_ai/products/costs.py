"""From the expenses that count to the share that is paid: steps 6 to 8 of the calculation."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from claims_ai.money import ZERO, amount_text
from claims_ai.products.benefits import Indemnity
from claims_ai.products.conditions import level_of, older
from claims_ai.products.state import State
from claims_ai.products.sums import Band, Deductible, Share
from claims_ai.products.words import percent

Costs = State[Indemnity]


def other_payers(state: Costs) -> Costs:
    """Step 6: less what others paid; the personal account is the insured's own money, unless the terms differ.

    Social insurance and public funds paid for what is inside the catalogue: a benefit for the rest counts only what they
    paid beyond that.
    """
    aside, clause = state.aside, state.benefit.compensation_clause
    state = _agreeing(state)
    for step, label, paid in _public(state):
        for_others = min(aside, paid)
        aside -= for_others
        state = state.less(step, label, paid - for_others, clause)
    insurance = other_insurers(state)
    ours = min(insurance, state.visit.payers.paid_before)
    state = state.less("other_insurers", "其他商业保险已给付", insurance - ours, clause)
    state = state.less("paid_before", "本公司此前已就该票据给付", ours, clause)
    return state.less("other_benefits", "本保单其他责任已给付", state.before.paid_for_the_same, clause)


def other_insurers(state: Costs) -> Decimal:
    """What other insurers paid, less what earlier benefits already took off for other expenses of the invoice."""
    return max(state.visit.payers.other_insurers - state.before.other_insurers, ZERO)


def deductibles(state: Costs) -> Costs:
    """Step 7: less each deductible, or what is left of it; the ledger counts what was borne."""
    for terms in state.benefit.deductibles:
        state = _deductible(state, terms)
    return state


def ratio(state: Costs) -> Costs:
    """Step 8: the share that is paid."""
    terms, settled = state.benefit.ratio, state.visit.payers.settled
    settling = f"（{'已' if settled else '未'}经社会保险结算）"
    if terms.preexisting and older(state):
        return _shared(state, _of(terms.preexisting, settled), "既往症", settling)
    if terms.bands:
        return _banded(state, settled, settling)
    level = level_of(state.treatment)
    special = next((each for each in terms.levels if level in each.levels), None)
    if special:
        return _shared(state, _of(special, settled), f"{level}医院", settling)
    usual = terms.with_social_insurance if settled else terms.without_social_insurance
    return _shared(state, usual or ZERO, "", settling)


def _agreeing(state: Costs) -> Costs:
    """Payments and self-funded sums that are more than the bill cannot be right."""
    payers, treatment = state.visit.payers, state.treatment
    if max(payers.social_insurance + payers.stated, treatment.self_funded or ZERO) <= treatment.total:
        return state
    message = f"医保及其他支付、自费金额超过票据合计 {amount_text(treatment.total)} 元，请人工核对"
    return state.found("parts_sum_mismatch", "medium", message, "total_amount", "social_insurance_paid", "self_funded")


def _public(state: Costs) -> Iterator[tuple[str, str, Decimal]]:
    payers = state.visit.payers
    yield "social_insurance", "医保统筹基金已支付", payers.social_insurance
    yield "other_payers", "其他途径已支付", payers.stated
    yield "other_funds", "票据未列明的其他基金已支付", payers.implied
    if not state.benefit.personal_account_counts_as_own:
        yield "personal_account", "个人账户已支付", payers.personal_account


def _deductible(state: Costs, terms: Deductible) -> Costs:
    due = _left(state, terms)
    filled = min(due, _fills(state, terms))
    left = due - filled
    borne = min(state.running, left)
    moved = dict.fromkeys(state.accounts.deductible(terms), filled + borne)
    if left and borne == state.running and (borne or (state.eligible and not (state.findings or state.before.some))):
        message = f"可补偿费用 {amount_text(borne)} 元，未超过免赔额 {amount_text(left)} 元（{terms.clause}）"
        state = state.found("below_deductible", "info", message, "total_amount")
    key = (terms.basis, terms.account)
    used = {**state.before.filled, key: state.before.filled.get(key, ZERO) + filled}
    state = replace(state, before=replace(state.before, filled=used))
    if terms.basis == "per_visit":
        state = state.counting(f"deductible {terms.account}", terms.amount - due + filled + borne)
    return state.note("deductible", _deductible_label(terms, left), left, state.running - borne, terms.clause, moved)


def _left(state: Costs, terms: Deductible) -> Decimal:
    """What is still to be borne: of the visit, or of the year by the person and by the family, whichever is less."""
    if terms.basis == "per_visit":
        return max(terms.amount - state.so_far(f"deductible {terms.account}"), ZERO)
    borne = [state.books.balance(account) for account in state.accounts.deductible(terms)]
    amounts = (terms.amount, terms.family_amount or terms.amount)
    left = [amount - balance for amount, balance in zip(amounts, borne, strict=False)]
    return max(min(left), ZERO)


def _fills(state: Costs, terms: Deductible) -> Decimal:
    """What others paid that counts as borne; what filled this deductible under an earlier benefit fills it no more."""
    paid = {
        "social_insurance": state.visit.payers.social_insurance,
        "public_funds": state.visit.payers.public_funds,
        "other_insurers": other_insurers(state),
    }
    used = state.before.filled.get((terms.basis, terms.account), ZERO)
    return max(sum((paid[name] for name in terms.filled_by), ZERO) - used, ZERO)


def _deductible_label(terms: Deductible, left: Decimal) -> str:
    name = {"per_visit": "每次", "annual": "年度", "family": "家庭年度"}[terms.basis]
    label = f"{name}免赔额 {amount_text(terms.amount)} 元"
    return label if left == terms.amount else f"{label}，尚余 {amount_text(left)} 元"


def _shared(state: Costs, share: Decimal, whose: str, settling: str) -> Costs:
    paid = state.running * share
    if not share and state.running:
        message = f"条款约定{whose}{settling}不予给付（{state.benefit.ratio.clause}），请补充医保结算凭证或由人工核对"
        state = state.found("not_settled_by_social_insurance", "medium", message, "social_insurance_paid")
    return state.note(
        "ratio", f"{whose}赔付比例 {percent(share)}{settling}", state.running - paid, paid, state.benefit.ratio.clause
    )


def _banded(state: Costs, settled: bool, settling: str) -> Costs:
    terms = state.benefit.ratio
    account = state.accounts.person("ratio_base", state.benefit.key)
    yearly = terms.bands_basis == "annual"
    base = state.books.balance(account) if yearly else state.so_far("ratio base")
    state = state.counting("ratio base", base + state.running)
    parts = [(part, _of(band, settled)) for band in terms.bands if (part := _part(band, base, base + state.running))]
    paid = sum((part * share for part, share in parts), ZERO)
    told = "、".join(f"{amount_text(part)} 元 × {percent(share)}" for part, share in parts) or "0.00 元"
    moved = {account: state.running} if yearly else {}
    if state.running and not paid:
        return _shared(state, ZERO, "", settling)
    return state.note("ratio", f"分段赔付：{told}{settling}", state.running - paid, paid, terms.clause, moved)


def _part(band: Band, low: Decimal, high: Decimal) -> Decimal:
    """What of the sum from `low` to `high` lies in a band."""
    top = high if band.up_to is None else min(high, band.up_to)
    return max(top - max(low, band.above), ZERO)


def _of(share: Share, settled: bool) -> Decimal:
    return share.with_social_insurance if settled else share.without_social_insurance
