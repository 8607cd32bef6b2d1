"""What happens to people: treatments within and sometimes just outside the cover, and what of it is claimed when."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from training.simulate import world
from training.simulate.assumptions import Assumptions
from training.simulate.customers import Customer
from training.simulate.world import Hospital, Illness

WAITING = timedelta(30)


@dataclass(frozen=True)
class Episode:
    """One treatment and the claim that follows. `marks` name what is unusual about its papers; `scheme` the kind of fraud,
    `organised` that it is one of a ring's.

    `cost` in yuan over all invoices, `drugs` their share, `care` a factor on examinations and treatment.
    """

    number: str
    customer: Customer
    illness: Illness
    hospital: Hospital
    cause: str
    served: date
    nights: int
    cost: float
    drugs: float
    delay: int
    care: float = 1.0
    invoices: int = 1
    scheme: str | None = None
    account: str | None = None
    mobile: str | None = None
    organised: bool = False
    marks: frozenset[str] = frozenset()

    @property
    def submitted(self) -> date:
        """The day the claim is sent."""
        return self.served + timedelta(self.nights + self.delay)

    def marked(self, *marks: str) -> "Episode":
        """The same with further marks."""
        return replace(self, marks=self.marks | set(marks))


def episodes(customer: Customer, seed: str, a: Assumptions) -> Iterator[Episode]:
    """The honest claims of one person, in the order of treatment; a claim sent again follows its first."""
    rng = Random(f"{seed} life of {customer.policy_number}")
    day, place = max(customer.since, a.first_day) - timedelta(30 * (rng.random() < 0.1)), 0
    while True:
        day += timedelta(_gap(customer, day, rng, a))
        if day > min(customer.until + timedelta(30), a.last_day):
            return
        place += 1
        stay = customer.product == "hospital_cash" or rng.random() < a.inpatient
        episode = treated(f"{customer.policy_number}-{place}", customer, day, stay, rng, a)
        if not _claimed(episode, rng, a):
            continue
        yield episode
        if rng.random() < a.sent_again:
            yield replace(episode.marked("sent_again"), delay=episode.delay + rng.randint(3, 60))


def _gap(customer: Customer, day: date, rng: Random, a: Assumptions) -> int:
    """Days to the next treatment; some months bring more of them."""
    season = a.seasons[day.month - 1]
    age = (day - customer.person.birth_date).days / 365.25
    often = a.visits_a_year * customer.frailty * season * (0.6 + max(age, 0) / 100)
    return 1 + int(min(rng.expovariate(max(often, 0.01)) * 365, 20_000))


def treated(number: str, customer: Customer, day: date, stay: bool, rng: Random, a: Assumptions) -> Episode:
    """An honest treatment on about that day."""
    accident = rng.random() < a.accidents
    if day.weekday() >= 5 and not accident and rng.random() < 0.55:
        day += timedelta(7 - day.weekday())
    what = world.illness(rng, stay, accident, customer.person, day)
    return Episode(
        number=number,
        customer=customer,
        illness=what,
        hospital=world.hospital(rng, stay),
        cause="accident" if accident else "illness",
        served=day,
        nights=max(1, round(what.nights * rng.lognormvariate(0, 0.35))) if stay else 0,
        cost=what.cost * rng.lognormvariate(0, 0.5) * (1 + a.dearer) ** a.years(day),
        drugs=min(0.95, what.drugs * rng.lognormvariate(0, 0.3)),
        delay=_delay(rng),
        care=0.35 if rng.random() < 0.03 else rng.lognormvariate(0, 0.2),
        invoices=rng.choice((2, 2, 3)) if not stay and rng.random() < a.more_visits else 1,
        marks=frozenset(_marks(customer, rng, a)),
    )


def _delay(rng: Random) -> int:
    """Days from the end of a treatment to the claim: about two weeks, sometimes a year and more."""
    return int(rng.lognormvariate(2.6, 0.85)) if rng.random() < 0.97 else rng.randint(90, 700)


def _marks(customer: Customer, rng: Random, a: Assumptions) -> Iterator[str]:
    if rng.random() < a.round_bill:
        yield "round"
    if not customer.child and rng.random() < a.other_payee:
        yield "other_payee"
    if rng.random() < a.typing_slips:
        yield rng.choice(("slip_amount", "slip_date", "slip_number"))
    if rng.random() < a.claims_own_part:
        yield "own_part"


def _claimed(episode: Episode, rng: Random, a: Assumptions) -> bool:
    """Whether a claim follows at all: people rarely claim what they know is not insured."""
    customer, served = episode.customer, episode.served
    if served < a.first_day:
        return False
    if not customer.since <= served <= customer.until:
        return rng.random() < a.out_of_force * 12
    waiting = episode.cause == "illness" and served < customer.since + WAITING
    return not waiting or rng.random() < a.claims_while_waiting
