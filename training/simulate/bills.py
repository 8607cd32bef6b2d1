"""Bills: charges by category, and who paid them; the identities of medical invoices hold to the fen."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from claims_ai.money import ZERO, fen
from training.render import people
from training.simulate.assumptions import Assumptions
from training.simulate.episodes import Episode

_LIMIT_OWN = (3450, 3820)
"""What the insured bears of a stay that is paid just under 3,000: (own − 500) × 90 %."""


@dataclass(frozen=True)
class Bill:
    """One medical invoice, as it is true; amounts in yuan."""

    number: str
    served: date
    until: date | None
    issued: date
    charges: Mapping[str, Decimal]
    social_insurance: Decimal
    other: Decimal
    account: Decimal
    self_funded: Decimal

    @property
    def total(self) -> Decimal:
        """The sum of all charges, which is what the four payers paid together."""
        return sum(self.charges.values(), ZERO)

    @property
    def own(self) -> Decimal:
        """What the insured bore: account and cash, which is 自付 and 自费."""
        return self.total - self.social_insurance - self.other

    @property
    def cash(self) -> Decimal:
        """What was paid in cash."""
        return self.own - self.account

    @property
    def self_pay(self) -> Decimal:
        """What the insured bore of insured services."""
        return self.own - self.self_funded


def bills(e: Episode, rng: Random, a: Assumptions) -> tuple[Bill, ...]:
    """The invoices of an episode, in the order of the visits."""
    shares = [rng.uniform(0.6, 1.4) for _ in range(e.invoices)]
    days = sorted(e.served + timedelta(rng.randint(0, 9) if place else 0) for place in range(e.invoices))
    costs = [e.cost * share / sum(shares) for share in shares]
    return tuple(_bill(e, day, cost, rng, a) for day, cost in zip(days, costs, strict=True))


def _bill(e: Episode, day: date, cost: float, rng: Random, a: Assumptions) -> Bill:
    until = day + timedelta(e.nights) if e.nights else None
    charges, key = _charges(e, cost, rng), rng.random()
    settled = settle(e, charges, Random(key), a)
    if "under_limit" in e.marks and e.nights:
        factor = Decimal(rng.uniform(*_LIMIT_OWN)) / max(settled.own - settled.self_funded, Decimal(1))
        charges = {name: fen(amount * factor) for name, amount in charges.items()}
        settled = settle(e, charges, Random(key), a)
    if "round" in e.marks:
        settled = settle(e, _rounded(charges), Random(key), a)
    issued = (until or day) + timedelta(rng.choice((0, 0, 0, 0, 1)))
    return replace(settled, number=people.digits(rng, 10), served=day, until=until, issued=issued)


def settle(e: Episode, charges: Mapping[str, Decimal], rng: Random, a: Assumptions) -> Bill:
    """Split a bill between social insurance, other funds, and the insured's account and cash."""
    total = sum(charges.values(), ZERO)
    insured = e.customer.social_insurance and rng.random() > 0.03
    share = rng.betavariate(14, 10) if e.nights else rng.betavariate(6, 9)
    social = fen(total * Decimal(share)) if insured else ZERO
    rest = total - social
    other = fen(rest * Decimal(rng.uniform(0.1, 0.5))) if insured and rng.random() < a.other_funds else ZERO
    own = rest - other
    account = fen(own * Decimal(rng.uniform(0.1, 1.0))) if insured and rng.random() < 0.5 else ZERO
    funded = rng.betavariate(1.2, 10) if rng.random() < 0.7 else 0.0
    if not insured and rng.random() < 0.3:
        funded = 1.0
    self_funded = min(own, fen(total * Decimal(funded)))
    return Bill("", e.served, None, e.served, charges, social, other, account, self_funded)


def _charges(e: Episode, cost: float, rng: Random) -> dict[str, Decimal]:
    """Amounts by charge category, of which the drugs have their share."""
    fees = _ward(e, rng) if e.nights else {"诊察费": rng.choice((12.0, 20.0, 25.0, 30.0, 50.0))}
    rest = max(cost - sum(fees.values()), 20.0)
    weights = _care(e, rng)
    care = sum(weights.values())
    medicine = rest * e.drugs
    amounts = {**fees, **{name: (rest - medicine) * weight / care * e.care for name, weight in weights.items()}}
    amounts["西药费"] = medicine + (rest - medicine) * max(0.0, 1 - e.care) * 0.6
    if rng.random() < 0.3:
        part = rng.uniform(0.2, 0.7) * amounts["西药费"]
        amounts |= {"西药费": amounts["西药费"] - part, rng.choice(("中成药费", "中草药费")): part}
    return {name: fen(Decimal(amount)) for name, amount in amounts.items() if amount >= 1}


def _ward(e: Episode, rng: Random) -> dict[str, float]:
    return {
        "床位费": e.nights * rng.choice((30.0, 40.0, 40.0, 50.0, 60.0, 80.0, 120.0)),
        "诊察费": e.nights * rng.choice((12.0, 17.0, 18.0, 24.0)),
        "护理费": e.nights * rng.choice((13.0, 22.0, 26.0, 40.0)),
    }


def _care(e: Episode, rng: Random) -> dict[str, float]:
    """How what is not for drugs and ward divides; a visit has some of it only."""
    names = {"检查费": 1.0, "化验费": 0.9, "治疗费": 0.7, "卫生材料费": 0.3}
    if e.illness.surgery:
        names |= {"手术费": 1.6, "麻醉费": 0.5, "卫生材料费": 1.8}
    weights = {name: weight * rng.lognormvariate(0, 0.5) for name, weight in names.items()}
    if e.nights:
        return weights
    kept = {name: weight for name, weight in weights.items() if rng.random() < 0.6}
    return kept or {"检查费": 1.0}


def _rounded(charges: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """The charges up to a sum of whole hundreds."""
    total = sum(charges.values(), ZERO)
    largest = max(charges, key=lambda name: charges[name])
    return {**charges, largest: charges[largest] + (100 - total % 100) % 100}
