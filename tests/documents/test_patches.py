"""What lies over a page is told from what belongs to it: coloured parts with words on them, the shade of folds, white panels."""

from collections.abc import Iterable

import cv2
import numpy as np
import pytest

from claims_ai.documents.geometry import lean, usual_tilts
from claims_ai.documents.intake import Picture
from claims_ai.documents.quality import glance
from claims_ai.values import Box

Colour = tuple[float, float, float]
PAPER: Colour = (226, 228, 230)
BLUE: Colour = (170, 90, 40)
INK: Colour = (40, 40, 45)
WHITE: Colour = (255, 255, 255)


class Page:
    """A sheet that fills the picture, with rows of print and their boxes."""

    def __init__(self, ground: Colour = PAPER) -> None:
        self.picture: Picture = np.full((1000, 800, 3), ground, np.uint8)
        self.boxes: list[Box] = []

    def write(self, x: int, y: int, words: str = "8261 0357", ink: Colour = INK) -> None:
        cv2.putText(self.picture, words, (x, y), cv2.FONT_HERSHEY_SIMPLEX, 0.9, ink, 2, cv2.LINE_AA)
        (width, height), _ = cv2.getTextSize(words, cv2.FONT_HERSHEY_SIMPLEX, 0.9, 2)
        left, top, right, foot = float(x - 4), float(y - height - 5), float(x + width + 4), float(y + 6)
        self.boxes.append(((left, top), (right, top), (right, foot), (left, foot)))

    def fill(self, x: int, y: int, right: int, foot: int, colour: Colour) -> None:
        cv2.rectangle(self.picture, (x, y), (right, foot), colour, -1)

    def soften(self, by: float) -> None:
        self.picture = np.asarray(cv2.GaussianBlur(self.picture, (0, 0), by), np.uint8)

    def turned(self, degrees: float) -> "Page":
        """The page turned round its middle."""
        turn = cv2.getRotationMatrix2D((400, 500), degrees, 1.0)
        page = Page()
        page.picture = np.asarray(cv2.warpAffine(self.picture, turn, (800, 1000)), np.uint8)
        page.boxes = [tuple(map(tuple, cv2.transform(np.array([box]), turn)[0].tolist())) for box in self.boxes]  # type: ignore[misc]
        return page


def written(rows: Iterable[int] = range(120, 920, 60)) -> Page:
    page = Page()
    for y in rows:
        page.write(90, y)
        page.write(470, y)
    return page


def test_a_page_of_rows_has_nothing_wrong() -> None:
    page = written()
    assert glance(page.picture, page.boxes) == ()


def test_a_coloured_part_of_the_page_with_white_words_on_it_is_no_cover() -> None:
    page = written(range(360, 920, 60))
    page.fill(40, 60, 760, 300, BLUE)
    page.write(70, 120, ink=WHITE)
    page.write(70, 240, ink=WHITE)
    page.write(560, 180, ink=WHITE)
    assert "covered" not in glance(page.picture, page.boxes)


def test_a_thing_of_that_colour_without_words_at_which_lines_end_is_a_cover() -> None:
    page = written()
    page.fill(200, 330, 760, 560, BLUE)
    page.boxes = [box for box in page.boxes if not (300 < box[0][1] < 540 and box[0][0] > 300)]
    assert "covered" in glance(page.picture, page.boxes)


def test_a_picture_printed_on_a_report_is_no_cover() -> None:
    page = written([y for y in range(60, 920, 60) if not 300 < y < 600])
    page.fill(280, 330, 640, 560, (8, 8, 8))
    page.write(60, 420)
    assert "covered" not in glance(page.picture, page.boxes)


def test_a_black_thing_on_a_coloured_card_with_light_print_is_a_cover() -> None:
    card = Page(BLUE)
    for y in (150, 400, 650, 850):
        card.write(60, y, ink=WHITE)
        card.write(560, y, ink=WHITE)
    card.fill(250, 330, 550, 720, (25, 25, 25))
    assert "covered" in glance(card.picture, card.boxes)


def test_the_sharp_shade_of_a_fold_is_no_cover() -> None:
    page = written(range(120, 520, 60))
    for y in range(760, 940, 60):
        page.write(470, y)
    shade = page.picture[520:, :420].astype(float) * 0.93
    page.picture[520:, :420] = shade.astype(np.uint8)
    assert "covered" not in glance(page.picture, page.boxes)


def test_a_slip_of_another_colour_is_a_cover_though_words_stand_across_it() -> None:
    page = written()
    page.fill(300, 300, 640, 640, (150, 235, 250))
    page.boxes = [box for box in page.boxes if not (280 < box[0][1] < 640)] + [
        ((x, 330.0), (x + 32, 330.0), (x + 32, 600.0), (x, 600.0)) for x in (380.0, 480.0)
    ]
    for y in range(340, 640, 60):
        page.write(90, y)
    assert "covered" in glance(page.picture, page.boxes)


def test_white_panels_with_words_on_a_grey_page_are_no_glare() -> None:
    page = Page((236, 234, 232))
    for top in range(80, 900, 210):
        page.fill(60, top, 740, top + 170, WHITE)
        page.write(90, top + 60)
        page.write(90, top + 130)
        page.write(520, top + 100)
    page.write(300, 60)
    assert "glare" not in glance(page.picture, page.boxes)


@pytest.mark.parametrize(("spread", "seen"), [(0.0, False), (0.1, False), (0.6, True)])
def test_rows_that_run_apart_like_a_fan_are_of_a_page_seen_from_the_side(spread: float, seen: bool) -> None:
    page = Page()
    for row, y in enumerate(range(120, 920, 60)):
        climb = (row / 13 - 0.5) * spread * 300
        page.boxes.append(((100.0, float(y)), (400.0, y + climb), (400.0, y + climb + 30), (100.0, y + 30.0)))
    assert ("skewed" in glance(page.picture, page.boxes)) == seen


def test_a_line_written_aslant_leans_otherwise_than_those_round_it() -> None:
    page = written().turned(5)
    aslant: Box = ((300.0, 500.0), (500.0, 400.0), (512.0, 425.0), (312.0, 525.0))
    usual = usual_tilts([*page.boxes, aslant])
    assert max(abs(angle - usual[0]) for angle in usual) < 0.02


@pytest.mark.parametrize(("foot", "seen"), [(1000, True), (940, False)])
def test_a_narrow_page_that_runs_out_at_the_foot_is_cropped(foot: int, seen: bool) -> None:
    page = Page((90, 120, 150))
    page.fill(300, 60, 600, foot, PAPER)
    for y in range(120, 930, 60):
        page.write(340, y)
    assert ("cropped" in glance(page.picture, page.boxes)) == seen


def test_a_thing_as_bright_as_the_card_but_of_another_colour_is_a_cover() -> None:
    card = Page((205, 210, 205))
    for y in (150, 400, 650, 850):
        card.write(60, y)
        card.write(560, y)
    card.fill(250, 330, 550, 720, (170, 198, 255))
    assert "covered" in glance(card.picture, card.boxes)


def test_a_page_on_a_table_of_nearly_its_colour_is_not_cropped() -> None:
    page = Page((214, 216, 218))
    page.fill(60, 60, 740, 940, PAPER)
    page.fill(0, 0, 800, 30, (60, 60, 60))
    page.fill(0, 0, 20, 1000, (60, 60, 60))
    page.fill(780, 0, 800, 1000, (60, 60, 60))
    for y in range(120, 900, 60):
        page.write(90, y)
        page.write(470, y)
    assert "cropped" not in glance(page.picture, page.boxes)


def test_ink_at_the_frame_of_a_picture_that_the_page_does_not_leave_tells_of_no_crop() -> None:
    page = written(range(120, 960, 60))
    cv2.putText(page.picture, "8261 0357 4482", (90, 1012), cv2.FONT_HERSHEY_SIMPLEX, 0.9, INK, 2, cv2.LINE_AA)
    assert "cropped" not in glance(page.picture, page.boxes)


def test_rules_that_run_out_of_a_picture_that_the_page_does_not_leave_tell_of_no_crop() -> None:
    page = written(range(120, 820, 60))
    for x in (60, 440, 740):
        cv2.line(page.picture, (x, 80), (x + 20, 1010), INK, 2)
    assert "cropped" not in glance(page.picture, page.boxes)


def test_the_paper_below_a_coloured_header_is_no_cover_though_it_is_brighter() -> None:
    page = Page((240, 240, 242))
    page.fill(0, 0, 800, 150, (130, 140, 20))
    page.write(300, 60, ink=WHITE)
    page.write(300, 125, ink=WHITE)
    for y in range(240, 920, 60):
        page.write(60, y)
        page.write(560, y)
    assert "covered" not in glance(page.picture, page.boxes)


def test_a_large_reflection_at_which_a_single_line_ends_is_glare_on_a_page_of_many_lines() -> None:
    page = written(range(120, 920, 60))
    cv2.ellipse(page.picture, ((560, 330), (420, 300), 0), WHITE, -1)
    page.boxes = [box for box in page.boxes if not (box[0][0] > 300 and 170 < box[0][1] < 480)]
    page.soften(1.5)
    assert "glare" in glance(page.picture, page.boxes)


def test_a_page_with_a_coloured_header_and_button_lit_from_one_side_has_nothing_over_it() -> None:
    page = Page((200, 203, 206))
    page.fill(0, 0, 800, 140, (40, 110, 230))
    page.write(60, 50, "21:50", ink=WHITE)
    page.write(300, 110, ink=WHITE)
    for y in range(240, 760, 70):
        page.write(60, y)
    page.fill(40, 820, 760, 890, (40, 110, 230))
    page.write(300, 866, ink=WHITE)
    light = np.linspace(0.8, 1.15, 800)[None, :, None]
    page.picture = np.clip(page.picture * light, 0, 255).astype(np.uint8)
    assert "covered" not in glance(page.picture, page.boxes)


def test_the_table_beside_a_page_written_to_its_bent_edge_is_no_cover() -> None:
    page = Page((60, 80, 110))
    bent = [(round(40 + 24 * np.sin(np.pi * y / 1000)), y) for y in range(0, 1001, 50)]
    cv2.fillPoly(page.picture, [np.array([*bent, (780, 1000), (780, 0)], np.int32)], PAPER)
    for y in range(60, 990, 60):
        page.write(round(46 + 24 * np.sin(np.pi * y / 1000)), y)
        page.write(470, y)
    assert "covered" not in glance(page.picture, page.boxes)


def test_a_small_reflection_where_nothing_is_printed_is_no_problem() -> None:
    page = Page((190, 194, 198))
    for y in range(120, 920, 60):
        page.write(90, y, "8261 0357 44" if 420 < y < 560 else "8261")
        if not 300 < y < 660:
            page.write(600, y, "0357")
    cv2.ellipse(page.picture, ((395, 510), (140, 140), 0), WHITE, -1)
    page.soften(1)
    assert not {"glare", "covered"} & set(glance(page.picture, page.boxes))


def test_a_reflection_is_seen_though_boxes_of_half_lost_lines_reach_into_it() -> None:
    page = Page((190, 194, 198))
    for y in range(120, 920, 50):
        page.write(90, y, "8261 0357")
        page.write(530, y, "0357 8261")
    cv2.ellipse(page.picture, ((390, 480), (300, 560), 0), WHITE, -1)
    page.soften(2)
    assert "glare" in glance(page.picture, page.boxes)


def test_the_white_of_a_scan_beside_a_tinted_band_is_no_glare() -> None:
    page = Page((252, 252, 252))
    for y in range(80, 560, 60):
        page.write(60, y)
    page.fill(400, 590, 760, 650, (238, 232, 226))
    page.write(420, 630, "8261")
    page.write(620, 630, "0357")
    for y in range(700, 960, 60):
        page.write(60, y, "8261")
    page.soften(1)
    assert "glare" not in glance(page.picture, page.boxes)


def test_a_page_on_a_table_of_its_colour_that_runs_out_at_the_foot_is_cropped() -> None:
    page = Page((196, 198, 200))
    page.fill(100, 80, 700, 1000, PAPER)
    for y in range(160, 1000, 60):
        page.write(140, y, "8261")
        page.write(520, y, "0357")
    assert "cropped" in glance(page.picture, page.boxes)


def test_rows_lean_as_the_few_that_lie_level_where_a_watermark_has_more_lines() -> None:
    page = written(range(300, 480, 60))
    marks = written().turned(27)
    assert abs(lean([*page.boxes, *marks.boxes])) < 0.01
    assert lean(marks.boxes) == pytest.approx(-0.471, abs=0.02)


@pytest.mark.parametrize(("ink", "seen"), [((40, 40, 215), False), (INK, True)])
def test_a_row_cut_at_the_frame_is_of_the_page_but_for_that_of_a_stamp_on_its_edge(ink: Colour, seen: bool) -> None:
    page = written()
    page.write(300, 12, "8261 0357 4482", ink)
    page.boxes[-1] = ((296.0, 0.0), (550.0, 0.0), (550.0, 18.0), (296.0, 18.0))
    assert ("cropped" in glance(page.picture, page.boxes)) == seen
