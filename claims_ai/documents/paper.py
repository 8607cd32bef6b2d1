"""The paper on a picture: its light, what lies over it, where it ends, and whether print runs out of the frame.

Everything but the frame is measured on a reduced copy, from the text boxes outward: round print there is paper.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import cv2
import numpy as np

from claims_ai.documents.geometry import bounds, width_height
from claims_ai.documents.image import Mask, grey
from claims_ai.documents.intake import Picture
from claims_ai.values import Box

Floats = np.ndarray[Any, np.dtype[np.float32]]

_SIDE = 480
_ROUNDS, _LIGHT, _COLOUR = 3, 18.0, 10.0
_DARKER, _BRIGHTER, _TINT = 32.0, 14.0, 14.0
_WHITE, _ABOVE_PAPER = 244, 8.0
_INK, _BRIGHT_RIM, _CLEAN_RIM = 45, 0.85, 0.75
_COLOURLESS = 12.0
_MOSTLY, _HARDLY = 0.6, 0.3


@dataclass(frozen=True, slots=True)
class Paper:
    """A picture reduced by `share`; masks of the area round all text, of paper, and of places blown out by light.

    `tint` is how far the paper's colour is from grey, in Lab.
    """

    share: float
    line_height: float
    text: Mask
    solid: Mask
    blown: Mask
    strange: Mask
    tint: float

    @property
    def white(self) -> bool:
        """Whether this is paper, white or nearly, and no coloured card, on which pictures may be printed."""
        return self.tint < _COLOURLESS

    @property
    def glaring(self) -> float:
        """The share of the text area that a reflection has washed out."""
        return _share(self.blown, self.text)

    @property
    def covered(self) -> float:
        """The share of the text area where something other than paper and print lies, reaching in from outside or not."""
        return _share(self._foreign(), self.text)

    @property
    def intruded(self) -> float:
        """The share of the text area covered by something that reaches in from the picture's frame."""
        _, labels = cv2.connectedComponents(self._foreign().astype(np.uint8))
        rim = np.unique(np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]]))
        return _share(np.isin(labels, rim[rim > 0]), self.text)

    @property
    def coloured_over(self) -> float:
        """The share of the text area under something of another colour than the paper's, as a finger is."""
        return _share(self.strange, self.text)

    def leaves_frame(self, margin: float) -> bool:
        """Whether three sides show what the page lies on and the fourth shows none of it, with text within `margin` line heights."""
        solid, (ys, xs) = self.solid, np.nonzero(self.text)
        if not ys.size:
            return False
        ends = (ys.min(), solid.shape[0] - 1 - ys.max(), xs.min(), solid.shape[1] - 1 - xs.max())
        paper = [float(rim.mean()) for rim in (solid[0], solid[-1], solid[:, 0], solid[:, -1])]
        out = [end for end, part in zip(ends, paper, strict=True) if part > _MOSTLY]
        return len(out) == 1 and sum(part < _HARDLY for part in paper) == 3 and out[0] < margin * self.line_height

    def quad(self) -> Box | None:
        """The paper's four corners on the whole picture, clockwise from the top left; None where it fills the picture."""
        outline = _outline(self.solid, self.text)
        height, width = self.solid.shape
        if outline is None or cv2.contourArea(outline) > 0.97 * height * width:
            return None
        corners = _four(outline)
        if corners is None:
            return None
        a, b, c, d = ((float(x / self.share), float(y / self.share)) for x, y in corners)
        return a, b, c, d

    def _foreign(self) -> Mask:
        return _opened(~self.solid & ~self.blown, 1.6 * self.line_height)


def find_paper(picture: Picture, boxes: Sequence[Box]) -> Paper:
    """Tell paper from what is beside and over it, given the text boxes (at least one)."""
    share = _SIDE / max(picture.shape[:2])
    size = max(1, round(picture.shape[1] * share)), max(1, round(picture.shape[0] * share))
    small = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    height = max(2.0, median(min(width_height(box)) for box in boxes) * share)
    lab = cv2.cvtColor(small, cv2.COLOR_BGR2LAB).astype(np.float32)
    places = [np.round(np.array(box) * share).astype(np.int32) for box in boxes]
    light = _light(lab, _filled(places, small, max(2, round(0.8 * height))))
    away = lab - light
    alike = (away[..., 0] > -_DARKER) & (away[..., 0] < _BRIGHTER) & (np.hypot(away[..., 1], away[..., 2]) < _TINT)
    solid = _closed(alike | _filled(places, small, 1), 1.2 * height)
    bright = (small.min(-1) > _WHITE) & (away[..., 0] > _ABOVE_PAPER)
    hull = cv2.convexHull(np.concatenate(places))
    tint = float(np.median(np.hypot(light[..., 1] - 128, light[..., 2] - 128)))
    strange = _opened(np.hypot(away[..., 1], away[..., 2]) > _TINT, 1.6 * height)
    return Paper(share, height, _filled([hull], small, 0), solid, _opened(bright, 1.6 * height), strange, tint)


def cut_lines(picture: Picture, boxes: Sequence[Box]) -> int:
    """How many lines of text end in ink at the frame's left or right edge, the side that cuts more."""
    level = grey(picture)
    return max(
        _cut_at_left(level, boxes), _cut_at_left(level[:, ::-1], [_mirrored(box, level.shape[1]) for box in boxes])
    )


def crossing_rules(picture: Picture, line_height: float) -> int:
    """How many printed rules run out of the picture on the side where most do; a letter cut in half is too short for one."""
    level, deep = grey(picture), max(3, round(1.5 * line_height))
    paper = float(np.percentile(level, 75))
    return max(_strokes(rim, paper) for rim in (level[:deep], level[-deep:], level[:, :deep].T, level[:, -deep:].T))


def _strokes(rim: Picture, paper: float) -> int:
    """Dark places along a strip of bright paper whose every row is dark there; none where a shadow lies along the rim."""
    line = rim.max(axis=0).astype(np.uint8)[None]
    round_it = cv2.medianBlur(line, 31).astype(int)
    bright = round_it > _BRIGHT_RIM * paper
    if bright.mean() < _CLEAN_RIM:
        return 0
    ink = ((round_it - line > _INK) & bright)[0]
    return int((np.diff(np.concatenate([[0], ink.astype(int)])) == 1).sum())


def _cut_at_left(level: Picture, boxes: Sequence[Box]) -> int:
    cut = 0
    for box in boxes:
        x0, y0, x1, y1 = bounds(box)
        inset = (y1 - y0) / 5
        row = level[max(0, int(y0 + inset)) : max(0, int(y1 - inset)), max(0, int(x0)) : max(0, int(x1))]
        if x0 < max(3.0, 0.12 * min(width_height(box))) and row.size:
            middle = (float(np.percentile(row, 5)) + float(np.percentile(row, 90))) / 2
            cut += bool((row[:, :2] < middle).mean() > 0.12)
    return cut


def _mirrored(box: Box, width: int) -> Box:
    a, b, c, d = ((width - x, y) for x, y in box)
    return b, a, d, c


def _light(lab: Floats, near_print: Mask) -> Floats:
    """The paper's colour everywhere: a curved surface through the brighter pixels round the print, outliers left out."""
    y, x = np.mgrid[-1 : 1 : lab.shape[0] * 1j, -1 : 1 : lab.shape[1] * 1j]
    terms = np.stack([np.ones_like(x), x, y, x * y, x * x, y * y], -1).astype(np.float32)
    known, colours = terms[near_print], lab[near_print]
    kept = colours[:, 0] >= np.percentile(colours[:, 0], 40)
    for _ in range(_ROUNDS):
        surface = np.linalg.lstsq(known[kept], colours[kept], rcond=None)[0]
        away = colours - known @ surface
        nearer = (np.abs(away[:, 0]) < _LIGHT) & (np.hypot(away[:, 1], away[:, 2]) < _COLOUR)
        kept = nearer if nearer.sum() > 50 else kept
    return np.asarray(terms @ surface, dtype=np.float32)


def _outline(solid: Mask, text: Mask) -> Any:
    """The convex outline of the paper that carries the text."""
    whole = _opened(solid, 6.0) | text
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


def _filled(shapes: Sequence[Any], like: Picture, margin: int) -> Mask:
    mask = np.zeros(like.shape[:2], np.uint8)
    for shape in shapes:
        cv2.fillConvexPoly(mask, shape, (1,))
    return cv2.dilate(mask, np.ones((2 * margin + 1,) * 2, np.uint8)) > 0


def _opened(mask: Mask, size: float) -> Mask:
    return cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_OPEN, _disc(size)) > 0


def _closed(mask: Mask, size: float) -> Mask:
    return cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_CLOSE, _disc(size)) > 0


def _disc(size: float) -> Any:
    return cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (max(3, round(size)),) * 2)


def _share(part: Mask, whole: Mask) -> float:
    return float((part & whole).sum() / max(1, whole.sum()))
