"""`make bench`: accuracy, speed and memory, measured side by side in one run and printed; nothing is asserted here."""

import os
import platform
import sys

from rich.console import Console

from tests.benchmarks import accuracy, decisions, memory, models, quality, reading, store, throughput

console = Console(width=140)


def main(*parts: str) -> None:
    """Print every figure the README shows; with `documents`, `decisions` or `models` those of that part alone."""
    console.rule("machine")
    console.print(
        f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    )
    if "decisions" not in parts and "models" not in parts:
        _documents()
    if "documents" not in parts and "models" not in parts:
        _decisions()
    if "documents" not in parts and "decisions" not in parts:
        _models(million="--million" in parts)


def _models(*, million: bool) -> None:
    console.rule("models")
    for table in models.tables(million=million):
        console.print(table)


def _documents() -> None:
    console.rule("accuracy")
    console.print(accuracy.on_samples())
    console.print(accuracy.on_drawn_pages())
    console.print(accuracy.on_real_pages())
    console.print(accuracy.on_invoices())
    console.print(accuracy.on_receipts())
    console.rule("pictures: the way up, and what has to be taken again")
    console.print(quality.on_quality())
    console.rule("reading: seconds a page and peak memory")
    console.print(reading.compared())
    console.print(memory.over_many_pages())


def _decisions() -> None:
    console.rule("deciding: milliseconds")
    console.print(decisions.latency())
    console.print(throughput.throughput())
    console.print(store.with_store())


if __name__ == "__main__":
    main(*sys.argv[1:])
