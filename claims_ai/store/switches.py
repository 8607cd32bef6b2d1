"""What people may set while the service runs: the kill switch and the cap of a day; who did it and why is kept."""

from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select

from claims_ai.brakes import Brakes
from claims_ai.money import ZERO
from claims_ai.store.tables import days, decisions, switches

STOPPED, CAP = "payments_stopped", "daily_cap"
CHINA = timezone(timedelta(hours=8))

_LATEST = (
    select(switches.c.name, switches.c.value)
    .distinct(switches.c.name)
    .where(switches.c.name.in_((STOPPED, CAP)))
    .order_by(switches.c.name, switches.c.number.desc())
)
_PAID_ON = select(days.c.paid).where(days.c.day == bindparam("day"))
_PAID_FOR = select(func.coalesce(func.sum(decisions.c.paid), ZERO)).where(decisions.c.claim_id == bindparam("claim_id"))


def turn(connection: Connection, name: str, value: Any, reason: str, by: str, at: datetime) -> int:
    """Set a switch; its number."""
    row = {"name": name, "value": value, "reason": reason, "by": by, "at": at}
    return int(connection.execute(insert(switches).returning(switches.c.number), row).scalar_one())


def first(connection: Connection, name: str) -> Any:
    """The first value a switch was given; None where it was never set."""
    query = select(switches.c.value).where(switches.c.name == name).order_by(switches.c.number).limit(1)
    return connection.execute(query).scalar()


def read_brakes(connection: Connection, now: datetime, claim_id: str = "") -> Brakes:
    """How the brakes stand for a claim; a day is one of China."""
    values = {row.name: row.value for row in connection.execute(_LATEST)}
    cap = values.get(CAP)
    return Brakes(
        stopped=bool(values.get(STOPPED, False)),
        daily_cap=None if cap is None else Decimal(cap),
        paid_today=connection.execute(_PAID_ON, {"day": now.astimezone(CHINA).date()}).scalar() or ZERO,
        paid_before=connection.execute(_PAID_FOR, {"claim_id": claim_id}).scalar_one(),
    )
