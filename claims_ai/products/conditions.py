"""Whether a treatment is insured at all: steps 2 to 4 of the calculation. Nothing is refused here; a person has to look."""

import re
from datetime import timedelta

from claims_ai.products.illness import first_word, named_by
from claims_ai.products.parts import Exclusion, Hospitals
from claims_ai.products.state import B, State
from claims_ai.products.waiting import waiting_terms, waiting_until
from claims_ai.values import Treatment

_LEVEL = re.compile(r"[一二三]级")
_PRIVATE = re.compile(r"民营|私立|非公立|(?<!非)营利")


def waiting_period(state: State[B]) -> State[B]:
    """Step 2: illness within the waiting period is not insured yet; accidents are."""
    terms = waiting_terms(state.product, state.benefit)
    if state.treatment.cause == "accident":
        return state.note("waiting_period", "等待期：意外不适用", state.running, state.running, terms.clause)
    until, day = (
        waiting_until(state.product, state.benefit, state.visit.cover, state.treatment),
        state.treatment.service_from,
    )
    if day < until:
        label = f"就诊日 {day} 在等待期内（{until} 起承保）"
        return state.refused("waiting_period", label, terms.clause, "waiting_period", "policy_number")
    return state.note("waiting_period", "等待期：已过", state.running, state.running, terms.clause)


def accident_period(state: State[B]) -> State[B]:
    """Step 3: treatment within the days after an accident that the benefit names."""
    days, happened = state.benefit.accident_days, state.treatment.accident_date
    if days is None or state.treatment.cause != "accident":
        return state
    if happened is None:
        return state.found("document_missing", "medium", "单据未载明意外发生日期，请人工核对", "accident_date")
    if state.treatment.service_from <= happened + timedelta(days=days):
        return state
    label = f"就诊日 {state.treatment.service_from} 已逾意外发生（{happened}）后 {days} 日"
    return state.refused("accident_period", label, state.benefit.clause, "excluded", "accident_date")


def hospital(state: State[B]) -> State[B]:
    """Step 3: the hospital is one of those the product names, the ward an ordinary one."""
    terms = state.benefit.hospitals or state.product.hospitals
    fields = ("hospital_name", "hospital_type")
    if terms.allow_only and not state.treatment.hospital_name:
        return state.found("hospital_not_eligible", "medium", "未读到医院名称，无法核对医院名单", *fields)
    if reason := outside(terms, state.treatment):
        return state.refused("hospital", f"医院不在保障范围：{reason}", terms.clause, "hospital_not_eligible", *fields)
    return state


def excluded_diagnosis(state: State[B]) -> State[B]:
    """Step 4: the diagnosis is not excluded."""
    for exclusion in state.product.exclusions:
        if holds(exclusion, state) and (word := named_by(exclusion, state.treatment)):
            label = f"诊断“{word}”属责任免除：{exclusion.title}"
            return state.refused("excluded_diagnosis", label, exclusion.clause, "excluded", "diagnosis")
    return state


def preexisting(state: State[B]) -> State[B]:
    """Step 4: illness older than the policy, where it is not insured; whether it is, a person finds out."""
    terms = state.product.preexisting
    if terms is None or state.treatment.cause == "accident":
        return state
    state = _asked(state)
    if terms.treatment == "reduced" or not older(state):
        return state
    return state.refused("preexisting", "既往症不属保障范围", terms.clause, "pre_existing", "diagnosis")


def older(state: State[B]) -> bool:
    """Whether the illness counts as older than the policy: as decided, else, where the product lists it, to be on the safe side."""
    terms, decided = state.product.preexisting, state.treatment.preexisting
    if terms is None or state.treatment.cause == "accident":
        return False
    return decided if decided is not None else _listed(state) is not None


def holds(exclusion: Exclusion, state: State[B]) -> bool:
    """Whether an exclusion is one of this benefit and cause."""
    if exclusion.except_accident and state.treatment.cause == "accident":
        return False
    return not exclusion.benefits or state.benefit.key in exclusion.benefits


def outside(terms: Hospitals, treatment: Treatment) -> str | None:
    """Why a hospital or ward is not insured, as its papers state it; None where nothing speaks against it."""
    kind, name = treatment.hospital_type or "", treatment.hospital_name or ""
    ward = terms.ordinary_ward_only and _ward(terms, treatment)
    if ward:
        return f"{ward}（限普通病房）"
    if first_word(name, terms.deny):
        return f"{name}（不予承保名单）"
    if first_word(name, terms.allow):
        return None
    if terms.allow_only:
        return f"{name}（不在约定医院名单）"
    level = level_of(treatment)
    if level and terms.levels and level not in terms.levels:
        return level
    if terms.public_only and (private := _PRIVATE.search(kind)):
        return private[0]
    return first_word(f"{kind} {name} {treatment.department or ''}", terms.not_covered)


def level_of(treatment: Treatment) -> str | None:
    """The hospital's level, where its papers name one."""
    level = _LEVEL.search(treatment.hospital_type or "")
    return level[0] if level else None


def _ward(terms: Hospitals, treatment: Treatment) -> str | None:
    texts = (
        treatment.hospital_name,
        treatment.hospital_type,
        treatment.department,
        *(line.name for line in treatment.lines),
    )
    return next((word for text in texts if text and (word := first_word(text, terms.special_wards))), None)


def _asked(state: State[B]) -> State[B]:
    group = _listed(state)
    if group is None or state.treatment.preexisting is not None:
        return state
    message = f"诊断属“{group}”，须由人工确认是否为既往症，暂按既往症计算"
    return state.found("pre_existing", "medium", message, "diagnosis")


def _listed(state: State[B]) -> str | None:
    terms = state.product.preexisting
    return next((each.title for each in terms.illnesses if named_by(each, state.treatment)), None) if terms else None
