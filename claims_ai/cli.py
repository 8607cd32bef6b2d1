"""The `claims-ai` command. Heavy libraries are imported by the commands that use them, so that help comes at once."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from contextlib import contextmanager
from importlib.metadata import entry_points
from io import TextIOWrapper
from pathlib import Path
from traceback import extract_tb
from typing import Annotated, Any, TextIO

import typer

from claims_ai import cli_knowledge, cli_letters
from claims_ai.product_commands import product

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Read, check, calculate and decide health and accident claims.",
)

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

    _emit(extract_pages(paths), as_lines, out, page_table)


@app.command()
def adjudicate(
    folders: Annotated[list[Path], typer.Argument(help="Claim folders, each with claim.json and documents.")],
    policies: Annotated[Path, typer.Option(help="The list of policies (JSON).")],
    products: Annotated[
        Path | None, typer.Option(help="A folder of products (YAML); the shipped ones by default.")
    ] = None,
    as_lines: Json = False,
    out: Out = None,
) -> None:
    """Decide claims; those given in one call see each other."""
    from claims_ai.commands import adjudicate_folders, decision_table

    _emit(adjudicate_folders(folders, policies, products), as_lines, out, decision_table)


@app.command()
def predict(
    model: Annotated[Path, typer.Option(help="A model folder made by `train`.")],
    data: Annotated[Path, typer.Option(help="A CSV or Parquet table.")],
    out: Annotated[Path, typer.Option(help="Where the scores go (CSV).")],
) -> None:
    """Score a table: one calibrated probability a row, in its order."""
    from claims_ai.scoring import predict_table

    predict_table(model, data, out)


for command in (cli_letters.letter, cli_letters.export, cli_letters.papers):
    app.command()(command)


def _emit(
    results: Iterable[dict[str, Any]],
    as_lines: bool,
    out: Path | None,
    table: Callable[[Iterator[dict[str, Any]]], Any],
) -> None:
    """Print results as they come, as lines or as a table; status 1 when one of them is an error."""
    _log_to_stderr()
    failed: list[str] = []

    def watched() -> Iterator[dict[str, Any]]:
        for result in results:
            if "error" in result:
                failed.append(result["error"])
            yield result

    if as_lines or out:
        with _opened(out) as stream:
            for result in watched():
                stream.write(json.dumps(result, ensure_ascii=False) + "\n")
                stream.flush()
    else:
        from rich.console import Console

        Console().print(table(watched()))
    for error in failed:
        typer.echo(error, err=True)
    if failed:
        raise typer.Exit(1)


@contextmanager
def _opened(out: Path | None) -> Iterator[TextIO]:
    """The named file, or standard output."""
    if out is None:
        yield sys.stdout
        return
    from claims_ai.errors import InputError

    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        stream = out.open("w", encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise InputError(f"{out}: cannot be written ({error.strerror}); name another file") from error
    with stream:
        yield stream


def _log_to_stderr() -> None:
    """Results own the standard output; what goes wrong inside is one line beside them, with its place and no traceback."""
    import structlog

    structlog.configure(
        processors=[structlog.processors.add_log_level, _place_of_error, structlog.processors.KeyValueRenderer()],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def _place_of_error(logger: object, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    if event.pop("exc_info", False):
        last = extract_tb(sys.exc_info()[2])[-1]
        event["at"] = f"{Path(last.filename).name}:{last.lineno}"
    return event


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
