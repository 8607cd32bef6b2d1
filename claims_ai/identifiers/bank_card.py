"""Bank card number (银行卡号), 16 to 19 digits, the last of them a Luhn check digit.

Some cards in circulation fail the check, so that a failure is a warning to look again and never more.

Source: ISO/IEC 7812-1; JR/T 0008, 银行卡发卡行标识代码及卡号.

>>> validate("6222 9846 2025 1607")
'6222984620251607'
>>> is_valid("6222984620251608")
False
>>> repair("62229B462O251607")
'6222984620251607'
"""

from claims_ai.identifiers import common
from claims_ai.identifiers.common import ChecksumError, FormError, compact

_LENGTHS = range(16, 20)


def validate(text: str) -> str:
    """The number in compact form; IdentifierError saying why it is none."""
    number = compact(text)
    if len(number) not in _LENGTHS:
        raise FormError(f"{len(number)} characters where 16 to 19 are needed")
    common.require_form(number, _alphabets(number))
    if _luhn(number) % 10:
        raise ChecksumError(f"{number} fails the Luhn check: a digit was misread, or the issuer does not keep it")
    return number


def is_valid(text: str) -> bool:
    """Whether `validate` accepts the text."""
    return common.holds(validate, text)


def repair(text: str) -> str | None:
    """The only number that was meant, or None: letters are put right where the check digit agrees, digits never.

    One wrong digit leaves an answer at every place.

    >>> repair("6222984620251608") is None
    True
    """
    number = compact(text)
    return common.the_only(common.readings(number, _alphabets(number)), validate)


def _alphabets(number: str) -> list[str]:
    return ["0123456789"] * len(number)


def _luhn(number: str) -> int:
    alone, doubled = number[-1::-2], number[-2::-2]
    return sum(map(int, alone)) + sum(sum(divmod(2 * int(digit), 10)) for digit in doubled)
