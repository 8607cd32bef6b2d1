"""Resident identity number (公民身份号码), 18 characters.

Six digits of region, eight of birth date, three of order (odd: male, even: female) and a check character: ISO 7064
MOD 11-2 over the first seventeen, with X for ten. Region codes are not looked up, as abolished ones stay in use.

Source: GB 11643-1999, 公民身份号码.

>>> validate("34010420011210787x")
'34010420011210787X'
>>> validate("340104200112107870")
Traceback (most recent call last):
...
claims_ai.identifiers.common.ChecksumError: the check character of 340104200112107870 would have to be X
>>> birth_date("34010420011210787X"), sex("34010420011210787X")
(datetime.date(2001, 12, 10), 'male')
>>> repair("34O104200112I0787X")
'34010420011210787X'
"""

from datetime import date
from operator import mul

from claims_ai.identifiers import common
from claims_ai.identifiers.common import ChecksumError, FormError, compact

_DIGITS = "0123456789"
_ALPHABETS = (_DIGITS,) * 17 + (_DIGITS + "X",)
_WEIGHTS = tuple(pow(2, 17 - place, 11) for place in range(17))


def validate(text: str) -> str:
    """The number in compact form; IdentifierError saying why it is none."""
    number = compact(text)
    common.require_form(number, _ALPHABETS)
    _born(number)
    if number[-1] != (check := _check_character(number)):
        raise ChecksumError(f"the check character of {number} would have to be {check}")
    return number


def is_valid(text: str) -> bool:
    """Whether `validate` accepts the text."""
    return common.holds(validate, text)


def birth_date(number: str) -> date:
    """The birth date in a valid number."""
    return _born(validate(number))


def sex(number: str) -> str:
    """`male` or `female`, from the order digits of a valid number."""
    return "male" if int(validate(number)[16]) % 2 else "female"


def repair(text: str) -> str | None:
    """The only number that was meant, or None.

    A letter among the digits is put right where the check character agrees. One wrong digit leaves about sixteen
    answers, so it is put right only where an impossible birth date shows its place and leaves a single one.

    >>> repair("34010420011310787X")
    '34010420011210787X'
    >>> repair("34010420011210786X") is None
    True
    """
    number = compact(text)
    if is_valid(number):
        return number
    if common.misread(number, _ALPHABETS):
        return common.the_only(common.readings(number, _ALPHABETS), validate)
    return common.the_only(common.substitutions(number, lambda _: _DIGITS), validate)


def _born(number: str) -> date:
    try:
        born = date.fromisoformat(number[6:14])
    except ValueError as error:
        raise FormError(f"{number[6:14]} is not a date") from error
    if not 1900 <= born.year < 2100:
        raise FormError(f"nobody alive was born in {born.year}")
    return born


def _check_character(number: str) -> str:
    remainder = sum(map(mul, map(int, number[:17]), _WEIGHTS)) % 11
    return "10X98765432"[remainder]
