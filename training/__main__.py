"""`python -m training`: simulate a portfolio, label stored claims, train, compare, promote and apply models, train the reader, draw samples."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims_ai.errors import ClaimsError
from claims_ai.resources import folder
from training import label_commands, registry_commands, score_commands

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claims_ai.card import Card

app = typer.Typer(help=__doc__, no_args_is_help=True)
for command in (
    label_commands.labels,
    registry_commands.challenge,
    registry_commands.compare,
    registry_commands.promote,
    registry_commands.rollback,
    registry_commands.shadows,
    registry_commands.drift,
    score_commands.score,
):
    app.command()(command)
Claims = Annotated[int, typer.Option(help="About so many claims.", min=500)]
Cluster = score_commands.Cluster
Seed = Annotated[int, typer.Option(help="The same seed gives the same claims and models.")]


@app.command()
def simulate(
    out: Annotated[Path, typer.Option(help="Parquet or CSV file to write, one row a claim.")],
    claims: Claims = 20_000,
    seed: Seed = 0,
    processes: Annotated[int | None, typer.Option(help="How many work on it; default: one a core.", min=1)] = None,
    cluster: Cluster = None,
) -> None:
    """Write the table of a simulated portfolio: features as they stood at each decision, and what people made of it."""
    from training import portfolio
    from training.cluster import machine_at

    with machine_at(cluster) as machine:
        frame = portfolio.build(claims, seed, processes=processes, machine=machine)
    out.parent.mkdir(parents=True, exist_ok=True)
    frame.to_csv(out, index=False) if out.suffix == ".csv" else frame.to_parquet(out, index=False)
    typer.echo(f"{out}: {len(frame)} claims")


@app.command()
def fit(
    claims: Claims = 20_000,
    seed: Seed = 0,
    trials: Annotated[int, typer.Option(help="Settings to try for each model.", min=1)] = 12,
    at_most: Annotated[
        float,
        typer.Option(help="At most this share of what is paid at once would a person change.", min=0.0001, max=0.5),
    ] = 0.005,
    capacity: Annotated[
        float, typer.Option(help="This share of all claims can be investigated for fraud.", min=0.0001, max=0.5)
    ] = 0.01,
    shadow: Annotated[
        bool, typer.Option("--challenge", help="Let the new models score in shadow instead of deciding.")
    ] = False,
    out: Annotated[Path, typer.Option(help="Folder for the reports.")] = Path("out/training"),
    models: Annotated[
        Path | None, typer.Option(help="Folder of the shipped models; default: that of this checkout.")
    ] = None,
    data: Annotated[
        Path | None, typer.Option(help="Table of your own claims made by `labels`, instead of a simulated portfolio.")
    ] = None,
    cluster: Cluster = None,
) -> None:
    """Train the shipped models on a simulated portfolio and judge both on one of another seed; or on your own claims."""
    from claims_ai.tables import read_table
    from training import models as shipped
    from training import portfolio
    from training.cluster import machine_at

    source = data.name if data else f"simulated portfolio, seed {seed}, training/simulate/assumptions.py"
    with machine_at(cluster) as machine:
        frame = read_table(data) if data else portfolio.build(claims, seed, machine=machine)
        cards = shipped.fit(frame, out, trials, seed, source, at_most=at_most, capacity=capacity, machine=machine)
        other = None if data else portfolio.build(max(claims // 4, 500), seed + 1, machine=machine)
    _enter(out, models or folder("models"), cards, shadow)
    for task, card in cards.items():
        figures = ", ".join(f"{name} {figure.value:.3f}" for name, figure in card.metrics.items())
        typer.echo(f"{task}: threshold {card.threshold:.4f} ({card.threshold_rule}); on {card.measured_on}: {figures}")
    if other is None:
        return
    figures = ", ".join(f"{k} {v:.3f}" for k, v in shipped.straight_through(other, shipped.load(out)).items())
    typer.echo(f"paid at once on a portfolio of seed {seed + 1}: {figures}")


def _enter(out: Path, models: Path, cards: "Mapping[str, Card]", shadow: bool) -> None:
    from training import models as shipped
    from training import registry

    if not shadow:
        shipped.ship(out, models, cards)
    for task in cards if shadow else ():
        registry.challenge(out / task, models)
    registry_commands.mirrored(cards, models)


Scans = Annotated[Path, typer.Option(help="Folder in which what was read is kept; delete it when reading has changed.")]
Drawn = Annotated[int, typer.Option("--pages", help="Pages to draw of every layout for training.", min=0)]


@app.command()
def reader(
    truth: Annotated[
        list[Path] | None,
        typer.Option(help="Pages with their values, one JSON object a line, pictures beside it; may be repeated."),
    ] = None,
    source: Annotated[list[str] | None, typer.Option(help="What each list is, for the model's card.")] = None,
    licence: Annotated[str, typer.Option(help="Licence of the data the models learn from.")] = "our own drawings",
    pages: Drawn = 12,
    out: Annotated[Path, typer.Option(help="Folder to write the models and their cards to.")] = Path("out/models"),
    scans: Scans = Path("out/scans"),
) -> None:
    """Train the readers of receipts and papers and their confidence on drawn pages and on pages with known values."""
    from claims_ai.bootstrap import local_scanner
    from claims_ai.settings import get_settings
    from training.corpus import corpus_in
    from training.reader.build import build
    from training.reader.examples import drawn_papers, drawn_receipts, load_told, papers_of, receipts_of

    ours = list(corpus_in(scans).drawn("train", pages))
    scanner = local_scanner(get_settings())
    told = [page for path in truth or () for page in load_told(path, scanner)]
    sources = (*((f"{len(ours)} drawn pages, training/render",) if ours else ()), *(source or ()))
    receipts = [*receipts_of(told), *drawn_receipts(ours)]
    build(receipts, [*papers_of(told), *drawn_papers(ours)], out, sources, licence, typer.echo)
    typer.echo(f"{out}: written")


@app.command()
def kinds(
    pages: Drawn = 12,
    out: Annotated[Path, typer.Option(help="Folder to write the model and its card to.")] = Path("out/models/kinds/1"),
    scans: Scans = Path("out/scans"),
) -> None:
    """Train the model that tells a document's kind on drawn pages, and judge it on layouts it has not seen."""
    from training.corpus import corpus_in
    from training.kinds import WORDLESS, known, ship

    drawn = [page for page in corpus_in(scans).drawn("train", pages) if page.kind != WORDLESS]
    ours = [known(page.sheet, page.kind, f"{page.kind}/{page.layout}") for page in drawn]
    card = ship(ours, out, (f"{len(ours)} drawn pages, training/render",), "our own drawings")
    typer.echo(f"{out}: written; {card.metrics['right_on_unseen_layouts']:.1%} right on layouts not seen")


@app.command()
def eight_bits(
    layouts: Annotated[int, typer.Option(help="Pages to draw of every kind, each of another layout.", min=1)] = 6,
    out: Annotated[Path, typer.Option(help="Folder to write the steps and their card to.")] = Path("out/models/ocr/1"),
) -> None:
    """Find the steps in which OCR computes in 8 bits, on processors that are faster so, from drawn pages."""
    from claims_ai.bootstrap import load_ocr
    from claims_ai.documents.weights import weights_folder
    from claims_ai.settings import get_settings
    from training.eight_bits import drawn_pictures, ship

    settings = get_settings()
    shown = list(drawn_pictures(layouts))
    weights = weights_folder(settings.ocr_weights, settings.cache)
    card = ship(
        weights, shown, load_ocr(settings), out, f"{len(shown)} drawn pages, training/render", "our own drawings"
    )
    typer.echo(
        f"{out}: written; the worst layer changes its outputs by {card.metrics['worst_layer']:.2%} of their variance"
    )


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


def main() -> None:
    """Run the command line: errors a user can mend are one line, status 1."""
    try:
        app()
    except (ClaimsError, OSError) as error:
        typer.echo(str(error), err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
