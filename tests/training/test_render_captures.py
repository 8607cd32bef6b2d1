"""Captured pages carry exact truth: what can be read is on the picture, what cannot is named."""

from itertools import islice
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from claims_ai.documents.intake import open_pages
from claims_ai.values import Item
from training.render import bend, book, capture, effects, light, objects, pictures, spoil, trace
from training.render.canvas import Rendered, Truth, rectangle
from training.render.surfaces import SURFACES, surface

PROBLEMS = {"blurred", "too_dark", "glare", "low_resolution", "cropped", "covered", "skewed", "no_text"}


def block(left: int = 200, top: int = 120) -> Rendered:
    """A white page with one black block whose box is known."""
    image = Image.new("RGB", (480, 320), (255, 255, 255))
    box = rectangle(left, top, left + 60, top + 24)
    image.paste((0, 0, 0), (left, top, left + 60, top + 24))
    return Rendered(image, "other", {"block": Truth("x", box)}, (Item("x", "1.00", 1.0, box),))


def slip() -> Rendered:
    """A small real page, quickly drawn."""
    return effects.resize(book.draw("vat_invoice", "electronic", Random(1)), 620)


def darkness_inside(page: Rendered, margin: float = 3) -> float:
    """The share of the picture's dark pixels within the bounds of the block's box."""
    dark = np.argwhere(np.asarray(page.image.convert("L")) < 90)[:, ::-1]
    corners = np.array(page.fields["block"].box)
    low, high = corners.min(axis=0) - margin, corners.max(axis=0) + margin
    return float(np.mean(np.all((dark >= low) & (dark <= high), axis=1)))


views = st.builds(bend.View, st.floats(-30, 30), st.floats(-30, 30), st.floats(-40, 40), st.floats(1.2, 3))
bends = st.one_of(st.builds(bend.curl, st.floats(-0.06, 0.06), st.sampled_from((0.5, 1.0))), st.just(bend.FLAT))


@settings(max_examples=40)
@given(st.integers(30, 380), st.integers(30, 260), views, bends, st.sampled_from((0, 1)))
def test_boxes_follow_a_page_that_bends_under_a_tilted_camera(
    left: int, top: int, view: bend.View, profile: bend.Profile, axis: int
) -> None:
    assert darkness_inside(bend.shoot(block(left, top), view, None, profile, axis)) > 0.99


@given(st.integers(0, 99), st.integers(2, 4), st.sampled_from((0, 1)))
@settings(max_examples=20)
def test_boxes_follow_a_folded_page(seed: int, parts: int, axis: int) -> None:
    profile = bend.folded(np.random.default_rng(seed), parts, 0.03)
    assert darkness_inside(bend.shoot(block(), bend.View(tilt=10), None, profile, axis)) > 0.99


@pytest.mark.parametrize("name", SURFACES)
def test_no_surface_is_of_one_colour(name: str) -> None:
    assert np.ptp(np.asarray(surface(name, (200, 150), np.random.default_rng(1)).convert("L"), int)) > 5


@pytest.mark.parametrize("name", capture.USABLE)
def test_every_value_of_a_usable_picture_is_on_it_large_enough_and_unmarked(name: str) -> None:
    page = capture.usable(slip(), name, np.random.default_rng(5))
    width, height = page.image.size
    points = np.array([truth.box for truth in page.fields.values()])
    assert (points.min() >= 0, points[..., 0].max() <= width, points[..., 1].max() <= height) == (True,) * 3
    assert float(np.percentile(np.linalg.norm(points[:, 3] - points[:, 0], axis=-1), 50)) > 10
    assert set(page.fields) == set(slip().fields)


def test_the_same_numbers_give_the_same_picture() -> None:
    one, other = (capture.usable(slip(), "folded", np.random.default_rng(5)) for _ in range(2))
    assert (one.fields, one.image.tobytes()) == (other.fields, other.image.tobytes())


@pytest.mark.parametrize("name", spoil.UNUSABLE)
def test_a_spoilt_picture_says_what_is_wrong_with_it(name: str) -> None:
    spoilt = spoil.unusable(slip(), name, np.random.default_rng(3))
    assert spoilt.problems
    assert set(spoilt.problems) <= PROBLEMS
    assert not any(field.startswith("_") for field in spoilt.page.fields)


def test_a_cropped_page_has_lost_values_and_its_truth_does_not_claim_them() -> None:
    cut = spoil.unusable(slip(), "cropped", np.random.default_rng(3)).page
    whole = slip()
    assert len(cut.fields) + len(cut.items) < 0.9 * (len(whole.fields) + len(whole.items))


def test_a_textless_picture_has_no_truth() -> None:
    assert spoil.unusable(slip(), "empty", np.random.default_rng(3)).page.fields == {}


@pytest.mark.parametrize("thing", objects.THINGS)
def test_what_lies_over_a_page_hides_what_is_under_it(thing: str) -> None:
    page = block()
    over = objects.laid_over(page, objects.THINGS[thing](90, np.random.default_rng(1)), (230, 132), 20)
    assert over.image.getpixel((230, 132)) != page.image.getpixel((230, 132))
    assert over.fields == page.fields


def test_marks_travel_with_the_page() -> None:
    turned = effects.rotate(trace.traced(block()), 90)
    assert trace.place(turned, trace.SHEET).tolist() == [[320, 0], [320, 480], [0, 480], [0, 0]]
    assert trace.place(turned, trace.PRINT).max(axis=0).tolist() == [200, 260]
    assert set(trace.untraced(turned).fields) == {"block"}


def test_a_shaken_picture_is_blurred_along_one_direction_only() -> None:
    shaken = np.asarray(light.shake(block(), 16, 0.0).image.convert("L"), int)
    edges = [np.abs(np.diff(shaken, axis=axis)).max() for axis in (0, 1)]
    assert edges[0] > 3 * edges[1]


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_cameras_exif_tag_sets_the_picture_as_it_was_drawn(degrees: int) -> None:
    page = block()
    (raw,) = open_pages("p.jpg", pictures.uploaded(page, camera=degrees))  # type: ignore[arg-type]
    assert raw.picture.shape[:2] == (320, 480)
    assert np.abs(raw.picture[:, :, ::-1].astype(int) - np.asarray(page.image, int)).mean() < 2


def test_pictures_for_training_and_for_the_benchmark_differ() -> None:
    (train,), (bench,) = (list(islice(pictures.usable(split), 1)) for split in ("train", "bench"))  # type: ignore[arg-type]
    assert train[1].fields != bench[1].fields


def test_every_kind_comes_up_with_every_capture() -> None:
    captures = tuple(spoil.UNUSABLE)
    pairs = set(islice(pictures.order(captures), len(pictures.papers()) * len(captures)))
    assert len(pairs) == len(pictures.papers()) * len(captures)
