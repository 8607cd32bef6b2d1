"""What files say of their own making, and that it is carried with their pages."""

import io
from datetime import date

import pytest
from PIL import Image

from claims_ai.documents.intake import open_pages
from claims_ai.documents.origin import origin_of_pdf, origin_of_picture
from claims_ai.values import Origin


def test_a_pdf_tells_its_programs_and_days() -> None:
    told = {
        "Author": "陈晓雯", "Creator": "Word", "Producer": "iText 2.1.7", "CreationDate": "D:20260512101500+08'00'", "ModDate": "20260513",
    }  # fmt: skip
    assert origin_of_pdf(told) == Origin(("Word", "iText 2.1.7"), date(2026, 5, 12), date(2026, 5, 13))


@pytest.mark.parametrize("told", [{}, {"Producer": " \0", "CreationDate": "D:20261399", "ModDate": "yesterday"}])
def test_a_pdf_that_tells_nothing_has_no_origin(told: dict[str, str]) -> None:
    assert origin_of_pdf(told) is None


def test_a_photo_tells_the_program_that_saved_it() -> None:
    exif = Image.Exif()
    exif[0x0131] = "PicsArt"
    data = io.BytesIO()
    Image.new("RGB", (64, 64), "white").save(data, "JPEG", exif=exif)
    (page,) = open_pages("photo.jpg", data.getvalue())
    assert page.origin == Origin(("PicsArt",))


def test_a_photo_without_or_with_damaged_exif_has_no_origin() -> None:
    class Damaged:
        def getexif(self) -> None:
            raise ZeroDivisionError

    assert origin_of_picture(Image.new("RGB", (8, 8))) is None
    assert origin_of_picture(Damaged()) is None


def test_a_pdf_carries_its_origin_on_every_page() -> None:
    data = io.BytesIO()
    white = Image.new("RGB", (200, 200), "white")
    white.save(data, "PDF", save_all=True, append_images=[white], producer="iText 2.1.7", creator="")
    assert [page.origin and page.origin.programs for page in open_pages("bill.pdf", data.getvalue())] == [("iText 2.1.7",)] * 2  # fmt: skip
