"""Decisions read back from what `claims-ai adjudicate` wrote: one JSON object a line."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from claims_ai.complaints import load_json
from claims_ai.errors import InputError
from claims_ai.values import Decision

_DECISION = TypeAdapter(Decision)


def load_decisions(path: Path) -> Mapping[str, Decision]:
    """Decisions by claim; InputError names the line that is none, or the claim that is there twice."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error}); name a file written by `claims-ai adjudicate`") from error
    decisions: dict[str, Decision] = {}
    for decision in _parsed(lines, path):
        if decision.claim_id in decisions:
            raise InputError(f"{path}: decides claim {decision.claim_id} twice; keep one")
        decisions[decision.claim_id] = decision
    return decisions


def decision_of(claim_id: str, decisions: Mapping[str, Decision], path: Path) -> Decision:
    """The decision of a claim; InputError where the file has none."""
    if claim_id not in decisions:
        raise InputError(f"claim {claim_id}: {path} has no decision of it; decide it first with `claims-ai adjudicate`")
    return decisions[claim_id]


def _parsed(lines: list[str], path: Path) -> Iterator[Decision]:
    """Lines of claims that could not be decided are passed over."""
    for number, line in enumerate(lines, start=1):
        read: Any = load_json(line, f"{path}, line {number}") if line.strip() else {"error": ""}
        if isinstance(read, dict) and "error" in read:
            continue
        try:
            yield _DECISION.validate_python(read)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            place = ".".join(map(str, first["loc"]))
            raise InputError(
                f"{path}, line {number}: {place}: {first['msg']}; give the output of `claims-ai adjudicate`"
            ) from error
