"""The error browser: each field that came out wrong beside its picture, most frequent field first, in one HTML file."""

import base64
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw

from claims_ai.documents.geometry import bounds
from claims_ai.documents.intake import Picture, open_pages, read_bytes
from claims_ai.documents.pipeline import read_page
from claims_ai.values import Box, Page
from training.judge import Expected, Verdict, judge, load_truth

_READ, _TRUE = (220, 38, 38), (22, 120, 60)
_MARGIN = 60
_WIDEST = 900


@dataclass(frozen=True, slots=True)
class Read:
    """A page as it was read, with its picture and what is on it."""

    page: Page
    picture: Picture
    expected: Expected


@dataclass(frozen=True, slots=True)
class Error:
    """One field that came out wrong; `picture` is a PNG in base64: red where it was read, green where it stands."""

    file: str
    kind: str
    verdict: Verdict
    text: str
    picture: str


def read_all(truth: Path) -> Iterator[Read]:
    """Each page of a truth file as we read it; a file that gives no page is left out, as it has no picture to show."""
    from claims_ai.bootstrap import local_scanner
    from claims_ai.settings import get_settings

    scanner = local_scanner(get_settings())
    for expected in load_truth(truth):
        path = truth.parent / expected.file
        for raw in open_pages(path.name, read_bytes(path)):
            if raw.page == expected.page:
                yield Read(read_page(raw, scanner), raw.picture, expected)


def write(out: Path, reads: Iterable[Read]) -> Counter[str]:
    """Write the browser to a file and give the number of verdicts of each outcome."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    outcomes: Counter[str] = Counter()
    errors: list[Error] = []
    for read in reads:
        verdicts = list(judge(read.page, read.expected))
        outcomes.update(verdict.outcome for verdict in verdicts)
        errors += [_error(read, verdict) for verdict in verdicts if verdict.outcome != "right"]
    often = Counter(_place(error) for error in errors)
    errors.sort(key=lambda error: (-often[_place(error)], _place(error), error.file))
    pages = Environment(loader=PackageLoader("training"), autoescape=True, undefined=StrictUndefined)
    html = pages.get_template("errors.html").render(errors=errors, outcomes=outcomes, often=often.most_common())
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(html, "utf-8")
    return outcomes


def _place(error: Error) -> tuple[str, str]:
    return error.kind, error.verdict.field


def _error(read: Read, verdict: Verdict) -> Error:
    field = read.page.fields.get(verdict.field)
    boxes = [
        (box, colour)
        for box, colour in ((read.expected.boxes.get(verdict.field), _TRUE), (field.box if field else None, _READ))
        if box
    ]
    return Error(
        read.expected.file,
        read.expected.document_type,
        verdict,
        field.text if field else "",
        _cutting(read.picture, boxes),
    )


def _cutting(picture: Picture, boxes: Sequence[tuple[Box, Any]]) -> str:
    """The part of the page round the boxes, or all of it, as a PNG in base64."""
    image = Image.fromarray(np.ascontiguousarray(picture[:, :, ::-1]))
    pen = ImageDraw.Draw(image)
    for box, colour in boxes:
        pen.polygon([(round(x), round(y)) for x, y in box], outline=colour, width=2)
    if boxes:
        left, top, right, bottom = bounds(point for box, _ in boxes for point in box)
        image = image.crop(
            (
                max(0, round(left) - 3 * _MARGIN),
                max(0, round(top) - _MARGIN),
                min(image.width, round(right) + 3 * _MARGIN),
                min(image.height, round(bottom) + _MARGIN),
            )
        )
    image.thumbnail((_WIDEST, _WIDEST))
    out = io.BytesIO()
    image.save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode()
