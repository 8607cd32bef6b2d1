"""What the commands do: from paths to results as JSON-ready dicts, and to tables for people."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from rich.table import Table

from claims_ai.adjudicate import adjudicate_all
from claims_ai.bootstrap import files_at_once, local_scanner, make_desk
from claims_ai.claim import Submission, load_submission
from claims_ai.documents.intake import read_bytes
from claims_ai.documents.limits import Limits
from claims_ai.documents.look import Glance, Look, look
from claims_ai.documents.pipeline import failed, read_path
from claims_ai.documents.scan import Scanner
from claims_ai.errors import ClaimsError, DocumentError
from claims_ai.settings import get_settings
from claims_ai.side_by_side import side_by_side
from claims_ai.stages import attempt
from claims_ai.values import Decision, Page, UnreadFile, as_json


def extract_pages(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """One result a page; a file that cannot be read is a result with `error`, and the rest goes on."""
    settings = get_settings()
    read = partial(_read_all, local_scanner(settings), settings.limits)
    for pages in side_by_side(files_at_once(settings), read, _files(paths)):
        yield from map(as_json, pages)


def look_at(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """What is wrong with each page's picture, before it is read; a file that cannot be opened is a result with `error`."""
    settings = get_settings()
    scanner = local_scanner(settings)
    for name, path in _files(paths):
        for seen in _look_all(path, scanner.glance, settings.limits):
            yield as_json(replace(seen, file=name))


def _look_all(path: Path, glance: Glance, limits: Limits) -> tuple[Look | UnreadFile, ...]:
    try:
        return look(path.name, read_bytes(path, limits), glance, limits)
    except DocumentError as error:
        return (UnreadFile(path.name, str(error)),)


def look_table(results: Iterable[dict[str, Any]]) -> Table:
    """Pages for a person: usable, or what to do better."""
    table = Table("file", "page", "usable", "problems")
    for result in results:
        told = [result["error"]] if "error" in result else result["problems"]
        usable = "[red]unread[/]" if "error" in result else "yes" if result["usable"] else "[yellow]take it again[/]"
        table.add_row(result["file"], str(result["page"] + 1), usable, ", ".join(told))
    return table


def _read_all(scanner: Scanner, limits: Limits, file: tuple[str, Path]) -> tuple[Page | UnreadFile, ...]:
    name, path = file
    unread: tuple[Page | UnreadFile, ...] = (failed(name),)
    pages, _ = attempt("读取", lambda: tuple(read_path(path, scanner, limits)), unread)
    return tuple(replace(page, file=name) for page in pages)


def _files(paths: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """Files as named, and those inside named folders by their name there; hidden ones and claim.json are no documents."""
    for path in paths:
        if not path.is_dir():
            yield path.name, path
            continue
        for found in sorted(path.rglob("*")):
            inside = found.relative_to(path)
            if (
                found.is_file()
                and found.name != "claim.json"
                and not any(part.startswith(".") for part in inside.parts)
            ):
                yield inside.as_posix(), found


def adjudicate_folders(
    folders: Iterable[Path], policies: Path, products: Path | None, store: bool = False
) -> Iterator[dict[str, Any]]:
    """One decision a claim folder, on what the store knows and recorded there or alone; a folder that is no claim is a result with `error`."""
    settings = get_settings()
    desk = make_desk(settings, local_scanner(settings), policies, products)
    submissions: list[Submission] = []
    for folder in folders:
        try:
            submissions.append(load_submission(folder, settings.max_upload_bytes))
        except ClaimsError as error:
            yield {"claim_id": folder.name, "error": str(error)}
    if store:
        from claims_ai.commands_store import adjudicate_into_store

        yield from adjudicate_into_store(submissions, desk)
        return
    for result in adjudicate_all(submissions, desk):
        yield as_json(result) if isinstance(result, Decision) else {"claim_id": result[0], "error": str(result[1])}


def page_table(results: Iterable[dict[str, Any]]) -> Table:
    """Pages for a person: what was read, how surely, and what was noticed."""
    table = Table("file", "page", "document", "fields", "findings", show_lines=True)
    for result in results:
        if "error" in result:
            table.add_row(result["file"], str(result["page"] + 1), "[red]unread[/]", result["error"], "")
            continue
        fields = "\n".join(
            f"{name}: {field['value']}  [dim]{field['confidence']:.2f}[/]" for name, field in result["fields"].items()
        )
        items = "\n".join(f"[dim]item[/] {item['name']} {item['amount']}" for item in result["items"])
        noticed = "\n".join([*result["quality"]["problems"], *(finding["message"] for finding in result["findings"])])
        table.add_row(
            result["file"], str(result["page"] + 1), result["document_type"], f"{fields}\n{items}".strip(), noticed
        )
    return table


def decision_table(results: Iterable[dict[str, Any]]) -> Table:
    """Decisions for a person."""
    table = Table("claim", "outcome", "route", "payable", "why", "seconds", show_lines=True)
    for result in results:
        if "error" in result:
            table.add_row(result["claim_id"], "[red]not decided[/]", "", "", result["error"], "")
            continue
        why = "\n".join(reason["message"] for reason in result["reasons"])
        table.add_row(
            result["claim_id"],
            result["outcome"],
            result["route"],
            result["payable"],
            why,
            f"{result['timing_ms']['total'] / 1000:.1f}",
        )
    return table
