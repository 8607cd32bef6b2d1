"""What a claimant is told at once of a picture with several documents: none of them covers or cuts another."""

from collections.abc import Sequence
from random import Random

import numpy as np
import pytest
from PIL import ImageDraw

from claims_ai.documents.intake import Picture
from claims_ai.documents.scan import LocalScanner
from claims_ai.documents.several import none_alone
from claims_ai.values import Box
from training.render import scenes
from training.render.canvas import Rendered, rectangle

SHEET: Picture = np.full((700, 1000, 3), 240, np.uint8)


def rows(top: float, count: int) -> list[Box]:
    return [rectangle(100, top + 40 * i, 400, top + 40 * i + 24) for i in range(count)]


def covered_where_mixed(boxes: Sequence[Box]) -> tuple[str, ...]:
    return ("covered",) if len({box[0][1] > 350 for box in boxes}) > 1 else ()


def pictured(scene: Rendered) -> Picture:
    return np.ascontiguousarray(np.asarray(scene.image.convert("RGB"))[:, :, ::-1])


def test_two_cards_on_one_sheet_do_not_cover_each_other() -> None:
    assert none_alone(SHEET, rows(20, 6) + rows(450, 4), covered_where_mixed)


def test_two_halves_of_one_paper_are_no_documents_of_their_own() -> None:
    """A hand across the middle of a page leaves two groups of lines, each of which is clear."""
    page = [box for top in (0, 450) for column in (0, 500) for box in rows(top, 12)]
    assert not none_alone(SHEET, page, covered_where_mixed)


def test_a_card_that_is_covered_is_so_beside_another_too() -> None:
    assert not none_alone(SHEET, rows(20, 6) + rows(450, 4), lambda boxes: ("covered",) if len(boxes) >= 6 else ())


@pytest.mark.parametrize(("name", "seed"), [("id_and_bank_card_copied", 5), ("three_receipts", 6), ("id_sides", 7)])
def test_a_picture_of_several_documents_is_not_asked_for_again(scanner: LocalScanner, name: str, seed: int) -> None:
    scene = scenes.scene(name, "train", Random(f"{name}{seed}"))
    assert scanner.glance(pictured(scene)) == ()


def test_a_thing_on_one_of_two_cards_is_seen(scanner: LocalScanner) -> None:
    scene = scenes.scene("id_sides", "train", Random("id_sides1"))
    spots = np.array([truth.box for truth in scene.fields.values()]).reshape(-1, 2)
    (x0, y0), (x1, y1) = spots.min(axis=0), spots.max(axis=0)
    over = (float(x0), float(y0 + 0.3 * (y1 - y0)), float(x0 + 0.7 * (x1 - x0)), float(y0 + 0.8 * (y1 - y0)))
    ImageDraw.Draw(scene.image).rectangle(over, fill=(20, 22, 24))
    assert "covered" in scanner.glance(pictured(scene))
