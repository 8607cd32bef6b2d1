"""The commands `claims-ai store …`: is all as it was written, and what holds automatic payment back."""

import getpass
import json
from pathlib import Path
from typing import Annotated

import typer

from claims_ai.cli_letters import Lang, Language, On, day_of
from claims_ai.cli_persons import COMMANDS
from claims_ai.output import log_to_stderr, opened

app = typer.Typer(
    no_args_is_help=True, help="Look after the stored decisions, decide as a person, and hold automatic payment back."
)
for command in COMMANDS:
    app.command()(command)

ClaimIds = Annotated[list[str], typer.Argument(help="Numbers of stored claims.")]
Reason = Annotated[str, typer.Option(help="Why; it is kept with your user name.")]


@app.command()
def verify() -> None:
    """Look for records that were changed, taken out or put in; status 1 when there are any."""
    from claims_ai.commands_store import verified

    found, well = verified()
    typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
    raise typer.Exit(0 if well else 1)


@app.command()
def brakes() -> None:
    """Show the kill switch, the cap of a day, and what went out today."""
    from claims_ai.commands_store import brakes_now

    typer.echo(json.dumps(brakes_now(), ensure_ascii=False, indent=2))


@app.command()
def stop_payments(reason: Reason) -> None:
    """Turn every approval into a referral, from the next decision on."""
    _turn("payments_stopped", True, reason)


@app.command()
def allow_payments(reason: Reason) -> None:
    """Let the machine pay again."""
    _turn("payments_stopped", False, reason)


@app.command()
def daily_cap(
    amount: Annotated[str, typer.Argument(help="CNY a day in China, or `none` for no cap.")], reason: Reason
) -> None:
    """Cap what goes out automatically in a day; what would pass it is referred."""
    from claims_ai.commands_store import parse_cap

    _turn("daily_cap", parse_cap(amount), reason)


@app.command()
def reverse(decision: Annotated[int, typer.Argument(help="The number of the decision.")], reason: Reason) -> None:
    """Take what a decision used up out of the ledger, as on appeal."""
    from claims_ai.commands_store import opened

    with opened() as store:
        store.reverse(decision, reason, getpass.getuser())


def _turn(name: str, value: bool | str | None, reason: str) -> None:
    from claims_ai.commands_store import turn

    turn(name, value, reason, getpass.getuser())


@app.command()
def letter(
    claim_ids: ClaimIds,
    out: Annotated[Path, typer.Option(help="The folder the letters go to.")],
    lang: Language = Lang.ZH,
    on: On = None,
) -> None:
    """Write the letters of stored claims, as HTML and PDF."""
    from claims_ai.commands_stored import stored_letters

    for path, _ in stored_letters(claim_ids, out, lang.value, day_of(on)):
        typer.echo(path)


@app.command()
def export(
    claim_ids: ClaimIds,
    out: Annotated[Path | None, typer.Option(help="Write there instead of to the screen.")] = None,
    lang: Language = Lang.ZH,
    identity: Annotated[bool, typer.Option("--identity", help="Let ID number, sex and birth date out too.")] = False,
    on: On = None,
) -> None:
    """Export stored claims as FHIR R4, one bundle a line."""
    from claims_ai.commands_stored import stored_bundles

    log_to_stderr()
    with opened(out) as stream:
        for line in stored_bundles(claim_ids, lang.value, day_of(on), identity):
            stream.write(line + "\n")
