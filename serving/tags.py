"""Where to write label and value beside a field's box, so that tags hide neither another field nor each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_Corners = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class Rect:
    """An upright rectangle in pixels of the page."""

    x0: float
    y0: float
    x1: float
    y1: float

    def meets(self, other: "Rect") -> bool:
        """Whether the two share any area."""
        return self.x0 < other.x1 and other.x0 < self.x1 and self.y0 < other.y1 and other.y0 < self.y1


def bounds(corners: _Corners) -> Rect:
    """The upright bounds of a box."""
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Rect(min(xs), min(ys), max(xs), max(ys))


def place_tags(fields: Sequence[tuple[str, _Corners]], width: int, height: int) -> Iterator[Mapping[str, Any]]:
    """For each text with its box: the tag's place and size, and `free`: False where there is room for it only on request."""
    page, size = Rect(0, 0, width, height), max(width, height) / 88
    boxes, placed = [bounds(corners) for _, corners in fields], list[Rect]()
    for (text, _), box in zip(fields, boxes, strict=True):
        others = [other for other in boxes if other is not box]
        choices = list(_places(box, text_width(text) * size + size * 0.5, size * 1.3))
        room = [c for c in choices if _inside(c, page) and not any(c.meets(taken) for taken in (*others, *placed))]
        tag = (room or choices)[0]
        placed += room[:1]
        yield {
            "x": round(tag.x0),
            "y": round(tag.y0),
            "wide": round(tag.x1 - tag.x0),
            "size": round(size, 1),
            "free": bool(room),
        }


def _places(box: Rect, wide: float, high: float) -> Iterator[Rect]:
    """Above, below, right and left of a box."""
    middle = (box.y0 + box.y1 - high) / 2
    for x, y in ((box.x0, box.y0 - high), (box.x0, box.y1), (box.x1 + 2, middle), (box.x0 - wide - 2, middle)):
        yield Rect(x, y, x + wide, y + high)


def _inside(rect: Rect, page: Rect) -> bool:
    return rect.x0 >= page.x0 and rect.y0 >= page.y0 and rect.x1 <= page.x1 and rect.y1 <= page.y1


def text_width(text: str) -> float:
    """The width of a text in units of its size: a Chinese character is as wide as it is high, others about 0.58.

    >>> text_width("票据 12")
    3.74
    """
    return round(sum(1.0 if ord(char) > 0x2E7F else 0.58 for char in text), 2)
