"""The letters' typeface in a PDF: which weight can set a text, and an error rather than an empty box."""

import lzma
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from claims_ai.errors import InputError

_FONTS = Path(__file__).parent / "fonts"


@dataclass(frozen=True, slots=True)
class Typeface:
    """Two registered weights with the characters each has."""

    regular: str
    bold: str
    characters: frozenset[int]
    bold_characters: frozenset[int]

    def bold_for(self, text: str) -> str:
        """Bold, unless the text has a character that only the regular weight has."""
        return self.bold if self.bold_characters.issuperset(map(ord, text)) else self.regular

    def require(self, text: str) -> None:
        """InputError for a text that cannot be set."""
        lacking = {char for char in text if ord(char) not in self.characters and not char.isspace()}
        if lacking:
            raise InputError(
                f"the typeface of the letters lacks {' '.join(sorted(lacking))}; set CLAIMS_AI_LETTER_FONT to a TrueType font that has it"
            )


@lru_cache(maxsize=4)
def load_typeface(font: Path | None = None) -> Typeface:
    """Our own typeface, or a font of the user's for both weights; InputError where it cannot be used."""
    regular, bold = (font, font) if font else (_FONTS / "regular.ttf.xz", _FONTS / "bold.ttf.xz")
    names = [f"{path.stem}-{place}" for place, path in enumerate((regular, bold))]
    characters = [_register(name, path) for name, path in zip(names, (regular, bold), strict=True)]
    return Typeface(names[0], names[1], characters[0], characters[1])


def _register(name: str, path: Path) -> frozenset[int]:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    try:
        data = path.read_bytes()
        font = TTFont(name, BytesIO(lzma.decompress(data) if path.suffix == ".xz" else data))
    except (TTFError, OSError) as error:
        raise InputError(f"{path}: not a TrueType font that can be embedded ({error}); name another one") from error
    pdfmetrics.registerFont(font)
    return frozenset(font.face.charToGlyph)
