"""Money in CNY as Decimal: parsed strictly, rounded half-up to the fen, read from Chinese capital numerals (大写)."""

import re
from decimal import ROUND_HALF_UP, Decimal

FEN = Decimal("0.01")
ZERO = Decimal("0.00")

_DIGITS = {
    d: v
    for v, group in enumerate(("零〇", "壹一", "贰二贰", "叁三", "肆四", "伍五", "陆六", "柒七", "捌八", "玖九"))
    for d in group
}
_UNITS = {"拾": 10, "十": 10, "佰": 100, "百": 100, "仟": 1000, "千": 1000}
_WORDS = re.compile(r"^人民币?")


def fen(amount: Decimal) -> Decimal:
    """Round half-up to the fen.

    >>> fen(Decimal("2.345"))
    Decimal('2.35')
    """
    return amount.quantize(FEN, rounding=ROUND_HALF_UP)


def parse_amount(text: str) -> Decimal:
    """Parse an amount as people write it; ValueError for anything else.

    >>> parse_amount("¥1,801.85元")
    Decimal('1801.85')
    """
    bare = re.sub(r"[\s¥￥元圆]|CNY|RMB", "", text).replace("，", ",")
    if not re.fullmatch(r"-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?", bare):
        raise ValueError(f"not an amount: {text!r}")
    return Decimal(bare.replace(",", ""))


def parse_words(words: str) -> Decimal:
    """Parse an amount in capital numerals, 零 and 整 optional; ValueError for anything else.

    >>> parse_words("贰万肆仟叁佰玖拾贰元叁角整")
    Decimal('24392.30')
    """
    bare = re.sub(r"[\s整正]", "", _WORDS.sub("", words)).replace("圆", "元")
    match = re.fullmatch(r"(?:(?P<yuan>[^元角分]+)元)?(?:(?P<jiao>[^元角分])角)?零?(?:(?P<fen>[^元角分])分)?", bare)
    if not match or not bare:
        raise ValueError(f"not an amount in words: {words!r}")
    yuan = _whole(match["yuan"]) if match["yuan"] else 0
    return Decimal(yuan * 100 + _digit(match["jiao"]) * 10 + _digit(match["fen"])).scaleb(-2)


def _digit(char: str | None) -> int:
    if char is None:
        return 0
    if char not in _DIGITS:
        raise ValueError(f"not a capital numeral: {char!r}")
    return _DIGITS[char]


def _whole(words: str) -> int:
    """The whole yuan: sections of up to four digits, each followed by 亿, 万 or nothing."""
    total = 0
    for unit, scale in (("亿", 10**8), ("万", 10**4)):
        if unit in words:
            head, words = words.split(unit, 1)
            total += _section(head) * scale
    return total + _section(words)


def _section(words: str) -> int:
    total, digit, last = 0, 0, 10_000
    for char in words:
        if char in _UNITS:
            unit = _UNITS[char]
            if unit >= last:
                raise ValueError(f"units out of order: {words!r}")
            total, digit, last = total + (digit or (1 if unit == 10 else 0)) * unit, 0, unit
        else:
            digit = _digit(char)
    return total + digit


def amount_text(amount: Decimal) -> str:
    """The contract's form: two places, no separators."""
    return f"{fen(amount):.2f}"


def to_words(amount: Decimal) -> str:
    """Write an amount in capital numerals, as invoices print it.

    >>> to_words(Decimal("24392.30"))
    '贰万肆仟叁佰玖拾贰元叁角整'
    """
    cents = int(fen(amount) * 100)
    yuan, jiao, last = cents // 100, cents // 10 % 10, cents % 10
    words = f"{_whole_words(yuan)}元" if yuan else ""
    words += f"{_CAPITALS[jiao]}角" if jiao else ("零" if last and yuan else "")
    words += f"{_CAPITALS[last]}分" if last else "整"
    return words if cents else "零元整"


_CAPITALS = "零壹贰叁肆伍陆柒捌玖"


def _whole_words(yuan: int) -> str:
    digits = str(yuan)
    words = "".join(
        _CAPITALS[int(d)]
        + (("", "拾", "佰", "仟")[place % 4] if d != "0" else "")
        + (("", "万", "亿")[place // 4] if place % 4 == 0 else "")
        for d, place in zip(digits, range(len(digits) - 1, -1, -1), strict=True)
    )
    words = re.sub(r"零+", "零", words)
    words = re.sub(r"零([万亿])", r"\1", words).replace("亿万", "亿")
    return words.rstrip("零")
