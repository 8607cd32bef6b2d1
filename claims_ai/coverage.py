"""Steps 1 and 2 of a calculation: which treatments fall under the policy at all. The others count for nothing, and the sheet says why."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from claims_ai.checks.policy import waiting_until
from claims_ai.dossier import Dossier
from claims_ai.money import ZERO
from claims_ai.products.calculate import Calculation, calculate
from claims_ai.products.ledger import NOTHING_USED, Account, Balances, Entry
from claims_ai.products.state import Used
from claims_ai.values import Step, Treatment


def calculate_claim(dossier: Dossier, balances: Balances = NOTHING_USED) -> Calculation:
    """What is payable for a claim, from the sum of its bills to the fen, after what earlier claims used up."""
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
    rest = calculate(product, insured, used := _used(dossier, balances))
    steps = (first, second, *rest.steps) if dossier.treatments else rest.steps
    return Calculation(rest.payable, steps, rest.used_after, rest.findings, _entries(dossier, used, rest.used_after))


def _account(dossier: Dossier, measure: str, benefit: str = "") -> Account:
    policy = dossier.policy
    owner = dossier.claim.insured_id_number
    return Account("person", owner, policy.policy_number, policy.effective_from, measure, benefit)


def _used(dossier: Dossier, balances: Balances) -> Used:
    """What the insured has used up in the policy year."""
    paid = {
        benefit.key: balances.get(_account(dossier, "paid", benefit.key), ZERO) for benefit in dossier.product.benefits
    }
    deductible, total, days = (balances.get(_account(dossier, name), ZERO) for name in ("deductible", "paid", "days"))
    return Used(deductible, total, int(days), {key: amount for key, amount in paid.items() if amount})


def _entries(dossier: Dossier, before: Used, after: Used) -> tuple[Entry, ...]:
    """What the claim adds to the accounts of the insured."""
    old, new = _amounts(before), _amounts(after)
    added = {name: amount - old.get(name, ZERO) for name, amount in new.items()}
    return tuple(Entry(_account(dossier, *name), amount) for name, amount in added.items() if amount)


def _amounts(used: Used) -> Mapping[tuple[str, str], Decimal]:
    amounts = {("deductible", ""): used.annual_deductible, ("paid", ""): used.paid_this_year}
    by_benefit = {("paid", key): amount for key, amount in used.paid_by_benefit.items()}
    return {**amounts, ("days", ""): Decimal(used.cash_days), **by_benefit}


def _step(name: str, title: str, clause: str, given: Sequence[Treatment], kept: Sequence[Treatment]) -> Step:
    before, after = (sum((t.total for t in treatments), ZERO) for treatments in (given, kept))
    label = f"{title}：符合" if len(kept) == len(given) else f"{title}：不符合的就诊不计入"
    return Step(name, label, before - after, before, after, clause)
