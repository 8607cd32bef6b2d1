"""The charges of a VAT invoice: a tax rate makes a row, the amount without tax stands left of it, and the name goes on in the rows below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claims_ai.documents import parse
from claims_ai.documents.geometry import bounds, union
from claims_ai.documents.labels import Span
from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading.boxed_sums import charges_in_boxes
from claims_ai.documents.reading.table import read_table
from claims_ai.documents.reading.table_columns import Column
from claims_ai.documents.reading.table_heads import columns_of
from claims_ai.documents.text import half_width, squash
from claims_ai.money import amount_text
from claims_ai.values import Item, Line

_RATE = re.compile(r"\d{1,2}(?:\.\d)?%|免税|不征税|普通零税率|零税率")
_GLUED = re.compile(r"(?P<amount>-?\d[\d,]*\.\d\d)\s*(?P<rate>\d{1,2}(?:\.\d)?%|免税|不征税)(?P<tax>.*)")
# the total, or what an invoice of transport or building tells below its charges
_TOTAL = re.compile(
    r"^\s*(?:合\s*计|价税合计|小\s*计|订单号|出行人|出行日期|运输工具|起运地|建筑服务发生地|土地增值税|车牌号|不动产地址|产权证书|租赁期)"
)
_CLASSED, _FIGURES = re.compile(r"\*[^*\s]{2,16}\*\S"), re.compile(r"^\s*\*|[×xX]\s*\d|\d\.\d\d|税率|%")
# what a specification looks like behind a name: 20mg*7片, 100片/瓶, 均码, H062
_SPECIFIED = re.compile(
    r"(?<=[\u4e00-\u9fff()])\s*(?:\d+(?:\.\d+)?(?:m?g|m?l|ml|片|粒|丸|袋|支|贴|板|瓶|盒|枚|IU|μg|万单位)[\w*/×.:%]*|均码|[A-Z]{1,3}-?\d{2,4})\s*$"
)
# what stands apart behind a name in one line with it, and how far left of its head a specification may begin, in line heights
_APART, _AHEAD = re.compile(r"(?<=[\u4e00-\u9fff)])\s+[A-Z\d][\w.*×/%-]*[A-Za-z\d型]\s*$"), 3.5
_SPECIFICATION = "specification"
# a name that begins with its tax class between stars, the first of which may be lost; how much higher its own first line may stand
_BEGUN, _BEFORE = re.compile(r"[*★☆✱]?[\u4e00-\u9fff、]{2,16}[*★☆✱][^*]"), 0.5
# an amount, how many (3天), a head in a second row, or a half of 合计
_NO_NAME = re.compile(r"-?¥?\d[\d,]*(?:\.\d+)?[\u4e00-\u9fff]{0,2}|数量|单价|金额|税额|\W*[合计]\W*")
# how high a cell may be that is written across, and how wide a name is at least, in line heights
_DOWN, _WIDE = 2.2, 2.5
_NAME_HEAD = re.compile(r"货物或应税劳务|服务名称|项目名称")


@dataclass(frozen=True, slots=True)
class _Cell:
    span: Span
    left: float
    right: float
    level: float
    height: float

    @property
    def text(self) -> str:
        return squash(self.span.text)


def read_vat_items(sheet: Sheet) -> tuple[Item, ...]:
    """The charges between the heads of the table and its total row, or as rolls and apps show them; amounts are those without tax."""
    return charges_in_boxes(sheet) or _under_heads(sheet) or read_table(sheet) or tuple(_starred_rows(sheet))


def _starred_rows(sheet: Sheet) -> Iterator[Item]:
    """Each name with its tax class between stars, an amount at the end of its row, as apps list them; a name may go on below."""
    for line in sheet.lines:
        if not _CLASSED.match(half_width(line.text).strip()):
            continue
        amounts = [other for other in sheet.right_of(line.box) if other is not line and parse.to_amount(other.text)]
        value, share = (parse.to_amount(amounts[-1].text) if amounts else None) or (None, 0.0)
        if value is None:
            continue
        under = next(iter(sheet.below(line.box, rows=1.4)), None)
        goes_on = (
            under is not None
            and abs(under.box[0][0] - line.box[0][0]) < sheet.line_height
            and not _FIGURES.search(under.text)
        )
        lines = [line, under] if under is not None and goes_on else [line]
        yield Item(
            _starred("".join(squash(one.text) for one in lines)),
            amount_text(value),
            round(min(one.confidence for one in (*lines, amounts[-1])) * share, 4),
            union([one.box for one in (*lines, amounts[-1])]),
        )


def _under_heads(sheet: Sheet) -> tuple[Item, ...]:
    """The charges of a form with the usual heads."""
    head = next((line for line in sheet.lines if _NAME_HEAD.search(squash(line.text))), None)
    if head is None:
        return ()
    top = sheet.level(head)
    columns = [
        column
        for line in sheet.lines
        if abs(sheet.level(line) - top) < 0.8 * sheet.line_height
        for column in (columns_of(line) or _specification(line))
    ]
    below = [line for line in sheet.lines if sheet.level(line) > top + 0.6 * sheet.line_height]
    foot = min((sheet.level(line) for line in below if _TOTAL.match(half_width(line.text))), default=top)
    cells = [
        cell for line in below if sheet.level(line) < foot - 0.4 * sheet.line_height for cell in _cells(sheet, line)
    ]
    return tuple(_items(sheet, cells, columns, head))


def _specification(line: Line) -> list[Column]:
    left, _, right, _ = bounds(line.box)
    return [Column(_SPECIFICATION, left, right)] if squash(line.text) == "规格型号" else []


def _cells(sheet: Sheet, line: Line) -> Iterator[_Cell]:
    """A line as cells: an amount is often printed so close to the rate that both are one line."""
    text = half_width(line.text)
    match = _GLUED.fullmatch(text.strip())
    shift = len(text) - len(text.lstrip())
    parts = (
        [match.span(name) for name in ("amount", "rate", "tax") if match[name].strip()] if match else [(0, len(text))]
    )
    for start, end in parts:
        span = Span(line, start + shift * bool(match), end + shift * bool(match))
        left, top, right, bottom = bounds(span.box)
        yield _Cell(span, left, right, sheet.level(line), bottom - top)


def _items(sheet: Sheet, cells: Sequence[_Cell], columns: Sequence[Column], head: Line) -> Iterator[Item]:
    name_right = bounds(head.box)[2]
    specification = next((column for column in columns if column.name == _SPECIFICATION), None)
    near = 0.6 * sheet.line_height
    rates = sorted((cell for cell in cells if _RATE.fullmatch(cell.text)), key=lambda cell: cell.level)
    starts = [rate.level for rate in rates]
    named = [cell for cell in cells if _is_name(cell, name_right, specification) and not _NO_NAME.fullmatch(cell.text)]
    names = _without_margin(named, sheet.line_height)
    for rate, (begin, end) in zip(rates, _reaches(names, starts, near), strict=True):
        row = [cell for cell in cells if abs(cell.level - rate.level) < near and cell is not rate]
        name = _leftmost([cell for cell in names if begin <= cell.level < end], near)
        amounts = [
            cell for cell in row if cell.right < rate.right and cell.left > name_right and parse.to_amount(cell.text)
        ]
        if name and amounts:
            flat = [cell for cell in row if cell.height < 1.8 * sheet.line_height]
            apart = [_without_what_stands_apart(cell, specification, sheet.line_height) for cell in name]
            lines = len(apart) if _lacks_specification(row, specification) else len(apart) - 1
            whole = [*(_without_specification(cell, specification) for cell in apart[:lines]), *apart[lines:]]
            yield _item(whole, max(amounts, key=lambda cell: cell.left), flat, columns)


def _reaches(names: Sequence[_Cell], starts: Sequence[float], near: float) -> list[tuple[float, float]]:
    """From where to where the lines of each row's name stand, by their levels.

    Where as many names begin with their tax class as there are rows, each goes on to the next; figures may then stand at its middle.
    Else it goes on from the level of its figures, or on rolls, where no name is level with figures, down to them.
    """
    begun = sorted(cell.level for cell in names if _BEGUN.match(cell.text))
    if len(begun) == len(starts):
        return [(one - _BEFORE * near, other - _BEFORE * near) for one, other in pairwise([*begun, float("inf")])]
    if not any(abs(cell.level - start) < near for cell in names for start in starts):
        return [(above + near, start) for above, start in zip([-near, *starts], starts, strict=False)]
    return [(start - near, below - near) for start, below in pairwise([*starts, float("inf")])]


def _is_name(cell: _Cell, name_right: float, specification: Column | None) -> bool:
    """A cell that begins left of the end of its head, and not under that of the specification."""
    middle = (cell.left + cell.right) / 2
    under = specification is not None and abs(middle - specification.middle) < name_right - middle
    return cell.left < name_right and not under


def _without_margin(names: Sequence[_Cell], height: float) -> list[_Cell]:
    """The names without what is printed down the margin left of them: which office had the form made, by whom."""
    flat = [cell for cell in names if cell.height < _DOWN * height or cell.height < cell.right - cell.left]
    wide = [cell.left for cell in flat if cell.right - cell.left > _WIDE * height]
    left = min(wide, default=0.0) + 0.5 * height
    return [cell for cell in flat if cell.right > left]


def _leftmost(cells: Sequence[_Cell], near: float) -> list[_Cell]:
    """The first cell of each row and what goes on close behind it; further right stands the specification."""
    kept: list[_Cell] = []
    for cell in sorted(cells, key=lambda cell: (round(cell.level / near), cell.left)):
        same_row = [other for other in kept if abs(other.level - cell.level) < near]
        if all(0 <= cell.left - other.right + near < 1.5 * near for other in same_row[-1:]):
            kept.append(cell)
    return kept


def _lacks_specification(row: Sequence[_Cell], specification: Column | None) -> bool:
    """Whether nothing stands under the head of specifications: it may have been read in one with the name."""
    return specification is not None and not any(
        cell.left < specification.right and cell.right > specification.left and not _BEGUN.match(cell.text)
        for cell in row
    )


def _without_specification(cell: _Cell, specification: Column | None) -> _Cell:
    """A line of a name that goes on below, without the specification that was read in one with it."""
    found = _SPECIFIED.search(half_width(cell.span.text))
    if specification is None or cell.right < specification.left or not found:
        return cell
    return replace(cell, span=Span(cell.span.line, cell.span.start, cell.span.start + found.start()))


def _without_what_stands_apart(cell: _Cell, specification: Column | None, height: float) -> _Cell:
    """A name without the specification of the next column, read in one line with it."""
    found = _APART.search(half_width(cell.span.text))
    if specification is None or not found:
        return cell
    name = Span(cell.span.line, cell.span.start, cell.span.start + found.start())
    begins = bounds(Span(cell.span.line, cell.span.start + found.end() - len(found[0].lstrip()), cell.span.end).box)[0]
    return replace(cell, span=name) if begins > specification.left - _AHEAD * height else cell


def _item(name: Sequence[_Cell], amount: _Cell, row: Sequence[_Cell], columns: Sequence[Column]) -> Item:
    value, share = parse.to_amount(amount.text) or (parse.ZERO, 0.0)
    spans = [*(cell.span for cell in name), amount.span]
    others = [cell for cell in row if cell is not amount and cell not in name]
    return Item(
        _starred("".join(cell.text for cell in name)),
        amount_text(value),
        round(min(span.confidence for span in spans) * share, 4),
        union([span.box for span in spans]),
        quantity=_number(_under("quantity", others, columns)),
        unit=_text(_under("unit", others, columns)),
        unit_price=_number(_under("unit_price", others, columns)),
    )


def _starred(name: str) -> str:
    """Names begin with their tax class between stars; the first star is the character most easily lost, specks and numbers before it are none of it."""
    name = re.sub(r"^(?:[.·,、'‘’“”\"]+|\d{1,2}(?=\*))", "", re.sub(r"[★☆✱]", "*", name))
    return f"*{name}" if re.fullmatch(r"[\u4e00-\u9fff、]{2,16}\*[^*].*", name) else name


def _under(name: str, cells: Sequence[_Cell], columns: Sequence[Column]) -> _Cell | None:
    """The cell nearest to the head of a column, if that head is the nearest to it."""
    for cell in cells:
        nearest = min(columns, key=lambda column: abs(column.middle - (cell.left + cell.right) / 2), default=None)
        if nearest and nearest.name == name:
            return cell
    return None


def _number(cell: _Cell | None) -> str | None:
    found = parse.to_amount(cell.text) if cell else None
    return f"{found[0].normalize():f}" if found else None


def _text(cell: _Cell | None) -> str | None:
    return cell.text if cell and re.search(r"[\u4e00-\u9fffA-Za-z]", cell.text) else None
