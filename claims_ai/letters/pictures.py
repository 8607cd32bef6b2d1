"""The small pictures of the letters: our own SVG, of few elements, so that a page and a PDF draw the same."""

from functools import lru_cache
from pathlib import Path
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

_DRAWINGS = Path(__file__).parent / "drawings"
ELEMENTS = frozenset({"rect", "line", "circle", "polygon", "polyline", "text"})


@lru_cache(maxsize=64)
def svg_of(name: str) -> str:
    """The SVG of a picture, to stand in a page; that of `other` where none was drawn."""
    path = _DRAWINGS / f"{name}.svg"
    return (path if path.is_file() else _DRAWINGS / "other.svg").read_text("utf-8").strip()


def shapes_of(name: str) -> tuple[tuple[str, dict[str, str], str], ...]:
    """The elements of a picture in drawing order, each with its attributes and its text."""
    root: Element = fromstring(svg_of(name))
    return tuple((each.tag.rpartition("}")[2], dict(each.attrib), each.text or "") for each in root)


def size_of(name: str) -> tuple[float, float]:
    """Width and height of a picture in its own units."""
    width, height = fromstring(svg_of(name)).attrib["viewBox"].split()[2:]
    return float(width), float(height)
