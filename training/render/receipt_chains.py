"""Chinese receipts of chains, for the benchmark: a pharmacy with its logo, a convenience shop, a clinic's charge slip."""

import random

from PIL import ImageDraw

from claims_ai.money import amount_text, to_words
from training.render import invent, people, seal
from training.render import medical_words as words
from training.render import receipt_words as shops
from training.render.canvas import Ink, Rendered, Style
from training.render.receipt_chinese import codes
from training.render.receipt_content import Sale, sale, shown
from training.render.receipt_paper import circled, thermal
from training.render.receipt_roll import Roll


def chain(rng: random.Random) -> Rendered:
    """A pharmacy chain's receipt: logo, shop behind a label, numbered drugs with batch and maker, member's points."""
    sold = sale(rng, ("{brand}大药房{street}店", "{town}{brand}大药房连锁有限公司{street}分店"), words.DRUGS, 5, 0.6)
    style = Style(rng.choice(("typewriter", "sans")), 24, (48, 48, 52), squeeze=rng.choice((1, 0.88)))
    roll = Roll(rng, 620, style, leading=1.42)
    _logo(roll, sold.merchant[0])
    roll.pair("门店：", "merchant_name", sold.merchant)
    roll.down()
    roll.cells((0, f"收银员：{sold.clerk}", "l"), (0.55, f"营业员：{people.digits(rng, 4)}", "l"))
    roll.text(f"小票号：{sold.number}")
    roll.pair("销售日期：", "issue_date", sold.when.date(), shown(rng, sold.when, ("{d:%Y-%m-%d}", "{d:%Y.%m.%d}")))
    roll.cells((1, f"{sold.when:%H:%M}", "r"))
    roll.dashes("─", style.but(font="typewriter"))
    for i, good in enumerate(sold.goods, 1):
        roll.text(f"{i}、{good.name}  {good.unit}")
        roll.text(
            f"   批号:{people.digits(rng, 6)} 江州{rng.choice(('仁心', '恒健', '东湖'))}制药", style=style.but(size=20)
        )
        roll.cells((0.3, f"¥{good.price}", "r"), (0.5, f"×{good.quantity}", "m"), (1, f"¥{good.amount}", "r"))
    roll.dashes("─", style.but(font="typewriter"))
    _due(roll, sold)
    if sold.address:
        roll.down(0.3)
        roll.wrapped("merchant_address", "".join(sold.address), "m", style.but(size=21))
    roll.text(f"药师热线 {sold.phone}", "m", style.but(size=21))
    codes(roll, sold)
    return thermal(roll.done(), rng)


def _due(roll: Roll, sold: Sale) -> None:
    roll.ends("商品总额", None, f"¥{sold.subtotal}")
    roll.ends("会员让利", None, f"¥{sold.discount:.2f}")
    roll.ends("应付总额", "total_amount", sold.total, f"¥{sold.total}", style=roll.style.but(size=32, weight=0.4))
    roll.ends(roll.rng.choice(("聚合支付", "医保个账", "现金支付")), None, f"¥{sold.total}")


def _logo(roll: Roll, letter: str) -> None:
    """A disc with a cross, or the brand's first character in a square."""
    pen, ink = ImageDraw.Draw(roll.canvas.image), roll.style.ink
    x, y, r = roll.middle, roll.y + 30, 44
    pen.ellipse((x - r, y - r, x + r, y + r), outline=ink, width=6)
    if roll.rng.random() < 0.5:
        pen.rectangle((x - 8, y - 26, x + 8, y + 26), fill=ink)
        pen.rectangle((x - 26, y - 8, x + 26, y + 8), fill=ink)
    else:
        roll.canvas.text((x, y), letter, Style("serif", 50, ink, weight=1), "m")
    roll.y = y + r + 34


def convenience(rng: random.Random) -> Rendered:
    """A convenience shop's receipt in small print, the day at the very end beside till and number."""
    sold = sale(
        rng,
        ("每时便利({street}店)", "街角小鹿{street}店", "鲜日达便利{town}店", "晨光里便利店"),
        shops.GROCERIES,
        7,
        0.7,
    )
    roll = Roll(rng, 480, Style(rng.choice(("mono", "sans")), 22, (60, 60, 64)), leading=1.4)
    roll.wrapped("merchant_name", sold.merchant, "l", roll.style.but(size=30, weight=0.5))
    if sold.address:
        roll.wrapped("merchant_address", "".join(sold.address), "l")
    roll.text(f"TEL {sold.phone}")
    roll.rule(1)
    for good in sold.goods:
        roll.cells((0, good.name, "l"), (1, amount_text(good.amount), "r"))
        if good.quantity != "1":
            roll.cells((0.1, f"{good.quantity}{good.unit}*@{good.price}", "l"))
    _change(roll, sold)
    return circled(thermal(roll.done(), rng), rng)


def _change(roll: Roll, sold: Sale) -> None:
    """The sums with the change, then the day beside the till's number."""
    roll.rule(1)
    roll.cells((0, f"小计 {len(sold.goods)}种", "l"), (1, amount_text(sold.subtotal), "r"))
    if sold.discount:
        roll.cells((0, "促销立减", "l"), (1, f"-{sold.discount:.2f}", "r"))
    big = roll.style.but(size=34, squeeze=0.6, weight=0.5)
    roll.ends("总　计", "total_amount", sold.total, f"{sold.total}", style=big)
    roll.cells((0, "收 到", "l"), (1, amount_text(sold.given), "r"))
    roll.cells((0, "找 回", "l"), (1, amount_text(sold.change), "r"))
    roll.rule(1)
    day = sold.when.date()
    roll.canvas.text((roll.left, roll.y), f"#{people.digits(roll.rng, 4)} P{roll.rng.randint(1, 9)}", roll.style)
    end = roll.pair(
        "",
        "issue_date",
        day,
        shown(roll.rng, day, ("{d:%y-%m-%d}", "{d.year}.{d.month}.{d.day}", "{d:%Y/%m/%d}")),
        0.35,
    )
    roll.canvas.text((end + 10, roll.y), f"{sold.when:%H:%M}", roll.style)
    roll.down()


def clinic(rng: random.Random) -> Rendered:
    """A private clinic's charge slip from a needle printer on half a sheet, with its seal; no tax form at all."""
    names = ("{town}{street}诊所", "江州{brand}中医诊所", "{town}{brand}口腔门诊部", "{street}社区卫生服务站")
    sold = sale(rng, names, (*words.SERVICES[10:40], *words.DRUGS), 7, 0.8, whole=rng.random() < 0.5)
    ink: Ink = rng.choice(((60, 60, 96), (64, 64, 68)))
    style = Style(rng.choice(("mono", "typewriter")), 25, ink, dotted=True)
    roll = Roll(rng, 1100, style, leading=1.55, margin=0.07)
    roll.wrapped("merchant_name", sold.merchant, "m", style.but(size=36))
    roll.text("收 费 单", "m", style.but(size=30))
    roll.pair("姓名:", None, people.invent(rng).name)
    roll.pair("就诊号:", None, people.digits(rng, 8), share=0.32)
    roll.pair("日期:", "issue_date", sold.when.date(), f"{sold.when:%Y年%m月%d日}", share=0.66)
    roll.down()
    roll.dashes("-")
    roll.cells((0, "项目", "l"), (0.56, "数量", "m"), (0.78, "单价", "r"), (1, "金额", "r"))
    for good in sold.goods:
        roll.cells(
            (0, good.name, "l"),
            (0.56, f"{good.quantity}{good.unit}", "m"),
            (0.78, f"{good.price}", "r"),
            (1, f"{good.amount}", "r"),
        )
    roll.dashes("-")
    _sealed(roll, sold)
    return roll.done()


def _sealed(roll: Roll, sold: Sale) -> None:
    """The sum in words and figures, where the clinic is, and its seal over that."""
    rng, total = roll.rng, sold.subtotal
    roll.pair("合计(大写):", None, to_words(total))
    roll.ends("￥", "total_amount", total, f"{total}", 0.72, 0.92)
    if sold.address:
        roll.pair("地址:", "merchant_address", "".join(sold.address))
        roll.down()
    roll.cells((0, f"电话:{sold.phone}", "l"), (0.6, f"收费员:{invent.number(rng, ('',), 3, 4)}", "l"))
    stamp = seal.worn(seal.round_star(sold.merchant, "收费专用章", 180), rng)
    roll.canvas.stamp(stamp, (rng.randint(700, 920), roll.y - 90), (214, 66, 70), rng.uniform(-15, 15))
