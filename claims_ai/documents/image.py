"""Pictures: turning, cropping a line, taking out the red of seals, and the measures a quality verdict needs."""

from typing import Any

import cv2
import numpy as np

from claims_ai.documents.geometry import width_height
from claims_ai.documents.intake import Picture
from claims_ai.documents.placing import Placing
from claims_ai.values import Box

Mask = np.ndarray[Any, np.dtype[np.bool_]]

LINE_HEIGHT = 48
# Pixels along a side that tell how much of a picture is red or dark.
_ENOUGH = 800
_WRITTEN = 0.03

_TURNS = {90: cv2.ROTATE_90_COUNTERCLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_CLOCKWISE}


def turn(picture: Picture, orientation: int) -> Picture:
    """The picture set upright, given the clockwise rotation at which it lies."""
    return np.asarray(cv2.rotate(picture, _TURNS[orientation]), dtype=np.uint8) if orientation else picture


def crop(picture: Picture, box: Box) -> Picture:
    """The picture of one text line, straightened; a line that stands on end is laid down."""
    width, height = (max(1, round(side)) for side in width_height(box))
    target = np.array([(0, 0), (width, 0), (width, height), (0, height)], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(np.array(box, dtype=np.float32), target)
    line = cv2.warpPerspective(picture, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    if height >= 1.5 * width:
        line = cv2.rotate(line, cv2.ROTATE_90_COUNTERCLOCKWISE)
    return np.asarray(line, dtype=np.uint8)


def cut_out(picture: Picture, part: Placing) -> Picture:
    """A part of the picture as it is read: set level, and cut to its size."""
    corners, own = np.array(part.to_upload(part.frame), np.float32), np.array(part.frame, np.float32)
    matrix, mode = cv2.getPerspectiveTransform(corners, own), cv2.BORDER_REPLICATE
    seen = cv2.warpPerspective(picture, matrix, part.size, flags=cv2.INTER_CUBIC, borderMode=mode)
    return np.asarray(seen, dtype=np.uint8)


def small_lab(picture: Picture, side: int) -> tuple[np.ndarray[Any, np.dtype[np.float32]], float]:
    """The picture in Lab with its longer side reduced to that many pixels, and the share it was reduced by."""
    share = min(1.0, side / max(picture.shape[:2]))
    size = max(1, round(picture.shape[1] * share)), max(1, round(picture.shape[0] * share))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    return cv2.cvtColor(small, cv2.COLOR_BGR2LAB).astype(np.float32), share


def text_line(picture: Picture, box: Box, share: float = 1.0) -> Picture:
    """The picture of one text line as the recognition network takes it: straightened, `LINE_HEIGHT` pixels high, its width a share
    of what the height asks for.

    Straightening and scaling in one step keeps small print legible: one wrong character in seven is spared against two steps.
    Linear interpolation is read better than cubic, which sharpens the noise of JPEG with the print.
    """
    length, height = (max(1.0, side) for side in width_height(box))
    if height >= 1.5 * length or height > 2 * LINE_HEIGHT:
        line = crop(picture, box)
        return scaled(line, max(1, round(line.shape[1] * share * LINE_HEIGHT / line.shape[0])), LINE_HEIGHT)
    width = max(1, round(length * share * LINE_HEIGHT / height))
    target = np.array([(0, 0), (width, 0), (width, LINE_HEIGHT), (0, LINE_HEIGHT)], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(np.array(box, dtype=np.float32), target)
    mode = cv2.BORDER_REPLICATE
    strip = cv2.warpPerspective(picture, matrix, (width, LINE_HEIGHT), flags=cv2.INTER_LINEAR, borderMode=mode)
    return np.asarray(strip, dtype=np.uint8)


def lifted(picture: Picture, ink: float, paper: float) -> Picture:
    """The picture in grey with what is as bright as `paper` made white and what is as dark as `ink` black."""
    table = np.clip((np.arange(256) - ink) / max(paper - ink, 1.0) * 255, 0, 255).astype(np.uint8)
    return np.asarray(cv2.cvtColor(cv2.LUT(grey(picture), table), cv2.COLOR_GRAY2BGR), dtype=np.uint8)


def without_red(picture: Picture) -> Picture:
    """The red channel in grey: red ink fades into the paper, black print stays."""
    red = picture[:, :, 2]
    return np.asarray(cv2.cvtColor(red, cv2.COLOR_GRAY2BGR), dtype=np.uint8)


def red_erased(picture: Picture) -> Picture:
    """The picture in grey with red ink painted over by the paper round it: what is black stays, what the red covered is lost."""
    red = picture[:, :, 2].copy()
    thinned = np.ascontiguousarray(cv2.dilate(red, np.ones((15, 15), np.uint8))[::4, ::4])
    paper = cv2.resize(cv2.medianBlur(thinned, 7), red.shape[::-1])
    covered = _red_ink(picture) & (red > 110)
    red[covered] = paper[covered]
    return np.asarray(cv2.cvtColor(red, cv2.COLOR_GRAY2BGR), dtype=np.uint8)


def ink_is_mixed(picture: Picture, share: float = 0.003) -> bool:
    """Whether a picture shows both red ink and dark print, each on that share of it: text there may be read better without the red."""
    step = max(1, max(picture.shape) // _ENOUGH)
    seen = picture[::step, ::step]
    dark = seen[:, :, 2] < 110
    return bool(dark.mean() > share) and bool(_red_ink(seen).mean() > share)


def is_red(picture: Picture, box: Box) -> bool:
    """Whether what stands in a box is written in red, not in black with red over it."""
    part = crop(picture, box)
    red, dark = _red_ink(part).mean(), (part[:, :, 2] < 110).mean()
    return bool(red > _WRITTEN and dark < red / 2)


def _red_ink(picture: Picture) -> Mask:
    colours = cv2.cvtColor(picture, cv2.COLOR_BGR2HSV)
    ranges = ((0, 51, 71), (13, 255, 255)), ((161, 51, 71), (180, 255, 255))
    one, other = (cv2.inRange(colours, np.array(least), np.array(most)) for least, most in ranges)
    return np.asarray(cv2.bitwise_or(one, other), np.uint8) > 0


def grey(picture: Picture) -> Picture:
    """Brightness alone."""
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), dtype=np.uint8)


def percentile(level: Picture, percent: float) -> float:
    """The value under which that percentage of 8-bit values lie, as NumPy counts it but from their histogram: some ten times as fast."""
    below = np.cumsum(cv2.calcHist([np.ascontiguousarray(level)], [0], None, [256], [0, 256]).ravel(), dtype=np.float64)
    place = percent / 100 * (below[-1] - 1)
    lower, upper = np.searchsorted(below, (np.floor(place), np.ceil(place)), "right")
    return float(lower + (upper - lower) * (place % 1))


def edge_width(picture: Picture) -> float:
    """How soft the print's edges are, in pixels: contrast of a text crop over its steepest slope, in the direction where it is softest.

    Sharp print gives 1 to 3; a picture taken with an unsteady hand is soft in one direction only.
    """
    level = grey(picture)
    contrast = percentile(level, 98) - percentile(level, 2)
    steps = (
        (level[:, 1:], level[:, :-1], 1.0),
        (level[1:], level[:-1], 1.0),
        (level[1:, 1:], level[:-1, :-1], 1.414),
        (level[1:, :-1], level[:-1, 1:], 1.414),
    )
    steepest = min(
        percentile(np.asarray(cv2.absdiff(one, other), np.uint8), 99) / apart if one.size else 0.0
        for one, other, apart in steps
    )
    return contrast / steepest if steepest > 1.0 else 99.0


def scaled(picture: Picture, width: int, height: int) -> Picture:
    """The picture at another size, in pixels."""
    return np.asarray(cv2.resize(picture, (width, height), interpolation=cv2.INTER_LINEAR), dtype=np.uint8)
