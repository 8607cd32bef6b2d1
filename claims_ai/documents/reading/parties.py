"""A party of an accident: its name, the plate of its vehicle and its share of the responsibility, and the text these are found in."""

import re
from collections.abc import Iterator, Mapping

from claims_ai.documents.text import simplified, squash
from claims_ai.identifiers import plate

Party = Mapping[str, str]
NO_SHARE = "无责任"

_PLATE = re.compile(rf"{plate.FORM}|{plate.LOOSE}(?![A-Z0-9])")
# a V or X of a plate as it is read by a reader that looks for ticks and crosses
_SIGNS = re.compile(r"(?<=[\u4e00-\u9fff])[√×](?=[A-Z0-9]{4})|(?<=[A-Z0-9])[√×](?=[A-Z0-9])")
_LETTERS = {"√": "V", "×": "X"}
# provinces by what they are taken for, and a one by a stroke, where the rest of a plate follows
_PROVINCE = re.compile(r"[闰闫问翼晉渐淅赖粵豪佳](?=[A-Z][A-Z0-9|]{4,5}[A-Z0-9学警港澳挂])")
_PROVINCES = dict(zip("闰闫问翼晉渐淅赖粵豪佳", "闽闽闽冀晋浙浙赣粤蒙桂", strict=True))
_ONE = re.compile(r"(?<=[A-Z0-9])\|(?=[A-Z0-9])")

# the side that a name is read with: 乙方程芳
_SIDE = re.compile(r"^\s*[甲乙丙丁]方\s*(?=[\u4e00-\u9fff·]{2})")


def without_side(name: str) -> str:
    """A name without the side it was read with.

    >>> without_side("乙方程芳")
    '程芳'
    """
    return _SIDE.sub("", name)


def party(name: str, plate_number: str | None, responsibility: str | None) -> Party:
    """What is known of a party, in the contract's form."""
    values = {"name": without_side(name), "plate_number": plate_number, "responsibility": responsibility}
    return {key: value for key, value in values.items() if value}


def plain(text: str) -> str:
    """A line without spaces, in capitals and simplified characters, with the usual misreadings of shares and plates mended."""
    found = re.sub(r"元(?=责任)", "无", simplified(squash(text).replace("_", "").upper()))
    found = _SIGNS.sub(lambda sign: _LETTERS[sign[0]], _ONE.sub("1", found))
    return _PROVINCE.sub(lambda sign: _PROVINCES[sign[0]], found)


def plates_in(text: str, start: int = 0, end: int | None = None) -> Iterator[str]:
    """The plate numbers in a plain text, misread characters mended where only one number can have been meant."""
    for match in _PLATE.finditer(text, start, len(text) if end is None else end):
        if number := plate.repair(match[0]):
            yield number
