"""What charges are called, without their running number and with the numerals that recognition takes for others."""

import re

from claims_ai.documents.text import squash, with_millilitres

# the day of a row or its running number, read in one with the name
_DAY = r"(?:20\d\d[-./])?\d{1,2}[-./]\d{1,2}(?=[\u4e00-\u9fff])"
_MARKED = r"\d{1,3}[.、](?=[A-Z\u4e00-\u9fff*(])"
_BARE = r"\d{1,3}(?=[\u4e00-\u9fff*(])(?!\d*(?:[级项号碳羟维味种联类排层天日次分]|小时|导联|通道|部位))"
_INDEX, _COUNTED = re.compile(f"^(?:{_DAY}|{_MARKED})"), re.compile(f"^(?:{_DAY}|{_MARKED}|{_BARE})")
_NUMERAL = re.compile(r"[ⅠⅡⅢIl|]*[ⅡⅢ](?:[ⅠⅡⅢIl|]|1(?=级))*")
_LEVEL = re.compile(r"^(?!I+级)[1Il|]{1,3}(?=级护理)")
_SPECKS = re.compile(r"^[.·,、'‘’]+")
# a first 一 that was lost or taken for a dash
_SINGLE_USE = re.compile(r"^[-—一]?(次性|般诊疗费)")
STRENGTH = re.compile(
    r"\d[\d.]*(?:m?g|m[l1I|]|[lL]|[μu]g|kg|万?[iI][uU]|[cm]m)(?![A-Za-z])[^\u4e00-\u9fff]{0,12}(?:[片粒支袋瓶盒丸板贴枚](?:/[盒瓶袋])?)?"
)
"""How much is in one piece and in a pack, which is no name."""


def charge_name(text: str, *, counted: bool = False) -> str:
    """The name of a charge as it is printed; `counted` where its rows are numbered, so that a number before it is no part of it.

    >>> charge_name("3 ⅢI级护理", counted=True), charge_name("1级护理"), charge_name("02-21住院诊察费")
    ('Ⅲ级护理', 'Ⅰ级护理', '住院诊察费')
    """
    index = _COUNTED if counted else _INDEX
    name = with_millilitres(index.sub("", _SPECKS.sub("", squash(text))))
    name = _SINGLE_USE.sub(r"一\1", name)
    return _LEVEL.sub(lambda strokes: "ⅠⅡⅢ"[len(strokes[0]) - 1], _NUMERAL.sub(_widest, name))


def _widest(numeral: re.Match[str]) -> str:
    """One numeral read as several: its first strokes are also a narrower one."""
    return "Ⅲ" if "Ⅲ" in numeral[0] else "Ⅱ"
