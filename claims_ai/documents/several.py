"""Several documents on one picture: each read by itself, the largest first. One document is never taken for several lightly:
every part has to be whole, with the words its kind is never without."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claims_ai.documents.geometry import bounds, centre, lean, width_height
from claims_ai.documents.intake import Picture
from claims_ai.documents.placing import Placing
from claims_ai.documents.regions import area_of, distance, halves, parts, split, united
from claims_ai.documents.wholes import CARDS, whole_kind
from claims_ai.values import Box, Line

if TYPE_CHECKING:
    from claims_ai.documents.scan import Scan

Read = Callable[[Placing], "Scan"]

# Both sheets of a licence are one document.
_IN_TWO_SHEETS = frozenset({"driving_licence", "vehicle_licence"})
_BILLS = frozenset({"medical_invoice_outpatient", "medical_invoice_inpatient", "vat_invoice", "receipt"})
_ILLEGIBLE = 0.75
# Documents that differ less in size are as large; so are cards, which print their text more or less widely.
_AS_LARGE = 0.85
# how many values stand beside labels at least, the share of them that do, and how level they are, in heights
_ROWS, _MOSTLY, _LEVEL = 4, 0.8, 0.35
# Lines that detection finds on a card at most, and at how many empty bands two of them may be told apart.
_ON_A_CARD, _BANDS = 17, 2


def documents_apart(picture: Picture, boxes: Sequence[Box], read: Read) -> "list[Scan]":
    """The documents between which the table shows; none where there is but one."""
    found = [(read(part), part) for part in split(picture, boxes)]
    while len(found) > 2 and (broken := next((each for each in found if not whole_kind(each[0].lines)), None)):
        rest = [each for each in found if each is not broken]
        near = min(rest, key=lambda each: distance(each[1], broken[1]))
        whole = united(near[1], broken[1])
        found = [each for each in rest if each is not near] + [(read(whole), whole)]
    kinds = [whole_kind(scan.lines) for scan, _ in found]
    if not found or None in kinds or (len(set(kinds)) == 1 and kinds[0] in _IN_TWO_SHEETS):
        return []
    return _by_size([(scan, kind) for (scan, _), kind in zip(found, kinds, strict=True)])


def documents_told_apart(whole: "Scan", read: Read) -> "list[Scan]":
    """The documents on one sheet, told by their words and the empty bands between them; the whole alone where there is but one."""
    groups = _divided(whole, read)
    return _by_size(groups) if len(groups) > 1 else [whole]


def none_alone(picture: Picture, boxes: Sequence[Box], problems: Callable[[Sequence[Box]], Sequence[str]]) -> bool:
    """Whether boxes part into those of several documents, none of which has a problem by itself: the whole may seem covered or cut
    where they end."""
    return any(not any(map(problems, groups)) for groups in _perhaps_several(picture, boxes))


def _perhaps_several(picture: Picture, boxes: Sequence[Box]) -> Iterator[list[list[Box]]]:
    """Ways in which boxes may be those of several documents: between which the table shows, or as few as cards have."""
    if between := split(picture, boxes):
        yield [[box for box in boxes if _inside(box, part)] for part in between]
    for _, *sides in halves(boxes, _BANDS):
        if max(map(len, sides)) <= _ON_A_CARD:
            yield [[boxes[place] for place in side] for side in sides]


def _divided(whole: "Scan", read: Read) -> "list[tuple[Scan, str | None]]":
    """A scan cut in two at the first band both of whose sides are whole documents, and each side again."""
    boxes = [line.box for line in whole.lines]
    angle = lean(boxes)
    for axis, *sides in halves(boxes):
        own = parts([area_of([boxes[place] for place in side], angle) for side in sides], angle)
        scans = [_part_of(whole, side, part) for side, part in zip(sides, own, strict=True)]
        kinds = [whole_kind(scan.lines) for scan in scans]
        if CARDS & set(kinds) and None in kinds:
            scans = [_legible(scan, part, whole, read) for scan, part in zip(scans, own, strict=True)]
            kinds = [whole_kind(scan.lines) for scan in scans]
        if CARDS & set(kinds) and axis == 0 and _are_one_row_each([[boxes[place] for place in side] for side in sides]):
            continue
        if _share_a_sheet(kinds, axis):
            return [found for scan in scans for found in _divided(scan, read)]
    return [(whole, whole_kind(whole.lines))]


def _are_one_row_each(sides: Sequence[Sequence[Box]]) -> bool:
    """Whether what stands on the one side are the values of labels on the other: nearly each is level with one there."""
    fewer, more = sorted(sides, key=len)
    middles = [centre(box)[1] for box in more]
    level = [box for box in fewer if any(abs(centre(box)[1] - at) < _LEVEL * width_height(box)[1] for at in middles)]
    return len(fewer) >= _ROWS and len(level) >= _MOSTLY * len(fewer)


def _legible(scan: "Scan", part: Placing, whole: "Scan", read: Read) -> "Scan":
    """The part of a scan, read by itself where it was read badly: it may lie another way than the rest."""
    return scan if _certainty(scan.lines) > _ILLEGIBLE else read(_on_upload(part, whole))


def _on_upload(part: Placing, whole: "Scan") -> Placing:
    return part.within(whole.placing) if whole.placing else part


def _share_a_sheet(kinds: Sequence[str | None], axis: int) -> bool:
    """Whether two neighbours (axis 0 side by side, 1 one under the other) are two documents, and not two parts of one."""
    one, other = kinds
    if one is None or other is None or (one == other and one in _IN_TWO_SHEETS):
        return False
    if one == other == "receipt":
        return axis == 0
    return bool({one, other} & CARDS) or {one, other} <= _BILLS


def _part_of(whole: "Scan", places: Sequence[int], part: Placing) -> "Scan":
    """The lines of a scan at those places as a document of their own."""
    own = tuple(replace(whole.lines[place], box=part.as_read(whole.lines[place].box)) for place in places)
    red_free = tuple(replace(line, box=part.as_read(line.box)) for line in whole.red_free if _inside(line.box, part))
    return replace(whole, lines=own, red_free=red_free, placing=_on_upload(part, whole))


def _inside(box: Box, part: Placing) -> bool:
    """Whether the middle of a box lies on a part."""
    x, y = centre(part.as_read(box))
    return 0 <= x <= part.size[0] and 0 <= y <= part.size[1]


def _certainty(lines: Sequence[Line]) -> float:
    return sum(line.confidence * len(line.text) for line in lines) / max(1, sum(len(line.text) for line in lines))


def _by_size(found: "Sequence[tuple[Scan, str | None]]") -> "list[Scan]":
    """The largest document first; of those as large as it the upper or left one as they are read, and the rest by size."""
    areas = {id(scan): _area(scan) for scan, _ in found}
    if {kind for _, kind in found} <= CARDS:
        areas = dict.fromkeys(areas, 1.0)
    most = max(areas.values())
    ways = {scan.orientation for scan, _ in found}
    way = ways.pop() if len(ways) == 1 else 0
    largest = (scan for scan, _ in found if areas[id(scan)] >= _AS_LARGE * most)
    first = min(largest, key=lambda scan: _from_top_left(scan, way))
    return [first, *sorted((scan for scan, _ in found if scan is not first), key=lambda scan: -areas[id(scan)])]


def _area(scan: "Scan") -> float:
    width, height = width_height(_extent(scan))
    return width * height


def _from_top_left(scan: "Scan", way: int) -> float:
    """How far a document is from what is the upper left corner of a picture that lies that way."""
    x, y = centre(_extent(scan))
    return {90: y - x, 180: -x - y, 270: x - y}.get(way, x + y)


def _extent(scan: "Scan") -> Box:
    """The text's extent on the upload."""
    box = _upright(line.box for line in scan.lines)
    return scan.placing.to_upload(box) if scan.placing else box


def _upright(boxes: Iterable[Box]) -> Box:
    x0, y0, x1, y1 = bounds(point for box in boxes for point in box)
    return (x0, y0), (x1, y0), (x1, y1), (x0, y1)
