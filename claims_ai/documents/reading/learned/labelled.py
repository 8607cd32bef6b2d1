"""Names and addresses that stand behind a label: 收款单位:…, 承修方:…, 店址:… name what they are, wherever on a receipt that is."""

import re
from collections.abc import Iterator, Sequence

from claims_ai.documents.labels import Hit, Span, Vocabulary
from claims_ai.documents.reading.learned.rows import Row

_NAME, _PLACE, _OTHER = "merchant_name", "merchant_address", ""
# Who is paid, by whatever word a trade has for itself.
SELLERS = (
    "商户名称", "商户名", "商户简称", "收款商户", "商户", "商家名称", "商家", "店铺名称", "店铺名", "店铺", "店名", "门店名称", "门店", "分店名称", "分店",
    "药店名称",
    "药房名称", "超市名称", "餐厅名称", "酒店名称", "宾馆名称", "站点名称", "油站名称", "加油站名称", "加油站", "油站", "网点名称", "营业网点", "收寄网点",
    "寄件网点",
    "车场名称", "停车场名称", "停车场", "车场", "收费站名", "收款单位名称", "收款单位", "收款方名称", "收款方", "收款人名称", "收款公司", "收款企业",
    "收费单位名称", "收费单位",
    "收费方", "开票单位", "开票方", "开单单位", "开具单位", "出票单位", "出具单位", "填制单位", "销售单位", "销售方名称", "销售方", "销货单位", "销货方",
    "售货单位",
    "供货单位", "供货方", "供应商", "供方", "卖方", "承修方", "承修单位", "承修厂", "维修单位", "维修厂名", "维修企业", "维修厂", "修理厂", "维修方",
    "施工单位", "救援单位",
    "服务单位", "服务商", "服务方", "服务机构", "经营单位", "经营者名称", "经营者", "出租方", "承运单位", "承运方", "承运人", "运营单位", "营运单位",
    "企业名称", "公司名称", "机构名称", "医院名称", "营业厅", "乙方", "单位盖章", "收款单位盖章", "运营商", "收款账户名", "经销商", "商号", "字号",
)  # fmt: skip
PLACES = (
    "门店地址", "商家地址", "商户地址", "店铺地址", "本店地址", "分店地址", "单位地址", "公司地址", "企业地址", "经营地址", "营业地址", "注册地址",
    "药店地址", "药房地址",
    "酒店地址", "宾馆地址", "餐厅地址", "医院地址", "厂址", "店址", "地址", "车场地址", "停车场地址", "站点地址", "油站地址", "网点地址", "联系地址",
    "详细地址",
    "经营场所", "营业场所", "维修地址", "机构地址", "门店位置",
)  # fmt: skip
# What belongs to somebody else, and what ends a value.
_OTHERS = (
    "付款单位", "付款方", "付款人", "交款单位", "交款人", "缴款单位", "缴款人", "购货单位", "购买方", "购方", "需方", "买方", "甲方", "客户名称", "客户",
    "顾客姓名", "顾客",
    "托修方", "托修人", "送修人", "车主", "承租方", "托运人", "收件人", "收货人", "寄件人", "会员", "姓名", "患者", "旅客", "住客",
    "收货地址", "送货地址", "配送地址", "收件地址", "寄件地址", "取件地址", "客户地址", "顾客地址", "家庭地址", "住址", "送达地址",
    "联系电话", "服务电话", "客服电话", "投诉电话", "订餐电话", "外卖电话", "电话", "传真", "手机", "邮编", "税号", "纳税人识别号", "统一社会信用代码",
    "结算编号", "编号", "单号",
    "单据号", "小票号", "流水号", "订单号", "日期", "结算日期", "开票日期", "时间", "收银员", "收银台", "收银", "店员", "营业员", "机号", "款台", "桌号",
    "台号",
    "开户行", "开户银行", "账号", "商户编号", "商户号", "终端编号", "终端号", "门店编号", "门店号", "店号", "收款人", "开票人", "复核", "经手人", "经办人",
    "承修方经办",
    "承修方签字", "承修方签章", "托修方签字", "收费员", "票号", "车牌号", "车牌", "金额", "备注", "tel", "TEL", "Tel",
)  # fmt: skip
_WORDS = Vocabulary(dict.fromkeys(_OTHERS, _OTHER) | dict.fromkeys(SELLERS, _NAME) | dict.fromkeys(PLACES, _PLACE))
# 收款单位(盖章):, 商户名称(MERCHANT NAME):
_BEHIND = re.compile(r"^\s*(?:[(\[【][^)\]】]{1,16}[)\]】])?\s*(?:名称)?\s*[:;.]?\s*")
_LATIN = {
    _NAME: re.compile(r"^\s*(?:MERCHANT|STORE|SHOP|OUTLET|COMPANY|SELLER|SUPPLIER|BRANCH|SOLD BY)(?: NAME)?\s*:\s*", re.I),
    _PLACE: re.compile(r"^\s*(?:(?:STORE|SHOP|MERCHANT|OUTLET|COMPANY) )?ADD(?:RESS|R)?\.?\s*:\s*", re.I),
}  # fmt: skip
_LEAST, _MORE_ROWS = {_NAME: 3, _PLACE: 5}, {_NAME: 1, _PLACE: 2}

Stretch = tuple[int, int, tuple[Span, ...]]
"""The first row, the one behind the last, and the text."""


def labelled(field: str, rows: Sequence[Row]) -> Iterator[Stretch]:
    """What stands behind each label of a field, up to the next label; and the same with the rows in which it may go on."""
    for index, row in enumerate(rows):
        for place, line in enumerate(row.lines):
            for hit, end in _labels(field, row, place):
                rest = Span(line, hit, end)
                beside = [rest] if _letters(rest.text) else []
                if not beside or end == len(line.text):
                    beside += _unlabelled(row, place + 1, most=1 if not beside else 0)
                yield from _going_on(field, rows, index, tuple(beside))


def _labels(field: str, row: Row, place: int) -> Iterator[tuple[int, int]]:
    """Where the value of each of a line's labels of the field begins and ends."""
    line = row.lines[place]
    hits = _WORDS.hits(line)
    for hit, after in zip(hits, (*hits, None)[1:], strict=True):
        if hit.name == field and not _signed(hit):
            end = after.start if after else len(line.text)
            yield hit.end + _skipped(Span(line, hit.end, end).text), end
    latin = _LATIN[field].match(Span(line, 0, len(line.text)).text)
    if latin:
        yield latin.end(), next((hit.start for hit in hits if hit.start >= latin.end()), len(line.text))


def _signed(hit: Hit) -> bool:
    """Whether a label asks for a signature: what stands there is a hand's."""
    behind = Span(hit.line, hit.end, len(hit.line.text)).text
    return bool(re.match(r"\s*(?:代表|签字|签名|经办|电话|编号|编码|代码)", behind))


def _skipped(text: str) -> int:
    found = _BEHIND.match(text)
    return found.end() if found else 0


def _unlabelled(row: Row, place: int, most: int) -> list[Span]:
    """The next lines of a row up to one with a label."""
    found = []
    for line in row.lines[place : place + most]:
        if _WORDS.hits(line):
            break
        found.append(Span(line, 0, len(line.text)))
    return found


def _going_on(field: str, rows: Sequence[Row], index: int, spans: tuple[Span, ...]) -> Iterator[Stretch]:
    """A value, alone and with each of the next rows that begin without a label."""
    if _enough(field, spans):
        yield index, index + 1, spans
    for last in range(index + 1, min(index + 1 + _MORE_ROWS[field] + (not spans), len(rows))):
        more = _unlabelled(rows[last], 0, most=1)
        if not more:
            return
        spans = (*spans, *more)
        if _enough(field, spans):
            yield index, last + 1, spans


def _enough(field: str, spans: Sequence[Span]) -> bool:
    return len(_letters("".join(span.text for span in spans))) >= _LEAST[field]


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())
