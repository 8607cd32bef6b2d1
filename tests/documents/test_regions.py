"""Several documents on one photo are told apart; one document never is taken for several."""

import numpy as np

from claims_ai.documents.geometry import bounds
from claims_ai.documents.intake import Picture
from claims_ai.documents.regions import split, within
from claims_ai.values import Box
from training.render.canvas import rectangle


def rows(left: float, top: float) -> list[Box]:
    return [rectangle(left, top + 40 * i, left + 300, top + 40 * i + 24) for i in range(6)]


def table(*sheets: tuple[int, int, int, int]) -> Picture:
    picture: Picture = np.full((700, 1000, 3), (90, 106, 124), np.uint8)
    for x0, y0, x1, y1 in sheets:
        picture[y0:y1, x0:x1] = 240
    return picture


def test_two_receipts_side_by_side_are_two_documents() -> None:
    photo = table((40, 40, 460, 660), (540, 40, 960, 660))
    left, right = rows(100, 100), rows(600, 100)
    found = split(photo, left + right)
    assert {bounds(region) for region in found} == {(100, 100, 400, 324), (600, 100, 900, 324)}
    assert [within(left + right, region) for region in sorted(found)] == [tuple(left), tuple(right)]


def test_two_sides_of_a_card_one_above_the_other_are_two_documents_the_larger_first() -> None:
    photo = table((40, 20, 960, 330), (40, 370, 960, 690))
    found = split(photo, rows(100, 50) + rows(100, 420)[:4])
    assert [bounds(region) for region in found] == [(100, 50, 400, 274), (100, 420, 400, 564)]


def test_two_columns_of_one_sheet_are_one_document() -> None:
    assert len(split(table((40, 40, 960, 660)), rows(100, 100) + rows(600, 100))) == 1


def test_a_page_without_text_has_no_region() -> None:
    assert split(table(), []) == ()
