"""What holds automatic payment back whatever the claim: the kill switch, the cap of a day, and money that went out before."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from claims_ai.money import ZERO, amount_text
from claims_ai.values import Decision, Reason

PAYING = ("approved", "partly_approved")


@dataclass(frozen=True, slots=True)
class Brakes:
    """How things stand when a decision is recorded: `paid_today` by the machine, `paid_before` for this very claim.

    `product_cap` and `product_paid_today` are those of the claim's product; `settled_by_person` where a person decided the claim.
    """

    stopped: bool = False
    daily_cap: Decimal | None = None
    paid_today: Decimal = ZERO
    paid_before: Decimal = ZERO
    product_cap: Decimal | None = None
    product_paid_today: Decimal = ZERO
    settled_by_person: bool = False


def braked(decision: Decision, brakes: Brakes) -> Decision:
    """The decision, or, where it would pay and may not, a referral that says why; it never stops a question or a referral."""
    if decision.outcome not in PAYING:
        return decision
    reasons = tuple(_reasons(decision, brakes))
    return replace(decision, outcome="referred", route="adjuster", reasons=reasons) if reasons else decision


def to_pay(decision: Decision, brakes: Brakes) -> Decimal:
    """What goes out now: the payable amount less what went out before for the same claim; nothing without an approval."""
    return decision.payable - brakes.paid_before if decision.outcome in PAYING else ZERO


def _reasons(decision: Decision, brakes: Brakes) -> Iterator[Reason]:
    due = to_pay(decision, brakes)
    if brakes.stopped:
        yield Reason("payments_stopped", "自动赔付已暂停，由人工核定")
    if brakes.settled_by_person:
        yield Reason("decided_by_person_before", "此前已由人工作出决定，再次提交由人工核定")
    if due < ZERO:
        message = f"此前已支付 {amount_text(brakes.paid_before)} 元，多于本次应付 {amount_text(decision.payable)} 元，由人工处理"
        yield Reason("paid_before", message)
    for what, cap, paid in (
        ("", brakes.daily_cap, brakes.paid_today),
        ("本产品", brakes.product_cap, brakes.product_paid_today),
    ):
        if cap is not None and due > ZERO and paid + due > cap:
            yield Reason("daily_cap_reached", f"{what}当日自动赔付累计将超过上限 {amount_text(cap)} 元，由人工核定")
