"""Is the picture good enough to read, and if not, what should the claimant do better?

`glance` tells from the picture and the text boxes alone, before anything is recognised; `judge` knows the text as well.
A problem named is a reason to ask for the page again, but for small print and soft edges that could be read all the same.
"""

from collections.abc import Sequence
from math import hypot
from statistics import median

import numpy as np

from claims_ai.documents.geometry import slope, width_height
from claims_ai.documents.image import crop, edge_width, grey
from claims_ai.documents.intake import Picture
from claims_ai.documents.paper import Paper, crossing_rules, cut_lines, find_paper
from claims_ai.values import Box, Line, Quality

_MIN_LINES = 3
_SAMPLE = 12
# Heights of a line's box in pixels, print and margin: below the first digits begin to be taken for others, below the second many are.
_SMALL, _TOO_SMALL = 15.0, 12.5
# Width of an edge as a part of the line's height; usable photos reach 0.09, and a small picture made larger begins at 0.11.
_SOFT = 0.105
_DARK = 75.0
_GLARING, _COVERED, _INTRUDED, _COLOURED_OVER = 0.047, 0.13, 0.055, 0.01
_CUT_LINES, _CUT_RULES, _MARGIN = 2, 2, 6.0
_TILTED, _FANNED, _FORESHORTENED = 0.26, 0.3, 0.56
_LEGIBLE, _WELL = 0.8, 0.93
_SURVIVABLE = {"low_resolution", "blurred"}


def glance(picture: Picture, boxes: Sequence[Box]) -> tuple[str, ...]:
    """The problems of an upright page seen from its text boxes, in some 70 ms: what a claimant can be told before the page is read."""
    if len(boxes) < _MIN_LINES:
        return ("too_dark", "no_text") if float(np.percentile(grey(picture), 90)) < _DARK else ("no_text",)
    height = median(min(width_height(box)) for box in boxes)
    paper = find_paper(picture, boxes)
    found = {
        **_print(picture, boxes, height),
        "glare": paper.glaring > _GLARING,
        "covered": paper.white and _is_covered(paper),
        "cropped": cut_lines(picture, boxes) >= _CUT_LINES
        or crossing_rules(picture, height) >= _CUT_RULES
        or (paper.white and paper.leaves_frame(_MARGIN)),
        "skewed": _tilted(boxes) or _foreshortened(paper),
    }
    return tuple(problem for problem, seen in found.items() if seen)


def judge(picture: Picture, lines: Sequence[Line]) -> Quality:
    """Judge an upright page with the lines read from it."""
    legible = [line for line in lines if len(line.text) > 1]
    problems = glance(picture, [line.box for line in legible])
    if len(legible) < _MIN_LINES:
        return Quality(False, 0.0, problems)
    certainty = sum(line.confidence * len(line.text) for line in legible) / sum(len(line.text) for line in legible)
    if certainty < _LEGIBLE and not problems:
        problems = ("blurred",)
    usable = certainty >= _LEGIBLE and _can_be_read(problems, certainty, legible)
    return Quality(usable, round(certainty * (0.9 ** len(problems)), 4), problems)


def judge_native() -> Quality:
    """A page with its own text needs no picture."""
    return Quality(True, 1.0)


def _can_be_read(problems: Sequence[str], certainty: float, lines: Sequence[Line]) -> bool:
    """Whether the problems are such as the text read with certainty shows to be overcome."""
    height = median(min(width_height(line.box)) for line in lines)
    return not problems or (set(problems) <= _SURVIVABLE and certainty >= _WELL and height >= _TOO_SMALL)


def _print(picture: Picture, boxes: Sequence[Box], height: float) -> dict[str, bool]:
    """Dark, soft or small print, from the longest lines."""
    longest = sorted(boxes, key=lambda box: width_height(box)[0], reverse=True)[:_SAMPLE]
    crops = [crop(picture, box) for box in longest]
    return {
        "too_dark": median(float(np.percentile(grey(line), 90)) for line in crops) < _DARK,
        "blurred": median(edge_width(line) for line in crops) > _SOFT * height,
        "low_resolution": height < _SMALL,
    }


def _is_covered(paper: Paper) -> bool:
    return paper.covered > _COVERED or paper.intruded > _INTRUDED or paper.coloured_over > _COLOURED_OVER


def _tilted(boxes: Sequence[Box]) -> bool:
    """Whether the rows climb steeply, or run apart like a fan."""
    tilts = [slope(box) for box in boxes if width_height(box)[0] > 4 * width_height(box)[1]]
    if not tilts:
        return False
    fan = float(np.percentile(tilts, 95) - np.percentile(tilts, 5)) if len(tilts) > 4 else 0.0
    return abs(median(tilts)) > _TILTED or fan > _FANNED


def _foreshortened(paper: Paper) -> bool:
    """Whether one edge of the page is so much shorter than the one across that the page was taken from the side."""
    quad = paper.quad()
    if quad is None:
        return False
    top, right, bottom, left = (
        hypot(q[0] - p[0], q[1] - p[1]) for p, q in zip(quad, (*quad[1:], quad[0]), strict=True)
    )
    return min(top / bottom, bottom / top, left / right, right / left) < _FORESHORTENED
