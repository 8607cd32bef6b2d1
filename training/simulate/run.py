"""The whole portfolio in the order in which claims came: who claims what, with which papers."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from training.simulate.assumptions import Assumptions
from training.simulate.bills import bills
from training.simulate.customers import customers
from training.simulate.episodes import Episode, episodes
from training.simulate.papers import Case, case
from training.simulate.rings import organised
from training.simulate.schemes import tempt

CLAIMS_A_CUSTOMER = 1.8


@dataclass(frozen=True)
class Branch:
    """A part of the insurer with people, rings and houses of its own; nothing in it depends on another branch."""

    claims: int
    seed: str


def branches(claims: int, seed: int, assumptions: Assumptions) -> list[Branch]:
    """The branches that many claims come from; how many there are follows from the claims alone."""
    count = max(1, round(claims / assumptions.branch))
    sizes = [claims // count + (place < claims % count) for place in range(count)]
    return [Branch(size, f"{seed} branch {place}") for place, size in enumerate(sizes)]


def simulate(branch: Branch, assumptions: Assumptions) -> Iterator[Case]:
    """About as many claims as the branch has, in the order of submission; the same branch gives the same claims."""
    seed = branch.seed
    for episode in portfolio(branch, assumptions):
        rng = Random(f"{seed} papers {episode.number} {episode.submitted}")
        billed = bills(episode, Random(f"{seed} bills {episode.number}"), assumptions)
        yield case(episode, billed, rng, assumptions)


def portfolio(branch: Branch, assumptions: Assumptions) -> list[Episode]:
    """The episodes behind the claims, fraud among them, by day of submission."""
    seed = branch.seed
    people = customers(round(branch.claims / CLAIMS_A_CUSTOMER), seed, assumptions)
    told = [e for one in people for e in tempt(list(episodes(one, seed, assumptions)), seed, assumptions)]
    told += organised(people, branch.claims, seed, assumptions)
    in_time = (e for e in told if e.submitted <= assumptions.last_day)
    return sorted(in_time, key=lambda e: (e.submitted, e.number, sorted(e.marks)))
