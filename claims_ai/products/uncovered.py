"""A bill of which nothing counts under any benefit: to say so would be to refuse it, so a person looks."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from claims_ai.money import ZERO, amount_text
from claims_ai.products.benefits import HospitalCash, Indemnity, LumpSum
from claims_ai.products.state import State
from claims_ai.values import Finding, Step

_NOT_COVERED = frozenset(
    {"excluded_items", "class_c", "class_b_own_share", "item_limit", "self_funded", "inside_catalogue"}
)
_CLASSES = ("class_c", "class_b_own_share")
AnyState = State[Indemnity] | State[HospitalCash] | State[LumpSum]


def with_uncovered(findings: Sequence[Finding], states: Sequence[AnyState]) -> tuple[Finding, ...]:
    """The findings, and the one about a treatment of which nothing counts and nothing is paid under any of its benefits.

    Where expenses count and others paid them, or the deductible takes them, nothing is refused: that is a sum. But where the
    deductible takes them only because classes (乙, 丙) left so little, one class misread would refuse the claim. What only
    told of single lines is told by the finding about all of them; what a person looks at anyway is not told twice.
    """
    uncovered = (*_uncovered(states), *_lost_to_classes(states))
    told = {(each.code, each.documents) for each in uncovered}
    kept = (each for each in findings if each.severity != "info" or (each.code, each.documents) not in told)
    return (*kept, *uncovered)


def _uncovered(states: Sequence[AnyState]) -> Iterator[Finding]:
    costs = [state for state in states if isinstance(state.benefit, Indemnity)]
    paid = sum((state.running for state in states), ZERO)
    if not costs or paid or any(state.eligible != ZERO or state.visit.held for state in costs):
        return
    if any(finding.severity in ("medium", "high") for state in states for finding in state.findings):
        return
    taken = [step for state in costs for step in state.steps if step.step in _NOT_COVERED]
    if not taken:
        return
    reasons = "；".join(dict.fromkeys(f"{step.label}（{step.clause}）" for step in taken))
    treatment = costs[0].treatment
    message = f"票据费用 {amount_text(treatment.total)} 元中没有可计入的费用：{reasons}"
    yield Finding(_code(taken), "high", message, ("items", "total_amount"), (treatment.invoice,))


def _lost_to_classes(states: Sequence[AnyState]) -> Iterator[Finding]:
    """Expenses below the deductible that would be above it but for their classes, beyond what the bill itself calls 自费."""
    costs = [state for state in states if isinstance(state.benefit, Indemnity)]
    if sum((state.running for state in states), ZERO) or any(state.visit.held for state in costs):
        return
    if any(finding.severity in ("medium", "high") for state in states for finding in state.findings):
        return
    lost = [step for state in costs if _decided_by_classes(state) for step in state.steps if step.step in _CLASSES]
    if lost:
        reasons = "；".join(dict.fromkeys(f"{step.label} {amount_text(step.amount)} 元" for step in lost))
        message = f"计入的费用未超过免赔额，只因按费用类别扣减（{reasons}），请人工核对类别"
        yield Finding("nothing_payable", "medium", message, ("items",), (costs[0].treatment.invoice,))


def _decided_by_classes(state: AnyState) -> bool:
    if not any(finding.code == "below_deductible" for finding in state.findings):
        return False
    taken = {name: _taken(state, name) for name in (*_CLASSES, "deductible")}
    by_class = taken["class_b_own_share"] + max(taken["class_c"] - (state.treatment.self_funded or ZERO), ZERO)
    left = sum((step.amount for step in state.steps if step.step == "deductible"), ZERO)
    return by_class > 0 and taken["deductible"] + by_class > left


def _taken(state: AnyState, name: str) -> Decimal:
    return sum((step.before - step.after for step in state.steps if step.step == name), ZERO)


def _code(taken: Sequence[Step]) -> str:
    """What took the last of it: a limit that earlier claims used up, or what is never covered."""
    return "limit_used_up" if all(step.step == "item_limit" for step in taken) else "excluded"
