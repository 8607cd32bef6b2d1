"""Lines that text detection passed over: print between found lines that nothing was found in.

The network now and then leaves out a whole line among others, at one scale or the next. Its ink is plain to see: pieces as high as the
other lines are, side by side, where no line was found. Only what is then read well counts.
"""

import re
from collections.abc import Sequence

import cv2
import numpy as np

from claims_ai.documents.geometry import bounds, shared
from claims_ai.documents.image import Mask
from claims_ai.documents.intake import Picture
from claims_ai.documents.lines import read_lines
from claims_ai.documents.ocr import Ocr
from claims_ai.documents.ruling import Ruling, moved, without_rules
from claims_ai.values import Box, Line

# How many pixels high lines are looked for; all else in line heights: how near pieces of one line are, how high and how long it is, and how
# far beyond the other text it may be.
_LINE = 24.0
_NEAR, _HIGH, _LONG, _BEYOND = 1.1, (0.6, 1.45), 0.7, 1.0
# How high a piece is at least, how wide at most, how far above or below the rest, and what is a speck; at most so many pieces are print.
_TALL, _WIDE, _OFF, _SPECK, _PIECES = 0.4, 4.0, 0.25, 0.2, 500
# How far a line may go on where a seal crosses it, what parts it from what is none of it, and how near a seal its lettering is.
_FAR, _GAP, _AROUND = 3.0, 0.5, 4.0
# How many lines are read at most, and how well they have to be, a single character better.
_MOST, _WELL, _ALONE_WELL = 12, 0.88, 0.95
# which part of it may be within a found line
_SHARED = 0.2
# strokes and frames may be taken for these; the lettering of a seal has none of those
_NO_CHARACTER = re.compile(r"[一二三十丨口回日田工土士王O0oIl1.,:;、。·\-_|/\s]*")
_NO_SEAL = re.compile(r"[:：\d.]|.{6}")
Extent = tuple[int, int, int, int]
"""Left, top, right and bottom."""


def with_unfound(ocr: Ocr, picture: Picture, ruling: Ruling, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of an upright page with those that were passed over."""
    places = [(box, sealed) for box, sealed in _places(ruling, lines) if not _is_known(box, lines)]
    found = read_lines(ocr, picture, [box for box, _ in places])
    return (*lines, *(line for line, (_, sealed) in zip(found, places, strict=True) if _is_print(line, sealed=sealed)))


def _is_known(box: Box, lines: Sequence[Line]) -> bool:
    """Whether a place is a part of a found line, of which not all was within its box."""
    return any(shared(box, line.box) > _SHARED for line in lines)


def _is_print(line: Line, *, sealed: bool) -> bool:
    """Whether what was read is text, well read and no mere strokes; beside a `sealed` place it may be the lettering of the seal."""
    if _NO_CHARACTER.fullmatch(line.text) or (sealed and not _NO_SEAL.search(line.text)):
        return False
    if len(line.text) < 2:
        return line.confidence > _ALONE_WELL and re.fullmatch(r"[\u4e00-\u9fff]", line.text) is not None
    return line.confidence > _WELL


def _places(ruling: Ruling, lines: Sequence[Line]) -> list[tuple[Box, bool]]:
    """Where ink stands like a line of text, on the page, the longest first, and whether something as large as a seal is near."""
    share = min(1.0, _LINE / ruling.line_height)
    turn, high = np.diag((share, share, 1.0)) @ ruling.turn, share * ruling.line_height
    known = [moved(line.box, turn) for line in lines]
    free = _free(without_rules(_reduced(ruling.ink, share), high), known, high)
    small, large = _by_size(free, high)
    kept = list[Extent]()
    for row in sorted(_rows(_pieces(small, high), high), key=lambda row: row[0] - row[2]):
        if _like_a_line(row, bounds(point for box in known for point in box), high) and not any(
            _meet(row, one) for one in kept
        ):
            kept.append(_whole(row, free, high))
    around = round(_AROUND * high)
    return [
        (
            moved(_widened(row, 0.12 * high), np.asarray(np.linalg.inv(turn), np.float64)),
            bool(large[max(0, row[1] - around) : row[3] + around, max(0, row[0] - around) : row[2] + around].any()),
        )
        for row in kept[:_MOST]
    ]


def _reduced(ink: Mask, share: float) -> Picture:
    """Ink as a smaller picture of ones; what is inked for a third stays ink."""
    whole = ink.astype(np.uint8) * 255
    small = cv2.resize(whole, None, fx=share, fy=share, interpolation=cv2.INTER_AREA) if share < 1 else whole
    return np.asarray(small > 85, np.uint8)


def _like_a_line(row: Extent, text: tuple[float, float, float, float], high: float) -> bool:
    """Whether a row of pieces is as high and long as a line and among the other text."""
    left, top, right, foot = text
    x0, y0, x1, y1 = row
    beside = x0 < left - _BEYOND * high or x1 > right + _BEYOND * high or y0 < top or y1 > foot + 2 * high
    return not beside and _HIGH[0] * high < y1 - y0 < _HIGH[1] * high and x1 - x0 > _LONG * high


def _meet(row: Extent, other: Extent) -> bool:
    return row[0] < other[2] and other[0] < row[2] and row[1] < other[3] and other[1] < row[3]


def _whole(row: Extent, free: Picture, high: float) -> Extent:
    """A row with what goes on at its ends in ink of any size: where a seal crosses it, its last characters are no pieces of their own."""
    x0, y0, x1, y1 = row
    band = np.asarray(free[y0:y1].max(axis=0) > 0)
    return x0 - _runs_on(band[:x0][::-1], high), y0, x1 + _runs_on(band[x1:], high), y1


def _widened(row: Extent, edge: float) -> Box:
    x0, y0, x1, y1 = row[0] - edge, row[1] - edge, row[2] + edge, row[3] + edge
    return (x0, y0), (x1, y0), (x1, y1), (x0, y1)


def _pieces(ink: Picture, high: float) -> list[Extent]:
    """The characters, or parts of them, from left to right; none where there are so many that it is no print."""
    joined = cv2.morphologyEx(
        ink, cv2.MORPH_CLOSE, np.ones((max(1, round(0.3 * high)), max(1, round(0.15 * high))), np.uint8)
    )
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found = [(x, y, x + wide, y + tall) for x, y, wide, tall, _ in stats[1:].tolist() if tall > _TALL * high]
    return sorted(found) if len(found) <= _PIECES else []


def _rows(pieces: Sequence[Extent], high: float) -> list[Extent]:
    """The extents of pieces side by side at one height."""
    rows: list[Extent] = []
    for x0, y0, x1, y1 in pieces:
        middle = (y0 + y1) / 2
        near = (
            (abs(middle - (row[1] + row[3]) / 2), i)
            for i, row in enumerate(rows)
            if x0 - row[2] < _NEAR * high and abs(middle - (row[1] + row[3]) / 2) < _OFF * high
        )
        _, place = min(near, default=(0.0, None))
        if place is None:
            rows.append((x0, y0, x1, y1))
        else:
            row = rows[place]
            rows[place] = (row[0], min(row[1], y0), max(row[2], x1), max(row[3], y1))
    return rows


def _runs_on(band: Mask, high: float) -> int:
    """How far ink goes on from the beginning of a band, without a gap."""
    inked = np.flatnonzero(band[: round(_FAR * high)])
    gaps = np.flatnonzero(np.diff(inked, prepend=-1) > _GAP * high)
    reached = inked[: gaps[0]] if len(gaps) else inked
    return int(reached[-1]) + 1 if len(reached) else 0


def _by_size(ink: Picture, high: float) -> tuple[Picture, Mask]:
    """The ink of pieces no larger than characters and no smaller than strokes, and that of larger ones."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    tall, wide = stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_WIDTH]
    large = (tall >= _HIGH[1] * high) | (wide >= _WIDE * high)
    kept = ~large & (np.maximum(tall, wide) > _SPECK * high)
    kept[0] = large[0] = False
    return np.asarray(kept[labels], np.uint8), np.asarray(large[labels])


def _free(ink: Picture, known: Sequence[Box], high: float) -> Picture:
    """The ink outside of the known lines."""
    free, edge = ink.copy(), 0.1 * high
    for x0, y0, x1, y1 in map(bounds, known):
        free[max(0, int(y0 - edge)) : int(y1 + edge), max(0, int(x0 - edge)) : int(x1 + edge)] = 0
    return free
