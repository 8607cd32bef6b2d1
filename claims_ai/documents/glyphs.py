"""Single characters with their places, as PDF and OFD files hold them, to lines of text."""

from collections.abc import Sequence

import numpy as np

from claims_ai.values import Box, Line

Glyph = tuple[str, float, float, float, float]
"""A character with its left, top, right and bottom."""


def as_lines(glyphs: Sequence[Glyph]) -> tuple[Line, ...]:
    """Characters in the file's order joined into runs: same baseline, and no gap wider than a character."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        if runs and _continues(runs[-1][-1], glyph):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return tuple(_as_line(run) for run in runs)


def on_page(glyph: Glyph, size: tuple[int, int]) -> bool:
    """Nobody sees what stands beside the page, so nobody may claim by it."""
    _, left, top, right, bottom = glyph
    return 0 <= left <= right <= size[0] and 0 <= top <= bottom <= size[1]


def overlapping(glyphs: Sequence[Glyph]) -> int:
    """How many characters stand where a different one stands too: what is seen there is not what is written."""
    if not glyphs:
        return 0
    found = 0
    places = np.array([glyph[1:] for glyph in glyphs])
    middles, size = (places[:, :2] + places[:, 2:]) / 2, places[:, 2:] - places[:, :2]
    order = np.argsort(middles[:, 0], kind="stable")
    middles, size = middles[order], size[order]
    ends = np.searchsorted(middles[:, 0], middles[:, 0] + 0.3 * size[:, 0])
    for place, end in enumerate(ends):
        near = np.abs(middles[place + 1 : end, 1] - middles[place, 1]) < 0.3 * size[place, 1]
        others = order[place + 1 : end][near]
        found += any(glyphs[other][0] != glyphs[order[place]][0] for other in others)
    return found


def _continues(last: Glyph, new: Glyph) -> bool:
    _, _, top, right, bottom = last
    size = bottom - top
    same_row = abs((top + bottom) / 2 - (new[2] + new[4]) / 2) < 0.4 * size
    return same_row and -0.5 * size < new[1] - right < 0.9 * size


def _as_line(run: Sequence[Glyph]) -> Line:
    x0, y0 = min(g[1] for g in run), min(g[2] for g in run)
    x1, y1 = max(g[3] for g in run), max(g[4] for g in run)
    box: Box = ((x0, y0), (x1, y0), (x1, y1), (x0, y1))
    return Line("".join(g[0] for g in run), 1.0, box)
