"""Uploaded bytes to page pictures: the kind is sniffed from the content, never from the name, and limits come first.

A page picture is what a viewer would show: EXIF orientation applied, transparency laid on white, 8 bits, BGR.
"""

import hashlib
import io
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from claims_ai.documents.einvoice import Stated, read_einvoice
from claims_ai.documents.limits import DEFAULT_LIMITS, Limits
from claims_ai.documents.origin import DAMAGED, origin_of_picture
from claims_ai.errors import DocumentError
from claims_ai.values import Line, Origin, UnreadFile

Picture = np.ndarray[Any, np.dtype[np.uint8]]

READABLE = "JPEG, PNG, WebP, TIFF, PDF, OFD or an XML e-invoice"
PICTURES = ("JPEG", "PNG", "WebP", "TIFF")
_EXIF_ORIENTATION = 0x0112
_BLANK = (1000, 1400, 3)

_SIGNATURES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"GIF8", "a GIF image"),
    (b"BM", "a BMP image"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{", "a JSON text"),
)


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page before reading. `native` holds the text lines of a PDF or OFD page that carries its own text, `source` says which,
    and `stated` what an e-invoice says of itself; a bare XML e-invoice has a blank picture, as nothing of it has a place.
    `origin` is what the file says of its making.
    """

    file: str
    page: int
    picture: Picture
    digest: str
    native: tuple[Line, ...] = ()
    source: str = "ocr"
    stated: Stated | None = None
    origin: Origin | None = None


def sniff(data: bytes) -> str:
    """Name what the bytes are, by their first bytes: `JPEG`, `PNG`, `WebP`, `TIFF`, `PDF`, `OFD`, `XML`, or words for anything else."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    if data[4:8] == b"ftyp":
        return "a HEIC or AVIF photo" if data[8:11] in (b"hei", b"hev", b"mif", b"msf", b"avi") else "a video"
    kind = next((kind for start, kind in _SIGNATURES if data.startswith(start)), "not a known document format")
    if b"%PDF-" in data[:1024] and kind not in PICTURES:
        return "PDF"
    if kind == "a ZIP archive" and b"OFD.xml" in data:
        return "OFD"
    return _text_kind(data) or kind


def _text_kind(data: bytes) -> str | None:
    """`XML` or `an HTML page` where the bytes begin like one, in any encoding."""
    start = data[:400].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "an HTML page"
    return "XML" if start.startswith(b"<") else None


def digest(data: bytes) -> str:
    """The SHA-256 of an upload, by which the very same file is known again."""
    return hashlib.sha256(data).hexdigest()


def read_bytes(path: Path, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """The bytes of a file on disk, size checked before reading."""
    try:
        size = path.stat().st_size
        _check_size(path.name, size, limits)
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(
            f"{path.name}: cannot be opened ({error.strerror}); check the path and its permissions"
        ) from error


def _check_size(name: str, size: int, limits: Limits) -> None:
    if size == 0:
        raise DocumentError(f"{name}: the file is empty; upload it again")
    if size > limits.max_bytes:
        raise DocumentError(
            f"{name}: {size / 1e6:.1f} MB is over the limit of {limits.max_bytes / 1e6:.0f} MB; send a smaller file"
        )


def open_pages(name: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> Iterator[RawPage]:
    """Yield the pages of an upload one after the other; DocumentError names the file and what was wrong."""
    _check_size(name, len(data), limits)
    kind = sniff(data)
    if kind == "PDF":
        from claims_ai.documents.pdf import pdf_pages

        yield from pdf_pages(name, data, limits)
    elif kind == "OFD":
        from claims_ai.documents.ofd import ofd_pages

        yield from ofd_pages(name, data, limits)
    elif kind == "XML":
        blank = np.full(_BLANK, 255, np.uint8)
        yield RawPage(name, 0, blank, digest(data), (), "xml", read_einvoice(name, data))
    elif kind in PICTURES:
        yield from _image_pages(name, data, kind, limits)
    else:
        raise DocumentError(f"{name}: this is {kind}; send {READABLE}")


def each_page(name: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> Iterator[tuple[RawPage, float] | UnreadFile]:
    """The pages of an upload with the milliseconds it took to decode each; a damaged one ends them as an UnreadFile, those before it are kept."""
    pages, number = open_pages(name, data, limits), 0
    while True:
        started = time.perf_counter()
        try:
            raw = next(pages, None)
        except DocumentError as error:
            yield UnreadFile(name, str(error), number)
            return
        if raw is None:
            return
        yield raw, (time.perf_counter() - started) * 1000
        number = raw.page + 1


def _image_pages(name: str, data: bytes, kind: str, limits: Limits) -> Iterator[RawPage]:
    from PIL import Image

    mark = digest(data)
    with _decoding(name, kind, limits):
        image = Image.open(io.BytesIO(data), formats=(kind.upper(),))
        frames = getattr(image, "n_frames", 1) if kind == "TIFF" else 1
    with image:
        _check_frames(name, frames, limits)
        for frame in range(frames):
            with _decoding(name, kind, limits):
                image.seek(frame)
                _check_pixels(name, image.size, limits)
                picture = _as_picture(image)
            yield RawPage(name, frame, picture, mark, origin=origin_of_picture(image))


@contextmanager
def _decoding(name: str, kind: str, limits: Limits) -> Iterator[None]:
    """What a decoder says of bad data, in words for whoever sent it."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except UnidentifiedImageError as error:
        raise DocumentError(
            f"{name}: starts like a {kind} file but cannot be decoded; send the original again"
        ) from error
    except Image.DecompressionBombError as error:
        raise DocumentError(
            f"{name}: has more pixels than the limit of {limits.max_pixels / 1e6:.0f} million; send a smaller picture"
        ) from error
    except DAMAGED as error:
        raise DocumentError(
            f"{name}: the {kind} data is truncated or damaged ({error}); send the original again"
        ) from error


def _check_frames(name: str, frames: int, limits: Limits) -> None:
    if frames > limits.max_frames:
        raise DocumentError(f"{name}: {frames} pages are over the limit of {limits.max_frames}; split the file")


def _check_pixels(name: str, size: tuple[int, int], limits: Limits) -> None:
    width, height = size
    if max(size) > limits.max_side:
        raise DocumentError(
            f"{name}: {width} × {height} pixels; a side may have at most {limits.max_side}; send a smaller picture"
        )
    if width * height > limits.max_pixels:
        raise DocumentError(
            f"{name}: {width * height / 1e6:.0f} million pixels are over the limit of {limits.max_pixels / 1e6:.0f} million; send a smaller picture"
        )
    if min(size) < 8:
        raise DocumentError(f"{name}: {width} × {height} pixels are too few to be a document; send the whole page")


def _as_picture(image: Any) -> Picture:
    """Any PIL image as BGR, as a viewer shows it."""
    from PIL import Image

    upright = _turned(image)
    if upright.mode in ("I;16", "I;16B", "I;16L", "I", "F"):
        upright = _eight_bits(upright)
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        upright = upright.convert("RGBA")
        if upright.getchannel("A").getextrema()[0] < 255:
            upright = Image.alpha_composite(Image.new("RGBA", upright.size, "white"), upright)
    rgb = upright if upright.mode == "RGB" else upright.convert("RGB")
    # turned round by Pillow in less than half of NumPy's time
    return np.frombuffer(bytearray(rgb.tobytes("raw", "BGR")), np.uint8).reshape(rgb.height, rgb.width, 3)


def _turned(image: Any) -> Any:
    """Turned as its EXIF says; unlike Pillow's own function, this minds nothing else in there, which may be damaged."""
    from PIL.Image import Transpose

    image.load()
    turns = {
        2: Transpose.FLIP_LEFT_RIGHT, 3: Transpose.ROTATE_180, 4: Transpose.FLIP_TOP_BOTTOM, 5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270, 7: Transpose.TRANSVERSE, 8: Transpose.ROTATE_90,
    }  # fmt: skip
    turn = turns.get(image.getexif().get(_EXIF_ORIENTATION, 1))
    return image if turn is None else image.transpose(turn)


def _eight_bits(image: Any) -> Any:
    from PIL import Image

    values = np.asarray(image, dtype=np.float32)
    top = 65535.0 if values.max() > 255 else 255.0
    return Image.fromarray((values * (255 / top)).round().clip(0, 255).astype(np.uint8))
