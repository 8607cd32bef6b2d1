"""PDF pages: rendered to pictures, and read from their own text where they carry it.

PDFium is not thread-safe, so one lock holds every call into it.
"""

import threading
from collections.abc import Iterator
from typing import Any

import numpy as np

from claims_ai.documents.glyphs import Glyph, as_lines, on_page
from claims_ai.documents.intake import Picture, RawPage, digest
from claims_ai.documents.limits import Limits
from claims_ai.errors import DocumentError
from claims_ai.values import Line

# Reentrant, as a document abandoned half read may be closed by the garbage collector at any moment.
_LOCK = threading.RLock()
_LONG_SIDE = 2000
_MIN_CHARACTERS = 25


def pdf_pages(name: str, data: bytes, limits: Limits) -> Iterator[RawPage]:
    """Yield each page as a picture of about 2,000 pixels on its long side, with its text lines if it has a text layer."""
    with _LOCK:
        document = _open(name, data, limits)
        count = len(document)
    mark = digest(data)
    try:
        for index in range(count):
            with _LOCK:
                page = _read_page(name, document, index, mark)
            yield page
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
        width, height = page.get_size()
        scale = _LONG_SIDE / max(width, height, 1.0)
        bitmap = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=False)
        picture: Picture = np.ascontiguousarray(bitmap.to_numpy()[:, :, :3])
        native = _text_lines(page, bitmap.get_posconv(page), picture.shape)
        page.close()
    except pdfium.PdfiumError as error:
        raise DocumentError(f"{name}: page {index + 1} is damaged ({error}); send the original again") from error
    characters = sum(len(line.text.strip()) for line in native)
    return RawPage(name, index, picture, mark, native if characters >= _MIN_CHARACTERS else (), "pdf_text")


def _text_lines(page: Any, placing: Any, shape: tuple[int, ...]) -> tuple[Line, ...]:
    """Characters of the text layer that lie on the page, joined into runs."""
    textpage = page.get_textpage()
    glyphs: list[Glyph] = []
    for i in range(textpage.count_chars()):
        char = textpage.get_text_range(i, 1)
        if char.strip():
            glyphs.append((char, *_placed(textpage.get_charbox(i, loose=True), placing)))
    textpage.close()
    return as_lines([glyph for glyph in glyphs if on_page(glyph, (shape[1], shape[0]))])


def _placed(charbox: tuple[float, float, float, float], placing: Any) -> tuple[float, float, float, float]:
    """Left, top, right and bottom in the picture; PDFium knows how the page is turned and cropped for viewing."""
    (x0, y0), (x1, y1) = placing.to_bitmap(*charbox[:2]), placing.to_bitmap(*charbox[2:])
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
