"""What a score and a decision cost once the documents are read."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from rich.table import Table

from claims_ai.adjudicate import decide_claim, read_documents
from claims_ai.bootstrap import local_scanner, make_desk
from claims_ai.checks import run_checks
from claims_ai.claim import load_submission
from claims_ai.coverage import calculate_claim
from claims_ai.features import SENTENCES, Situation, compute_features
from claims_ai.history import History
from claims_ai.settings import get_settings
from tests.benchmarks.places import SAMPLES

_TIMES = 500


def latency() -> Table:
    """Median and 99th percentile over the decision, both scores with explanations, and their parts, of one clean claim."""
    settings = get_settings()
    desk = make_desk(settings, local_scanner(settings))
    read = read_documents(load_submission(Path(SAMPLES / "inpatient-clean"), settings.max_upload_bytes), desk)
    history = History()
    findings, calculation = run_checks(read.dossier, history), calculate_claim(read.dossier)
    features = compute_features(Situation(read.dossier, findings, calculation, history))
    work: dict[str, Callable[[], object]] = {
        "checks": lambda: run_checks(read.dossier, history),
        "calculation": lambda: calculate_claim(read.dossier),
        "one score, explained": lambda: desk.models["fraud"].score(features, SENTENCES["fraud"]),
        "both scores, explained": lambda: [desk.models[task].score(features, SENTENCES[task]) for task in desk.models],
        "decision, all of it": lambda: decide_claim(read, desk, history),
    }
    table = Table(title=f"{_TIMES} times each, one thread")
    for column in ("what", "median ms", "p99 ms"):
        table.add_column(column, justify="left" if column == "what" else "right")
    for name, once in work.items():
        table.add_row(name, *(f"{figure:.2f}" for figure in _measure(once)))
    return table


def _measure(once: Callable[[], object]) -> tuple[float, float]:
    once()
    taken = []
    for _ in range(_TIMES):
        started = time.perf_counter()
        once()
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken), statistics.quantiles(taken, n=100)[98]
