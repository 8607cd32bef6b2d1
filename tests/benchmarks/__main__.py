"""`make bench`: accuracy, speed and memory, measured side by side in one run and printed; nothing is asserted here."""

import os
import platform
import sys

from rich.console import Console

from tests.benchmarks import accuracy, decisions, models, reading, store

console = Console(width=140)


def main(*parts: str) -> None:
    """Print every figure the README shows; with `documents` those of reading alone, with `models` those of the models."""
    console.rule("machine")
    console.print(
        f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    )
    if "models" in parts:
        console.rule("models")
        for table in models.tables(million="--million" in parts):
            console.print(table)
        return
    console.rule("accuracy")
    console.print(accuracy.on_samples())
    console.print(accuracy.on_drawn_pages())
    console.print(accuracy.on_real_pages())
    console.print(accuracy.on_invoices())
    console.print(accuracy.on_receipts())
    console.rule("reading: seconds a page and peak memory")
    console.print(reading.side_by_side())
    if "documents" not in parts:
        console.rule("deciding: milliseconds")
        console.print(decisions.latency())
        console.print(store.with_store())


if __name__ == "__main__":
    main(*sys.argv[1:])
