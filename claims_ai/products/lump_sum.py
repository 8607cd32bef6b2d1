"""Critical illness (重大疾病保险金): a sum once, for one of the listed illnesses. A person always confirms it."""

from datetime import timedelta

from claims_ai.money import ZERO
from claims_ai.products.benefits import LumpSum
from claims_ai.products.illness import named_by
from claims_ai.products.state import State


def once(state: State[LumpSum]) -> State[LumpSum]:
    """The sum, if it was not paid before, and the question whether the illness is as the terms define it."""
    terms = state.benefit
    group = next((each for each in terms.illnesses if named_by(each, state.treatment)), None)
    if state.books.balance(state.accounts.lump_sum(terms.key)) > 0 or group is None:
        return state.note("lump_sum", f"{terms.title}此前已给付，不再给付", ZERO, ZERO, terms.clause)
    message = f"诊断属“{group.title}”，{terms.title}须由人工确认后给付{_survival(state)}（{terms.clause}）"
    state = state.found("lump_sum_unconfirmed", "medium", message, "diagnosis")
    return state.note("lump_sum", f"{group.title}，给付一次", terms.amount, terms.amount, terms.clause)


def _survival(state: State[LumpSum]) -> str:
    days = state.benefit.survival_days
    if days is None:
        return ""
    return f"，并确认自确诊起生存满 {days} 日（至 {state.treatment.service_from + timedelta(days=days)}）"
