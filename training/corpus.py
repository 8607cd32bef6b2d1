"""Drawn pages as our own OCR reads them: what readers, kinds and confidence are trained and judged on.

Drawing and reading is what costs time, so what was read is kept in a folder; delete it when drawing or reading has changed.
"""

import gzip
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Literal

import numpy as np
from pydantic import TypeAdapter

from claims_ai.documents.intake import Picture, RawPage
from claims_ai.documents.layout import Sheet
from claims_ai.documents.pipeline import placing_of, upright_sheet
from claims_ai.documents.scan import Scan, Scanner
from claims_ai.values import Box
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


class Corpus:
    """Drawn pages, each drawn and read once and then kept in a folder without its picture."""

    def __init__(self, load: Callable[[], Scanner], folder: Path) -> None:
        """`load` gives the OCR when it is first needed."""
        self._load, self._folder = load, folder
        self._scanner: Scanner | None = None
        folder.mkdir(parents=True, exist_ok=True)

    def drawn(self, split: Split, pages: int, kinds: Sequence[str] | None = None) -> Iterator[Drawn]:
        """So many pages of every layout of that split, taken as claimants take them; the same each time."""
        for kind in kinds or book.kinds():
            for layout in book.layouts(kind, split):
                for seed in range(pages):
                    yield self.page(kind, layout, f"{split}/{kind}/{layout}/{seed}")

    def page(self, kind: str, layout: str, seed: str) -> Drawn:
        """One page of a layout, drawn, taken and read, or as it was kept."""
        path = self._folder / f"{hashlib.sha256(seed.encode()).hexdigest()}.json.gz"
        if path.is_file():
            return _kept(gzip.decompress(path.read_bytes()))
        self._scanner = self._scanner or self._load()
        drawn = read_drawn(kind, layout, seed, self._scanner)
        path.write_bytes(gzip.compress(_keep(drawn)))
        return drawn


def corpus_in(folder: Path) -> Corpus:
    """The drawn pages kept in a folder, read by the OCR of this process."""
    from claims_ai.bootstrap import local_scanner
    from claims_ai.settings import get_settings

    return Corpus(lambda: local_scanner(get_settings()), folder)


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
    pixels: Picture = np.ascontiguousarray(np.asarray(page.image.convert("RGB"))[:, :, ::-1])
    return RawPage("page.jpg", 0, pixels, digest=hashlib.sha256(pixels.tobytes()).hexdigest())


@dataclass(frozen=True)
class _Kept:
    """A drawn page without its picture, as it is written to a file."""

    kind: str
    layout: str
    size: tuple[int, int]
    digest: str
    scan: Scan
    expected: Expected


_FORM = TypeAdapter(_Kept)


def _keep(drawn: Drawn) -> bytes:
    height, width = drawn.raw.picture.shape[:2]
    return _FORM.dump_json(
        _Kept(drawn.kind, drawn.layout, (height, width), drawn.raw.digest, drawn.scan, drawn.expected)
    )


def _kept(text: bytes) -> Drawn:
    kept = _FORM.validate_json(text)
    blank: Picture = np.broadcast_to(np.uint8(255), (*kept.size, 3))
    return Drawn(kept.kind, kept.layout, RawPage("page.jpg", 0, blank, kept.digest), kept.scan, kept.expected)
