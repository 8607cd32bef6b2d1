"""The pictures of the letters as drawings of a PDF."""

from collections.abc import Callable

from reportlab.graphics import shapes
from reportlab.lib.colors import Color, HexColor

from claims_ai.letters.pictures import shapes_of, size_of

Attributes = dict[str, str]


def drawing(name: str, width: float, font: str) -> shapes.Drawing:
    """A picture of the given width in points; `font` sets its words."""
    own_width, height = size_of(name)
    scale = width / own_width
    picture = shapes.Drawing(own_width, height)
    for element, attributes, text in shapes_of(name):
        picture.add(_styled(_MAKERS[element](attributes, height, text, font), attributes))
    picture.width, picture.height = width, height * scale
    picture.scale(scale, scale)
    return picture


def _rect(at: Attributes, height: float, text: str, font: str) -> shapes.Shape:
    x, y, wide, high = (float(at[name]) for name in ("x", "y", "width", "height"))
    round_ = float(at.get("rx", 0))
    return shapes.Rect(x, height - y - high, wide, high, rx=round_, ry=round_)


def _line(at: Attributes, height: float, text: str, font: str) -> shapes.Shape:
    return shapes.Line(float(at["x1"]), height - float(at["y1"]), float(at["x2"]), height - float(at["y2"]))


def _circle(at: Attributes, height: float, text: str, font: str) -> shapes.Shape:
    return shapes.Circle(float(at["cx"]), height - float(at["cy"]), float(at["r"]))


def _points(at: Attributes, height: float) -> list[float]:
    pairs = (pair.split(",") for pair in at["points"].split())
    return [number for x, y in pairs for number in (float(x), height - float(y))]


def _polygon(at: Attributes, height: float, text: str, font: str) -> shapes.Shape:
    return shapes.Polygon(_points(at, height))


def _polyline(at: Attributes, height: float, text: str, font: str) -> shapes.Shape:
    return shapes.PolyLine(_points(at, height))


def _text(at: Attributes, height: float, text: str, font: str) -> shapes.Shape:
    size = float(at["font-size"])
    return shapes.String(
        float(at["x"]), height - float(at["y"]), text, fontName=font, fontSize=size, textAnchor=at["text-anchor"]
    )


_MAKERS: dict[str, Callable[[Attributes, float, str, str], shapes.Shape]] = {
    "rect": _rect, "line": _line, "circle": _circle, "polygon": _polygon, "polyline": _polyline, "text": _text,
}  # fmt: skip


def _styled(shape: shapes.Shape, at: Attributes) -> shapes.Shape:
    if hasattr(shape, "fillColor"):
        shape.fillColor = _colour(at.get("fill"))
    if hasattr(shape, "strokeColor"):
        shape.strokeColor = _colour(at.get("stroke"))
        shape.strokeWidth = float(at.get("stroke-width", 1))
    if "fill-opacity" in at:
        shape.fillOpacity = float(at["fill-opacity"])
    return shape


def _colour(code: str | None) -> Color | None:
    return None if code in (None, "none") else HexColor(code)
