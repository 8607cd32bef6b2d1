"""What lies over a paper or outshines it: the parts of its text area that do not look like paper."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from claims_ai.documents.image import Mask
from claims_ai.documents.paper import Floats, Paper, at, disc, opened, same_colour

_FAINT_LIGHT, _FAINT_TINT = 7.0, 6.0
_SPECK = 0.003


@dataclass(frozen=True, slots=True)
class Patch:
    """A part of the text area that is not paper: its share of the area, how steep its edge is in levels a pixel (median; of the
    whole colour where it is clearly other, as skin may be as bright as a card), how many lines end at it, how much of it is print,
    how much darker (below 0) or brighter and how much otherwise coloured it is than the paper round it, and how many lines beside it
    stand on its very colour, as those of a page with coloured parts do."""

    share: float
    edge: float
    ends: int
    printed: float
    light: float
    tint: float
    kin: int


def burnt_out(paper: Paper) -> tuple[Patch, ...]:
    """Where a reflection has washed the page out."""
    return tuple(_patches(paper, paper.blown, paper.block, paper.steepness, 1.5))


def clearly_other(paper: Paper) -> tuple[Patch, ...]:
    """Where there is something much darker or otherwise coloured than paper."""
    other = opened(~paper.solid & ~paper.blown & ~paper.print, 1.6 * paper.line_height)
    return tuple(_patches(paper, other, paper.text, paper.contrast, 1.2))


def faintly_other(paper: Paper) -> tuple[Patch, ...]:
    """Where there is something a little brighter, darker or otherwise coloured, as another paper is."""
    light, tint = np.abs(paper.away[..., 0]), np.hypot(paper.away[..., 1], paper.away[..., 2])
    other = opened((light > _FAINT_LIGHT) | (tint > _FAINT_TINT), 2.0 * paper.line_height)
    return tuple(_patches(paper, other, paper.text, paper.steepness, 1.2))


def _patches(paper: Paper, mask: Mask, area: Mask, steepness: Floats, reach: float) -> Iterator[Patch]:
    """The connected parts of a mask within an area, specks left out."""
    count, labels = cv2.connectedComponents(mask.astype(np.uint8))
    whole = max(1, int(area.sum()))
    within = np.bincount(labels[area], minlength=count)
    for label in np.flatnonzero(within > _SPECK * whole):
        if label:
            yield _patch(paper, labels == label, area, steepness, float(within[label]) / whole, reach)


def _patch(paper: Paper, part: Mask, area: Mask, steepness: Floats, share: float, reach: float) -> Patch:
    small = np.ones((3, 3), np.uint8)
    grown, shrunk = (change(part.astype(np.uint8), small) > 0 for change in (cv2.dilate, cv2.erode))
    edge, inside = steepness[grown & ~shrunk & area], part & area
    near = cv2.dilate(part.astype(np.uint8), disc(2 * reach * paper.line_height)) > 0
    light, *tint = np.median(paper.away[inside], axis=0)
    height, width = part.shape
    ends = paper.ends[((paper.ends >= 0) & (paper.ends < (width, height))).all(axis=1)]
    return Patch(
        share,
        float(np.median(edge)) if edge.size > 5 else 0.0,
        int(at(near, ends).sum()),
        float((paper.print & part).sum() / max(1, inside.sum())),
        float(light),
        float(np.hypot(*tint)),
        _kin(paper, near, np.median(paper.colour[inside], axis=0)),
    )


def _kin(paper: Paper, near: Mask, colour: Floats) -> int:
    """How many lines that pass there stand on that colour."""
    beside = at(near, paper.places).any(axis=1)
    return int((beside & same_colour(paper.ground, colour)).sum())
