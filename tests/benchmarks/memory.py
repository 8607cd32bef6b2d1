"""What one process holds that reads a thousand pages of every size, files side by side: parts of the samples and of drawn pages, some as PDF."""

import io
import multiprocessing
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import Any

from PIL import Image
from rich.table import Table

from tests.benchmarks.places import sample_pages
from tests.benchmarks.processes import held, most_held
from training.render import book

_PAGES, _EVERY, _WHOLE, _PDF, _FILES = 1000, 100, 10, 7, 4

Upload = tuple[str, bytes]


def over_many_pages() -> Table:
    """MB held after each hundred pages, and at most."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    worker = context.Process(target=_work, args=(theirs,))
    worker.start()
    table = Table(title=f"memory of one process over {_PAGES} pages of every size")
    for column in ("pages", "MB held", "MB at most"):
        table.add_column(column, justify="right")
    uploads = islice(_uploads(), _PAGES)
    for number in range(_FILES, _PAGES + 1, _FILES):
        ours.send(list(islice(uploads, _FILES)))
        now, most = ours.recv()
        if number % _EVERY == 0:
            table.add_row(str(number), f"{now:.0f}", f"{most:.0f}")
    ours.send(None)
    worker.join()
    return table


def _work(channel: Any) -> None:
    from claims_ai.bootstrap import files_at_once, local_scanner
    from claims_ai.documents.pipeline import read_upload
    from claims_ai.settings import get_settings
    from claims_ai.side_by_side import side_by_side

    settings = get_settings()
    scanner, at_once = local_scanner(settings), files_at_once(settings)
    while (uploads := channel.recv()) is not None:
        list(side_by_side(at_once, lambda upload: list(read_upload(*upload, scanner)), uploads))
        channel.send((held(), most_held()))


def _uploads() -> Iterator[Upload]:
    """Small parts of pages, to read a thousand in minutes; every tenth page is whole, every seventh a scanned PDF."""
    rng = Random("memory")
    for number, page in enumerate(cycle(_pictures())):
        part = page if number % _WHOLE == 0 else _part(page, rng)
        kind = "PDF" if number % _PDF == 0 else "JPEG"
        data = io.BytesIO()
        part.save(data, kind, quality=80)
        yield f"page.{kind.lower()}", data.getvalue()


def _pictures() -> Iterator[Image.Image]:
    yield from (Image.open(Path(path)).convert("RGB") for path in sample_pages())
    for kind in book.kinds():
        for layout in book.layouts(kind, "bench"):
            yield book.draw(kind, layout, Random(f"memory/{kind}/{layout}")).image


def _part(page: Image.Image, rng: Random) -> Image.Image:
    width, height = (round(side * rng.uniform(0.3, 0.6)) for side in page.size)
    left, top = rng.randint(0, page.width - width), rng.randint(0, page.height - height)
    return page.crop((left, top, left + width, top + height))
