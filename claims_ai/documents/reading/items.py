"""The item table of an invoice: one, two or three column groups side by side, or `name:amount` printed freely."""

import re
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from claims_ai.documents.geometry import bounds, union
from claims_ai.documents.labels import Span
from claims_ai.documents.layout import Sheet
from claims_ai.documents.parse import to_amount
from claims_ai.documents.reading.charge_names import STRENGTH, charge_name
from claims_ai.documents.reading.item_cells import Cell, rows_of
from claims_ai.documents.text import half_width, lookalike_pattern, squash
from claims_ai.money import amount_text
from claims_ai.values import Item, Line

_NAME_HEAD = re.compile(
    "|".join(
        map(
            lookalike_pattern,
            ("项目名称", "收费项目", "费用项目", "项目/规格", "费用类别", "货物或应税劳务、服务名称", "项目", "名称"),
        )
    )
)
_HEADS = {
    "quantity": re.compile("|".join(map(lookalike_pattern, ("数量/单位", "数量")))),
    "unit_price": re.compile("|".join(map(lookalike_pattern, ("单价",)))),
    "amount": re.compile("|".join(map(lookalike_pattern, ("金额(元)", "金额", "小计")))),
    "personal": re.compile("|".join(map(lookalike_pattern, ("个人支付金额", "自付金额", "自费金额")))),
}
_OTHER_HEADS = re.compile(
    "|".join(
        (lookalike_pattern("规格型号"), "(?<!/)规格", "(?<!/)单位", lookalike_pattern("税率/征收率"), "税率", "备注")
    )
)
# sums and payments, and what else has a number beside it, are no charges
_TOTAL = re.compile(
    r"[大小]写|合\s*计|费用总额|支付|[自][负付]|^\W*(?:个人)?自费(?:金额)?\W*$|统筹|余额|电话|签字|专用章|^\s*(?:[预补]缴|退费)"
)
# what stands between a charge and its sum: its class, its quantity with a unit
_ASIDE = re.compile(r"[甲乙丙]类?|[有无]自付|全?自费|\d+(?:\.\d+)?\s*/\s*[^\d\s]{1,4}")
_SUMS = re.compile(r"(?:费用|医疗费)?总(?:额|计|金额|费用)|减:|医保支付|基金支付")
_FOOT = re.compile(
    "|".join(
        (
            *map(lookalike_pattern, ("金额合计", "合计(大写)", "合计", "应收合计", "实收合计", "价税合计", "(大写)")),
            r"[合计]\s*$",
        )
    )
)
# The charge categories invoices print (财政部 医疗收费票据 项目); a name one character off is one of them.
CATEGORIES = (
    "床位费", "诊察费", "诊查费", "诊疗费", "检查费", "化验费", "检验费", "检测费", "治疗费", "理疗费", "手术费", "护理费", "卫生材料费",
    "材料费", "西药费", "中药费", "中药饮片费", "中药饮片", "中草药费", "中草药", "中成药费", "一般诊疗费", "挂号费", "其他住院费用", "其他门诊费用", "其他费",
    "药事服务费", "放射费", "放疗费", "注射费", "输液费", "输血费", "输氧费", "氧气费", "麻醉费", "接生费", "监护费", "空调费", "取暖费",
    "膳食费", "陪护费", "会诊费", "抢救费", "透析费", "血透费", "透视费", "摄片费", "拍片费", "体检费", "镶牙费", "病历费", "针灸费", "推拿费",
    "急诊留观床位费", "医事服务费", "护工费", "伙食费", "陪床费", "接种费", "救护费", "中成药", "西药", "中药",
)  # fmt: skip
_POINT = re.compile(r"\d\.\d{1,2}(?!\d)")
_FEWEST_PRINTED, _TALL, _SHORTEST = 3, 2.2, 2


def read_items(sheet: Sheet) -> tuple[Item, ...]:
    """The charge lines between the table's head and its total row, or of a form with printed categories; empty when there is neither."""
    head = _head_lines(sheet)
    if not head:
        return _printed_categories(sheet)
    top = max(line.box[2][1] for line in head)
    foot = min(
        (line.box[0][1] for line in sheet.lines if line.box[0][1] > top and _FOOT.match(half_width(line.text))),
        default=None,
    )
    foot = foot or min(
        (line.box[0][1] for line in sheet.lines if line.box[0][1] > top and _SUMS.match(half_width(line.text))),
        default=None,
    )
    if foot is None:
        return _printed_categories(sheet)
    body = [line for line in sheet.lines if top - 0.3 * sheet.line_height < _middle(line) < foot and line not in head]
    columns, others = _numeric_columns(head), _other_columns(head)
    rows = ([cell for cell in row if cell.number or not _stands_under(cell, others)] for row in rows_of(sheet, body))
    return tuple(item for row in rows for item in _row_items(row, columns))


def read_categories(sheet: Sheet) -> tuple[Item, ...]:
    """The charge lines that are categories, whose single charges are printed under them."""
    return tuple(item for item in read_items(sheet) if item.name in CATEGORIES)


def _printed_categories(sheet: Sheet) -> tuple[Item, ...]:
    """The charges of a form without heads, on which the categories are printed with a place for the sum of each beside them.

    What stands in a column of such names, from their first row to their last, is a charge of its own: CT, 心电图.
    """
    foot = min((line.box[0][1] for line in sheet.lines if _FOOT.match(half_width(line.text))), default=float("inf"))
    rows = rows_of(sheet, [line for line in sheet.lines if _middle(line) < foot])
    items = [[(name, item) for name, item in _named_items(row, ())] for row in rows]
    known = [(place, name.left) for place, row in enumerate(items) for name, item in row if item.name in CATEGORIES]
    if len(known) < _FEWEST_PRINTED:
        return ()
    table = items[known[0][0] : known[-1][0] + 2]
    lefts = {left for _, left in known}
    return tuple(
        item
        for row in table
        for name, item in row
        if item.name in CATEGORIES or any(abs(name.left - left) < sheet.line_height for left in lefts)
    )


def _middle(line: Line) -> float:
    return (line.box[0][1] + line.box[2][1]) / 2


def _head_lines(sheet: Sheet) -> list[Line]:
    """The row of column heads, from its leftmost name head on: one with a name head and an amount head, else a lone name head."""
    names = [
        line
        for line in sheet.lines
        if _NAME_HEAD.match(half_width(line.text).strip()) and ":" not in half_width(line.text)
    ]
    rows = [[line, *_beside(sheet, line)] for line in names]
    heads = [row for row in rows if any(_HEADS["amount"].search(half_width(line.text)) for line in row)]
    alone = [row for row in rows if len(row) == 1 and _NAME_HEAD.fullmatch(squash(row[0].text)) and not heads]
    return max(heads or alone, key=len, default=[])


def _beside(sheet: Sheet, line: Line) -> list[Line]:
    """What goes on in the row of a line, but for words down the side of the page."""
    row = (other for other in sheet.right_of(line.box) if other is not line)
    return [other for other in row if other.box[3][1] - other.box[0][1] < _TALL * sheet.line_height]


def _numeric_columns(head: Sequence[Line]) -> list[tuple[str, float]]:
    """Name and horizontal middle of each column that holds numbers, left to right."""
    columns = []
    for line in head:
        text = half_width(line.text)
        for match in re.finditer(
            "|".join(f"(?P<{name}>{pattern.pattern})" for name, pattern in reversed(_HEADS.items())), text
        ):
            left, _, right, _ = bounds(Span(line, match.start(), match.end()).box)
            columns.append((match.lastgroup or "amount", (left + right) / 2))
    return sorted(columns, key=lambda column: column[1])


def _other_columns(head: Sequence[Line]) -> list[tuple[float, float]]:
    """Left and right of each column that holds neither names nor sums: specification, unit, tax rate, remark."""
    spans = [Span(line, m.start(), m.end()) for line in head for m in _OTHER_HEADS.finditer(half_width(line.text))]
    return [(left, right) for left, _, right, _ in (bounds(span.box) for span in spans)]


def _stands_under(cell: Cell, columns: Sequence[tuple[float, float]]) -> bool:
    return any(left <= cell.middle <= right for left, right in columns)


def _row_items(row: Sequence[Cell], columns: Sequence[tuple[str, float]]) -> list[Item]:
    return [item for _, item in _named_items(row, columns)]


def _named_items(row: Sequence[Cell], columns: Sequence[tuple[str, float]]) -> list[tuple[Cell, Item]]:
    """Each name with the numbers right of it, up to the next name, as a charge."""
    items = []
    for index, cell in enumerate(row):
        if (
            cell.number
            or _is_aside(cell)
            or len(squash(cell.span.text)) < 2
            or _TOTAL.search(half_width(cell.span.text))
        ):
            continue
        numbers = []
        for other in row[index + 1 :]:
            if _is_aside(other):
                continue
            if not other.number:
                break
            numbers.append(other)
        item = _item(cell, numbers, columns)
        if item:
            items.append((cell, item))
    return items


def _is_aside(cell: Cell) -> bool:
    text = squash(cell.span.text)
    return not cell.number and any(form.fullmatch(text) for form in (_ASIDE, STRENGTH))


def _item(name: Cell, numbers: Sequence[Cell], columns: Sequence[tuple[str, float]]) -> Item | None:
    placed = _place(name, numbers, columns)
    found = to_amount(placed["amount"].span.text) if "amount" in placed else None
    if not found or not re.search(r"[^\W\d_]", name.span.text):
        return None
    amount, share = found
    spans = [name.span, placed["amount"].span]
    return Item(
        _category(charge_name(name.span.text).rstrip(":;.…·")),
        amount_text(amount),
        round(min(span.confidence for span in spans) * share, 4),
        union([span.box for span in spans]),
        quantity=_plain(placed["quantity"].span.text) if "quantity" in placed else None,
        unit=_unit(placed["quantity"].span.text) if "quantity" in placed else None,
        unit_price=_plain(placed["unit_price"].span.text) if "unit_price" in placed else None,
    )


def _category(name: str) -> str:
    """The name of a charge, one misread character or one too many put right; 检查 for 检查费 is what is printed."""
    if name in CATEGORIES or len(name) <= _SHORTEST:
        return name
    near = [known for known in CATEGORIES if len(known) == len(name) and Levenshtein.distance(known, name) <= 1]
    longer = [name[:-1]] if name[:-1] in CATEGORIES and name[-2] == "费" else []
    return (near or longer)[0] if len(near or longer) == 1 else name


def _place(name: Cell, numbers: Sequence[Cell], columns: Sequence[tuple[str, float]]) -> dict[str, Cell]:
    """Numbers to columns: by order where as many stand as the group has columns, else by the nearest head; a lone one is the amount."""
    group = _group(name, columns)
    if len(numbers) == 1:
        return {} if _is_a_count(numbers[0], group) else {"amount": numbers[0]}
    if not group:
        sums = [number for number in numbers if _POINT.search(number.span.text)] or [*numbers]
        return {"amount": sums[-1]} if sums else {}
    if len(numbers) == len(group):
        return dict(reversed([*zip((column for column, _ in group), numbers, strict=True)]))
    if len(group) == 1:
        return {group[0][0]: min(numbers, key=lambda number: abs(number.middle - group[0][1]))} if numbers else {}
    return {min(group, key=lambda column: abs(column[1] - number.middle))[0]: number for number in reversed(numbers)}


def _is_a_count(number: Cell, group: Sequence[tuple[str, float]]) -> bool:
    """Whether a lone number stands under 数量, without a point: its amount was not read."""
    nearest = min(group, key=lambda column: abs(column[1] - number.middle), default=("", 0.0))
    return nearest[0] == "quantity" and "." not in number.span.text


def _group(name: Cell, columns: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """The numeric columns right of a name, up to the second amount column."""
    group: list[tuple[str, float]] = []
    for column in (c for c in columns if c[1] > name.left):
        if column[0] in {existing for existing, _ in group}:
            break
        group.append(column)
    return group


def _plain(text: str) -> str:
    """A quantity or unit price as printed, without its unit and trailing zeros."""
    found = to_amount(re.sub(r"[/\u4e00-\u9fff]", "", text))
    return f"{found[0].normalize():f}" if found else squash(text)


def _unit(text: str) -> str | None:
    """The unit printed behind a quantity."""
    match = re.search(r"[\u4e00-\u9fff]+$", squash(text))
    return match[0] if match else None
