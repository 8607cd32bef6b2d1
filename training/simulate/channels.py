"""The way a claim comes in: a habit of the person, by age and year, and nothing a model learns from."""

from random import Random

from training.simulate.assumptions import Assumptions
from training.simulate.customers import AGENTS, Customer

AGENT = "agent"
_OLD = 60.0


def channel(customer: Customer, number: str, mobile: str, years: float, a: Assumptions) -> str:
    """How claim `number` was sent, `years` after the first day; drawn by a generator of its own, so that it moves nothing else."""
    if mobile.startswith(AGENTS):
        return AGENT
    age = (a.last_day - customer.holder.birth_date).days / 365.25
    weights = [
        share * a.channel_drift.get(name, 1.0) ** years * (a.channels_of_the_old.get(name, 1.0) if age >= _OLD else 1.0)
        for name, share in a.channels.items()
    ]
    return Random(f"channel {number}").choices(list(a.channels), weights)[0]
