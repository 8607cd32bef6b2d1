"""Masks of a picture: shapes filled, grown, closed, and what is as thick as asked for."""

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np

from claims_ai.documents.image import Mask
from claims_ai.documents.intake import Picture

Floats = np.ndarray[Any, np.dtype[np.float32]]


def filled(shapes: Sequence[Any], like: Picture, margin: int) -> Mask:
    """The insides of shapes, and so many pixels round them."""
    mask = np.zeros(like.shape[:2], np.uint8)
    for shape in shapes:
        cv2.fillConvexPoly(mask, shape, (1,))
    return cv2.dilate(mask, np.ones((2 * margin + 1,) * 2, np.uint8)) > 0


def opened(mask: Mask, size: float) -> Mask:
    """The parts of a mask that are as thick as that many pixels."""
    return grown(_from_edge(mask) > max(3, round(size)) / 2, size) if mask.any() else mask


def grown(mask: Mask, size: float) -> Mask:
    """A mask and what is round it, as far as a circle of that diameter in pixels reaches."""
    return _from_edge(~mask) <= max(3, round(size)) / 2 if mask.any() else mask


def closed(mask: Mask, size: float) -> Mask:
    """A mask without its holes and gaps narrower than that many pixels."""
    return cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_CLOSE, disc(size)) > 0


def disc(size: float) -> Any:
    """A round kernel of that diameter in pixels."""
    return cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (max(3, round(size)),) * 2)


def _from_edge(mask: Mask) -> Floats:
    """How far it is from each place of a mask to the nearest outside it: quicker than large circles, whatever their size."""
    return np.asarray(cv2.distanceTransform(mask.astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE), np.float32)
