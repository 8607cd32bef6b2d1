"""The command `claims-ai train`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from claims_ai.card import Card


def train(
    data: Annotated[Path, typer.Option(help="CSV or Parquet table, one row an example.")],
    label: Annotated[str, typer.Option(help="Column to learn; it has two values.")],
    task: Annotated[str, typer.Option(help="Name of the model.")],
    out: Annotated[Path, typer.Option(help="Folder to write the model, its card and its report to.")],
    time: Annotated[str | None, typer.Option(help="Column of time: never a feature; the last part judges.")] = None,
    drop: Annotated[list[str] | None, typer.Option(help="Column to leave out, such as an id; may be repeated.")] = None,
    trials: Annotated[int, typer.Option(min=1, help="Settings to try.")] = 20,
    seed: Annotated[int, typer.Option(help="The same seed and data give the same model.")] = 0,
) -> None:
    """Train a calibrated LightGBM model on any table, and measure it on rows it has not seen."""
    from claims_ai.tables import read_table
    from training.fit import Settings, fit_table

    settings = Settings(trials=trials, seed=seed, source=data.name)
    card = fit_table(read_table(data), label, task, time, tuple(drop or ()), out, settings)
    _show(card, out)


def _show(card: "Card", out: Path) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    console = Console()
    for note in card.notes:
        console.print(f"[yellow]note[/] {escape(note)}")
    figures = Table("figure", "value", "95 % interval", title=f"{escape(card.task)}: on {escape(card.measured_on)}")
    for name, figure in card.metrics.items():
        figures.add_row(name, f"{figure.value:.3f}", f"{figure.low:.3f} to {figure.high:.3f}")
    console.print(figures)
    console.print(f"{escape(str(out / 'report.html'))} shows it all")
