"""The demonstration: the real service is started, every sample claim goes through it over HTTP, and a page shows what came of it."""

import json
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from rich.console import Console
from rich.markup import escape
from rich.progress import track
from rich.table import Column, Table

from claims_ai.claim import Upload
from claims_ai.complaints import load_json
from claims_ai.errors import ClaimsError, InputError
from claims_ai.resources import folder
from serving.page import write_page
from serving.server import Server, running

_SECONDS_A_CLAIM = 310


@dataclass(frozen=True, slots=True)
class Taken:
    """One claim as it went through the service: what was sent, and the answer or why there is none."""

    folder: Path
    claim: dict[str, Any]
    uploads: tuple[Upload, ...]
    answer: dict[str, Any]
    error: str | None
    seconds: float


def run(server: Server, claims: Path | None, out: Path) -> int:
    """Take all claims of a folder through a started service and write the page; 1 when one of them failed."""
    console, folders = Console(), claim_folders(claims or folder("samples") / "claims")
    with console.status("Starting the service") as status, _stopping_at_signals():
        started = running(server, out / "service.log", lambda s: status.update(f"Starting the service: {s:.0f} s"))
        with started, httpx.Client(base_url=server.url, timeout=_SECONDS_A_CLAIM, trust_env=False) as client:
            status.stop()
            taken = [take(client, each) for each in track(folders, "Claims through the service", console=console)]
    console.print(_table(taken))
    console.print(f"{escape(str(write_page(taken, out).resolve()))} shows every claim with its documents")
    return int(any(each.error for each in taken))


def claim_folders(root: Path) -> list[Path]:
    """The folders that hold a claim, in the order of their names."""
    folders = sorted(path.parent for path in root.glob("*/claim.json"))
    if not folders:
        raise InputError(f"{root}: holds no claim folder; name a folder of folders with a claim.json each")
    return folders


def take(client: httpx.Client, where: Path) -> Taken:
    """Send one claim; whatever goes wrong with it is told beside the others."""
    started = time.perf_counter()
    claim: dict[str, Any] = {}
    uploads: tuple[Upload, ...] = ()
    try:
        typed = load_json((where / "claim.json").read_bytes(), f"{where.name}/claim.json")
        claim = typed if isinstance(typed, dict) else {}
        documents = sorted(path for path in where.iterdir() if path.is_file() and path.suffix.lower() != ".json")
        uploads = tuple(Upload(path.name, path.read_bytes()) for path in documents)
        answer, error = _send(client, typed, uploads)
    except (ClaimsError, OSError, httpx.HTTPError) as failure:
        answer, error = {}, f"{type(failure).__name__}: {failure}"
    return Taken(where, claim, uploads, answer, error, time.perf_counter() - started)


def _send(client: httpx.Client, claim: Any, uploads: Sequence[Upload]) -> tuple[dict[str, Any], str | None]:
    files = [("files", (upload.name, upload.data)) for upload in uploads]
    data = {"claim": json.dumps(claim, ensure_ascii=False)}
    response = client.post("/adjudicate", params={"include": "documents"}, data=data, files=files)
    told = response.json()
    return (told, None) if response.is_success else ({}, f"{response.status_code} {told['title']}: {told['detail']}")


def _table(taken: Sequence[Taken]) -> Table:
    table = Table("claim", "read", "outcome", "payable", Column("why", overflow="fold"), "s", show_lines=True)
    for each in taken:
        name = f"{escape(each.folder.name)}\n[dim]{escape(str(each.claim.get('claim_id', '')))}[/]"
        if each.error:
            table.add_row(name, "", "[red]not decided[/]", "", escape(each.error), f"{each.seconds:.1f}")
            continue
        answer = each.answer
        read = sum("error" not in page and page["quality"]["usable"] for page in answer["documents"])
        outcome = f"[{_COLOURS[answer['outcome']]}]{answer['outcome']}[/]\n[dim]{answer['route']}[/]"
        why = escape("\n".join(reason["message"] for reason in answer["reasons"]))
        table.add_row(
            name, f"{read}/{len(answer['documents'])}", outcome, answer["payable"], why, f"{each.seconds:.1f}"
        )
    return table


_COLOURS = {"approved": "green", "partly_approved": "green", "documents_requested": "yellow", "referred": "magenta"}


@contextmanager
def _stopping_at_signals() -> Iterator[None]:
    """Let SIGTERM unwind as Ctrl-C does, so that the service is stopped on the way out."""
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
