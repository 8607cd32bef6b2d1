"""增值税发票 and 数电票: code, number, dates, the two parties, the charges without tax, and the sums."""

import re

from claims_ai.documents import parse
from claims_ai.documents.labels import Span
from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading.boxed_sums import total_in_boxes
from claims_ai.documents.reading.common import Reading, lone_date, read_labelled
from claims_ai.documents.reading.vat_items import read_vat_items
from claims_ai.documents.reading.vat_labels import FIELDS, SUMS, VOCABULARY
from claims_ai.documents.reading.vat_parties import read_parties
from claims_ai.documents.text import half_width, squash
from claims_ai.money import amount_text
from claims_ai.values import Field, Line

_TOP = 0.3
_IN_WORDS = re.compile(r"小写|大写|\(|税额\s*:?\s*$")
_SHOWN = ("价税合计", "价税合计(元)", "合计金额", "开票金额", "发票金额")


def read(sheet: Sheet) -> Reading:
    """Read a VAT invoice."""
    found = {
        **_unlabelled(sheet),
        **_over_its_label(sheet),
        **read_labelled(sheet, FIELDS, VOCABULARY),
        **_sums(sheet),
        **read_labelled(sheet, SUMS, VOCABULARY),
        **read_parties(sheet),
    }
    if "amount_without_tax" not in found and (amount := _over_the_tax(sheet)):
        found["amount_without_tax"] = amount
    if "tax_amount" not in found and (tax := _tax_beside(sheet)):
        found["tax_amount"] = tax
    if "issue_date" not in found and (day := lone_date(sheet, VOCABULARY)):
        found["issue_date"] = day
    if "total_amount" not in found and (total := total_in_boxes(sheet, found.get("total_amount_in_words"))):
        found["total_amount"] = total
    return Reading(found, read_vat_items(sheet))


def _unlabelled(sheet: Sheet) -> dict[str, Field]:
    """Paper forms print the code by itself at the top left, and the number behind №."""
    found: dict[str, Field] = {}
    for line in sheet.lines:
        if line.box[0][1] < _TOP * (sheet.size[1] or 0):
            text = squash(line.text)
            if re.fullmatch(r"\d{10}|\d{12}", text):
                found.setdefault("invoice_code", parse.field(text, [Span(line, 0, len(line.text))]))
            elif match := re.fullmatch(r"(?:N[A-Za-zº°.:o]{0,2}|№:?)(\d{8})", text):
                found.setdefault("invoice_number", parse.field(match[1], [Span(line, 0, len(line.text))]))
    return found


def _over_its_label(sheet: Sheet) -> dict[str, Field]:
    """The total in large print with 价税合计 under it, as apps show it."""
    for label in sheet.lines:
        if squash(label.text) in _SHOWN and not sheet.right_of(label.box) and not sheet.left_of(label.box):
            over = [line for line in sheet.lines if 0 < label.box[0][1] - line.box[3][1] < 2 * sheet.line_height]
            amounts = [
                Span(line, 0, len(line.text))
                for line in over
                if re.fullmatch(r"¥\s*[\d,]+\.\d\d", half_width(line.text).strip())
            ]
            if len(amounts) == 1 and (total := _signed(amounts[0])):
                return {"total_amount": total}
    return {}


def _over_the_tax(sheet: Sheet) -> Field | None:
    """The amount in the row of 金额 with the row of 税额 under it, as screens list them."""
    rows = {squash(row[0].text): row for row in sheet.rows if len(row) == 2}
    if "金额" not in rows or "税额" not in rows:
        return None
    amount = rows["金额"][1]
    return parse.amount([Span(amount, 0, len(amount.text))])


def _sums(sheet: Sheet) -> dict[str, Field]:
    """The row 合计 prints the amount without tax and the tax, each with its currency sign."""
    signed = [
        Span(line, match.start(), match.end())
        for line in sheet.lines
        if not any(_IN_WORDS.search(half_width(one.text)) for one in (line, *_next_left(sheet, line)))
        for match in re.finditer(r"¥\s*-?[\d,]+\.\d\d", half_width(line.text))
    ]
    signed.sort(key=lambda span: span.box[0][1])
    signed = sorted((s for s in signed[:2] if _level(s, signed[0], sheet.line_height)), key=lambda span: span.box[0][0])
    names = ("amount_without_tax", "tax_amount")
    return {name: field for name, span in zip(names, signed, strict=False) if (field := _signed(span))}


def _tax_beside(sheet: Sheet) -> Field | None:
    """The tax where the row of its rate tells it behind a label of its own: 税率/征收率 3% 税额 ¥36.70."""
    for line in sheet.lines:
        beside = sheet.right_of(line.box)[:1] if squash(line.text) == "税额" else []
        amount = beside and re.fullmatch(r"¥?\s*\d[\d,]*\.\d\d", half_width(beside[0].text).strip())
        if amount:
            return _signed(Span(beside[0], 0, len(beside[0].text)))
    return None


def _next_left(sheet: Sheet, line: Line) -> list[Line]:
    return sorted(sheet.left_of(line.box), key=lambda other: other.box[1][0])[-1:]


def _level(a: Span, b: Span, height: float) -> bool:
    return abs(a.box[0][1] - b.box[0][1]) < 1.5 * height


def _signed(span: Span) -> Field | None:
    found = parse.to_amount(span.text)
    return parse.field(amount_text(found[0]), [span]) if found else None
