"""Numbers written one character a box, read as one line each.

The characters of a comb are read side by side more than once, which costs a few milliseconds. Only a reading of as many characters as there are
filled boxes counts, so that none is lost or invented; a character on which such readings differ is doubtful.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from claims_ai.documents.comb_strip import Characters, cut_characters, strip
from claims_ai.documents.combs import Comb, find_combs
from claims_ai.documents.geometry import part_of
from claims_ai.documents.intake import Picture
from claims_ai.documents.ocr import Ocr, Text
from claims_ai.documents.ruling import Ruling
from claims_ai.documents.text import half_width
from claims_ai.values import Box, Line

# Gaps in heights of a character with the width of the line as a share of what its height asks for: read right are 46, 45 and 44 of 49 combs.
_READINGS = (0.2, 0.8), (0.35, 0.8), (0.2, 1.0)
# So many boxes have to be filled; a line is in a comb with that part of its length; a first reading is
# enough if each character scores more than that.
_FEWEST, _MOSTLY, _SURE = 5, 0.75, 0.9
_OWN = re.compile(r"[A-Za-z\d-]")
_STROKE = str.maketrans("|丨×", "11X")
_LAST, _FIRST = re.compile(r"[\dA-Za-z\s|.-]+$"), re.compile(r"^[\dA-Za-z\s|.-]+")
Reading = tuple[tuple[str, float], ...]
"""Characters, each with its score."""


def with_boxed(ocr: Ocr, picture: Picture, ruling: Ruling, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of an upright page, what was read within rows of boxes replaced by the number that stands there."""
    for comb in find_combs(ruling):
        characters = cut_characters(picture, comb)
        if characters and len(characters.cells) >= _FEWEST:
            lines = _with_number(ocr, lines, comb, characters)
    return tuple(lines)


def _with_number(ocr: Ocr, lines: Sequence[Line], comb: Comb, characters: Characters) -> Sequence[Line]:
    """The lines with the number of a comb in the place of what was read in it; as they were if its characters cannot be told apart."""
    parts = [(line, *_within(line.box, comb.box)) for line in lines]
    inner = [line for line, start, end in parts if end - start > _MOSTLY]
    count, again = len(characters.cells), _readings(ocr, characters)
    if not again:
        return lines
    before = tuple(one for line in sorted(inner, key=lambda line: line.box[0][0]) for one in _own(_as_read(line)))
    number = _agreed([*again, before] if len(before) == count else again)
    scores = tuple(score for _, score in number)
    whole = Line("".join(char for char, _ in number), sum(scores) / count, characters.box, scores)
    kept = [_outside(line, start, end) if end > start else line for line, start, end in parts if line not in inner]
    return [*(line for line in kept if line.text), whole]


def _readings(ocr: Ocr, characters: Characters) -> list[Reading]:
    """What a comb says, as often as it takes to be sure of it: readings of as many characters as are there."""
    count, found = len(characters.cells), list[Reading]()
    for hows in (_READINGS[:1], _READINGS[1:]):
        again = [_own(text) for text in ocr.recognise([strip(characters, *how) for how in hows])]
        found += [reading for reading in again if len(reading) == count]
        if found and min(score for _, score in found[0]) > _SURE:
            break
    return found


def _as_read(line: Line) -> Text:
    return Text(line.text, line.confidence, line.scores)


def _own(text: Text) -> Reading:
    """The letters, digits and hyphens of a text; an upright stroke is a one, a cross an X."""
    scores = text.scores if len(text.scores) == len(text.text) else (text.score,) * len(text.text)
    chars = half_width(text.text).translate(_STROKE)
    return tuple((char, score) for char, score in zip(chars, scores, strict=True) if _OWN.fullmatch(char))


def _agreed(readings: Sequence[Reading]) -> Reading:
    """Of several readings the likeliest character at each place, as sure as those that say otherwise leave it."""
    return tuple(_likeliest(place) for place in zip(*readings, strict=True))


def _likeliest(said: Reading) -> tuple[str, float]:
    sums = dict[str, float]()
    for char, score in said:
        sums[char] = sums.get(char, 0.0) + score
    best = max(sums, key=lambda char: sums[char])
    return best, sums[best] / len(said)


def _within(box: Box, comb: Box) -> tuple[float, float]:
    """Between which shares of its length a line is in a comb; nowhere if its middle is above or below."""
    origin, across, down = (np.array(comb[i]) for i in (0, 1, 3))
    places = np.linalg.solve(np.column_stack([across - origin, down - origin]), (np.array(box) - origin).T)
    (start, middle), (end, _) = ((places[:, a] + places[:, b]) / 2 for a, b in ((0, 3), (1, 2)))
    if not 0 < middle < 1 or end <= start:
        return 0.0, 0.0
    first, last = ((side - start) / (end - start) for side in (0.0, 1.0))
    return (max(0.0, first), min(1.0, last)) if first < 1 and last > 0 else (0.0, 0.0)


def _outside(line: Line, start: float, end: float) -> Line:
    """What of a line that runs into a comb stands before or behind it, whichever is more."""
    if start >= 1 - end:
        text = _LAST.sub("", line.text)
        return replace(line, text=text, box=part_of(line.box, 0.0, start), scores=line.scores[: len(text)])
    text = _FIRST.sub("", line.text)
    return replace(line, text=text, box=part_of(line.box, end, 1.0), scores=line.scores[len(line.text) - len(text) :])
