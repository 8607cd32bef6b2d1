"""VAT invoices kept for the benchmark: a tax office's page of what was verified, a machine-printed general invoice, a digital one of tolls."""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from PIL import ImageDraw

from claims_ai.money import amount_text, fen, to_words
from training.render import invent, paper, people, seal, vat_content, vat_parts, vehicles
from training.render.canvas import Canvas, Ink, Rendered, Style, Value
from training.render.medical_form import narrowed, rows_of
from training.render.vat_content import VatInvoice, VatLine
from training.render.vat_parts import Pens
from training.render.vat_toll import MOTORWAYS

OCHRE: Ink = (158, 92, 46)
STEEL: Ink = (34, 92, 160)
GREEN: Ink = (52, 112, 88)
Cells = list[tuple[tuple[float, float], str, str]]
Row = tuple[str, str | None, Value | None, str | None]


def verified(rng: random.Random) -> Rendered:
    """The tax office's page of a verified electronic invoice: a table of names and values in grey bands, the lines below."""
    content = vat_content.invoice(rng, 5)
    canvas = Canvas((1440, 620 + 56 * len(content.lines) + 420), rng, (255, 255, 255))
    pens = Pens(Style("sans", 24, (84, 90, 100)), Style("sans", 24, (28, 30, 36)))
    ImageDraw.Draw(canvas.image).rectangle((0, 0, 1440, 92), fill=STEEL)
    canvas.text((48, 46), "全国发票查验服务　|　发票查验明细", Style("sans", 32, (255, 255, 255)))
    tint = Style("sans", 24, (200, 60, 56))
    canvas.text(
        (48, 136),
        f"查验次数：第{rng.randint(1, 4)}次　　查验时间：{content.issue_date + timedelta(9)} 10:2{rng.randint(0, 9)}:17",
        tint,
    )
    canvas.text(
        (720, 196),
        f"{content.province.removesuffix('省')}增值税电子普通发票",
        Style("sans", 34, (28, 30, 36), weight=0.4),
        "m",
    )
    y = _table(canvas, content, pens)
    y = _verified_lines(canvas, content, y, pens)
    _verified_foot(canvas, content, y, pens)
    return canvas.done("vat_invoice")


def _table(canvas: Canvas, content: VatInvoice, pens: Pens) -> float:
    rows: tuple[tuple[Row, Row], ...] = (
        (("发票代码", "invoice_code", content.code, None), ("发票号码", "invoice_number", content.number, None)),
        (("开票日期", "issue_date", content.issue_date, f"{content.issue_date:%Y年%m月%d日}"),
         ("校验码", "check_code", content.check_code, None)),
        (("购买方名称", "buyer_name", content.buyer_name, None), ("购买方纳税人识别号", "buyer_tax_id", content.buyer_tax_id, None)),
        (("销售方名称", "seller_name", content.seller_name, None), ("销售方纳税人识别号", "seller_tax_id", content.seller_tax_id, None)),
        (("销售方地址、电话", None, content.address, None), ("销售方开户行及账号", None, content.account, None)),
    )  # fmt: skip
    for i, row in enumerate(rows):
        y = 236 + i * 62
        for j, (label, field, value, shown) in enumerate(row):
            left, right = 48 + j * 672, 720 + j * 672
            ImageDraw.Draw(canvas.image).rectangle((left, y, left + 236, y + 62), fill=(242, 245, 249))
            canvas.frame(left, y, right, y + 62, (206, 212, 220), 1)
            canvas.text((left + 224, y + 31), label, narrowed(pens.form, label, 216), "r")
            style = narrowed(pens.filled, shown or str(value), right - left - 262)
            canvas.value((left + 250, y + 31), field, value, style, shown)
    return 236 + 62 * len(rows)


def _verified_lines(canvas: Canvas, content: VatInvoice, y: float, pens: Pens) -> float:
    """The lines with names that may wrap; gives the height below."""
    edges = 48, 470, 640, 710, 790, 960, 1140, 1230, 1392
    y += 26
    ImageDraw.Draw(canvas.image).rectangle((48, y, 1392, y + 54), fill=(226, 234, 244))
    heads = "货物或应税劳务名称", "规格型号", "单位", "数量", "单价", "金额", "税率", "税额"
    for left, right, head in zip(edges, edges[1:], heads, strict=False):
        canvas.text(((left + right) / 2, y + 27), head, pens.form, "m")
    y = vat_parts.lines(canvas, content, edges, y + 84, Pens(pens.form, pens.filled.but(size=22))) + 10
    canvas.rule((48, y), (1392, y), (206, 212, 220), 2)
    vat_parts.sums(canvas, content, edges, y + 34, pens)
    return y + 68


def _verified_foot(canvas: Canvas, content: VatInvoice, y: float, pens: Pens) -> None:
    canvas.rule((48, y), (1392, y), (206, 212, 220), 2)
    words = to_words(content.total).replace("元", "圆")
    canvas.pair(
        (60, y + 34), "价税合计（大写）：", pens.form, "total_amount_in_words", content.total, pens.filled, words
    )
    canvas.pair(
        (900, y + 34), "（小写）：", pens.form, "total_amount", content.total, pens.filled, f"¥{content.total:.2f}"
    )
    canvas.rule((48, y + 66), (1392, y + 66), (206, 212, 220), 2)
    canvas.text((60, y + 100), f"备注：{content.remark}", pens.filled)
    canvas.text((60, y + 150), "本查验结果仅供参考，如对结果有异议，请联系开票方主管税务机关。", pens.form.but(size=21))
    canvas.image = canvas.image.crop((0, 0, 1440, round(y + 200)))


def machine(rng: random.Random) -> Rendered:
    """A general invoice from a needle printer: payer above payee, three plain columns, no tax told apart, a bilateral sum."""
    content = _untaxed(vat_content.invoice(rng, 4))
    canvas = Canvas((1380, 880), rng, rng.choice(((250, 246, 236), (248, 250, 244), (252, 250, 250))), shift=6)
    if rng.random() < 0.6:
        paper.tractor_holes(canvas.image, 90, 14)
    needles = Style(rng.choice(("typewriter", "mono", "serif")), 25, (50, 52, 70), dotted=rng.random() < 0.7)
    pens = Pens(Style("serif", 24, GREEN), needles)
    _machine_head(canvas, content, pens)
    _machine_lines(canvas, content, pens)
    _machine_foot(canvas, content, pens)
    return canvas.done("vat_invoice")


def _untaxed(content: VatInvoice) -> VatInvoice:
    """The same with the tax in the amounts of its lines, as such invoices print them."""
    lines = tuple(
        replace(line, amount=line.amount + (line.tax or Decimal(0)), tax=None,
                unit_price=f"{fen((line.amount + (line.tax or Decimal(0))) / Decimal(line.quantity))}" if line.quantity else "")
        for line in content.lines
    )  # fmt: skip
    return replace(content, lines=lines)


def _machine_head(canvas: Canvas, content: VatInvoice, pens: Pens) -> None:
    canvas.text((690, 62), f"{content.province}通用机打发票", pens.form.but(size=44, spacing=6, weight=0.5), "m")
    canvas.stamp(seal.tax_supervision(content.province, 190), (690, 66), (214, 60, 60))
    canvas.text((870, 116), "发 票 联", pens.form.but(size=28), "m")
    red = Style("serif", 28, (196, 54, 54), spacing=1)
    canvas.pair((960, 56), "发票代码", pens.form, "invoice_code", content.code, red)
    canvas.pair((960, 98), "发票号码", pens.form, "invoice_number", content.number, red)
    day, trade = content.issue_date, canvas.rng.choice(("零售业", "居民服务业", "卫生和社会工作"))
    canvas.pair((90, 150), "开票日期：", pens.form, "issue_date", day, pens.filled, f"{day:%Y-%m-%d}")
    canvas.pair((520, 150), "行业分类：", pens.form, None, trade, pens.filled)
    canvas.frame(80, 180, 1300, 700, GREEN, 2)
    sides = (
        ("付款方", ("buyer_name", content.buyer_name), ("buyer_tax_id", content.buyer_tax_id)),
        ("收款方", ("seller_name", content.seller_name), ("seller_tax_id", content.seller_tax_id)),
    )
    for i, (words, name, tax) in enumerate(sides):
        y = 212 + i * 52
        vat_parts.party(canvas, (f"{words}名称：",), (name,), (96, y), (644, 0), pens)
        vat_parts.party(canvas, (f"{words}识别号：",), (tax,), (780, y), (510, 0), pens)
        canvas.rule((80, y + 26), (1300, y + 26), GREEN, 1)


def _machine_lines(canvas: Canvas, content: VatInvoice, pens: Pens) -> None:
    columns = (110, "品名及规格", "l"), (700, "单位", "m"), (840, "数量", "r"), (1050, "单价", "r"), (1270, "金额", "r")
    for x, heading, anchor in columns:
        canvas.text((x, 316), heading, pens.form, anchor)
    y = 360.0
    for line in content.lines:
        rows = rows_of(line.name.split("*")[-1], pens.filled, 500)
        cells: Cells = [((110.0, y + i * 30), row, "l") for i, row in enumerate(rows)]
        texts = (
            (700, line.unit, "m"),
            (840, line.quantity, "r"),
            (1050, line.unit_price, "r"),
            (1270, amount_text(line.amount), "r"),
        )
        cells += [((float(x), y), text, anchor) for x, text, anchor in texts if text]
        name = line.name.split("*")[-1]
        canvas.item(
            name, line.amount, cells, pens.filled, line.quantity or None, line.unit or None, line.unit_price or None
        )
        y += 30 * len(rows) + 10


def _machine_foot(canvas: Canvas, content: VatInvoice, pens: Pens) -> None:
    rng = canvas.rng
    canvas.rule((80, 648), (1300, 648), GREEN, 1)
    canvas.pair((96, 674), "合计金额（大写）：", pens.form, "total_amount_in_words", content.total, pens.filled,
                to_words(content.total))  # fmt: skip
    canvas.pair((900, 674), "（小写）￥：", pens.form, "total_amount", content.total, pens.filled)
    canvas.pair((90, 736), "校验码：", pens.form, "check_code", content.check_code, pens.filled.but(size=22))
    canvas.pair((560, 736), "机器编号：", pens.form, None, people.digits(rng, 12), pens.filled.but(size=22))
    canvas.pair((96, 786), "开票人：", pens.form, None, content.drawer, pens.filled)
    canvas.pair((420, 786), "收款人：", pens.form, None, content.cashier or content.drawer, pens.filled)
    canvas.text((760, 786), "收款方（盖章有效）", pens.form)
    pressed = seal.oval(content.seller_name, content.seller_tax_id, "发票专用章", 220)
    canvas.stamp(seal.worn(pressed, rng), (1090, 762), seal.RED, rng.uniform(-9, 9))


def tolls(rng: random.Random) -> Rendered:
    """A digital invoice of several passages: parties below each other, a plate and two days for each line."""
    content = _passages(rng)
    canvas = Canvas((1600, 1120), rng)
    pens = Pens(Style("serif", 25, OCHRE), Style(rng.choice(("sans", "serif")), 24, (22, 22, 26)))
    canvas.image.paste(paper.qr(vat_parts.qr_text("32", content, "4A7E"), 140), (64, 36))
    canvas.frame(230, 64, 340, 108, OCHRE, 2)
    canvas.text((285, 86), "通行费", pens.form, "m")
    canvas.text((800, 84), "电子发票（普通发票）", pens.form.but(font="kai", size=50, weight=0.4), "m")
    canvas.stamp(seal.tax_supervision(content.province, 200), (800, 86), (216, 54, 56))
    canvas.pair((1130, 70), "发票号码：", pens.form, "invoice_number", content.long_number, pens.filled)
    canvas.pair(
        (1130, 116),
        "开票日期：",
        pens.form,
        "issue_date",
        content.issue_date,
        pens.filled,
        f"{content.issue_date:%Y年%m月%d日}",
    )
    canvas.frame(56, 196, 1544, 1020, OCHRE, 2)
    for i, (words, fields) in enumerate((
        ("购买方", (("buyer_name", content.buyer_name), ("buyer_tax_id", content.buyer_tax_id))),
        ("销售方", (("seller_name", content.seller_name), ("seller_tax_id", content.seller_tax_id))),
    )):  # fmt: skip
        y = 226 + i * 62
        canvas.text((76, y), words, pens.form)
        vat_parts.party(canvas, ("名称：",), fields[:1], (190, y), (640, 0), pens)
        vat_parts.party(canvas, ("统一社会信用代码/纳税人识别号：",), fields[1:], (840, y), (690, 0), pens)
        canvas.rule((56, y + 32), (1544, y + 32), OCHRE, 1)
    _toll_lines(canvas, content, pens)
    canvas.text((76, 990), f"备注：{content.remark}", pens.filled.but(size=21))
    canvas.pair((76, 1062), "开票人：", pens.form, None, content.drawer, pens.filled)
    return canvas.done("vat_invoice")


def _passages(rng: random.Random) -> VatInvoice:
    content, taxed, lines = vat_content.invoice(rng, 1, since=2023), rng.random() < 0.5, list[VatLine]()
    car = vehicles.plate(rng)
    for _ in range(rng.randint(1, 4)):
        gross = invent.price(rng, 4, 260)
        amount = fen(gross / Decimal("1.03")) if taxed else gross
        lines.append(VatLine("*经营租赁*通行费", car, "", "", "", amount, Decimal("0.03") if taxed else Decimal(0),
                             gross - amount if taxed else None, "不征税"))  # fmt: skip
    return replace(content, lines=tuple(lines), seller_name=rng.choice(MOTORWAYS))


def _toll_lines(canvas: Canvas, content: VatInvoice, pens: Pens) -> None:
    columns = ((76, "项目名称", "l"), (450, "车牌号", "m"), (600, "类型", "m"), (780, "通行日期起", "m"), (970, "通行日期止", "m"),
               (1190, "金额", "r"), (1320, "税率", "m"), (1520, "税额", "r"))  # fmt: skip
    for x, heading, anchor in columns:
        canvas.text((x, 352), heading, pens.form, anchor)
    y = 400.0
    for line in content.lines:
        day = content.issue_date - timedelta(canvas.rng.randint(1, 28))
        rate = "3%" if line.rate else line.untaxed
        tax = amount_text(line.tax) if line.tax is not None else "***"
        texts = line.name, line.model, "客车", f"{day:%Y-%m-%d}", f"{day:%Y-%m-%d}", amount_text(line.amount), rate, tax
        cells: Cells = [((float(x), y), text, anchor) for (x, _, anchor), text in zip(columns, texts, strict=True)]
        canvas.item(line.name, line.amount, cells, pens.filled)
        y += 44
    canvas.rule((56, 830), (1544, 830), OCHRE, 1)
    vat_parts.sums(canvas, content, (76, 380, 0, 0, 0, 0, 1196, 0, 1526), 860, pens)
    canvas.rule((56, 892), (1544, 892), OCHRE, 1)
    canvas.text((76, 924), "价税合计（大写）", pens.form)
    vat_parts.total(canvas, content, (330, 924), 1130, pens)
    canvas.rule((56, 956), (1544, 956), OCHRE, 1)


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {"verified": verified, "machine": machine, "tolls": tolls}
