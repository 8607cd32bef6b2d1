"""The typeface of the letters: Noto Sans CJK, reduced to the characters in use in China and to outlines that PDF writers embed.

`python -m training.letter_fonts` makes claims_ai/letters/fonts again from two Debian packages: fonts-noto-cjk for the outlines
and unicode-data for the 8,105 characters of the 通用规范汉字表, which has those of names.
"""

import bz2
import lzma
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont, newTable

NOTO = Path("/usr/share/fonts/opentype/noto")
UNIHAN = Path("/usr/share/unicode/Unihan_OtherMappings.txt.bz2")
FONTS = Path(__file__).parents[1] / "claims_ai" / "letters" / "fonts"
TEXTS = Path(__file__).parents[1] / "claims_ai" / "explain" / "texts"
_LEVEL_ONE = 3500
_SIGNS = "‐–—―‘’“”…•‰′″€™←↑→↓−×÷≈≠≤≥□■○●△▲☆★、。〃々〇〈〉《》「」『』【】〔〕～·￥¥"
_RANGES = ((0x20, 0x7F), (0xA0, 0x100), (0xFF01, 0xFF5F), (0x2160, 0x216C), (0x2460, 0x2474))
_ERROR = 1.0  # of 1,000 units an em
_DROPPED = ("vhea", "vmtx", "VORG", "BASE", "DSIG", "GPOS", "GSUB", "GDEF")
_UNHINTED = (
    "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements", "maxSizeOfInstructions",
    "maxComponentElements",
)  # fmt: skip


def standard_characters(up_to: int) -> Iterator[int]:
    """The characters of the 通用规范汉字表 up to a place of it; the first 3,500 are the common ones."""
    with bz2.open(UNIHAN, "rt", encoding="utf-8") as lines:
        for line in lines:
            if "\tkTGH\t" in line:
                code, _, place = line.split("\t")
                if int(place.split(":")[1]) <= up_to:
                    yield int(code.removeprefix("U+"), 16)


def other_characters() -> Iterator[int]:
    """Letters, digits, signs, and whatever the texts are written with."""
    for first, end in _RANGES:
        yield from range(first, end)
    yield from map(ord, _SIGNS)
    for path in TEXTS.rglob("*.toml"):
        yield from (ord(char) for char in path.read_text("utf-8") if char > " ")


def reduced(collection: Path, characters: Iterable[int], name: str) -> TTFont:
    """The simplified Chinese face of a collection with these characters only, its curves made quadratic."""
    font = next(
        each for each in TTCollection(collection).fonts if each["name"].getDebugName(4).startswith("Noto Sans CJK SC")
    )
    options = subset.Options(layout_features=[], hinting=False, desubroutinize=True, notdef_outline=True)
    options.drop_tables += _DROPPED
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    _quadratic(font)
    for number, text in ((1, name), (4, name), (6, name.replace(" ", ""))):
        font["name"].setName(text, number, 3, 1, 0x409)
    return font


def _quadratic(font: TTFont) -> None:
    outlines, order = font.getGlyphSet(), font.getGlyphOrder()
    glyf = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, {}
    for glyph in order:
        pen = TTGlyphPen(outlines)
        outlines[glyph].draw(Cu2QuPen(pen, _ERROR, reverse_direction=True))
        glyf.glyphs[glyph] = pen.glyph()
        glyf.glyphs[glyph].recalcBounds(glyf)
    font["loca"], font["glyf"] = newTable("loca"), glyf
    del font["CFF "]
    font["maxp"].tableVersion, font["maxp"].maxZones = 0x00010000, 1
    for name in _UNHINTED:
        setattr(font["maxp"], name, 0)
    font["post"].formatType, font["post"].extraNames, font["post"].mapping = 3.0, [], {}
    font["head"].glyphDataFormat, font.sfntVersion = 0, "\0\1\0\0"


def main() -> None:
    """Write both weights: regular with every standard character, bold with the common ones."""
    others = set(other_characters())
    for weight, up_to in (("Regular", 8105), ("Bold", _LEVEL_ONE)):
        characters = others | set(standard_characters(up_to))
        out = BytesIO()
        reduced(NOTO / f"NotoSansCJK-{weight}.ttc", characters, f"Claims Letter {weight}").save(out)
        packed = lzma.compress(out.getvalue(), preset=9 | lzma.PRESET_EXTREME)
        (FONTS / f"{weight.lower()}.ttf.xz").write_bytes(packed)


if __name__ == "__main__":
    main()
