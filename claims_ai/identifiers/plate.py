"""Plate number of a Chinese vehicle (号牌号码): province, letter of the city, five characters, or six for new energy.

I and O are not used; 学, 警, 港, 澳, 挂, 领 and 使 may stand last.

Source: GA 36-2018 中华人民共和国机动车号牌.

>>> validate("京A·12345")
'京A12345'
>>> is_valid("京I12345")
False
>>> repair("京AI2345"), repair("辽2M8349")
('京A12345', '辽ZM8349')
"""

import re

from claims_ai.identifiers import common
from claims_ai.identifiers.common import FormError, compact

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
# new energy: a letter for the fuel stands first behind the city's on small vehicles, last on large ones
_NEW_ENERGY = r"[A-HJK][A-HJ-NP-Z0-9]\d{4}|\d{5}[A-HJK]"
FORM = rf"[{_PROVINCES}][A-HJ-NP-Z][·.]?(?:{_NEW_ENERGY}|[A-HJ-NP-Z0-9]{{5}}|[A-HJ-NP-Z0-9]{{4}}[学警港澳挂领使])"
#: What may be a number with characters misread, to be mended by `repair`.
LOOSE = rf"[{_PROVINCES}][A-Z0-9][·.]?[A-Z0-9]{{4,5}}[A-Z0-9学警港澳挂领使]"
_WHOLE = re.compile(FORM)
_CITIES, _DIGITS = str.maketrans("2568", "ZSGB"), str.maketrans("IO", "10")


def validate(text: str) -> str:
    """The number in compact form, without the dot; IdentifierError saying why it is none."""
    number = re.sub("[·.]", "", compact(text))
    if not _WHOLE.fullmatch(number):
        raise FormError(f"{number!r} is not province, letter and five or six characters")
    return number


def is_valid(text: str) -> bool:
    """Whether `validate` accepts the text."""
    return common.holds(validate, text)


def repair(text: str) -> str | None:
    """The only number that was meant, or None: an I or O in the body is a one or a zero, a digit for the city the letter it looks like."""
    number = re.sub("[·.]", "", compact(text))
    city, body = number[1:2].translate(_CITIES), number[2:].translate(_DIGITS)
    return common.the_only([number[:1] + city + body], validate)
