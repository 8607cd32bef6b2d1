"""The command `claims-ai train`."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from training.score_commands import Cluster

if TYPE_CHECKING:
    from claims_ai.card import Card
    from training.thresholds import Rule


def train(
    data: Annotated[Path, typer.Option(help="CSV or Parquet table, one row an example.")],
    label: Annotated[str, typer.Option(help="Column to learn; it has two values.")],
    task: Annotated[str, typer.Option(help="Name of the model.")],
    out: Annotated[Path, typer.Option(help="Folder to write the model, its card and its report to.")],
    time: Annotated[str | None, typer.Option(help="Column of time: never a feature; the last part judges.")] = None,
    drop: Annotated[list[str] | None, typer.Option(help="Column to leave out, such as an id; may be repeated.")] = None,
    group: Annotated[list[str] | None, typer.Option(help="Column by whose levels the model is judged as well; may be repeated.")] = None,
    at_most: Annotated[float | None, typer.Option(min=0.0001, max=0.5, help="Guarantee: at most this share at or above the threshold is negative.")] = None,
    among: Annotated[
        list[str] | None,
        typer.Option(help="The guarantee is about rows where a column holds no more than this, as findings=0; may be repeated."),
    ] = None,
    capacity: Annotated[float | None, typer.Option(min=0.0001, max=1.0, help="Threshold: this share of rows can be looked at.")] = None,
    cost: Annotated[float, typer.Option(min=0, help="What a look costs; with --amount, the threshold is where looks pay.")] = 0.0,
    amount: Annotated[str | None, typer.Option(help="Column of the money a positive row saves when it is found.")] = None,
    trials: Annotated[int, typer.Option(min=1, help="Settings to try.")] = 20,
    seed: Annotated[int, typer.Option(help="The same seed and data give the same model.")] = 0,
    weight: Annotated[str | None, typer.Option(help="Column that says how many rows each stands for in learning.")] = None,
    cluster: Cluster = None,
) -> None:  # fmt: skip
    """Train a calibrated LightGBM model on any table, and measure it on rows it has not seen."""
    from claims_ai.tables import read_table
    from training import groups
    from training.cluster import machine_at
    from training.fit import Settings, fit_table
    from training.tables import require

    settings = Settings(
        trials=trials, seed=seed, source=data.name, threshold=_rule(at_most, among or (), capacity, cost, amount),
        weight=weight, groups=group or groups.USUAL, tell=lambda note: typer.echo(f"note: {note}", err=True),
    )  # fmt: skip
    frame = read_table(data)
    require(frame, group or ())
    with machine_at(cluster) as machine:
        card = fit_table(frame, label, task, time, tuple(drop or ()), out, replace(settings, machine=machine))
    _show(card, out)


def _rule(
    at_most: float | None, among: Sequence[str], capacity: float | None, cost: float, amount: str | None
) -> "Rule":
    from training.thresholds import Capacity, Guarantee, ThresholdRule

    if at_most is not None and capacity is not None:
        raise typer.BadParameter("--at-most and --capacity are two rules for one threshold; give one")
    if at_most is not None:
        return Guarantee(at_most, among=tuple(map(_most, among)))
    return ThresholdRule() if capacity is None else Capacity(capacity, cost, amount)


def _most(text: str) -> tuple[str, float]:
    name, _, most = text.rpartition("=")
    try:
        return name, float(most)
    except ValueError as error:
        raise typer.BadParameter(f"--among: {text!r} is no column with its most; write it as findings=0") from error


def _show(card: "Card", out: Path) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    console = Console()
    for note in card.notes:
        console.print(f"[yellow]note[/] {escape(note)}")
    figures = Table("figure", "value", "95 % interval", title=f"{escape(card.task)}: on {escape(card.measured_on)}")
    for name, figure in card.metrics.items():
        form = ",.0f" if name == "money_saved" else ".3f"
        figures.add_row(name, f"{figure.value:{form}}", f"{figure.low:{form}} to {figure.high:{form}}")
    console.print(figures)
    console.print(f"threshold {card.threshold:.4f}: {escape(card.threshold_rule)}{_held(card)}")
    console.print(f"{escape(str(out / 'report.html'))} shows it all")


def _held(card: "Card") -> str:
    if card.check is None:
        return ""
    kept = "held" if card.check.kept else "did not hold"
    return f"; it {kept} on {card.check.on}: {card.check.positives} of {card.check.above} at or above it are positive"
