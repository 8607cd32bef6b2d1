"""The insured people: invented, with their policies, accounts and habits."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import expm1, log1p
from random import Random

from claims_ai.claim import Insured, Policy
from training.render import people
from training.render.people import Person
from training.simulate.assumptions import Assumptions

_LATEST_BEFORE_END = 100
AGENTS = "199000099"
"""What the telephones of agents begin with."""


@dataclass(frozen=True)
class Customer:
    """One insured person. `holder` signed the policy and is the payee of a child; cover lasts from `since` to `until`.

    `frailty` scales how often treatment is needed, `leaning` is the share of claims that are fraud.
    """

    person: Person
    holder: Person
    account: str
    bank: str
    policy_number: str
    product: str
    since: date
    until: date
    frailty: float
    leaning: float
    social_insurance: bool

    @property
    def child(self) -> bool:
        """Whether a parent holds the policy."""
        return self.holder is not self.person

    def policy(self, day: date) -> Policy:
        """The policy of the insurance year a day falls in, or of the first or last year where it falls outside."""
        inside = min(max(day, self.since), self.until)
        start = _anniversary(self.since, (inside - self.since).days // 365)
        start = start if start <= inside else _anniversary(self.since, start.year - self.since.year - 1)
        return Policy(
            policy_number=self.policy_number,
            holder=_party(self.holder),
            insured=(_party(self.person),),
            product=self.product,
            effective_from=start,
            effective_until=_anniversary(start, 1) - timedelta(1),
            first_effective_from=self.since,
        )


def customers(count: int, seed: str, assumptions: Assumptions) -> list[Customer]:
    """That many people, each drawn by a generator of its own; some share the account of the one before."""
    others, drawn = _others(seed, assumptions), list[Customer]()
    for number in range(count):
        rng = Random(f"{seed} customer {number}")
        drawn.append(_customer(number, rng, assumptions, drawn[-1] if drawn else None, others))
    return drawn


@dataclass(frozen=True)
class _Others:
    """Accounts and telephones that honest people share with many: employers' and agents'."""

    accounts: tuple[str, ...]
    mobiles: tuple[str, ...]


def _others(seed: str, a: Assumptions) -> _Others:
    rng = Random(f"{seed} employers and agents")
    accounts = tuple(people.bank_card(rng) for _ in range(a.employers))
    return _Others(accounts, tuple(f"{AGENTS}{place:02d}" for place in range(a.agents)))


def _customer(number: int, rng: Random, a: Assumptions, neighbour: Customer | None, others: _Others) -> Customer:
    adult = replace(_person(rng, rng.triangular(18, 82, 44)), mobile=_mobile(number, rng, a, neighbour, others))
    child = rng.random() < a.children
    since = _since(rng, a)
    return Customer(
        person=replace(_person(rng, rng.uniform(4, 16), adult.name[0]), mobile=adult.mobile) if child else adult,
        holder=adult,
        account=_account(rng, a, neighbour, others),
        bank=rng.choice(people.BANKS),
        policy_number=f"GH99{people.digits(rng, 10)}",
        product="hospital_cash" if rng.random() < a.cash_policies else "comprehensive_medical",
        since=since,
        until=_until(since, rng, a),
        frailty=rng.gammavariate(0.8, 1 / 0.8),
        leaning=a.leaning[1] if rng.random() < a.leaning[0] else a.temptation,
        social_insurance=rng.random() < a.with_social_insurance,
    )


def _mobile(number: int, rng: Random, a: Assumptions, neighbour: Customer | None, others: _Others) -> str:
    """A telephone of one's own, mostly."""
    luck = rng.random()
    if luck < a.by_agent:
        return rng.choice(others.mobiles)
    if neighbour and luck < a.by_agent + a.shared_mobile:
        return neighbour.holder.mobile
    return f"1990000{number % 9800:04d}"


def _account(rng: Random, a: Assumptions, neighbour: Customer | None, others: _Others) -> str:
    luck = rng.random()
    if luck < a.by_employer:
        return rng.choice(others.accounts)
    if neighbour and luck < a.by_employer + a.shared_account:
        return neighbour.account
    return people.bank_card(rng)


def _since(rng: Random, a: Assumptions) -> date:
    """The first day of cover: every year more people than in the one before."""
    days = (a.last_day - a.first_sold).days - _LATEST_BEFORE_END
    growth = log1p(a.growth) / 365.25
    return a.first_sold + timedelta(int(log1p(rng.random() * expm1(growth * days)) / growth))


def _person(rng: Random, age: float, surname: str | None = None) -> Person:
    """Somebody of that age in the middle of 2024."""
    name = (surname or rng.choice(people.SURNAMES)) + "".join(rng.sample(people.GIVEN, rng.choice((1, 2, 2))))
    born = date(2024, 7, 1) - timedelta(int(age * 365.25))
    return people.person(name, rng.choice(("male", "female")), born, rng)


def _until(since: date, rng: Random, a: Assumptions) -> date:
    years = 1
    while rng.random() < a.renewal and years < 10:
        years += 1
    return _anniversary(since, years) - timedelta(1)


def _anniversary(day: date, years: int) -> date:
    year = day.year + years
    return date(year, 3, 1) if (day.month, day.day) == (2, 29) else day.replace(year=year)


def _party(person: Person) -> Insured:
    return Insured(name=person.name, id_number=person.id_number)
