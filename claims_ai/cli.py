"""The `claims-ai` command. Heavy libraries are imported by the commands that use them, so that help comes at once."""

import json
import sys
from collections.abc import Iterator
from functools import partial
from importlib.metadata import entry_points
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, Any

import typer

from claims_ai import cli_knowledge, cli_letters, cli_store
from claims_ai.output import emit, log_to_stderr, opened
from claims_ai.product_commands import product

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Read, check, calculate and decide health and accident claims.",
)

app.add_typer(cli_store.app, name="store")
app.add_typer(product, name="product")
app.add_typer(cli_knowledge.app, name="knowledge")

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")]
Out = Annotated[Path | None, typer.Option(help="Write there instead of to the screen.")]


@app.command()
def extract(
    paths: Annotated[list[Path], typer.Argument(help="Documents, or folders of them.")],
    as_lines: Json = False,
    out: Out = None,
) -> None:
    """Read documents: kind, fields with evidence, items, findings."""
    from claims_ai.commands import extract_pages, page_table

    emit(extract_pages(paths), as_lines, out, page_table)


@app.command()
def look(
    paths: Annotated[list[Path], typer.Argument(help="Documents, or folders of them.")],
    as_lines: Json = False,
    out: Out = None,
) -> None:
    """Tell in a moment, before reading, whether pictures are good enough or should be taken again."""
    from claims_ai.commands import look_at, look_table

    emit(look_at(paths), as_lines, out, look_table)


@app.command()
def adjudicate(
    folders: Annotated[list[Path], typer.Argument(help="Claim folders, each with claim.json and documents.")],
    policies: Annotated[Path, typer.Option(help="The list of policies (JSON).")],
    products: Annotated[
        Path | None, typer.Option(help="A folder of products (YAML); the shipped ones by default.")
    ] = None,
    store: Annotated[
        bool,
        typer.Option(
            "--store", help="Decide on what the store knows of earlier claims, and record the decisions there."
        ),
    ] = False,
    as_lines: Json = False,
    out: Out = None,
) -> None:
    """Decide claims; those given in one call see each other."""
    from claims_ai.commands import adjudicate_folders, decision_table

    emit(adjudicate_folders(folders, policies, products, store), as_lines, out, decision_table)


@app.command()
def replay(
    claim_ids: Annotated[list[str] | None, typer.Argument(help="Claims whose stored decisions are made again.")] = None,
    every: Annotated[bool, typer.Option("--all", help="All stored decisions.")] = False,
    products: Annotated[
        Path | None, typer.Option(help="The products of today, to say which moved on; the shipped ones by default.")
    ] = None,
    as_lines: Json = False,
    out: Out = None,
) -> None:
    """Make stored decisions again from what is stored; status 1 when one comes out otherwise, with what differs."""
    from claims_ai.commands_store import replay_claims, replay_table

    if bool(claim_ids) == every:
        raise typer.BadParameter("name claims, or give --all")
    differing: list[str] = []

    def watched() -> Iterator[dict[str, Any]]:
        for result in replay_claims(claim_ids or (), products):
            if not result.get("same", True):
                differing.append(result["claim_id"])
            yield result

    emit(watched(), as_lines, out, replay_table)
    if differing:
        raise typer.Exit(1)


@app.command()
def backtest(
    products: Annotated[
        Path | None, typer.Option(help="A folder with the new terms; others stay as they were.")
    ] = None,
    thresholds: Annotated[str, typer.Option(help="Other thresholds by model, as fast_pay=0.95,fraud=0.2.")] = "",
    since: Annotated[
        str | None, typer.Option(help="The first day of submission that is counted, as 2026-03-01.")
    ] = None,
    html: Annotated[Path | None, typer.Option(help="Write a page there as well.")] = None,
    as_lines: Json = False,
    out: Out = None,
) -> None:
    """Decide past claims again under other terms or thresholds, and show the effect."""
    from rich.console import Console
    from rich.progress import track

    from claims_ai.backtest_page import write_page
    from claims_ai.commands_store import backtest_json, backtest_tables, run_backtest, summary_rows

    log_to_stderr()
    watch = partial(track, description="Past claims", console=Console(stderr=True), transient=True)
    told = run_backtest(products, thresholds, since, watch)
    if html:
        write_page(told, summary_rows(told), html)
    if as_lines or out:
        with opened(out) as stream:
            stream.write(json.dumps(backtest_json(told), ensure_ascii=False) + "\n")
        return
    for table in backtest_tables(told):
        Console().print(table)


@app.command()
def features(
    claims: Annotated[list[str] | None, typer.Argument(help="Claim folders, or numbers of stored claims.")] = None,
    policies: Annotated[Path | None, typer.Option(help="The list of policies (JSON); the samples' by default.")] = None,
    products: Annotated[
        Path | None, typer.Option(help="A folder of products (YAML); the shipped ones by default.")
    ] = None,
    lang: cli_letters.Language = cli_letters.Lang.ZH,
    describe: Annotated[bool, typer.Option("--describe", help="Print what each feature is (Markdown).")] = False,
    as_lines: Json = False,
    out: Out = None,
) -> None:
    """Show what the models see of claims, as of the moment each was sent; those of one call see the earlier ones."""
    from claims_ai.commands_features import description, feature_table, features_of

    if describe:
        with opened(out) as stream:
            stream.write(description())
        return
    if not claims:
        raise typer.BadParameter("name claims, or give --describe")
    emit(features_of(claims, policies, products), as_lines, out, partial(feature_table, language=lang.value))


@app.command()
def predict(
    model: Annotated[Path, typer.Option(help="A model folder made by `train`.")],
    data: Annotated[Path, typer.Option(help="A CSV or Parquet table.")],
    out: Annotated[Path, typer.Option(help="Where the scores go (CSV).")],
) -> None:
    """Score a table: one calibrated probability a row, in its order."""
    from claims_ai.batch import predict_table

    for note in predict_table(model, data, out):
        typer.echo(f"note: {note}", err=True)


for command in (cli_letters.letter, cli_letters.export, cli_letters.papers):
    app.command()(command)


def _add_plugins() -> None:
    """Commands of the packages above the library: demo, serve, train."""
    for entry in sorted(entry_points(group="claims_ai.commands"), key=lambda entry: entry.name):
        app.command(name=entry.name)(entry.load())


def main() -> None:
    """Run the command line: errors a user can mend are one line, status 1."""
    from claims_ai.errors import ClaimsError

    if isinstance(sys.stdout, TextIOWrapper):  # a file's name may hold bytes that are no text
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    _add_plugins()
    try:
        app()
    except (ClaimsError, OSError) as error:
        typer.echo(str(error), err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
