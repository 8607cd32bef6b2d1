"""Boxes from a map of where text is: as PaddleOCR's own code finds them."""

from typing import Any

import cv2
import numpy as np
from paddlex.inference.models.text_detection.processors import DBPostProcess

from claims_ai.documents.ocr import is_tall
from claims_ai.documents.text_boxes import TextBoxes

SIZE = 900, 600


def certainty() -> Any:
    """Three lines of text, one of them leaning and one cut by the edge, with a doubtful one and a speck beside them."""
    ink = np.zeros((300, 450), np.float32)
    for middle, sides, angle, sure in (
        ((120, 60), (160, 14), 0, 0.9),
        ((240, 150), (200, 18), 17, 0.8),
        ((440, 250), (80, 16), 0, 0.95),
        ((100, 250), (90, 12), 0, 0.45),
        ((300, 40), (2, 2), 0, 0.9),
    ):
        cv2.fillPoly(ink, [cv2.boxPoints((middle, sides, angle)).astype(np.int32)], (sure,))
    return ink


def test_boxes_are_those_paddleocr_finds() -> None:
    """Its own lie up to two pixels of the map higher and further left, as it drops what follows the point."""
    theirs, _ = DBPostProcess(thresh=0.3, box_thresh=0.6, unclip_ratio=1.5)(
        [certainty()[None, None]], [np.array([SIZE[1], SIZE[0], 0.5, 0.5])]
    )
    ours = TextBoxes().find(certainty(), SIZE)
    assert len(ours) == len(theirs[0]) == 3
    assert np.abs(np.array(ours) - theirs[0]).max() <= 4


def test_no_box_leaves_the_picture() -> None:
    """A line at the edge grows no further than it."""
    assert max(x for box in TextBoxes().find(certainty(), SIZE) for x, _ in box) == SIZE[0]


def test_a_line_on_end_that_leans_by_more_than_its_height_is_higher_than_wide() -> None:
    """A page laid on its side by hand lies a few degrees off; its long lines must not be taken for lying ones."""
    ink = np.zeros((300, 450), np.float32)
    cv2.fillPoly(ink, [cv2.boxPoints(((225, 150), (12, 260), 6)).astype(np.int32)], (0.9,))
    (box,) = TextBoxes().find(ink, SIZE)
    assert is_tall(box)


def test_an_empty_map_has_no_boxes() -> None:
    """Paper without print."""
    assert TextBoxes().find(np.zeros((32, 32), np.float32), (32, 32)) == []
