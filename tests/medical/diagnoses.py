"""Diagnoses as doctors write them, and the categories a coder gives them. Only codes that are sure count."""

import re
from pathlib import Path

_TABLE = Path(__file__).with_name("diagnoses.txt")


def written() -> list[tuple[str, tuple[str, ...]]]:
    """Each diagnosis with the codes expected of it, none where it cannot be coded surely."""
    lines = [line for line in _TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    pairs = [re.split(r"\s*=\s*", line, maxsplit=1) for line in lines]
    return [(text, tuple(codes.split())) for text, codes in pairs]
