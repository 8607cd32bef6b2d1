"""Which hospital, which illness and which lines are insured: steps 3 to 5 of the calculation."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from claims_ai.money import ZERO, amount_text
from claims_ai.products.state import B, State, days_or_one
from claims_ai.products.terms import Exclusion, Hospitals, Indemnity, ItemLimit, Product
from claims_ai.values import ExpenseLine, Treatment

_LEVEL = re.compile(r"[一二三]级")
_PRIVATE = re.compile(r"民营|私立|非公立|(?<!非)营利")


def hospital(state: State[B]) -> State[B]:
    """Step 3: the hospital is one of those the product names."""
    reason = _outside(state.product.hospitals, state.treatment)
    if reason is None:
        return state
    clause = state.product.hospitals.clause
    fields = ("hospital_name", "hospital_type")
    return state.refused("hospital", f"医院不在保障范围:{reason}", clause, "hospital_not_eligible", *fields)


def excluded_diagnosis(state: State[B]) -> State[B]:
    """Step 4: the diagnosis is not excluded."""
    diagnosis = state.treatment.diagnosis or ""
    for exclusion in state.product.exclusions:
        if word := _named(diagnosis, exclusion.diagnoses):
            label = f"诊断“{word}”属责任免除:{exclusion.title}"
            return state.refused("excluded_diagnosis", label, exclusion.clause, "excluded", "diagnosis")
    return state


def excluded_items(state: State[Indemnity]) -> State[Indemnity]:
    """Step 4: less the lines whose name is excluded."""
    for exclusion in state.product.exclusions:
        lines = [line for line in state.treatment.lines if _exclusion(line, state.product) is exclusion]
        names = "、".join(sorted({line.name for line in lines}))
        amount = _sum(line.amount for line in lines)
        if amount > 0:
            label = f"不予补偿的项目:{names}"
            state = state.less("excluded_items", label, amount, exclusion.clause)
            state = state.found("excluded", "info", f"{label},{amount_text(amount)} 元", "items")
    return state


def class_c(state: State[Indemnity]) -> State[Indemnity]:
    """Step 5: less the lines of class 丙, unless they are covered."""
    if state.benefit.class_c_covered:
        return state
    return state.less("class_c", "丙类费用不予补偿", _sum(_class_c_amounts(state)), state.benefit.scope_clause)


def class_b_own_share(state: State[Indemnity]) -> State[Indemnity]:
    """Step 5: less what the insured bears first of the lines of class 乙, where a line states it."""
    share = _sum(_own_share(line) for line in state.treatment.lines if _exclusion(line, state.product) is None)
    return state.less("class_b_own_share", "乙类费用先行自付部分", share, state.benefit.scope_clause)


def item_limits(state: State[Indemnity]) -> State[Indemnity]:
    """Step 5: less what single items cost above their limit."""
    for limit in state.benefit.item_limits:
        state, excess = _above(state, limit)
        label = f"{limit.title}超过限额({amount_text(limit.amount)} 元/{'天' if limit.per == 'day' else '次'})"
        state = state.less("item_limit", label, excess, limit.clause)
    return state


def self_funded(state: State[Indemnity]) -> State[Indemnity]:
    """Step 5: less the invoice's 自费 sum, unless it is covered.

    The sum and the lines speak of the same money: what was judged line by line is not taken again.
    """
    if state.benefit.self_funded_covered:
        return state
    excluded = [line.amount for line in state.treatment.lines if _exclusion(line, state.product)]
    above = [_above(state, limit)[1] for limit in state.benefit.item_limits]
    rest = (state.treatment.self_funded or ZERO) - _sum([*excluded, *_class_c_amounts(state), *above])
    return state.less("self_funded", "个人自费部分不予补偿", rest, state.benefit.scope_clause)


def _outside(hospitals: Hospitals, treatment: Treatment) -> str | None:
    kind, name = treatment.hospital_type or "", treatment.hospital_name or ""
    level = _LEVEL.search(kind)
    if level and hospitals.levels and level[0] not in hospitals.levels:
        return level[0]
    if hospitals.public_only and (private := _PRIVATE.search(kind)):
        return private[0]
    return _named(f"{kind} {name}", hospitals.not_covered)


def _named(text: str, keywords: Sequence[str]) -> str | None:
    return next((word for word in keywords if word in text), None)


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return max(sum(amounts, ZERO), ZERO)


def _exclusion(line: ExpenseLine, product: Product) -> Exclusion | None:
    return next((each for each in product.exclusions if _named(line.name, each.items)), None)


def _is_class_c(line: ExpenseLine) -> bool:
    return "丙" in (line.category or "")


def _class_c_amounts(state: State[Indemnity]) -> list[Decimal]:
    lines = state.treatment.lines
    return [line.amount for line in lines if _is_class_c(line) and _exclusion(line, state.product) is None]


def _own_share(line: ExpenseLine) -> Decimal:
    return min(line.own_share, line.amount) if line.own_share and "乙" in (line.category or "") else ZERO


def _eligible(line: ExpenseLine, state: State[Indemnity]) -> Decimal:
    if _exclusion(line, state.product) or (_is_class_c(line) and not state.benefit.class_c_covered):
        return ZERO
    return line.amount - _own_share(line)


def _above(state: State[Indemnity], limit: ItemLimit) -> tuple[State[Indemnity], Decimal]:
    """What the lines of a limit cost above it; a line belongs to the first limit that names it."""
    others = state.benefit.item_limits[: state.benefit.item_limits.index(limit)]
    earlier = [word for other in others for word in other.keywords]
    lines = [x for x in state.treatment.lines if _named(x.name, limit.keywords) and not _named(x.name, earlier)]
    amount = _sum(_eligible(line, state) for line in lines)
    if amount <= limit.amount:
        return state, ZERO
    state, days = days_or_one(state) if limit.per == "day" else (state, 1)
    return state, max(amount - limit.amount * days, ZERO)
