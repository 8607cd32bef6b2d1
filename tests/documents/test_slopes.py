"""Rows that lean though the boxes of their lines lie level, and rows that do not."""

import pytest

from claims_ai.documents.slopes import Slopes
from claims_ai.values import Box

HEIGHT = 24


def level_box(left: float, middle: float, width: float) -> Box:
    top, foot = middle - HEIGHT / 2, middle + HEIGHT / 2
    return (left, top), (left + width, top), (left + width, foot), (left, foot)


def table(lean: float, rows: int = 12) -> list[Box]:
    """A table of names, prices and sums; every box level, its middle where a row that leans so has it."""
    cells = ((60, 240), (500, 130), (900, 60), (1300, 90))
    return [level_box(x, 200 + 40 * row + lean * (x + w / 2), w) for row in range(rows) for x, w in cells]


@pytest.mark.parametrize("lean", [-0.012, -0.006, 0.006, 0.012])
def test_rows_of_level_boxes_are_followed_as_they_lean(lean: float) -> None:
    slopes = Slopes(boxes := table(lean), HEIGHT)
    assert slopes.usual == pytest.approx(lean, abs=0.001)
    levels = [slopes.level(box) for box in boxes]
    assert max(abs(levels[at] - levels[at - at % 4]) for at in range(len(levels))) < 0.15 * HEIGHT


def test_a_level_table_does_not_lean() -> None:
    assert Slopes(table(0.0), HEIGHT).usual == 0.0


def test_a_block_that_is_set_lower_does_not_lean() -> None:
    """Ten names with their sums nine pixels lower, and a head that is level all across."""
    boxes = [level_box(60, 100 + 40 * row, 160) for row in range(2)]
    boxes += [level_box(1380 + 120 * row, 100 + 40 * row, 160) for row in range(2)]
    boxes += [level_box(60, 240 + 40 * row, 120) for row in range(10)]
    boxes += [level_box(700, 249 + 40 * row, 90) for row in range(10)]
    assert Slopes(boxes, HEIGHT).usual == 0.0


def test_prose_with_a_lower_signature_does_not_lean() -> None:
    boxes = [level_box(60, 100 + 36 * row, 1200) for row in range(11)]
    assert Slopes([*boxes, level_box(700, 560, 100), level_box(1100, 568, 90)], HEIGHT).usual == 0.0
