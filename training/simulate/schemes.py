"""The six kinds of fraud, each a change to an honest treatment that leaves its signals, and not always all of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from training.simulate import world
from training.simulate.assumptions import Assumptions
from training.simulate.episodes import WAITING, Episode
from training.simulate.world import Illness

Scheme = Callable[[Episode, Random, Assumptions], Episode]


def tempt(honest: Sequence[Episode], seed: str, a: Assumptions) -> Iterator[Episode]:
    """The claims of one person, of which some turn into fraud, with the further ones a cheat adds."""
    for episode in honest:
        rng = Random(f"{seed} temptation {episode.number} {sorted(episode.marks)}")
        if rng.random() >= episode.customer.leaning * (1.0 if episode.nights else a.petty):
            yield episode
            continue
        fraud = _turn(episode, rng, a)
        yield fraud
        for time in range(1, a.most_repeats + 1):
            if rng.random() >= a.repeats:
                break
            yield (fraud := _again(fraud, time, rng))


def _turn(episode: Episode, rng: Random, a: Assumptions) -> Episode:
    years = a.years(episode.served)
    weights = [share * a.scheme_drift[name] ** years * _likely(name, episode, a) for name, share in a.schemes.items()]
    name = rng.choices(list(a.schemes), weights)[0]
    fraud = SCHEMES[name](replace(episode, scheme=name), rng, a)
    return _hurried(_paid_elsewhere(fraud, rng), rng)


def _likely(scheme: str, episode: Episode, a: Assumptions) -> float:
    """How much likelier than usual a scheme is: a higher bill brings nothing where a fixed sum a day is paid."""
    if scheme in _RAISED_SUMS:
        return float(episode.customer.product != "hospital_cash")
    if scheme in _BY_THE_NEW:
        return _NEW_FACTOR * (episode.customer.since >= a.first_day)
    return 1.0


def _again(fraud: Episode, time: int, rng: Random) -> Episode:
    """The next attempt: the same papers once more, or others like them."""
    if "used_twice" in fraud.marks and time == 1:
        return replace(fraud.marked("sent_again"), delay=fraud.delay + rng.randint(3, 60))
    later = fraud.served + timedelta(fraud.nights + rng.randint(4, 60))
    cost, marks = fraud.cost * rng.lognormvariate(0, 0.15), fraud.marks - {"sent_again", "used_twice"}
    number = f"{fraud.number.split('-again')[0]}-again{time}"
    return replace(fraud, number=number, served=later, cost=cost, delay=rng.randint(1, 30), marks=marks)


def forged_papers(e: Episode, rng: Random, a: Assumptions) -> Episode:
    """Sums on the paper are raised, sometimes carelessly: words, items or dates no longer agree; or a paper is used twice."""
    marks = [mark for mark, share in _FORGED.items() if rng.random() < share]
    return replace(e, cost=e.cost * rng.uniform(1.4, 3.5)).marked(*marks)


def sham_stay(e: Episode, rng: Random, a: Assumptions) -> Episode:
    """A bed is billed and nobody lies in it (挂床), or somebody else does."""
    what = e.illness if e.illness.nights else _ill(e, rng, stay=True)
    stay = replace(
        e,
        illness=what,
        hospital=world.hospital(rng, stay=True, sham=True),
        cause="illness" if e.nights == 0 else e.cause,
        nights=max(4, round(max(what.nights, e.nights) * rng.uniform(0.9, 1.9))),
        cost=what.cost * rng.lognormvariate(-0.1, 0.35),
        care=rng.uniform(0.05, 0.45) if rng.random() < 0.75 else e.care,
        drugs=min(0.9, what.drugs * rng.uniform(0.9, 1.8)),
        invoices=1,
    )
    stay = stay.marked("other_patient") if rng.random() < 0.12 else stay
    return _on(stay, _weekend(stay.served), a) if rng.random() < 0.45 else stay


def inflation(e: Episode, rng: Random, a: Assumptions) -> Episode:
    """More is billed than was needed: drugs above all, up to just under the limit of fast payment."""
    marks = [mark for mark, share in {"under_limit": 0.4, "round": 0.1}.items() if rng.random() < share]
    drugs = rng.uniform(0.65, 0.93) if rng.random() < 0.7 else e.drugs
    return replace(e, cost=e.cost * rng.uniform(1.6, 4.0), drugs=drugs).marked(*marks)


def false_cause(e: Episode, rng: Random, a: Assumptions) -> Episode:
    """An illness is told as an accident, which has no waiting period; often while that still runs."""
    early = _on(e, e.customer.since + timedelta(rng.randint(2, 45)), a) if rng.random() < 0.6 else e
    if rng.random() < 0.6:
        what = _ill(early, rng, stay=bool(e.nights))
        early = replace(early, illness=what, cost=what.cost * rng.lognormvariate(0.2, 0.4), drugs=what.drugs)
    return replace(early, cause="accident")


def loss_before_policy(e: Episode, rng: Random, a: Assumptions) -> Episode:
    """It happened before the cover, and is claimed as of just after the waiting period; the papers' dates may betray it."""
    wait = timedelta(0) if e.cause == "accident" else WAITING
    early = _on(e, e.customer.since + wait + timedelta(rng.randint(0, 25)), a) if rng.random() < 0.85 else e
    return early.marked("redated") if rng.random() < 0.25 else early


def insured_when_ill(e: Episode, rng: Random, a: Assumptions) -> Episode:
    """The illness was known when the policy was signed: a costly, chronic one comes soon."""
    early = _on(e, e.customer.since + WAITING + timedelta(rng.randint(1, 110)), a) if rng.random() < 0.85 else e
    chronic = [each for each in (world.STAYS if e.nights else world.VISITS) if each.chronic]
    what = rng.choice(world.fitting(chronic, e.customer.person, early.served))
    return replace(
        early, illness=what, cause="illness", cost=what.cost * rng.lognormvariate(0.35, 0.4), drugs=what.drugs
    )


SCHEMES: dict[str, Scheme] = {
    scheme.__name__: scheme
    for scheme in (forged_papers, sham_stay, inflation, false_cause, loss_before_policy, insured_when_ill)
}
_RAISED_SUMS = ("forged_papers", "inflation")
_BY_THE_NEW = ("loss_before_policy", "insured_when_ill")
_NEW_FACTOR = 2.5
"""Who has been insured for years cannot do these; that they have their share, the newly insured do them more often."""
_FORGED = {
    "round": 0.25,
    "under_limit": 0.35,
    "words_unaltered": 0.15,
    "items_unaltered": 0.2,
    "redated": 0.1,
    "used_twice": 0.15,
}


def _on(e: Episode, day: date, a: Assumptions) -> Episode:
    """The same on another day, if that lies in the time that is simulated and the patient may have the illness then."""
    told = a.first_day <= day <= a.last_day - timedelta(60) and e.illness.fits(e.customer.person, day)
    return replace(e, served=day) if told else e


def _ill(e: Episode, rng: Random, stay: bool) -> Illness:
    """An illness that the patient may have on that day."""
    return world.illness(rng, stay, False, e.customer.person, e.served)


def _weekend(day: date) -> date:
    return day + timedelta((5 - day.weekday()) % 7)


def _paid_elsewhere(e: Episode, rng: Random) -> Episode:
    """The money goes to another person."""
    return e.marked("other_payee") if rng.random() < 0.07 and not e.customer.child else e


def _hurried(e: Episode, rng: Random) -> Episode:
    """Some cheats are in a hurry."""
    return replace(e, delay=rng.randint(0, 6)) if rng.random() < 0.3 else e
