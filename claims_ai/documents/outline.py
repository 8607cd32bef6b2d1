"""Where a paper ends: its four corners on the picture."""

from typing import Any

import cv2
import numpy as np

from claims_ai.documents.image import Mask
from claims_ai.documents.masks import opened
from claims_ai.documents.paper import Paper
from claims_ai.values import Box


def quad(paper: Paper) -> Box | None:
    """The paper's four corners on the whole picture, clockwise from the top left; None where it fills the picture."""
    outline = _outline(paper.solid, paper.text)
    height, width = paper.solid.shape
    if outline is None or cv2.contourArea(outline) > 0.97 * height * width:
        return None
    corners = _four(outline)
    if corners is None:
        return None
    a, b, c, d = ((float(x / paper.share), float(y / paper.share)) for x, y in corners)
    return a, b, c, d


def _outline(solid: Mask, text: Mask) -> Any:
    """The convex outline of the paper that carries the text."""
    whole = opened(solid, 6.0) | text
    count, labels = cv2.connectedComponents(whole.astype(np.uint8))
    if count < 2 or not text.any():
        return None
    own = np.bincount(labels[text], minlength=count)[1:].argmax() + 1
    contours, _ = cv2.findContours((labels == own).astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    return cv2.convexHull(max(contours, key=cv2.contourArea))


def _four(outline: Any) -> Any:
    """The outline's four corners from the top left, if four describe it."""
    for tolerance in (0.02, 0.03, 0.05):
        corners = cv2.approxPolyDP(outline, tolerance * cv2.arcLength(outline, True), True)
        if len(corners) == 4 and cv2.contourArea(corners) > 0.9 * cv2.contourArea(outline):
            around = corners[:, 0].astype(float)
            turned = around if _clockwise(around) else around[::-1]
            return np.roll(turned, -int(turned.sum(axis=1).argmin()), axis=0)
    return None


def _clockwise(corners: Any) -> bool:
    (ax, ay), (bx, by), (cx, cy) = corners[:3]
    return bool((bx - ax) * (cy - ay) - (by - ay) * (cx - ax) > 0)
