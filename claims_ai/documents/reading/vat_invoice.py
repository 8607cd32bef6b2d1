"""增值税发票 and 数电票 on paper or as a picture: code, number, dates, parties, sums."""

import re

from claims_ai.documents import parse
from claims_ai.documents.layout import Sheet, Span
from claims_ai.documents.reading.common import Labelled, Reading, read_labelled, vocabulary_of
from claims_ai.documents.reading.items import read_items
from claims_ai.documents.text import half_width
from claims_ai.money import amount_text
from claims_ai.values import Field

_FIELDS = (
    Labelled("invoice_code", ("发票代码",), parse.identifier(r"\d{10,12}")),
    Labelled("invoice_number", ("发票号码", "No", "№"), parse.identifier(r"\d{8,20}")),
    Labelled("check_code", ("校验码",), parse.identifier(r"\d{15,20}")),
    Labelled("issue_date", ("开票日期",), parse.one_date),
    Labelled("total_amount", ("(小写)", "小写"), parse.amount),
    Labelled("total_amount_in_words", ("价税合计(大写)", "价税合计", "(大写)"), parse.words),
)
_STOPS = (
    "机器编号", "名称", "纳税人识别号", "统一社会信用代码/纳税人识别号", "地址、电话", "开户行及账号",
    "购买方", "销售方", "密码区", "备注", "收款人", "复核", "开票人", "规格型号",
    "税率", "税额", "货物或应税劳务、服务名称", "项目名称",
)  # fmt: skip
_VOCABULARY = vocabulary_of(_FIELDS, _STOPS)


def read(sheet: Sheet) -> Reading:
    """Read a VAT invoice."""
    return Reading({**read_labelled(sheet, _FIELDS, _VOCABULARY), **_sums(sheet)}, read_items(sheet))


def _sums(sheet: Sheet) -> dict[str, Field]:
    """The row 合计 prints the amount without tax and the tax, each with its currency sign."""
    signed = [
        Span(line, match.start(), match.end())
        for line in sheet.lines
        if not re.search(r"小写|大写|\(", half_width(line.text))
        for match in re.finditer(r"¥\s*-?[\d,]+\.\d\d", half_width(line.text))
    ]
    signed.sort(key=lambda span: span.box[0][1])
    signed = sorted((s for s in signed[:2] if _level(s, signed[0], sheet.line_height)), key=lambda span: span.box[0][0])
    names = ("amount_without_tax", "tax_amount")
    return {name: field for name, span in zip(names, signed, strict=False) if (field := _signed(span))}


def _level(a: Span, b: Span, height: float) -> bool:
    return abs(a.box[0][1] - b.box[0][1]) < 1.5 * height


def _signed(span: Span) -> Field | None:
    found = parse.to_amount(span.text)
    return parse.field(amount_text(found[0]), [span]) if found else None
