"""增值税发票 and 数电票: code, number, dates, the two parties, the charges without tax, and the sums."""

import re
from collections.abc import Sequence

from claims_ai.documents import parse
from claims_ai.documents.labels import Hit, Span
from claims_ai.documents.layout import Sheet, label_hits, red_free_spans, value_spans
from claims_ai.documents.reading.common import Labelled, Reading, read_labelled, vocabulary_of
from claims_ai.documents.reading.vat_items import read_vat_items
from claims_ai.documents.text import half_width, squash
from claims_ai.money import amount_text
from claims_ai.values import Field

FIELDS = (
    Labelled(
        "invoice_code",
        ("发票代码", "机打代码", "电子发票代码", "发票(票据)代码", "代码"),
        parse.identifier(r"\d{10,12}"),
    ),
    Labelled(
        "invoice_number",
        ("发票号码", "机打号码", "电子发票号码", "数电发票号码", "发票号", "票号", "号码", "№"),
        parse.identifier(r"\d{8,20}"),
    ),
    Labelled("check_code", ("校验码", "校检码", "检验码", "发票校验码"), parse.identifier(r"\d{15,20}")),
    Labelled(
        "issue_date", ("开票日期", "开票时间", "开具日期", "开具时间", "填开日期", "开票日", "日期"), parse.one_date
    ),
    Labelled(
        "total_amount",
        (
            "(小写)",
            "小写",
            "价税合计(小写)",
            "价税合计小写",
            "合计(小写)",
            "合计小写",
            "车价合计(小写)",
            "金额合计(小写)",
            "小写金额",
            "价税合计金额",
            "含税金额",
            "开票金额",
            "票价",
        ),
        parse.amount,
    ),
    Labelled(
        "total_amount_in_words",
        (
            "价税合计(大写)",
            "价税合计大写",
            "价税合计",
            "合计(大写)",
            "合计大写",
            "车价合计(大写)",
            "金额合计(大写)",
            "合计金额(大写)",
            "合计人民币(大写)",
            "人民币大写",
            "大写金额",
            "(大写)",
        ),
        parse.words,
    ),
)
SUMS = (
    Labelled(
        "amount_without_tax",
        (
            "不含税金额",
            "不含税价",
            "不含税合计",
            "不含税金额合计",
            "合计不含税金额",
            "未税金额",
            "不含税销售额",
            "合计金额",
        ),
        parse.amount,
    ),
    Labelled("tax_amount", ("增值税税额", "增值税额", "合计税额", "税额合计", "税金"), parse.amount),
)
_NAMED = (
    "购买方名称", "购方名称", "销售方名称", "销方名称", "付款方名称", "收款方名称", "付款单位", "收款单位", "付款方", "收款方", "购货单位名称", "购货方名称",
    "购买单位名称", "销货单位名称", "销货方名称", "销售单位名称", "买方名称", "卖方名称", "买方单位/个人", "卖方单位/个人", "客户名称", "受票方名称",
    "受票单位",
    "开票方名称", "开票单位", "购货单位(人)", "购货人",
)  # fmt: skip
_NAME = ("名称", *_NAMED)
_TAX_ID = (
    "统一社会信用代码/纳税人识别号",
    "纳税人识别号",
    "统一社会信用代码",
    "纳税人登记号",
    "税号",
    "购买方税号",
    "销售方税号",
    "购方税号",
    "销方税号",
    "买方税号",
    "卖方税号",
    "付款方税号",
    "购买方识别号",
    "销售方识别号",
    "购买方纳税人识别号",
    "销售方纳税人识别号",
    "购方纳税人识别号",
    "销方纳税人识别号",
    "付款方识别号",
    "收款方识别号",
    "收款方税号",
    "识别号",
    "信用代码",
)
# a unified code begins with 9 or 1 to 7 and has 18 characters; the older ones begin with the region and have 15, 17 or 20
_TAX_ID_FORM = r"[0-9A-Z]{18}|[1-8][0-9]{5}[0-9A-Z]{9}(?:[0-9A-Z]{2}|[0-9A-Z]{5})?"
_PARTIES = ("buyer", "seller")
_PARTY_NAMES = (
    *_NAMED,
    "购买方",
    "销售方",
    "购方",
    "销方",
    "购货单位",
    "销货单位",
    "购货方",
    "销货方",
    "买方",
    "卖方",
    "受票方",
    "开票方",
)
_OWNERS = {
    "购": "buyer",
    "销": "seller",
    "付": "buyer",
    "收": "seller",
    "买": "buyer",
    "卖": "seller",
    "客": "buyer",
    "受": "buyer",
    "开": "seller",
}
STOPS = (
    "机器编号", "地址、电话", "地址", "电话", "开户行及账号", "开户行及帐号", "购买方信息", "销售方信息",
    "密码区", "备注", "收款人", "复核",
    "开票人", "规格型号", "单位", "数量", "单价", "金额", "税率", "税率/征收率", "税额", "货物或应税劳务、服务名称", "项目名称", "合计", "订单号",
)  # fmt: skip
VOCABULARY = vocabulary_of(
    (
        *FIELDS,
        *SUMS,
        Labelled("name", _NAME, parse.text),
        Labelled("tax_id", _TAX_ID, parse.text),
        Labelled("party", _PARTY_NAMES, parse.text),
    ),
    STOPS,
)
_TOP = 0.3
_SHOWN = ("价税合计", "价税合计(元)", "合计金额", "开票金额", "发票金额")


def read(sheet: Sheet) -> Reading:
    """Read a VAT invoice."""
    hits = label_hits(sheet, VOCABULARY)
    found = {
        **_unlabelled(sheet),
        **_over_its_label(sheet),
        **read_labelled(sheet, FIELDS, VOCABULARY),
        **_sums(sheet),
        **read_labelled(sheet, SUMS, VOCABULARY),
        **_of_parties(sheet, [hit for hit in hits if hit.name in _NAME or _is_party(sheet, hit)], "name", _company),
        **_of_parties(sheet, [hit for hit in hits if hit.name in _TAX_ID], "tax_id", _tax_id),
    }
    return Reading(found, read_vat_items(sheet))


def _of_parties(sheet: Sheet, hits: Sequence[Hit], field: str, read_value: parse.Parser) -> dict[str, Field]:
    """The values behind the labels of one sort, by whose they are."""
    if not hits:
        return {}
    owners = _named(sheet, hits) or _placed(sheet, hits)
    values = {f"{party}_{field}": _best(sheet, hit, read_value) for party, hit in owners.items()}
    return {name: value for name, value in values.items() if value}


def _named(sheet: Sheet, hits: Sequence[Hit]) -> dict[str, Hit]:
    """The label of each party where forms name the party in it: 销售方名称, and under it what else is the seller's."""
    headings = [hit for hit in label_hits(sheet, VOCABULARY) if _is_party(sheet, hit)]
    owned: dict[str, Hit] = {}
    for hit in hits:
        above = [heading for heading in headings if _place(heading)[0] <= _place(hit)[0] + 0.5 * sheet.line_height]
        if above:
            owned.setdefault(_OWNERS[max(above, key=_place).name[0]], hit)
    return owned


def _is_party(sheet: Sheet, hit: Hit) -> bool:
    return hit.name in _PARTY_NAMES and _introduces(sheet, hit)


def _introduces(sheet: Sheet, hit: Hit) -> bool:
    """Whether a label has its value behind a colon or at the other end of its row: 销售方 down the side of a block has not."""
    behind = half_width(hit.line.text)[hit.start + len(hit.name) :]
    return (
        re.match(r"\s*:\s*(?!名称|信息)[\u4e00-\u9fff]{2}", behind) is not None
        or "名称" in hit.name
        or _faces(sheet, hit)
    )


def _faces(sheet: Sheet, hit: Hit) -> bool:
    """Whether a label and a name are all of a row, as on the screen of a telephone."""
    row = sheet.right_of(hit.line.box)
    alone = squash(hit.line.text) == hit.name and not sheet.left_of(hit.line.box) and len(row) == 1
    return alone and re.match(r"[\u4e00-\u9fff]{2}", row[0].text) is not None and not VOCABULARY.hits(row[0])


def _placed(sheet: Sheet, hits: Sequence[Hit]) -> dict[str, Hit]:
    """The buyer's stands above or left of the seller's; a lone label is the buyer's if it stands in the upper half."""
    first, last = min(hits, key=_place), max(hits, key=_place)
    if abs(_place(first)[0] - _place(last)[0]) < 1.5 * sheet.line_height:
        first, last = sorted((first, last), key=lambda hit: _place(hit)[1])
    owners = dict(zip(_PARTIES, (first, last), strict=True))
    if first == last:
        owners = {_PARTIES[_place(first)[0] > 0.5 * (sheet.size[1] or 1e9)]: first}
    return owners


def _best(sheet: Sheet, hit: Hit, read_value: parse.Parser) -> Field | None:
    """As first read, else with the red taken out; a seal lies over the seller's."""
    return read_value(value_spans(sheet, VOCABULARY, hit)) or read_value(red_free_spans(sheet, VOCABULARY, hit))


def _place(hit: Hit) -> tuple[float, float]:
    """Height on the page, and distance from its left edge."""
    return hit.span.box[0][1], hit.span.box[0][0]


def _company(spans: Sequence[Span]) -> Field | None:
    """A company's or a person's name as printed; what holds no Chinese is the cipher beside it."""
    for span in spans[:1]:
        value = squash(span.text).strip(":;,.")
        if re.search(r"[\u4e00-\u9fff]{2}|[A-Za-z]{3}", value) and not re.search(r"[<>*+]", value):
            return parse.field(value, [span])
    return None


def _tax_id(spans: Sequence[Span]) -> Field | None:
    for span in spans[:1]:
        value = squash(span.text).strip(":;,.").upper()
        if re.fullmatch(_TAX_ID_FORM, value):
            return parse.field(value, [span])
    return None


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
