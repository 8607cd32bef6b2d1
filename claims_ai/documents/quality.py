"""Is the picture good enough to read, and if not, what should the claimant do better?

`glance` tells from the picture and the text boxes alone, before anything is recognised; `judge` knows the text as well.
A problem named is a reason to ask for the page again, but for small print and soft edges that could be read all the same.

Thresholds were set on drawn pictures of the training layouts. Trees over eighty such measures, learned from 463 of them, were tried instead: on
layouts they had not seen they missed 26 of 136 bad pictures at 2 % false alarms, and would have asked again for real pages.
"""

from collections.abc import Sequence
from math import hypot, inf
from statistics import median

from claims_ai.documents.frame import crossing_rules, cut_lines, cut_print, cut_rows
from claims_ai.documents.geometry import lean, slope, usual_tilts, width_height
from claims_ai.documents.image import crop, edge_width, grey, percentile
from claims_ai.documents.intake import Picture
from claims_ai.documents.outline import quad
from claims_ai.documents.paper import Paper, find_paper
from claims_ai.documents.patches import Patch, burnt_out, clearly_other, faintly_other
from claims_ai.values import Box, Line, Quality

_MIN_LINES = 3
_SAMPLE = 12
# Heights of a line's box in pixels, print and margin: below the first digits begin to be taken for others, below the second many are.
_SMALL, _TOO_SMALL = 15.0, 12.5
# Width of an edge as a part of the line's height, and in pixels: usable photos reach 0.105 and 3.6, pictures that have to be taken again
# begin at 0.1, or at 5 where a blur runs several lines into one.
_SOFT, _SMEARED = 0.115, 5.0
_RATHER_SOFT = 0.085
# Nine tenths of the brightness of lines: paper in the dimmest usable photos 110, black cards there 69, paper too dark to read at most 45.
_DARK, _SOMETHING = 55.0, 40.0
_CUT_LINES, _CUT_RULES, _MARGIN = 2, 2, 6.0
# Every so many rows are looked at; of screens 0.84 and more of the pixels are as their neighbours, of photos 0.63 at most.
_EVERY, _FLAT, _SCREEN = 7, 0.75, 1.7
# Radians; rows of usable photos run apart by 0.2 at most, of pages taken from the side by 0.55 and more.
_TILTED, _FANNED, _FORESHORTENED, _ROWS = 0.26, 0.35, 0.56, 8
# Lines at such an angle to those round them are no rows of the page: a watermark that says what a copy is for.
_ACROSS = 0.15
# Certainty of what was read: of any page, of rather soft print (readable pages 0.976 and more), and of one that has a problem.
_LEGIBLE, _SURE, _WELL = 0.8, 0.95, 0.97
_SURVIVABLE = {"low_resolution", "blurred"}
# A card has fewer lines than any paper; what is pictured on it is no more than a third of its text's area.
_CARD_LINES, _PICTURED = 10, 0.35
# A reflection that takes so much of the text's area is a large one.
_LARGE = 0.08
# Print, in Lab and levels a pixel: things that lie over a page have up to -63 and 22, pictures printed on it -163 and 88.
_PRINT_BLACK, _PRINT_CRISP = -110.0, 50.0
# What lies over a page, in Lab: black or coloured things, paper of another colour, or whiter than the page's.
_BLACK, _COLOURED, _OTHER_PAPER, _PALER = -55.0, 10.0, 1.8, 12.0
_NO_PAPER = -32.0, 14.0
# The shadow of a hand is no darker, has no sharper edge, and the paper's own tint; what lies over pages is off it by 2 and more.
_SHADED, _SHADE_EDGE, _SHADE_TINT = -90.0, 8.0, 1.5


def glance(picture: Picture, boxes: Sequence[Box]) -> tuple[str, ...]:
    """The problems of an upright page seen from its text boxes, in some 80 ms: what a claimant can be told before the page is read."""
    if len(boxes) < _MIN_LINES:
        return _without_text(picture)
    height = median(min(width_height(box)) for box in boxes)
    paper = find_paper(picture, boxes)
    in_print = _print(picture, boxes, height)
    found = {
        **in_print,
        "glare": _is_burnt_out(paper, len(boxes)),
        "covered": _is_covered(paper, len(boxes)),
        "cropped": _is_cropped(picture, boxes, height, paper),
        # A page from the side has lost print at its far end: where all of it is sharp and large, the outline deceives.
        "skewed": _tilted(boxes) or (any(in_print.values()) and _foreshortened(paper)),
    }
    return tuple(problem for problem, seen in found.items() if seen)


def _without_text(picture: Picture) -> tuple[str, ...]:
    """Why there is no text: it may be too dark, or blurred so much that nothing of it is seen but that something is there."""
    level = grey(picture)
    dark, bright = percentile(level, 2), percentile(level, 90)
    found = {
        "too_dark": bright < _DARK,
        "blurred": bright - dark > _SOMETHING and edge_width(picture) > _SMEARED,
        "no_text": True,
    }
    return tuple(problem for problem, seen in found.items() if seen)


def judge(picture: Picture, lines: Sequence[Line]) -> Quality:
    """Judge an upright page with the lines read from it."""
    legible = [line for line in lines if len(line.text) > 1]
    problems = glance(picture, [line.box for line in legible])
    if len(legible) < _MIN_LINES:
        return Quality(False, 0.0, problems)
    certainty = sum(line.confidence * len(line.text) for line in legible) / sum(len(line.text) for line in legible)
    if not problems and certainty < (_SURE if _is_rather_soft(picture, [line.box for line in legible]) else _LEGIBLE):
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
    crops = _longest(picture, boxes)
    return {
        "too_dark": median(percentile(grey(line), 90) for line in crops) < _DARK,
        "blurred": _is_soft(median(edge_width(line) for line in crops), height),
        "low_resolution": height < _SMALL,
    }


def _longest(picture: Picture, boxes: Sequence[Box]) -> list[Picture]:
    """The pictures of the longest lines."""
    longest = sorted(boxes, key=lambda box: width_height(box)[0], reverse=True)[:_SAMPLE]
    return [crop(picture, box) for box in longest]


def _is_rather_soft(picture: Picture, boxes: Sequence[Box]) -> bool:
    """Whether print is as soft as hardly any picture that can be read: soft photos read surely all the same, print of too few pixels does not."""
    height = median(min(width_height(box)) for box in boxes)
    return median(edge_width(line) for line in _longest(picture, boxes)) > _RATHER_SOFT * height


def _is_soft(edge: float, height: float) -> bool:
    return edge > _SOFT * height or edge > _SMEARED


def _is_burnt_out(paper: Paper, lines: int) -> bool:
    """Whether light has washed out a place at which lines end: two, or one at a place larger than any left empty on a page of many lines."""
    return any(
        patch.ends >= (1 if patch.share > _LARGE and lines >= _CARD_LINES else 2)
        and patch.like < 2
        and _is_bright_enough(patch)
        for patch in burnt_out(paper)
    )


def _is_bright_enough(patch: Patch) -> bool:
    """Whether a bright patch is a reflection: with a soft edge, as lit paper beside a shadow has too, only a large one. A small one may
    lie where nothing is printed, but for many lines that end there."""
    large = patch.share > _LARGE or (patch.share > 0.03 and patch.ends >= 4)
    return (patch.share > (0.02 if patch.ends >= 4 else 0.05) and patch.edge > 1.2) or (large and patch.edge > 0.25)


def _is_covered(paper: Paper, lines: int) -> bool:
    """Whether something with a sharp edge lies where there should be print: clearly another thing, or perhaps a paper over the paper."""
    card = lines < _CARD_LINES
    if not paper.white:
        return any(_lies_on_a_card(patch) for patch in clearly_other(paper))
    slips = () if card else faintly_other(paper)
    return any(_lies_over(patch, card) for patch in clearly_other(paper)) or any(map(_is_a_slip, slips))


def _lies_over(patch: Patch, card: bool) -> bool:
    """Whether a patch is a thing on a paper: lines end at it, and none stands on its colour, as they do on a coloured part of the page itself."""
    if (
        patch.edge < 3.5
        or not patch.ends
        or _is_shade(patch)
        or _is_printed(patch)
        or patch.printed > 0.3
        or (patch.kin and patch.light < _PALER)
    ):
        return False
    if card:
        return 0.06 < patch.share < _PICTURED and (patch.light < _BLACK or patch.tint > _COLOURED)
    through = patch.ends >= 6 and patch.edge > 8 and (patch.light < _BLACK / 2 or patch.tint > _COLOURED)
    return patch.share > 0.03 or (patch.share > 0.008 and through)


def _is_shade(patch: Patch) -> bool:
    return patch.light > _SHADED and patch.edge < _SHADE_EDGE and patch.tint < _SHADE_TINT


def _is_printed(patch: Patch) -> bool:
    """Whether a patch is a picture printed on the page, such as an X-ray's: as black and crisp as print, with hardly a line ending at it."""
    return patch.light < _PRINT_BLACK and patch.edge > _PRINT_CRISP and patch.ends < 3


def _lies_on_a_card(patch: Patch) -> bool:
    """Whether a patch is a thing on a coloured card: as dark as hardly anything that is printed on one."""
    dark = patch.light < _BLACK and patch.edge > 2.5 and patch.printed < 0.1
    return dark and patch.ends >= 2 and 0.06 < patch.share < _PICTURED


def _is_a_slip(patch: Patch) -> bool:
    """Whether a patch is another paper on the paper: of another colour, as the shade of a fold is not, but of nearly this one."""
    paper = patch.light > _NO_PAPER[0] and _OTHER_PAPER < patch.tint < _NO_PAPER[1]
    return (
        patch.share > 0.04 and patch.edge > 1.6 and patch.ends >= 2 and patch.printed < 0.1 and not patch.kin and paper
    )


def _is_cropped(picture: Picture, boxes: Sequence[Box], height: float, paper: Paper) -> bool:
    """Whether print is cut at the frame, or the page goes on beyond it: where it clearly does, less cut print tells. A single row may be that
    of a stamp, which is set on the edge of a page: red ink is none.
    """
    level, end = grey(picture), paper.end_at_frame()
    lines = cut_lines(level, boxes)
    if lines >= _CUT_LINES or cut_rows(picture[:, :, 2], boxes):
        return True
    # Rules and specks run to the frame of whole scans too: they tell something only where the page itself does.
    if end < inf and (lines or _ink_runs_out(picture, level, height, paper)):
        return True
    return (paper.white or len(boxes) >= _CARD_LINES) and end < _MARGIN and not _is_of_a_screen(level)


def _is_of_a_screen(level: Picture) -> bool:
    """Whether this is the picture of a phone's screen or longer, without the noise of a photo: there is no page whose edge it could cut."""
    height, width = level.shape
    rows = level[::_EVERY]
    return height > _SCREEN * width and float((rows[:, 1:] == rows[:, :-1]).mean()) > _FLAT


def _ink_runs_out(picture: Picture, level: Picture, height: float, paper: Paper) -> bool:
    """Whether rules or what is left of print run on beyond the frame; red is left out, as stamps are set on the edge of a page."""
    return crossing_rules(level, height, paper.solid) >= _CUT_RULES or cut_print(picture[:, :, 2], height, paper.solid)


def _tilted(boxes: Sequence[Box]) -> bool:
    """Whether the rows climb steeply, or run apart like a fan."""
    return (
        abs(lean([box for box in boxes if width_height(box)[0] > width_height(box)[1]])) > _TILTED
        or _fan(boxes) > _FANNED
    )


def _fan(boxes: Sequence[Box]) -> float:
    """By how many radians the rows run apart over the page; lines that lie across the rows are none, and a few tell nothing."""
    rows = [box for box in boxes if width_height(box)[0] > 2 * width_height(box)[1]]
    usual = [angle for box, angle in zip(rows, usual_tilts(rows), strict=True) if abs(slope(box) - angle) < _ACROSS]
    return max(usual) - min(usual) if len(usual) >= _ROWS else 0.0


def _foreshortened(paper: Paper) -> bool:
    """Whether one edge of the page is so much shorter than the one across that the page was taken from the side."""
    corners = quad(paper)
    if corners is None:
        return False
    top, right, bottom, left = (
        hypot(q[0] - p[0], q[1] - p[1]) for p, q in zip(corners, (*corners[1:], corners[0]), strict=True)
    )
    return min(top / bottom, bottom / top, left / right, right / left) < _FORESHORTENED
