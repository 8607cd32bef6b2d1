"""Text of a PDF that nobody sees: drawn by no mode, in the colour of what lies under it, or covered.

A claim must not be paid by a text layer that says something else than the page.
"""

import ctypes
from typing import Any

import numpy as np

from claims_ai.documents.glyphs import Glyph
from claims_ai.documents.intake import Picture

_UNDRAWN = (3, 7)  # invisible, and clipping only
_INK = 24


def hidden(textpage: Any, index: int, glyph: Glyph, picture: Picture) -> bool:
    """Whether a character leaves no ink in the rendered page.

    A Chinese font that is not in the file cannot be drawn here, though others have it: there the colours have to tell.
    """
    import pypdfium2.raw as pdfium

    drawn = pdfium.FPDFText_GetTextObject(textpage, index)
    if not drawn or pdfium.FPDFTextObj_GetTextRenderMode(drawn) in _UNDRAWN:
        return True
    under = _cut(glyph, picture)
    if under.size and int(np.ptp(under)) >= _INK:
        return False
    font = pdfium.FPDFTextObj_GetFont(drawn)
    if glyph[0].isascii() or pdfium.FPDFFont_GetIsEmbedded(font) == 1:
        return True
    return _same_colour(textpage, index, under)


def _cut(glyph: Glyph, picture: Picture) -> Picture:
    """The darkest channel of the picture where a character stands, so that coloured ink counts as ink."""
    left, top, right, bottom = (round(edge) for edge in glyph[1:])
    cut: Picture = picture[max(0, top) : bottom + 1, max(0, left) : right + 1].min(axis=2, initial=255)
    return cut


def _same_colour(textpage: Any, index: int, under: Picture) -> bool:
    import pypdfium2.raw as pdfium

    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFText_GetFillColor(textpage, index, red, green, blue, alpha)
    if alpha.value == 0 or not under.size:
        return True
    return abs(min(red.value, green.value, blue.value) - int(np.median(under))) < _INK
