"""The row of heads over a table of charges: what stands under each of them, also in other words than usual."""

import re
from collections.abc import Sequence

from claims_ai.documents.geometry import bounds
from claims_ai.documents.labels import Span
from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading.table_columns import Column
from claims_ai.documents.text import half_width, lookalike_pattern, squash
from claims_ai.values import Line

HEADS = {
    "name": ("项目名称", "收费项目", "费用项目", "药品名称", "医嘱名称", "名称", "项目", "品名", "费用名称", "收费内容", "药名"),
    "quantity": ("数量", "次数", "总量"),
    "unit_price": ("单价", "单价(元)", "价格"),
    "unit": ("单位", "计价单位"),
    "amount": ("金额", "金额(元)", "费用", "费用(元)", "总价", "总金额", "小计", "应收金额", "合计金额", "应收"),
    "index": ("序号", "行号", "项次"),
    "category": ("类别", "等级", "医保等级", "医保类别", "医保目录", "目录类别", "甲乙类", "类型", "类"),
    "own_share": ("自付比例", "先行自付比例", "自付比", "自付率", "自理比例", "个人自付比例"),
    "": (
        "规格", "日期", "备注", "执行科室", "编码", "项目编码", "自付", "自费", "费用类别", "费用日期", "时间", "自付金额", "自费金额", "医保金额", "牙位",
    ),
}  # fmt: skip
# heads in other words: what they end in tells what stands under them, unless they speak of somebody's share
_LIKE = (
    (
        "name",
        re.compile(
            r"/(?:项目名称|药品名称|收费项目)$|^(?:项目|药品|收费项目|费用)?名称/(?:国家)?(?:医保)?(?:项目)?(?:编码|代码)$"
        ),
    ),
    ("own_share", re.compile(r"(?:自付|自理|负担)(?:比例?|率)$")),
    (
        "",
        re.compile(
            r"自付|自费|自理|医保|统筹|报销|个人|减免|优惠|编码|代码|编号|类|日期|时间|科室|医生|医师|比例|(?<!名称[/及])(?<!品名[/及])(?<!项目[/及])规格$|标志"
        ),
    ),
    ("name", re.compile(r"(?:名称|项目|品名|内容|(?:名称|品名|项目)[/及]规格)$")),
    ("unit_price", re.compile(r"单价|价格")),
    ("amount", re.compile(r"(?:金额|总价|总额|费用|合计)(?:\(元\))?$")),
    ("quantity", re.compile(r"数量|次数|总量")),
    ("unit", re.compile(r"单位$")),
)
_WORD = re.compile(r"[\u4e00-\u9fff()/、]{2,12}(?:\(g\))?")
_PATTERNS = [(name, re.compile(lookalike_pattern(label))) for name, labels in HEADS.items() for label in labels]
# what a row of heads has at least
_NEEDED = ({"name", "amount"}, {"quantity", "unit_price", "amount"})

# how far what begins a row of heads is from their level at most, in line heights
_BESIDE = 2.0


def head_columns(head: Sequence[Line]) -> list[Column]:
    """The columns from left to right; a head without names is that of a slip, whose names stand over their figures from the left edge on."""
    columns = sorted((column for line in head for column in _every_column(line)), key=lambda column: column.left)
    if not columns or any(column.name == "name" for column in columns):
        return columns
    return [Column("name", columns[0].left, columns[0].left), *columns]


def side_by_side(columns: Sequence[Column]) -> list[list[Column]]:
    """The columns of tables side by side: each begins with its running numbers or else its names."""
    groups: list[list[Column]] = [[]]
    for column in columns:
        if column.name in ("index", "name") and "amount" in {one.name for one in groups[-1]}:
            groups.append([])
        groups[-1].append(column)
    return [group for group in groups if {"name", "amount"} <= {one.name for one in group}]


def head_row(sheet: Sheet) -> list[Line]:
    """The row of heads, from its leftmost one on."""
    levels = [sheet.level(line) for line in sheet.lines if columns_of(line)]
    near = [
        line for line in sheet.lines if any(abs(sheet.level(line) - at) < _BESIDE * sheet.line_height for at in levels)
    ]
    rows = ([line, *(other for other in sheet.right_of(line.box) if other is not line)] for line in near)
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
            return _column_like(line, re.sub(r"[.·,、。]", "", squash(text)))
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
