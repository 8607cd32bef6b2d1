"""The paper on a picture: its light, what lies over it or outshines it, and where it ends.

All is measured on a reduced copy from which the print is taken out. Round print there is paper, in a shadow too, so what looks like the paper
round the nearest print is paper. What lies over a page has a sharp edge, which a shadow has not, and lines of text end at it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from statistics import median
from typing import Any

import cv2
import numpy as np

from claims_ai.documents.colours import (
    darkest,
    light_round,
    like_paper,
    nearer,
    on_usual_ground,
    steepness_of,
    to_bgr,
    to_lab,
)
from claims_ai.documents.geometry import tilt, usual_tilts, width_height
from claims_ai.documents.image import Mask
from claims_ai.documents.intake import Picture
from claims_ai.documents.masks import Floats, closed, filled, opened
from claims_ai.values import Box

_SIDE = 480
_WHITE, _ABOVE_PAPER = 244, 8
_COLOURLESS = 12.0
_ALL, _MOSTLY, _HARDLY = 0.9, 0.6, 0.3
# Grey levels a pixel at the edge of a page (5 and more on a table of nearly its colour; paper has 1), and the share of the picture at its frame.
_CLEAR_STEP, _STEP, _FRAME = 6.0, 4.0, 0.015
# How many pixels along the frame may be table while paper is near, and how far from paper's its colour is.
_RIM, _OTHER_GROUND, _UNTOLD = 2, 30.0, (_HARDLY + _MOSTLY) / 2
_ASLANT = 0.15
_ALONG = np.linspace(0.05, 0.95, 9, dtype=np.float32)[:, None]


@dataclass(frozen=True, slots=True)
class Paper:
    """A picture reduced by `share`: masks of the area round all text, of the oblong block it makes up, of its lines, of paper, and of what light
    has blown out. `colour` is what is there, in Lab, `away` how far that is from the paper round the nearest print, `steepness`
    how much brightness changes there, `contrast` how much the whole colour does, `tint` how far the paper's colour is from grey, `ends` the
    places right beyond the ends of lines, `places` where each line has its upper and lower edge, `ground` the colour it stands on, in Lab.
    """

    share: float
    line_height: float
    text: Mask
    block: Mask
    print: Mask
    solid: Mask
    blown: Mask
    colour: Floats
    away: Floats
    steepness: Floats
    contrast: Floats
    tint: float
    ends: Floats
    places: Floats
    ground: Floats

    @property
    def white(self) -> bool:
        """Whether this is paper, white or nearly, and no coloured card, on which pictures may be printed."""
        return self.tint < _COLOURLESS

    def end_at_frame(self) -> float:
        """How many line heights before the frame text ends where the page runs out of it on one or two sides and shows its edge on the others.

        Only what is across from text counts, as a page may be narrow; it goes on where there is no step, as its edge is, even on a table of
        its colour. Endless if it stays within.
        """
        if not self.text.any():
            return inf
        sides = [_side(self, turns) for turns in range(4)]
        out = [end for end, part, step in sides if part > _MOSTLY and step < _STEP]
        edges = sum(part < _HARDLY or (part > _ALL and step > _CLEAR_STEP) for _, part, step in sides)
        return min(out) / self.line_height if 1 <= len(out) <= 2 and len(out) + edges == 4 else inf


def _side(paper: Paper, turns: int) -> tuple[int, float, float]:
    """What lies between the text and the frame on one side, on top after so many quarter turns: how many pixels, which part near the frame
    is paper, and how steep the steepest step on the way is, in the middle of such ways.

    Where a strip along the frame, narrow as a stroke of print, has another colour, the side tells nothing.
    """
    layers = (paper.text, paper.solid, paper.steepness, paper.colour)
    text, solid, steepness, colour = (np.rot90(layer, turns) for layer in layers)
    ys, xs = np.nonzero(text)
    end, across = int(ys.min()), slice(int(xs.min()), int(xs.max()) + 1)
    near, deep = round(_FRAME * max(solid.shape)), 2 * round(_FRAME * max(solid.shape))
    steps = steepness[:end, across].max(axis=0, initial=0.0)
    part, step = float(solid[near, across].mean()), float(np.median(steps))
    rim, inner = (
        np.asarray(rows, np.float32).mean(axis=0) for rows in (colour[:_RIM, across], colour[near : deep + 1, across])
    )
    other = (np.abs(rim - inner).max(axis=1) > _OTHER_GROUND)[solid[near, across]]
    strip = part > _MOSTLY and float(other.mean()) > _ALL
    return end, _UNTOLD if strip else part, step


def find_paper(picture: Picture, boxes: Sequence[Box]) -> Paper:
    """Tell paper from what is beside and over it, given the text boxes (at least one)."""
    share = _SIDE / max(picture.shape[:2])
    size = max(1, round(picture.shape[1] * share)), max(1, round(picture.shape[0] * share))
    small = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    height = max(2.0, median(min(width_height(box)) for box in boxes) * share)
    level = _level(boxes)
    seen, around = to_lab(small), _around(level, share)
    ground = np.median(at(seen, around), axis=1)
    within = at(seen, _along(level, share, 0.5))[..., 0].mean(axis=1)
    lab = to_lab(_without_print(small, height, light=float(np.median(within - ground[:, 0])) > 0))
    places = [np.round(np.array(box) * share).astype(np.int32) for box in level]
    margin = max(2, round(0.8 * height))
    lines, near = filled(places, small, 1), filled(places, small, margin)
    light, usual = light_round(lab, near, height), on_usual_ground(ground)
    away = lab - light
    if not usual.all():
        plain = filled([place for place, kept in zip(places, usual, strict=True) if kept], small, margin)
        away = nearer(away, lab - light_round(lab, plain, height))
    contrast = steepness_of(lab, max(9, 1.2 * height))
    least = darkest(small)
    paler = least - darkest(to_bgr(light))
    bright = (least > _WHITE) & (paler > _ABOVE_PAPER) & ~near
    solid = closed(like_paper(lab, away, contrast, ground) | lines, 1.2 * height)
    outline = cv2.convexHull(np.concatenate(_on_one_sheet(places, solid)))
    return Paper(
        share, height,
        text=filled([outline], small, 0),
        block=filled([cv2.boxPoints(cv2.minAreaRect(outline)).astype(np.int32)], small, 0),
        print=lines,
        solid=solid,
        blown=opened(bright, 1.6 * height),
        colour=seen,
        away=away,
        steepness=steepness_of(lab[..., :1], 9),
        contrast=contrast,
        tint=float(np.median(np.hypot(light[near][:, 1] - 128, light[near][:, 2] - 128))),
        ends=_ends(boxes, share, height),
        places=around,
        ground=ground,
    )  # fmt: skip


def _without_print(small: Picture, height: float, light: bool) -> Picture:
    """The picture with its strokes painted over by what is round them; they may be lighter than that, as on many cards."""
    stroke = np.ones((max(3, round(1.3 * height)) | 1,) * 2, np.uint8)
    return np.asarray(cv2.morphologyEx(small, cv2.MORPH_OPEN if light else cv2.MORPH_CLOSE, stroke), dtype=np.uint8)


def _level(boxes: Sequence[Box]) -> Sequence[Box]:
    """The lines that lie as those round them do: a slip of paper on the page may be written on aslant."""
    long = [box for box in boxes if max(width_height(box)) >= 2 * min(width_height(box))]
    wide = [width_height(box)[0] > width_height(box)[1] for box in long]
    most = 2 * sum(wide) >= len(wide)
    bent = [tilt(box) - usual for box, usual in zip(long, usual_tilts(long), strict=True)]
    aslant = {box for box, lies, off in zip(long, wide, bent, strict=True) if lies != most or abs(off) > _ASLANT}
    return [box for box in boxes if box not in aslant] or boxes


def _on_one_sheet(places: Sequence[Any], solid: Mask) -> list[Any]:
    """The lines that stand on the same piece of paper as most do: what lies beside it may have words on it too."""
    _, labels = cv2.connectedComponents(opened(solid, 6.0).astype(np.uint8))
    middles = np.clip(
        np.array([place.mean(axis=0) for place in places]).astype(int), 0, (solid.shape[1] - 1, solid.shape[0] - 1)
    )
    sheets = labels[middles[:, 1], middles[:, 0]]
    most = int(np.bincount(sheets).argmax())
    return [place for place, sheet in zip(places, sheets, strict=True) if sheet in (most, 0)]


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


def _around(boxes: Sequence[Box], share: float) -> Floats:
    """Places along the upper and the lower edge of each line, where it has no ink, in reduced pixels."""
    return np.concatenate([_along(boxes, share, 0.0), _along(boxes, share, 1.0)], axis=1)


def _along(boxes: Sequence[Box], share: float, down: float) -> Floats:
    """Nine places along each line, at that share of its height from its top, in reduced pixels."""
    lines = np.array(boxes, np.float32) * share
    left, right = (lines[:, i] * (1 - down) + lines[:, j] * down for i, j in ((0, 3), (1, 2)))
    return np.asarray(left[:, None] * (1 - _ALONG) + right[:, None] * _ALONG, np.float32)


def at(layer: Any, places: Floats) -> Any:
    """What a layer says of places, of those beyond the frame what it says at its edge."""
    height, width = layer.shape[:2]
    spots = np.clip(places, 0, (width - 1, height - 1)).astype(int)
    return layer[spots[..., 1], spots[..., 0]]
