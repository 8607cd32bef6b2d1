"""What the reader learns from: pages as read, each with the values a person gave for its fields."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from claims_ai.documents.intake import open_pages
from claims_ai.documents.layout import Sheet
from claims_ai.documents.pipeline import labelled_sheet, upright_sheet
from claims_ai.documents.reading.ranked.types import FIELDS_OF
from claims_ai.documents.scan import Scanner
from claims_ai.errors import InputError
from claims_ai.values import Quality
from training.corpus import Drawn
from training.reader.forms import Known

RECEIPTS = "SROIE receipts, ICDAR 2019 (Huang et al.), development half of 313"
RECEIPTS_LICENCE = "CC-BY-4.0"


@dataclass(frozen=True)
class Example:
    """A receipt's lines with its true values; `group` keeps the pages of one shop on one side of a split.

    `text` is what a person typed of the page, where that is known: its words are learned.
    """

    name: str
    sheet: Sheet
    values: Mapping[str, str]
    group: str
    text: str = ""
    quality: Quality = field(default_factory=partial(Quality, True, 1.0))
    drawn: bool = False


@dataclass(frozen=True)
class Told:
    """A page whose values a person gave, as our own OCR reads it."""

    path: Path
    kind: str
    sheet: Sheet
    quality: Quality
    values: Mapping[str, Any]


def load_told(truth: Path, scanner: Scanner) -> list[Told]:
    """Read the pictures a truth file in the contract's form names, with our own OCR; InputError names the line that is wrong.

    Adjusters' corrections have the same form: a line a page with `file`, `document_type` (`receipt` where it is left out)
    and `fields`, the right value by field.
    """
    pages = []
    for number, line in enumerate(truth.read_text("utf-8").splitlines(), 1):
        try:
            page = json.loads(line)
            path, values = truth.parent / page["file"], dict(page["fields"].items())
            kind = str(page.get("document_type") or "receipt")
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(f"{truth}, line {number}: not a page with `file` and `fields` ({error!r})") from error
        if not path.is_file():
            raise InputError(f"{truth}, line {number}: {path} is not there; put the picture beside the list")
        raw = next(iter(open_pages(path.name, path.read_bytes())))
        seen = scanner(raw.picture)
        pages.append(Told(path, kind, upright_sheet(raw, seen), seen.quality, values))
    return pages


def receipts_of(pages: Iterable[Told]) -> list[Example]:
    """The receipts among pages, grouped by shop."""
    return [
        Example(page.path.name, page.sheet, values, shop(values), _typed(page.path), page.quality)
        for page in pages
        if page.kind == "receipt"
        for values in [{name: str(value) for name, value in page.values.items()}]
    ]


def papers_of(pages: Iterable[Told]) -> list[Known]:
    """The labelled papers among pages; each is a group of its own, as nothing says which share a layout."""
    return [
        Known(
            page.path.name,
            page.kind,
            page.path.name,
            labelled_sheet(page.kind, page.sheet),
            {n: (v,) for n, v in page.values.items()},
            {},
            page.quality,
        )
        for page in pages
        if page.kind in FIELDS_OF
    ]


def drawn_receipts(pages: Iterable[Drawn]) -> list[Example]:
    """The receipts among drawn pages, grouped by layout."""
    return [
        Example(
            page.raw.file, page.sheet, {name: str(value) for name, (value, *_) in page.expected.fields.items()}, f"layout {page.layout}",
            quality=page.scan.quality, drawn=True,
        )
        for page in pages
        if page.kind == "receipt"
    ]  # fmt: skip


def drawn_papers(pages: Iterable[Drawn]) -> list[Known]:
    """The labelled papers among drawn pages, grouped by layout."""
    return [
        Known(
            page.layout,
            page.kind,
            f"{page.kind}/{page.layout}",
            labelled_sheet(page.kind, page.sheet),
            page.expected.fields,
            page.boxes,
            page.scan.quality,
        )
        for page in pages
        if page.kind in FIELDS_OF
    ]


def _typed(picture: Path) -> str:
    """The lines a person typed, which the receipts have in a folder beside that of the pictures."""
    path = picture.parent.parent / "lines" / f"{picture.stem}.jsonl"
    return (
        "\n".join(json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()) if path.is_file() else ""
    )


def shop(values: Mapping[str, str]) -> str:
    """What tells one shop from another: the letters of its name without the legal form."""
    letters = re.sub(r"[^A-Z\u4e00-\u9fff]", "", values.get("merchant_name", "").upper())
    return re.sub(r"SDNBHD|BHD|ENTERPRISE|TRADING|有限公司", "", letters) or letters


def words_of(examples: Iterable[Example]) -> dict[str, int]:
    """With how many shops each word is written on what a person typed; short ones of one shop only are not kept."""
    counts: dict[str, set[str]] = {}
    for example in examples:
        written = [example.text, *(example.values.get(name, "") for name in ("merchant_name", "merchant_address"))]
        for word in re.findall(r"[A-Z]{2,}", "\n".join(written).upper()):
            counts.setdefault(word, set()).add(example.group)
    return {word: len(groups) for word, groups in sorted(counts.items()) if len(groups) > 1 or len(word) > 6}
