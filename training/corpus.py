"""Drawn pages as our own OCR reads them: what readers, kinds and confidence are trained and judged on.

Reading is what costs time, so scans are kept in a folder; delete it when the way from a picture to its lines has changed.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any, Literal

import numpy as np

from claims_ai.documents.intake import Picture, RawPage
from claims_ai.documents.layout import Sheet
from claims_ai.documents.pipeline import upright_sheet
from claims_ai.documents.scan import Scan, Scanner
from claims_ai.values import Box, Line, Quality
from training.judge import Expected, expect
from training.render import book, effects
from training.render.canvas import Rendered

Split = Literal["train", "bench"]


@dataclass(frozen=True)
class Drawn:
    """A drawn page with what is on it and how it was read; `layout` keeps pages of one layout on one side of a split."""

    kind: str
    layout: str
    raw: RawPage
    scan: Scan
    expected: Expected

    @property
    def sheet(self) -> Sheet:
        """The lines of the page set upright."""
        return upright_sheet(self.raw, self.scan)


class KeepingScanner:
    """A scanner that reads each picture once and keeps what it read in a folder."""

    def __init__(self, scanner: Scanner, folder: Path) -> None:
        self._scanner, self._folder = scanner, folder
        folder.mkdir(parents=True, exist_ok=True)

    def __call__(self, picture: Picture) -> Scan:
        """Read a picture, or give what was read of it before."""
        digest = hashlib.sha256(repr(picture.shape).encode() + picture.tobytes()).hexdigest()
        path = self._folder / f"{digest}.json.gz"
        if not path.is_file():
            scan = self._scanner(picture)
            path.write_bytes(gzip.compress(json.dumps(asdict(scan), ensure_ascii=False).encode()))
            return scan
        return _scan(json.loads(gzip.decompress(path.read_bytes())))


def _scan(kept: dict[str, Any]) -> Scan:
    quality = Quality(**{**kept["quality"], "problems": tuple(kept["quality"]["problems"])})
    return Scan(kept["orientation"], _lines(kept["lines"]), _lines(kept["red_free"]), quality, kept["ocr_ms"])


def _lines(kept: Sequence[dict[str, Any]]) -> tuple[Line, ...]:
    return tuple(Line(line["text"], line["confidence"], _box(line["box"]), tuple(line["scores"])) for line in kept)


def _box(corners: Sequence[Sequence[float]]) -> Box:
    a, b, c, d = ((x, y) for x, y in corners)
    return a, b, c, d


def drawn(split: Split, pages: int, scanner: Scanner, kinds: Sequence[str] | None = None) -> Iterator[Drawn]:
    """So many pages of every layout of that split, taken as claimants take them; the same each time."""
    for kind in kinds or book.kinds():
        for layout in book.layouts(kind, split):
            for seed in range(pages):
                yield read_drawn(kind, layout, f"{split}/{kind}/{layout}/{seed}", scanner)


def read_drawn(kind: str, layout: str, seed: str, scanner: Scanner) -> Drawn:
    """One page of a layout, drawn, taken and read."""
    rng = Random(seed)
    page = capture(book.draw(kind, layout, rng), rng)
    raw = as_upload(page)
    return Drawn(kind, layout, raw, scanner(raw.picture), expect(page, raw.file))


def capture(page: Rendered, rng: Random) -> Rendered:
    """The page as a claimant sends it and it can be read: scanned, copied, or photographed more or less carefully."""
    way, seed = rng.random(), rng.randrange(1 << 30)
    side = rng.choice((1300, 1500, 1500, 1700, 2000))
    if way < 0.3:
        taken = effects.scan(page, seed, side)
    elif way < 0.38:
        taken = effects.photocopy(page, seed, side)
    else:
        taken = effects.photograph(page, seed, rng.uniform(0, 0.75), side)
    return effects.compress(taken, rng.randint(55, 90))


def as_upload(page: Rendered) -> RawPage:
    """The page as intake hands it on."""
    pixels = np.ascontiguousarray(np.asarray(page.image.convert("RGB"))[:, :, ::-1])
    return RawPage("page.jpg", 0, pixels, digest=hashlib.sha256(pixels.tobytes()).hexdigest())
