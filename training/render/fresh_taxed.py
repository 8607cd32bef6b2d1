"""VAT invoices kept for the benchmark: a digital one of a journey with its travellers, and a city's blockchain invoice."""

import random
from collections.abc import Callable, Mapping

from claims_ai.money import amount_text, to_words
from training.render import paper, people, seal, vat_content, vat_parts
from training.render.canvas import Canvas, Ink, Rendered, Style, Value
from training.render.medical_form import narrowed, rows_of
from training.render.vat_content import VatInvoice, VatLine
from training.render.vat_parts import Pens

MAROON: Ink = (150, 66, 48)
SLATE: Ink = (70, 90, 110)
PLACES = "江州市", "云溪县", "临江市", "青石县", "松岗市", "望江县"


def journey(rng: random.Random) -> Rendered:
    """A digital invoice for carrying passengers: few columns, below them a table of who travelled where."""
    content = vat_content.ride(rng)
    canvas = Canvas((1680, 1080), rng)
    pens = Pens(Style("serif", 25, MAROON), Style(rng.choice(("sans", "serif")), 25, (20, 20, 24)))
    _journey_head(canvas, content, pens)
    _parties(canvas, content, pens)
    _journey_lines(canvas, content, pens)
    _travellers(canvas, content, pens)
    _journey_foot(canvas, content, pens)
    return canvas.done("vat_invoice")


def _journey_head(canvas: Canvas, content: VatInvoice, pens: Pens) -> None:
    canvas.image.paste(paper.qr(vat_parts.qr_text("32", content, "9C31"), 150), (70, 40))
    canvas.frame(240, 60, 420, 108, MAROON, 2)
    canvas.text((330, 84), "旅客运输服务", pens.form, "m")
    canvas.text((840, 84), "电子发票（普通发票）", pens.form.but(font="kai", size=52, weight=0.4), "m")
    for y in (122, 130):
        canvas.rule((560, y), (1120, y), MAROON, 2)
    canvas.stamp(seal.tax_supervision(content.province, 210), (840, 86), (214, 48, 52))
    canvas.pair((1200, 76), "发票号码：", pens.form, "invoice_number", content.long_number, pens.filled)
    day = f"{content.issue_date:%Y年%m月%d日}"
    canvas.pair((1200, 122), "开票日期：", pens.form, "issue_date", content.issue_date, pens.filled, day)


def _parties(canvas: Canvas, content: VatInvoice, pens: Pens) -> None:
    canvas.frame(60, 210, 1620, 970, MAROON, 2)
    for x in (106, 840, 886):
        canvas.rule((x, 210), (x, 340), MAROON, 1)
    canvas.rule((60, 340), (1620, 340), MAROON, 1)
    sides = (
        (83, 120, "购买方信息", ("buyer_name", content.buyer_name), ("buyer_tax_id", content.buyer_tax_id)),
        (863, 900, "销售方信息", ("seller_name", content.seller_name), ("seller_tax_id", content.seller_tax_id)),
    )
    for middle, left, words, name, tax in sides:
        vat_parts.vertical(canvas, words, middle, 214, 336, pens.form.but(size=22))
        labels = "名称：", "统一社会信用代码/纳税人识别号："
        vat_parts.party(canvas, labels, (name, tax), (left, 248), (710, 58), pens)


def _journey_lines(canvas: Canvas, content: VatInvoice, pens: Pens) -> None:
    heads = ((230, "项目名称", "m"), (640, "单价", "r"), (820, "数量", "r"), (1080, "金额", "r"), (1300, "税率/征收率", "m"),
             (1600, "税额", "r"))  # fmt: skip
    for x, heading, anchor in heads:
        canvas.text((x, 366), heading, pens.form, anchor)
    y = 410.0
    for line in content.lines:
        rows = rows_of(line.name, pens.filled, 400)
        cells = [((76.0, y + i * 31), row, "l") for i, row in enumerate(rows)] + _figures(line, y)
        canvas.item(line.name, line.amount, cells, pens.filled, line.quantity or None, None, line.unit_price or None)
        y += 31 * len(rows) + 10


def _figures(line: VatLine, y: float) -> list[tuple[tuple[float, float], str, str]]:
    rate = f"{line.rate * 100:.0f}%" if line.rate else line.untaxed
    tax = amount_text(line.tax) if line.tax is not None else "***"
    texts = ((640.0, line.unit_price, "r"), (820.0, line.quantity, "r"), (1080.0, amount_text(line.amount), "r"),
             (1300.0, rate, "m"), (1600.0, tax, "r"))  # fmt: skip
    return [((x, y), text, anchor) for x, text, anchor in texts if text]


def _travellers(canvas: Canvas, content: VatInvoice, pens: Pens) -> None:
    """Who travelled; a table of texts that are no fields."""
    rng, who = canvas.rng, people.invent(canvas.rng)
    for y in (620, 664, 710):
        canvas.rule((60, y), (1620, y), MAROON, 1)
    start, end = rng.sample(PLACES, 2)
    number = f"{who.id_number[:4]}**********{who.id_number[-4:]}"
    columns = ((150, "出行人", who.name), (420, "有效身份证件号", number), (700, "出行日期", f"{content.issue_date}"),
               (920, "出发地", start), (1100, "到达地", end), (1270, "等级", "--"), (1480, "交通工具类型", rng.choice(("出租汽车", "公路客运"))))  # fmt: skip
    for x, heading, text in columns:
        canvas.text((x, 642), heading, pens.form.but(size=22), "m")
        canvas.text((x, 687), text, pens.filled.but(size=22), "m")


def _journey_foot(canvas: Canvas, content: VatInvoice, pens: Pens) -> None:
    canvas.text((230, 740), "合　　计", pens.form, "m")
    canvas.value((1080, 740), "amount_without_tax", content.amount, pens.filled, f"¥{content.amount:.2f}", "r")
    if content.tax is None:
        canvas.text((1600, 740), "***", pens.filled, "r")
    else:
        canvas.value((1600, 740), "tax_amount", content.tax, pens.filled, f"¥{content.tax:.2f}", "r")
    for y in (770, 824):
        canvas.rule((60, y), (1620, y), MAROON, 1)
    canvas.rule((400, 770), (400, 824), MAROON, 1)
    canvas.text((230, 797), "价税合计（大写）", pens.form, "m")
    vat_parts.total(canvas, content, (430, 797), 1120, pens)
    canvas.rule((106, 824), (106, 970), MAROON, 1)
    vat_parts.vertical(canvas, "备注", 83, 840, 950, pens.form)
    canvas.text((124, 860), content.remark, pens.filled.but(size=22))
    canvas.pair((120, 1016), "开票人：", pens.form, None, content.drawer, pens.filled)


def blockchain(rng: random.Random) -> Rendered:
    """A city's electronic invoice in grey: four codes over each other at the right, thin rules, the seller at the foot."""
    content = vat_content.invoice(rng, 5)
    canvas = Canvas((1600, 1040), rng)
    pens = Pens(Style("sans", 23, SLATE), Style(rng.choice(("serif", "sans", "mono")), 23, (22, 22, 28)))
    _chain_head(canvas, content, pens)
    canvas.frame(50, 236, 1550, 920, SLATE, 2)
    _side(canvas, content, pens, buyer=True)
    _chain_lines(canvas, content, pens)
    _side(canvas, content, pens, buyer=False)
    canvas.pair((60, 960), "收款人：", pens.form, None, content.cashier or "/", pens.filled)
    canvas.pair((460, 960), "复核：", pens.form, None, "/", pens.filled)
    canvas.pair((800, 960), "开票人：", pens.form, None, content.drawer, pens.filled)
    canvas.text((1200, 960), "销售方：（章）", pens.form)
    pressed = seal.oval(content.seller_name, content.seller_tax_id, "发票专用章", 230)
    canvas.stamp(seal.worn(pressed, rng), (1330, 900), seal.RED, rng.uniform(-6, 6))
    return canvas.done("vat_invoice")


def _chain_head(canvas: Canvas, content: VatInvoice, pens: Pens) -> None:
    canvas.image.paste(paper.qr(vat_parts.qr_text("10", content, "A0F2"), 170), (60, 36))
    town = content.province.removesuffix("省")
    canvas.text((780, 92), f"{town}电子普通发票", pens.form.but(font="serif", size=54, spacing=6, weight=0.4), "m")
    canvas.stamp(seal.tax_supervision(content.province, 200), (780, 96), (214, 52, 56))
    day = f"{content.issue_date:%Y年%m月%d日}"
    rows: tuple[tuple[str, str, Value, str | None], ...] = (
        ("发票代码：", "invoice_code", content.code, None), ("发票号码：", "invoice_number", content.number, None),
        ("开票日期：", "issue_date", content.issue_date, day), ("校 验 码：", "check_code", content.check_code, None),
    )  # fmt: skip
    for i, (label, field, value, shown) in enumerate(rows):
        canvas.pair((1150, 54 + i * 44), label, pens.form, field, value, pens.filled, shown)


def _side(canvas: Canvas, content: VatInvoice, pens: Pens, *, buyer: bool) -> None:
    y, words = (240, "购买方") if buyer else (772, "销售方")
    if buyer:
        fields = ("buyer_name", content.buyer_name), ("buyer_tax_id", content.buyer_tax_id)
        others = (None, content.buyer_address), (None, content.buyer_account)
    else:
        fields = ("seller_name", content.seller_name), ("seller_tax_id", content.seller_tax_id)
        others = (None, content.address), (None, content.account)
    vat_parts.vertical(canvas, words, 76, y + 8, y + 138, pens.form)
    canvas.rule((102, y), (102, y + 146), SLATE, 1)
    labels = "名　　　　称：", "纳税人识别号：", "地 址、电 话：", "开户行及账号："
    vat_parts.party(canvas, labels, (*fields, *others), (116, y + 24), (860, 34), pens)
    canvas.rule((1000, y), (1000, y + 146), SLATE, 1)
    canvas.text((1014, y + 24), "密码区" if buyer else "备注", pens.form.but(size=20))
    note = "区块链电子发票" if buyer else content.remark
    canvas.text((1100, y + 74), note, narrowed(pens.filled, note, 430) if note else pens.filled)


def _chain_lines(canvas: Canvas, content: VatInvoice, pens: Pens) -> None:
    edges = 60, 500, 690, 770, 880, 1080, 1260, 1340, 1540
    heads = "货物或应税劳务、服务名称", "规格型号", "单位", "数量", "单价", "金额", "税率", "税额"
    for y in (386, 426, 718, 768):
        canvas.rule((50, y), (1550, y), SLATE, 1)
    for left, right, heading in zip(edges, edges[1:], heads, strict=False):
        canvas.text(((left + right) / 2, 406), heading, pens.form, "m")
    vat_parts.lines(canvas, content, edges, 452, pens)
    vat_parts.sums(canvas, content, edges, 694, pens)
    canvas.text((70, 744), "价税合计（大写）", pens.form)
    words = to_words(content.total).replace("元", "圆")
    canvas.value((300, 744), "total_amount_in_words", content.total, pens.filled, words)
    canvas.pair(
        (1080, 744), "（小写）", pens.form, "total_amount", content.total, pens.filled, f"￥{content.total:.2f}"
    )


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {"journey": journey, "blockchain": blockchain}
