"""A picture that cannot be read is noticed, with what is wrong with it; one that can be read is not asked for again."""

import random
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from claims_ai.documents import quality
from claims_ai.documents.image import percentile
from claims_ai.documents.intake import Picture
from claims_ai.documents.ocr import Ocr
from claims_ai.documents.scan import glance
from claims_ai.values import Line, Quality
from training.render import book, capture, effects, light, spoil
from training.render.canvas import Canvas, Rendered, Style

LAYOUT = ("expense_list", "total")


def paper() -> Rendered:
    return book.draw(*LAYOUT, random.Random(3))


def photo(strength: float = 0.4) -> Rendered:
    return effects.photograph(paper(), 3, strength)


def as_picture(page: Rendered) -> Picture:
    return np.asarray(page.image, dtype=np.uint8)[:, :, ::-1].copy()


@pytest.fixture
def problems(ocr: Ocr) -> Callable[[Rendered], tuple[str, ...]]:
    """What is seen of an upright page before it is read."""
    return lambda page: glance(ocr, as_picture(page))


@pytest.fixture
def verdict(ocr: Ocr) -> Callable[[Rendered, float], Quality]:
    """The verdict on an upright page whose lines were read with that certainty."""

    def judged(page: Rendered, certainty: float) -> Quality:
        picture = as_picture(page)
        return quality.judge(picture, [Line("住院费用", certainty, box) for box in ocr.find(picture)])

    return judged


Problems = Callable[[Rendered], tuple[str, ...]]
Verdict = Callable[[Rendered, float], Quality]


def with_finger(page: Rendered) -> Rendered:
    image, (w, h) = page.image.copy(), page.image.size
    ImageDraw.Draw(image).rounded_rectangle((w * 0.5, h * 0.3, w * 1.2, h * 0.4), 60, fill=(224, 172, 140))
    return replace(page, image=image)


def with_reflection(page: Rendered) -> Rendered:
    image, (w, h) = page.image.copy(), page.image.size
    ImageDraw.Draw(image).ellipse((w * 0.3, h * 0.25, w * 0.7, h * 0.5), fill=(255, 255, 255))
    return replace(page, image=image)


def without_left_part(page: Rendered) -> Rendered:
    w, h = page.image.size
    return replace(page, image=page.image.crop((round(w * 0.3), 0, w, h)))


def without_foot(page: Rendered) -> Rendered:
    w, h = page.image.size
    return replace(page, image=page.image.crop((0, 0, w, round(h * 0.6))))


@pytest.mark.parametrize("strength", [0.0, 0.5])
def test_a_photo_that_can_be_read_is_not_asked_for_again(strength: float, verdict: Verdict) -> None:
    assert verdict(photo(strength), 0.98) == Quality(True, 0.98)


def test_a_careless_photo_that_was_read_surely_is_usable(verdict: Verdict) -> None:
    assert verdict(photo(0.9), 0.98).usable


def test_a_scan_with_a_stamp_on_its_edge_is_not_asked_for_again(problems: Problems) -> None:
    assert problems(effects.scan(paper(), 3)) == ()


def test_a_page_with_only_a_strip_of_the_table_beside_it_is_whole(problems: Problems) -> None:
    page = paper()
    w, h = page.image.size
    left, top, strip = round(0.06 * w), round(0.06 * h), round(0.008 * h)
    corners = ((left, top), (left + w, top), (left + w, top + h), (left, top + h))
    assert problems(effects.perspective(page, corners, (w + 2 * left, top + h + strip), (96, 74, 58))) == ()


@pytest.mark.parametrize("name", ["careless", "shadow", "folded", "held", "photocopy", "flash"])
def test_a_picture_as_people_take_them_is_not_asked_for_again(name: str, problems: Problems) -> None:
    assert problems(capture.usable(paper(), name, np.random.default_rng(4))) == ()


@pytest.mark.parametrize(
    ("problem", "spoil"),
    [
        ("blurred", lambda page: effects.blur(page, 6)),
        ("too_dark", lambda page: effects.dark(page, 0.15)),
        ("low_resolution", lambda page: effects.resize(page, 420)),
        ("covered", with_finger),
        ("glare", with_reflection),
        ("cropped", without_left_part),
        ("cropped", without_foot),
        ("skewed", lambda page: effects.skew(page, 30, (124, 106, 90))),
    ],
)
def test_what_is_wrong_with_a_picture_is_named(
    problem: str, spoil: Callable[[Rendered], Rendered], verdict: Verdict
) -> None:
    page = verdict(spoil(photo()), 0.9)
    assert (page.usable, problem in page.problems) == (False, True)


@pytest.mark.parametrize(
    "name", ["shaken", "dark", "small", "glaring", "covered", "cropped", "from_the_side", "askew", "empty"]
)
def test_a_spoilt_picture_is_asked_for_again_for_what_is_wrong_with_it(name: str, problems: Problems) -> None:
    spoilt = spoil.unusable(paper(), name, np.random.default_rng(5))
    assert set(spoilt.problems) & set(problems(spoilt.page))


def test_an_app_with_white_panels_that_was_printed_and_scanned_is_not_asked_for_again(problems: Problems) -> None:
    app = book.draw("claim_form", "online", random.Random(3))
    assert problems(capture.usable(app, "scan", np.random.default_rng(4))) == ()


def test_a_page_laid_on_its_side_a_little_askew_is_not_asked_for_again(problems: Problems) -> None:
    page = book.draw("discharge_summary", "system", random.Random(3))
    taken = capture.usable(page, "careless", np.random.default_rng(4))
    assert problems(effects.rotate(taken, 90)) == ()


def test_a_dark_card_in_dim_light_is_not_too_dark(problems: Problems) -> None:
    card = book.draw("bank_card", "dark", random.Random(3))
    assert "too_dark" not in problems(effects.dark(card, 0.42))


def test_a_hand_that_shook_is_told_though_the_print_is_sharp_along_the_shake(problems: Problems) -> None:
    assert "blurred" in problems(light.shake(photo(), 16, 0.0))


def test_a_page_too_blurred_to_show_any_text_is_called_blurred() -> None:
    assert quality.glance(as_picture(effects.blur(photo(), 25)), []) == ("blurred", "no_text")


def test_a_card_beside_the_page_is_no_cover_though_words_are_on_it(problems: Problems) -> None:
    page = effects.perspective(paper(), ((60, 60), (1000, 60), (1000, 1400), (60, 1400)), (1600, 1460), (124, 106, 90))
    image = page.image.copy()
    words = paper().image.crop((430, 90, 760, 170)).resize((300, 72))
    ImageDraw.Draw(image).rectangle((1100, 800, 1550, 1080), fill=(90, 110, 190))
    image.paste(words, (1160, 900))
    assert problems(replace(page, image=image)) == ()


def certificate() -> Rendered:
    return book.draw("diagnosis_certificate", book.layouts("diagnosis_certificate", "train")[0], random.Random(3))


def with_header(page: Rendered) -> Rendered:
    """The page under a coloured band, white words at both its ends, in light that falls off across it."""
    (w, h), band = page.image.size, page.image.size[1] // 14
    canvas = Canvas((w, h + band), random.Random(1), (255, 255, 255))
    canvas.image.paste(page.image, (0, band))
    ImageDraw.Draw(canvas.image).rectangle((0, 0, w, band), fill=(217, 95, 22))
    canvas.text((40, band // 2), "华信人寿", Style("sans", band // 2, (255, 255, 255)))
    canvas.text((w - 40 - 5 * band // 2, band // 2), "理赔申请书", Style("sans", band // 2, (255, 255, 255)))
    fall = np.linspace(1.0, 0.8, w)[None, :, None]
    lit = Image.fromarray((np.asarray(canvas.image) * fall).astype(np.uint8))
    return replace(page, image=lit)


def in_shadow_of_a_hand(page: Rendered) -> Rendered:
    """A dark shape with a soft edge over the ends of some lines, without a colour of its own."""
    w, h = page.image.size
    shape = Image.new("L", (w, h), 255)
    ImageDraw.Draw(shape).rounded_rectangle((w * 0.42, h * 0.3, w * 0.62, h * 0.9), w // 12, fill=190)
    shade = np.asarray(shape.filter(ImageFilter.GaussianBlur(w / 140)), np.float32)[..., None] / 255
    return replace(page, image=Image.fromarray((np.asarray(page.image) * shade).astype(np.uint8)))


def chat() -> Rendered:
    """A long screen on which a white panel goes on, between a bar at the top and words at the foot."""
    canvas = Canvas((720, 1600), random.Random(1), (237, 237, 237))
    canvas.text((40, 26), "20:48", Style("sans", 24, (20, 20, 20)))
    ImageDraw.Draw(canvas.image).rectangle((100, 60, 640, 1560), fill=(255, 255, 255))
    for row, text in enumerate(("保单号", "GP511701339199", "被保险人姓名", "宋立军", "联系手机号", "13935493827") * 4):
        canvas.text((126, 100 + 58 * row), text, Style("sans", 26, (30, 30, 30)))
    return Rendered(canvas.image, "claim_form", {})


@pytest.mark.parametrize(
    "pictured", [lambda: with_header(certificate()), lambda: in_shadow_of_a_hand(certificate()), chat]
)
def test_nothing_covers_a_page_with_a_header_in_a_shadow_or_on_a_screen(
    pictured: Callable[[], Rendered], problems: Problems
) -> None:
    assert problems(pictured()) == ()


def test_text_read_with_little_certainty_is_not_usable_whatever_the_picture_looks_like(verdict: Verdict) -> None:
    assert verdict(photo(), 0.6) == Quality(False, 0.54, ("blurred",))


def test_soft_print_that_was_read_with_certainty_is_usable(verdict: Verdict) -> None:
    assert verdict(effects.blur(photo(), 2.2), 0.98).usable


@pytest.mark.parametrize(("certainty", "usable"), [(0.93, False), (0.98, True)])
def test_print_of_few_pixels_is_usable_only_where_it_was_read_surely(
    certainty: float, usable: bool, verdict: Verdict
) -> None:
    few = effects.resize(effects.resize(paper(), 680), 1684)
    assert verdict(few, certainty).usable == usable


def test_a_blank_sheet_has_no_text() -> None:
    blank: Picture = np.full((600, 800, 3), 250, np.uint8)
    assert quality.judge(blank, []) == Quality(False, 0.0, ("no_text",))


def test_two_lines_are_not_the_text_of_a_document(ocr: Ocr) -> None:
    picture = as_picture(photo())
    lines = [Line("住院费用", 0.98, box) for box in ocr.find(picture)[:2]]
    assert quality.judge(picture, lines) == Quality(False, 0.0, ("no_text",))


def test_a_steeply_tilted_page_is_asked_for_again_however_well_it_was_read(verdict: Verdict) -> None:
    """Taking it again costs the claimant seconds; what a tilt cost the reading is only known when it is too late."""
    tilted = verdict(effects.skew(photo(), 30, (124, 106, 90)), 0.99)
    assert (tilted.usable, "skewed" in tilted.problems) == (False, True)


def test_a_page_with_its_own_text_needs_no_picture() -> None:
    assert quality.judge_native() == Quality(True, 1.0)


def test_a_watermark_across_a_card_does_not_make_it_skewed() -> None:
    level = [((60.0, y), (360.0, y), (360.0, y + 20), (60.0, y + 20)) for y in (60.0, 100.0, 140.0, 180.0, 220.0)]
    across = [((60.0, y), (330.0, y - 140), (340.0, y - 120), (70.0, y + 20)) for y in (200.0, 300.0)]
    white: Picture = np.full((400, 500, 3), 240, np.uint8)
    assert "skewed" not in quality.glance(white, [*level, *across])


def test_a_watermark_with_more_lines_than_the_card_does_not_make_it_skewed() -> None:
    level = [((160.0, y), (360.0, y), (360.0, y + 20), (160.0, y + 20)) for y in (160.0, 200.0, 240.0)]
    across = [
        ((x, y), (x + 90, y - 46), (x + 98, y - 30), (x + 8, y + 16))
        for x in (20.0, 180.0, 340.0)
        for y in (60.0, 120.0, 300.0)
    ]
    white: Picture = np.full((400, 500, 3), 240, np.uint8)
    assert "skewed" not in quality.glance(white, [*level, *across])


def test_a_dark_picture_without_text_is_called_dark_too() -> None:
    night = np.asarray(Image.new("RGB", (800, 600), (12, 11, 10)), dtype=np.uint8)
    assert quality.glance(night, []) == ("too_dark", "no_text")


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_cover_is_seen_however_the_page_lies(degrees: int, problems: Problems) -> None:
    assert problems(effects.rotate(with_finger(photo()), degrees)) == ("covered",)


def test_a_percentile_from_the_histogram_is_that_of_the_values() -> None:
    rng = np.random.default_rng(3)
    for size in (1, 2, 7, 1000):
        level = rng.integers(0, 256, (1, size), dtype=np.uint8)
        for percent in (2, 50, 75, 99):
            assert percentile(level, percent) == pytest.approx(np.percentile(level, percent))
