"""The whole portfolio in the order in which claims came: who claims what, with which papers."""

from collections.abc import Iterator
from random import Random

from training.simulate.assumptions import Assumptions
from training.simulate.bills import bills
from training.simulate.customers import customers
from training.simulate.episodes import Episode, episodes
from training.simulate.papers import Case, case
from training.simulate.schemes import tempt

CLAIMS_A_CUSTOMER = 1.39


def simulate(claims: int, seed: int, assumptions: Assumptions) -> Iterator[Case]:
    """About that many claims in the order of submission; the same numbers give the same claims."""
    for episode in portfolio(claims, seed, assumptions):
        rng = Random(f"{seed} papers {episode.number} {episode.submitted}")
        billed = bills(episode, Random(f"{seed} bills {episode.number}"), assumptions)
        yield case(episode, billed, rng, assumptions)


def portfolio(claims: int, seed: int, assumptions: Assumptions) -> list[Episode]:
    """The episodes behind the claims, fraud among them, by day of submission."""
    people = customers(round(claims / CLAIMS_A_CUSTOMER), seed, assumptions)
    told = [e for one in people for e in tempt(list(episodes(one, seed, assumptions)), seed, assumptions)]
    in_time = (e for e in told if e.submitted <= assumptions.last_day)
    return sorted(in_time, key=lambda e: (e.submitted, e.number, sorted(e.marks)))
