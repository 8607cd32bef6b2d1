"""The commands `claims-ai product check`, `diff` and `schema`: products as people who know claims read them."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from claims_ai.errors import ProductError

product = typer.Typer(no_args_is_help=True, help="Check, explain and compare products.")


class Language(StrEnum):
    """The languages that a product is explained in."""

    ZH = "zh"
    EN = "en"


Lang = Annotated[Language, typer.Option(help="Explain in Chinese or in English.")]


@product.command()
def check(files: Annotated[list[Path], typer.Argument(help="Product files (YAML).")], lang: Lang = Language.ZH) -> None:
    """Validate product files and explain them in words; status 1 when one of them is wrong."""
    from claims_ai.products.explain import explain
    from claims_ai.products.load import load_product

    wrong = False
    for file in files:
        try:
            typer.echo("\n".join(explain(load_product(file), lang)) + "\n")
        except ProductError as error:
            wrong = True
            typer.echo(str(error), err=True)
    if wrong:
        raise typer.Exit(1)


@product.command()
def diff(
    old: Annotated[Path, typer.Argument(help="The terms as they were.")],
    new: Annotated[Path, typer.Argument(help="The terms as they are to be.")],
    lang: Lang = Language.ZH,
) -> None:
    """Say what changes for claimants, better or worse, from one product file to another."""
    from claims_ai.products.diff import compare, summary
    from claims_ai.products.load import load_product

    before, after = load_product(old), load_product(new)
    changes = compare(before, after)
    typer.echo(f"{before.label} → {after.label}")
    typer.echo("\n".join(change.words(lang) for change in changes) + ("\n" if changes else "") + summary(changes, lang))


@product.command()
def schema(out: Annotated[Path | None, typer.Option(help="Write there instead of to the screen.")] = None) -> None:
    """Print the JSON Schema of product files, for editors that check while one writes."""
    from claims_ai.products.terms import Product

    text = json.dumps(Product.model_json_schema(), ensure_ascii=False, indent=2) + "\n"
    if out:
        out.write_text(text, encoding="utf-8")
    else:
        typer.echo(text, nl=False)
