"""Which way up a page lies, told from its text."""

import random
from pathlib import Path

import cv2
import numpy as np
import pytest

from claims_ai.documents.image import turn
from claims_ai.documents.intake import Picture
from claims_ai.documents.scan import Scanner
from training.render import book, effects
from training.render.canvas import Rendered

INVOICES = Path(__file__).parents[3] / "shared" / "data" / "invoices" / "files"


def as_picture(page: Rendered) -> Picture:
    return np.asarray(page.image, dtype=np.uint8)[:, :, ::-1].copy()


@pytest.mark.parametrize(("kind", "layout"), [("id_card_front", "front"), ("bank_card", "teal"), ("other", "menu")])
@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_photo_with_few_lines_tells_which_way_up_it_lies(
    scanner: Scanner, kind: str, layout: str, degrees: int
) -> None:
    page = effects.photograph(book.draw(kind, layout, random.Random(5)), 5, 0.5)
    assert scanner(as_picture(effects.rotate(page, degrees))).orientation == degrees


@pytest.mark.skipif(not INVOICES.exists(), reason="the real invoices are not at hand")
def test_the_specimen_of_an_id_card_lies_upside_down_however_it_is_turned(scanner: Scanner) -> None:
    picture = np.asarray(cv2.imread(str(INVOICES / "idcard_specimen_upside_down.jpeg")), dtype=np.uint8)
    assert [scanner(turn(picture, degrees)).orientation for degrees in (0, 90)] == [180, 90]
