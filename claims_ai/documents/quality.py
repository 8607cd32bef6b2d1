"""Is the picture good enough to read, and if not, what should the claimant do better?"""

from collections.abc import Sequence
from statistics import mean, median

import numpy as np

from claims_ai.documents.geometry import slope, width_height
from claims_ai.documents.image import crop, edge_width, grey
from claims_ai.documents.intake import Picture
from claims_ai.values import Line, Quality

_MIN_LINES = 3
_SOFT_EDGE = 5.5
_SAMPLE = 12
# heights of a line's box in pixels, print and margin: below the first digits begin to be taken for others, below the second many are
_SMALL, _TOO_SMALL = 15.0, 12.5


def judge(picture: Picture, lines: Sequence[Line]) -> Quality:
    """Measure an upright page with the lines read from it. Unusable means: too little of it could be read with any certainty."""
    legible = [line for line in lines if len(line.text) > 1]
    if len(legible) < _MIN_LINES:
        return Quality(False, 0.0, ("no_text", *_light(picture, legible)))
    certainty = mean(line.confidence for line in legible)
    height = median(min(width_height(line.box)) for line in legible)
    problems = [*_light(picture, legible), *_print(picture, legible, height), *_tilt(legible)]
    usable = (
        height >= _TOO_SMALL and certainty >= 0.8 and not ({"too_dark", "blurred"} & set(problems) and certainty < 0.9)
    )
    return Quality(usable, round(certainty * (0.9 ** len(problems)), 4), tuple(problems))


def judge_native() -> Quality:
    """A page with its own text needs no picture."""
    return Quality(True, 1.0)


def _light(picture: Picture, lines: Sequence[Line]) -> list[str]:
    level = grey(picture)
    problems = ["too_dark"] if float(np.percentile(level, 90)) < 90 else []
    blown = [float((grey(crop(picture, line.box)) > 252).mean()) for line in lines[:_SAMPLE] if line.confidence < 0.6]
    return [*problems, "glare"] if len(blown) > 3 and mean(blown) > 0.9 else problems


def _print(picture: Picture, lines: Sequence[Line], height: float) -> list[str]:
    longest = sorted(lines, key=lambda line: width_height(line.box)[0], reverse=True)[:_SAMPLE]
    edges = median(edge_width(crop(picture, line.box)) for line in longest)
    problems = ["blurred"] if edges > _SOFT_EDGE and edges > 0.22 * height else []
    return [*problems, "low_resolution"] if height < _SMALL else problems


def _tilt(lines: Sequence[Line]) -> list[str]:
    tilts = [abs(slope(line.box)) for line in lines if width_height(line.box)[0] > 4 * width_height(line.box)[1]]
    return ["skewed"] if tilts and median(tilts) > 0.26 else []
