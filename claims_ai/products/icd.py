"""ICD-10 codes as Chinese papers print them (J18.900, I21.9, C50.900x001) and ranges of them (C00-C97, K35.0-K35.9)."""

import re
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, Field

_PRINTED = re.compile(r"(?<![A-Za-z0-9])[A-Z]\d{2}(?:\.\d{1,3})?(?:[xX]\d{3})?(?!\d)")
_BOUND = re.compile(r"[A-Z]\d{2}(?:\.\d{1,2})?", re.ASCII)
PATTERN = r"^[A-Z]\d{2}(\.\d{1,2})?(-[A-Z]\d{2}(\.\d{1,2})?)?$"


def compact(code: str) -> str:
    """Letter and digits alone, without the national extension.

    >>> compact("C50.900x001")
    'C50900'
    """
    return re.split(r"[xX†*+]", code.strip().upper())[0].replace(".", "")


def codes_in(text: str) -> tuple[str, ...]:
    """The codes printed in a text, compact.

    >>> codes_in("社区获得性肺炎 J18.900；2型糖尿病 E11.900x001")
    ('J18900', 'E11900')
    """
    return tuple(compact(code) for code in _PRINTED.findall(text))


def within(code: str, span: str) -> bool:
    """Whether a compact code lies in a range, both ends counted, each to the places it gives.

    >>> within("K35900", "K35.0-K35.9"), within("K36", "K35")
    (True, False)
    """
    low, high = _bounds(span)
    return code[: len(low)] >= low and code[: len(high)] <= high and len(code) >= len(low)


def checked(span: str) -> str:
    """A code or a range that can be: `C50` or `C00-C97`; ValueError says what is wrong."""
    ends = span.split("-")
    if len(ends) > 2 or not all(_BOUND.fullmatch(end) for end in ends):
        raise ValueError(f"{span!r} is no ICD-10 code or range: write it as C50, I21.0 or C00-C97")
    if compact(ends[0]) > compact(ends[-1]):
        raise ValueError(f"the range {span} ends before it begins: swap its ends")
    return span


@lru_cache(maxsize=4096)
def _bounds(span: str) -> tuple[str, str]:
    low, _, high = span.partition("-")
    return compact(low), compact(high or low)


IcdRange = Annotated[str, Field(json_schema_extra={"pattern": PATTERN}), AfterValidator(checked)]
