"""Charges told row by row without heads, each as a product that comes out: 血塞通软胶囊 29.00×2盒 58.00, the name also on a row of its own.

Screens tell the product in words: 单价 ¥29.00 数量 2盒, or its two figures apart under the name and the sum: 规格：0.25g 单价：¥29.00/盒 … ×2.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claims_ai.documents.geometry import union
from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading.charge_names import charge_name
from claims_ai.documents.text import half_width
from claims_ai.money import FEN, amount_text
from claims_ai.values import Item, Line

_AMOUNT = r"\d{1,3}(?:,\d{3})+\.\d\d|\d+\.\d\d"
_ROW = re.compile(
    rf"(?:\d{{1,3}}[.、]\s*)?(?P<name>(?:\d+(?:\.\d+)?%)?\D.*?)\s*[¥￥]?(?P<price>{_AMOUNT}|\d+)\s*[×xX*]\s*(?P<quantity>\d+(?:\.\d+)?)\s*"
    rf"(?P<unit>[\u4e00-\u9fff]{{0,2}})\s*=?\s*¥?\s*(?P<amount>{_AMOUNT})(?:元)?\s*(?:[甲乙丙自]\S{{0,2}})?"
)
_PRODUCT = re.compile(rf"[¥￥]?(?:{_AMOUNT}|\d+)\s*[\u4e00-\u9fff]{{0,3}}\s*[×xX*]\s*\d")
_IN_WORDS = re.compile(rf"单价[:\s]*(?P<price>[¥￥]?(?:{_AMOUNT}|\d+))(?:元)?\s*[,;/|]?\s*数量[:\s]*(?=\d)")
# 0.1g*12片 before ¥23.74 x1盒
_BEFORE_PRODUCT = re.compile(r"^\d[^¥￥\u4e00-\u9fff]{0,16}[\u4e00-\u9fff]?\s*(?=[¥￥][\d.]+\s*[×xX*]\s*\d)")
# how many of a unit before what one costs: 血常规 1次 ×20.00 20.00
_COUNTED_ROW = re.compile(
    rf"(?:\d{{1,3}}[.、]\s*)?(?P<name>(?:\d+(?:\.\d+)?%)?\D.*?)\s+(?P<quantity>\d+(?:\.\d+)?)\s*(?P<unit>[\u4e00-\u9fff]{{1,3}})\s*[×xX*]\s*¥?(?P<price>{_AMOUNT})(?:元)?"
    rf"\s*=?\s*¥?\s*(?P<amount>{_AMOUNT})(?:元)?"
)
# a kind of charge at the end of the row of a name
_KIND = re.compile(r"[\u4e00-\u9fff]{2,6}费")
# the figures of a product that stand apart, and the unit of the price
_PRICE = re.compile(
    rf"(?:单价[:\s]*|[¥￥])[¥￥]?(?P<price>{_AMOUNT}|\d+(?:\.\d{{1,4}})?)(?![\d.])(?:元)?(?:/(?P<unit>[\u4e00-\u9fff]{{1,2}}))?"
)
_COUNT = re.compile(
    r"(?:(?<![\dA-Za-z])[×xX*]|数量[:\s]*[×xX]?)\s*(?P<quantity>\d+(?:\.\d+)?)\s*(?P<unit>[\u4e00-\u9fff]{0,2})$"
)
_SUM = re.compile(rf"[¥￥]?\s*(?P<amount>{_AMOUNT})元?")
# what a row holds that is no name
_NO_NAME = re.compile(rf"(?:{_AMOUNT})(?![\da-zA-Z])|\d\s*[×xX]\s*\d|(?<![A-Za-z\d])[:：]")
# what a name has, and what nothing has that is one
_NAMED, _TOLD = (
    re.compile(r"[\u4e00-\u9fff]{2}"),
    re.compile(rf"(?:{_AMOUNT})(?![\da-zA-Z])|(?<![A-Za-z\d])[:：]|合计|小计|总计|总额|总费用"),
)
_ROUNDING = Decimal("0.01")


def multiplied_rows(sheet: Sheet) -> tuple[Item, ...]:
    """The rows of a page that are a name, a price times a quantity, and just that amount, from the top; the name may stand in the row above."""
    rows = _with_sums(sorted(_levelled(sheet), key=lambda row: sheet.level(row[0])))
    return tuple(item for above, row in zip([(), *rows], rows, strict=False) for item in _items(above, row))


def _levelled(sheet: Sheet) -> Iterator[tuple[Line, ...]]:
    """The rows, a product together with what stands to the right of it, however far."""
    for row in sheet.rows:
        further = sheet.right_of(row[-1].box) if _begins_with_product(row) else []
        yield (*row, *(line for line in further if line not in row))


def _with_sums(rows: Sequence[tuple[Line, ...]]) -> list[tuple[Line, ...]]:
    """The rows, a sum that stands by itself between a name and its product in the row of the name."""
    found = list[tuple[Line, ...]]()
    for row in rows:
        alone = len(row) == 1 and _SUM.fullmatch(half_width(row[0].text).strip())
        named = len(found[-1]) == 1 and _NAMED.search(found[-1][0].text) if found else None
        if alone and named:
            found[-1] = (*found[-1], *row)
        else:
            found.append(row)
    return found


def _items(above: tuple[Line, ...], row: tuple[Line, ...]) -> list[Item]:
    """The charge of a row, or of a product under its name and amount: 甘精胰岛素注射液 640.00 over ¥128.00×5支."""
    under = (*above[:-1], *row, above[-1]) if len(above) > 1 and _begins_with_product(row) else ()
    return list(_item(_named(above, row))) or list(_item(under) if under else _apart(above, row))


def _named(above: tuple[Line, ...], row: tuple[Line, ...]) -> tuple[Line, ...]:
    """A row, with the one above it where it begins with a price and that is nothing but a name."""
    named = _begins_with_product(row) and not any(_NO_NAME.search(half_width(line.text)) for line in above)
    if not named:
        return row
    return (*(above[:-1] if len(above) > 1 and _KIND.fullmatch(_shown(above[-1])) else above), *row)


def _begins_with_product(row: tuple[Line, ...]) -> bool:
    return _PRODUCT.match(_shown(row[0])) is not None


def _shown(line: Line) -> str:
    """What a line says, a product as one and without the strength before it."""
    told = _BEFORE_PRODUCT.sub("", half_width(line.text).strip())
    return _IN_WORDS.sub(lambda match: f"{match['price']}×", told)


def _item(row: tuple[Line, ...]) -> Iterator[Item]:
    told = " ".join(map(_shown, row))
    match = _ROW.fullmatch(told) or _COUNTED_ROW.fullmatch(told)
    if match is not None:
        yield from _product(row, match["name"], match["price"], match["quantity"], match["amount"], match["unit"])


def _apart(above: tuple[Line, ...], row: tuple[Line, ...]) -> Iterator[Item]:
    """The charge of a name and its sum over a row that tells price and quantity each by itself."""
    told = " ".join(half_width(line.text).strip() for line in row)
    price, count = _PRICE.search(told), _COUNT.search(told)
    due = _SUM.fullmatch(half_width(above[-1].text).strip()) if len(above) > 1 else None
    name = charge_name(above[-2].text) if len(above) > 1 else ""
    if price and count and due and _NAMED.search(name) and not _TOLD.search(half_width(name)):
        unit = count["unit"] or price["unit"]
        yield from _product((*above, *row), name, price["price"], count["quantity"], due["amount"], unit)


def _product(
    lines: tuple[Line, ...], name: str, price: str, quantity: str, amount: str, unit: str | None
) -> Iterator[Item]:
    """The charge that figures are told of, if they come out."""
    one, count, due = (Decimal(figure.replace(",", "")) for figure in (price, quantity, amount))
    if abs(one * count - due).quantize(FEN) > _ROUNDING:
        return
    yield Item(
        charge_name(name),
        amount_text(due),
        round(min(line.confidence for line in lines), 4),
        union([line.box for line in lines]),
        quantity=f"{count.normalize():f}",
        unit=unit or None,
        unit_price=f"{one.normalize():f}",
    )
