"""The commands about versions and their watch: challenge, compare, promote, rollback, shadows, drift."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from training.compare import Comparison

Task = Annotated[str, typer.Argument(help="fast_pay or fraud.")]
Version = Annotated[str, typer.Argument(help="A version in models/TASK.")]
Data = Annotated[Path, typer.Option(help="CSV or Parquet table with features, label and time of claims since then.")]
Models = Annotated[Path | None, typer.Option(help="Folder of the models; default: that of this checkout.")]
Unseen = Annotated[bool, typer.Option("--unseen", help="No row was learned from, whatever its time.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
_SHOWN = 20


def challenge(
    trained: Annotated[Path, typer.Argument(help="A model folder made by `fit` or `train`.")], models: Models = None
) -> None:
    """Take a trained model in as the next version, scored in shadow beside the champion."""
    from training import registry

    card = registry.challenge(trained, _models(models)).card
    mirrored([card.task], _models(models))
    typer.echo(f"{card.task} {card.version}: scores in shadow from the next start of the service on")


def compare(
    task: Task, version: Version, data: Data, models: Models = None, unseen: Unseen = False, as_json: Json = False
) -> None:
    """Show a version beside the champion on the same later rows, with the decisions that change."""
    _show(_compared(task, version, data, models, unseen), as_json)


def promote(
    task: Task, version: Version, data: Data, models: Models = None, unseen: Unseen = False, as_json: Json = False
) -> None:
    """Let a version decide, if it is not worse than the champion on the same later rows."""
    from training import registry

    found = _compared(task, version, data, models, unseen)
    _show(found, as_json)
    registry.promote(found, _models(models))
    mirrored([task], _models(models))
    typer.echo(f"{task} {version} decides from the next start of the service on", err=True)


def rollback(
    task: Task,
    reason: Annotated[str, typer.Option(help="Why; it is kept with your user name.")],
    models: Models = None,
) -> None:
    """Let the version decide again that did before."""
    from training import registry

    version = registry.rollback(task, _models(models), reason)
    mirrored([task], _models(models))
    typer.echo(f"{task} {version} decides from the next start of the service on")


def shadows() -> None:
    """Show what challengers would have decided of the stored claims, beside what was decided."""
    from rich.console import Console

    from claims_ai.commands_store import opened
    from training.shadows import tables, tried

    with opened() as store:
        found = tried(store.records(last_only=True))
    for shown in tables(found):
        Console().print(shown)


def drift(
    data: Annotated[Path, typer.Option(help="CSV or Parquet table of claims since; outcomes may be missing.")],
    task: Annotated[list[str] | None, typer.Option(help="fast_pay or fraud; both by default.")] = None,
    models: Models = None,
    as_json: Json = False,
) -> None:
    """Hold claims since against what the champions' cards say; status 1 when something needs doing."""
    from pydantic import TypeAdapter
    from rich.console import Console

    from claims_ai.champions import TASKS
    from claims_ai.scoring import load_model
    from claims_ai.tables import read_table
    from training import registry
    from training.drift import Drift, tables, watch

    where, frame = _models(models), read_table(data)
    found = [watch(load_model(where / each / registry.champion_of(each, where)), frame) for each in task or TASKS]
    console = Console()
    for one in found:
        if as_json:
            typer.echo(TypeAdapter(Drift).dump_json(one).decode())
        for shown in () if as_json else tables(one):
            console.print(shown)
    if any(alarm.grade == "alarm" for one in found for alarm in one.alarms):
        raise typer.Exit(1)


def mirrored(tasks: Iterable[str], models: Path) -> None:
    """Tell MLflow, where it is installed, and say what hindered it."""
    from training.mirror import mirror

    if note := mirror(tasks, models):
        typer.echo(f"note: {note}", err=True)


def _models(models: Path | None) -> Path:
    from claims_ai.resources import folder

    return models or folder("models")


def _compared(task: str, version: str, data: Path, models: Path | None, unseen: bool) -> "Comparison":
    from claims_ai.tables import read_table
    from training import registry

    return registry.compared(task, version, _models(models), read_table(data), unseen)


def _show(found: "Comparison", as_json: bool) -> None:
    from pydantic import TypeAdapter
    from rich.console import Console
    from rich.table import Table

    from training.compare import Comparison

    if as_json:
        typer.echo(TypeAdapter(Comparison).dump_json(found).decode())
        return
    console = Console()
    title = f"{found.task}: {found.rows} rows, {found.positives} positive"
    table = Table("figure", f"champion {found.champion}", f"challenger {found.challenger}", "difference, 95 %", "", title=title)  # fmt: skip
    for name, figure in found.figures.items():
        edges = f"{figure.difference.low:+.4f} to {figure.difference.high:+.4f}"
        worse = "[red]worse[/]" if figure.worse else "[green]not worse[/]"
        table.add_row(name, f"{figure.champion:.4f}", f"{figure.challenger:.4f}", edges, worse)
    console.print(table)
    for words, turned in (("only the challenger puts at or above its threshold", found.up), ("only the champion does", found.down)):  # fmt: skip
        rows = ", ".join(str(row + 1) for row in turned.rows[:_SHOWN]) + (" …" if len(turned.rows) > _SHOWN else "")
        console.print(f"{len(turned.rows)} rows {words}, {turned.positives} of them positive: rows {rows or 'none'}")
    for objection in found.objections:
        console.print(f"[red]against it[/] {objection}")
