"""The commands `claims-ai store …` by which people decide stored claims and say what became of them."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from claims_ai.output import log_to_stderr

By = Annotated[str, typer.Option(help="A reference to who decides; your user name by default.")]
ClaimId = Annotated[str, typer.Argument(help="The number of a stored claim.")]
_KINDS = "correction, investigation, quality_sample or declaration_audit"


class Verdict(StrEnum):
    """What a person may decide."""

    APPROVE = "approve"
    PARTLY_APPROVE = "partly_approve"
    REFUSE = "refuse"
    ASK = "ask"


def decide(
    claim_id: ClaimId,
    verdict: Annotated[Verdict, typer.Argument(help="What is decided.")],
    reason: Annotated[str, typer.Option(help="Why, in words to the claimant.")],
    clause: Annotated[str, typer.Option(help="The clause it rests on; a refusal and a smaller sum need one.")] = "",
    code: Annotated[str, typer.Option(help="The reason code of a refusal, as `excluded`.")] = "",
    amount: Annotated[str | None, typer.Option(help="CNY granted in all; by default what the terms give.")] = None,
    paper: Annotated[list[str] | None, typer.Option(help="A kind of paper to ask for; may be given several times.")] = None,
    by: By = "",
) -> None:  # fmt: skip
    """Decide a claim as a person; what is granted uses limits up, and the letter says it."""
    from claims_ai.commands_persons import decided_by

    log_to_stderr()
    facts = {
        "verdict": verdict.value, "reason": reason, "clause": clause, "reason_code": code, "amount": amount, "papers": paper,
    }  # fmt: skip
    typer.echo(json.dumps(decided_by(claim_id, by, facts), ensure_ascii=False))


def outcome(
    claim_id: ClaimId,
    kind: Annotated[str, typer.Argument(help=f"What is noted: {_KINDS}.")],
    data: Annotated[str, typer.Option(help='The record as JSON, as {"found": "cleared"}.')],
    by: By = "",
) -> None:
    """Note what became of a claim: a field read wrongly, how an investigation or a check ended."""
    from claims_ai.commands_persons import noted_by

    log_to_stderr()
    typer.echo(json.dumps(noted_by(claim_id, kind, data, by), ensure_ascii=False))


def withdraw(
    number: Annotated[int, typer.Argument(help="The number of a person's decision.")],
    reason: Annotated[str, typer.Option(help="Why; it is kept.")],
    by: By = "",
) -> None:
    """Take a person's decision back, and what it used up."""
    from claims_ai.commands_persons import withdrawn_by

    withdrawn_by(number, reason, by)


def outcomes(
    claim_ids: Annotated[list[str] | None, typer.Argument(help="Numbers of stored claims; all by default.")] = None,
) -> None:
    """List what became of decisions, one JSON object a line: people's decisions, corrections, investigations, checks."""
    from claims_ai.commands_persons import listed

    log_to_stderr()
    for one in listed(claim_ids or ()):
        typer.echo(json.dumps(one, ensure_ascii=False))


def service() -> None:
    """Show requests that came a second time, and declarations and automatic approvals drawn by lot with what was found."""
    from claims_ai.commands_persons import service as served

    typer.echo(json.dumps(served(), ensure_ascii=False, indent=2))


COMMANDS = (decide, outcome, withdraw, outcomes, service)
