"""The typefaces pages are drawn with: Noto CJK from mplfonts, and Kai and two hands that come with the renderer."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from fontTools.ttLib import TTFont
from PIL import ImageFont

from claims_ai.errors import InputError

FONTS = {
    "sans": "NotoSansCJKsc-Regular.otf",
    "serif": "NotoSerifCJKsc-Regular.otf",
    "mono": "SourceHanMonoSC-Regular.otf",
    "typewriter": "NotoSansMonoCJKsc-Regular.otf",
}
OWN = {"kai": "kai.ttf", "hand": "hand.ttf", "cursive": "cursive.ttf"}


@cache
def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    """One of FONTS or OWN at a size in pixels."""
    return ImageFont.truetype(path_of(name), size)


def font_of(char: str, name: str, size: int) -> ImageFont.FreeTypeFont:
    """The typeface for that character: Noto Serif for what one of OWN does not have."""
    return font(name if name in FONTS or ord(char) in _characters(name) else "serif", size)


@cache
def _characters(name: str) -> frozenset[int]:
    with TTFont(path_of(name)) as face:
        return frozenset(face.getBestCmap())


def path_of(name: str) -> Path:
    """Where the file of one of FONTS or OWN lies; InputError where mplfonts is not installed."""
    if name in OWN:
        return Path(__file__).parent / "typefaces" / OWN[name]
    spec = find_spec("mplfonts")
    if spec is None or spec.origin is None:
        raise InputError("no Chinese fonts to draw with: install claims-ai[render]")
    return Path(spec.origin).parent / "fonts" / FONTS[name]
