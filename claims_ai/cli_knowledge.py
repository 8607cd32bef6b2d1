"""`claims-ai knowledge`: for those who add to the medical knowledge."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="Medical knowledge: what goes with an illness, a drug or a service.")


@app.callback()
def _group() -> None:
    """A group keeps its command's name even while it has one."""


@app.command()
def check(
    files: Annotated[list[Path], typer.Argument(help="Knowledge files (YAML).")],
) -> None:
    """Validate files of knowledge and say each entry in words."""
    from claims_ai.medical.load import explain

    for file in files:
        for line in explain(file):
            typer.echo(line)
