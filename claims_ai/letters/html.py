"""A letter as one HTML page that needs nothing else, and prints on A4."""

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from claims_ai.letters.letter import Letter
from claims_ai.letters.pictures import svg_of

_TEMPLATES = Path(__file__).parent / "templates"


def letter_html(letter: Letter) -> str:
    """The page; every text of the letter is escaped, only our own pictures and style stand as they are."""
    return _template().render(letter=letter, style=_style(), picture=lambda name: Markup(svg_of(name)))  # noqa: S704 - our own drawings


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("letter.html")


@lru_cache(maxsize=1)
def _style() -> Markup:
    return Markup((_TEMPLATES / "letter.css").read_text("utf-8"))  # noqa: S704 - our own style
