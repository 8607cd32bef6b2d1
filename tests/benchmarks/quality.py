"""Which way up a picture lies, whether it can be used, and how soon that is known: on captures of the benchmark's layouts and the real pages."""

import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from statistics import median

from rich.table import Table

from claims_ai.bootstrap import load_ocr
from claims_ai.documents.intake import Picture, open_pages
from claims_ai.documents.scan import glance, scan
from claims_ai.settings import get_settings
from tests.benchmarks.places import SHARED, real_pages
from training.render import effects, pictures
from training.render.canvas import Rendered

_USABLE, _UNUSABLE, _RECEIPTS = 228, 156, 60


@dataclass(frozen=True, slots=True)
class Seen:
    """One picture: what was done to it, the problems that would rightly be named, and what was found."""

    capture: str
    problems: tuple[str, ...]
    upright: bool | None
    asked_at_once: tuple[str, ...]
    asked: bool
    named: tuple[str, ...]
    seconds: float


def on_quality() -> Table:
    """Pictures noticed as unusable, false alarms, and the way up; at once means before the page is read."""
    table = Table(
        title=f"pictures as claimants take them: {_USABLE} usable, {_UNUSABLE} not, each kind and capture in turn; real pages"
    )
    for column in ("", "pictures", "way up right", "asked for again", "at once", "rightly named"):
        table.add_column(column, justify="right" if column else "left")
    good, bad = list(_good(_USABLE)), list(_bad(_UNUSABLE))
    real = list(_real())
    _add(table, "usable", good)
    if real:
        _add(table, "real pages, all usable", real)
    by_capture = defaultdict(list)
    for seen in bad:
        by_capture[seen.capture].append(seen)
    for capture, pages in by_capture.items():
        _add(table, f"  {capture}", pages)
    _add(table, "unusable, all", bad, style="bold")
    seconds = sorted(seen.seconds for seen in (*good, *bad, *real))
    table.caption = f"asked at once after {median(seconds):.2f} s in the median, {seconds[int(0.99 * len(seconds))]:.2f} s in 99 of 100"
    return table


def _add(table: Table, name: str, pages: list[Seen], style: str | None = None) -> None:
    known = [page.upright for page in pages if page.upright is not None]
    named = sum(bool(set(page.named) & set(page.problems)) for page in pages)
    table.add_row(
        name,
        str(len(pages)),
        f"{sum(known)} of {len(known)}" if known else "",
        _share(sum(page.asked for page in pages), len(pages)),
        _share(sum(bool(page.asked_at_once) for page in pages), len(pages)),
        _share(named, len(pages)) if any(page.problems for page in pages) else "",
        style=style,
    )


def _share(part: int, whole: int) -> str:
    return f"{part} ({part / whole:.1%})"


_OCR = load_ocr(get_settings())


def _good(count: int) -> Iterator[Seen]:
    for name, page in islice(pictures.usable("bench"), count):
        yield _seen(name, (), _picture(effects.jpeg(page, 90)), page)


def _bad(count: int) -> Iterator[Seen]:
    for name, spoilt in islice(pictures.unusable("bench"), count):
        yield _seen(name, spoilt.problems, _picture(effects.jpeg(spoilt.page, 90)), None)


def _real() -> Iterator[Seen]:
    """The real medical documents, and every fifth of the real receipts: all of them were read by people."""
    receipts = sorted((SHARED / "data" / "receipts" / "images").glob("*"))
    for path in (*real_pages(), *receipts[::5][:_RECEIPTS]):
        yield _seen("real", (), _picture(path.read_bytes()), None)


def _picture(data: bytes) -> Picture:
    (raw,) = open_pages("picture", data)
    return raw.picture


def _seen(name: str, problems: tuple[str, ...], picture: Picture, drawn: Rendered | None) -> Seen:
    started = time.perf_counter()
    at_once = glance(_OCR, picture)
    seconds = time.perf_counter() - started
    read = scan(_OCR, picture)
    upright = read.orientation == drawn.orientation if drawn else None
    return Seen(name, problems, upright, at_once, not read.quality.usable, read.quality.problems, seconds)
