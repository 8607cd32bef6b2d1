"""A table with one charge a row and one head a column: an amount makes a row, and the name nearest to it may take several lines."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claims_ai.documents import parse
from claims_ai.documents.geometry import bounds, union
from claims_ai.documents.labels import Span
from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading.table_columns import Column, in_columns, parted
from claims_ai.documents.text import half_width, lookalike_pattern, squash
from claims_ai.money import amount_text
from claims_ai.values import Item, Line

_HEADS = {
    "name": ("项目名称", "收费项目", "费用项目", "药品名称", "医嘱名称", "名称", "项目", "品名", "费用名称", "收费内容"),
    "quantity": ("数量", "次数"),
    "unit_price": ("单价", "单价(元)", "价格"),
    "unit": ("单位", "计价单位"),
    "amount": ("金额", "金额(元)", "费用", "费用(元)", "总价", "总金额", "小计", "应收金额", "合计金额", "应收"),
    "index": ("序号", "行号", "项次"),
    "": (
        "类别", "规格", "自付比例", "日期", "备注", "执行科室", "编码", "项目编码", "等级", "自付", "自费", "费用类别", "医保等级", "费用日期", "时间",
        "自付金额", "自费金额", "医保金额",
    ),
}  # fmt: skip
# heads in other words: what they end in tells what stands under them, unless they speak of somebody's share
_LIKE = (
    ("name", re.compile(r"/(?:项目名称|药品名称|收费项目)$")),
    (
        "",
        re.compile(
            r"自付|自费|自理|医保|统筹|报销|个人|减免|优惠|编码|代码|编号|类|日期|时间|科室|医生|医师|比例|(?<!名称[/及])(?<!品名[/及])规格$|标志"
        ),
    ),
    ("name", re.compile(r"(?:名称|项目|品名|内容|[名品][称名][/及]规格)$")),
    ("unit_price", re.compile(r"单价|价格")),
    ("amount", re.compile(r"(?:金额|总价|总额|费用|合计)(?:\(元\))?$")),
    ("quantity", re.compile(r"数量|次数")),
    ("unit", re.compile(r"单位$")),
)
_WORD = re.compile(r"[\u4e00-\u9fff()/、]{2,12}")
_PATTERNS = [(name, re.compile(lookalike_pattern(label))) for name, labels in _HEADS.items() for label in labels]
_SUM = re.compile(
    r"^\s*(?:合\s*计|总\s*计|本页|(?:费用|金额)(?:合计|总计|总额)|总计?金额|总费用|[当本]日合计|共\s*\d+|第\s*\d+\s*页|[大小]写[:(])"
)

# the sum of a part of the list, and what that part is called
_PART = re.compile(r"(?:[\u4e00-\u9fff]{0,6}小计|【.*】)\W*")
# a kind of charge, which heads those of that kind
_KIND = re.compile(
    r"[一二三四五六七八九十\d、.(]*\)?(?:西药|中成药|中草药|中药饮片|化验|检验|检查|放射|手术|护理|(?:卫生|一次性)?材料|治疗|麻醉|床位|诊[查察疗]|输[血氧]|康复|其他)费?用?:?"
)
_OUT = 0.6
# the lettering of a seal over the table
_SEAL = re.compile(r"(?:专用|财务|业务)章\s*$")
# what stands at the foot of a list
_NO_CHARGE = re.compile(r":$|电话|签[字名]|审核|制单|复核|合计|总计")
# what a row of heads has at least
_NEEDED = ({"name", "amount"}, {"quantity", "unit_price", "amount"})
# the share of rows with a name in them from which on names are taken to begin there
_MOSTLY = 0.8
# the share of rows with a quantity, price or unit from which on one without is the sum of its kind
_OFTEN = 0.4

# the running number or the day of a row, read in one with the name
_INDEX = re.compile(
    r"^(?:(?:20\d\d[-./])?\d{1,2}[-./]\d{1,2}(?=[\u4e00-\u9fff])|\d{1,3}[.、](?=[A-Z])|\d{1,3}[.、]?(?=[\u4e00-\u9fff*(])(?!\d*[级项号]))"
)


def read_table(sheet: Sheet) -> tuple[Item, ...]:
    """The charges of the table under the first row of heads that names things and their amounts; sums are no charges."""
    head = _head(sheet)
    if not head:
        return ()
    columns = _columns(head)
    again = {squash(line.text) for line in head}
    bottom = max(sheet.level(line) for line in head)
    body = [line for line in sheet.lines if sheet.level(line) > bottom + 0.5 * sheet.line_height]
    foot = min((sheet.level(line) for line in body if _SUM.match(half_width(line.text))), default=float("inf"))
    rows = [part for line in body if sheet.level(line) < foot - 0.3 * sheet.line_height for part in parted(line)]
    parts = [sheet.level(line) for line in rows if "小计" in squash(line.text)]
    charges = [
        line
        for line in rows
        if squash(line.text) not in again
        and not _PART.fullmatch(squash(line.text))
        and not _SEAL.search(line.text)
        and all(abs(sheet.level(line) - part) > 0.5 * sheet.line_height for part in parts)
    ]
    cells = in_columns(sheet, charges, columns)
    groups = _groups(columns)
    return tuple(item for group in groups for item in _items(sheet, [cell for cell in cells if cell[0] in group]))


def _columns(head: Sequence[Line]) -> list[Column]:
    """The columns from left to right; a head without names is that of a slip, whose names stand over their figures from the left edge on."""
    columns = sorted((column for line in head for column in _every_column(line)), key=lambda column: column.left)
    if any(column.name == "name" for column in columns):
        return columns
    return [Column("name", columns[0].left, columns[0].left), *columns]


def _groups(columns: Sequence[Column]) -> list[list[Column]]:
    """The columns of tables side by side: each begins with its running numbers or else its names."""
    groups: list[list[Column]] = [[]]
    for column in columns:
        if column.name in ("index", "name") and "amount" in {one.name for one in groups[-1]}:
            groups.append([])
        groups[-1].append(column)
    return [group for group in groups if {"name", "amount"} <= {one.name for one in group}]


def _head(sheet: Sheet) -> list[Line]:
    """The row of heads, from its leftmost one on."""
    rows = ([line, *(other for other in sheet.right_of(line.box) if other is not line)] for line in sheet.lines)
    heads = [row for row in rows if len(row) > 2 and any(needed <= _names(row) for needed in _NEEDED)]
    return max(heads, key=lambda row: ("name" in _names(row), len(row)), default=[])


def _names(row: Sequence[Line]) -> set[str]:
    return {column.name for line in row for column in columns_of(line)}


def _every_column(line: Line) -> list[Column]:
    """The heads of a line of the head row; words that are none are a column of no interest."""
    left, _, right, _ = bounds(line.box)
    return columns_of(line) or [Column("", left, right)]


def columns_of(line: Line) -> list[Column]:
    """The heads a line is made of; a line that holds anything else is no head."""
    text, at, found = half_width(line.text), 0, []
    while rest := text[at:].strip():
        at = len(text) - len(text[at:].lstrip())
        matches = [(name, match) for name, pattern in _PATTERNS if (match := pattern.match(text, at))]
        if not matches or not rest:
            return _column_like(line, squash(text))
        name, match = max(matches, key=lambda found: found[1].end())
        left, _, right, _ = bounds(Span(line, match.start(), match.end()).box)
        found.append(Column(name, left, right))
        at = match.end()
    return found


def _column_like(line: Line, text: str) -> list[Column]:
    """The one column that a line names in other words than usual."""
    left, _, right, _ = bounds(line.box)
    names = [name for name, form in _LIKE if form.search(text)] if _WORD.fullmatch(text) else []
    return [Column(names[0], left, right)] if names else []


def _items(sheet: Sheet, cells: Sequence[tuple[Column, Line]]) -> Iterable[Item]:
    by_name = {name: [line for column, line in cells if column.name == name] for name in _HEADS}
    amounts = [line for line in by_name["amount"] if parse.to_amount(line.text)]
    levels = [sheet.level(line) for line in amounts]
    names = list(_without_headings(sheet, by_name["name"], levels))
    owner = _owners([sheet.level(line) for line in names], levels, 0.5 * sheet.line_height)
    detailed = sum(bool(_beside(sheet, by_name, at)) for at in levels) >= _OFTEN * len(levels)
    for amount, at in zip(amounts, levels, strict=True):
        name = [line for line in names if owner.get(sheet.level(line)) == at]
        near = _beside(sheet, by_name, at)
        first = squash(name[0].text) if name else ""
        is_sum = not near and detailed and _KIND.fullmatch(first)
        if name and not is_sum and not _NO_CHARGE.search(first):
            yield _item(name, amount, near)


def _beside(sheet: Sheet, by_name: Mapping[str, Sequence[Line]], at: float) -> dict[str, Line]:
    """The quantity, price and unit of a row, those it has."""
    found = {
        key: next((line for line in by_name[key] if abs(sheet.level(line) - at) < 0.6 * sheet.line_height), None)
        for key in ("quantity", "unit_price", "unit")
    }
    return {key: line for key, line in found.items() if line}


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


def _owners(names: Sequence[float], levels: Sequence[float], near: float) -> dict[float, float]:
    """The row of sums that each line of a name belongs to.

    Where nearly every sum has a line of a name at its level, a line between two goes on from the one above; where none has, names stand
    over their sums; else each belongs to the nearest.
    """
    begun = {at for at in levels if any(abs(name - at) < near for name in names)}
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
            owner = above if len(begun) >= _MOSTLY * len(levels) and above is not None else nearest
        if owner is not None:
            owned[name] = owner
    return owned


def _item(name: Sequence[Line], amount: Line, near: Mapping[str, Line]) -> Item:
    value, share = parse.to_amount(amount.text) or (parse.ZERO, 0.0)
    rows = sorted(name, key=lambda line: (round(line.box[0][1] / 8), line.box[0][0]))
    quantity, price, unit = near.get("quantity"), near.get("unit_price"), near.get("unit")
    return Item(
        _INDEX.sub("", "".join(squash(line.text) for line in rows)),
        amount_text(value),
        round(min(line.confidence for line in (*name, amount)) * share, 4),
        union([line.box for line in (*name, amount)]),
        quantity=_plain(quantity),
        unit=squash(unit.text) if unit else None,
        unit_price=_plain(price),
    )


def _plain(line: Line | None) -> str | None:
    found = parse.to_amount(line.text) if line else None
    return f"{found[0].normalize():f}" if found else None
