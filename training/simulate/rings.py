"""Organised groups: some insured people, an account and a telephone between them, and a house that bills what they want."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from training.render import people
from training.simulate import world
from training.simulate.assumptions import Assumptions
from training.simulate.customers import Customer
from training.simulate.episodes import WAITING, Episode, treated
from training.simulate.schemes import SCHEMES
from training.simulate.world import Hospital


@dataclass(frozen=True)
class Ring:
    """A group with its way of cheating; `cost` in yuan is what its bills come to, more or less."""

    number: int
    scheme: str
    members: tuple[Customer, ...]
    begins: date
    account: str
    mobile: str
    hospital: Hospital
    cost: float


def organised(insured: Sequence[Customer], claims: int, seed: str, a: Assumptions) -> Iterator[Episode]:
    """The claims of the rings of a branch with that many claims."""
    count = int(a.rings * claims / 1000 + Random(f"{seed} rings").random())
    for number in range(count):
        rng = Random(f"{seed} ring {number}")
        if ring := _ring(number, insured, rng, a):
            yield from _series(ring, rng, a)


def _ring(number: int, insured: Sequence[Customer], rng: Random, a: Assumptions) -> Ring | None:
    """A ring of people insured at its beginning; None where there are too few."""
    begins = max(_day_of_cover(rng.choice(insured), rng), a.first_day)
    may = [one for one in insured if _may_join(one, begins)]
    size = rng.randint(*a.ring_members)
    if len(may) < size:
        return None
    return Ring(
        number=number,
        scheme=rng.choices(list(a.ring_schemes), list(a.ring_schemes.values()))[0],
        members=tuple(rng.sample(may, size)),
        begins=begins,
        account=people.bank_card(rng),
        mobile=f"199000098{number % 100:02d}",
        hospital=world.hospital(rng, stay=True, sham=True),
        cost=rng.lognormvariate(0, 0.3),
    )


def _day_of_cover(one: Customer, rng: Random) -> date:
    return one.since + timedelta(rng.randrange((one.until - one.since).days))


def _may_join(one: Customer, begins: date) -> bool:
    return not one.child and one.since + WAITING < begins < one.until - timedelta(90)


def _series(ring: Ring, rng: Random, a: Assumptions) -> Iterator[Episode]:
    """Round after round some of the members claim within a few days, until the group falls apart."""
    day, left = ring.begins, [one for one in ring.members for _ in range(rng.choice((1, 2, 2, 3)))]
    rng.shuffle(left)
    while left:
        together, left = left[: (size := rng.randint(2, 6))], left[size:]
        for one in dict.fromkeys(together):
            served = day + timedelta(rng.choice((0, 0, 0, 1, 2, 3)))
            if served < min(one.until, a.last_day - timedelta(60)):
                yield _claim(ring, one, served, len(left), rng, a)
        day += timedelta(rng.randint(5, 30))


def _claim(ring: Ring, one: Customer, served: date, place: int, rng: Random, a: Assumptions) -> Episode:
    """One claim of a member; not every one shows everything that the group shares."""
    stay = ring.scheme == "sham_stay" or one.product == "hospital_cash"
    honest = treated(f"{one.policy_number}-R{ring.number}-{place}", one, served, stay, rng, a)
    e = SCHEMES[ring.scheme](replace(honest, scheme=ring.scheme, organised=True, cause="illness", invoices=1), rng, a)
    shows = {name: rng.random() < share for name, share in a.ring_shows.items()}
    e = replace(
        e,
        cost=e.illness.cost * ring.cost * rng.lognormvariate(0, 0.08) if shows["bills_alike"] else e.cost,
        hospital=ring.hospital if shows["hospital"] else e.hospital,
        account=ring.account if shows["account"] else None,
        mobile=ring.mobile if shows["mobile"] else None,
        delay=rng.randint(1, 20),
    )
    return e.marked("other_payee") if shows["payee"] else e
