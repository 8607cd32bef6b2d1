"""Steps 1 and 2 of a calculation: which treatments fall under the policy at all. The others count for nothing, and the sheet says why."""

from collections.abc import Sequence

from claims_ai.checks.policy import waiting_until
from claims_ai.dossier import Dossier
from claims_ai.money import ZERO
from claims_ai.products.calculate import Calculation, calculate
from claims_ai.values import Step, Treatment


def calculate_claim(dossier: Dossier) -> Calculation:
    """What is payable for a claim, from the sum of its bills to the fen."""
    policy, product = dossier.policy, dossier.product
    in_force = [t for t in dossier.treatments if policy.covers(t.service_from)]
    first = _step(
        "policy_in_force",
        "保险期间",
        f"{policy.effective_from} 至 {policy.effective_until}",
        dossier.treatments,
        in_force,
    )
    insured = [t for t in in_force if t.cause == "accident" or t.service_from >= waiting_until(dossier)]
    second = _step("waiting_period", "等待期", product.waiting_period_clause, in_force, insured)
    rest = calculate(product, insured)
    steps = (first, second, *rest.steps) if dossier.treatments else rest.steps
    return Calculation(rest.payable, steps, rest.used_after, rest.findings)


def _step(name: str, title: str, clause: str, given: Sequence[Treatment], kept: Sequence[Treatment]) -> Step:
    before, after = (sum((t.total for t in treatments), ZERO) for treatments in (given, kept))
    label = f"{title}：符合" if len(kept) == len(given) else f"{title}：不符合的就诊不计入"
    return Step(name, label, before - after, before, after, clause)
