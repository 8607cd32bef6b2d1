"""VAT invoices kept for the benchmark: that of a used car's sale, a tax office's page in a browser, a general one from a till's roll."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from PIL import ImageDraw

from claims_ai.money import amount_text, to_words
from training.render import invent, people, rarities, seal, vat_content, vehicles
from training.render.canvas import Canvas, Ink, Rendered, Style, Value
from training.render.medical_form import narrowed, rows_of
from training.render.newer_parts import Entry, row
from training.render.receipt_paper import thermal
from training.render.receipt_roll import Roll
from training.render.vat_content import VatInvoice, VatLine

BROWN: Ink = (116, 70, 44)
DARK: Ink = (36, 38, 44)
GREY: Ink = (120, 126, 136)
BLUE: Ink = (30, 96, 190)
MARKETS = "江州市机动车交易市场有限公司", "云溪二手车交易服务有限公司", "东湖旧机动车交易中心"
Cells = Sequence[tuple[float, str, str | None, Value | None, str | None]]
"""The share of a row, a label, the field, its value, and how it is shown."""


def used_car(rng: random.Random) -> Rendered:
    """二手车销售统一发票: buyer and seller with address and telephone, the car, the price in words and figures; no tax and no list of goods."""
    content, car = _of_used(rng), vehicles.vehicle(rng)
    canvas = Canvas((1480, 1060), rng, rng.choice(((252, 249, 244), (255, 255, 255), (247, 250, 250))), shift=4)
    form, needles = (
        Style("serif", 22, BROWN),
        Style(rng.choice(("typewriter", "mono")), 23, (50, 52, 68), dotted=rng.random() < 0.6),
    )
    canvas.text((740, 60), "二手车销售统一发票", form.but(size=44, spacing=6, weight=0.5), "m")
    canvas.stamp(seal.worn(seal.tax_supervision(content.province, 190), rng), (740, 66), (214, 60, 60))
    canvas.text((740, 120), "发　票　联", form.but(size=26), "m")
    red, day = Style("serif", 27, (186, 50, 52)), content.issue_date
    canvas.pair((1090, 84), "发票代码 ", form, "invoice_code", content.code, red)
    canvas.pair((1090, 126), "发票号码 ", form, "invoice_number", content.number, red)
    canvas.pair(
        (80, 126),
        "开票日期：",
        form,
        "issue_date",
        day,
        needles,
        day.strftime(rng.choice(("%Y-%m-%d", "%Y年%m月%d日"))),
    )
    y = 154.0
    for cells in _used_rows(content, car, rng):
        x = 70.0
        for share, label, field, value, shown in cells:
            end, wide = x + share * 1340, 34 + 23 * len(label)
            canvas.frame(x, y, x + wide, y + 56, BROWN, 1)
            canvas.frame(x + wide, y, end, y + 56, BROWN, 1)
            canvas.text((x + wide / 2, y + 28), label, form, "m")
            canvas.value(
                (x + wide + 10, y + 28),
                field,
                value,
                narrowed(needles, shown or str(value), end - x - wide - 22),
                shown,
            )
            x = end
        y += 56
    canvas.frame(70, 154, 1410, y, BROWN, 3)
    canvas.text((80, y + 40), f"开票单位（盖章）　　　　　　　　　　　　　开票人：{content.drawer}", form)
    canvas.text((1060, y + 40), "备注：", form)
    market = rng.choice(MARKETS)
    canvas.stamp(
        seal.worn(seal.oval(market, invent.credit_code(rng), "发票专用章", 220), rng),
        (420, y + 26),
        seal.RED,
        rng.uniform(-9, 9),
    )
    canvas.image = canvas.image.crop((0, 0, 1480, round(y + 110)))
    return canvas.done("vat_invoice")


def _of_used(rng: random.Random) -> VatInvoice:
    content, price = vat_content.invoice(rng, 1), Decimal(rng.randint(80, 2600) * 100)
    buyer = content.buyer_name if content.buyer_tax_id else rarities.somebody(rng).name
    line = VatLine("二手车", "", "", "1", "", price, Decimal(0), None)
    return replace(content, lines=(line,), buyer_name=buyer)


def _used_rows(content: VatInvoice, car: vehicles.Vehicle, rng: random.Random) -> tuple[Cells, ...]:
    words, buyer, seller = to_words(content.total).replace("元", "圆"), people.invent(rng), rarities.somebody(rng)
    company = rng.random() < 0.4
    name, code = (content.seller_name, content.seller_tax_id) if company else (seller.name, seller.id_number)
    return (
        ((0.56, "买方单位/个人", "buyer_name", content.buyer_name, None),
         (0.44, "单位代码/身份证号码", "buyer_tax_id" if content.buyer_tax_id else None, content.buyer_tax_id or buyer.id_number, None)),
        ((0.7, "买方单位/个人住址", None, buyer.address, None), (0.3, "电话", None, buyer.mobile, None)),
        ((0.56, "卖方单位/个人", "seller_name", name, None), (0.44, "单位代码/身份证号码", "seller_tax_id" if company else None, code, None)),
        ((0.7, "卖方单位/个人住址", None, seller.address, None), (0.3, "电话", None, seller.mobile, None)),
        ((0.3, "车牌照号", None, car.plate, None), (0.4, "登记证号", None, f"99{people.digits(rng, 10)}", None), (0.3, "车辆类型", None, car.kind, None)),
        ((0.44, "车架号/车辆识别代码", None, car.vin, None), (0.32, "厂牌型号", None, car.model, None),
         (0.24, "转入地车管所", None, "江州市", None)),
        ((0.64, "车价合计（大写）", "total_amount_in_words", content.total, words), (0.36, "小写", "total_amount", content.total, f"￥{content.total:.2f}")),
        ((0.6, "经营、拍卖单位", None, None, None), (0.4, "纳税人识别号", None, None, None)),
        ((0.6, "二手车市场", None, rng.choice(MARKETS), None), (0.4, "纳税人识别号", None, invent.credit_code(rng), None)),
        ((0.6, "地址", None, f"江州市{rng.choice(people.STREETS)}{rng.randint(1, 300)}号", None), (0.4, "电话", None, f"0990-{people.digits(rng, 7)}", None)),
    )  # fmt: skip


def in_browser(rng: random.Random) -> Rendered:
    """An electronic tax office's page: facts in three columns under blue headings, a pale table of the lines with their taxes, sums below it."""
    content = vat_content.invoice(rng, 5, since=2023)
    canvas, small, large = Canvas((1680, 1500), rng), Style("sans", 22, GREY), Style("sans", 23, DARK)
    pen = ImageDraw.Draw(canvas.image)
    pen.rectangle((0, 0, 1680, 72), fill=BLUE)
    canvas.text((40, 36), "电子税务局", Style("sans", 30, (255, 255, 255), weight=0.4))
    canvas.text((1640, 36), "发票查询 ＞ 发票详情", Style("sans", 22, (226, 236, 250)), "r")
    y, day, words = 110.0, content.issue_date, to_words(content.total).replace("元", "圆")
    clock = f"1{rng.randint(0, 9)}:2{rng.randint(0, 9)}:36"
    panels: Sequence[tuple[str, Sequence[Sequence[Entry]]]] = (
        ("发票基本信息", (
            (Entry("数电发票号码：", "invoice_number", content.long_number), Entry("开票日期：", "issue_date", day, f"{day} {clock}"),
             Entry("票种：", None, "数电票（普通发票）")),
            (Entry("发票状态：", None, "正常"), Entry("发票来源：", None, "电子发票服务平台"), Entry("开票人：", None, content.drawer)),
        )),
        ("购买方信息", ((Entry("购买方名称：", "buyer_name", content.buyer_name), Entry("购买方识别号：", "buyer_tax_id", content.buyer_tax_id)),)),
        ("销售方信息", ((Entry("销售方名称：", "seller_name", content.seller_name), Entry("销售方识别号：", "seller_tax_id", content.seller_tax_id)),)),
    )  # fmt: skip
    for title, lines in panels:
        pen.rectangle((40, y, 48, y + 30), fill=BLUE)
        canvas.text((62, y + 15), title, large.but(weight=0.5))
        for entries in lines:
            places = (62, 660, 1230) if len(entries) == 3 else (62, 860)
            row(canvas, y + 66, places, entries, small, large, 1640)
            y += 48
        y += 62
    pen.rectangle((40, y, 48, y + 30), fill=BLUE)
    canvas.text((62, y + 15), "货物或应税劳务、服务明细", large.but(weight=0.5))
    y = _browser_lines(canvas, content, y + 46, large.but(size=21))
    tax = content.tax
    row(canvas, y + 36, (62, 560, 1060), (
        Entry("合计金额：", "amount_without_tax", content.amount, f"{content.amount:.2f}"),
        Entry("合计税额：", *(("tax_amount", tax, f"{tax:.2f}") if tax is not None else (None, "***", None))),
        Entry("价税合计：", "total_amount", content.total, f"{content.total:.2f}")), small, large, 1640)  # fmt: skip
    row(canvas, y + 84, (62, 1060), (Entry("价税合计（大写）：", "total_amount_in_words", content.total, words),
                                    Entry("备注：", None, content.remark or "-")), small, large, 1640)  # fmt: skip
    for i, text in enumerate(("返回", "版式文件下载")):
        pen.rounded_rectangle((700 + i * 190, y + 130, 860 + i * 190, y + 180), 6, outline=BLUE, width=2)
        canvas.text((780 + i * 190, y + 155), text, small.but(ink=BLUE), "m")
    canvas.image = canvas.image.crop((0, 0, 1680, round(y + 220)))
    return canvas.done("vat_invoice")


def _browser_lines(canvas: Canvas, content: VatInvoice, y: float, style: Style) -> float:
    columns = (
        (70, "序号", "m"), (110, "项目名称", "l"), (700, "规格型号", "l"), (900, "单位", "m"), (1010, "数量", "r"), (1180, "单价", "r"),
        (1340, "金额", "r"), (1440, "税率", "m"), (1620, "税额", "r"),
    )  # fmt: skip
    ImageDraw.Draw(canvas.image).rectangle((40, y, 1640, y + 46), fill=(236, 242, 250))
    for x, head, anchor in columns:
        canvas.text((x, y + 23), head, style.but(weight=0.3), anchor)
    y += 76
    for i, line in enumerate(content.lines, 1):
        names, models = rows_of(line.name, style, 570), rows_of(line.model, style, 160)
        rate = f"{line.rate * 100:.0f}%" if line.rate else line.untaxed
        tax = amount_text(line.tax) if line.tax is not None else "***"
        texts = f"{i}", "", "", line.unit, line.quantity, line.unit_price, amount_text(line.amount), rate, tax
        cells = [
            ((float(x), y + j * 27), text, "l")
            for x, some in ((110, names), (700, models))
            for j, text in enumerate(some)
        ]
        cells += [((float(x), y), text, anchor) for (x, _, anchor), text in zip(columns, texts, strict=True) if text]
        canvas.item(
            line.name, line.amount, cells, style, line.quantity or None, line.unit or None, line.unit_price or None
        )
        y += 27 * max(len(names), len(models)) + 22
    return y - 10


def till(rng: random.Random) -> Rendered:
    """通用机打发票 on a pharmacy's roll: the number twice, who was paid and who pays, each thing in two lines, sums in figures and words, a long code."""
    content = vat_content.invoice(rng, 4)
    gross = tuple(replace(line, amount=line.amount + (line.tax or Decimal(0)), tax=None) for line in content.lines)
    content = replace(content, lines=gross, issue_date=invent.day(rng, 2015, 2019))
    style = Style(rng.choice(("typewriter", "mono", "sans")), 25, (50, 50, 60))
    roll = Roll(rng, 600, style, leading=1.55)
    brown = Style("serif", 26, BROWN)
    roll.text(f"{content.province}通用机打发票", "m", brown.but(size=36, weight=0.4))
    roll.canvas.stamp(
        seal.worn(seal.tax_supervision(content.province, 180), rng), (roll.middle, roll.y - 40), (214, 60, 60)
    )
    roll.text("发　票　联", "m", brown)
    for label, field, value in (
        ("发票代码 ", "invoice_code", content.code),
        ("发票号码 ", "invoice_number", content.number),
    ):
        roll.canvas.pair((roll.left, roll.y), label, brown, field, value, style)
        roll.down()
    roll.text(f"机打号码 {content.number}")
    _told(roll, "收款单位 ", "seller_name", content.seller_name)
    _told(roll, "税　　号 ", "seller_tax_id", content.seller_tax_id)
    day = content.issue_date
    roll.pair("开票日期 ", "issue_date", day, day.strftime(rng.choice(("%Y-%m-%d", "%Y年%m月%d日"))))
    roll.down()
    roll.text(f"收 款 员 {rng.choice(('001', '0108', content.drawer))}")
    _told(roll, "付款单位 ", "buyer_name", content.buyer_name)
    if content.buyer_tax_id:
        _told(roll, "付款方税号 ", "buyer_tax_id", content.buyer_tax_id)
    roll.dashes()
    roll.cells((0, "项目", "l"), (0.45, "数量", "r"), (0.72, "单价", "r"), (1, "金额", "r"))
    for line in content.lines:
        names = rows_of(line.name, style, roll.room)
        cells = [((roll.left, roll.y + i * 36), name, "l") for i, name in enumerate(names)]
        low = roll.y + len(names) * 36
        price = f"{line.amount / Decimal(line.quantity):.2f}" if line.quantity else ""
        for share, text in ((0.45, line.quantity), (0.72, price), (1, amount_text(line.amount))):
            cells += [((roll.left + share * roll.room, low), text, "r")] if text else []
        roll.canvas.item(line.name, line.amount, cells, style, line.quantity or None, None, price or None)
        roll.y = low + 44
    roll.dashes()
    roll.pair(
        "合计（小写）￥", "total_amount", content.total, f"{content.total:.2f}", style=style.but(size=28, weight=0.4)
    )
    roll.down(1.1)
    roll.text("合计（大写）")
    words = to_words(content.total).replace("元", "圆")
    roll.canvas.value(
        (roll.left, roll.y), "total_amount_in_words", content.total, narrowed(style, words, roll.room), words
    )
    roll.down()
    roll.text(f"税控码 {' '.join(people.digits(rng, 5) for _ in range(4))}", style=style.but(size=21))
    roll.text("手写无效", "m", brown.but(size=22))
    pressed = seal.oval(content.seller_name, content.seller_tax_id, "发票专用章", 200)
    roll.canvas.stamp(seal.worn(pressed, rng), (roll.right - 120, roll.y - 130), seal.RED, rng.uniform(-9, 9))
    return thermal(roll.done("vat_invoice"), rng)


def _told(roll: Roll, label: str, field: str, value: str) -> None:
    """A label with its value behind it, narrower where the strip ends."""
    end = roll.canvas.text((roll.left, roll.y), label, roll.style)[1][0] + 8
    roll.canvas.value((end, roll.y), field, value, narrowed(roll.style, value, roll.right - end))
    roll.down()


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "used_car": used_car,
    "in_browser": in_browser,
    "till_roll": till,
}
