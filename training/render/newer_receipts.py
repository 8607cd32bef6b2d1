"""Receipts kept for the benchmark: a courier's slip, a garage's settlement, a motorway's ticket, and an English counter's tax receipt."""

import random
from collections.abc import Callable, Mapping

from claims_ai.money import fen, to_words
from training.render import invent, people, seal, vehicles
from training.render import receipt_english_words as english
from training.render import receipt_words as shops
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.medical_form import narrowed
from training.render.medical_words import DRUGS
from training.render.receipt_content import Sale, sale, shown
from training.render.receipt_english_content import Bill, bill
from training.render.receipt_paper import circled, thermal
from training.render.receipt_roll import Roll
from training.render.vat_words import OTHERS

INK: Ink = (44, 46, 54)
DAYS = ("{d:%Y-%m-%d}", "{d:%Y/%m/%d}", "{d:%Y.%m.%d}", "{d:%Y年%m月%d日}")
GARAGES = (
    "凤鸣市诚信汽车修理厂",
    "江州博驰汽车销售服务有限公司",
    "{town}顺达汽修中心",
    "{street}轮胎快修店",
    "青石县鑫源汽车钣喷服务部",
)
MOTORWAYS = (
    "江州省高速公路联网收费管理中心",
    "江州东湖大桥经营管理有限公司",
    "云溪交通投资集团有限公司",
    "{town}长青隧道有限责任公司",
)
STATIONS = "临江北站", "云溪收费站", "东湖大桥", "江州东站", "松岗南站"
WORKS = tuple((name, unit or "项", low, high) for _, name, unit, low, high, _ in OTHERS[3].goods)


def courier(rng: random.Random) -> Rendered:
    """What a delivery rider hands over: the order's number huge, the shop under it, dishes or drugs, paid online."""
    drugs = rng.random() < 0.5
    names, wares = (shops.PHARMACIES, DRUGS) if drugs else (shops.RESTAURANTS, shops.DISHES)
    sold = sale(rng, names, wares, 7, 0.3)
    style = Style(rng.choice(("sans", "mono")), 29, (48, 48, 52))
    roll = Roll(rng, 580, style, leading=1.45)
    roll.text(f"#{rng.randint(1, 180)}  快送到家", "m", style.but(size=46, weight=0.7))
    roll.down(0.3)
    roll.wrapped("merchant_name", sold.merchant, "m", style.but(size=33))
    roll.text("-- 已在线支付 --", "m", style.but(size=33, weight=0.5))
    roll.dashes("*")
    day = sold.when.date()
    roll.pair("下单时间:", "issue_date", day, shown(rng, day, DAYS[:3]), style=style)
    roll.cells((1, f"{sold.when:%H:%M}", "r"))
    roll.text(f"备注:{rng.choice(('少辣', '放门口', '请尽快', '无', '需要发票'))}", "l", style.but(size=34, weight=0.5))
    roll.dashes()
    for good in sold.goods:
        roll.text(good.name, "l", style.but(weight=0.4))
        roll.cells((0.6, f"x{good.quantity}", "r"), (1, f"{good.amount:.2f}", "r"))
    roll.dashes("-")
    _courier_sums(roll, sold)
    if sold.address:
        roll.text("商家地址:")
        roll.wrapped("merchant_address", sold.address[0], "l")
    roll.text(
        f"顾客:{rng.choice(people.SURNAMES)}{rng.choice(('女士', '先生'))} 尾号{people.digits(rng, 4)}",
        "l",
        style.but(size=34),
    )
    roll.text("祝您生活愉快", "m")
    return circled(thermal(roll.done(), rng), rng)


def _courier_sums(roll: Roll, sold: Sale) -> None:
    roll.ends("商品小计", None, sold.subtotal)
    if sold.discount:
        roll.ends("店铺满减", None, f"-{sold.discount:.2f}")
    roll.ends("配送费", None, "0.00(免)")
    bold = roll.style.but(size=36, weight=0.6)
    roll.ends("实付", "total_amount", sold.total, f"￥{sold.total:.2f}", style=bold)
    roll.dashes("*")


def garage(rng: random.Random) -> Rendered:
    """A garage's settlement on half a sheet: whose car, two ruled lists of parts and of labour, sum in words, both signatures."""
    sold = sale(rng, GARAGES, WORKS, 5, 0.9)
    canvas, style = Canvas((1480, 1050), rng), Style(rng.choice(("serif", "sans")), 24, INK)
    canvas.text((740, 62), "机动车维修结算清单", style.but(size=36, weight=0.5), "m")
    canvas.pair((80, 122), "承修方：", style, "merchant_name", sold.merchant, narrowed(style, sold.merchant, 560))
    canvas.pair((860, 122), "结算编号：", style, None, sold.number, style)
    if sold.address:
        canvas.pair(
            (80, 164), "地址：", style, "merchant_address", sold.address[0], narrowed(style, sold.address[0], 600)
        )
    canvas.text((860, 164), f"电话：{sold.phone}", style)
    canvas.pair((80, 206), "托修方：", style, None, people.invent(rng).name, style)
    canvas.pair((420, 206), "车牌：", style, None, vehicles.plate(rng), style)
    canvas.pair(
        (860, 206), "结算日期：", style, "issue_date", sold.when.date(), style, shown(rng, sold.when.date(), DAYS)
    )
    columns = (
        (110, "序号", "m"),
        (170, "维修项目 / 配件名称", "l"),
        (760, "单位", "m"),
        (900, "数量", "r"),
        (1120, "单价", "r"),
        (1380, "金额", "r"),
    )
    canvas.frame(70, 240, 1410, 800, INK, 2)
    for x, heading, anchor in columns:
        canvas.text((x, 266), heading, style.but(weight=0.4), anchor)
    for i in range(1, 11):
        canvas.rule((70, 240 + i * 51), (1410, 240 + i * 51), INK, 1)
    for i, good in enumerate(sold.goods):
        texts = f"{i + 1}", good.name, good.unit, good.quantity, f"{good.price:.2f}", f"{good.amount:.2f}"
        for (x, _, anchor), text in zip(columns, texts, strict=True):
            canvas.text((x, 317 + i * 51), text, style, anchor)
    _garage_foot(canvas, sold, style)
    return canvas.done("receipt")


def _garage_foot(canvas: Canvas, sold: Sale, style: Style) -> None:
    canvas.text((90, 776), f"合计：{sold.subtotal:.2f}　　优惠：{sold.discount:.2f}", style)
    canvas.text((90, 832), f"实收金额（大写）：{to_words(sold.total)}", style)
    canvas.pair((980, 832), "实收金额：￥", style.but(weight=0.4), "total_amount", sold.total, style.but(weight=0.4))
    canvas.text((90, 884), "质量保证期：车辆行驶 5000 公里或 30 日，以先到者为准。", style.but(size=21))
    canvas.text((90, 950), "托修方签字：", style)
    canvas.text((860, 950), f"承修方经办：{sold.clerk}", style)
    pressed = seal.worn(seal.round_star(sold.merchant[:16], "业务专用章", 190), canvas.rng)
    canvas.stamp(pressed, (1250, 962), seal.RED, canvas.rng.uniform(-14, 14))


def passage(rng: random.Random) -> Rendered:
    """A motorway's printed ticket: a small sheet across, the sum large in a frame, who collects it in the last line."""
    sold = sale(rng, MOTORWAYS, (("通行费", "次", 5, 180),), 1, 0, whole=True)
    tint = rng.choice(((40, 110, 84), (46, 84, 150), (150, 70, 60)))
    canvas = Canvas((1060, 560), rng, rng.choice(((236, 246, 240), (240, 244, 252), (252, 244, 238))), shift=6)
    form, dots = Style("serif", 25, tint), Style(rng.choice(("mono", "typewriter")), 29, (46, 46, 60), dotted=True)
    canvas.text((530, 58), "江州省车辆通行费专用收据", form.but(size=38, spacing=4, weight=0.5), "m")
    canvas.pair((700, 112), "票号 ", form, None, people.digits(rng, 8), Style("serif", 30, (200, 56, 56)))
    start, end = rng.sample(STATIONS, 2)
    day = sold.when.date()
    for i, (label, text) in enumerate((("入口", start), ("出口", end), ("车型", rng.choice(("客一", "客二", "货一"))))):
        canvas.pair((70, 176 + i * 56), f"{label}：", form, None, text, dots)
    canvas.pair((470, 176), "日期：", form, "issue_date", day, dots, shown(rng, day, DAYS[:3]))
    canvas.pair((470, 232), "时间：", form, None, f"{sold.when:%H:%M:%S}", dots)
    canvas.pair((470, 288), "收费员：", form, None, people.digits(rng, 6), dots)
    canvas.frame(70, 336, 990, 420, tint, 2)
    canvas.text((96, 380), "金额（元）", form)
    canvas.value((360, 380), "total_amount", sold.subtotal, dots.but(size=44), f"{sold.subtotal:.2f}")
    canvas.text((620, 380), to_words(sold.subtotal), dots)
    canvas.pair((70, 466), "收费单位：", form, "merchant_name", sold.merchant, form)
    canvas.text((70, 516), "遗失不补　撕角作废", form.but(size=20))
    pressed = seal.worn(seal.oval(sold.merchant, invent.credit_code(rng), "通行费专用章", 200), rng)
    canvas.stamp(pressed, (860, 470), seal.RED, rng.uniform(-8, 8))
    return canvas.done("receipt")


def counter(rng: random.Random) -> Rendered:
    """An English tax receipt set flush left in proportional type: a wide margin, amounts under their own heading, total in reverse."""
    sold = bill(rng, rng.choice(("clinic", "restaurant", "pharmacy", "books")), 6)
    style = Style(rng.choice(("sans", "serif")), 27, (40, 40, 46))
    roll = Roll(rng, 760, style, leading=1.42, margin=0.08)
    roll.text("TAX RECEIPT", "r", style.but(size=24))
    roll.wrapped("merchant_name", sold.merchant, "l", style.but(size=37, weight=0.6))
    roll.rows("merchant_address", " ".join(sold.address), sold.address, "l", style.but(size=24))
    roll.text(f"T {sold.phone}    {sold.registration}", "l", style.but(size=22))
    roll.down(0.6)
    roll.cells(
        (0, "Receipt", "l"), (0.36, "Issued", "l"), (0.72, "Staff", "l"), style=style.but(size=20, ink=(110, 110, 116))
    )
    roll.canvas.text((roll.left, roll.y), sold.number, style)
    day = sold.when.date()
    roll.pair("", "issue_date", day, shown(rng, day, english.DAYS), 0.35)
    roll.cells((0.72, sold.clerk, "l"))
    roll.rule(3)
    roll.cells((0, "Item", "l"), (0.66, "Qty", "r"), (1, "Amount", "r"), style=style.but(weight=0.4))
    for good in sold.goods:
        roll.cells((0, good.name.title(), "l"), (0.66, good.quantity, "r"), (1, f"{good.amount:,.2f}", "r"))
    roll.rule(1)
    _counter_sums(roll, sold)
    roll.down(0.5)
    roll.text(rng.choice(("Paid by VISA ending 0042", "Paid in cash", "Paid by e-wallet")), "l", style.but(size=23))
    roll.text("Please retain this receipt for your insurance claim.", "l", style.but(size=21))
    return circled(roll.done(), rng)


def _counter_sums(roll: Roll, sold: Bill) -> None:
    small = roll.style.but(size=24)
    for label, amount in (
        ("Discount", -sold.discount),
        ("Service charge", sold.service),
        ("Tax", sold.tax),
        ("Rounding", sold.rounding),
    ):
        if amount:
            roll.ends(
                label if label != "Tax" or not sold.inclusive else "Tax included",
                None,
                f"{fen(amount):,.2f}",
                share=0.4,
                style=small,
            )
    top = round(roll.y)
    roll.canvas.image.paste((40, 40, 46), (round(roll.left), top - 8, round(roll.right), top + 64))
    white = roll.style.but(size=34, weight=0.5, ink=(250, 250, 250))
    roll.y = top + 28
    roll.canvas.text((roll.left + 16, roll.y), roll.rng.choice(("TOTAL", "AMOUNT PAID", "TOTAL PAID")), white)
    at = roll.right - 16, roll.y
    roll.canvas.value(
        at, "total_amount", sold.total, white, f"{roll.rng.choice(('RM', '$', 'RM '))}{sold.total:,.2f}", "r"
    )
    roll.y = top + 100.0


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "courier": courier,
    "garage": garage,
    "passage": passage,
    "tax_counter": counter,
}
