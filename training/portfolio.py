"""The table the shipped models learn from: each simulated claim through the real engine, knowing only what came before it."""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from random import Random
from typing import TYPE_CHECKING, Any

from claims_ai.checks import run_checks
from claims_ai.coverage import calculate_claim
from claims_ai.dossier import Dossier, assemble
from claims_ai.features import Situation, compute_features
from claims_ai.history import Archive, History, trace_of
from claims_ai.products.catalogue import Products
from claims_ai.products.load import load_products
from claims_ai.resources import folder
from claims_ai.values import Page
from training import tune
from training.simulate.adjusters import judge
from training.simulate.assumptions import USUAL, Assumptions
from training.simulate.papers import Case
from training.simulate.reading import read
from training.simulate.run import Branch, branches, simulate

if TYPE_CHECKING:
    import pandas as pd

TIME = "submitted_at"
LABELS = ("fast_pay", "fraud")
GROUPS = ("product", "channel")
"""What models are judged by and never learn from."""
WEIGHT = "weight"
BESIDE = ("claim_id", "known_by", WEIGHT)
"""What a table of stored claims says beside: where a row comes from and how much it counts; no model learns from it."""


def build(
    claims: int,
    seed: int,
    assumptions: Assumptions = USUAL,
    processes: int | None = None,
    machine: tune.Machine = tune.HERE,
) -> "pd.DataFrame":
    """One row a claim, by day: its day, both labels, what it is grouped by, and all features.

    Several processes (None: one a core), or the workers of a cluster, work on a branch each; how many there are changes nothing.
    """
    import pandas as pd

    parts = branches(claims, seed, assumptions)
    found: Iterable[pd.DataFrame]
    if machine is not tune.HERE:
        found = machine.spread(partial(of_branch, assumptions=assumptions), parts)
    else:
        found = _each(parts, assumptions, min(processes or os.cpu_count() or 1, len(parts)))
    told: pd.DataFrame = pd.concat(found, ignore_index=True)
    return told.sort_values(TIME, kind="stable", ignore_index=True)


def _each(parts: Sequence[Branch], assumptions: Assumptions, processes: int) -> list["pd.DataFrame"]:
    work = partial(of_branch, assumptions=assumptions)
    if processes == 1:
        return list(map(work, parts))
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        return list(pool.map(work, parts))


def of_branch(branch: Branch, assumptions: Assumptions) -> "pd.DataFrame":
    """The rows of one branch."""
    import pandas as pd

    return pd.DataFrame(rows(simulate(branch, assumptions), branch.seed, assumptions))


def rows(cases: Iterable[Case], seed: str, assumptions: Assumptions) -> Iterator[dict[str, Any]]:
    """Decide case after case, as they came, with what earlier claims left behind."""
    archive, products = Archive(), load_products(folder("samples") / "products")
    for case in cases:
        rng = Random(f"{seed} desk {case.claim.claim_id}")
        papers = read(case.papers, rng, assumptions, assumptions.years(case.claim.submitted_at))
        dossier = _dossier(case, papers.pages, products)
        trace = trace_of(dossier)
        history = archive.related(trace)
        as_read = situation(dossier, history)
        true = as_read if papers.true is papers.pages else situation(_dossier(case, papers.true, products), history)
        features = compute_features(as_read)
        labels = judge(case, as_read, true, features, rng, assumptions)
        yield {
            TIME: case.claim.submitted_at.isoformat(),
            "fast_pay": int(labels.fast_pay),
            "fraud": int(labels.fraud),
            "product": case.policy.product,
            "channel": case.claim.channel,
            **features,
        }
        archive.add(trace)


def situation(dossier: Dossier, history: History) -> Situation:
    """What the models see, as `adjudicate` puts it together."""
    calculation = calculate_claim(dossier)
    return Situation(dossier, (*run_checks(dossier, history), *calculation.findings), calculation, history)


def _dossier(case: Case, pages: tuple[Page, ...], products: Products) -> Dossier:
    product = products.in_force(case.policy.product, case.policy.effective_from)
    return assemble(case.claim, case.policy, product, pages)
