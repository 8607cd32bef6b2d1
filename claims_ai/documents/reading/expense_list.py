"""费用清单: what a stay or a visit cost, item by item, often over several pages; the page with the total prints it at its foot."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from claims_ai.documents import parse
from claims_ai.documents.geometry import centre
from claims_ai.documents.labels import Span
from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading.charges import read_charges
from claims_ai.documents.reading.common import ADDS_UP, Labelled, Reading, read_labelled, spans_after, vocabulary_of
from claims_ai.documents.reading.hospital import hospital_name
from claims_ai.documents.reading.items import read_items
from claims_ai.documents.reading.multiplied_rows import multiplied_rows
from claims_ai.documents.reading.reckoned_charges import read_rows_that_reckon
from claims_ai.documents.reading.table import read_reckoned, read_table
from claims_ai.documents.reading.table_heads import head_columns, head_row
from claims_ai.documents.text import half_width
from claims_ai.values import Field, Item

_TOTAL = (
    "当日合计", "本日合计", "住院费用合计", "住院总费用", "总费用合计", "费用总计", "费用合计", "合计费用", "总费用", "总费用(元)", "费用总额", "总金额",
    "合计金额", "金额合计", "金额总计", "总计金额", "累计金额", "累计费用", "总合计", "合计(元)", "总计(元)", "总计", "合计", "总额", "费用合计(元)",
    "费用总计(元)", "费用总额(元)", "合计金额(元)", "总金额(元)", "应收合计", "应收合计(元)", "应收金额", "费用金额合计",
)  # fmt: skip
FIELDS = (
    Labelled(
        "patient_name",
        ("姓名", "患者姓名", "病人姓名", "患者", "病人", "就诊人", "就诊人姓名", "住院人", "住院人姓名", "客户姓名"),
        parse.person,
    ),
    Labelled("total_amount", _TOTAL, parse.amount),
)
STOPS = (
    "性别", "年龄", "科室", "科别", "病区", "床号", "住院号", "病案号", "病历号", "门诊号", "入院日期", "出院日期", "入院时间", "出院时间",
    "费用日期", "日期", "打印日期",
    "打印时间", "医保类型", "费别", "项目名称", "规格", "单位", "数量", "单价", "金额", "小计", "本页小计", "当日小计", "本日小计", "分类小计", "预交金",
        "预交款", "余额", "自付",
    "自费", "统筹支付", "操作员", "制表人",
    "页", "第", "类别",
)  # fmt: skip
VOCABULARY = vocabulary_of(FIELDS, STOPS)
_TOTAL_ROW = re.compile(
    r"^\s*(?:合\s*计|总\s*计|总合计|累计金额|总费用|金额总计|费用合计|费用总计|总金额)\s*[:：]?\s*(?:¥|RMB)?\s*$"
)

_FEWEST_DAYS, _FEWEST_CHARGES = 3, 3
_READERS = (read_table, read_reckoned, multiplied_rows, read_items, read_rows_that_reckon)


def read(sheet: Sheet) -> Reading:
    """Read one page of an expense list."""
    found = read_labelled(sheet, FIELDS, VOCABULARY, under=True)
    further = {
        "total_amount": _sum_of_row(sheet) or found.get("total_amount") or _in_total_row(sheet),
        "hospital_name": hospital_name(sheet),
    }
    fields = {**found, **{name: value for name, value in further.items() if value}}
    items = read_charges(sheet, _READERS, fields.get("total_amount"))
    total = _adding_up(sheet, items)
    return Reading({**fields, "total_amount": total} if total else fields, items)


def _adding_up(sheet: Sheet, items: Sequence[Item]) -> Field | None:
    """The sum among those told that is the sum of the charges: a list may also have a sum for each day, or a column called 总金额."""
    due = sum((Decimal(item.amount) for item in items), Decimal(0))
    behind = (parse.amount(spans) for spans in spans_after(sheet, VOCABULARY, _TOTAL))
    in_rows = (amount for _, amounts in _total_rows(sheet) for amount in amounts)
    told = (amount for amount in (*behind, *in_rows) if amount and Decimal(amount.value) == due)
    return next((replace(amount, checks=(ADDS_UP,)) for amount in told if len(items) >= _FEWEST_CHARGES), None)


def _sum_of_row(sheet: Sheet) -> Field | None:
    """The last amount in the row of 合计 where it is the sum of the others: a table of days beside one another sums up each and then all."""
    for _, amounts in _total_rows(sheet):
        values = [Decimal(amount.value) for amount in amounts]
        if len(values) >= _FEWEST_DAYS and values[-1] == sum(values[:-1]):
            return replace(amounts[-1], checks=(ADDS_UP,))
    return None


def _in_total_row(sheet: Sheet) -> Field | None:
    """The amount in the row of 合计 that stands under the sums; what the insured bears has a sum of its own beside it."""
    sums = [column.middle for column in head_columns(head_row(sheet)) if column.name == "amount"]
    for places, amounts in _total_rows(sheet):
        both = zip(places, amounts, strict=True)
        return min(both, key=lambda one: abs(one[0] - sums[-1]) if sums else -one[0])[1]
    return None


def _total_rows(sheet: Sheet) -> Iterator[tuple[list[float], list[Field]]]:
    """The rows of 合计 that have amounts, from the foot up: where across these stand, and what they are."""
    for line in reversed(sheet.lines):
        if _TOTAL_ROW.match(half_width(line.text)):
            row = [other for other in sheet.right_of(line.box) if other is not line]
            read = [(centre(other.box)[0], parse.amount([Span(other, 0, len(other.text))])) for other in row]
            found = [(place, amount) for place, amount in read if amount and "." in amount.text]
            if found:
                yield [place for place, _ in found], [amount for _, amount in found]
