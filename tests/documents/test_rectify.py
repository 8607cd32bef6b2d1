"""Leaning, fanning and curled pages are set straight, and every box goes back to where it stands on the upload."""

import random

import numpy as np
import pytest

from claims_ai.documents.geometry import centre, slope
from claims_ai.documents.placing import Placing
from claims_ai.documents.rectify import straightening
from claims_ai.values import Box
from tests.documents.conftest import Read
from training.render import bend, book, effects
from training.render.bend import View
from training.render.canvas import Rendered, Truth, rectangle
from training.render.surfaces import surface

SIZE = 1200, 1600


def rows() -> Rendered:
    """A page whose rows of boxes are straight, the place of each as a truth."""
    boxes = {f"{x}/{y}": rectangle(x, y, x + 120, y + 24) for y in range(120, 1500, 90) for x in range(60, 1080, 140)}
    page = book.draw("discharge_summary", "record", random.Random(1))
    return effects.resize(
        Rendered(page.image.resize(SIZE), "other", {name: Truth("", box) for name, box in boxes.items()}), 1600
    )


def taken(view: View, profile: bend.Profile = bend.FLAT) -> Rendered:
    return bend.shoot(rows(), view, None, profile)


def straightened(page: Rendered) -> tuple[dict[str, Box], Placing]:
    boxes = {name: truth.box for name, truth in page.fields.items()}
    straight = straightening(list(boxes.values()), page.image.size)
    assert straight is not None
    return {name: straight.as_read(box) for name, box in boxes.items()}, straight


def unevenness(boxes: dict[str, Box]) -> float:
    """How far boxes of one row differ in height at most, in pixels."""
    heights: dict[str, list[float]] = {}
    for name, box in boxes.items():
        heights.setdefault(name.split("/")[1], []).append(centre(box)[1])
    return max(max(row) - min(row) for row in heights.values())


@pytest.mark.parametrize(
    ("view", "profile"),
    [(View(roll=7), bend.FLAT), (View(roll=-24), bend.FLAT), (View(swing=35, tilt=10), bend.FLAT), (View(tilt=15), bend.curl(0.06)),
     (View(tilt=20, roll=5), bend.curl(0.05)), (View(tilt=15), bend.curl(0.04, 1.0))],
    ids=["leaning", "leaning much", "like a fan", "curled", "curled and leaning", "in waves"],
)  # fmt: skip
def test_rows_are_level_once_set_straight(view: View, profile: bend.Profile) -> None:
    page = taken(view, profile)
    before = unevenness({name: truth.box for name, truth in page.fields.items()})
    boxes, _ = straightened(page)
    assert before > 12
    assert unevenness(boxes) < min(12, 0.6 * before)
    assert np.abs([slope(box) for box in boxes.values()]).max() < 0.04


def test_every_box_goes_back_to_where_it_stood() -> None:
    page = taken(View(tilt=20, roll=6), bend.curl(0.05))
    boxes, straight = straightened(page)
    for name, box in boxes.items():
        assert np.abs(np.array(straight.to_upload(box)) - page.fields[name].box).max() < 0.5


def test_all_of_the_page_is_on_the_straight_one() -> None:
    boxes, straight = straightened(taken(View(roll=20)))
    corners = np.array([straight.as_read(rectangle(0, 0, *SIZE)) for _ in (0,)])
    assert np.array(list(boxes.values())).min() >= 0
    assert corners.min() >= -1 or straight.size[0] > SIZE[0]


@pytest.mark.parametrize("page", [rows(), taken(View(roll=0.3))], ids=["straight", "all but straight"])
def test_a_straight_page_is_left_alone(page: Rendered) -> None:
    assert straightening([truth.box for truth in page.fields.values()], page.image.size) is None


def test_slopes_without_order_are_no_bend() -> None:
    rng = np.random.default_rng(1)
    boxes = [
        ((x, y), (x + 200, y + s), (x + 200, y + 20 + s), (x, y + 20))
        for x, y, s in rng.uniform((0, 0, -9), (1000, 1500, 9), (30, 3))
    ]
    assert straightening(boxes, SIZE) is None or len(straightening(boxes, SIZE).steps) == 1  # type: ignore[union-attr, arg-type]


def test_a_leaning_list_keeps_its_charges_and_shows_them_where_they_stand(read: Read) -> None:
    drawn = book.draw("medical_invoice_outpatient", "electronic", random.Random(4))
    table = surface("walnut", (1200, 900), np.random.default_rng(1))
    photo = effects.resize(bend.shoot(drawn, View(roll=11, fill=0.95), table), 1700)
    page = read("photo.jpg", effects.jpeg(photo, 90))
    truth = {(item.name, item.amount): item.box for item in photo.items}
    found = {(item.name, item.amount): item.box for item in page.items}
    assert set(found) == set(truth)
    for charge, box in found.items():
        assert np.abs(np.array(centre(box)) - centre(truth[charge])).max() < 90  # type: ignore[arg-type]
