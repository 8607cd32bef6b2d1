"""Vehicle identification number (车辆识别代号): 17 characters without I, O and Q; the ninth is a check digit.

Source: GB 16735-2019, check digit by the table of ISO 3779 / 49 CFR 565.

>>> validate("1M8GDM9AXKP042788")
'1M8GDM9AXKP042788'
>>> is_valid("1M8GDM9A0KP042788")
False
>>> repair("1M8GDM9AXKPO42788")
'1M8GDM9AXKP042788'
"""

from claims_ai.identifiers import common
from claims_ai.identifiers.common import ChecksumError, compact

_ALPHABET = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"
_VALUES = dict(zip(_ALPHABET, (*range(10), *range(1, 9), *range(1, 6), 7, 9, *range(2, 10)), strict=True))
_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


def validate(text: str) -> str:
    """The number in compact form; IdentifierError saying why it is none."""
    number = compact(text)
    common.require_form(number, [_ALPHABET] * len(_WEIGHTS))
    check = "0123456789X"[sum(_VALUES[char] * weight for char, weight in zip(number, _WEIGHTS, strict=True)) % 11]
    if number[8] != check:
        raise ChecksumError(f"check digit {number[8]} where {check} is right")
    return number


def is_valid(text: str) -> bool:
    """Whether `validate` accepts the text."""
    return common.holds(validate, text)


def repair(text: str) -> str | None:
    """The only number that was meant, or None: a letter that cannot stand there is the digit it looks like."""
    number = compact(text)
    return common.the_only(common.readings(number, [_ALPHABET] * len(_WEIGHTS)), validate)
