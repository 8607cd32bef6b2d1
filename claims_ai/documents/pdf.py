"""PDF pages: rendered to pictures, and read from their own text where they carry it.

PDFium is not thread-safe, so one lock holds every call into it.
"""

import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from claims_ai.documents.glyphs import Glyph, as_lines, on_page, overlapping
from claims_ai.documents.hidden_text import hidden
from claims_ai.documents.intake import Picture, RawPage, digest
from claims_ai.documents.limits import Limits
from claims_ai.documents.origin import origin_of_pdf
from claims_ai.documents.pdf_render import render
from claims_ai.errors import DocumentError
from claims_ai.values import Line

# Reentrant, as a document abandoned half read may be closed by the garbage collector at any moment.
_LOCK = threading.RLock()
_MIN_CHARACTERS = 25
_FEW = 4
_MAX_CHARACTERS = 50_000


def pdf_pages(name: str, data: bytes, limits: Limits) -> Iterator[RawPage]:
    """Yield each page as a picture of about 2,000 pixels on its long side, with its text lines if it has a text layer."""
    with _LOCK:
        document = _open(name, data, limits)
        count, origin = len(document), origin_of_pdf(document.get_metadata_dict())
    mark = digest(data)
    try:
        for index in range(count):
            with _LOCK:
                page = _read_page(name, document, index, mark)
            yield replace(page, origin=origin)
    finally:
        with _LOCK:
            document.close()


def _open(name: str, data: bytes, limits: Limits) -> Any:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise DocumentError(f"{name}: the PDF is encrypted with a password; send it without one") from error
        raise DocumentError(f"{name}: the PDF is truncated or damaged ({error}); send the original again") from error
    if len(document) == 0:
        document.close()
        raise DocumentError(f"{name}: the PDF has no pages; send the original again")
    if len(document) > limits.max_pages:
        count = len(document)
        document.close()
        raise DocumentError(
            f"{name}: {count} pages are over the limit of {limits.max_pages}; send only the pages of the claim"
        )
    return document


def _read_page(name: str, document: Any, index: int, mark: str) -> RawPage:
    import pypdfium2 as pdfium

    try:
        page = document[index]
        picture, placing = render(name, page)
        native = _text_lines(page, placing, picture)
        page.close()
    except pdfium.PdfiumError as error:
        raise DocumentError(f"{name}: page {index + 1} is damaged ({error}); send the original again") from error
    characters = sum(len(line.text.strip()) for line in native)
    return RawPage(name, index, picture, mark, native if characters >= _MIN_CHARACTERS else (), "pdf_text")


def _text_lines(page: Any, placing: Any, picture: Picture) -> tuple[Line, ...]:
    """The lines a reader of the page sees; none where text was hidden in it, for then only the picture can be believed."""
    textpage = page.get_textpage()
    glyphs = [
        (glyph, hidden(textpage, index, glyph, picture))
        for index in range(min(textpage.count_chars(), _MAX_CHARACTERS))
        if (glyph := _glyph(textpage, index, placing)) and on_page(glyph, (picture.shape[1], picture.shape[0]))
    ]
    textpage.close()
    seen = [glyph for glyph, unseen in glyphs if not unseen]
    if len(glyphs) - len(seen) > max(_FEW, 0.1 * len(glyphs)) or overlapping(seen) > _FEW:
        return ()
    return as_lines(seen)


def _glyph(textpage: Any, index: int, placing: Any) -> Glyph | None:
    char = textpage.get_text_range(index, 1)
    return (char, *_placed(textpage.get_charbox(index, loose=True), placing)) if char.strip() else None


def _placed(charbox: tuple[float, float, float, float], placing: Any) -> tuple[float, float, float, float]:
    """Left, top, right and bottom in the picture; PDFium knows how the page is turned and cropped for viewing."""
    (x0, y0), (x1, y1) = placing.to_bitmap(*charbox[:2]), placing.to_bitmap(*charbox[2:])
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
