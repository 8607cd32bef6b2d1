"""What people may set while the service runs: the kill switch and the cap of a day; who did it and why is kept."""

from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, ScalarSelect, bindparam, func, insert, select

from claims_ai.brakes import Brakes
from claims_ai.money import ZERO
from claims_ai.outcomes import SETTLING, Judgement
from claims_ai.products.terms import Product
from claims_ai.store.chain import Row
from claims_ai.store.outcome_rows import WITHDRAWN
from claims_ai.store.tables import days, decisions, outcomes, switches

STOPPED, CAP = "payments_stopped", "daily_cap"
CHINA = timezone(timedelta(hours=8))


def _latest(name: str) -> ScalarSelect[Any]:
    query = select(switches.c.value).where(switches.c.name == name).order_by(switches.c.number.desc()).limit(1)
    return query.scalar_subquery()


_PAID_ON = select(func.sum(days.c.paid)).where(days.c.day == bindparam("day")).scalar_subquery()
_PAID_UNDER = (
    select(days.c.paid).where(days.c.day == bindparam("day"), days.c.product == bindparam("product")).scalar_subquery()
)
_PAID_FOR = select(func.sum(decisions.c.paid)).where(decisions.c.claim_id == bindparam("claim_id")).scalar_subquery()
_BY_PEOPLE = (
    select(func.sum(outcomes.c.amount))
    .join(decisions)
    .where(outcomes.c.kind == Judgement.kind, decisions.c.claim_id == bindparam("claim_id"))
    .scalar_subquery()
)
_VERDICT = (
    select(outcomes.c.result)
    .join(decisions)
    .where(outcomes.c.kind == Judgement.kind, decisions.c.claim_id == bindparam("claim_id"), ~WITHDRAWN)
    .order_by(outcomes.c.number.desc())
    .limit(1)
)
_BRAKES = select(
    _latest(STOPPED).label("stopped"),
    _latest(CAP).label("cap"),
    _PAID_ON.label("today"),
    _PAID_UNDER.label("under"),
    (func.coalesce(_PAID_FOR, 0) + func.coalesce(_BY_PEOPLE, 0)).label("before"),
    _VERDICT.scalar_subquery().label("verdict"),
)


def turn(connection: Connection, name: str, value: Any, reason: str, by: str, at: datetime) -> Row:
    """Set a switch; its row."""
    row = {"name": name, "value": value, "reason": reason, "by": by, "at": at}
    number = connection.execute(insert(switches).returning(switches.c.number), row).scalar_one()
    return row | {"number": number}


def first(connection: Connection, name: str) -> Any:
    """The first value a switch was given; None where it was never set."""
    query = select(switches.c.value).where(switches.c.name == name).order_by(switches.c.number).limit(1)
    return connection.execute(query).scalar()


def read_brakes(connection: Connection, now: datetime, claim_id: str = "", product: Product | None = None) -> Brakes:
    """How the brakes stand for a claim under a product; a day is one of China."""
    named = product.name if product else ""
    row = connection.execute(
        _BRAKES, {"day": now.astimezone(CHINA).date(), "claim_id": claim_id, "product": named}
    ).one()
    return Brakes(
        stopped=bool(row.stopped),
        daily_cap=None if row.cap is None else Decimal(row.cap),
        paid_today=row.today or ZERO,
        paid_before=row.before or ZERO,
        product_cap=product.daily_payout_cap if product else None,
        product_paid_today=row.under or ZERO,
        settled_by_person=row.verdict in SETTLING,
    )


def settled(connection: Connection, claim_id: str) -> bool:
    """Whether a person decided a claim, other than to ask for papers, and it stands."""
    return connection.execute(_VERDICT, {"claim_id": claim_id}).scalar() in SETTLING
