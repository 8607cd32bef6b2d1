"""Damaged files give pages or a DocumentError, never another exception: whatever is cut, flipped or made up."""

import io
import random
from functools import cache

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from claims_ai.documents.intake import open_pages
from claims_ai.documents.pipeline import read_upload
from claims_ai.documents.quality import judge_native
from claims_ai.documents.scan import Scan
from claims_ai.errors import DocumentError
from tests.documents.invoices import DIGITAL, FP, MEDICAL, ofd, package, parts, printed

FORMS = {
    "jpeg": ("JPEG", {}), "progressive": ("JPEG", {"progressive": True}), "png": ("PNG", {}), "palette": ("PNG", {}),
    "webp": ("WEBP", {}), "lossless": ("WEBP", {"lossless": True}), "tiff": ("TIFF", {}),
    "lzw": ("TIFF", {"compression": "tiff_lzw"}), "fax": ("TIFF", {"compression": "group4"}),
    "tiff_jpeg": ("TIFF", {"compression": "jpeg"}),
}  # fmt: skip
MODES = {"palette": "P", "fax": "1"}
MAGICS = (
    b"\xff\xd8\xff\xe0", b"\xff\xd8\xff\xe1", b"\x89PNG\r\n\x1a\n", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"RIFF\0\1\0\0WEBPVP8 ",
    b"RIFF\0\1\0\0WEBPVP8X", b"<?xml version='1.0'?>", b"<EInvoice>", b"PK\3\4OFD.xml",
    b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08", b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj\n", b"", b"PK\3\4",
)  # fmt: skip


@cache
def whole(form: str) -> bytes:
    """A small real file with EXIF of its own."""
    if form in DATA:
        return DATA[form]()
    picture = Image.new("RGB", (64, 48), "white")
    ImageDraw.Draw(picture).text((4, 10), "812.60", "black")
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "invoice"
    out = io.BytesIO()
    kind, options = FORMS[form]
    picture.convert(MODES.get(form, "RGB")).save(out, kind, exif=exif, **options)
    return out.getvalue()


def pdf() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(200, 100))
    for number in range(2):
        canvas.drawString(10, 50, f"A receipt of 812.60 yuan for page {number}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


DATA = {
    "pdf": pdf, "ofd": lambda: ofd(printed(), attached=FP), "xml": FP.encode, "digital": DIGITAL.encode,
    "medical": lambda: MEDICAL.encode("gbk"),
}  # fmt: skip
ALL = [*FORMS, *DATA]


def survives(data: bytes) -> None:
    """The whole claim: pages, or a message that names the file and says what to do."""
    try:
        for page in open_pages("paper", data):
            assert page.picture.ndim == 3
    except DocumentError as error:
        complaint = str(error)
    else:
        return
    assert complaint.startswith("paper: ")
    assert "; " in complaint


@pytest.mark.parametrize("form", ALL)
def test_a_whole_file_is_read(form: str) -> None:
    assert len(list(open_pages("paper", whole(form)))) == (2 if form == "pdf" else 1)


@pytest.mark.parametrize("form", ALL)
def test_files_cut_anywhere_are_survived(form: str) -> None:
    data = whole(form)
    for end in range(1, len(data), max(1, len(data) // 150)):
        survives(data[:end])


@pytest.mark.parametrize("form", ALL)
def test_files_with_flipped_bytes_are_survived(form: str) -> None:
    rng = random.Random(form)
    for _ in range(200):
        data = bytearray(whole(form))
        for _ in range(rng.choice((1, 1, 3, 20))):
            data[rng.randrange(min(len(data), rng.choice((64, 400, 10**9))))] = rng.randrange(256)
        survives(bytes(data))


@hypothesis_settings(max_examples=300)
@given(st.sampled_from(MAGICS), st.binary(max_size=400))
def test_anything_behind_a_magic_is_survived(magic: bytes, rest: bytes) -> None:
    survives(magic + rest)


def unseeing(picture: object) -> Scan:
    """A scanner that finds no text."""
    return Scan(0, (), (), judge_native(), 0.0)


@hypothesis_settings(max_examples=150, derandomize=True, deadline=None)
@given(
    st.sampled_from([*DATA]), st.lists(st.tuples(st.floats(0, 0.999), st.binary(max_size=6)), min_size=1, max_size=4)
)
def test_native_files_changed_anywhere_are_read_to_the_end(form: str, changes: list[tuple[float, bytes]]) -> None:
    data = bytearray(whole(form))
    for place, new in changes:
        at = int(place * len(data))
        data[at : at + len(new)] = new
    list(read_upload("paper", bytes(data), unseeing))


@hypothesis_settings(max_examples=150, derandomize=True, deadline=None)
@given(st.integers(0, 5), st.lists(st.tuples(st.floats(0, 0.999), st.text(max_size=30)), min_size=1, max_size=4))
def test_the_parts_of_an_ofd_changed_anywhere_are_read_to_the_end(part: int, changes: list[tuple[float, str]]) -> None:
    entries = parts(printed(), attached=FP)
    path = sorted(entries)[part % len(entries)]
    content = entries[path].decode()
    for place, new in changes:
        at = int(place * len(content))
        content = content[:at] + new + content[at + len(new) :]
    list(read_upload("paper", package({**entries, path: content.encode("utf-8", "replace")}), unseeing))


@hypothesis_settings(max_examples=100, derandomize=True, deadline=None)
@given(st.lists(st.text("0123456789.-gNaInfe ", max_size=12), min_size=4, max_size=4))
def test_odd_numbers_in_an_ofd_are_survived(numbers: list[str]) -> None:
    boundary, size, steps, box = numbers
    page = (
        printed().replace('Boundary="70 12 100 5"', f'Boundary="{boundary}"').replace('Size="3.2"', f'Size="{size}"', 3)
    )
    page = page.replace('DeltaX="3.2', f'DeltaX="{steps} 3.2', 2).replace("0 0 210 140", f"0 0 210 140{box}")
    list(read_upload("paper", ofd(page), unseeing))
