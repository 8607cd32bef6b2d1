"""The paper on a picture: its light, what lies over it or outshines it, and where it ends.

All is measured on a reduced copy from which the print is taken out. Round print there is paper, in a shadow too, so what looks like the paper
round the nearest print is paper. What lies over a page has a sharp edge, which a shadow has not, and lines of text end at it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import cv2
import numpy as np

from claims_ai.documents.geometry import lean, tilt, width_height
from claims_ai.documents.image import Mask
from claims_ai.documents.intake import Picture
from claims_ai.values import Box

Floats = np.ndarray[Any, np.dtype[np.float32]]

_SIDE = 480
# How far paper may be from that round the nearest print, in Lab: darker, brighter, tinted.
_DARKER, _BRIGHTER, _TINT = 32.0, 16.0, 14.0
_FAINT_LIGHT, _FAINT_TINT = 7.0, 6.0
_WHITE, _ABOVE_PAPER = 244, 8.0
_COLOURLESS = 12.0
_REACH, _FAR = 5.0, 4.0
_MOSTLY, _HARDLY = 0.6, 0.3
_SPECK = 0.003
_ASLANT = 0.17


@dataclass(frozen=True, slots=True)
class Patch:
    """A part of the text area that is not paper: its share of the area, how steep its edge is in grey levels a pixel (median),
    how many lines end at it, how much of it is print, and whether it reaches the picture's frame."""

    share: float
    edge: float
    ends: int
    printed: float
    at_rim: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """A picture reduced by `share`: masks of the area round all text, of its lines, of paper, and of places blown out by light.

    `away` is how far each place is from the paper round the nearest print, in Lab, `steepness` how much brightness changes there,
    `tint` how far the paper's colour is from grey, `ends` the places right beyond the ends of lines.
    """

    share: float
    line_height: float
    text: Mask
    print: Mask
    solid: Mask
    blown: Mask
    away: Floats
    steepness: Floats
    tint: float
    ends: Floats

    @property
    def white(self) -> bool:
        """Whether this is paper, white or nearly, and no coloured card, on which pictures may be printed."""
        return self.tint < _COLOURLESS

    def burnt_out(self) -> tuple[Patch, ...]:
        """Where a reflection has washed the page out."""
        return tuple(self._patches(self.blown, 1.5))

    def clearly_other(self) -> tuple[Patch, ...]:
        """Where there is something much darker or otherwise coloured than paper."""
        return tuple(self._patches(_opened(~self.solid & ~self.blown & ~self.print, 1.6 * self.line_height), 1.2))

    def faintly_other(self) -> tuple[Patch, ...]:
        """Where there is something a little brighter, darker or otherwise coloured, as another paper is."""
        light, tint = np.abs(self.away[..., 0]), np.hypot(self.away[..., 1], self.away[..., 2])
        return tuple(self._patches(_opened((light > _FAINT_LIGHT) | (tint > _FAINT_TINT), 2.0 * self.line_height), 1.2))

    def _patches(self, mask: Mask, reach: float) -> Iterator[Patch]:
        """The connected parts of a mask within the text area, specks left out."""
        count, labels = cv2.connectedComponents(mask.astype(np.uint8))
        whole = max(1, int(self.text.sum()))
        within = np.bincount(labels[self.text], minlength=count)
        for label in np.flatnonzero(within > _SPECK * whole):
            if label:
                yield self._patch(labels == label, float(within[label]) / whole, reach)

    def _patch(self, part: Mask, share: float, reach: float) -> Patch:
        small = np.ones((3, 3), np.uint8)
        grown, shrunk = (change(part.astype(np.uint8), small) > 0 for change in (cv2.dilate, cv2.erode))
        edge = self.steepness[grown & ~shrunk & self.text]
        near = cv2.dilate(part.astype(np.uint8), _disc(2 * reach * self.line_height)) > 0
        height, width = part.shape
        ends = self.ends[((self.ends >= 0) & (self.ends < (width, height))).all(axis=1)].astype(int)
        rim = np.concatenate([part[0], part[-1], part[:, 0], part[:, -1]])
        return Patch(
            share,
            float(np.median(edge)) if edge.size > 5 else 0.0,
            int(near[ends[:, 1], ends[:, 0]].sum()),
            float((self.print & part).sum() / max(1, (part & self.text).sum())),
            bool(rim.any()),
        )

    def leaves_frame(self, margin: float) -> bool:
        """Whether the page runs out of the picture on one or two sides with text within `margin` line heights, and shows its edge on the others."""
        solid, (ys, xs) = self.solid, np.nonzero(self.text)
        if not ys.size:
            return False
        ends = (ys.min(), solid.shape[0] - 1 - ys.max(), xs.min(), solid.shape[1] - 1 - xs.max())
        paper = [float(rim.mean()) for rim in (solid[0], solid[-1], solid[:, 0], solid[:, -1])]
        out = [end for end, part in zip(ends, paper, strict=True) if part > _MOSTLY]
        edges = sum(part < _HARDLY for part in paper)
        return 1 <= len(out) <= 2 and len(out) + edges == 4 and min(out) < margin * self.line_height

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


def find_paper(picture: Picture, boxes: Sequence[Box]) -> Paper:
    """Tell paper from what is beside and over it, given the text boxes (at least one)."""
    share = _SIDE / max(picture.shape[:2])
    size = max(1, round(picture.shape[1] * share)), max(1, round(picture.shape[0] * share))
    small = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    height = max(2.0, median(min(width_height(box)) for box in boxes) * share)
    stroke = np.ones((max(3, round(1.3 * height)) | 1,) * 2, np.uint8)
    lab = cv2.cvtColor(cv2.morphologyEx(small, cv2.MORPH_CLOSE, stroke), cv2.COLOR_BGR2LAB).astype(np.float32)
    places = [np.round(np.array(box) * share).astype(np.int32) for box in _level(boxes)]
    lines, near = _filled(places, small, 1), _filled(places, small, max(2, round(0.8 * height)))
    light = _light(lab, near, height)
    away = lab - light
    alike = (away[..., 0] > -_DARKER) & (away[..., 0] < _BRIGHTER) & (np.hypot(away[..., 1], away[..., 2]) < _TINT)
    bright = (small.min(-1) > _WHITE) & (away[..., 0] > _ABOVE_PAPER) & ~near
    solid = _closed(alike | lines, 1.2 * height)
    return Paper(
        share, height,
        text=_filled([cv2.convexHull(np.concatenate(_on_one_sheet(places, solid)))], small, 0),
        print=lines,
        solid=solid,
        blown=_opened(bright, 1.6 * height),
        away=away,
        steepness=_steepness(lab[..., 0]),
        tint=float(np.median(np.hypot(light[near][:, 1] - 128, light[near][:, 2] - 128))),
        ends=_ends(boxes, share, height),
    )  # fmt: skip


def _level(boxes: Sequence[Box]) -> Sequence[Box]:
    """The lines that lie as most do: a slip of paper on the page may be written on aslant."""
    angle = lean(boxes)
    return [
        box for box in boxes if abs(tilt(box) - angle) < _ASLANT or max(width_height(box)) < 2 * min(width_height(box))
    ] or boxes


def _on_one_sheet(places: Sequence[Any], solid: Mask) -> list[Any]:
    """The lines that stand on the same piece of paper as most do: what lies beside it may have words on it too."""
    _, labels = cv2.connectedComponents(_opened(solid, 6.0).astype(np.uint8))
    middles = np.clip(
        np.array([place.mean(axis=0) for place in places]).astype(int), 0, (solid.shape[1] - 1, solid.shape[0] - 1)
    )
    sheets = labels[middles[:, 1], middles[:, 0]]
    most = int(np.bincount(sheets).argmax())
    return [place for place, sheet in zip(places, sheets, strict=True) if sheet in (most, 0)]


def _light(lab: Floats, near_print: Mask, height: float) -> Floats:
    """The paper's colour everywhere: that round the nearest print, by distance; far from all print that of a wider circle."""
    known = near_print.astype(np.float32)
    level: Floats = lab[near_print].mean(axis=0)
    for reach in (_FAR * _REACH * height, _REACH * height):
        step = max(1, round(reach / 4))
        size = max(1, lab.shape[1] // step), max(1, lab.shape[0] // step)
        colour, weight = (
            cv2.resize(values, size, interpolation=cv2.INTER_AREA) for values in (lab * known[..., None], known)
        )
        spread = [cv2.GaussianBlur(values, (0, 0), reach / step) for values in (colour, weight)]
        wider = level if level.ndim == 1 else cv2.resize(level, size)
        level = (spread[0] + 0.02 * wider) / (spread[1] + 0.02)[..., None]
    return np.asarray(cv2.resize(level, (lab.shape[1], lab.shape[0])), dtype=np.float32)


def _steepness(level: Floats) -> Floats:
    """How much brightness changes from pixel to pixel, the most within a few pixels of each place."""
    across, down = cv2.Sobel(level, cv2.CV_32F, 1, 0) / 8, cv2.Sobel(level, cv2.CV_32F, 0, 1) / 8
    return np.asarray(cv2.dilate(np.hypot(across, down), _disc(9)), dtype=np.float32)


def _ends(boxes: Sequence[Box], share: float, height: float) -> Floats:
    """Both ends of every line that is longer than high, a third of a line height beyond it, in reduced pixels."""
    ends = []
    for a, b, c, d in (np.array(box, np.float32) * share for box in boxes):
        left, right = (a + d) / 2, (b + c) / 2
        length = float(np.linalg.norm(right - left))
        if length > 1.5 * height:
            beyond = (right - left) / length * 0.35 * height
            ends += [left - beyond, right + beyond]
    return np.array(ends, np.float32).reshape(-1, 2)


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
