"""The rows of a table of charges: an amount makes a row, and the name nearest to it may take several lines."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from claims_ai.documents import parse
from claims_ai.documents.geometry import bounds, union
from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading.charge_names import STRENGTH, charge_name
from claims_ai.documents.reading.table_columns import Column
from claims_ai.documents.reading.table_heads import HEADS
from claims_ai.documents.text import half_width, squash
from claims_ai.money import FEN, amount_text
from claims_ai.values import Item, Line

# a kind of charge, which heads those of that kind
_KIND = re.compile(
    r"[一二三四五六七八九十\d、.(*]*\)?(?:西药|中成药|中草药|中药饮片|化验|检验|检查|放射|手术|护理|(?:卫生|一次性)?材料|治疗|麻醉|床位|诊[查察疗]|输[血氧]|康复|其他)费?用?:?"
)
# a name that begins with its tax class between stars, as on invoices
_TAXED = re.compile(r"\*?[\u4e00-\u9fff、]{2,16}\*[^*]")
# how far out to the left of names a heading stands, in line heights
_OUT = 0.6
# what stands at the foot of a list
_NO_CHARGE = re.compile(r":$|电话|签[字名]|审核|制单|复核|合计|总计")
_LABELLED = re.compile(
    r"\s*(?:打印|制[表单]|操作|经办|审核|收款|日期|时间|[\u4e00-\u9fff]{1,4}(?:人|员|时间|日期))\S{0,3}:"
)
# how far apart the lines of one name are, in line heights
_PITCH = 1.8
# how much nearer to the sum below than to that above a line is that begins a name
_HALFWAY = 0.7
# the share of rows with a name in them from which on names are taken to begin there
_MOSTLY = 0.8
# how sure a sum is that was reckoned from price and quantity
_RECKONED = 0.8
# how much is in a pack and how it is taken; injections by themselves are charges
_TAKEN = re.compile(
    rf"(?:{STRENGTH.pattern})(?:(?:遵医嘱|口服|外用|外敷|含服|吸入|[静肌皮][脉肉下]?[滴注]|雾化|每[日天次晚]).{{0,16}})?"
    r"|(?:遵医嘱|口服|外用)(?:,?每.{0,14})?"
)
# the share of rows with a quantity, price or unit from which on one without is the sum of its kind, and of those with a strength from which
# on strengths are no part of names
_OFTEN = 0.4

_CLASS = re.compile(r"[\[(]?(?P<class>[甲乙丙])类?(?P<share>\d{1,3}%)?[\])]?")
_BARE = re.compile(r"\d{1,3}(?:\.\d+)?")
# how surely a class or share is read that is believed
_SURE = 0.8
_DETAILS, _CLASSES = ("quantity", "unit_price", "unit"), ("category", "own_share")


@dataclass(frozen=True, slots=True)
class _Sum:
    """The sum of a row; `line` is where it was read, or the price it was reckoned from."""

    at: float
    amount: Decimal
    confidence: float
    line: Line


def row_items(sheet: Sheet, cells: Sequence[tuple[Column, Line]], *, reckoned: bool = False) -> Iterable[Item]:
    """The charges of the cells of one table, from the top; `reckoned` gives a row whose sum was not read that of its price and quantity."""
    by_name = {name: [line for column, line in cells if column.name == name] for name in HEADS}
    sums = [
        _Sum(sheet.level(line), value, line.confidence * share, line)
        for line in by_name["amount"]
        for value, share in _amount(line)
    ]
    levels = [one.at for one in sums]
    unread = _without_sum(sheet, by_name, levels)
    names = list(_without_headings(sheet, _without_strengths(by_name["name"], len(levels)), [*levels, *unread]))
    owner = _begun(sheet, names, [*levels, *unread]) or _owners(
        [sheet.level(line) for line in names], [*levels, *unread], 0.5 * sheet.line_height
    )
    detailed = sum(bool(_beside(sheet, by_name, at)) for at in levels) >= _OFTEN * len(levels)
    products = [one for at in unread if reckoned for one in _product(at, _beside(sheet, by_name, at))]
    share = _unit_of(by_name["own_share"])
    counted = len(by_name["index"]) >= _OFTEN * len(levels) or _are_counted(names)
    for one in sorted([*sums, *products], key=lambda one: one.at):
        name = _together(sheet, [line for line in names if owner.get(sheet.level(line)) == one.at], one.at)
        near = _beside(sheet, by_name, one.at)
        first = squash(name[0].text) if name else ""
        is_sum = not near and detailed and _KIND.fullmatch(first)
        if name and not is_sum and not _NO_CHARGE.search(first):
            item = _item(name, one, near, counted)
            category, own_share = _classes(_beside(sheet, by_name, one.at, _CLASSES), share)
            yield replace(item, category=category, own_share=own_share)


def _together(sheet: Sheet, name: Sequence[Line], at: float) -> list[Line]:
    """The lines of a name that stand one under the other, from that nearest to its sum on; what stands apart or is labelled is of the foot.

    A kind of charge is a name by itself: those round it have no sum.
    """
    named = sorted((line for line in name if not _LABELLED.match(half_width(line.text))), key=sheet.level)
    nearest = min(named, key=lambda line: abs(sheet.level(line) - at), default=None)
    if nearest and _KIND.fullmatch(squash(nearest.text)):
        return [nearest]
    kept = [nearest] if nearest else []
    for line in [line for line in named if kept and sheet.level(line) > sheet.level(kept[0])]:
        if sheet.level(line) - sheet.level(kept[-1]) < _PITCH * sheet.line_height:
            kept.append(line)
    for line in [line for line in reversed(named) if kept and sheet.level(line) < sheet.level(kept[0])]:
        if sheet.level(kept[0]) - sheet.level(line) < _PITCH * sheet.line_height:
            kept.insert(0, line)
    return kept


def _amount(line: Line) -> list[tuple[Decimal, float]]:
    found = parse.to_amount(line.text)
    return [found] if found else []


def _without_sum(sheet: Sheet, by_name: Mapping[str, Sequence[Line]], levels: Sequence[float]) -> list[float]:
    """The rows whose sum was not read: what nearly every row with a sum has, a running number or a quantity, stands there by itself."""
    near = 0.5 * sheet.line_height
    found = list[float]()
    for column in ("index", "quantity"):
        at = [sheet.level(line) for line in by_name[column] if parse.to_amount(line.text)]
        with_it = sum(any(abs(one - level) < near for one in at) for level in levels)
        if levels and with_it >= _MOSTLY * len(levels):
            inside = [one for one in at if min(levels) < one]
            found += [one for one in inside if all(abs(one - level) >= near for level in (*levels, *found))]
    return found


def _product(at: float, near: Mapping[str, Line]) -> list[_Sum]:
    """The sum of a row in which it was not read, from its price and quantity."""
    if not {"quantity", "unit_price"} <= set(near):
        return []
    told = [(line, parse.to_amount(line.text)) for line in (near["unit_price"], near["quantity"])]
    (price, one), (_, other) = told
    if one is None or other is None:
        return []
    share = min(line.confidence for line, _ in told) * one[1] * other[1]
    return [_Sum(at, (one[0] * other[0]).quantize(FEN, ROUND_HALF_UP), share * _RECKONED, price)]


def _beside(
    sheet: Sheet, by_name: Mapping[str, Sequence[Line]], at: float, columns: Sequence[str] = _DETAILS
) -> dict[str, Line]:
    """The quantity, price and unit of a row, or what it has in other columns, those it has."""
    found = {
        key: next((line for line in by_name[key] if abs(sheet.level(line) - at) < 0.6 * sheet.line_height), None)
        for key in columns
    }
    return {key: line for key, line in found.items() if line}


def _without_strengths(names: Sequence[Line], rows: int) -> list[Line]:
    """The names without the lines that tell how much is in a pack and how it is taken, where many charges have one of their own."""
    strengths = [line for line in names if _TAKEN.fullmatch(squash(half_width(line.text)))]
    return [line for line in names if line not in strengths] if len(strengths) >= _OFTEN * rows else [*names]


def _without_headings(sheet: Sheet, names: Sequence[Line], levels: Sequence[float]) -> Iterator[Line]:
    """The names but for what heads a part of the list: a kind of charge by itself, or words out to the left of the names under them.

    What has a sum before the next name is no heading, but a name over its figures.
    """
    near, height = 0.5 * sheet.line_height, sheet.line_height
    for line in names:
        at, left = sheet.level(line), bounds(line.box)[0]
        by_itself = all(abs(sheet.level(other) - at) >= near for other in names if other is not line)
        if not by_itself or any(abs(level - at) < near for level in levels):
            yield line
            continue
        under = min((other for other in names if sheet.level(other) > at + near), key=sheet.level, default=None)
        own_sum = under is None or any(at < level < sheet.level(under) - 0.2 * height for level in levels)
        out = under is not None and bounds(under.box)[0] - left > _OUT * height
        if own_sum or not (out or _KIND.fullmatch(squash(line.text))):
            yield line


def _begun(sheet: Sheet, names: Sequence[Line], levels: Sequence[float]) -> dict[float, float]:
    """The row of sums that each line of a name belongs to where as many begin with their tax class between stars as there are sums."""
    begun = sorted(sheet.level(line) for line in names if _TAXED.match(half_width(line.text)))
    if len(begun) != len(levels):
        return {}
    rows = list(zip(begun, sorted(levels), strict=True))
    ats = [sheet.level(line) for line in names]
    return {at: max(row for start, row in rows if start <= at) for at in ats if at >= begun[0]} if begun else {}


def _owners(names: Sequence[float], levels: Sequence[float], near: float) -> dict[float, float]:
    """The row of sums that each line of a name belongs to.

    Where nearly every sum has a line of a name at its level, a line between two goes on from the one above, unless the one below has none at
    its level, as it stands in the middle of several; where none has, names stand over their sums; else each belongs to the nearest. As many names as
    sums are one each, where a fold carries them apart little by little.
    """
    pairs = list(zip(sorted(set(names)), sorted(levels), strict=False))
    if len(set(names)) == len(levels) and _apart_smoothly(pairs, near):
        return dict(pairs)
    begun = {at for at in levels if any(abs(name - at) < near for name in names)}
    level = {at for at in levels if any(abs(name - at) < 0.5 * near for name in names)}
    goes_on = len(begun) >= _MOSTLY * len(levels)
    owned = dict[float, float]()
    for name in names:
        nearest = min(levels, key=lambda at: abs(at - name), default=None)
        above = max((at for at in levels if at < name), default=None)
        below = min((at for at in levels if at > name), default=None)
        if nearest is not None and abs(nearest - name) < near:
            owner: float | None = nearest
        elif not begun:
            owner = below
        else:
            owner = above if goes_on and above is not None and not _begins(name, above, below, level) else nearest
        if owner is not None:
            owned[name] = owner
    return owned


def _begins(name: float, above: float, below: float | None, level: Collection[float]) -> bool:
    """Whether a line between two sums begins the name of the lower one, which stands at the middle of several lines and has none at its level."""
    return below is not None and below not in level and below - name < _HALFWAY * (name - above)


def _apart_smoothly(pairs: Sequence[tuple[float, float]], near: float) -> bool:
    """Whether names and sums go by pairs from one that is level: a row without either would set them apart at once."""
    apart = [level - name for name, level in pairs]
    return any(abs(one) < near for one in apart) and all(abs(other - one) < near for one, other in pairwise(apart))


def _are_counted(names: Sequence[Line]) -> bool:
    """Whether most names begin with a number, as rows do that are numbered."""
    return sum(bool(re.match(r"\s*\d{1,3}\D", line.text)) for line in names) > _MOSTLY * len(names)


def _item(name: Sequence[Line], found: _Sum, near: Mapping[str, Line], counted: bool) -> Item:
    rows = sorted(name, key=lambda line: (round(line.box[0][1] / 8), line.box[0][0]))
    quantity, price, unit = near.get("quantity"), near.get("unit_price"), near.get("unit")
    return Item(
        charge_name("".join(line.text for line in rows), counted=counted),
        amount_text(found.amount),
        round(min([found.confidence, *(line.confidence for line in name)]), 4),
        union([line.box for line in (*name, found.line)]),
        quantity=_plain(quantity),
        unit=squash(unit.text) if unit else None,
        unit_price=_plain(price),
    )


def _classes(cells: Mapping[str, Line], unit: Decimal | None) -> tuple[str | None, str | None]:
    """The class and own share of a charge, those that were surely read: a wrong one would take the charge from the insured."""
    texts = {key: squash(half_width(line.text)) for key, line in cells.items() if line.confidence >= _SURE}
    told = _CLASS.fullmatch(texts.get("category", ""))
    share = _share(texts.get("own_share", ""), unit) or (
        _share(told["share"], None) if told and told["share"] else None
    )
    return told["class"] if told else None, share


def _unit_of(cells: Sequence[Line]) -> Decimal | None:
    """What a share without % is counted in, told by its whole column: hundredths where one is above 1, parts of one where one has a point; None
    where there are but nothing and one.
    """
    bare = [Decimal(text) for line in cells if _BARE.fullmatch(text := squash(half_width(line.text)))]
    if any(share > 1 for share in bare):
        return Decimal(100)
    return Decimal(1) if any(share % 1 for share in bare) else None


def _share(text: str, unit: Decimal | None) -> str | None:
    """A share as a number from 0 to 1."""
    number = text.removesuffix("%")
    if not _BARE.fullmatch(number):
        return None
    due = Decimal(100) if text.endswith("%") else unit
    share = Decimal(number) / due if due else Decimal(number)
    return f"{share.normalize():f}" if share <= 1 and (due or not share) else None


def _plain(line: Line | None) -> str | None:
    found = parse.to_amount(line.text) if line else None
    return f"{found[0].normalize():f}" if found else None
