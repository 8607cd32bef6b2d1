"""The command that scores a whole table with the models that decide."""

from pathlib import Path
from typing import Annotated

import typer

Cluster = Annotated[
    str | None,
    typer.Option(help="Address of a Dask scheduler, as tcp://host:8786: its workers build features, train and score."),
]


def score(
    table: Annotated[Path, typer.Argument(help="CSV or Parquet table of features, as `simulate` and `labels` write it.")],
    out: Annotated[Path, typer.Option(help="CSV file to write: fast_pay and fraud, a row a row, in the order of the table.")],
    models: Annotated[Path | None, typer.Option(help="Folder of the models; default: that of this checkout.")] = None,
    cluster: Cluster = None,
) -> None:  # fmt: skip
    """Score a table of any size with both champions, part by part."""
    from claims_ai.batch import score_table
    from claims_ai.champions import load_champions
    from claims_ai.resources import folder
    from training.cluster import machine_at

    champions = load_champions(models or folder("models"))
    with machine_at(cluster) as machine:
        rows, notes = score_table(champions, table, out, machine.spread)
    for note in notes:
        typer.echo(f"note: {note}", err=True)
    typer.echo(f"{out}: {rows} rows")
