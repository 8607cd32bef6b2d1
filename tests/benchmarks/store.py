"""What a decision costs with the store: found among many, decided, recorded and safe on disk."""

import itertools
import statistics
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from rich.table import Table
from sqlalchemy import text

from claims_ai.adjudicate import Desk, ReadClaim, read_documents
from claims_ai.bootstrap import local_scanner, make_desk, open_store
from claims_ai.claim import load_submission
from claims_ai.settings import get_settings
from claims_ai.store.store import Store
from claims_ai.values import Field, Page
from tests.benchmarks.places import SAMPLES

_EARLIER = 250_000
_TIMES = 500
_FILL = """
INSERT INTO traces (claim_id, payload) SELECT 'earlier ' || n, '' FROM generate_series(1, :count) n;
INSERT INTO marks (mark, place, kind)
SELECT substring(sha256((kind || place)::bytea) for 16), place, kind
FROM traces, unnest(ARRAY['person', 'account', 'invoice', 'picture']) kind;
ANALYZE traces; ANALYZE marks
"""


def with_store() -> Table:
    """Median and 99th percentile of a decision among many claims, and decisions a second of several threads."""
    settings = get_settings()
    desk = make_desk(settings, local_scanner(settings))
    read = read_documents(load_submission(Path(SAMPLES / "inpatient-clean"), settings.max_upload_bytes), desk)
    claims = (_another(read, place) for place in itertools.count())
    table = Table(title=f"decided and recorded among {_EARLIER:,} claims, fsync on, embedded server")
    for column in ("what", "median ms", "p99 ms", "a second"):
        table.add_column(column, justify="left" if column == "what" else "right")
    with _filled() as store:
        for threads in (1, 2, 4):
            taken, seconds = _measure(store, desk, list(itertools.islice(claims, _TIMES)), threads)
            figures = (statistics.median(taken), statistics.quantiles(taken, n=100)[98], len(taken) / seconds)
            table.add_row(f"{threads} at once", *(f"{figure:.1f}" for figure in figures))
        started = time.perf_counter()
        found = store.verify()
        seconds = time.perf_counter() - started
        table.add_row(f"verify: {len(found.problems)} problems", "", "", f"{found.links / seconds:.0f}")
    return table


@contextmanager
def _filled() -> Iterator[Store]:
    with tempfile.TemporaryDirectory(prefix="claims-ai-") as folder:
        Path(folder).chmod(0o711)
        settings = get_settings().model_copy(update={"data": Path(folder) / "data", "database_url": None})
        with closing(open_store(settings)) as store:
            with store.transaction() as connection:
                for statement in _FILL.split(";"):
                    connection.execute(text(statement), {"count": _EARLIER} if ":count" in statement else {})
            yield store


def _another(read: ReadClaim, place: int) -> ReadClaim:
    """The same papers as another person's claim: another number, account and invoice, other pictures."""
    claim = read.dossier.claim.model_copy(
        update={
            "claim_id": f"B{place}",
            "insured_id_number": f"99010419880314{place:04}",
            "payee": read.dossier.claim.payee.model_copy(update={"account": f"995119072668{place:07}"}),
        }
    )
    pages = tuple(_other_page(page, place) if isinstance(page, Page) else page for page in read.pages)
    own = tuple(page for page in pages if isinstance(page, Page))
    return replace(read, dossier=replace(read.dossier, claim=claim, pages=own), pages=pages)


def _other_page(page: Page, place: int) -> Page:
    fields: dict[str, Field] = dict(page.fields)
    if "invoice_number" in fields:
        fields["invoice_number"] = replace(fields["invoice_number"], value=f"{place:010}")
    return replace(page, fields=fields, digest=f"{place:08x}{page.digest[8:]}")


def _measure(store: Store, desk: Desk, claims: list[ReadClaim], threads: int) -> tuple[list[float], float]:
    """Milliseconds of each decision, and seconds of all."""
    store.decide(replace(claims[0]), desk)

    def once(read: ReadClaim) -> float:
        started = time.perf_counter()
        store.decide(read, desk)
        return (time.perf_counter() - started) * 1000

    started = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        taken = list(pool.map(once, claims[1:]))
    return taken, time.perf_counter() - started
