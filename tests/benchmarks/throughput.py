"""How many claims a second are decided from read documents, without OCR and store, and how long the slowest take."""

import multiprocessing
import statistics
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from rich.table import Table

from claims_ai.adjudicate import ReadClaim, decide_claim, read_documents
from claims_ai.bootstrap import local_scanner, make_desk
from claims_ai.claim import load_submission
from claims_ai.settings import get_settings
from tests.benchmarks.places import SAMPLES

_SECONDS = 8
_MIXED = (
    "outpatient-clean", "inpatient-clean", "hospital-cash", "inpatient-no-discharge-summary",
    "outpatient-sums-disagree", "outpatient-not-in-force",
)  # fmt: skip


def throughput() -> Table:
    """Decisions a second and their milliseconds, of claims paid, asked about and referred in turn; by one process and by two."""
    reads = _read_once()
    table = Table(
        title=f"{len(reads)} sample claims in turn for {_SECONDS} s; bars: two processes 500 a second, p99 20 ms"
    )
    for column in ("what", "median ms", "p99 ms", "a second", "processor ms each"):
        table.add_column(column, justify="left" if column == "what" else "right")
    context = multiprocessing.get_context("spawn")
    for processes in (1, 2):
        with ProcessPoolExecutor(processes, context) as pool:
            parts = list(pool.map(_decide, [reads] * processes))
        taken = [one for part, _ in parts for one in part]
        busy = sum(seconds for _, seconds in parts) / len(taken) * 1000
        figures = (statistics.median(taken), statistics.quantiles(taken, n=100)[98])
        name = f"processes: {processes}"
        table.add_row(name, *(f"{figure:.2f}" for figure in figures), f"{len(taken) / _SECONDS:.0f}", f"{busy:.2f}")
    return table


def _read_once() -> list[ReadClaim]:
    settings = get_settings()
    desk = make_desk(settings, local_scanner(settings))
    submissions = (load_submission(Path(SAMPLES / name), settings.max_upload_bytes) for name in _MIXED)
    return [read_documents(submission, desk) for submission in submissions]


def _decide(reads: list[ReadClaim]) -> tuple[list[float], float]:
    """Milliseconds of each decision until the time is over, and the seconds that the processor worked, whatever else ran."""
    settings = get_settings()
    desk, taken = make_desk(settings, local_scanner(settings)), list[float]()
    for read in reads:
        decide_claim(read, desk)
    busy, end = time.process_time(), time.perf_counter() + _SECONDS
    while (started := time.perf_counter()) < end:
        decide_claim(reads[len(taken) % len(reads)], desk)
        taken.append((time.perf_counter() - started) * 1000)
    return taken, time.process_time() - busy
