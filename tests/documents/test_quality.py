"""A picture that cannot be read is noticed, with what is wrong with it; one that can be read is not asked for again."""

import random
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw

from claims_ai.documents import quality
from claims_ai.documents.intake import Picture
from claims_ai.values import Box, Line, Quality
from training.render import book, effects
from training.render.canvas import Rendered

LAYOUT = ("expense_list", "total")


def paper() -> Rendered:
    return book.draw(*LAYOUT, random.Random(3))


def photo(strength: float = 0.4) -> Rendered:
    return effects.photograph(paper(), 3, strength)


def as_picture(page: Rendered) -> Picture:
    return np.asarray(page.image, dtype=np.uint8)[:, :, ::-1].copy()


def boxes(page: Rendered) -> list[Box]:
    """Where the charges stand, split where their columns part: as a detector would find them, with a margin."""
    rows = [item.box for item in page.items if item.box] + [truth.box for truth in page.fields.values()]
    return [((a[0] - 4, a[1] - 4), (b[0] + 4, b[1] - 4), (c[0] + 4, c[1] + 4), (d[0] - 4, d[1] + 4)) for a, b, c, d in rows]  # fmt: skip


def verdict(page: Rendered, certainty: float = 0.98) -> Quality:
    inside = [box for box in boxes(page) if all(0 <= x <= page.image.width and 0 <= y <= page.image.height for x, y in box)]  # fmt: skip
    return quality.judge(as_picture(page), [Line("住院费用", certainty, box) for box in inside])


def with_finger(page: Rendered) -> Rendered:
    image = page.image.copy()
    w, h = image.size
    ImageDraw.Draw(image).rounded_rectangle((w * 0.5, h * 0.3, w * 1.2, h * 0.4), 60, fill=(224, 172, 140))
    return replace(page, image=image)


def with_reflection(page: Rendered) -> Rendered:
    image = page.image.copy()
    w, h = image.size
    ImageDraw.Draw(image).ellipse((w * 0.3, h * 0.25, w * 0.7, h * 0.5), fill=(255, 255, 255))
    return replace(page, image=image)


def without_left_part(page: Rendered) -> Rendered:
    w, h = page.image.size
    cut = round(w * 0.3)
    left: effects.Corners = ((-cut, 0), (w - cut, 0), (w - cut, h), (-cut, h))
    moved = effects.perspective(page, left, (w - cut, h), (124, 106, 90))
    return replace(moved, items=tuple(replace(i, box=_kept(i.box)) for i in moved.items if i.box))


def _kept(box: Box) -> Box:
    a, b, c, d = ((max(4.0, x), y) for x, y in box)
    return a, b, c, d


@pytest.mark.parametrize("strength", [0.0, 0.5, 0.9])
def test_a_photo_that_can_be_read_is_not_asked_for_again(strength: float) -> None:
    assert verdict(photo(strength)) == Quality(True, 0.98)


def test_a_scan_that_can_be_read_is_not_asked_for_again() -> None:
    assert verdict(effects.scan(paper(), 3)).usable


@pytest.mark.parametrize(
    ("problem", "spoil"),
    [
        ("blurred", lambda page: effects.blur(page, 6)),
        ("too_dark", lambda page: effects.dark(page, 0.15)),
        ("low_resolution", lambda page: effects.resize(page, 420)),
        ("covered", with_finger),
        ("glare", with_reflection),
        ("cropped", without_left_part),
        ("skewed", lambda page: effects.skew(page, 30, (124, 106, 90))),
    ],
)
def test_what_is_wrong_with_a_picture_is_named(problem: str, spoil: Callable[[Rendered], Rendered]) -> None:
    page = verdict(spoil(photo()), certainty=0.9)
    assert (page.usable, problem in page.problems) == (False, True)


def test_text_read_with_little_certainty_is_not_usable_whatever_the_picture_looks_like() -> None:
    assert verdict(photo(), certainty=0.6) == Quality(False, 0.54, ("blurred",))


def test_soft_print_that_was_read_with_certainty_is_usable() -> None:
    soft = verdict(effects.blur(photo(), 2.2))
    assert soft.usable


def test_a_blank_sheet_has_no_text() -> None:
    blank: Picture = np.full((600, 800, 3), 250, np.uint8)
    assert quality.judge(blank, []) == Quality(False, 0.0, ("no_text",))


def test_two_lines_are_not_the_text_of_a_document() -> None:
    page = photo()
    lines = [Line("住院费用", 0.98, box) for box in boxes(page)[:2]]
    assert quality.judge(as_picture(page), lines) == Quality(False, 0.0, ("no_text",))


def test_a_steeply_tilted_page_is_asked_for_again_however_well_it_was_read() -> None:
    """Taking it again costs the claimant seconds; what a tilt cost the reading is only known when it is too late."""
    tilted = verdict(effects.skew(photo(), 30, (124, 106, 90)), certainty=0.99)
    assert (tilted.usable, "skewed" in tilted.problems) == (False, True)


def test_a_page_with_its_own_text_needs_no_picture() -> None:
    assert quality.judge_native() == Quality(True, 1.0)


def test_a_dark_picture_without_text_is_called_dark_too() -> None:
    night = np.asarray(Image.new("RGB", (800, 600), (12, 11, 10)), dtype=np.uint8)
    assert quality.glance(night, []) == ("too_dark", "no_text")


def test_the_problems_are_seen_before_anything_is_recognised() -> None:
    covered = with_finger(photo())
    assert "covered" in quality.glance(as_picture(covered), boxes(covered))
