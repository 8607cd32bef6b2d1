"""Numbers written one character a box: the boxes are found by their ruling, and their characters read as one number."""

from collections.abc import Sequence
from math import cos, radians, sin
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from claims_ai.documents.comb_strip import cut_characters
from claims_ai.documents.combs import Comb, find_combs
from claims_ai.documents.geometry import bounds
from claims_ai.documents.in_boxes import with_boxed
from claims_ai.documents.intake import Picture
from claims_ai.documents.lines import read_lines
from claims_ai.documents.ocr import Ocr
from claims_ai.documents.ruling import find_ruling
from claims_ai.values import Box, Line
from training.render import penmanship
from training.render.canvas import Canvas, Style
from training.render.form_parts import Form
from training.render.penmanship import Pen

PAPER = (247, 246, 243)
SIZE = 1300, 420
ROWS = 60, 130, 330
WORDS: tuple[Box, ...] = tuple(((60, y - 14), (700, y - 14), (700, y + 14), (60, y + 14)) for y in ROWS)


def page(
    starts: Sequence[float], wide: int, high: int, *, tone: int = 60, width: int = 1, frame: int = 0
) -> Image.Image:
    """A page with a few rows of text and boxes that begin at these places, perhaps with a frame so far round them."""
    picture = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(picture)
    for y in ROWS:
        for left in range(60, 700, 22):
            draw.ellipse((left, y - 8, left + 15, y + 8), outline=(40, 40, 44), width=3)
    for x in starts:
        draw.rectangle((x, 200, x + wide, 200 + high), outline=(tone,) * 3, width=width)
        draw.ellipse(
            (x + wide * 0.3, 200 + high * 0.25, x + wide * 0.7, 200 + high * 0.75), outline=(40, 44, 90), width=2
        )
    if frame and starts:
        area = starts[0] - frame, 200 - frame, starts[-1] + wide + frame, 200 + high + frame
        draw.rectangle(area, outline=(60, 60, 60), width=2)
    return picture


def seen(picture: Image.Image, lean: float = 0.0) -> tuple[Picture, tuple[Box, ...]]:
    """The picture taken askew by so many degrees, with where its words are then."""
    taken = picture.rotate(-lean, Image.Resampling.BICUBIC, fillcolor=PAPER)
    c, s, (x0, y0) = cos(radians(lean)), sin(radians(lean)), (picture.width / 2, picture.height / 2)

    def moved(box: Box) -> Box:
        corners = ((x0 + c * (x - x0) - s * (y - y0), y0 + s * (x - x0) + c * (y - y0)) for x, y in box)
        a, b, c_, d = corners
        return a, b, c_, d

    return np.asarray(taken)[:, :, ::-1].copy(), tuple(map(moved, WORDS))


def cells(picture: Image.Image, lean: float = 0.0) -> list[int]:
    return [len(comb.cells) for comb in find_combs(find_ruling(*seen(picture, lean)))]


@settings(max_examples=25, deadline=None)
@given(
    st.integers(8, 20), st.integers(28, 50), st.integers(42, 56), st.integers(1, 2), st.sampled_from((30, 90, 150)), st.floats(-3, 3)
)  # fmt: skip
def test_every_box_of_a_row_is_found_where_it_is(
    count: int, wide: int, high: int, width: int, tone: int, lean: float
) -> None:
    starts = [120 + i * wide for i in range(count)]
    picture, words = seen(page(starts, wide, high, tone=tone, width=width), lean)
    (comb,) = find_combs(find_ruling(picture, words))
    assert len(comb.cells) == count
    (left, _, right, _), turned = bounds(comb.box), cos(radians(lean))
    assert abs((right - left) - count * wide * turned) < 0.4 * wide


@pytest.mark.parametrize("gap", [6, 12, 20])
def test_boxes_with_equal_gaps_are_a_row_too(gap: int) -> None:
    assert cells(page([120 + i * (40 + gap) for i in range(15)], 40, 48)) == [15]


def test_boxes_in_groups_are_one_row() -> None:
    starts = [120 + i * 40 + 24 * (i > 5) + 24 * (i > 13) for i in range(18)]
    assert cells(page(starts, 40, 48)) == [18]


@pytest.mark.parametrize("frame", [4, 8, 14])
def test_the_frame_round_a_row_of_boxes_takes_none_of_them_and_is_none(frame: int) -> None:
    assert cells(page([120 + i * 40 for i in range(18)], 40, 48, frame=frame)) == [18]


def test_a_row_of_boxes_that_runs_out_of_the_picture_is_not_taken_for_a_whole_one() -> None:
    assert cells(page([120 + i * 40 for i in range(40)], 40, 48)) == []


@pytest.mark.parametrize(("wide", "count"), [(120, 9), (8, 60), (40, 6)])
def test_wide_columns_bar_codes_and_a_few_boxes_are_no_row_of_digits(wide: int, count: int) -> None:
    assert cells(page([100 + i * wide for i in range(count)], wide, 48)) == []


def test_a_table_of_equal_columns_is_none() -> None:
    picture = page([], 0, 0)
    for row in range(3):
        for column in range(12):
            x, y = 120 + column * 50, 160 + row * 44
            ImageDraw.Draw(picture).rectangle((x, y, x + 50, y + 44), outline=(60, 60, 60))
    assert cells(picture) == []


HAND = penmanship.anyone(Random(5), 30, ("hand",))
PRINT = Style("sans", 24, (30, 32, 40))


def form(number: str, count: int, filling: Pen | Style) -> Picture:
    """A form with an identity number in so many boxes behind its label."""
    canvas = Canvas((1240, 300), Random(4), PAPER)
    drawn = Form(canvas, Style("sans", 24, (42, 44, 50)), filling, stray=4)
    canvas.text((70, 60), "被保险人姓名：沈刚磊", drawn.words)
    canvas.text((70, 150), "证件号码", drawn.words)
    drawn.digits((200, 124, 200 + 46 * count, 178), None, number, count)
    canvas.text((70, 240), "申请人确认上述内容真实完整。", drawn.words)
    return np.asarray(canvas.image)[:, :, ::-1].copy()


def read(ocr: Ocr, picture: Picture) -> tuple[Line, ...]:
    return boxed(ocr, picture, [line for line in read_lines(ocr, picture, ocr.find(picture)) if line.text])


def boxed(ocr: Ocr, picture: Picture, lines: Sequence[Line]) -> tuple[Line, ...]:
    return with_boxed(ocr, picture, find_ruling(picture, [line.box for line in lines]), lines)


@pytest.mark.parametrize("filling", [HAND, PRINT], ids=["by hand", "printed"])
@pytest.mark.parametrize(("number", "count"), [("990103196312199903", 18), ("9962213818724284", 19)])
def test_the_characters_in_a_row_of_boxes_are_read_as_one_number(
    ocr: Ocr, filling: Pen | Style, number: str, count: int
) -> None:
    lines = read(ocr, form(number, count, filling))
    (line,) = (line for line in lines if line.text == number)
    left, top, right, foot = bounds(line.box)
    assert abs(left - 200) < 12
    assert abs(right - 200 - 46 * len(number)) < 12
    assert 120 <= top <= foot <= 182
    assert len(line.scores) == len(number)
    assert not [other for other in lines if other is not line and other.box[0][0] > 190 and 110 < other.box[0][1] < 180]
    assert [other.text for other in lines if "证件" in other.text] == ["证件号码"]


def test_boxes_left_empty_say_nothing(ocr: Ocr) -> None:
    picture = form("", 18, PRINT)
    before = [line for line in read_lines(ocr, picture, ocr.find(picture)) if line.text]
    assert boxed(ocr, picture, before) == tuple(before)


def test_words_in_boxes_are_left_as_they_were_read(ocr: Ocr) -> None:
    picture = form("江州市东湖区清河巷八号", 18, PRINT)
    before = [line for line in read_lines(ocr, picture, ocr.find(picture)) if line.text]
    assert boxed(ocr, picture, before) == tuple(before)


def test_a_rule_that_leans_into_its_cells_is_no_character() -> None:
    """Seen from the side, the rules of a row of boxes stand a few pixels within the cells they part."""
    picture = page([200.0 + 40 * i for i in range(10)], 40, 40, width=2)
    cells = tuple(
        ((200.0 + x, 203.0), (240.0 + x, 203.0), (236.0 + x, 238.0), (196.0 + x, 238.0)) for x in range(0, 400, 40)
    )
    cut = cut_characters(np.asarray(picture)[:, :, ::-1].copy(), Comb(cells))
    assert cut is not None
    assert all(10 < left < right < 65 for left, _, right, _ in cut.inks)
