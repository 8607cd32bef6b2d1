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
from claims_ai.documents.pipeline import placing_of, upright_sheet
from claims_ai.documents.placing import Placing
from claims_ai.documents.scan import Scan, Scanner
from claims_ai.values import Box, Line, Quality
from training.judge import Expected, expect
from training.render import book
from training.render import capture as captures
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

    @property
    def boxes(self) -> dict[str, Box]:
        """Where the values stand on the page set upright."""
        lies = placing_of(self.raw, self.scan)
        return {name: lies.as_read(box) for name, box in self.expected.boxes.items()}


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


def keeping_scanner(folder: Path) -> KeepingScanner:
    """The OCR of this process behind a folder of what it has read."""
    from claims_ai.bootstrap import local_scanner
    from claims_ai.settings import get_settings

    return KeepingScanner(local_scanner(get_settings()), folder)


def _scan(kept: dict[str, Any]) -> Scan:
    quality = Quality(**{**kept["quality"], "problems": tuple(kept["quality"]["problems"])})
    lies = kept["placing"] and Placing(tuple(kept["placing"]["matrix"]), tuple(kept["placing"]["size"]))
    lines, red_free = _lines(kept["lines"]), _lines(kept["red_free"])
    more = tuple(_scan(further) for further in kept["more"])
    return Scan(kept["orientation"], lines, red_free, quality, kept["ocr_ms"], lies or None, more)


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
    """The page as a claimant sends it and it can be read, the right way up."""
    way = rng.choice(sorted(captures.USABLE))
    return captures.usable(page, way, np.random.default_rng(rng.randrange(1 << 30)))


def as_upload(page: Rendered) -> RawPage:
    """The page as intake hands it on."""
    pixels = np.ascontiguousarray(np.asarray(page.image.convert("RGB"))[:, :, ::-1])
    return RawPage("page.jpg", 0, pixels, digest=hashlib.sha256(pixels.tobytes()).hexdigest())
