"""What the commands do that read the papers of claims again: decisions as FHIR, and the report of papers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from rich.table import Table

from claims_ai.adjudicate import Desk, ReadClaim, read_documents
from claims_ai.bootstrap import local_scanner, make_desk
from claims_ai.claim import load_submission
from claims_ai.commands_letters import Shelf, facts_of
from claims_ai.decision_file import decision_of, load_decisions
from claims_ai.errors import ClaimsError
from claims_ai.explain import explain
from claims_ai.explain.words import Language
from claims_ai.history import history_of
from claims_ai.interchange import bundle_of, bundle_text
from claims_ai.interchange.decided import DecidedClaim
from claims_ai.paper_report import paper_report
from claims_ai.settings import get_settings


def open_desk(policies: Path | None, products: Path | None) -> Desk:
    """A desk as for deciding."""
    settings = get_settings()
    return make_desk(settings, local_scanner(settings), policies, products)


def export_folders(
    folders: Sequence[Path], decisions: Path, desk: Desk, language: Language, on: date, identity: bool
) -> Iterator[str]:
    """One FHIR bundle a claim, as a line of JSON; InputError where papers and decision do not fit."""
    decided, shelf, settings = load_decisions(decisions), Shelf(desk.policies, desk.products), get_settings()
    for folder in folders:
        read = _read(folder, desk)
        decision = decision_of(read.dossier.claim.claim_id, decided, decisions)
        facts = facts_of(read.dossier.claim, decision, shelf, on, settings)
        explanation = explain(decision, facts, language)
        yield bundle_text(bundle_of(DecidedClaim(read.dossier, decision, explanation, on, identity)))


def report_folders(folders: Sequence[Path], desk: Desk) -> Iterator[dict[str, Any]]:
    """The use of each required paper over the claims of the folders; a folder that is no claim is a result with `error`."""
    read: list[ReadClaim] = []
    for folder in folders:
        try:
            read.append(_read(folder, desk))
        except ClaimsError as error:
            yield {"claim_id": folder.name, "error": str(error)}
    for use in paper_report(read, desk, history_of(each.dossier for each in read)):
        yield {**asdict(use), "share": round(use.share, 4)}


def report_table(results: Iterable[dict[str, Any]]) -> Table:
    """The report for a person."""
    table = Table("product", "paper", "need", "claims", "changed the decision of")
    for result in results:
        if "error" in result:
            table.add_row("", "", "", "", f"[red]{result['error']}[/]")
        else:
            changed = ", ".join(result["changed"]) or "none"
            table.add_row(result["product"], result["paper"], result["need"], str(result["claims"]), changed)
    return table


def _read(folder: Path, desk: Desk) -> ReadClaim:
    return read_documents(load_submission(folder, get_settings().max_upload_bytes), desk)
