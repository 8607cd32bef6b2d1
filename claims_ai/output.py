"""How commands print: results one by one as lines or as a table, and what goes wrong beside them."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb
from typing import Any, TextIO

import typer


def emit(
    results: Iterable[dict[str, Any]],
    as_lines: bool,
    out: Path | None,
    table: Callable[[Iterator[dict[str, Any]]], Any],
) -> None:
    """Print results as they come, as lines or as a table; status 1 when one of them is an error."""
    log_to_stderr()
    failed: list[str] = []

    def watched() -> Iterator[dict[str, Any]]:
        for result in results:
            if "error" in result:
                failed.append(result["error"])
            yield result

    if as_lines or out:
        with opened(out) as stream:
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
def opened(out: Path | None) -> Iterator[TextIO]:
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


def log_to_stderr() -> None:
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
