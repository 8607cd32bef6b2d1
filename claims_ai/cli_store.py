"""The commands `claims-ai store …`: is all as it was written, and what holds automatic payment back."""

import getpass
import json
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="Look after the stored decisions, and hold automatic payment back.")

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
