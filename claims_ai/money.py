"""Money in CNY as Decimal: parsed strictly, rounded half-up to the fen, read from Chinese capital numerals (大写)."""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal

FEN = Decimal("0.01")
ZERO = Decimal("0.00")

_NUMERALS = ("零", "壹一", "贰二貳两", "叁三參叄", "肆四", "伍五", "陆六陸", "柒七", "捌八", "玖九")
_CAPITALS = "".join(group[0] for group in _NUMERALS)
_DIGITS = {char: value for value, group in enumerate(_NUMERALS) for char in group}
_SPELLINGS = str.maketrans("十百千圆圓萬億○〇", "拾佰仟元元万亿零零")

_DIGIT = f"[{''.join(_DIGITS)}]"
_AMOUNT = re.compile(
    r"(?P<minus>-)?(?:¥|CNY|RMB|人民币)?(?P<minus_after>-)?(?P<number>(?:\d{1,12}|\d{1,3}(?:,\d{3}){1,3})(?:\.\d+)?)[元圆]?",
    re.ASCII,
)
_WORDS = re.compile(
    rf"(?:人民币:?)?(?P<minus>负)?(?=.*[元角分])(?:(?P<yuan>[^元角分]+)元)?"
    rf"零?(?:(?P<jiao>{_DIGIT})角)?零?(?:(?P<fen>{_DIGIT})分)?[整正]?"
)
# Up to four digits; a printed form also fills the empty places: 零仟伍佰零拾.
_SECTION = re.compile(rf"零??(?:({_DIGIT})仟)?零??(?:({_DIGIT})佰)?零??(?:({_DIGIT}?)拾)?零??({_DIGIT})?")


def fen(amount: Decimal) -> Decimal:
    """Round half-up to the fen.

    >>> fen(Decimal("2.345"))
    Decimal('2.35')
    """
    return amount.quantize(FEN, rounding=ROUND_HALF_UP)


def amount_text(amount: Decimal) -> str:
    """The contract's form: two places, no separators.

    >>> amount_text(Decimal("1801.8"))
    '1801.80'
    """
    return f"{fen(amount):.2f}"


def parse_amount(text: str) -> Decimal:
    """Parse an amount below a trillion as people write it; ValueError for anything else.

    Two numbers beside each other are not one amount: a space may stand beside a sign or a separator only.

    >>> parse_amount("¥1,801.85元")
    Decimal('1801.85')
    """
    half_width = unicodedata.normalize("NFKC", text).replace("−", "-").strip()
    match = _AMOUNT.fullmatch(re.sub(r"(?<!\d)\s+|\s+(?!\d)", "", half_width))
    if not match or (match["minus"] and match["minus_after"]):
        raise ValueError(f"not an amount: {text!r}")
    number = Decimal(match["number"].replace(",", ""))
    return -number if match["minus"] or match["minus_after"] else number


def parse_words(words: str) -> Decimal:
    """Parse an amount in capital numerals, 零 and 整 optional; ValueError for anything else.

    >>> parse_words("贰万肆仟叁佰玖拾贰元叁角整")
    Decimal('24392.30')
    """
    bare = re.sub(r"\s", "", unicodedata.normalize("NFKC", words)).translate(_SPELLINGS)
    match = _WORDS.fullmatch(bare)
    if not match:
        raise ValueError(f"not an amount in words: {words!r}")
    yuan = _whole(match["yuan"]) if match["yuan"] else 0
    amount = Decimal(yuan * 100 + _DIGITS[match["jiao"] or "零"] * 10 + _DIGITS[match["fen"] or "零"]).scaleb(-2)
    return -amount if match["minus"] else amount


def _whole(words: str) -> int:
    """The whole yuan: sections of up to four digits, each followed by 亿, 万 or nothing."""
    total, rest = 0, words
    for unit, scale in (("亿", 10**8), ("万", 10**4)):
        head, found, tail = rest.partition(unit)
        if found:
            total, rest = total + _section(head) * scale, tail
    return total + (_section(rest) if rest else 0)


def _section(words: str) -> int:
    match = _SECTION.fullmatch(words)
    if not match or not words:
        raise ValueError(f"not a number in words: {words!r}")
    thousands, hundreds, tens, ones = match.groups()
    # Ten is written without its one: 拾伍元.
    digits = (thousands, hundreds, "壹" if tens == "" else tens, ones)
    return sum(_DIGITS[digit or "零"] * unit for digit, unit in zip(digits, (1000, 100, 10, 1), strict=True))


def to_words(amount: Decimal) -> str:
    """Write an amount below a billion yuan in capital numerals, as invoices print it.

    >>> to_words(Decimal("1005.30"))
    '壹仟零伍元叁角整'
    """
    yuan, cents = divmod(int(fen(amount).scaleb(2)), 100)
    jiao, last = divmod(cents, 10)
    words = f"{_whole_words(yuan)}元" if yuan or not cents else ""
    words += f"{_CAPITALS[jiao]}角" if jiao else "零" if last and yuan else ""
    return words + (f"{_CAPITALS[last]}分" if last else "整")


def _whole_words(yuan: int) -> str:
    """The whole yuan: sections of four digits, 零 once wherever places are skipped."""
    sections = [(yuan // scale % 10_000, unit) for scale, unit in ((10**8, "亿"), (10**4, "万"), (1, ""))]
    words = ""
    for section, unit in sections:
        if section:
            words += ("零" if words and section < 1000 else "") + _section_words(section) + unit
    return words or "零"


def _section_words(number: int) -> str:
    words, skipped = "", False
    for place, unit in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
        digit = number // place % 10
        words += (("零" if skipped and words else "") + _CAPITALS[digit] + unit) if digit else ""
        skipped = digit == 0
    return words
