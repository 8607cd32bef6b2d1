"""Marks that travel with a page through every effect, so that a capture knows where print, sheet and empty paper have come to lie."""

from dataclasses import replace

import cv2
import numpy as np

from claims_ai.values import Box
from training.render.canvas import Rendered, Truth, rectangle
from training.render.effects import Floats

PRINT, SHEET, FREE, SMALL = "_print", "_sheet", "_free", "_small"
_INK = 45


def traced(page: Rendered) -> Rendered:
    """A freshly drawn page with its marks among its fields."""
    width, height = page.image.size
    ink = ink_of(page)
    ys, xs = np.nonzero(ink)
    printed = rectangle(xs.min(), ys.min(), xs.max() + 1, ys.max() + 1) if xs.size else rectangle(0, 0, width, height)
    small = _print_height(page, ink)
    marks = {
        PRINT: printed, SHEET: rectangle(0, 0, width, height), FREE: _empty(ink),
        SMALL: rectangle(width / 2, height / 2, width / 2 + small, height / 2 + small),
    }  # fmt: skip
    return replace(page, fields={**page.fields, **{name: Truth("", box) for name, box in marks.items()}})


def untraced(page: Rendered) -> Rendered:
    """The page without its marks."""
    return replace(page, fields={name: truth for name, truth in page.fields.items() if not name.startswith("_")})


def place(page: Rendered, mark: str) -> Floats:
    """The four corners of a mark where they lie now."""
    return np.array(page.fields[mark].box)


def print_height(page: Rendered) -> float:
    """How high the small print is by now, in pixels."""
    a, b, c, d = place(page, SMALL)
    return float(np.sqrt(abs(np.cross(c - a, d - b)) / 2))


def ink_of(page: Rendered) -> Floats:
    """Where a drawn page is printed on: 1 where a pixel is clearly darker than the paper round it."""
    grey = np.asarray(page.image.convert("L"))
    paper = cv2.GaussianBlur(cv2.dilate(grey, np.ones((9, 9), np.uint8)), (0, 0), 12)
    return (cv2.subtract(paper, grey) > _INK).astype(float)


def _print_height(page: Rendered, ink: Floats) -> float:
    """Of the values printed small on the page, else of its marks of ink."""
    boxes = [truth.box for truth in page.fields.values()] + [item.box for item in page.items if item.box]
    if len(boxes) >= 3:
        return float(np.percentile([box[3][1] - box[0][1] for box in boxes], 25))
    marks = cv2.connectedComponentsWithStats(ink.astype(np.uint8))[2][1:, cv2.CC_STAT_HEIGHT]
    print_like = marks[(marks > 6) & (marks < 80)]
    return 1.15 * float(np.median(print_like)) if print_like.size else 20.0


def _empty(ink: Floats) -> Box:
    """The largest square of the page without print; its half side is how far ink and edges are away."""
    framed = np.pad(1 - ink, 1).astype(np.uint8)
    far = cv2.distanceTransform(framed, cv2.DIST_L2, 5)[1:-1, 1:-1]
    y, x = np.unravel_index(int(far.argmax()), far.shape)
    half = float(far[y, x]) / 1.42
    return rectangle(x - half, y - half, x + half, y + half)
