"""Receipts kept for the benchmark: a pharmacy's three-ply slip, a card terminal's slip, a trader's bill and a wholesaler's invoice."""

import random
from collections.abc import Callable, Mapping
from decimal import Decimal

from claims_ai.money import to_words
from training.render import people, seal
from training.render import receipt_english_words as english
from training.render import receipt_words as shops
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.medical_form import narrowed
from training.render.medical_words import DRUGS
from training.render.receipt_content import Sale, sale, shown
from training.render.receipt_english_content import Bill, bill
from training.render.receipt_paper import circled, thermal
from training.render.receipt_roll import Roll

INK: Ink = (52, 54, 66)
NAVY: Ink = (28, 44, 96)


def counterfoil(rng: random.Random) -> Rendered:
    """A pharmacy's slip across on continuous paper: batch and expiry of each drug, total in words first, address at the foot."""
    sold = sale(rng, shops.PHARMACIES, (*DRUGS, *shops.STORE), 6, 0.7)
    canvas = Canvas(
        (1480, 420 + 52 * len(sold.goods) + 230),
        rng,
        rng.choice(((252, 244, 246), (255, 255, 255), (246, 250, 244))),
        3,
    )
    style = Style(rng.choice(("serif", "typewriter")), 26, INK, dotted=rng.random() < 0.5)
    canvas.value(
        (740, 70), "merchant_name", sold.merchant, narrowed(style.but(size=38), sold.merchant, 1200), anchor="m"
    )
    canvas.text((740, 126), rng.choice(("销售清单", "药品零售销售单")), style.but(size=32), "m")
    canvas.pair((80, 180), "单号：", style, None, sold.number, style)
    day = shown(rng, sold.when.date(), ("{d:%Y-%m-%d}", "{d:%Y年%m月%d日}", "{d:%Y/%m/%d}"))
    canvas.pair((560, 180), "销售日期：", style, "issue_date", sold.when.date(), style, day)
    canvas.pair((1060, 180), "营业员：", style, None, sold.clerk, style)
    y = _goods(canvas, sold, style)
    _counterfoil_foot(canvas, sold, style, y)
    return canvas.done("receipt")


def _goods(canvas: Canvas, sold: Sale, style: Style) -> float:
    columns = 80, 560, 700, 900, 1040, 1160, 1400
    heads = ("品名规格", "l"), ("单位", "m"), ("批号", "m"), ("效期", "m"), ("数量", "r"), ("单价", "r"), ("金额", "r")
    canvas.rule((70, 210), (1410, 210), INK)
    for x, (heading, anchor) in zip(columns, heads, strict=True):
        canvas.text((x, 236), heading, style, anchor)
    canvas.rule((70, 262), (1410, 262), INK)
    y = 294.0
    for good in sold.goods:
        texts = (
            good.name,
            good.unit,
            people.digits(canvas.rng, 7),
            f"20{canvas.rng.randint(26, 29)}.{canvas.rng.randint(1, 12):02d}",
        )
        for x, (_, anchor), text in zip(
            columns, heads, (*texts, good.quantity, f"{good.price}", f"{good.amount}"), strict=True
        ):
            canvas.text((x, y), text, narrowed(style, text, 420), anchor)
        y += 52
    canvas.rule((70, y - 20), (1410, y - 20), INK)
    return y + 14


def _counterfoil_foot(canvas: Canvas, sold: Sale, style: Style, y: float) -> None:
    rng = canvas.rng
    canvas.text((80, y), f"合计金额（大写）：{to_words(sold.total)}", style)
    canvas.pair((980, y), "￥：", style, "total_amount", sold.total, style)
    if sold.discount:
        canvas.text((80, y + 46), f"已优惠 {sold.discount:.2f} 元", style)
    canvas.text((980, y + 46), f"收款方式：{rng.choice(('现金', '微信', '医保卡', '支付宝'))}", style)
    if sold.address:
        canvas.pair((80, y + 98), "店址：", style, "merchant_address", sold.address[0], style)
    canvas.text((1060, y + 98), f"电话：{sold.phone}", style)
    canvas.text((80, y + 148), "一联存根　二联顾客　　药品离柜，非质量问题不予退换", style.but(size=21))
    if rng.random() < 0.6:
        pressed = seal.worn(
            seal.round_star(sold.merchant[:16], rng.choice(("发票专用章", "现金收讫", "销售专用章")), 170), rng
        )
        canvas.stamp(pressed, (780, y + 60), seal.ink(rng), rng.uniform(-14, 14))


def terminal(rng: random.Random) -> Rendered:
    """A card terminal's slip: merchant and terminal numbers, masked card, kind of deal, the amount large in the middle."""
    sold = sale(rng, (*shops.PHARMACIES, *shops.SERVICES, *shops.HOTELS), (*shops.STORE, *shops.CARE), 3, 0)
    style = Style(rng.choice(("mono", "sans", "typewriter")), 27, (46, 46, 50))
    roll = Roll(rng, 560, style, leading=1.5)
    roll.text("江付通 POS签购单", "m", style.but(size=36))
    roll.cells((0, "持卡人存根", "l"), (1, "CARDHOLDER COPY", "r"), style=style.but(size=20))
    roll.rule()
    roll.text("商户名称(MERCHANT NAME):")
    roll.wrapped("merchant_name", sold.merchant, "l")
    roll.text(f"商户编号(MID): 990{people.digits(rng, 12)}")
    roll.text(f"终端编号(TID): {people.digits(rng, 8)}")
    roll.text(f"卡号(CARD NO): 990{people.digits(rng, 3)}******{people.digits(rng, 4)} {rng.choice('CI')}")
    roll.text(f"发卡行(ISS): {rng.choice(people.BANKS)}")
    roll.text("交易类型(TRANS TYPE):")
    roll.text("消费/SALE", "l", style.but(size=34, weight=0.4))
    roll.text(f"凭证号: {people.digits(rng, 6)}  参考号: {people.digits(rng, 12)}", "l", style.but(size=23))
    day = sold.when.date()
    form = shown(rng, day, ("{d:%Y/%m/%d}", "{d:%Y-%m-%d}"))
    roll.pair("日期/时间:", "issue_date", day, form)
    roll.cells((1, f"{sold.when:%H:%M:%S}", "r"))
    roll.text("金额(AMOUNT):")
    roll.pair("", "total_amount", sold.total, f"RMB {sold.total:.2f}", 0.2, style.but(size=42, weight=0.5))
    roll.down(1.6)
    roll.rule(1)
    roll.text("持卡人签名(SIGNATURE)")
    roll.down(2)
    roll.text("本人确认以上交易，同意将其记入本卡账户", "l", style.but(size=19))
    return circled(thermal(roll.done(), rng), rng)


def trader(rng: random.Random) -> Rendered:
    """A Malaysian trader's thermal bill: quantity and price under each name, sums set in, the total large."""
    sold = bill(rng, rng.choice(("mart", "pharmacy", "hardware", "books")), 7)
    style = Style(rng.choice(("mono", "typewriter")), 25, (50, 50, 54))
    roll = Roll(rng, 600, style, leading=1.42, margin=0.06)
    roll.wrapped("merchant_name", sold.merchant, "m", style.but(size=32, weight=0.5))
    roll.text(sold.registration, "m")
    roll.rows("merchant_address", " ".join(sold.address), sold.address, "m")
    roll.text(f"Tel {sold.phone}", "m")
    roll.dashes("=")
    roll.labelled("Receipt#", sold.number, 0.3)
    roll.pair("Date", "issue_date", sold.when.date(), shown(rng, sold.when.date(), english.DAYS))
    roll.cells((1, f"{sold.when:%H:%M}", "r"))
    roll.labelled("Served by", sold.clerk, 0.3)
    roll.dashes("=")
    for good in sold.goods:
        roll.text(good.name)
        roll.cells((0.06, f"{good.quantity} {good.unit or 'x'} @ {good.price}", "l"), (1, f"{good.amount:,.2f}", "r"))
    roll.dashes()
    _trader_sums(roll, sold)
    roll.down()
    roll.text(rng.choice(english.THANKS), "m")
    return circled(thermal(roll.done(), rng), rng)


def _trader_sums(roll: Roll, sold: Bill) -> None:
    rows = (
        ("Sub Total", sold.subtotal), ("Less Discount", -sold.discount), ("Service 10%", sold.service),
        ("SST 6%" if not sold.inclusive else "SST 6% (incl.)", sold.tax), ("Rounding Adj", sold.rounding),
    )  # fmt: skip
    for label, amount in rows:
        if amount or label == "Sub Total":
            roll.cells((0.3, label, "l"), (1, f"{amount:,.2f}", "r"))
    bold = roll.style.but(size=round(roll.style.size * 1.3), weight=0.5)
    roll.ends("TOTAL (RM)", "total_amount", sold.total, f"{sold.total:,.2f}", 0.1, 1, bold)
    paid = roll.rng.choice((("Cash", sold.given), ("e-Wallet", sold.total), ("Debit Card", sold.total)))
    roll.cells((0.3, paid[0], "l"), (1, f"{paid[1]:,.2f}", "r"))
    roll.cells((0.3, "Balance", "l"), (1, f"{paid[1] - sold.total:,.2f}", "r"))


def wholesaler(rng: random.Random) -> Rendered:
    """A wholesaler's invoice on half a sheet: letterhead at the left, customer and numbers in two boxes, a ruled table."""
    sold = bill(rng, rng.choice(("hardware", "books", "clinic", "pharmacy")), 8)
    canvas, style = Canvas((1400, 1120), rng), Style(rng.choice(("serif", "sans")), 24, INK)
    navy = style.but(ink=NAVY)
    canvas.image.paste(NAVY, (70, 56, 150, 136))
    canvas.text((110, 96), sold.merchant[0].upper(), style.but(size=54, ink=(255, 255, 255), weight=0.5), "m")
    name = narrowed(navy.but(size=38, weight=0.6), sold.merchant, 860)
    canvas.value((180, 74), "merchant_name", sold.merchant, name)
    canvas.text((182, 114), sold.registration, navy.but(size=20))
    rows = [((182.0, 148.0 + i * 29), row) for i, row in enumerate(sold.address)]
    canvas.spread("merchant_address", " ".join(sold.address), rows, navy.but(size=21))
    canvas.text((182, 152 + len(rows) * 29), f"Tel: {sold.phone}   SST No: {sold.tax_id}", navy.but(size=21))
    canvas.text((1330, 90), rng.choice(("INVOICE", "CASH SALES")), style.but(size=44, weight=0.6), "r")
    _boxes(canvas, sold, style)
    _table(canvas, sold, style)
    return canvas.done("receipt")


def _boxes(canvas: Canvas, sold: Bill, style: Style) -> None:
    canvas.frame(70, 318, 800, 452, NAVY, 2)
    canvas.text((86, 346), "Bill To", style.but(weight=0.5))
    for i, row in enumerate((canvas.rng.choice(("CASH CUSTOMER", "WALK IN", "MR LIM AH KOW", "PN. SITI AMINAH")), "-")):
        canvas.text((86, 384 + i * 34), row, style)
    canvas.frame(820, 318, 1330, 452, NAVY, 2)
    canvas.pair((836, 346), "No. :", style, None, sold.number, style)
    day = shown(canvas.rng, sold.when.date(), english.DAYS)
    canvas.pair((836, 386), "Date :", style, "issue_date", sold.when.date(), style, day)
    canvas.pair((836, 424), "Terms :", style, None, "C.O.D.", style)


def _table(canvas: Canvas, sold: Bill, style: Style) -> None:
    columns = (
        (96, "#", "m"),
        (140, "Description", "l"),
        (830, "Qty", "r"),
        (920, "UOM", "m"),
        (1120, "U/Price RM", "r"),
        (1310, "Total RM", "r"),
    )
    canvas.image.paste((226, 230, 242), (70, 470, 1331, 512))
    for x, heading, anchor in columns:
        canvas.text((x, 492), heading, style.but(weight=0.5), anchor)
    y = 540.0
    for i, good in enumerate(sold.goods, 1):
        texts = f"{i}", good.name, good.quantity, good.unit, f"{good.price:.2f}", f"{good.amount:,.2f}"
        for (x, _, anchor), text in zip(columns, texts, strict=True):
            canvas.text((x, y), text, style, anchor)
        y += 40
    canvas.frame(70, 470, 1330, 880, NAVY, 2)
    sums: list[tuple[str, Decimal]] = [
        ("Sub Total", sold.subtotal),
        ("Discount", sold.discount),
        ("SST", sold.tax),
        ("Rounding", sold.rounding),
    ]
    for i, (label, amount) in enumerate(sums):
        canvas.text((1120, 904 + i * 32), label, style.but(size=21), "r")
        canvas.text((1310, 904 + i * 32), f"{amount:,.2f}", style.but(size=21), "r")
    canvas.text((1120, 1044), "Grand Total RM", style.but(weight=0.6), "r")
    canvas.value((1310, 1044), "total_amount", sold.total, style.but(weight=0.6), f"{sold.total:,.2f}", "r")
    for i, row in enumerate(("Goods sold are not returnable.", "All cheques should be crossed.")):
        canvas.text((80, 920 + i * 28), row, style.but(size=20))
    canvas.rule((80, 1060), (420, 1060), NAVY, 1)
    canvas.text((80, 1084), "Received by", style.but(size=20))


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "counterfoil": counterfoil,
    "terminal": terminal,
    "trader": trader,
    "wholesaler": wholesaler,
}
