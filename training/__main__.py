"""`python -m training`: simulate a portfolio, train the shipped models and the reader, browse what is read wrong, draw the sample claims."""

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
def reader(
    truth: Annotated[
        list[Path],
        typer.Option(help="Pages with their values, one JSON object a line, pictures beside it; may be repeated."),
    ],
    source: Annotated[list[str], typer.Option(help="What each list is, for the model's card.")],
    licence: Annotated[str, typer.Option(help="Licence of the data the model learns from.")],
    out: Annotated[Path, typer.Option(help="Folder to write the models and their card to.")] = Path("out/reader/1"),
) -> None:
    """Train the reader of receipts on pages with known values, and judge it on shops it has not seen."""
    from claims_ai.bootstrap import local_scanner
    from claims_ai.settings import get_settings
    from training.reader.examples import load_examples
    from training.reader.fit import fit

    scanner = local_scanner(get_settings())
    card = fit([example for path in truth for example in load_examples(path, scanner)], out, tuple(source), licence)
    for name, value in card.metrics.items():
        typer.echo(f"{name}: {value:.3f}")
    typer.echo(f"{out}: written")


@app.command()
def errors(
    truth: Annotated[Path, typer.Option(help="Pages with their values in the contract's form, pictures beside it.")],
    out: Annotated[Path, typer.Option(help="HTML file to write.")] = Path("out/errors.html"),
) -> None:
    """Read pages whose values are known, and show each wrong field beside its picture."""
    from training.errors import read_all, write

    outcomes = write(out, read_all(truth))
    typer.echo(f"{out}: " + ", ".join(f"{count} {outcome}" for outcome, count in outcomes.items()))


@app.command()
def samples(
    out: Annotated[Path | None, typer.Option(help="Folder; default: samples/ of this checkout.")] = None,
) -> None:
    """Draw the sample claims again."""
    from training.samples import build

    build(out or folder("samples"))


if __name__ == "__main__":
    app()
