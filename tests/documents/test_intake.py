"""Uploads as they come: every format as a viewer shows it, and a clear word for everything else."""

import io
import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from claims_ai.documents.intake import open_pages, read_bytes, sniff
from claims_ai.documents.limits import Limits
from claims_ai.errors import DocumentError
from tests.documents.invoices import ofd, printed

RED, WHITE = (0, 0, 255), (255, 255, 255)


def quadrant(mode: str = "RGB") -> Image.Image:
    """White, with the top left quarter red: any turn or swap of channels shows."""
    picture = Image.new("RGB", (60, 40), "white")
    picture.paste((255, 0, 0), (0, 0, 30, 20))
    return picture.convert(mode)


def encode(image: Image.Image, form: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def only_page(data: bytes) -> np.ndarray:
    (page,) = open_pages("page", data)
    return page.picture


def refusal(data: bytes, name: str = "paper.jpg", **limits: int) -> str:
    with pytest.raises(DocumentError) as caught:
        list(open_pages(name, data, Limits(**limits)))
    assert str(caught.value).startswith(f"{name}: ")
    return str(caught.value)


def png_header(width: int, height: int, pixels: bytes = b"") -> bytes:
    """A PNG of one bit a pixel; without `pixels` its data is missing."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")


PICTURES = [
    ("RGB", "JPEG", {"quality": 95}), ("CMYK", "JPEG", {"quality": 95}), ("RGB", "PNG", {}), ("RGBA", "PNG", {}), ("P", "PNG", {}),
    ("RGB", "WEBP", {"lossless": True}), ("RGBA", "WEBP", {"lossless": True}), ("RGB", "TIFF", {}), ("RGBA", "TIFF", {}),
    ("P", "TIFF", {}), ("CMYK", "TIFF", {}),
]  # fmt: skip


@pytest.mark.parametrize(("mode", "form", "options"), PICTURES)
def test_colours_come_as_a_viewer_shows_them(mode: str, form: str, options: dict[str, Any]) -> None:
    picture = only_page(encode(quadrant(mode), form, **options))
    assert picture.shape == (40, 60, 3)
    np.testing.assert_allclose(picture[8, 8], RED, atol=12)
    np.testing.assert_allclose(picture[30, 50], WHITE, atol=12)


def test_transparency_is_laid_on_white_paper() -> None:
    clear = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    np.testing.assert_array_equal(only_page(encode(clear, "PNG"))[10, 10], WHITE)


def test_a_palette_with_a_transparent_colour_is_laid_on_white_paper() -> None:
    painted = Image.new("P", (20, 20), 0)
    painted.putpalette([10, 20, 30] * 256)
    np.testing.assert_array_equal(only_page(encode(painted, "PNG", transparency=0))[10, 10], WHITE)


def test_sixteen_bits_keep_their_brightness() -> None:
    levels = np.full((20, 20), 65535, np.uint16)
    levels[:10] = 32768
    picture = only_page(encode(Image.fromarray(levels), "PNG"))
    assert (int(picture[5, 5, 0]), int(picture[15, 15, 0])) == (128, 255)


def test_a_black_and_white_fax_is_read() -> None:
    fax = Image.new("1", (40, 40), 1)
    np.testing.assert_array_equal(only_page(encode(fax, "TIFF", compression="group4"))[5, 5], WHITE)


TURNS = {1: (8, 8), 2: (8, -8), 3: (-8, -8), 4: (-8, 8), 5: (8, 8), 6: (8, -8), 7: (-8, -8), 8: (-8, 8)}


@pytest.mark.parametrize(("tag", "corner"), TURNS.items())
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_photo_is_turned_as_its_exif_says(form: str, tag: int, corner: tuple[int, int]) -> None:
    exif = Image.Exif()
    exif[0x0112] = tag
    picture = only_page(encode(quadrant(), form, exif=exif))
    assert picture.shape[:2] == ((40, 60) if tag < 5 else (60, 40))
    np.testing.assert_allclose(picture[corner], RED, atol=40)


def test_a_photo_with_damaged_exif_is_still_read_upright() -> None:
    """Flipping a byte of another entry makes Pillow's own exif_transpose fail on some of these."""
    exif = Image.Exif()
    exif[0x0112], exif[0x0132] = 6, "2026:03:03 10:00:00"
    data = encode(quadrant(), "JPEG", exif=exif)
    at = data.index(b"\x01\x32")
    for place in (at + 3, at + 4, at + 8, at + 11):
        damaged = data[:place] + b"\x03" + data[place + 1 :]
        np.testing.assert_allclose(only_page(damaged)[8, -8], RED, atol=40)


def test_every_page_of_a_tiff_is_read() -> None:
    grey = [Image.new("L", (20, 20), level) for level in (10, 120, 250)]
    pages = list(open_pages("fax.tif", encode(grey[0], "TIFF", save_all=True, append_images=grey[1:])))
    assert [(page.page, int(page.picture[0, 0, 0])) for page in pages] == [(0, 10), (1, 120), (2, 250)]


def test_the_content_tells_the_kind_not_the_name() -> None:
    (page,) = open_pages("invoice.jpg", encode(quadrant("RGBA"), "PNG"))
    assert page.picture.shape == (40, 60, 3)


def test_a_picture_that_speaks_of_pdf_is_still_a_picture() -> None:
    assert sniff(encode(quadrant(), "JPEG", comment=b"made from %PDF-1.7")) == "JPEG"


def test_the_same_bytes_have_the_same_digest_and_others_another() -> None:
    one, other = encode(quadrant(), "PNG"), encode(quadrant("L"), "PNG")
    marks = [next(open_pages("x", data)).digest for data in (one, one, other)]
    assert marks[0] == marks[1] != marks[2]


def test_reading_a_picture_leaves_warnings_as_they_were() -> None:
    import warnings

    pages = open_pages("x.png", encode(quadrant(), "PNG"))
    before = list(warnings.filters)
    next(pages)
    assert warnings.filters == before


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("invoice.jpg", b"x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty; upload it again"),
        (b"dear insurer", "not a known document format; send JPEG, PNG, WebP, TIFF, PDF, OFD or an XML e-invoice"),
        (zipped(), "a ZIP archive; send JPEG"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "a HEIC or AVIF photo; send JPEG"),
        (b"\0\0\0\x18ftyphevc\0\0\0\0mif1heic", "a HEIC or AVIF photo; send JPEG"),
        (b"\0\0\0\x1cftypmp42\0\0\0\0", "a video; send JPEG"),
        (b"<html><body>login", "an HTML page; send"),
        (b"GIF89a" + b"\0" * 40, "a GIF image; send"),
        (encode(quadrant(), "JPEG")[:300], "send the original again"),
        (encode(quadrant(), "PNG")[:70], "send the original again"),
        (encode(quadrant(), "PNG")[:20], "send the original again"),
        (b"\xff\xd8\xff" + b"\0" * 100, "starts like a JPEG file but cannot be decoded; send the original again"),
        (encode(Image.new("L", (5, 400)), "PNG"), "5 × 400 pixels are too few to be a document; send the whole page"),
    ],
)
def test_what_is_no_document_is_refused_in_words(data: bytes, words: str) -> None:
    assert words in refusal(data)


def test_a_picture_of_twenty_thousand_pixels_a_side_is_refused_at_once() -> None:
    data = png_header(20_000, 20_000, b"\0" * (2501 * 20_000))
    started = time.perf_counter()
    assert "limit of 64 million; send a smaller picture" in refusal(data)
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(
    ("size", "words"),
    [((13_000, 100), "a side may have at most 12000"), ((9_000, 9_000), "81 million pixels are over the limit of 64")],
)
def test_limits_on_pixels_are_named(size: tuple[int, int], words: str) -> None:
    assert words in refusal(png_header(*size))


def test_limits_on_bytes_are_named_before_the_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "big.jpg").write_bytes(b"\xff\xd8\xff" * 1000)
    with pytest.raises(DocumentError, match=r"big.jpg: 0.0 MB is over the limit of 0 MB; send a smaller file"):
        read_bytes(tmp_path / "big.jpg", Limits(max_bytes=2000))
    assert "over the limit" in refusal(b"\xff\xd8\xff" * 1000, max_bytes=2000)


def test_limits_on_frames_are_named() -> None:
    frames = [Image.new("L", (20, 20), level) for level in range(5)]
    data = encode(frames[0], "TIFF", save_all=True, append_images=frames[1:])
    assert "5 pages are over the limit of 4; split the file" in refusal(data, max_frames=4)


@pytest.mark.parametrize("make", [lambda folder: folder / "absent.jpg", lambda folder: folder])
def test_a_path_that_cannot_be_opened_is_named(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    path = make(tmp_path)
    with pytest.raises(DocumentError, match=rf"{path.name}: cannot be opened .*; check the path"):
        read_bytes(path)


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "pipe.jpg")
    with pytest.raises(DocumentError, match=r"pipe.jpg"):
        read_bytes(tmp_path / "pipe.jpg")


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_of_a_moving_picture_the_first_frame_is_read(form: str) -> None:
    data = encode(quadrant(), form, save_all=True, append_images=[Image.new("RGB", (60, 40), "black")], lossless=True)
    picture = only_page(data)
    assert picture[30, 50].min() > 240
    np.testing.assert_allclose(picture[5, 5], RED, atol=3)


@pytest.mark.parametrize("mode", ["CMYK", "LAB", "YCbCr", "I;16", "F", "LA"])
def test_tiffs_of_any_mode_are_read(mode: str) -> None:
    picture = only_page(encode(Image.new("L", (60, 40), 255).convert(mode) if mode != "I;16" else Image.new("I;16", (60, 40), 65535), "TIFF"))  # fmt: skip
    assert picture.shape == (40, 60, 3)
    assert picture.min() > 240


def test_an_upload_leaves_no_file_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    list(open_pages("invoice.ofd", ofd(printed())))
    assert list(tmp_path.iterdir()) == []
