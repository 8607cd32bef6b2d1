"""What a file says of its own making: the programs that wrote it, and when. Names of people in there are left alone."""

import re
import struct
from collections.abc import Mapping
from datetime import date
from typing import Any

from claims_ai.values import Origin

# Pillow raises nearly anything on damaged data; a programming error of ours in these few lines would hide among them.
DAMAGED = (
    OSError, SyntaxError, ValueError, TypeError, AttributeError, LookupError, ArithmeticError, EOFError, MemoryError, struct.error,
)  # fmt: skip
_DAY = re.compile(r"(?:D:)?(\d{4})[-:/]?(\d\d)[-:/]?(\d\d)")
_EXIF_SOFTWARE = 0x0131
_LONGEST = 240


def origin_of_pdf(told: Mapping[str, str]) -> Origin | None:
    """The origin of a PDF from its document information; None where it tells nothing."""
    programs = [_program(told.get(name, "")) for name in ("Creator", "Producer")]
    return _known(Origin(tuple(filter(None, programs)), _day(told.get("CreationDate")), _day(told.get("ModDate"))))


def origin_of_picture(image: Any) -> Origin | None:
    """The origin of a picture from its EXIF or its text chunks; None where they tell nothing or are damaged."""
    try:
        told = (image.getexif().get(_EXIF_SOFTWARE), image.info.get("Software"))
    except DAMAGED:
        return None
    programs = (_program(text) for text in told if isinstance(text, str))
    return _known(Origin(tuple(dict.fromkeys(filter(None, programs)))))


def _known(origin: Origin) -> Origin | None:
    return origin if origin.programs or origin.created or origin.modified else None


def _program(text: str) -> str:
    return "".join(char for char in text if char.isprintable()).strip()[:_LONGEST]


def _day(text: str | None) -> date | None:
    """The day of a PDF date, D:YYYYMMDD…; None where it is none."""
    match = _DAY.match(text or "")
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
