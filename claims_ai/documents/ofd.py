"""OFD pages (GB/T 33190): the text objects of page and template, drawn plainly, and the invoice data attached to the document.

All places in an OFD are millimetres from the top left of the page; here they become pixels of a picture with 2,000 on its long side.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, islice
from xml.etree.ElementTree import Element

from claims_ai.documents.einvoice import Stated, read_einvoice
from claims_ai.documents.glyphs import Glyph, as_lines, on_page
from claims_ai.documents.intake import RawPage, digest
from claims_ai.documents.limits import Limits
from claims_ai.documents.markup import numbers_of, parse_xml, text_of
from claims_ai.documents.ofd_draw import Drawing, draw
from claims_ai.documents.package import Package, resolved
from claims_ai.errors import DocumentError

_LONG_SIDE = 2000
_MIN_CHARACTERS = 25
_MAX_GLYPHS = 50_000
_MAX_MM = 5_000
_ASCENT = 0.88


@dataclass(frozen=True, slots=True)
class _Document:
    """One OFD document: its XML, where that lies in the package, its templates and pictures by ID, and its invoice data."""

    package: Package
    path: str
    root: Element
    templates: Mapping[str, str]
    images: Mapping[str, str]
    stated: Stated | None


def ofd_pages(name: str, data: bytes, limits: Limits) -> Iterator[RawPage]:
    """Yield each page with its lines of text and, on the first, the invoice's own data."""
    document = _open(Package(name, data, limits))
    pages = [page for page in document.root.iter("Page") if page.get("BaseLoc")]
    if not pages:
        raise DocumentError(f"{name}: the OFD has no pages; send the original again")
    if len(pages) > limits.max_pages:
        raise DocumentError(
            f"{name}: {len(pages)} pages are over the limit of {limits.max_pages}; send only the pages of the claim"
        )
    mark = digest(data)
    for index, page in enumerate(pages):
        yield _read_page(document, index, page.get("BaseLoc", ""), mark, limits)


def _open(package: Package) -> _Document:
    path = _part(package, "OFD.xml", text_of(parse_xml(package.name, package.read("OFD.xml")).find(".//DocRoot")))
    root = parse_xml(package.name, package.read(path))
    templates = {
        each.get("ID", ""): _part(package, path, each.get("BaseLoc", "")) for each in root.iter("TemplatePage")
    }
    return _Document(package, path, root, templates, dict(_images(package, path, root)), _attached(package, path, root))


def _part(package: Package, base: str, path: str) -> str:
    """The path of a part named in another; a part outside the package is refused."""
    whole = resolved(base, path)
    if whole is None:
        raise DocumentError(
            f"{package.name}: it names the part {path[:80]!r} outside the package; send the original invoice"
        )
    return whole


def _images(package: Package, base: str, root: Element) -> Iterator[tuple[str, str]]:
    for kind in ("PublicRes", "DocumentRes"):
        for each in root.iter(kind):
            path = _part(package, base, text_of(each))
            if path not in package:
                continue
            resources = parse_xml(package.name, package.read(path))
            folder = _part(package, path, (resources.get("BaseLoc") or ".") + "/x")
            for media in resources.iter("MultiMedia"):
                yield media.get("ID", ""), _part(package, folder, text_of(media.find("MediaFile")))


def _attached(package: Package, base: str, root: Element) -> Stated | None:
    """The first attachment that is an invoice in XML."""
    for each in root.findall("Attachments"):
        path = _part(package, base, text_of(each))
        listed = parse_xml(package.name, package.read(path)).iter("FileLoc") if path in package else ()
        for part in (_part(package, path, text_of(location)) for location in listed):
            found = _invoice_in(package, part) if part.lower().endswith(".xml") and part in package else None
            if found:
                return found
    return None


def _invoice_in(package: Package, path: str) -> Stated | None:
    """The invoice an attachment holds; one that is no invoice is none of our business."""
    data = package.read(path)
    try:
        return read_einvoice(package.name, data)
    except DocumentError:
        return None


def _read_page(document: _Document, index: int, location: str, mark: str, limits: Limits) -> RawPage:
    package = document.package
    page = parse_xml(package.name, package.read(_part(package, document.path, location)))
    templates = [
        parse_xml(package.name, package.read(path))
        for each in page.iter("Template")
        if (path := document.templates.get(each.get("TemplateID", "")))
    ]
    width, height = _size(document, page)
    scale = _LONG_SIDE / max(width, height)
    size = (max(8, round(width * scale)), max(8, round(height * scale)))
    layers = [*templates, page]
    glyphs = [glyph for layer in layers for glyph in _glyphs(layer, scale) if on_page(glyph, size)][:_MAX_GLYPHS]
    drawing = Drawing(package, layers, document.images, glyphs, scale, size)
    lines = as_lines(glyphs)
    enough = sum(len(line.text) for line in lines) >= _MIN_CHARACTERS
    return RawPage(
        package.name, index, draw(drawing, limits), mark, lines if enough else (), "ofd", document.stated if index == 0 else None
    )  # fmt: skip


def _size(document: _Document, page: Element) -> tuple[float, float]:
    """Width and height of a page in millimetres: its own, or that of the document."""
    boxes = [text_of(box) for root in (page, document.root) for box in root.iter("PhysicalBox")]
    for box in boxes:
        numbers = numbers_of(box)
        if len(numbers) == 4 and all(1 <= side <= _MAX_MM for side in numbers[2:]):
            return numbers[2], numbers[3]
    raise DocumentError(f"{document.package.name}: the OFD states no page size; send the original again")


def _glyphs(layer: Element, scale: float) -> Iterator[Glyph]:
    for text in layer.iter("TextObject"):
        boundary, size = numbers_of(text.get("Boundary")), numbers_of(text.get("Size"))
        if len(boundary) == 4 and len(size) == 1 and _seen(text):
            matrix = numbers_of(text.get("CTM"))
            place = partial(_placed, matrix if len(matrix) == 6 else [1, 0, 0, 1, 0, 0], boundary, size[0], scale)
            for code in text.iter("TextCode"):
                yield from (place(char, x, y) for char, x, y in _origins(code) if char.strip())


def _seen(text: Element) -> bool:
    """Text that is not drawn, has no colour or that of the paper is there for nobody to see."""
    drawn = text.get("Visible") != "false" and text.get("Alpha") != "0"
    filled = text.get("Fill") != "false" or text.get("Stroke") == "true"
    colour = text.find("FillColor")
    shown = colour is None or (colour.get("Alpha") != "0" and not _white(numbers_of(colour.get("Value"))))
    return drawn and filled and shown


def _white(value: list[float]) -> bool:
    return len(value) in (1, 3) and min(value) > 240


def _origins(code: Element) -> Iterator[tuple[str, float, float]]:
    """Each character with its origin in the text object."""
    text = code.text or ""
    places = (_places(code.get(axis), code.get(f"Delta{axis}"), len(text)) for axis in ("X", "Y"))
    yield from zip(text, *places, strict=True)


def _places(start: str | None, deltas: str | None, count: int) -> list[float]:
    """Coordinates of `count` characters; the last distance given holds for all that follow."""
    steps = _steps(deltas, count) or [0.0]
    steps += steps[-1:] * (count - len(steps))
    return list(islice(accumulate(steps, initial=(numbers_of(start) or [0.0])[0]), count))


def _steps(text: str | None, most: int) -> list[float]:
    """The distances between characters; `g 14 3.175` stands for 14 times 3.175."""
    steps: list[float] = []
    parts = iter((text or "").split())
    for part in parts:
        times, value = (next(parts, "0"), next(parts, "0")) if part == "g" else ("1", part)
        number, count = numbers_of(value), numbers_of(times)
        if not number or not count:
            return []
        steps += number * min(int(count[0]), most - len(steps))
    return steps


def _placed(
    matrix: list[float], boundary: list[float], size: float, scale: float, char: str, x: float, y: float
) -> Glyph:
    a, b, c, d, e, f = matrix
    width = size if ord(char) > 0x2E7F else 0.5 * size
    corners = ((x, y - _ASCENT * size), (x + width, y + (1 - _ASCENT) * size))
    across = [(a * u + c * v + e + boundary[0]) * scale for u, v in corners]
    down = [(b * u + d * v + f + boundary[1]) * scale for u, v in corners]
    return char, min(across), min(down), max(across), max(down)
