"""Unified social credit code of an organisation (统一社会信用代码), 18 characters.

Register and kind (2), region (6 digits), body (9) and a check character modulo 31. The letters I, O, S, V and Z are
not used, so that they cannot be taken for digits. Hospitals, employers and sellers on VAT invoices carry it.

Source: GB 32100-2015, 法人和其他组织统一社会信用代码编码规则.

>>> validate("9144 0300 MA5D N1JG 0A")
'91440300MA5DN1JG0A'
>>> is_valid("91440300MA5DN1JG0M")
False
>>> repair("9I44O300MA5DN1JG0A")
'91440300MA5DN1JG0A'
"""

from claims_ai.identifiers import common
from claims_ai.identifiers.common import CONFUSED, ChecksumError, compact

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ALPHABETS = (_ALPHABET,) * 2 + ("0123456789",) * 6 + (_ALPHABET,) * 10


def validate(text: str) -> str:
    """The code in compact form; IdentifierError saying why it is none."""
    number = compact(text)
    common.require_form(number, _ALPHABETS)
    if number[-1] != (check := _check_character(number)):
        raise ChecksumError(f"the check character of {number} would have to be {check}")
    return number


def is_valid(text: str) -> bool:
    """Whether `validate` accepts the text."""
    return common.holds(validate, text)


def repair(text: str) -> str | None:
    """The only code that was meant, or None.

    Characters that cannot stand where they stand are put right where the check character agrees; of those that can,
    a single one that looks like another, as 0 and D or 8 and B do.

    >>> repair("91440300MA50N1JG0A")
    '91440300MA5DN1JG0A'
    """
    number = compact(text)
    if is_valid(number):
        return number
    if common.misread(number, _ALPHABETS):
        return common.the_only(common.readings(number, _ALPHABETS), validate)
    return common.the_only(common.substitutions(number, lambda char: CONFUSED.get(char, "")), validate)


def _check_character(number: str) -> str:
    total = sum(_ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(number[:17]))
    return _ALPHABET[-total % 31]
