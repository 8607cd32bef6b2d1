"""PDF pages: rendered to pictures, and read from their own text where they carry it.

PDFium is not thread-safe, so one lock holds every call into it.
"""

import threading
from collections.abc import Iterator
from typing import Any

import numpy as np

from claims_ai.documents.intake import Picture, RawPage, digest
from claims_ai.documents.limits import Limits
from claims_ai.errors import DocumentError
from claims_ai.values import Box, Line

# Reentrant, as a document abandoned half read may be closed by the garbage collector at any moment.
_LOCK = threading.RLock()
_LONG_SIDE = 2000
_MIN_CHARACTERS = 25

_Glyph = tuple[str, float, float, float, float]


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
    return RawPage(name, index, picture, mark, native if characters >= _MIN_CHARACTERS else ())


def _text_lines(page: Any, placing: Any, shape: tuple[int, ...]) -> tuple[Line, ...]:
    """Characters of the text layer that lie on the page, joined into runs: same baseline, and no gap wider than a character."""
    textpage = page.get_textpage()
    runs: list[list[_Glyph]] = []
    for i in range(textpage.count_chars()):
        char = textpage.get_text_range(i, 1)
        if not char.strip():
            continue
        glyph = (char, *_placed(textpage.get_charbox(i, loose=True), placing))
        if not _on_page(glyph, shape):
            continue
        if runs and _continues(runs[-1][-1], glyph):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    textpage.close()
    return tuple(_as_line(run) for run in runs)


def _placed(charbox: tuple[float, float, float, float], placing: Any) -> tuple[float, float, float, float]:
    """Left, top, right and bottom in the picture; PDFium knows how the page is turned and cropped for viewing."""
    (x0, y0), (x1, y1) = placing.to_bitmap(*charbox[:2]), placing.to_bitmap(*charbox[2:])
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _on_page(glyph: _Glyph, shape: tuple[int, ...]) -> bool:
    """Nobody sees what stands beside the page, so nobody may claim by it."""
    _, left, top, right, bottom = glyph
    return 0 <= left <= right <= shape[1] and 0 <= top <= bottom <= shape[0]


def _continues(last: _Glyph, new: _Glyph) -> bool:
    _, _, top, right, bottom = last
    size = bottom - top
    same_row = abs((top + bottom) / 2 - (new[2] + new[4]) / 2) < 0.4 * size
    return same_row and -0.5 * size < new[1] - right < 0.9 * size


def _as_line(run: list[_Glyph]) -> Line:
    x0, y0 = min(g[1] for g in run), min(g[2] for g in run)
    x1, y1 = max(g[3] for g in run), max(g[4] for g in run)
    box: Box = ((x0, y0), (x1, y0), (x1, y1), (x0, y1))
    return Line("".join(g[0] for g in run), 1.0, box)
