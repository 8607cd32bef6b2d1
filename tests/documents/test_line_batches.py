"""Lines of a page go to recognition in few batches with little padding, and none is lost or read twice."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims_ai.documents.intake import Picture
from claims_ai.documents.line_batches import batches, line_batches

widths_of_lines = st.lists(st.integers(1, 900), max_size=60)


def line(width: int, height: int = 48) -> Picture:
    return np.full((height, width, 3), 200, np.uint8)


@given(widths_of_lines, st.integers(1, 2))
def test_every_line_is_in_one_batch_whole_and_padded_to_the_right(widths: list[int], at_once: int) -> None:
    found = list(line_batches([line(width) for width in widths], at_once))
    assert sorted(i for batch, _ in found for i in batch) == list(range(len(widths)))
    for batch, pictures in found:
        assert pictures.shape == (len(batch), 48, pictures.shape[2], 3)
        for i, picture in zip(batch, pictures, strict=True):
            assert (picture[:, : widths[i]] == 200).all()
            assert (picture[:, widths[i] :] == 128).all()


@given(st.lists(st.sampled_from(range(48, 1280, 48)), max_size=60).map(sorted))
def test_batches_cost_no_more_than_one_for_each_line_or_for_each_width(widths: list[int]) -> None:
    def cost(found: list[tuple[int, int]]) -> int:
        return sum(150 + (end - start) * widths[end - 1] for start, end in found)

    alone = [(i, i + 1) for i in range(len(widths))]
    paired = [
        (i, i + 2) if widths[i] == widths[i + 1] and 2 * widths[i] <= 1280 else (i, i + 1)
        for i in range(0, len(widths) - 1, 2)
    ]
    found = batches(widths, 1280)
    assert cost(found) <= cost(alone)
    if all(end - start == 2 for start, end in paired) and len(widths) % 2 == 0:
        assert cost(found) <= cost(paired)


def test_lines_of_like_width_share_a_batch_and_a_much_longer_one_has_its_own() -> None:
    assert batches([96, 96, 144, 144, 960], 1280) == [(4, 5), (0, 4)]


def test_two_lines_are_read_side_by_side_where_two_batches_run_at_once() -> None:
    crops = [line(300), line(310)]
    assert [batch for batch, _ in line_batches(crops)] == [[0, 1]]
    assert sorted(batch for batch, _ in line_batches(crops, 2)) == [[0], [1]]


@pytest.mark.parametrize(("width", "height"), [(40, 96), (9000, 48), (1, 48)])
def test_a_line_of_another_height_or_endless_length_is_scaled(width: int, height: int) -> None:
    ((_, pictures),) = line_batches([line(width, height)])
    assert pictures.shape[1] == 48
    assert pictures.shape[2] <= 3200
    assert (pictures[0, :, 0] == 200).all()
