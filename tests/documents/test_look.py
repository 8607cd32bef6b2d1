"""Before anything is read: which pages of an upload should be taken again."""

import io
import random
from collections.abc import Sequence

from PIL import Image

from claims_ai.documents.intake import Picture
from claims_ai.documents.look import Look, look
from claims_ai.values import UnreadFile
from training.render import book, effects


def no_text(picture: Picture) -> Sequence[str]:
    return ("blurred", "no_text")


def sheets(count: int) -> bytes:
    pages = [Image.new("RGB", (200, 100 + 300 * place), "white") for place in range(count)]
    data = io.BytesIO()
    pages[0].save(data, "PDF", save_all=True, append_images=pages[1:])
    return data.getvalue()


def test_every_page_is_looked_at() -> None:
    def tall_is_cropped(picture: Picture) -> Sequence[str]:
        return ("cropped",) if picture.shape[0] > picture.shape[1] else ()

    assert look("a.pdf", sheets(2), tall_is_cropped) == (
        Look("a.pdf", 0, True, ()),
        Look("a.pdf", 1, False, ("cropped",)),
    )


def test_a_sheet_without_text_is_told_and_a_photo_of_a_vehicle_needs_none() -> None:
    damage = effects.jpeg(book.draw("vehicle_damage_photo", "panel", random.Random(3)), 90)
    (sheet,), (photo,) = look("a.pdf", sheets(1), no_text), look("b.jpg", damage, no_text)
    assert (sheet, photo) == (Look("a.pdf", 0, False, ("blurred", "no_text")), Look("b.jpg", 0, True, ()))


def test_what_is_no_picture_is_unread() -> None:
    (unread,) = look("notes.jpg", b"no picture", no_text)
    assert isinstance(unread, UnreadFile)
    assert unread.file == "notes.jpg"


def test_a_fault_of_ours_is_told_and_hides_no_other_file() -> None:
    def broken(picture: Picture) -> Sequence[str]:
        raise ZeroDivisionError

    (unread,) = look("a.pdf", sheets(1), broken)
    assert isinstance(unread, UnreadFile)
    assert unread.failed
