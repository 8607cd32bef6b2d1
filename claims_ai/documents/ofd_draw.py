"""A plain picture of an OFD page for people to look at: its rules, pictures and text on white."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import numpy as np

from claims_ai.documents.glyphs import Glyph
from claims_ai.documents.intake import PICTURES, Picture, open_pages, sniff
from claims_ai.documents.limits import Limits
from claims_ai.documents.markup import numbers_of, text_of
from claims_ai.documents.package import Package
from claims_ai.errors import DocumentError

_INK, _RULE, _VEIL = (20, 20, 20), (156, 82, 35), (200, 200, 200)
_FONTS = (
    "NotoSansCJK-Regular.ttc",
    "NotoSansSC-Regular.otf",
    "wqy-microhei.ttc",
    "simsun.ttc",
    "msyh.ttc",
    "PingFang.ttc",
)
_STROKE = re.compile(r"([ML])\s+(-?[\d.]+)\s+(-?[\d.]+)")
_MAX_STROKES = 20_000
_MAX_IMAGES, _MAX_PIXELS = 10, 16_000_000


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is to be drawn: the layers from the back, the paths of pictures by ID, glyphs in pixels, pixels a millimetre."""

    package: Package
    layers: Sequence[Element]
    images: Mapping[str, str]
    glyphs: Sequence[Glyph]
    scale: float
    size: tuple[int, int]


def draw(drawing: Drawing, limits: Limits) -> Picture:
    """The page as a BGR picture."""
    from PIL import Image, ImageDraw

    page = Image.new("RGB", drawing.size, "white")
    pen = ImageDraw.Draw(page)
    for layer in drawing.layers:
        for image in islice(layer.iter("ImageObject"), _MAX_IMAGES):
            _paste(page, drawing, image, replace(limits, max_pixels=_MAX_PIXELS))
        for start, end in _strokes(layer, drawing.scale):
            pen.line((start, end), fill=_RULE, width=2)
    for glyph in drawing.glyphs:
        _write(pen, glyph)
    return np.ascontiguousarray(np.asarray(page, dtype=np.uint8)[:, :, ::-1])


def _paste(page: Any, drawing: Drawing, image: Element, limits: Limits) -> None:
    """A picture in its boundary; one that cannot be decoded leaves its place white."""
    from PIL import Image

    path, box = drawing.images.get(image.get("ResourceID", "")), _pixels(image, drawing)
    if path is None or path not in drawing.package or box is None:
        return
    data = drawing.package.read(path)
    if sniff(data) not in PICTURES:
        return
    try:
        raw = next(open_pages(path, data, limits))
    except DocumentError:
        return
    picture = Image.fromarray(raw.picture[:, :, ::-1])
    page.paste(picture.resize((box[2], box[3]), Image.Resampling.BICUBIC), box[:2])


def _pixels(element: Element, drawing: Drawing) -> tuple[int, int, int, int] | None:
    """Left, top, width and height of an object that lies on the page."""
    numbers = [round(number * drawing.scale) for number in numbers_of(element.get("Boundary"))]
    if len(numbers) != 4 or min(numbers[2:]) < 1 or numbers[2] > drawing.size[0] or numbers[3] > drawing.size[1]:
        return None
    return numbers[0], numbers[1], numbers[2], numbers[3]


def _strokes(layer: Element, scale: float) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight strokes of the drawn paths, which are the rules of the form, in pixels."""
    strokes: list[tuple[tuple[float, float], tuple[float, float]]] = []
    for path in layer.iter("PathObject"):
        boundary = numbers_of(path.get("Boundary"))
        last: tuple[float, float] | None = None
        if len(boundary) != 4 or path.get("CTM"):
            continue
        for match in _STROKE.finditer(text_of(path.find("AbbreviatedData"))):
            point = _point(match, boundary, scale)
            if last and point and match[1] == "L":
                strokes.append((last, point))
            last = point
    return strokes[:_MAX_STROKES]


def _point(match: re.Match[str], boundary: list[float], scale: float) -> tuple[float, float] | None:
    place = numbers_of(f"{match[2]} {match[3]}")
    if len(place) != 2 or max(map(abs, place)) > 1e5:
        return None
    return (boundary[0] + place[0]) * scale, (boundary[1] + place[1]) * scale


def _write(pen: Any, glyph: Glyph) -> None:
    char, left, top, right, bottom = glyph
    letters = _font(max(4, min(200, round(bottom - top))))
    if letters:
        pen.text((left, top + 0.88 * (bottom - top)), char, font=letters, fill=_INK, anchor="ls")
    else:
        pen.rectangle((left + 1, top + 1, max(left + 1, right - 1), max(top + 1, bottom - 1)), fill=_VEIL)


@cache
def _font(size: int) -> Any:
    """A Chinese font of the machine at a size in pixels; None where it has none, and places of characters are shown instead."""
    from PIL import ImageFont

    spec = find_spec("mplfonts")
    own = [str(Path(spec.origin).parent / "fonts" / "NotoSansCJKsc-Regular.otf")] if spec and spec.origin else []
    for name in (*own, *_FONTS):
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return None
