"""`python -m training`: simulate a portfolio, train the shipped models, draw the sample claims."""

from pathlib import Path
from typing import Annotated

import typer

from claims_ai.resources import folder

app = typer.Typer(help=__doc__, no_args_is_help=True)
Claims = Annotated[int, typer.Option(help="About so many claims.", min=500)]
Seed = Annotated[int, typer.Option(help="The same seed gives the same claims and models.")]


@app.command()
def simulate(
    out: Annotated[Path, typer.Option(help="Parquet or CSV file to write, one row a claim.")],
    claims: Claims = 20_000,
    seed: Seed = 0,
) -> None:
    """Write the table of a simulated portfolio: features as they stood at each decision, and what people made of it."""
    from training import portfolio

    frame = portfolio.build(claims, seed)
    out.parent.mkdir(parents=True, exist_ok=True)
    frame.to_csv(out, index=False) if out.suffix == ".csv" else frame.to_parquet(out, index=False)
    typer.echo(f"{out}: {len(frame)} claims")


@app.command()
def fit(
    claims: Claims = 20_000,
    seed: Seed = 0,
    trials: Annotated[int, typer.Option(help="Settings to try for each model.", min=1)] = 12,
    out: Annotated[Path, typer.Option(help="Folder for the reports.")] = Path("out/training"),
    models: Annotated[
        Path | None, typer.Option(help="Folder of the shipped models; default: that of this checkout.")
    ] = None,
) -> None:
    """Train the shipped models on a simulated portfolio and judge both on one of another seed."""
    from training import models as shipped
    from training import portfolio

    source = f"simulated portfolio, seed {seed}, training/simulate/assumptions.py"
    cards = shipped.fit(portfolio.build(claims, seed), out, trials, seed, source)
    shipped.ship(out, models or folder("models"), cards)
    for task, card in cards.items():
        figures = ", ".join(f"{name} {figure.value:.3f}" for name, figure in card.metrics.items())
        typer.echo(f"{task}: threshold {card.threshold:.4f} ({card.threshold_rule}); on {card.measured_on}: {figures}")
    other = portfolio.build(max(claims // 4, 500), seed + 1)
    figures = ", ".join(f"{k} {v:.3f}" for k, v in shipped.straight_through(other, shipped.load(out)).items())
    typer.echo(f"paid at once on a portfolio of seed {seed + 1}: {figures}")


@app.command()
def samples(
    out: Annotated[Path | None, typer.Option(help="Folder; default: samples/ of this checkout.")] = None,
) -> None:
    """Draw the sample claims again."""
    from training.samples import build

    build(out or folder("samples"))


if __name__ == "__main__":
    app()
