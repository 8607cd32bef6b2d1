"""What `claims-ai features` shows: the models' inputs of a claim with their words, and what each of them is."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rich.table import Column, Table

from claims_ai.adjudicate import ReadClaim, read_documents, rule
from claims_ai.claim import load_submission
from claims_ai.commands_export import open_desk
from claims_ai.commands_store import opened
from claims_ai.errors import ClaimsError
from claims_ai.features import BY_NAME, FEATURES, Value
from claims_ai.features_english import WORDS, in_english
from claims_ai.history import history_of
from claims_ai.settings import get_settings

_SIGNS = {1: "raises", -1: "lowers", 0: ""}


def features_of(claims: Iterable[str], policies: Path | None, products: Path | None) -> Iterator[dict[str, Any]]:
    """One result a claim, folders first; what is neither a folder nor a stored claim is a result with `error`."""
    names = list(dict.fromkeys(claims))
    folders = [Path(name) for name in names if Path(name).is_dir()]
    numbers = [name for name in names if not Path(name).is_dir()]
    if folders:
        yield from _read_now(folders, policies, products)
    if numbers:
        yield from _stored(numbers)


def _read_now(folders: list[Path], policies: Path | None, products: Path | None) -> Iterator[dict[str, Any]]:
    desk, settings = open_desk(policies, products), get_settings()
    read: list[ReadClaim] = []
    for folder in folders:
        try:
            read.append(read_documents(load_submission(folder, settings.max_upload_bytes), desk))
        except ClaimsError as error:
            yield {"claim_id": folder.name, "error": str(error)}
    for each in read:
        claim = each.dossier.claim
        before = history_of(other.dossier for other in read if other.dossier.claim.submitted_at <= claim.submitted_at)
        yield _told(claim.claim_id, claim.submitted_at.isoformat(), rule(each, desk, before).features)


def _stored(numbers: list[str]) -> Iterator[dict[str, Any]]:
    """As they were when the claim was decided last: nothing that was learned since is in them."""
    with opened() as store:
        found = {record.decision.claim_id: record for record in store.records(numbers, last_only=True)}
    for number in numbers:
        if number in found:
            record = found[number]
            yield _told(number, record.decided_at.isoformat(), record.ground.features)
        else:
            yield {"claim_id": number, "error": f"{number}: is neither a folder nor a stored claim; check it"}


def _told(claim_id: str, moment: str, features: Any) -> dict[str, Any]:
    return {"claim_id": claim_id, "as_of": moment, "features": dict(features)}


def feature_table(results: Iterable[dict[str, Any]], language: str = "zh") -> Table:
    """Features for a person, in Chinese or English words."""
    table = Table("claim", "looks at", Column("feature", no_wrap=True), Column("value", no_wrap=True), "in words")
    for result in results:
        if "error" in result:
            table.add_row(result["claim_id"], "", "[red]unknown[/]", "", result["error"])
            continue
        shown = f"{result['claim_id']}\nas of {result['as_of']}"
        for name, value in result["features"].items():
            table.add_row(shown, *_row(name, value, language))
            shown = ""
        table.add_section()
    return table


def _row(name: str, value: Value, language: str) -> tuple[str, str, str, str]:
    known = BY_NAME.get(name)
    told = "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
    if known is None:
        return "", name, told, ""
    return known.group, name, told, known.sentence(value) if language == "zh" else in_english(name, value)


def description() -> str:
    """Every feature in a Markdown table, in the order of the models' tables."""
    head = (
        "# Features\n\n"
        "What the models see of a claim, as of the moment it is decided. Written by `claims-ai features --describe`; defined in\n"
        "`claims_ai/features.py`. `{}` stands for the value; a value that is not known is missing, never guessed.\n\n"
        "| feature | looks at | in words | | towards fraud |\n| --- | --- | --- | --- | --- |\n"
    )
    return head + "".join(
        f"| `{each.name}` | {each.group} | {WORDS[each.name]} | {each.says} | {_SIGNS[each.fraud_sign]} |\n"
        for each in FEATURES
    )
