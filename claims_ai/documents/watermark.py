"""What a copy is marked with so that it serves nothing else (仅供办理保险理赔使用, 他用无效): written all over the page, and no part of what it says."""

import re
from collections.abc import Sequence

from rapidfuzz.fuzz import partial_ratio

from claims_ai.documents.text import squash
from claims_ai.values import Line

_MARK = re.compile(r"仅供|仅限|仅用于|专供|只供|他用无效|它用无效|挪作他用|再次复印|复印无效")
_ALIKE = 85
_LEAST = 3


def without_watermark(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines but for those of a watermark: the one that tells its wording, and the pieces of that found elsewhere."""
    texts = [squash(line.text) for line in lines]
    marks = [text for text in texts if _MARK.search(text)]
    if len(marks) < _LEAST:
        return tuple(lines)
    whole = max(marks, key=len) * 2
    return tuple(line for line, text in zip(lines, texts, strict=True) if not _is_piece(text, whole))


def _is_piece(text: str, whole: str) -> bool:
    return bool(_MARK.search(text)) or (
        len(text) > 1 and any(char in whole for char in text) and partial_ratio(text, whole) >= _ALIKE
    )
