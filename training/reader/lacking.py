"""Pages with some of their fields taken away: forms differ in what they print, and a reader has to learn to give nothing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from claims_ai.documents.geometry import bounds, shared
from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading.ranked import seeds, types
from claims_ai.documents.text import squash
from claims_ai.values import Box, Line

if TYPE_CHECKING:
    from training.reader.forms import Known

_PAGES, _FIELDS, _WITH_LABEL = 0.5, 0.25, 0.6
_COVERED, _TOUCHED = 0.6, 0.15
# in running text such a word tells what a date is as a label does
_TELLING = re.compile(r"[入出住]院")


def with_lacking(pages: Iterable["Known"]) -> Iterator["Known"]:
    """Every page, and of half of them a copy that lacks a quarter of the fields; the same copies each time."""
    for number, page in enumerate(pages):
        yield page
        rng = Random(f"{page.group}/{number}")
        gone = {name for name in sorted(page.values) if rng.random() < _FIELDS and can_go(page, name)}
        if gone and rng.random() < _PAGES:
            yield without(page, gone, with_labels=rng.random() < _WITH_LABEL)


def can_go(page: "Known", name: str) -> bool:
    """Whether a field stands at one place alone: what is printed or told twice would still be there."""
    box = page.boxes.get(name)
    if box is None or name not in types.TYPE_OF:
        return False
    elsewhere = [line for line in page.sheet.lines if _part_under(line, box) < _TOUCHED]
    if types.TYPE_OF[name] == types.DATE:
        day = re.compile(r"\D{1,2}0?".join(re.findall(r"\d+", page.values[name][0])).replace("0?0", "0?"))
        return not any(day.search(squash(line.text)) and _TELLING.search(line.text) for line in elsewhere)
    value = squash(page.values[name][0])
    return not any(value in squash(line.text) for line in elsewhere)


def without(page: "Known", gone: set[str], *, with_labels: bool) -> "Known":
    """The page without these values, and without the labels beside them where these stand alone."""
    boxes = [page.boxes[name] for name in sorted(gone)]
    kept = [box for name, box in page.boxes.items() if name not in gone]
    lines = [cut for line in page.sheet.lines if (cut := _cut(line, boxes, kept, whole=with_labels))]
    if with_labels:
        lines = _without_labels(page, lines)
    again = [line for line in page.sheet.red_free if not any(shared(line.box, box) > _TOUCHED for box in boxes)]
    values = {name: value for name, value in page.values.items() if name not in gone}
    return replace(page, sheet=Sheet(lines, again, page.sheet.size), values=values)


def _cut(line: Line, boxes: Sequence[Box], kept: Sequence[Box], *, whole: bool) -> Line | None:
    """A line with what stands in these boxes blanked out; nothing where that is all of it, or all that belongs to a field."""
    for box in boxes:
        part = _part_under(line, box)
        if part > _COVERED or (
            part > _TOUCHED and whole and not any(_part_under(line, other) > _TOUCHED for other in kept)
        ):
            return None
        if part > _TOUCHED:
            line = _blanked(line, box)
    return line if line.text.strip() else None


def _blanked(line: Line, box: Box) -> Line:
    """The characters of a line that stand in a box replaced by spaces, so that positions stay."""
    (x0, _, x1, _), (left, _, right, _) = bounds(line.box), bounds(box)
    widths = [2 if ord(char) > 0x2E7F else 1 for char in line.text]
    total, text, at = sum(widths) or 1, "", 0
    for char, width in zip(line.text, widths, strict=True):
        middle, half = x0 + (x1 - x0) * (at + width / 2) / total, 0.4 * (x1 - x0) / total
        text += " " if left - half <= middle <= right + half else char
        at += width
    return replace(line, text=text)


def _without_labels(page: "Known", lines: Sequence[Line]) -> list[Line]:
    """The lines without labels that stood in a line of their own beside what is gone."""
    known = seeds.vocabulary(page.kind)
    left = {id(line) for line in lines}

    def orphaned(line: Line) -> bool:
        hits = known.hits(line)
        beside = page.sheet.right_of(line.box)[:1] if hits and not line.text[hits[-1].end :].strip() else []
        return any(id(other) not in left and other is not line for other in beside)

    return [line for line in lines if not orphaned(line)]


def _part_under(line: Line, box: Box) -> float:
    """The part of a line's width that lies in a box at its height."""
    (x0, y0, x1, y1), (left, top, right, bottom) = bounds(line.box), bounds(box)
    high = min(y1, bottom) - max(y0, top)
    wide = min(x1, right) - max(x0, left)
    return wide / (x1 - x0) if x1 > x0 and wide > 0 and high > 0.4 * min(y1 - y0, bottom - top) else 0.0
