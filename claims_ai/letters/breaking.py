"""Where a line of Chinese may break: between characters, but not inside a word, an amount or a date, nor before a closing mark."""

import re
from collections.abc import Callable, Iterator

_WHOLE = r"\d{4}年\d{1,2}月\d{1,2}日|[¥−+]?[\d,]+(?:\.\d+)? ?[元天次项]|[!-~]+"
_OPENING = "“‘（《〈「『【〔［"
_CLOSING = "”’）》〉」』】〕］，。、；：？！％…"
_TOKEN = re.compile(rf"[{_OPENING}]*(?:{_WHOLE}|[^\s])[{_CLOSING}]*|\s+")


def lines_of(text: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    """The lines of a text in so many points; a piece wider than a line is broken anywhere.

    >>> list(lines_of("先付给您 315.00 元，不等其余。", 9, len))
    ['先付给您 ', '315.00 元，', '不等其余。']
    """
    line = ""
    for token in _TOKEN.findall(text):
        for piece in _pieces(token, width, measure):
            if line and measure((line + piece).rstrip()) > width:
                yield line
                line = ""
            line += piece if line else piece.lstrip()
    yield line


def _pieces(token: str, width: float, measure: Callable[[str], float]) -> tuple[str, ...]:
    return (token,) if measure(token) <= width else tuple(token)
