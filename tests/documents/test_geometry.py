"""Boxes: turned back, cut, joined; always inside the page they came from."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims_ai.documents.geometry import bounds, part_of, slope, turn_back, union, width_height
from claims_ai.values import Box
from tests.fakes import line

WIDTH, HEIGHT = 1400, 1000
corners = st.tuples(st.floats(0, HEIGHT), st.floats(0, HEIGHT))
boxes = st.tuples(corners, corners, corners, corners)
orientations = st.sampled_from([0, 90, 180, 270])


def upright(left: float, top: float, right: float, bottom: float) -> Box:
    return (left, top), (right, top), (right, bottom), (left, bottom)


@given(boxes, orientations)
def test_a_box_turned_back_lies_on_the_page_as_uploaded(box: Box, orientation: int) -> None:
    left, top, right, bottom = bounds(turn_back(box, orientation, (WIDTH, HEIGHT)))
    assert left >= -WIDTH
    if orientation in (0, 180):
        assert (left >= 0, right <= WIDTH, top >= 0, bottom <= HEIGHT) == (True,) * 4


@given(st.floats(0, 1), st.floats(0, 1), orientations)
def test_every_point_of_the_upright_page_lies_on_the_page_as_uploaded(x: float, y: float, orientation: int) -> None:
    wide, high = (HEIGHT, WIDTH) if orientation in (90, 270) else (WIDTH, HEIGHT)
    box = upright(x * wide, y * high, x * wide, y * high)
    left, top, right, bottom = bounds(turn_back(box, orientation, (WIDTH, HEIGHT)))
    assert (left >= 0, top >= 0, right <= WIDTH, bottom <= HEIGHT) == (True,) * 4


@given(boxes, orientations)
def test_turning_keeps_the_size_of_a_box_and_the_order_of_its_corners(box: Box, orientation: int) -> None:
    turned = turn_back(box, orientation, (WIDTH, HEIGHT))
    assert all(isclose(a, b, abs_tol=1e-6) for a, b in zip(width_height(turned), width_height(box), strict=True))


@pytest.mark.parametrize(
    ("orientation", "first_corner"), [(0, (100, 50)), (90, (1350, 100)), (180, (1300, 950)), (270, (50, 900))]
)
def test_the_first_corner_stays_the_top_left_of_the_text_as_read(orientation: int, first_corner: tuple[int, int]) -> None:  # fmt: skip
    assert turn_back(upright(100, 50, 300, 80), orientation, (WIDTH, HEIGHT))[0] == first_corner


@given(boxes, st.floats(0, 1), st.floats(0, 1))
def test_a_part_of_a_box_lies_within_its_bounds(box: Box, start: float, end: float) -> None:
    left, top, right, bottom = bounds(box)
    part = bounds(part_of(box, min(start, end), max(start, end)))
    assert part[0] >= left - 1e-6
    assert part[1] >= top - 1e-6
    assert part[2] <= right + 1e-6
    assert part[3] <= bottom + 1e-6


def test_the_second_half_of_a_line_begins_at_its_middle() -> None:
    assert part_of(upright(0, 0, 100, 10), 0.5, 1) == upright(50, 0, 100, 10)


@given(st.lists(boxes, min_size=1, max_size=5))
def test_a_union_holds_all_its_boxes_and_no_more(several: list[Box]) -> None:
    assert bounds(union(several)) == bounds(point for box in several for point in box)


def test_a_single_slanting_box_stays_as_it_is() -> None:
    box = line("金额合计", 10, 10, slope=0.1).box
    assert union([box]) == box


def test_a_line_that_falls_has_a_slope() -> None:
    assert isclose(slope(line("金额合计(小写)", 10, 10, slope=0.1).box), 0.0997, abs_tol=0.001)
