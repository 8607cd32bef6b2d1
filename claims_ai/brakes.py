"""What holds automatic payment back whatever the claim: the kill switch, the cap of a day, and money that went out before."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from claims_ai.money import ZERO, amount_text
from claims_ai.values import Decision, Reason

PAYING = ("approved", "partly_approved")


@dataclass(frozen=True, slots=True)
class Brakes:
    """How things stand when a decision is recorded: `paid_today` by the machine, `paid_before` for this very claim."""

    stopped: bool = False
    daily_cap: Decimal | None = None
    paid_today: Decimal = ZERO
    paid_before: Decimal = ZERO


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
    if due < ZERO:
        message = f"此前已支付 {amount_text(brakes.paid_before)} 元，多于本次应付 {amount_text(decision.payable)} 元，由人工处理"
        yield Reason("paid_before", message)
    if brakes.daily_cap is not None and due > ZERO and brakes.paid_today + due > brakes.daily_cap:
        yield Reason("daily_cap_reached", f"当日自动赔付累计将超过上限 {amount_text(brakes.daily_cap)} 元，由人工核定")
