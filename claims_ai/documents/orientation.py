"""How a page lies: text boxes on end tell a page on its side; reading a few lines both ways tells which side is up."""

from collections.abc import Sequence

import cv2
import numpy as np

from claims_ai.documents.geometry import width_height
from claims_ai.documents.image import crop
from claims_ai.documents.intake import Picture
from claims_ai.documents.ocr import Ocr, is_tall, is_wide
from claims_ai.values import Box

_SAMPLE = 8
_ASPECT = 7


def find_orientation(ocr: Ocr, picture: Picture, boxes: Sequence[Box]) -> int:
    """The clockwise rotation (0, 90, 180, 270) at which the page lies; 0 when there is no text to tell."""
    if not boxes:
        return 0
    lying = is_lying(boxes)
    sample = sorted((box for box in boxes if is_tall(box) == lying), key=_length, reverse=True)[:_SAMPLE]
    crops = [_beginning(crop(picture, box)) for box in sample]
    turned = [np.asarray(cv2.rotate(c, cv2.ROTATE_180), dtype=np.uint8) for c in crops]
    upright_score, turned_score = _legibility(ocr, crops), _legibility(ocr, turned)
    # crop() lays a standing line down counter-clockwise, which is right for a page lying clockwise on its side
    as_cropped, other = (90, 270) if lying else (0, 180)
    return as_cropped if upright_score >= turned_score else other


def is_lying(boxes: Sequence[Box]) -> bool:
    """Whether the page lies on its side: more of its text, by length, stands on end than lies. Single characters tell nothing."""
    standing = sum(_length(box) for box in boxes if is_tall(box))
    return standing > sum(_length(box) for box in boxes if is_wide(box))


def _beginning(line: Picture) -> Picture:
    """A few characters of a line are enough to tell which way up it is."""
    return line[:, : _ASPECT * line.shape[0]]


def _length(box: Box) -> float:
    return max(width_height(box))


def _legibility(ocr: Ocr, crops: Sequence[Picture]) -> float:
    return sum(read.score * min(len(read.text), 12) for read in ocr.recognise(crops))
