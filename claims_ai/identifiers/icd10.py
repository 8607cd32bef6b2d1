"""Diagnosis codes of ICD-10 as Chinese papers print them: J18.900, I10.x00, C50.900x001, E11.2+.

A letter, two digits (the category) and after the dot up to three more, of which the first is the WHO subcategory and the
rest the national extension; `x` fills an empty place, and `x` with three digits extends further. Dagger and asterisk only
say which of two codes names the cause. A code stands for all that begin with it: J18 is J18.0 to J18.9.

Source: GB/T 14396-2016 疾病分类与代码; 国家临床版 2.0 and 医保版 2.0 疾病诊断分类与代码.

>>> validate("j18.900"), validate("I10X00"), validate("C50.900X001"), validate("E11.2+")
('J18.900', 'I10.x00', 'C50.900x001', 'E11.2')
>>> is_valid("8140/3")
False
>>> repair("K8O.1"), repair("J1B.9") is None
('K80.1', True)
>>> within("K35.9", "K35.0-K35.9"), within("O99.8", "O00-O99.9"), within("K36", "K35")
(True, True, False)
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import product

from claims_ai.identifiers import common
from claims_ai.identifiers.common import FormError

_DIGITS = "0123456789"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FORM = re.compile(r"([A-Z]\d\d)(?:\.?(\d|X)(\d\d?)?(X\d{3})?)?", re.ASCII)
_PRINTED = re.compile(
    r"(?<![A-Za-z0-9])[A-Z]\d\d\.[\dxX]\d{0,2}(?:[xX]\d{3})?(?![\dA-Za-z]|\.\d)|(?<=[(\[])[A-Z]\d\d(?=[)\]])", re.ASCII
)
_MARKS = re.compile(r"[+*†＋＊]+$")
_LETTERS_READ_AS_DIGITS = {"0": "OQD", "1": "ILJ", "2": "Z", "4": "A", "5": "S", "6": "G", "7": "T", "8": "B"}
_DEPTH = 6


def compact(text: str) -> str:
    """Half-width and upper case, without spaces, the dagger and the asterisk; the filling x in lower case.

    >>> compact("ｅ１１.２＋")
    'E11.2'
    """
    bare = _MARKS.sub("", common.compact(text))
    return bare[:1] + bare[1:].replace("X", "x")


def validate(text: str) -> str:
    """The code in compact form, with its dot; FormError saying why it is none."""
    bare = compact(text)
    match = _FORM.fullmatch(bare.upper())
    if not match:
        raise FormError(f"{text!r} is no ICD-10 code: a letter, two digits, and after a dot up to three more")
    head, *rest = match.groups()
    below = "".join(part for part in rest if part)
    return f"{head}.{below.lower()}" if below else head


def is_valid(text: str) -> bool:
    """Whether `validate` accepts the text."""
    return common.holds(validate, text)


def repair(text: str) -> str | None:
    """The only code that was meant, or None: a digit where the letter stands, or a letter where a digit does, was misread.

    >>> repair("518.9"), repair("018.9") is None
    ('S18.9', True)
    """
    bare = compact(text)
    if is_valid(bare):
        return validate(bare)
    options = (_meant(char, place) for place, char in enumerate(bare[: _DEPTH + 5]))
    candidates = ("".join(chars) for chars in product(*options))
    return common.the_only((validate(each) for each in candidates if is_valid(each)), validate)


def _meant(char: str, place: int) -> str:
    if place == 0:
        return _LETTERS_READ_AS_DIGITS.get(char, char)
    if char in _DIGITS or char in ".xX":
        return char
    return "".join(digit for digit in common.CONFUSED.get(char.upper(), "") if digit in _DIGITS) or char


def codes_in(text: str) -> tuple[str, ...]:
    """The codes printed in a text, each once, in their order; a bare category only in brackets, as T12 may be a vertebra.

    >>> codes_in("1.社区获得性肺炎 J18.900；2.2型糖尿病(E11.900x001) 3.高血压病（I10） 维生素B12缺乏")
    ('J18.900', 'E11.900x001', 'I10')
    """
    return tuple(dict.fromkeys(validate(code) for code in _PRINTED.findall(unicodedata.normalize("NFKC", text))))


def category(code: str) -> str:
    """The three characters a code belongs to.

    >>> category("J18.900")
    'J18'
    """
    return validate(code)[:3]


def parent(code: str) -> str | None:
    """The next wider code; None above a category.

    >>> parent("C50.900x001"), parent("C50.900"), parent("C50.9"), parent("C50")
    ('C50.900', 'C50.9', 'C50', None)
    """
    whole = validate(code)
    wider = (whole[:-4] if re.search(r"x\d{3}$", whole) else "", whole[:5], whole[:3])
    return next((each for each in wider if each and len(each) < len(whole) and each[-1] not in ".x"), None)


def is_child(code: str, of: str) -> bool:
    """Whether a code is narrower than another, or the same.

    >>> is_child("J18.900", "J18.9"), is_child("J18", "J18.9")
    (True, False)
    """
    return _digits(validate(code)).startswith(_digits(validate(of)))


def within(code: str, span: str) -> bool:
    """Whether all that a code stands for lies in a code or range such as C50, C00-C97 or O00-O99.9, both ends counted.

    FormError where either is none. A wide code is not within a range that holds only a part of it.

    >>> within("J18", "J18.0-J18.8"), within("J18.0", "J18.0-J18.8")
    (False, True)
    """
    low, high = bounds(span)
    first, last = bounds(code)
    return low <= first and last <= high


def within_any(code: str, spans: Iterable[str]) -> bool:
    """Whether a code lies within one of several ranges.

    >>> within_any("I84.2", ["K64", "I84"])
    True
    """
    return any(within(code, span) for span in spans)


def validate_range(span: str) -> str:
    """A code or a range in compact form; FormError saying what is wrong.

    >>> validate_range("c00-c97")
    'C00-C97'
    """
    ends = [validate(end) for end in re.split(r"[-–—~]", span)]
    if len(ends) > 2:
        raise FormError(f"{span!r} has more than two ends: write it as C50 or C00-C97")
    if _extent(ends[0])[0] > _extent(ends[-1])[1]:
        raise FormError(f"the range {span!r} ends before it begins: swap its ends")
    return "-".join(ends)


@lru_cache(maxsize=4096)
def bounds(span: str) -> tuple[str, str]:
    """The first and the last code of a range, at full depth and without the dot, as text that sorts."""
    ends = validate_range(span).split("-")
    return _extent(ends[0])[0], _extent(ends[-1])[1]


def _extent(code: str) -> tuple[str, str]:
    digits = _digits(code)
    return digits.ljust(_DEPTH, "0"), digits.ljust(_DEPTH, "9")


def _digits(code: str) -> str:
    """Letter and digits up to the first x, beyond which nothing is classified."""
    return code.replace(".", "").split("x")[0]
