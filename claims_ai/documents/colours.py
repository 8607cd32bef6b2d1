"""The colours of a paper on a picture, in Lab: its light, the grounds its print stands on, and how far from them a place is."""

from typing import Any

import cv2
import numpy as np

from claims_ai.documents.image import Mask
from claims_ai.documents.intake import Picture
from claims_ai.documents.masks import Floats, disc

# How far paper may be from that round the nearest print, in Lab: darker, brighter, tinted.
_DARKER, _BRIGHTER, _TINT = 32.0, 16.0, 14.0
# How near, in Lab, one ground is to itself elsewhere.
_SAME_LIGHT, _SAME_TINT = 7.0, 4.0
# Levels a pixel by which light makes the colour of paper change at most.
_SMOOTH = 3.0
# How much darker than most a ground is that is no shadow, but a dark part of the page.
_INVERSE = 90.0
_REACH, _FAR = 5.0, 4.0


def to_lab(picture: Picture) -> Floats:
    """A picture in Lab, in which light and tint are apart."""
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2LAB), np.float32)


def to_bgr(lab: Floats) -> Picture:
    """A picture of such colours."""
    return np.asarray(cv2.cvtColor(np.clip(lab, 0, 255).astype(np.uint8), cv2.COLOR_LAB2BGR), np.uint8)


def darkest(picture: Picture) -> Any:
    """The least of blue, green and red everywhere."""
    blue, green, red = cv2.split(picture)
    return np.minimum(np.minimum(blue, green), red).astype(np.int16)


def light_round(lab: Floats, near_print: Mask, height: float) -> Floats:
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


def like_paper(lab: Floats, away: Floats, contrast: Floats, ground: Floats) -> Mask:
    """Where a picture looks like the paper round the nearest print, or that of other lines, or goes over into it with no edge between."""
    near_its_tint = _tint_within(away[..., 1], away[..., 2], _TINT)
    alike = (away[..., 0] > -_DARKER) & (away[..., 0] < _BRIGHTER) & near_its_tint
    alike |= (away[..., 0] > 0) & _coloured_as_grounds(lab, ground)
    return np.asarray(alike | _leading_to(alike, near_its_tint & (contrast < _SMOOTH)), bool)


def on_usual_ground(ground: Floats) -> Mask:
    """Which lines stand on the colour most do, in light or shadow, and not on a coloured part of the page, as its header may be."""
    tints = ground[:, None, 1:] - ground[None, :, 1:]
    alike = np.hypot(tints[..., 0], tints[..., 1]) < _TINT
    most = alike[int(alike.sum(axis=1).argmax())]
    return np.asarray(most & (ground[:, 0] > np.median(ground[most, 0]) - _INVERSE), bool)


def nearer(away: Floats, other: Floats) -> Floats:
    """At each place, of two differences in colour the lesser one."""
    lesser = np.linalg.norm(other, axis=2) < np.linalg.norm(away, axis=2)
    return np.where(lesser[..., None], other, away)


def _coloured_as_grounds(lab: Floats, ground: Floats) -> Mask:
    """Where there is the very colour on which two lines or more stand: the page itself, though it is brighter than a coloured part beside it."""
    kinds, which, lines = np.unique(np.round(ground / _SAME_LIGHT), axis=0, return_inverse=True, return_counts=True)
    usual = [np.median(ground[which.ravel() == kind], axis=0) for kind in range(len(kinds)) if lines[kind] >= 2]
    return np.asarray(sum((same_colour(lab, colour) for colour in usual), np.zeros(lab.shape[:2], bool)), bool)


def _leading_to(paper: Mask, smooth: Mask) -> Mask:
    """The smooth places that go over into paper with no edge between: lighter or darker than it by the light alone."""
    count, labels = cv2.connectedComponents(smooth.astype(np.uint8))
    places, of_paper = np.bincount(labels.ravel(), minlength=count), np.bincount(labels[paper], minlength=count)
    return np.asarray(smooth & (of_paper > places / 2)[labels], bool)


def same_colour(lab: Floats, colour: Floats, wider: float = 1.0) -> Mask:
    """Where a colour is so near to another that both are of one ground, or that many times as far from it."""
    light, a, b = (lab[..., i] - colour[..., i] for i in range(3))
    return np.asarray((np.abs(light) < wider * _SAME_LIGHT) & _tint_within(a, b, wider * _SAME_TINT), bool)


def _tint_within(a: Floats, b: Floats, most: float) -> Mask:
    """Where tints are less than that apart: squares are compared, as roots take five times as long."""
    return np.asarray(a * a + b * b < most * most, bool)


def steepness_of(layers: Floats, reach: float) -> Floats:
    """How much layers of colour change from pixel to pixel, the most within a circle of that diameter round each place."""
    slopes = [cv2.Sobel(layer, cv2.CV_32F, *way) / 8 for layer in cv2.split(layers) for way in ((1, 0), (0, 1))]
    return np.asarray(cv2.dilate(np.sqrt(sum(slope**2 for slope in slopes)), disc(reach)), dtype=np.float32)
