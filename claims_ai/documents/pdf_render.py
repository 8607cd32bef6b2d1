"""A PDF page drawn within a time limit: a few kilobytes can ask for hours of drawing."""

import ctypes
import math
import time
from typing import Any

import numpy as np

from claims_ai.documents.intake import Picture
from claims_ai.errors import DocumentError

_LONG_SIDE = 2000
_MOST_SECONDS = 10.0


def render(name: str, page: Any, seconds: float = _MOST_SECONDS) -> tuple[Picture, Any]:
    """The page as a BGR picture of about 2,000 pixels on its long side, and what turns places on the page into pixels."""
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    width, height = page.get_size()
    scale = _LONG_SIDE / max(width, height, 1.0)
    place = (0, 0, math.ceil(width * scale), math.ceil(height * scale), 0)
    bitmap = pdfium.PdfBitmap.new_native(*place[2:4], raw.FPDFBitmap_BGR)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, *place[2:4])
    pause = _pause(time.monotonic() + seconds)
    state = raw.FPDF_RenderPageBitmap_Start(bitmap, page, *place, raw.FPDF_ANNOT, pause)
    raw.FPDF_RenderPage_Close(page)
    if state == raw.FPDF_RENDER_TOBECONTINUED:
        raise DocumentError(
            f"{name}: a page takes more than the limit of {seconds:.0f} s to draw; send a scan or a photo of it"
        )
    picture: Picture = np.array(bitmap.to_numpy()[:, :, :3])
    return picture, pdfium.PdfPosConv(page, place)


def _pause(deadline: float) -> Any:
    """What PDFium asks between two objects whether it shall stop for now; it is never told to go on."""
    import pypdfium2.raw as raw

    ask = dict(raw.IFSDK_PAUSE._fields_)["NeedToPauseNow"]
    return ctypes.pointer(raw.IFSDK_PAUSE(1, ask(lambda _: time.monotonic() > deadline), None))
