"""VAT invoices kept for the benchmark: a motor insurer's digital one with the vehicle tax, one from a till's printer, an app's check of one."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from PIL import ImageDraw

from claims_ai.money import amount_text, fen, to_words
from training.render import invent, licence_parts, paper, people, rarities, seal, vat_content, vat_parts, vehicles
from training.render.canvas import Canvas, Ink, Rendered, Style, Value
from training.render.medical_form import narrowed
from training.render.receipt_paper import thermal
from training.render.receipt_roll import Roll, wrapped
from training.render.vat_content import VatInvoice, VatLine
from training.render.vat_parts import Pens

MAROON: Ink = (132, 46, 36)
DARK: Ink = (34, 36, 42)
GREY: Ink = (128, 134, 142)
EDGES = 60, 350, 490, 570, 680, 840, 1020, 1170, 1380
COMPANIES = "江州财产保险股份有限公司东湖支公司", "云溪财产保险股份有限公司江州分公司", "东湖财产保险股份有限公司营业部"
COVERS = ("机动车商业保险", "机动车交通事故责任强制保险", "机动车辆保险保费")
Row = tuple[str, str | None, Value | None, str | None]
"""A label, the field behind it, its value, and how it is shown."""


def vehicle_tax(rng: random.Random) -> Rendered:
    """A motor insurer's digital invoice: premium in the lines, below them a table of the policy and the vehicle tax it collected."""
    content, car = _premium(rng), vehicles.vehicle(rng)
    canvas = Canvas((1440, 960), rng)
    pens = Pens(Style(rng.choice(("serif", "kai")), 20, MAROON), Style(rng.choice(("serif", "sans")), 19, DARK))
    canvas.image.paste(paper.qr(vat_parts.qr_text("32", content, "A90C"), 112), (70, 26))
    canvas.text((200, 58), "代收车船税", pens.filled.but(size=22))
    canvas.text((720, 60), "电子发票（普通发票）", pens.form.but(size=36), "m")
    canvas.frame(500, 92, 940, 98, MAROON, 2)
    canvas.stamp(seal.tax_supervision(content.province, 160), (720, 78), (214, 60, 60))
    canvas.pair((1050, 62), "发票号码：", pens.form, "invoice_number", content.long_number, pens.filled)
    day = content.issue_date
    canvas.pair((1050, 100), "开票日期：", pens.form, "issue_date", day, pens.filled, f"{day:%Y年%m月%d日}")
    _sides(canvas, content, pens)
    for i, head in enumerate(("项目名称", *vat_parts.HEADINGS[:5], "税率/征收率", "税　额")):
        canvas.text(((EDGES[i] + EDGES[i + 1]) / 2, 288), head, pens.form.but(size=18), "m")
    y = vat_parts.lines(canvas, content, EDGES, 328, pens) + 30
    _collected(canvas, content, car, y, pens)
    vat_parts.sums(canvas, content, EDGES, 640, pens)
    canvas.rule((60, 664), (1380, 664), MAROON, 1)
    canvas.text((205, 692), "价税合计（大写）", pens.form, "m")
    vat_parts.total(canvas, content, (362, 692), 960, pens)
    canvas.rule((350, 664), (350, 720), MAROON, 1)
    canvas.rule((60, 720), (1380, 720), MAROON, 1)
    vat_parts.vertical(canvas, "备注", 78, 736, 846, pens.form)
    canvas.rule((96, 720), (96, 862), MAROON, 1)
    for i, text in enumerate(
        (f"销方开户银行及账号：{content.account}", f"投保人：{content.buyer_name}　　车主：{car.owner}")
    ):
        canvas.text((110, 752 + i * 34), text, narrowed(pens.filled, text, 1240))
    canvas.frame(60, 176, 1380, 862, MAROON, 2)
    canvas.pair((110, 896), "开票人：", pens.form, None, content.drawer, pens.filled)
    return canvas.done("vat_invoice")


def _premium(rng: random.Random) -> VatInvoice:
    """What an insurer bills: one or two covers at 6 %, each once."""
    content, lines = vat_content.invoice(rng, 1, since=2023), list[VatLine]()
    for cover in rng.sample(COVERS[:2], 2) if rng.random() < 0.4 else [rng.choice(COVERS)]:
        gross = invent.price(rng, 600, 6800)
        amount = fen(gross / Decimal("1.06"))
        lines.append(VatLine(f"*保险服务*{cover}", "", "", "1", f"{amount}", amount, Decimal("0.06"), gross - amount))
    buyer = content.buyer_name if content.buyer_tax_id else rarities.somebody(rng).name
    return replace(content, lines=tuple(lines), seller_name=rng.choice(COMPANIES), buyer_name=buyer,
                   seller_tax_id=invent.credit_code(rng))  # fmt: skip


def _sides(canvas: Canvas, content: VatInvoice, pens: Pens) -> None:
    """Buyer at the left and seller at the right, each beside upright words."""
    labels = "名称：", "统一社会信用代码/纳税人识别号："
    for x, words, name, number in (
        (60, "购买方信息", ("buyer_name", content.buyer_name), ("buyer_tax_id", content.buyer_tax_id)),
        (720, "销售方信息", ("seller_name", content.seller_name), ("seller_tax_id", content.seller_tax_id)),
    ):
        canvas.rule((x, 176), (x, 268), MAROON, 1)
        canvas.rule((x + 32, 176), (x + 32, 268), MAROON, 1)
        vat_parts.vertical(canvas, words, x + 16, 178, 266, pens.form.but(size=16))
        vat_parts.party(canvas, labels, (name, number), (x + 42, 200), (608, 44), pens)
    canvas.rule((60, 268), (1380, 268), MAROON, 1)


def _collected(canvas: Canvas, content: VatInvoice, car: vehicles.Vehicle, y: float, pens: Pens) -> None:
    """The table of what was collected for the state, which is no part of the invoice's own sums."""
    rng, year = canvas.rng, content.issue_date.year
    tax = Decimal(rng.choice((300, 360, 420, 480, 660, 900)))
    columns = (
        (60, "保险单号", f"PDAA{people.digits(rng, 14)}"), (330, "车牌号/船舶登记号", car.plate), (540, "车架号", car.vin),
        (780, "税款所属期", f"{year}-01 至 {year}-12"), (990, "代收车船税金额", f"{tax:.2f}"), (1150, "滞纳金金额", "0.00"),
        (1276, "金额合计", f"{tax:.2f}"),
    )  # fmt: skip
    edges = [*(x for x, _, _ in columns), 1380]
    for (left, head, text), right in zip(columns, edges[1:], strict=True):
        middle = (left + right) / 2
        canvas.text((middle, y), head, narrowed(pens.form.but(size=18), head, right - left - 12), "m")
        canvas.text((middle, y + 34), text, narrowed(pens.filled.but(size=18), text, right - left - 12), "m")
    canvas.rule((60, y - 20), (1380, y - 20), MAROON, 1)
    canvas.rule((60, y + 56), (1380, y + 56), MAROON, 1)


def till_digital(rng: random.Random) -> Rendered:
    """A digital invoice on the till's broad roll: number in a row of its own, parties, each line with rate and tax, three sums, a code."""
    content = vat_content.invoice(rng, 6, since=2023)
    style = Style(rng.choice(("sans", "mono", "typewriter")), 24, (44, 44, 48))
    roll, day = Roll(rng, 640, style, leading=1.5), content.issue_date
    roll.text(content.seller_name, "m", style.but(size=28, weight=0.4))
    roll.text("电子发票（普通发票）", "m", style.but(size=30))
    roll.down(0.3)
    roll.text("发票号码：")
    roll.wrapped("invoice_number", content.long_number, "l")
    roll.pair("开票日期：", "issue_date", day, day.strftime(rng.choice(("%Y年%m月%d日", "%Y-%m-%d"))))
    roll.down()
    roll.dashes("-")
    for title, entries in (
        ("购买方信息", (("名称：", "buyer_name", content.buyer_name), ("纳税人识别号：", "buyer_tax_id", content.buyer_tax_id))),
        ("销售方信息", (("名称：", "seller_name", content.seller_name), ("纳税人识别号：", "seller_tax_id", content.seller_tax_id))),
    ):  # fmt: skip
        roll.text(title, "l", style.but(weight=0.4))
        for label, field, value in entries:
            _behind(roll, label, field, value)
    roll.dashes("-")
    roll.cells((0, "项目名称", "l"))
    roll.cells((0.18, "数量", "r"), (0.46, "单价", "r"), (0.7, "金额", "r"), (0.83, "税率", "r"), (1, "税额", "r"))
    for line in content.lines:
        _sold(roll, line)
    roll.dashes("-")
    roll.ends("合计金额：", "amount_without_tax", content.amount, f"¥{content.amount:.2f}")
    if content.tax is None:
        roll.cells((0, "合计税额：", "l"), (1, "***", "r"))
    else:
        roll.ends("合计税额：", "tax_amount", content.tax, f"¥{content.tax:.2f}")
    words, bold = to_words(content.total).replace("元", "圆"), style.but(size=28, weight=0.4)
    roll.ends("价税合计（小写）：", "total_amount", content.total, f"¥{content.total:.2f}", style=bold)
    roll.text("价税合计（大写）：")
    fitted = narrowed(style, words, roll.room)
    roll.canvas.value((roll.left, roll.y), "total_amount_in_words", content.total, fitted, words)
    roll.down()
    roll.dashes("-")
    roll.text(f"开票人：{content.drawer}")
    roll.picture(paper.qr(vat_parts.qr_text("32", content, "77D1"), 210), 210)
    roll.text("扫码下载电子发票", "m")
    return thermal(roll.done("vat_invoice"), rng)


def _behind(roll: Roll, label: str, field: str, value: str | None) -> None:
    """A label with its value behind it, or in rows set in below where that is too long."""
    end = roll.canvas.text((roll.left, roll.y), label, roll.style)[1][0] + 6
    if value:
        first = wrapped(value, roll.style, roll.right - end)[0]
        parts, rest = [((end, roll.y), first)], value[len(first) :]
        for piece in wrapped(rest, roll.style, roll.room - 40) if rest else ():
            roll.down()
            parts.append(((roll.left + 40, roll.y), piece))
        roll.canvas.spread(field, value, parts, roll.style)
    roll.down()


def _sold(roll: Roll, line: VatLine) -> None:
    """A name in its rows, and under it quantity, price, amount, rate and tax."""
    cells = []
    for piece in wrapped(line.name, roll.style, roll.room):
        cells.append(((roll.left, roll.y), piece, "l"))
        roll.down()
    rate = f"{line.rate * 100:.0f}%" if line.rate else line.untaxed
    tax = amount_text(line.tax) if line.tax is not None else "***"
    price = f"{fen(Decimal(line.unit_price))}" if line.unit_price else ""
    texts = f"{line.quantity}{line.unit}", price, amount_text(line.amount), rate, tax
    places = zip((0.18, 0.46, 0.7, 0.83, 1), texts, strict=True)
    cells += [((roll.left + share * roll.room, roll.y), text, "r") for share, text in places if text]
    style = roll.style.but(squeeze=0.9)
    roll.canvas.item(line.name, line.amount, cells, style, line.quantity or None, line.unit or None, price or None)
    roll.down(1.15)


def checked(rng: random.Random) -> Rendered:
    """An app's answer to the check of an electronic invoice: a ruled list of names and values from the left, goods in a small table."""
    content = vat_content.invoice(rng, 4, since=2019)
    tint = rng.choice(((24, 112, 196), (20, 130, 120)))
    canvas = licence_parts.screen("发票查验结果", rng, tint, 3600)
    form, filled = Style("sans", 30, GREY), Style("sans", 31, DARK)
    ImageDraw.Draw(canvas.image).rectangle((0, 214, 1080, 330), fill=(232, 246, 238))
    canvas.text((540, 252), "查验成功：发票信息一致", Style("sans", 34, (24, 140, 84), weight=0.4), "m")
    canvas.text((540, 302), f"查验次数：第{rng.randint(1, 3)}次　查验时间：{content.issue_date.year + 1}-03-{rng.randint(10, 28)} 10:2{rng.randint(0, 9)}:15",
                form.but(size=25), "m")  # fmt: skip
    words, day = to_words(content.total).replace("元", "圆"), content.issue_date
    y = _list(canvas, 344, (
        ("发票类型", None, "增值税电子普通发票", None), ("发票代码", "invoice_code", content.code, None), ("发票号码", "invoice_number", content.number, None),
        ("开票日期", "issue_date", day, day.strftime(rng.choice(("%Y年%m月%d日", "%Y-%m-%d")))),
        ("校验码", "check_code", content.check_code, None), ("机器编号", None, f"499{people.digits(rng, 9)}", None),
        ("购方名称", "buyer_name", content.buyer_name, None), ("购方识别号", "buyer_tax_id", content.buyer_tax_id, None),
        ("销方名称", "seller_name", content.seller_name, None), ("销方识别号", "seller_tax_id", content.seller_tax_id, None),
        ("销方地址电话", None, content.address, None),
    ), form, filled)  # fmt: skip
    y = _bought(canvas, content, y + 20, form, filled)
    y = _list(canvas, y + 10, (
        ("金额", "amount_without_tax", content.amount, None),
        ("税额", *(("tax_amount", content.tax, None) if content.tax is not None else (None, "***", None))),
        ("价税合计小写", "total_amount", content.total, None), ("价税合计大写", "total_amount_in_words", content.total, words),
        ("备注", None, content.remark or None, None), ("作废标志", None, "否", None),
    ), form, filled)  # fmt: skip
    canvas.image = canvas.image.crop((0, 0, 1080, round(y + 60)))
    return canvas.done("vat_invoice")


def _list(canvas: Canvas, y: float, rows: Sequence[Row], form: Style, filled: Style) -> float:
    for label, field, value, shown in rows:
        canvas.text((40, y + 34), label, form)
        if value is not None:
            canvas.value((270, y + 34), field, value, narrowed(filled, shown or str(value), 780), shown)
        canvas.rule((40, y + 68), (1080, y + 68), (230, 232, 236), 1)
        y += 68
    return y


def _bought(canvas: Canvas, content: VatInvoice, y: float, form: Style, filled: Style) -> float:
    """A head in grey and a line of four columns for each thing."""
    ImageDraw.Draw(canvas.image).rectangle((0, y, 1080, y + 58), fill=(240, 242, 245))
    small = filled.but(size=27)
    for x, head, anchor in (
        (40, "货物或应税劳务名称", "l"),
        (660, "数量", "r"),
        (850, "金额", "r"),
        (1040, "税额", "r"),
    ):
        canvas.text((x, y + 29), head, form.but(size=27), anchor)
    y += 94
    for line in content.lines:
        rows = wrapped(line.name, small, 500)
        cells = [((40.0, y + i * 38), text, "l") for i, text in enumerate(rows)]
        tax = amount_text(line.tax) if line.tax is not None else "***"
        texts = (660.0, line.quantity), (850.0, amount_text(line.amount)), (1040.0, tax)
        cells += [((at, y), text, "r") for at, text in texts if text]
        canvas.item(line.name, line.amount, cells, small, line.quantity or None)
        y += 38 * len(rows) + 24
    return y


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "vehicle_tax": vehicle_tax,
    "till_digital": till_digital,
    "checked_in_app": checked,
}
