"""What lies over a paper or outshines it: the parts of its text area that do not look like paper."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from claims_ai.documents.colours import same_colour
from claims_ai.documents.image import Mask
from claims_ai.documents.masks import Floats, disc, grown, opened
from claims_ai.documents.paper import Paper, at

_FAINT_LIGHT, _FAINT_TINT = 7.0, 6.0
_SPECK = 0.003
# how far a colour is from paper's that a header has, which share of the text's area it takes, and how much more its colour may change
_VIVID, _HEADER, _WIDER = 20.0, 0.1, 2.3


@dataclass(frozen=True, slots=True)
class Patch:
    """A part of the text area that is not paper: its share of the area, how steep its edge is in levels a pixel (median; of the
    whole colour where it is clearly other, as skin may be as bright as a card), how many lines end at it, how much of it is print,
    how much darker (below 0) or brighter and how much otherwise coloured it is than the paper round it, and how many lines stand on its
    very colour, as those of a page with coloured parts do: beside it, and anywhere."""

    share: float
    edge: float
    ends: int
    printed: float
    light: float
    tint: float
    kin: int
    like: int


@dataclass(frozen=True, slots=True)
class _Sought:
    """Where patches are looked for, how steep places are there, and in line heights: how near to them lines end, how thick they are at least
    and how far round them their edge may be."""

    area: Mask
    steepness: Floats
    reach: float
    thick: float
    rim: float = 0.0


def burnt_out(paper: Paper) -> tuple[Patch, ...]:
    """Where a reflection has washed the page out. It may go on to its edge between what is left of lines, where it is not looked for."""
    return tuple(_patches(paper, paper.blown, _Sought(paper.block, paper.steepness, 1.5, 1.6, rim=0.8)))


def clearly_other(paper: Paper) -> tuple[Patch, ...]:
    """Where there is something much darker or otherwise coloured than paper."""
    other = opened(~paper.solid & ~paper.blown & ~paper.print, 1.6 * paper.line_height)
    return tuple(_patches(paper, other, _Sought(paper.text, paper.contrast, 1.2, 1.6)))


def faintly_other(paper: Paper) -> tuple[Patch, ...]:
    """Where there is something a little brighter, darker or otherwise coloured, as another paper is, which is some lines high."""
    light, tint = np.abs(paper.away[..., 0]), np.hypot(paper.away[..., 1], paper.away[..., 2])
    other = opened(((light > _FAINT_LIGHT) | (tint > _FAINT_TINT)) & ~paper.blown, 4.0 * paper.line_height)
    return tuple(_patches(paper, other, _Sought(paper.text, paper.steepness, 1.2, 4.0)))


def _patches(paper: Paper, mask: Mask, sought: _Sought) -> Iterator[Patch]:
    """The connected parts of a mask within an area, specks left out, and slivers of what is beyond the page along its edge."""
    count, labels = cv2.connectedComponents(mask.astype(np.uint8))
    whole = max(1, int(sought.area.sum()))
    within = np.bincount(labels[opened(mask & sought.area, sought.thick * paper.line_height)], minlength=count)
    for label in np.flatnonzero(within > _SPECK * whole):
        if label:
            yield _patch(paper, labels == label, sought, float(within[label]) / whole)


def _patch(paper: Paper, part: Mask, sought: _Sought, share: float) -> Patch:
    shrunk, inside = cv2.erode(part.astype(np.uint8), disc(3)) > 0, part & sought.area
    edge = sought.steepness[grown(part, 3 + 2 * sought.rim * paper.line_height) & ~shrunk & sought.area]
    near = grown(part, 2 * sought.reach * paper.line_height)
    light, *tint = np.median(paper.away[inside], axis=0)
    height, width = part.shape
    ends = paper.ends[((paper.ends >= 0) & (paper.ends < (width, height))).all(axis=1)]
    vivid = float(np.hypot(*tint)) > _VIVID and share < _HEADER
    like = same_colour(paper.ground, np.median(paper.colour[inside], axis=0), _WIDER if vivid else 1.0)
    return Patch(
        share,
        float(np.median(edge)) if edge.size > 5 else 0.0,
        int(at(near, ends).sum()),
        float((paper.print & part).sum() / max(1, inside.sum())),
        float(light),
        float(np.hypot(*tint)),
        int((like & at(near, paper.places).any(axis=1)).sum()),
        int(like.sum()),
    )
