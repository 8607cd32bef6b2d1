"""VAT invoices kept for the benchmark: the unified one of a car's sale, a digital one of carriage with its vehicle, and one on a phone's page."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from claims_ai.money import amount_text, fen, to_words
from training.render import invent, licence_parts, paper, people, rarities, seal, vat_content, vat_parts, vehicles
from training.render.canvas import Canvas, Ink, Rendered, Style, Value
from training.render.form_parts import wrapped
from training.render.medical_form import narrowed
from training.render.vat_content import VatInvoice, VatLine
from training.render.vat_parts import Pens
from training.render.vehicles import Vehicle

BROWN: Ink = (122, 66, 40)
WINE: Ink = (128, 30, 36)
GREY: Ink = (136, 142, 152)
DEALERS = "江州博驰汽车销售服务有限公司", "云溪宏远汽车贸易有限公司", "东湖众达汽车销售有限公司", "临江顺通车业有限公司"
CARRIERS = (
    "江州平安道路救援服务有限公司",
    "云溪安达汽车施救有限公司",
    "东湖诚运物流有限公司",
    "江州康护医疗转运服务有限公司",
)
Line = tuple[tuple[float, str, str | None, Value | None, str | None], ...]
"""Cells: the share of the width, a label, the field, its value, and how it is shown."""


def car_sale(rng: random.Random) -> Rendered:
    """机动车销售统一发票: cells of labels and values by turns, the tax apart from the price at the foot; one car and no list of goods."""
    content, car = _of_car(rng), vehicles.vehicle(rng)
    canvas = Canvas((1480, 1010), rng, rng.choice(((250, 248, 244), (252, 252, 252), (246, 249, 252))), shift=5)
    needles = Style(rng.choice(("typewriter", "mono", "serif")), 24, (48, 50, 66), dotted=rng.random() < 0.6)
    pens = Pens(Style("serif", 22, BROWN), needles)
    canvas.text((740, 58), "机动车销售统一发票", pens.form.but(size=44, spacing=5, weight=0.5), "m")
    canvas.stamp(seal.worn(seal.tax_supervision(content.province, 190), rng), (740, 64), (214, 60, 60))
    canvas.text((740, 116), "发　票　联", pens.form.but(size=28), "m")
    red = Style("serif", 28, (190, 52, 52), spacing=1)
    canvas.pair((1080, 58), "发票代码 ", pens.form, "invoice_code", content.code, red)
    canvas.pair((1080, 104), "发票号码 ", pens.form, "invoice_number", content.number, red)
    day = content.issue_date
    canvas.pair(
        (80, 140),
        "开票日期 ",
        pens.form,
        "issue_date",
        day,
        pens.filled,
        day.strftime(rng.choice(("%Y-%m-%d", "%Y年%m月%d日"))),
    )
    y = 164.0
    for cells in _sale_rows(content, car, rng):
        y = _cells(canvas, y, cells, pens)
    canvas.frame(70, 164, 1410, y, BROWN, 3)
    canvas.text((80, y + 40), "销货单位（盖章）", pens.form)
    canvas.pair((620, y + 40), "开票人 ", pens.form, None, content.drawer, pens.filled)
    canvas.text((1000, y + 40), "备注：一车一票", pens.form)
    pressed = seal.oval(content.seller_name, content.seller_tax_id, "发票专用章", 220)
    canvas.stamp(seal.worn(pressed, rng), (400, y + 20), seal.RED, rng.uniform(-9, 9))
    canvas.image = canvas.image.crop((0, 0, 1480, round(y + 110)))
    return canvas.done("vat_invoice")


def _of_car(rng: random.Random) -> VatInvoice:
    content = vat_content.invoice(rng, 1)
    gross = Decimal(rng.randint(480, 3200) * 100)
    amount = fen(gross / Decimal("1.13"))
    line = VatLine("车", "", "", "1", "", amount, Decimal("0.13"), gross - amount)
    buyer = content.buyer_name if content.buyer_tax_id else rarities.somebody(rng).name
    return replace(content, lines=(line,), seller_name=rng.choice(DEALERS), buyer_name=buyer)


def _sale_rows(content: VatInvoice, car: Vehicle, rng: random.Random) -> tuple[Line, ...]:
    words, person = to_words(content.total).replace("元", "圆"), people.invent(rng)
    known = (
        ("纳税人识别号", "buyer_tax_id", content.buyer_tax_id)
        if content.buyer_tax_id
        else ("身份证号码", None, person.id_number)
    )
    return (
        ((0.5, "机打代码", None, content.code, None), (0.5, "机器编号", None, people.digits(rng, 12), None)),
        ((0.5, "购买方名称", "buyer_name", content.buyer_name, None), (0.5, *known, None)),
        ((0.3, "车辆类型", None, car.kind, None), (0.4, "厂牌型号", None, car.model, None), (0.3, "产地", None, "江州省江州市", None)),
        ((0.5, "合格证号", None, f"W{people.digits(rng, 14)}", None), (0.5, "进口证明书号", None, None, None)),
        ((0.5, "发动机号码", None, car.engine, None), (0.5, "车辆识别代号", None, car.vin, None)),
        ((0.62, "价税合计", "total_amount_in_words", content.total, words), (0.38, "小写", "total_amount", content.total, f"￥{content.total:.2f}")),
        ((0.62, "销货单位名称", "seller_name", content.seller_name, None), (0.38, "电话", None, f"0990-{people.digits(rng, 7)}", None)),
        ((0.5, "纳税人识别号", "seller_tax_id", content.seller_tax_id, None), (0.5, "账号", None, people.bank_card(rng), None)),
        ((0.5, "地址", None, f"江州市{rng.choice(people.STREETS)}{rng.randint(1, 300)}号", None), (0.5, "开户银行", None, rarities.bank(rng), None)),
        ((0.28, "增值税税率", None, "13%", None), (0.34, "增值税税额", "tax_amount", content.tax, f"￥{content.tax:.2f}"),
         (0.38, "主管税务机关", None, "江州市税务局东湖分局", None)),
        ((0.38, "不含税价", "amount_without_tax", content.amount, f"￥{content.amount:.2f}"), (0.32, "完税凭证号码", None, None, None),
         (0.15, "吨位", None, None, None), (0.15, "限乘人数", None, str(car.seats), None)),
    )  # fmt: skip


def _cells(canvas: Canvas, y: float, cells: Line, pens: Pens) -> float:
    """Label cells and value cells by turns; gives where they end."""
    x = 70.0
    for share, label, field, value, shown in cells:
        wide, end = 34 + 23 * len(label), x + share * 1340
        canvas.frame(x, y, x + wide, y + 60, BROWN, 1)
        canvas.frame(x + wide, y, end, y + 60, BROWN, 1)
        canvas.text((x + wide / 2, y + 30), label, pens.form, "m")
        style = narrowed(pens.filled, shown or str(value), end - x - wide - 24)
        canvas.value((x + wide + 10, y + 30), field, value, style, shown)
        x = end
    return y + 60


def carriage(rng: random.Random) -> Rendered:
    """A digital invoice of carriage: parties side by side, the lines, and below them which vehicle went from where to where."""
    content = _carried(rng)
    canvas = Canvas((1640, 1140), rng)
    pens = Pens(Style("serif", 24, WINE), Style(rng.choice(("serif", "sans")), 23, (22, 22, 26)))
    canvas.image.paste(paper.qr(vat_parts.qr_text("32", content, "7B19"), 136), (66, 34))
    canvas.text((226, 150), "货物运输服务", pens.form.but(size=22))
    canvas.text((820, 82), "电子发票（普通发票）", pens.form.but(font="kai", size=48, weight=0.3), "m")
    for y in (118, 124):
        canvas.rule((560, y), (1080, y), WINE, 2)
    canvas.stamp(seal.tax_supervision(content.province, 190), (820, 88), (214, 54, 56))
    canvas.pair((1140, 74), "发票号码：", pens.form, "invoice_number", content.long_number, pens.filled)
    day = content.issue_date
    canvas.pair((1140, 120), "开票日期：", pens.form, "issue_date", day, pens.filled, f"{day:%Y年%m月%d日}")
    canvas.frame(60, 180, 1580, 1010, WINE, 2)
    for x, words, name, tax in ((60, "购买方信息", ("buyer_name", content.buyer_name), ("buyer_tax_id", content.buyer_tax_id)),
                                (820, "销售方信息", ("seller_name", content.seller_name), ("seller_tax_id", content.seller_tax_id))):  # fmt: skip
        canvas.frame(x, 180, x + 50, 330, WINE, 1)
        vat_parts.vertical(canvas, words, x + 25, 186, 324, pens.form.but(size=22))
        vat_parts.party(
            canvas, ("名称：", "统一社会信用代码/纳税人识别号："), (name, tax), (x + 64, 220), (680, 74), pens
        )
    _carriage_lines(canvas, content, pens)
    canvas.text((76, 984), f"备注：{content.remark}", pens.filled.but(size=21))
    canvas.pair((160, 1064), "开票人：", pens.form, None, content.drawer, pens.filled)
    return canvas.done("vat_invoice")


def _carried(rng: random.Random) -> VatInvoice:
    content, lines = vat_content.invoice(rng, 1, since=2023), list[VatLine]()
    for name in rng.sample(("施救拖车费", "转运费", "吊装费", "运输费"), rng.randint(1, 3)):
        gross = invent.price(rng, 150, 2600)
        amount = fen(gross / Decimal("1.09"))
        lines.append(VatLine(f"*运输服务*{name}", "", "次", "1", f"{amount}", amount, Decimal("0.09"), gross - amount))
    return replace(content, lines=tuple(lines), seller_name=rng.choice(CARRIERS))


def _carriage_lines(canvas: Canvas, content: VatInvoice, pens: Pens) -> None:
    rng, edges = canvas.rng, (60, 400, 560, 650, 760, 950, 1180, 1320, 1580)
    canvas.rule((60, 330), (1580, 330), WINE, 2)
    heads = "项目名称", "规格型号", "单　位", "数　量", "单　价", "金　额", "税率/征收率", "税　额"
    for left, right, head in zip(edges, edges[1:], heads, strict=False):
        canvas.text(((left + right) / 2, 358), head, pens.form, "m")
    vat_parts.lines(canvas, content, edges, 402, pens)
    canvas.rule((60, 620), (1580, 620), WINE, 1)
    facts = (("运输工具种类", "公路运输"), ("运输工具牌号", vehicles.plate(rng)), ("起运地", f"江州市{rng.choice(people.STREETS)}"),
             ("到达地", f"{rng.choice(people.DISTRICTS)[1]}{rng.choice(people.STREETS)}"), ("运输货物名称", "事故车辆"))  # fmt: skip
    for i, (head, text) in enumerate(facts):
        canvas.text((212 + i * 304, 650), head, pens.form, "m")
        canvas.text((212 + i * 304, 700), text, pens.filled, "m")
        canvas.rule((60 + i * 304, 620), (60 + i * 304, 740), WINE, 1)
    canvas.rule((60, 740), (1580, 740), WINE, 1)
    vat_parts.sums(canvas, content, edges, 776, pens)
    canvas.rule((60, 812), (1580, 812), WINE, 1)
    canvas.text((230, 848), "价税合计（大写）", pens.form, "m")
    vat_parts.total(canvas, content, (420, 848), 1150, pens)
    canvas.rule((60, 884), (1580, 884), WINE, 1)


def on_phone(rng: random.Random) -> Rendered:
    """A phone's page of a digital invoice: the sum large in a card, then panels of names and values, each line of goods in two rows."""
    content = vat_content.invoice(rng, 4, since=2023)
    tint = rng.choice(((30, 110, 210), (206, 60, 52), (26, 140, 110)))
    canvas = licence_parts.screen("发票详情", rng, tint, 3400)
    pens = Pens(Style("sans", 31, GREY), Style("sans", 32, (36, 40, 46)))
    licence_parts.shadowed(canvas, (28, 228, 1052, 500))
    canvas.text((540, 280), rng.choice(("数电票（普通发票）", "电子发票（普通发票）")), pens.filled.but(size=34), "m")
    canvas.value(
        (540, 360), "total_amount", content.total, Style("sans", 66, tint, weight=0.5), f"¥{content.total:.2f}", "m"
    )
    canvas.text((540, 440), "价税合计", pens.form, "m")
    day, words = content.issue_date, to_words(content.total).replace("元", "圆")
    y = _panel(canvas, 528, (
        ("发票号码", "invoice_number", content.long_number, None), ("开票日期", "issue_date", day, day.strftime(rng.choice(("%Y-%m-%d", "%Y年%m月%d日")))),
        ("合计大写", "total_amount_in_words", content.total, words), ("合计金额", "amount_without_tax", content.amount, f"¥{content.amount:.2f}"),
        ("合计税额", *(("tax_amount", content.tax, f"¥{content.tax:.2f}") if content.tax is not None else (None, "***", None))),
        ("发票状态", None, "正常", None),
    ), pens)  # fmt: skip
    y = _panel(canvas, y, (("购买方", "buyer_name", content.buyer_name, None), ("购买方税号", "buyer_tax_id", content.buyer_tax_id, None),
                           ("销售方", "seller_name", content.seller_name, None),
                           ("销售方税号", "seller_tax_id", content.seller_tax_id, None)), pens)  # fmt: skip
    y = _goods(canvas, content, y, pens)
    canvas.text((540, y + 40), "查看版式文件　｜　发送到邮箱", pens.form.but(ink=tint), "m")
    canvas.image = canvas.image.crop((0, 0, 1080, round(y + 110)))
    return canvas.done("vat_invoice")


def _panel(
    canvas: Canvas, y: float, rows: Sequence[tuple[str, str | None, Value | None, str | None]], pens: Pens
) -> float:
    rows = [one for one in rows if one[2] is not None]
    licence_parts.shadowed(canvas, (28, round(y), 1052, round(y + 40 + 68 * len(rows))), radius=18)
    for i, (label, field, value, shown) in enumerate(rows):
        at = y + 54 + 68 * i
        canvas.text((66, at), label, pens.form)
        canvas.value((1014, at), field, value, narrowed(pens.filled, shown or str(value), 700), shown, "r")
    return y + 68 + 68 * len(rows)


def _goods(canvas: Canvas, content: VatInvoice, y: float, pens: Pens) -> float:
    """Name and amount in the first row of a line, what it is made up of in grey below."""
    rows = [wrapped(line.name, pens.filled, 690) for line in content.lines]
    high = 90 + sum(70 + 42 * len(some) for some in rows)
    licence_parts.shadowed(canvas, (28, round(y), 1052, round(y + high)), radius=18)
    canvas.text((66, y + 50), f"商品明细（{len(rows)}）", pens.filled.but(weight=0.4))
    y += 116
    for line, names in zip(content.lines, rows, strict=True):
        cells = [((66.0, y + i * 42), name, "l") for i, name in enumerate(names)]
        cells.append(((1014.0, y), amount_text(line.amount), "r"))
        low = y + 42 * len(names)
        rate = f"{line.rate * 100:.0f}%" if line.rate else line.untaxed
        each = f"{line.unit_price} × {line.quantity}{line.unit}" if line.quantity else "折扣"
        small = canvas.text((66, low), f"{each}　税率 {rate}", pens.form.but(size=27))
        canvas.item(
            line.name,
            line.amount,
            cells,
            pens.filled,
            line.quantity or None,
            line.unit or None,
            line.unit_price or None,
            small,
        )
        y = low + 70
    return y + 10


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "car_sale": car_sale,
    "carriage": carriage,
    "on_phone": on_phone,
}
