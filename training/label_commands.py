"""The command that makes a labelled data set of the stored claims."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims_ai.errors import InputError

if TYPE_CHECKING:
    from training.labels import Labelled


def labels(
    out: Annotated[Path, typer.Option(help="Parquet or CSV file to write, one row a claim.")],
    since: Annotated[str | None, typer.Option(help="First day of submission, as 2026-03-01; all claims by default.")] = None,
    task: Annotated[str | None, typer.Option(help="fast_pay or fraud: only claims whose label is known; by default both, or missing.")] = None,
    mature: Annotated[int, typer.Option(min=0, help="Days after which what nobody challenged counts as right.")] = 90,
    sample_only: Annotated[bool, typer.Option("--sample-only", help="Of automatic approvals take those drawn and looked at: they stand for all.")] = False,
) -> None:  # fmt: skip
    """Write the table of stored claims: features as they stood at each decision, and what became of it."""
    from claims_ai.commands_store import opened
    from training.labels import Rules, labelled
    from training.portfolio import LABELS

    if task not in (None, *LABELS):
        raise InputError(f"--task: {task!r} is none of {', '.join(LABELS)}")
    rules = Rules(datetime.now(UTC), mature, sample_only)
    with opened() as store:
        found = labelled(store, rules, _day(since))
    _write(found, task, out)
    for label in (task,) if task else LABELS:
        typer.echo(_told(found, label))


def _write(found: "Labelled", task: str | None, out: Path) -> None:
    frame = found.frame(task)
    if frame.empty:
        raise InputError(f"no stored claim has a label yet; {_told(found, task or 'fast_pay')}")
    out.parent.mkdir(parents=True, exist_ok=True)
    frame.to_csv(out, index=False) if out.suffix == ".csv" else frame.to_parquet(out, index=False)
    typer.echo(f"{out}: {len(frame)} claims")


def _told(found: "Labelled", label: str) -> str:
    known = [row[label] for row in found.rows if label in row]
    left = ", ".join(f"{count} {reason}" for reason, count in sorted(found.left_out[label].items())) or "none"
    return f"{label}: {len(known)} known, {sum(known)} of them 1; left out: {left}"


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InputError(f"--since: {text!r} is no date; write it as 2026-03-01") from error
