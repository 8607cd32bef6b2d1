"""Effects move the truth along with the picture."""

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from claims_ai.values import Item
from training.render import effects
from training.render.canvas import BLACK, Canvas, Rendered, Style, Truth, rectangle

QUARTERS = st.sampled_from((0, 90, 180, 270))


def _block(left: int, top: int, width: int = 60, height: int = 24) -> Rendered:
    """A white page with one black block whose box is known."""
    image = Image.new("RGB", (480, 320), (255, 255, 255))
    box = rectangle(left, top, left + width, top + height)
    image.paste((0, 0, 0), (left, top, left + width, top + height))
    return Rendered(image, "other", {"block": Truth("x", box)}, (Item("x", "1.00", 1.0, box),))


def _darkness_inside(page: Rendered) -> float:
    """The share of the picture's dark pixels within two pixels of the block's box."""
    dark = np.argwhere(np.asarray(page.image.convert("L")) < 100)[:, ::-1]
    corners = np.array(page.fields["block"].box)
    low, high = corners.min(axis=0) - 2, corners.max(axis=0) + 2
    return float(np.mean(np.all((dark >= low) & (dark <= high), axis=1)))


blocks = st.builds(_block, st.integers(40, 360), st.integers(40, 240))


@given(blocks, QUARTERS)
def test_boxes_turn_with_the_page(page: Rendered, degrees: int) -> None:
    turned = effects.rotate(page, degrees)
    assert _darkness_inside(turned) == 1
    assert turned.orientation == degrees
    assert turned.items[0].box == turned.fields["block"].box


@given(blocks, QUARTERS, QUARTERS)
def test_turning_twice_is_turning_by_the_sum(page: Rendered, first: int, second: int) -> None:
    twice, once = effects.rotate(effects.rotate(page, first), second), effects.rotate(page, (first + second) % 360)
    assert (twice.fields, twice.orientation) == (once.fields, once.orientation)


def test_the_first_corner_stays_the_top_left_of_the_text() -> None:
    page = _block(100, 50)
    assert effects.rotate(page, 90).fields["block"].box[0] == (320 - 50, 100)
    assert effects.rotate(page, 180).fields["block"].box[0] == (480 - 100, 320 - 50)


@given(blocks, st.floats(-3, 3))
def test_boxes_lean_with_the_page(page: Rendered, degrees: float) -> None:
    assert _darkness_inside(effects.skew(page, degrees)) == 1


@given(blocks, st.integers(240, 960))
def test_boxes_grow_with_the_page(page: Rendered, long_side: int) -> None:
    grown = effects.resize(page, long_side)
    assert max(grown.image.size) == long_side
    assert _darkness_inside(grown) == 1


@given(blocks)
def test_boxes_follow_the_perspective(page: Rendered) -> None:
    seen = effects.perspective(page, ((60, 40), (560, 20), (530, 410), (30, 380)), (600, 440), (250, 250, 250))
    assert _darkness_inside(seen) == 1


@settings(max_examples=30)
@given(st.integers(0, 2**31), st.floats(0, 1))
def test_every_corner_stays_on_a_photograph(seed: int, strength: float) -> None:
    taken = effects.photograph(_block(300, 200), seed, strength, long_side=480)
    width, height = taken.image.size
    assert all(0 <= x <= width and 0 <= y <= height for x, y in taken.fields["block"].box)


@pytest.mark.parametrize("capture", [effects.scan, effects.lay, effects.photocopy])
def test_the_same_seed_gives_the_same_picture(capture: object) -> None:
    assert callable(capture)
    first, second = (capture(_block(100, 100), 7) for _ in range(2))
    assert effects.jpeg(first) == effects.jpeg(second)


def test_light_and_focus_leave_the_boxes_alone() -> None:
    canvas = Canvas((480, 320), Random(0))
    canvas.value((60, 160), "name", "陈晓雯", Style("serif", 40, BLACK))
    page, rng = canvas.done("other"), np.random.default_rng(3)
    changed = (
        effects.blur(page, 3), effects.dark(page, 0.3), effects.glare(page, rng), effects.noise(page, rng, 6),
        effects.shade(page, rng, 0.5), effects.crease(page, rng), effects.specks(page, rng, 40),
        effects.compress(page, 30),
    )  # fmt: skip
    assert {id(after.fields) for after in changed} == {id(page.fields)}
    assert all(after.image.tobytes() != page.image.tobytes() for after in changed)
