"""The commands about decided claims, a part of the one command line: `letter`, `export` and `papers`."""

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from claims_ai.output import emit, log_to_stderr, opened


class Kind(StrEnum):
    """What a letter says."""

    APPROVAL = "approval"
    REQUEST = "request"
    PARTIAL = "partial"
    REVIEW = "review"
    REFUSAL = "refusal"


class Lang(StrEnum):
    """The language of a letter."""

    ZH = "zh"
    EN = "en"


_DAY = typer.Option(formats=["%Y-%m-%d"], help="The day of the letter or decision; today by default.")
On = Annotated[datetime | None, _DAY]
Language = Annotated[Lang, typer.Option(help="The language.")]
Folders = Annotated[list[Path], typer.Argument(help="Claim folders, each with claim.json.")]
Policies = Annotated[Path | None, typer.Option(help="The list of policies (JSON); the samples' by default.")]
Products = Annotated[Path | None, typer.Option(help="A folder of products (YAML); the shipped ones by default.")]


def letter(
    claims: Folders,
    decision: Annotated[Path, typer.Option(help="The decisions, as `adjudicate --json --out` wrote them.")],
    out: Annotated[Path, typer.Option(help="The folder the letters go to.")],
    kind: Annotated[Kind | None, typer.Option(help="By default the one the decision makes.")] = None,
    lang: Language = Lang.ZH,
    refused_by: Annotated[
        Path | None, typer.Option(help="For a refusal: the decision of the person who refused (JSON).")
    ] = None,
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day of the letter; today by default.")
    ] = None,
    policies: Policies = None,
    products: Products = None,
) -> None:
    """Write the letter to the claimant, as HTML and PDF. A refusal needs the decision of a person."""
    from claims_ai.commands_letters import open_shelf, write_letters

    shelf = open_shelf(policies, products)
    for path, written in write_letters(claims, decision, shelf, out, kind, lang.value, day_of(on), refused_by):
        typer.echo(path)
        if written.send_by:
            typer.echo(f"{path.name}: send by {written.send_by} (Insurance Law, Article 24)", err=True)


def export(
    claims: Folders,
    fhir: Annotated[Path, typer.Option(help="The decisions to export, as `adjudicate --json --out` wrote them.")],
    out: Annotated[Path | None, typer.Option(help="Write there instead of to the screen.")] = None,
    lang: Language = Lang.ZH,
    identity: Annotated[bool, typer.Option("--identity", help="Let ID number, sex and birth date out too.")] = False,
    on: On = None,
    policies: Policies = None,
    products: Products = None,
) -> None:
    """Export decided claims as FHIR R4, one bundle a line. The papers are read again for what was billed."""
    from claims_ai.commands_export import export_folders, open_desk

    log_to_stderr()
    desk = open_desk(policies, products)
    with opened(out) as stream:
        for line in export_folders(claims, fhir, desk, lang.value, day_of(on), identity):
            stream.write(line + "\n")


def papers(
    claims: Folders,
    policies: Policies = None,
    products: Products = None,
    as_lines: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
    out: Annotated[Path | None, typer.Option(help="Write there instead of to the screen.")] = None,
) -> None:
    """Show which required papers never changed a decision: each claim is decided again as if without each of them."""
    from claims_ai.commands_export import open_desk, report_folders, report_table

    emit(report_folders(claims, open_desk(policies, products)), as_lines, out, report_table)


def day_of(on: datetime | None) -> date:
    """The day given, else today."""
    return (on or datetime.now().astimezone()).date()
